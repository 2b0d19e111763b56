/**
 * Google's Gemini API.
 *
 * @module
 */

import type { Provider } from "./provider.ts";

/** Google's Gemini API. */
export const GEMINI: Provider = {
  id: "gemini",
  aliases: ["google"],
  name: "Google Gemini",
  dialects: ["gemini"],
  baseUrl: "https://generativelanguage.googleapis.com/v1beta",
  auth: "x-goog-api-key",
  env: ["GEMINI_API_KEY", "GOOGLE_API_KEY"],
  headers: {},
  profile: {},
  trueTo: ["gemini"],
  models: [],
  prefixes: ["gemini-", "imagen-"],
  endpoints: ["gemini/embed", "gemini/predict"],
  oauth: "google",
  checkPath: "/models?pageSize=1",
  docs: "https://ai.google.dev/api/generate-content",
};
