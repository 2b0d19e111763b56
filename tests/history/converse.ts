/**
 * One whole conversation between a client of any wire and a provider of any other.
 *
 * @module
 */

import assert from "node:assert/strict";
import { PART_WIRES, type PartWire } from "../../src/dialects/parts_table.ts";
import { pathOf } from "../parts/wires.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream } from "../support/inline_upstream.ts";
import { createClient } from "./clients.ts";
import { type Owned, ownedIn } from "./owned.ts";
import type { Answered } from "./providers.ts";

/** A provider, and what it says. */
export interface Converse {
  readonly wire: PartWire;
  readonly model: string;
  readonly answers: readonly Answered[];
}

/** What the provider got, and what was lost on the way. */
export interface Conversed {
  readonly owned: Owned[];
  readonly lost: string[];
  /** Every body that the provider got, in order. */
  readonly bodies: string[];
}

/** Has the whole conversation as a client of `client`, and then asks once more. */
export async function converse(
  client: PartWire,
  stream: boolean,
  { wire, model, answers }: Converse,
): Promise<Conversed> {
  const upstream = createInlineUpstream(() =>
    answerOf(upstream.requests.length - 1, stream, answers)
  );
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
    if (!speaker.keep(text, stream, "-3 °C")) speaker.say("And then?");
  }
  const last = upstream.requests.at(-1);
  assert.ok(last);
  const bodies = upstream.requests.map(({ body }) => body);
  return { owned: ownedIn(wire, last.json()), lost, bodies };
}

function hasDetails(answers: readonly Answered[]): boolean {
  return answers.some(({ stream }) => stream.includes("reasoning_details"));
}

function answerOf(turn: number, stream: boolean, answers: readonly Answered[]): Response {
  const answer = answers[Math.min(turn, answers.length - 1)];
  assert.ok(answer);
  return stream
    ? new Response(answer.stream, { headers: { "content-type": "text/event-stream" } })
    : Response.json(answer.whole);
}
