/**
 * Google's Gemini API, at the endpoint that speaks OpenAI's chat wire.
 *
 * @module
 */

import type { Provider } from "./provider.ts";

/** Google's Gemini API, at the endpoint that speaks OpenAI's chat wire. */
export const GEMINI: Provider = {
  id: "gemini",
  name: "Google Gemini",
  dialects: ["openai-chat"],
  baseUrl: "https://generativelanguage.googleapis.com/v1beta/openai",
  auth: "bearer",
  env: ["GEMINI_API_KEY", "GOOGLE_API_KEY"],
  headers: {},
  profile: { maxTokensField: "max_tokens" },
  models: [],
  prefixes: ["gemini-"],
  docs: "https://ai.google.dev/gemini-api/docs/openai",
};
