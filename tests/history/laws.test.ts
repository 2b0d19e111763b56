/**
 * The law of history: what a provider made (its reasoning with every signature and ciphertext, its
 * words, its calls) goes out to a client of any wire, lives in that client's own history, and comes
 * back to the provider as if the client had spoken the provider's own wire, where every byte passes.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { PART_WIRES, type PartWire } from "../../src/dialects/parts_table.ts";
import { MODELS, pathOf } from "../parts/wires.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, type SentRequest } from "../support/inline_upstream.ts";
import { createClient } from "./clients.ts";
import { type Owned, ownedIn } from "./owned.ts";
import { type Answered, type Thinker, THINKERS } from "./providers.ts";

const WIRES = Object.keys(PART_WIRES) as PartWire[];

interface Converse {
  readonly wire: PartWire;
  readonly model: string;
  readonly answers: readonly Answered[];
}

/** The last body that the provider gets, and what was lost on the way. */
export interface Conversed {
  readonly owned: Owned[];
  readonly lost: string[];
}

/** Has the whole conversation as a client of `client`, and then asks once more. */
export async function converse(
  client: PartWire,
  stream: boolean,
  { wire, model, answers }: Converse,
): Promise<Conversed> {
  const upstream = createInlineUpstream((request) => answerOf(request, stream, answers));
  const gateway = gatewayOf({
    dialect: PART_WIRES[wire],
    profile: wire === "chat" && hasDetails(answers) ? { reasoningField: "reasoning" } : {},
    host: { fetch: upstream.fetch },
  });
  const speaker = createClient(client);
  const lost: string[] = [];
  speaker.say("What is the weather?");
  for (let turn = 0; turn <= answers.length; turn++) {
    const path = pathOf(client, `up/${model}`, stream);
    const body = speaker.body(`up/${model}`, stream);
    const response = await ask(gateway, path, body);
    const text = await response.text();
    assert.equal(response.status, 200, text);
    lost.push(...response.headers.get("x-sluice-dropped")?.split(", ") ?? []);
    if (turn === answers.length) break;
    speaker.keep(text, stream, "-3 °C");
    if (turn === answers.length - 1) speaker.say("Thank you.");
  }
  const last = upstream.requests.at(-1);
  assert.ok(last);
  return { owned: ownedIn(wire, last.json()), lost };
}

function hasDetails(answers: readonly Answered[]): boolean {
  return answers.some(({ stream }) => stream.includes("reasoning_details"));
}

let asked = new WeakMap<readonly Answered[], number>();

function answerOf(_: SentRequest, stream: boolean, answers: readonly Answered[]): Response {
  const turn = asked.get(answers) ?? 0;
  asked.set(answers, turn + 1);
  const answer = answers[Math.min(turn, answers.length - 1)];
  assert.ok(answer);
  return stream
    ? new Response(answer.stream, { headers: { "content-type": "text/event-stream" } })
    : Response.json(answer.whole);
}

function fresh(thinker: Thinker): Converse {
  asked = new WeakMap();
  return { ...thinker, model: MODELS[thinker.wire] };
}

for (const thinker of THINKERS) {
  describe(thinker.name, () => {
    for (const stream of [true, false]) {
      for (const client of WIRES) {
        test(`through ${client}, ${stream ? "streamed" : "whole"}`, async () => {
          const own = await converse(thinker.wire, stream, fresh(thinker));
          const through = await converse(client, stream, fresh(thinker));
          assert.ok(own.owned.length >= 4, "the conversation is there at all");
          assert.deepEqual(through.owned, own.owned);
          assert.ok(!through.lost.some((name) => name.startsWith("thinking")), `${through.lost}`);
        });
      }
    }
  });
}
