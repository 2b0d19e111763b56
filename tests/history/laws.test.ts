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
import { converse } from "./converse.ts";
import { THINKERS } from "./providers.ts";

const WIRES = Object.keys(PART_WIRES) as PartWire[];

for (const thinker of THINKERS) {
  describe(thinker.name, () => {
    for (const stream of [true, false]) {
      for (const client of WIRES) {
        test(`through ${client}, ${stream ? "streamed" : "whole"}`, async () => {
          const own = await converse(thinker.wire, stream, thinker);
          const through = await converse(client, stream, thinker);
          assert.ok(own.owned.length >= 4, "the conversation is there at all");
          assert.deepEqual(through.owned, own.owned);
          assert.ok(!through.lost.some((name) => name.startsWith("thinking")), `${through.lost}`);
        });
      }
    }
  });
}
