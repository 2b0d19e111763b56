/**
 * Every recorded stream, replayed as upstream and read through each client wire, says what the
 * vendor's own accumulator makes of the recording.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { type Chunking, cut } from "../support/chunking.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, streamOf } from "../support/inline_upstream.ts";
import { type Golden, goldens, recordedStream } from "../support/recordings.ts";
import {
  generatedOf,
  orderOf,
  refusalOf,
  type Seen,
  textOf,
  thinkingOf,
  toolsOf,
} from "../support/seen.ts";
import { withShared } from "../support/shared.ts";
import { readStreamText, type Wire, wireOf, WIRES } from "../support/wires.ts";
import { expectationOf } from "./golden_expectations.ts";

/** Above this size byte-by-byte replay costs seconds and shows nothing that random cuts do not. */
const LARGEST_BYTE_BY_BYTE = 100_000;

withShared("recorded streams", () => {
  const all = goldens();

  test("every golden is walked", () => {
    const counts = Object.groupBy(all, (golden) => golden.dialect);
    assert.deepEqual(
      Object.fromEntries(Object.entries(counts).map(([dialect, list]) => [dialect, list.length])),
      { "anthropic-messages": 34, "openai-chat": 29, "openai-responses": 56 },
    );
    const small = all.filter((golden) => byteByByteFits(golden)).length;
    assert.ok(small >= 110, `${small} of ${all.length} are also replayed byte by byte`);
  });

  for (const golden of all) {
    test(`recorded: ${golden.id}`, async (t) => {
      const bytes = recordedStream(golden.id, golden.dialect);
      const direct = readStreamText(wireOf(golden.dialect), new TextDecoder().decode(bytes), false);
      await t.test("read directly", () => compare(direct, direct, golden, wireOf(golden.dialect)));
      for (const wire of WIRES) {
        await t.test(`as ${wire.dialect}`, async () => {
          for (const chunking of chunkings(golden)) {
            const seen = await replay(golden, wire, bytes, chunking);
            compare(seen, direct, golden, wire);
          }
        });
      }
    });
  }
});

function chunkings(golden: Golden): Chunking[] {
  return byteByByteFits(golden) ? ["whole", "bytes", "random"] : ["whole", "random"];
}

function byteByByteFits(golden: Golden): boolean {
  return recordedStream(golden.id, golden.dialect).length <= LARGEST_BYTE_BY_BYTE;
}

/** Sends the recording through a gateway and reads what comes out; cut, where the test says so. */
async function replay(
  golden: Golden,
  wire: Wire,
  bytes: Uint8Array,
  chunking: Chunking,
): Promise<Seen> {
  const seed = golden.id.length;
  const upstream = createInlineUpstream(() => streamOf(cut(bytes, chunking, seed)));
  const gateway = gatewayOf({ dialect: golden.dialect, host: { fetch: upstream.fetch } });
  const response = await ask(gateway, wire.path, wire.request("hello", true));
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return readStreamText(wire, text, wire.dialect !== golden.dialect);
}

/** `seen` against the golden; `direct`, a strict reading of the recording, tells the rest. */
function compare(seen: Seen, direct: Seen, golden: Golden, wire: Wire): void {
  const expected = expectationOf(golden, wire.dialect);
  assert.equal(textOf(seen), expected.text);
  assert.equal(refusalOf(seen), expected.refusal);
  assert.deepEqual(toolsOf(seen), expected.tools);
  assert.equal(seen.ending, expected.ending);
  const letters = (text: string) => text.replace(/\s+/g, "");
  assert.equal(letters(thinkingOf(seen)), letters(thinkingOf(direct)));
  // The chat wire holds text and calls apart: there is no order between them to compare.
  if (expected.order && wire.dialect !== "openai-chat") {
    assert.deepEqual(orderOf(seen), expected.order);
  }
  if (expected.usage && direct.usage) {
    assert.equal(direct.usage.output, expected.usage.output);
    assert.equal(seen.usage?.prompt, expected.usage.prompt);
    assert.equal(seen.usage && generatedOf(seen.usage), generatedOf(direct.usage));
  }
}
