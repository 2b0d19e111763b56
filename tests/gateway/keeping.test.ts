/**
 * What a gateway keeps while its store is away, as it is counted.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { createKeeping, createKeepingMemory } from "../../src/gateway/keeping.ts";
import { createTicker } from "../../src/relay/ticker.ts";
import { LATER_BOUNDS } from "../../src/store/later.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { OUTBOX_BOUNDS } from "../../src/store/outbox.ts";
import { createMeter } from "../../src/telemetry/meter.ts";
import { createClock } from "../support/clock.ts";
import { createFickleStore } from "../support/fickle_store.ts";

test("values and changes that are given up are counted, both", async () => {
  const clock = createClock();
  const { now } = clock.host;
  const store = createFickleStore(createMemoryStore(now));
  store.there = false;
  const meter = createMeter();
  const keeping = createKeeping({
    host: { store, now },
    shared: true,
    ticker: createTicker(clock.host),
    catchUp: () => Promise.resolve(),
    backlog: () => ({ waiting: 0, lost: 0 }),
    meter,
    memory: createKeepingMemory(now()),
  });
  const lost = () =>
    meter.read().find(({ instrument: { name } }) => name === "sluice_store_outbox_lost_total")
      ?.series.map(({ value }) => value);
  await keeping.outbox.set("value", "x".repeat(OUTBOX_BOUNDS.units + 1), 1000).catch(String);
  assert.deepEqual([keeping.state.lost, lost()], [1, [1]]);
  const make = () => keeping.store.set("change", "x", 1000);
  const change = { key: "change", units: LATER_BOUNDS.units + 1, make, failed: () => {} };
  await assert.rejects(keeping.later.make(change));
  assert.deepEqual([keeping.state.lost, lost()], [2, [2]]);
});
