/**
 * MiniMax, at the endpoint that speaks Anthropic's wire, with a bearer token.
 *
 * @module
 */

import type { Provider } from "./provider.ts";

/** MiniMax, at the endpoint that speaks Anthropic's wire, with a bearer token. */
export const MINIMAX: Provider = {
  id: "minimax",
  name: "MiniMax",
  dialects: ["anthropic-messages"],
  baseUrl: "https://api.minimax.io/anthropic/v1",
  auth: "bearer",
  env: ["MINIMAX_API_KEY"],
  headers: { "anthropic-version": "2023-06-01" },
  profile: {},
  models: [],
  prefixes: [],
  docs: "https://platform.minimax.io/docs",
};
