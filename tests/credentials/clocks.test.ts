/**
 * Clocks of processes on one store that differ.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type { Block } from "../../src/credentials/block.ts";
import { createClockWatch } from "../../src/credentials/clocks.ts";

test("that clocks differ is told once, however many go on with what was told", () => {
  const events: string[] = [];
  const memory = { told: false };
  const watch = () => createClockWatch(({ event }) => events.push(event), () => 0, memory);
  const since = (since: number) => [{ since } as Block];
  watch()(since(59_000));
  assert.deepEqual(events, []);
  watch()(since(61_000));
  watch()(since(3_600_000));
  assert.deepEqual(events, ["clock.apart"]);
});
