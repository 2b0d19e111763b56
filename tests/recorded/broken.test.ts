/**
 * Recordings that break off, and recordings of failures: no client wire ever shows a normal end.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { seeded } from "../support/chunking.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, jsonOf, streamOf } from "../support/inline_upstream.ts";
import { object } from "../support/json.ts";
import { readFault } from "../support/read_fault.ts";
import { goldens, recordedStream } from "../support/recordings.ts";
import { StreamBroken, textOf, toolsOf } from "../support/seen.ts";
import { sharedJson, withShared } from "../support/shared.ts";
import { readStreamText, type Wire, wireOf, WIRES } from "../support/wires.ts";

withShared("recordings that fail", () => {
  for (const wire of WIRES) {
    test(`recordings cut short, as ${wire.dialect}`, async () => {
      const random = seeded(7);
      let broken = 0;
      // This one is two answers recorded one after the other: it ends twice.
      const single = goldens().filter(({ id }) => !id.includes("cererebras"));
      for (const { id, dialect } of single) {
        const bytes = recordedStream(id, dialect);
        const whole = await see(wire, dialect, bytes);
        assert.ok(!(whole instanceof StreamBroken), id);
        for (let cut = 0; cut < 6; cut++) {
          const at = Math.floor(random() * bytes.length);
          const seen = await see(wire, dialect, bytes.subarray(0, at));
          if (seen instanceof StreamBroken) {
            broken++;
            assert.ok(seen.fault, `${id} cut at ${at} just ended`);
          } else {
            // Only what follows all content may be missing: usage, and the last word.
            assert.equal(textOf(seen), textOf(whole), `${id} cut at ${at}`);
            assert.deepEqual(toolsOf(seen), toolsOf(whole), `${id} cut at ${at}`);
          }
        }
      }
      assert.ok(broken > 500, `${broken} were seen to be broken`);
    });

    test(`a recorded failure in a stream, as ${wire.dialect}`, async () => {
      const id = "vercel-ai/openai/responses/openai-error.1.chunks.txt";
      const bytes = recordedStream(id, "openai-responses");
      const seen = await see(wire, "openai-responses", bytes);
      assert.ok(seen instanceof Failed);
      assert.match(seen.fault?.message ?? "", /exceeded your current quota/);
      assert.equal(seen.status, 429);
    });

    test(`recorded failures with a status, as ${wire.dialect}`, async () => {
      for (const [file, expected] of Object.entries(RECORDED_FAILURES)) {
        const { response } = object(
          (object(sharedJson(`fixtures/${file}`)).interactions as unknown[])[0],
        );
        const { status, body } = object(response);
        const upstream = createInlineUpstream(() => jsonOf(body, Number(status)));
        const gateway = gatewayOf({ dialect: expected.dialect, host: { fetch: upstream.fetch } });
        for (const stream of [false, true]) {
          const answer = await ask(gateway, wire.path, wire.request("hello", stream));
          assert.equal(answer.status, expected.status, file);
          const fault = readFault(wire.dialect, object(await answer.json()));
          assert.equal(fault.message, object(object(body).error).message);
        }
      }
    });
  }
});

const RECORDED_FAILURES = {
  "envoy-ai-gateway/chat-bad-request.json": { status: 400, dialect: "openai-chat" },
  "envoy-ai-gateway/chat-no-messages.json": { status: 400, dialect: "openai-chat" },
  "envoy-ai-gateway/chat-unknown-model.json": { status: 404, dialect: "openai-chat" },
  "otel-python-contrib/test_chat_completion_404.json": { status: 404, dialect: "openai-chat" },
  "otel-python-contrib/test_responses_create_api_error[content_mode0].json": {
    status: 400,
    dialect: "openai-responses",
  },
} as const;

/** An answer that failed with a status, or in its stream (then 200). */
class Failed extends StreamBroken {
  status = 200;
}

async function see(wire: Wire, dialect: Wire["dialect"], bytes: Uint8Array) {
  const upstream = createInlineUpstream(() => streamOf([bytes]));
  const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
  const response = await ask(gateway, wire.path, wire.request("hello", true));
  const text = await response.text();
  if (response.status !== 200) {
    const failed = new Failed([], readFault(wire.dialect, object(JSON.parse(text))));
    failed.status = response.status;
    return failed;
  }
  try {
    return readStreamText(wire, text, wire.dialect !== wireOf(dialect).dialect);
  } catch (error) {
    if (error instanceof StreamBroken) return new Failed(error.parts, error.fault);
    throw error;
  }
}
