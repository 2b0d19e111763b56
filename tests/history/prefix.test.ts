/**
 * A provider's prompt cache is warm only as far as the bytes are the same: whatever a conversation
 * holds, each request begins with the whole of the one before it, instructions, tools and turns.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { Reply } from "../../src/canonical/reply.ts";
import type { AssistantPart, DialectId } from "../../src/canonical/request.ts";
import { dialectOf } from "../../src/dialects/mod.ts";
import { PART_WIRES, type PartWire } from "../../src/dialects/parts_table.ts";
import { MODELS } from "../parts/wires.ts";
import { object } from "../support/json.ts";
import { converse } from "./converse.ts";
import type { Answered } from "./providers.ts";

const WIRES = Object.keys(PART_WIRES) as PartWire[];

const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 9 })
  .filter((text) => text.trim() !== "");
const signature = fc.stringMatching(/^[A-Za-z0-9+/]{8,16}$/);
const args: fc.Arbitrary<JsonObject> = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,5}$/),
  fc.oneof(words, fc.integer(), fc.boolean()),
  { maxKeys: 3, noNullPrototype: true },
);

/** An answer of a provider whose wire is `origin`; calls are numbered when it is said. */
function replies(origin: DialectId): fc.Arbitrary<Reply> {
  const thinking = fc.record({ text: words, signature }).map((made): AssistantPart => ({
    type: "thinking",
    ...made,
    origin,
    // Nobody signs on the chat wire, and an item has an id on that of Responses.
    ...(origin === "openai-chat" ? { signature: "" } : {}),
    ...(origin === "openai-responses" ? { id: "rs_1" } : {}),
  }));
  const text = words.map((said): AssistantPart => ({ type: "text", text: said }));
  const call = args.map((made): AssistantPart => ({
    type: "tool_call",
    id: "",
    name: "get_weather",
    arguments: JSON.stringify(made),
    format: "json",
  }));
  return fc.tuple(fc.option(thinking), text, fc.array(call, { maxLength: 2 }))
    .map(([thought, said, calls]) => ({
      content: [...(thought === null ? [] : [thought]), said, ...calls],
      finish: { reason: calls.length > 0 ? "tool_calls" as const : "stop" as const },
    }));
}

/** What a provider of `wire` answers, in its own words. */
function answered(wire: PartWire, reply: Reply, turn: number): Answered {
  const content = reply.content.map((part, at) =>
    part.type === "tool_call" ? { ...part, id: `call_t${turn}x${at}` } : part
  );
  const whole = dialectOf(PART_WIRES[wire]).encodeReply({ ...reply, content }, {
    model: MODELS[wire],
    created: 1,
    request: {},
    estimatedInputTokens: 1,
    newId: (prefix) => `${prefix}${turn}`,
  });
  return { whole, stream: "" };
}

const TURNS: Readonly<Record<PartWire, string>> = {
  chat: "messages",
  messages: "messages",
  responses: "input",
  gemini: "contents",
};

/** The body as far as its last turn. */
function upToLastTurn(wire: PartWire, body: string): string {
  const turns = JSON.stringify(object(JSON.parse(body))[TURNS[wire]]);
  const at = body.indexOf(turns);
  assert.ok(at > 0, "the turns are in the body as they are printed");
  return body.slice(0, at + turns.length - 1);
}

for (const wire of WIRES) {
  describe(`toward ${wire}`, () => {
    for (const client of WIRES) {
      test(`each request of a client of ${client} begins with the one before it`, async () => {
        const conversations = fc.array(replies(PART_WIRES[wire]), { minLength: 2, maxLength: 4 });
        await fc.assert(
          fc.asyncProperty(conversations, async (said) => {
            const answers = said.map((reply, turn) => answered(wire, reply, turn));
            const { bodies } = await converse(client, false, {
              wire,
              model: MODELS[wire],
              answers,
            });
            bodies.slice(1).forEach((body, at) => {
              const before = upToLastTurn(wire, bodies[at] ?? "");
              assert.equal(body.slice(0, before.length), before);
              assert.match(body.slice(before.length), /^,\{/);
            });
          }),
          { numRuns: 12 },
        );
      });
    }
  });
}
