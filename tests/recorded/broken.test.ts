/**
 * Recordings that break off, and recordings of failures: no client wire ever shows a normal end.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { seeded } from "../support/chunking.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, streamOf } from "../support/inline_upstream.ts";
import { object } from "../support/json.ts";
import { readFault } from "../support/read_fault.ts";
import { allRecordings } from "../support/inventory.ts";
import { StreamBroken, textOf, toolsOf } from "../support/seen.ts";
import { withShared } from "../support/shared.ts";
import { type AnyWire, CLIENT_WIRES, pathOf, readStreamText } from "../support/wires.ts";

withShared("recordings that fail", () => {
  const streams = allRecordings().filter((each) => each.kind === "stream").filter(endsOnce);

  for (const wire of CLIENT_WIRES) {
    test(`recordings cut short, as ${wire.dialect}`, async () => {
      const random = seeded(7);
      let broken = 0;
      for (const { id, dialect, sse } of streams) {
        const bytes = new TextEncoder().encode(sse);
        const whole = await see(wire, dialect, bytes);
        // What is broken in itself is walked with the other streams.
        if (whole instanceof StreamBroken) continue;
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
      const recorded = streams.find((each) => each.id === id);
      const bytes = new TextEncoder().encode(recorded?.sse);
      const seen = await see(wire, "openai-responses", bytes);
      assert.ok(seen instanceof Failed);
      assert.match(seen.fault?.message ?? "", /exceeded your current quota/);
      assert.equal(seen.status, 429);
    });
  }
});

/** An answer that failed with a status, or in its stream (then 200). */
class Failed extends StreamBroken {
  status = 200;
}

/**
 * Whether one event alone tells the end. Older Gemini models tell it with every chunk, and one
 * recording is two answers: cut in the middle, nobody can know of either that it is.
 */
function endsOnce({ id, sse }: { id: string; sse: string }): boolean {
  const ends = sse.match(/"finishReason": ?"STOP"/g) ?? [];
  return ends.length <= 1 && !id.includes("cererebras");
}

async function see(wire: AnyWire, dialect: AnyWire["dialect"], bytes: Uint8Array) {
  const upstream = createInlineUpstream(() => streamOf([bytes]));
  const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
  const response = await ask(gateway, pathOf(wire, true), wire.request("hello", true));
  const text = await response.text();
  if (response.status !== 200) {
    const failed = new Failed([], readFault(wire.dialect, object(JSON.parse(text))));
    failed.status = response.status;
    return failed;
  }
  try {
    return readStreamText(wire, text, wire.dialect !== dialect);
  } catch (error) {
    if (error instanceof StreamBroken) return new Failed(error.parts, error.fault);
    throw error;
  }
}
