/**
 * A store that is away: what is told of it, and what waits for it.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createMemoryStore } from "../../src/store/memory.ts";
import { createOutbox, createOutboxMemory } from "../../src/store/outbox.ts";
import {
  createWatchMemory,
  StoreError,
  type StoreNotice,
  watchStore,
} from "../../src/store/watched.ts";
import { createFickleStore } from "../support/fickle_store.ts";
import { createGate } from "../support/gate.ts";
import { describeStore } from "./contract.ts";

function setUp() {
  let time = 1_000_000;
  const inner = createMemoryStore(() => time);
  const fickle = createFickleStore(inner);
  const notices: StoreNotice[] = [];
  let gone = 0;
  const store = watchStore(fickle, () => time, (notice) => notices.push(notice), {
    gone: () => gone++,
  });
  return {
    inner,
    fickle,
    notices,
    store,
    now: () => time,
    pass: (ms: number) => void (time += ms),
    gone: () => gone,
  };
}

describeStore("watched, with an outbox", () => {
  const { store, now, pass } = setUp();
  return { store: createOutbox(store, now), pass };
});

describe("a watched store", () => {
  it("says once that it is away, and that it is back", async () => {
    const { store, fickle, notices, pass } = setUp();
    await store.set("a", "1", Infinity);
    assert.equal(store.state.awaySince, undefined);
    fickle.there = false;
    for (let n = 0; n < 5; n++) await assert.rejects(store.get("a"), StoreError);
    assert.equal(store.state.awaySince, 1_000_000);
    assert.equal(store.state.failures, 5);
    pass(7000);
    fickle.there = true;
    await store.get("a");
    assert.equal(store.state.awaySince, undefined);
    assert.deepEqual(notices.map(({ event }) => event), ["store.away", "store.back"]);
    assert.match(notices[0]?.message ?? "", /connection refused/);
    assert.match(notices[1]?.message ?? "", /after 7 s/);
  });

  it("is known by whoever goes on with what was known: since when it is away, or steady", async () => {
    const { fickle, notices, now, pass } = setUp();
    const memory = createWatchMemory(now());
    const watch = () => watchStore(fickle, now, (notice) => notices.push(notice), { memory });
    fickle.there = false;
    await assert.rejects(watch().get("a"), StoreError);
    pass(5000);
    await assert.rejects(watch().get("a"), StoreError);
    assert.equal(watch().state.awaySince, 1_000_000);
    fickle.there = true;
    await watch().get("a");
    pass(5000);
    assert.deepEqual(watch().state, {
      awaySince: undefined,
      failures: 2,
      steadySince: 1_005_000,
    });
    assert.deepEqual(notices.map(({ event }) => event), ["store.away", "store.back"]);
  });

  it("fills no log when it fails now and then, and never takes that for nothing", async () => {
    const { store, fickle, notices, pass, gone } = setUp();
    for (let n = 0; n < 50; n++) {
      fickle.there = n % 2 === 0;
      await store.get("a").catch(() => {});
      pass(1000);
    }
    assert.equal(gone(), 25);
    assert.ok(notices.length <= 4, `${notices.length} lines`);
  });
});

describe("an outbox", () => {
  it("holds what cannot be written, gives it to readers, and writes it when the store is back", async () => {
    const { store, fickle, inner, now, pass } = setUp();
    const outbox = createOutbox(store, now);
    await inner.set("gone", "x", Infinity);
    fickle.there = false;
    await outbox.set("a", "1", Infinity);
    await outbox.set("a", "2", 10_000);
    await outbox.set("short", "x", 1000);
    await outbox.delete("gone");
    assert.equal(await outbox.get("a"), "2");
    assert.equal(await outbox.get("gone"), undefined);
    assert.equal(outbox.pending, 3);
    await assert.rejects(outbox.flush(), StoreError);
    await assert.rejects(outbox.get("other"), StoreError);
    await assert.rejects(outbox.compareAndSet("a", "2", "3", 1000), StoreError);
    await assert.rejects(outbox.list(""), StoreError);
    pass(1000);
    assert.equal(await outbox.get("short"), undefined);
    fickle.there = true;
    await outbox.flush();
    assert.equal(outbox.pending, 0);
    assert.deepEqual(await inner.list(""), [["a", "2"]]);
    pass(9000);
    assert.deepEqual(await inner.list(""), [], "it stays no longer than it was to");
  });

  it("lists and compares with what waits, once it can be written", async () => {
    const { store, fickle, now } = setUp();
    const outbox = createOutbox(store, now);
    fickle.there = false;
    await outbox.set("a", "1", Infinity);
    await outbox.set("b", "1", Infinity);
    fickle.there = true;
    assert.equal(await outbox.compareAndSet("a", "1", "2", Infinity), true);
    assert.deepEqual(await outbox.list(""), [["a", "2"], ["b", "1"]]);
    assert.equal(outbox.pending, 0);
  });

  it("holds a newer value although an older one, that was on its way, is written", async () => {
    const { inner, now } = setUp();
    const gate = createGate();
    let calls = 0;
    const outbox = createOutbox({
      ...inner,
      async set(key, value, ttlMs) {
        if (calls++ > 0) throw new StoreError("away");
        await gate.opened;
        await inner.set(key, value, ttlMs);
      },
    }, now);
    const first = outbox.set("a", "1", Infinity);
    await outbox.set("a", "2", Infinity);
    gate.open();
    await first;
    assert.equal(await inner.get("a"), "1");
    assert.equal(await outbox.get("a"), "2");
    assert.equal(outbox.pending, 1);
  });

  it("writes nothing a second time that is on its way", async () => {
    const { inner, now } = setUp();
    const gate = createGate();
    const sent: string[] = [];
    const outbox = createOutbox({
      ...inner,
      async set(key, value, ttlMs) {
        sent.push(value);
        await gate.opened;
        await inner.set(key, value, ttlMs);
      },
    }, now);
    const written = outbox.set("a", "1", Infinity);
    const compared = outbox.compareAndSet("a", "1", "2", Infinity);
    const flushed = outbox.flush();
    gate.open();
    await Promise.all([written, flushed]);
    assert.equal(await compared, true);
    assert.deepEqual(sent, ["1"], "a second one could arrive after what was put in its place");
    assert.equal(await outbox.get("a"), "2");
  });

  it("leaves to another what that one is writing, unless that one must be gone", async () => {
    const { inner, now, pass } = setUp();
    const memory = createOutboxMemory();
    const sent: string[] = [];
    const open = (set: () => Promise<void>) =>
      createOutbox({ ...inner, set: (key) => (sent.push(key), set()) }, now, { memory });
    const gone = open(() => new Promise(() => {}));
    const next = open(() => Promise.resolve());
    void gone.set("a", "1", Infinity);
    await next.flush();
    assert.deepEqual([sent, next.pending], [["a"], 1]);
    pass(5000);
    await next.flush();
    assert.deepEqual([sent, next.pending], [["a", "a"], 0]);
    assert.equal(memory.sent.size, 0);
  });

  it("says no to what it has no room for", async () => {
    const { store, fickle, now } = setUp();
    const outbox = createOutbox(store, now, { bounds: { entries: 2, units: 20 } });
    fickle.there = false;
    await outbox.set("a", "1", Infinity);
    await assert.rejects(outbox.set("b", "far more than twenty units", Infinity), StoreError);
    await outbox.set("c", "1", Infinity);
    await assert.rejects(outbox.set("d", "1", Infinity), StoreError);
    await outbox.set("a", "2", Infinity);
    assert.deepEqual([outbox.pending, outbox.lost], [2, 2]);
  });

  it("ends as if the store had never been away, whatever comes and goes", async () => {
    const step = fc.oneof(
      fc.record({ does: fc.constant("toggle" as const) }),
      fc.record({
        does: fc.constantFrom("set" as const, "delete" as const),
        key: fc.constantFrom("a", "b", "c"),
        value: fc.string(),
      }),
    );
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { store, fickle, inner, now } = setUp();
      const outbox = createOutbox(store, now);
      const expected = new Map<string, string>();
      for (const one of steps) {
        if (one.does === "toggle") fickle.there = !fickle.there;
        else if (one.does === "set") {
          expected.set(one.key, one.value);
          await outbox.set(one.key, one.value, Infinity);
        } else {
          expected.delete(one.key);
          await outbox.delete(one.key);
        }
        for (const key of ["a", "b", "c"]) {
          if (fickle.there) assert.equal(await outbox.get(key), expected.get(key));
        }
      }
      fickle.there = true;
      await outbox.flush();
      assert.deepEqual(await inner.list(""), [...expected].sort(([a], [b]) => a < b ? -1 : 1));
    }));
  });
});
