/**
 * xAI, which recommends its Responses API and calls its chat one deprecated.
 *
 * @module
 */

import type { Provider } from "./provider.ts";

/** xAI, which recommends its Responses API and calls its chat one deprecated. */
export const XAI: Provider = {
  id: "xai",
  name: "xAI",
  dialects: ["openai-responses", "openai-chat"],
  baseUrl: "https://api.x.ai/v1",
  auth: "bearer",
  env: ["XAI_API_KEY"],
  headers: {},
  profile: {},
  models: [],
  prefixes: ["grok-"],
  endpoints: ["images/generations", "images/edits", "files"],
  oauth: "xai",
  checkPath: "/api-key",
  docs: "https://docs.x.ai",
};
