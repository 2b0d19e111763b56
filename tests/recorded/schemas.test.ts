/**
 * Everything the gateway writes itself, streamed events, whole answers, requests to providers and
 * errors, passes the vendors' schemas.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type { DialectId } from "../support/dialects.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, jsonOf, streamOf } from "../support/inline_upstream.ts";
import { object } from "../support/json.ts";
import { recordedReplies } from "../support/recorded_replies.ts";
import { goldens, recordedStream } from "../support/recordings.ts";
import { createSchemaCheck, type Shape } from "../support/schemas.ts";
import { withShared } from "../support/shared.ts";
import { readSse } from "../support/sse.ts";
import { type Wire, WIRES } from "../support/wires.ts";

withShared("schemas", () => {
  const check = createSchemaCheck();

  /** Fails with every piece that is wrong, each with where it came from. */
  function report(wrong: string[]): void {
    assert.equal(wrong.length, 0, `${wrong.length} wrong:\n${wrong.slice(0, 20).join("\n")}`);
  }

  function note(wrong: string[], from: string, dialect: DialectId, shape: Shape, value: unknown) {
    const problem = check(dialect, shape, value);
    if (problem) wrong.push(`${from}: ${problem} in ${JSON.stringify(value).slice(0, 300)}`);
  }

  test("a wrong event does not pass", () => {
    assert.ok(check("openai-chat", "event", { id: "x", choices: {} }));
    assert.ok(check("anthropic-messages", "event", { type: "content_block_start", index: "0" }));
    assert.ok(check("openai-responses", "event", { type: "response.output_text.delta" }));
  });

  for (const wire of WIRES) {
    test(`events of ${wire.dialect} made from recorded streams`, async () => {
      const wrong: string[] = [];
      let events = 0;
      for (const golden of goldens().filter((each) => each.dialect !== wire.dialect)) {
        const bytes = recordedStream(golden.id, golden.dialect);
        const upstream = createInlineUpstream(() => streamOf([bytes]));
        const gateway = gatewayOf({ dialect: golden.dialect, host: { fetch: upstream.fetch } });
        const response = await ask(gateway, wire.path, wire.request("hello", true));
        for (const { data } of readSse(await response.text()).frames) {
          if (data === "[DONE]") continue;
          const event = object(JSON.parse(data));
          // The SDK's types leave out `ping`, which the SDK passes over.
          if (event.type === "ping") continue;
          events++;
          note(wrong, golden.id, wire.dialect, "event", event);
        }
        for (const sent of upstream.requests) {
          note(wrong, golden.id, golden.dialect, "request", sent.json());
        }
      }
      report(wrong);
      assert.ok(events > 4000, `${events} events`);
    });

    test(`answers of ${wire.dialect} made from recorded ones`, async () => {
      const wrong: string[] = [];
      const foreign = recordedReplies().filter((each) => each.dialect !== wire.dialect);
      assert.ok(foreign.length > 80, `${foreign.length} recorded answers`);
      for (const { id, dialect, body } of foreign) {
        const answer = await reply(wire, dialect, body);
        if (answer.status === 200) note(wrong, id, wire.dialect, "reply", answer.body);
        else note(wrong, id, wire.dialect, "fault", answer.body);
      }
      report(wrong);
    });

    test(`errors of ${wire.dialect}`, async () => {
      const wrong: string[] = [];
      for (const status of [400, 401, 403, 404, 413, 429, 500, 503, 529]) {
        // Anthropic documents `request_too_large` for 413; the SDK's types, and so the schema,
        // leave it out.
        if (status === 413 && wire.dialect === "anthropic-messages") continue;
        for (const { dialect } of WIRES.filter((each) => each.dialect !== wire.dialect)) {
          const answer = await reply(wire, dialect, { error: { message: "no" } }, status);
          note(wrong, `${status}`, wire.dialect, "fault", answer.body);
        }
      }
      report(wrong);
    });
  }

  async function reply(wire: Wire, dialect: DialectId, body: unknown, status = 200) {
    const upstream = createInlineUpstream(() => jsonOf(body, status));
    const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
    const response = await ask(gateway, wire.path, wire.request("hello", false));
    return { status: response.status, body: object(await response.json()) };
  }
});
