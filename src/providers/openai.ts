/**
 * OpenAI, whose two APIs share a base URL.
 *
 * @module
 */

import { MODEL_ENDPOINT_IDS } from "../canonical/endpoint.ts";
import type { Provider } from "./provider.ts";

/** OpenAI, whose two APIs share a base URL. */
export const OPENAI: Provider = {
  id: "openai",
  name: "OpenAI",
  dialects: ["openai-responses", "openai-chat"],
  baseUrl: "https://api.openai.com/v1",
  auth: "bearer",
  env: ["OPENAI_API_KEY"],
  headers: {},
  profile: {
    developerRole: true,
    customTools: true,
    reasoningField: "none",
    callIds: { longest: 40 },
  },
  trueTo: ["openai-responses", "openai-chat"],
  models: [
    "gpt-6-astra",
    "gpt-6.1-sol",
    "gpt-6.1-terra",
    "gpt-6-sol",
    "gpt-6-luna",
    "gpt-5.5",
    "gpt-5.4",
    "gpt-5.4-mini",
    "gpt-5.4-nano",
    "gpt-5.2",
    "gpt-5.1",
    "gpt-5",
    "gpt-5-mini",
    "gpt-5-nano",
    "gpt-4.1",
    "gpt-4.1-mini",
    "gpt-4.1-nano",
    "gpt-4o",
    "gpt-4o-mini",
    "o3",
    "o4-mini",
  ],
  prefixes: [
    "gpt-3",
    "gpt-4",
    "gpt-5",
    "gpt-6",
    "gpt-audio",
    "chatgpt-",
    "codex-",
    "o1",
    "o3",
    "o4",
    "text-embedding-3",
    "text-embedding-ada",
    "gpt-image",
    "dall-e",
    "tts-",
    "whisper-",
    "omni-moderation",
    "text-moderation",
    "babbage-",
    "davinci-",
  ],
  endpoints: [...MODEL_ENDPOINT_IDS.filter((id) => id !== "rerank"), "files", "batches"],
  checkPath: "/models",
  docs: "https://platform.openai.com/docs/api-reference",
};
