/**
 * Compaction where the provider has none: a summary that the model wrote itself, in the place where
 * the vendor puts its ciphertext. It is all in the client's hands, so nothing has to be kept; and it
 * begins as a seal does, so that no provider is handed it as its own.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import { type Usage, zeroUsage } from "../../canonical/usage.ts";
import { itemsOf } from "./references.ts";
import { encodeUsage } from "./usage.ts";

const PREFIX = "sluice1:summary::";

/** What a model is asked for at the end of the history that it is to make shorter. */
const REQUEST =
  "The conversation up to here is going to be replaced by a summary, and you will go " +
  "on from that alone. Write it now: what was asked for and why, what was decided, done and found " +
  "out, with every name, number, path and piece of text that is still needed word for word, and " +
  "what is left to do. Write the summary only.";

const INTRODUCTION = "A summary of the conversation up to here:\n\n";

/** The request for a summary of `body`'s input. */
export function summaryRequest({ model, input, instructions, tools }: JsonObject): JsonObject {
  return {
    model,
    ...(typeof instructions === "string" ? { instructions } : {}),
    // A history with calls in it is refused by some providers where no tools are declared.
    ...(Array.isArray(tools) ? { tools } : {}),
    input: [...itemsOf(input), { type: "message", role: "user", content: REQUEST }],
    store: false,
  };
}

/** The answer to a request for a compaction: all that the user said, then the summary. */
export function encodeCompaction(
  summary: string,
  input: readonly JsonObject[],
  usage: Usage | undefined,
  { created, newId }: { readonly created: number; newId(prefix: string): string },
): JsonObject {
  const said = input.filter(({ type, role }) => type === "message" && role === "user");
  const item = { id: newId("cmp_"), type: "compaction", encrypted_content: PREFIX + summary };
  return {
    id: newId("resp_"),
    object: "response.compaction",
    created_at: created,
    output: [...said, item],
    usage: encodeUsage(usage ?? zeroUsage()),
  };
}

/** What a compaction of our own making says to the model; `undefined` for a provider's. */
export function summaryIn(item: JsonValue): string | undefined {
  if (!isJsonObject(item)) return undefined;
  const { encrypted_content: content } = item;
  if (typeof content !== "string" || !content.startsWith(PREFIX)) return undefined;
  return INTRODUCTION + content.slice(PREFIX.length);
}
