/**
 * Google's Vertex AI. One provider serves three wires, told apart by the publisher of the model.
 *
 * @module
 */

import type { Provider } from "./provider.ts";

/** Google's Vertex AI. */
export const VERTEX: Provider = {
  id: "google-vertex",
  name: "Google Vertex AI",
  dialects: ["gemini", "anthropic-messages", "openai-chat"],
  wires: [
    { models: ["google/gemini-", "gemini-"], dialects: ["gemini"] },
    { models: ["anthropic/", "claude-"], dialects: ["anthropic-messages"] },
    // Models of other publishers, `meta/llama-…`, are served in OpenAI's wire only.
    { models: [""], dialects: ["openai-chat"] },
  ],
  baseUrl: "https://{host}",
  cloud: {
    id: "google",
    envelope: "vertex",
    place: {},
    env: {
      project: [
        "GOOGLE_CLOUD_PROJECT",
        "GOOGLE_CLOUD_PROJECT_ID",
        "GCP_PROJECT",
        "GCLOUD_PROJECT",
      ],
      location: ["GOOGLE_VERTEX_LOCATION", "VERTEX_LOCATION"],
      usualLocation: ["GOOGLE_CLOUD_LOCATION"],
    },
    scope: "https://www.googleapis.com/auth/cloud-platform",
  },
  // A key of express mode; accounts of other kinds send tokens.
  auth: "x-goog-api-key",
  env: ["GOOGLE_CLOUD_API_KEY"],
  headers: { "anthropic-version": "2023-06-01" },
  profile: { maxTokensField: "max_tokens", functionIds: false },
  models: [],
  prefixes: [],
  tokenShape: { fromAttrs: { "x-goog-user-project": "quotaProject" } },
  note: "Where it is, and its own accounts: [clouds.md](clouds.md).",
  docs: "https://cloud.google.com/vertex-ai/generative-ai/docs",
};
