/**
 * A conversation that moves: to another model, to another host of the same wire, to another wire and
 * back. What only its maker understands waits in the client's history for its maker.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createGateway, defineConfig, type Gateway } from "../../mod.ts";
import type { DialectId } from "../../src/canonical/request.ts";
import type { PartWire } from "../../src/dialects/parts_table.ts";
import { ANSWERS, pathOf } from "../parts/wires.ts";
import { ask, CLIENT_KEY } from "../support/gateway.ts";
import { createInlineUpstream, type InlineUpstream } from "../support/inline_upstream.ts";
import { createClient } from "./clients.ts";
import { ownedIn } from "./owned.ts";
import { THINKERS } from "./providers.ts";

const SIGNATURE = "EqQB+/8=0";
const REDACTED = "EmwKAhgBEgy3va3pzix";
const THOUGHT = "The weather,\\nso I look.";

const claude = THINKERS.find(({ wire }) => wire === "messages") ?? assert.fail("no Claude");

/** Two hosts of Anthropic's wire and one of Google's. */
function setUp(stream: boolean): { gateway: Gateway; upstream: InlineUpstream } {
  const upstream = createInlineUpstream(({ url, body }) => {
    if (new URL(url).host === "google.invalid") return Response.json(ANSWERS.gemini);
    const began = body.includes("tool_result") || body.includes("functionResponse");
    const answer = claude.answers[began ? 1 : 0];
    return stream
      ? new Response(answer.stream, { headers: { "content-type": "text/event-stream" } })
      : Response.json(answer.whole);
  });
  const provider = (dialect: DialectId, host: string) => ({
    dialect,
    baseUrl: `http://${host}/v1`,
    apiKey: "k-12345678",
  });
  const config = defineConfig({
    keys: [{ name: "test", key: CLIENT_KEY }],
    providers: {
      one: provider("anthropic-messages", "one.invalid"),
      two: provider("anthropic-messages", "two.invalid"),
      google: provider("gemini", "google.invalid"),
    },
  });
  return { gateway: createGateway(config, { fetch: upstream.fetch }), upstream };
}

/** Asks `models` one after the other, in one conversation; the bodies sent and what got lost. */
async function move(
  client: PartWire,
  stream: boolean,
  models: readonly string[],
): Promise<{ bodies: string[]; lost: string[] }> {
  const { gateway, upstream } = setUp(stream);
  const speaker = createClient(client);
  const lost: string[] = [];
  speaker.say("What is the weather?");
  for (const model of models) {
    const response = await ask(
      gateway,
      pathOf(client, model, stream),
      speaker.body(model, stream),
    );
    const text = await response.text();
    assert.equal(response.status, 200, text);
    lost.push(response.headers.get("x-sluice-dropped") ?? "");
    if (!speaker.keep(text, stream, "-3 °C")) speaker.say("And then?");
  }
  return { bodies: upstream.requests.map(({ body }) => body), lost };
}

const CLIENTS: readonly PartWire[] = ["chat", "responses", "gemini"];

const CASES = CLIENTS.flatMap((client) => [true, false].map((stream) => ({ client, stream })));

for (const { client, stream } of CASES) {
  describe(`a client of ${client}, ${stream ? "streamed" : "whole"}`, () => {
    test("stays: everything goes back", async () => {
      const { bodies } = await move(client, stream, [
        "one/claude-sonnet-4-5",
        "one/claude-sonnet-4-5",
      ]);
      const [, body = ""] = bodies;
      assert.ok(body.includes(SIGNATURE) && body.includes(REDACTED), body);
    });

    for (const other of ["one/claude-opus-4-5", "two/claude-sonnet-4-5"]) {
      test(`moves to ${other}: without the signatures, and Claude takes no unsigned thought`, async () => {
        const { bodies, lost } = await move(client, stream, ["one/claude-sonnet-4-5", other]);
        const [, body = ""] = bodies;
        assert.ok(!body.includes(SIGNATURE) && !body.includes(REDACTED), body);
        assert.ok(!body.includes(THOUGHT), "reasoning is not told as words");
        assert.match(lost[1] ?? "", /thinking/);
      });
    }

    test("moves to a host that signs nothing: its thoughts go along bare", async () => {
      const { bodies, lost } = await move(client, stream, [
        "one/claude-sonnet-4-5",
        "two/minimax-m3",
      ]);
      const [, body = ""] = bodies;
      assert.ok(!body.includes(SIGNATURE) && !body.includes(REDACTED), body);
      const [first] = ownedIn("messages", JSON.parse(body));
      assert.deepEqual(first, { thinking: "The weather,\nso I look.", signature: "" });
      assert.match(lost[1] ?? "", /thinking\.signature/);
    });

    test("moves to another wire and back: it is all there again", async () => {
      const models = ["one/claude-sonnet-4-5", "google/gemini-3-pro", "one/claude-sonnet-4-5"];
      const { bodies } = await move(client, stream, models);
      const [, there = "", back = ""] = bodies;
      assert.ok(!there.includes(SIGNATURE) && !there.includes(REDACTED), there);
      assert.ok(!there.includes(THOUGHT), "reasoning is not told as words");
      assert.ok(back.includes(SIGNATURE) && back.includes(REDACTED), back);
    });
  });
}
