/**
 * What the gateway writes itself passes the vendors' schemas: requests to providers and errors here,
 * streamed events and whole answers where they are walked.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type { WireId } from "../support/dialects.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, jsonOf } from "../support/inline_upstream.ts";
import { object } from "../support/json.ts";
import { createSchemaCheck, type Shape } from "../support/schemas.ts";
import { withShared } from "../support/shared.ts";
import { type AnyWire, CLIENT_WIRES, pathOf } from "../support/wires.ts";

withShared("schemas", () => {
  const check = createSchemaCheck();

  /** Fails with every piece that is wrong, each with where it came from. */
  function report(wrong: string[]): void {
    assert.equal(wrong.length, 0, `${wrong.length} wrong:\n${wrong.slice(0, 20).join("\n")}`);
  }

  function note(wrong: string[], from: string, dialect: WireId, shape: Shape, value: unknown) {
    const problem = check(dialect, shape, value);
    if (problem) wrong.push(`${from}: ${problem} in ${JSON.stringify(value).slice(0, 300)}`);
  }

  test("a wrong event does not pass", () => {
    assert.ok(check("openai-chat", "event", { id: "x", choices: {} }));
    assert.ok(check("anthropic-messages", "event", { type: "content_block_start", index: "0" }));
    assert.ok(check("openai-responses", "event", { type: "response.output_text.delta" }));
  });

  for (const wire of CLIENT_WIRES) {
    test(`requests of ${wire.dialect} clients, to every provider`, async () => {
      for (const { dialect } of CLIENT_WIRES.filter((each) => each.dialect !== wire.dialect)) {
        const upstream = createInlineUpstream(() => jsonOf({ error: { message: "no" } }, 400));
        const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
        for (const stream of [false, true]) {
          await ask(gateway, pathOf(wire, stream), wire.request("hello", stream));
        }
        assert.equal(upstream.requests.length, 2);
        for (const sent of upstream.requests) {
          assert.equal(check(dialect, "request", sent.json()), undefined, sent.body);
        }
      }
    });

    test(`errors of ${wire.dialect}`, async () => {
      const wrong: string[] = [];
      for (const status of [400, 401, 403, 404, 413, 429, 500, 503, 529]) {
        // Anthropic documents `request_too_large` for 413; the SDK's types, and so the schema,
        // leave it out.
        if (status === 413 && wire.dialect === "anthropic-messages") continue;
        for (const { dialect } of CLIENT_WIRES.filter((each) => each.dialect !== wire.dialect)) {
          const answer = await reply(wire, dialect, { error: { message: "no" } }, status);
          note(wrong, `${status}`, wire.dialect, "fault", answer.body);
        }
      }
      report(wrong);
    });
  }

  async function reply(wire: AnyWire, dialect: WireId, body: unknown, status = 200) {
    const upstream = createInlineUpstream(() => jsonOf(body, status));
    const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
    const response = await ask(gateway, wire.path, wire.request("hello", false));
    return { status: response.status, body: object(await response.json()) };
  }
});
