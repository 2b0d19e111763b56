/**
 * The backend of Codex, which ChatGPT's plans pay for.
 *
 * @module
 */

import type { Provider } from "./provider.ts";

/** The backend of Codex. */
export const CODEX: Provider = {
  id: "openai-codex",
  name: "OpenAI Codex",
  dialects: ["openai-responses"],
  baseUrl: "https://chatgpt.com/backend-api/codex",
  auth: "bearer",
  transports: ["websocket", "sse"],
  // What Codex itself says, where it is the client; its account's attestation would be another's.
  ownHeaders: ["originator", "version", "x-codex-*"],
  turnHeader: "x-codex-turn-state",
  env: [],
  // The backend asks clients who they are.
  headers: { originator: "sluice" },
  profile: { developerRole: true, keepsResponses: false },
  models: [],
  prefixes: [],
  oauth: "chatgpt",
  // "Available to ChatGPT Pro users", says https://developers.openai.com/codex/models; of the plans
  // of organisations it says nothing.
  plans: [{
    models: "gpt-5.3-codex-spark",
    covered: ["pro"],
    uncovered: ["free", "go", "plus"],
  }],
  tokenShape: {
    listed: { "openai-beta": ["responses=experimental"] },
    listedOnSocket: { "openai-beta": ["responses_websockets=2026-02-06"] },
    fromAttrs: {
      "chatgpt-account-id": "accountId",
      "x-openai-internal-codex-residency": "residency",
    },
    // It refuses to keep anything, and what steers sampling.
    set: { store: false },
    keepsNothing: true,
    // Else reasoning would be lost from one turn to the next.
    includes: { include: ["reasoning.encrypted_content"] },
    session: { member: "prompt_cache_key", headers: ["session-id", "session_id"] },
    streamed: true,
    drop: [
      "max_output_tokens",
      "temperature",
      "top_p",
      "top_k",
      "min_p",
      "frequency_penalty",
      "presence_penalty",
      "stop",
    ],
    lead: { member: "instructions", form: "text" },
  },
  docs: "https://developers.openai.com/codex/auth",
};
