/**
 * Vercel's AI Gateway, a router over many vendors that serves all three wires under one base URL.
 *
 * @module
 */

import type { Provider } from "./provider.ts";

/** Vercel's AI Gateway, a router over many vendors that serves all three wires under one base URL. */
export const VERCEL: Provider = {
  id: "vercel",
  name: "Vercel AI Gateway",
  dialects: ["openai-chat", "openai-responses", "anthropic-messages"],
  baseUrl: "https://ai-gateway.vercel.sh/v1",
  auth: "bearer",
  env: ["AI_GATEWAY_API_KEY"],
  headers: { "anthropic-version": "2023-06-01" },
  profile: { reasoningField: "reasoning" },
  models: [],
  prefixes: [],
  endpoints: ["embeddings"],
  checkPath: "/credits",
  docs: "https://vercel.com/docs/ai-gateway",
};
