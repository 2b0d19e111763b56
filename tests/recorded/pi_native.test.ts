/**
 * Recorded requests of pi to its other providers: the conversation survives the way through Pi's own
 * wire, and the provider is sent what it was sent without it.
 *
 * @module
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { CanonicalRequest, ClientDialectId } from "../../src/canonical/request.ts";
import { dialectOf } from "../../src/dialects/mod.ts";
import { piNative } from "../../src/dialects/pi_native/mod.ts";
import { object } from "../support/json.ts";
import { sharedJson, withShared } from "../support/shared.ts";

const RECORDED: readonly [name: string, dialect: ClientDialectId][] = [
  ["anthropic-messages", "anthropic-messages"],
  ["openai-completions", "openai-chat"],
  ["openai-responses", "openai-responses"],
  ["google-generative-ai", "gemini"],
];

/** A request as JSON text and back, as it travels. */
function sent(dialect: ClientDialectId, request: CanonicalRequest): JsonObject {
  const target = { model: "m", profile: {} };
  return JSON.parse(JSON.stringify(dialectOf(dialect).encodeRequest(request, target).body));
}

withShared("recorded requests of pi", () => {
  for (const [name, dialect] of RECORDED) {
    test(`a turn with a tool's result, recorded on ${name}`, () => {
      const recorded = object(sharedJson(`client-requests/pi-0.73.1__${name}__turn2.json`));
      const body = { model: "m", stream: true, ...object(recorded.body) } as JsonObject;
      const { request } = dialectOf(dialect).decodeRequest(body);
      const roles = request.messages.map(({ role }) => role);
      assert.deepEqual(roles, ["system", "user", "assistant", "tool"]);
      const back = piNative.decodeRequest(sent("pi-native", request)).request;
      const { messages, tools, maxOutputTokens, reasoning } = back;
      const through = { ...request, messages, tools, maxOutputTokens, reasoning };
      const bare = withoutMarks(request);
      assert.deepEqual(
        sent(dialect, JSON.parse(JSON.stringify(through))),
        sent(dialect, bare),
      );
    });
  }
});

/**
 * The wire has no place for marks on parts, its other end places them itself; and a result that is no
 * error is one that does not say whether it is.
 */
function withoutMarks(request: CanonicalRequest): CanonicalRequest {
  const said = (key: string, value: unknown) =>
    key === "cache" || (key === "isError" && value === false) ? undefined : value;
  return JSON.parse(JSON.stringify(request, said));
}
