/**
 * OpenRouter, a router over many vendors; its model names hold a slash.
 *
 * @module
 */

import type { Provider } from "./provider.ts";

/** OpenRouter, a router over many vendors; its model names hold a slash. */
export const OPENROUTER: Provider = {
  id: "openrouter",
  name: "OpenRouter",
  dialects: ["openai-chat"],
  baseUrl: "https://openrouter.ai/api/v1",
  auth: "bearer",
  env: ["OPENROUTER_API_KEY"],
  headers: {},
  profile: { maxTokensField: "max_tokens", cacheControl: true, reasoningField: "reasoning" },
  models: [],
  prefixes: [],
  endpoints: ["completions", "embeddings", "rerank", "audio/speech", "audio/transcriptions"],
  oauth: "openrouter",
  checkPath: "/key",
  docs: "https://openrouter.ai/docs/api-reference",
};
