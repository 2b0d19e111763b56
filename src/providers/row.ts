/**
 * How rows are written: each states only what tells it apart.
 *
 * @module
 */

import type { WireProfile } from "../dialects/dialect.ts";
import type { Provider } from "./provider.ts";

/** A row as it is written. */
export type Row = Pick<Provider, "id" | "name" | "baseUrl" | "env" | "docs"> & Partial<Provider>;

/** The version every Anthropic-shaped API wants to be told. */
const ANTHROPIC_VERSION = { "anthropic-version": "2023-06-01" };

/** The chat wire as it was when others took it over, which all of them understand. */
const CHAT: WireProfile = {
  maxTokensField: "max_tokens",
  system: "merged",
  plainText: true,
  toolChoice: "named",
};

/**
 * The whole of a row. Unless it says otherwise it is a vendor or host that speaks OpenAI's chat wire of
 * before the `developer` role: a bearer token, `system` messages, `max_tokens`.
 */
export function defineProvider(row: Row): Provider {
  const { dialects = ["openai-chat"] } = row;
  const chat = dialects.includes("openai-chat");
  return {
    auth: "bearer",
    models: [],
    prefixes: [],
    ...row,
    dialects,
    headers: {
      ...(dialects.includes("anthropic-messages") ? ANTHROPIC_VERSION : {}),
      ...row.headers,
    },
    profile: { ...(chat ? CHAT : {}), ...row.profile },
  };
}
