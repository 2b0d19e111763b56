/**
 * Anthropic.
 *
 * @module
 */

import type { Provider } from "./provider.ts";

/** Anthropic. */
export const ANTHROPIC: Provider = {
  id: "anthropic",
  name: "Anthropic",
  dialects: ["anthropic-messages"],
  baseUrl: "https://api.anthropic.com/v1",
  auth: "x-api-key",
  env: ["ANTHROPIC_API_KEY"],
  headers: { "anthropic-version": "2023-06-01" },
  profile: {},
  trueTo: ["anthropic-messages"],
  models: [
    "claude-opus-5-5",
    "claude-opus-5",
    "claude-opus-4-8",
    "claude-opus-4-7",
    "claude-opus-4-6",
    "claude-opus-4-5",
    "claude-sonnet-5-5",
    "claude-sonnet-5",
    "claude-sonnet-4-6",
    "claude-sonnet-4-5",
    "claude-haiku-5-5",
    "claude-haiku-4-5",
    "claude-fable-5-2",
    "claude-fable-5",
  ],
  prefixes: ["claude-"],
  // The longest time to live that its prompt cache offers.
  warmMs: 60 * 60_000,
  endpoints: ["anthropic/files", "anthropic/batches"],
  oauth: "claude",
  tokenShape: {
    query: { beta: "true" },
    listed: { "anthropic-beta": ["oauth-2025-04-20"] },
    lead: { member: "system", form: "blocks" },
  },
  checkPath: "/models?limit=1",
  docs: "https://platform.claude.com/docs/en/api/messages",
};
