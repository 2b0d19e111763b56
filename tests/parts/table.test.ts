/**
 * What the table of parts says is what happens: every part that a client of any wire can say, in
 * every place it can say it, sent through the gateway to a provider of every wire.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  PART_TARGETS,
  PART_WIRES,
  type PartFate,
  type PartPosition,
  type PartRow,
  PARTS,
  type PartTarget,
  type PartWire,
} from "../../src/dialects/parts_table.ts";
import { fieldOf } from "../options/walk.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream } from "../support/inline_upstream.ts";
import { type Json, object } from "../support/json.ts";
import { ADDRESSES, ARRIVALS, CONVERSE_PATHS, type Place, PLACES, SAYINGS } from "./said.ts";
import { ANSWERS, MODELS, pathOf } from "./wires.ts";

const WIRES = Object.keys(PART_WIRES) as PartWire[];
const TARGETS = Object.keys(PART_TARGETS) as PartTarget[];

/** A row that a client says, on its way to a provider. */
interface Case {
  readonly row: PartRow;
  readonly client: PartWire;
  readonly target: PartTarget;
  readonly place: Place;
  readonly said: Json;
}

interface Outcome {
  readonly status: number;
  readonly error: string;
  readonly sent: Json | undefined;
  readonly dropped: string;
  readonly requests: string[];
}

async function send({ client, target, place, said }: Case): Promise<Outcome> {
  const upstream = createInlineUpstream(() => Response.json(ANSWERS[target]));
  const gateway = gatewayOf({ dialect: PART_TARGETS[target], host: { fetch: upstream.fetch } });
  const model = `up/${MODELS[target]}`;
  const body = client === "gemini" ? place.body(said) : { model, ...place.body(said) };
  const response = await ask(gateway, pathOf(client, model), body);
  const text = await response.text();
  return {
    status: response.status,
    error: response.ok ? "" : text,
    sent: upstream.requests[0]?.json(),
    dropped: response.headers.get("x-sluice-dropped") ?? "",
    requests: upstream.requests.map(({ url }) => new URL(url).host),
  };
}

async function check(one: Case): Promise<void> {
  const outcome = await send(one);
  const { row, client, target, place, said } = one;
  const fate = row.fates[target];
  if (client !== target && fate.verdict === "rejected") return checkRejected(outcome, place);
  assert.equal(outcome.status, 200, outcome.error);
  assert.deepEqual(outcome.requests, ["upstream.invalid"], "nothing is fetched here");
  assert.ok(outcome.sent);
  if (client === target) {
    const { model: _, ...sent } = outcome.sent;
    return assert.deepEqual(sent, place.body(said));
  }
  assertNoAddressInText(outcome.sent);
  checkTranslated(fate, one, outcome);
}

function checkRejected({ status, error, requests }: Outcome, { path }: Place): void {
  assert.equal(status, 400, error);
  assert.deepEqual(requests, [], "nothing goes to the provider");
  assert.ok(error.includes(path), `${path} is not named in ${error}`);
}

function checkTranslated(fate: PartFate, { row, target, place }: Case, outcome: Outcome): void {
  const { sent, dropped } = outcome;
  switch (fate.verdict) {
    case "translated": {
      const home = target === "chat" && fate.note?.includes("behind")
        ? "messages[3].content[1]"
        : homeOf(target, row.position) ?? place.path;
      const found = home.startsWith("contents[2]") && fate.as === "text"
        // Gemini's results have their words in an object of their own.
        ? { text: String(fieldOf(sent, "contents[2].parts[0].functionResponse.response.output")) }
        : object(fieldOf(sent, home), home);
      const expected = ARRIVALS[target][`${row.kind} ${row.source}`];
      assert.ok(expected, `${row.kind} ${row.source} of ${target}`);
      assert.ok(fate.as in found || found.type === fate.as, `${fate.as} at ${home}`);
      return assertHolds(found, expected);
    }
    case "dropped":
      assert.ok(dropped.split(", ").includes(fate.name), dropped);
      return assert.ok(!JSON.stringify(sent).includes("JVBER"));
    default:
      assert.fail(`a client of another wire can say what is ${fate.verdict}`);
  }
}

/** Where a part stands in the body of a provider. */
function homeOf(target: PartTarget, position: PartPosition): string | undefined {
  return target === "converse" ? CONVERSE_PATHS[position] : PLACES[target][position]?.path;
}

/** `expected`, and whatever the wire demands beside it: a file's name, for one. */
function assertHolds(found: unknown, expected: unknown): void {
  if (typeof expected === "string" && typeof found === "string") {
    return assert.ok(found.includes(expected), `${expected} in ${found}`);
  }
  if (typeof expected !== "object" || expected === null) return assert.equal(found, expected);
  for (const [key, value] of Object.entries(expected)) {
    assertHolds(object(found)[key], value);
  }
}

function assertNoAddressInText(value: unknown): void {
  JSON.stringify(value, (key, inner: unknown) => {
    if (key === "text" || key === "content" || key === "output") {
      for (const address of Object.values(ADDRESSES)) {
        assert.ok(
          typeof inner !== "string" || !inner.includes(address),
          `${key}: ${String(inner)}`,
        );
      }
    }
    return inner;
  });
}

const said = new Set<PartRow>();

for (const client of WIRES) {
  describe(`parts that clients of ${client} say`, () => {
    for (const row of PARTS) {
      const place = PLACES[client][row.position];
      const words = SAYINGS[client][`${row.kind} ${row.source}`];
      if (place === undefined || words === undefined) continue;
      said.add(row);
      for (const target of TARGETS) {
        const verdict = client === target ? "as it is" : row.fates[target].verdict;
        const { kind, source, position } = row;
        test(`${kind} (${source}), ${position}, toward ${target}: ${verdict}`, async () => {
          await check({ row, client, target, place, said: words });
        });
      }
    }
  });
}

test("every row has a client that can say it, except what only the assistant says by id", () => {
  const unsaid = PARTS.filter((row) => !said.has(row));
  assert.deepEqual(unsaid.map(({ kind, source, position }) => `${kind} ${source} ${position}`), [
    "audio openai assistant",
  ]);
});

test("a sound that the model made is known to its vendor alone", async () => {
  const history = {
    model: "up/m",
    messages: [
      { role: "user", content: "Sing" },
      { role: "assistant", audio: { id: "audio_1" } },
      { role: "user", content: "Again" },
    ],
  };
  for (const target of WIRES) {
    const upstream = createInlineUpstream(() => Response.json(ANSWERS[target]));
    const gateway = gatewayOf({ dialect: PART_TARGETS[target], host: { fetch: upstream.fetch } });
    const response = await ask(gateway, pathOf("chat", "up/m"), history);
    const text = await response.text();
    assert.equal(response.status, target === "chat" ? 200 : 400, text);
    if (target !== "chat") assert.ok(text.includes("messages[1].audio"), text);
  }
});
