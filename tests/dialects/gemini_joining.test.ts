/** What a Gemini client was streamed, as clients of different makes send it back. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { JsonObject } from "../../src/canonical/json.ts";
import { gemini } from "../../src/dialects/gemini/mod.ts";

/** `sluice1:anthropic-messages::sig` in base64: another vendor's signature. */
const SEALED = btoa("sluice1:anthropic-messages::sig");

const PIECES: JsonObject[] = [{ text: "First ", thought: true }, { text: "this.", thought: true }];
const CALL: JsonObject = { functionCall: { name: "f", args: {} } };

/** One turn of the model's for each list of parts. */
function readThought(...turns: JsonObject[][]): unknown {
  const { request } = gemini.decodeRequest({
    model: "m",
    contents: [
      { role: "user", parts: [{ text: "q" }] },
      ...turns.map((parts) => ({ role: "model", parts })),
    ],
  });
  const assistant = request.messages.find(({ role }) => role === "assistant");
  return assistant?.content[0];
}

describe("reasoning of another vendor's comes back whole and signed", () => {
  const [first = {}, last = {}] = PIECES;
  const signed = { ...last, thoughtSignature: SEALED };
  const alone = { text: "", thought: true, thoughtSignature: SEALED };
  const whole = { text: "First this.", thought: true, thoughtSignature: SEALED };
  const histories: [string, JsonObject[][]][] = [
    ["in one part", [[whole, CALL]]],
    ["in pieces, the last of them signed", [[first, signed, CALL]]],
    ["in pieces, the last of them signed, a turn for each", [[first], [signed], [CALL]]],
    ["in pieces, the signature behind them", [[first, last, alone, CALL]]],
    ["in pieces, the signature behind them, a turn for each", [[first], [last], [alone], [CALL]]],
  ];
  for (const [name, turns] of histories) {
    it(name, () => {
      assert.deepEqual(readThought(...turns), {
        type: "thinking",
        text: "First this.",
        signature: "sig",
        origin: "anthropic-messages",
      });
    });
  }
});
