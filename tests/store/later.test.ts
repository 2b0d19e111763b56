/**
 * Changes that wait for a store.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Change, createLater, createLaterMemory } from "../../src/store/later.ts";
import { StoreError } from "../../src/store/watched.ts";

function setUp(bounds = { changes: 100, units: 1000 }) {
  const world = { there: true, waits: 0, gaveUp: 0 };
  const made: string[] = [];
  const failures: unknown[] = [];
  const later = createLater({
    waits: () => world.waits++,
    gaveUp: () => world.gaveUp++,
    bounds,
  });
  const change = (key: string, name: string, units = 1, broken?: Error) => ({
    key,
    units,
    make() {
      if (!world.there) return Promise.reject(new StoreError("away"));
      if (broken !== undefined) return Promise.reject(broken);
      made.push(name);
      return Promise.resolve();
    },
    failed: (error: unknown) => void failures.push(error),
  });
  return { world, later, change, made, failures };
}

describe("changes that may wait", () => {
  it("are made at once while the store is there", async () => {
    const { later, change, made } = setUp();
    assert.equal(await later.make(change("k", "a")), true);
    assert.deepEqual(made, ["a"]);
    assert.equal(later.pending, 0);
  });

  it("wait while it is away, and are made in the order of their key", async () => {
    const { world, later, change, made } = setUp();
    world.there = false;
    for (const [key, name] of [["k", "a"], ["l", "x"], ["k", "b"]] as const) {
      assert.equal(await later.make(change(key, name)), false);
    }
    assert.equal(world.waits, 3);
    await assert.rejects(later.flush(), StoreError);
    assert.equal(later.pending, 3);
    world.there = true;
    // The next of its key is behind those that waited, and not before them.
    assert.equal(await later.make(change("k", "c")), true);
    assert.deepEqual(made, ["a", "b", "c"]);
    await Promise.all([later.flush(), later.flush(), later.settle("l")]);
    assert.deepEqual(made, ["a", "b", "c", "x"]);
    assert.equal(later.pending, 0);
  });

  it("that cannot be made for another reason hold up no others", async () => {
    const { world, later, change, made, failures } = setUp();
    const broken = new Error("too large");
    await assert.rejects(later.make(change("k", "a", 1, broken)), broken);
    world.there = false;
    await later.make(change("k", "a", 1, broken));
    await later.make(change("k", "b"));
    world.there = true;
    await later.flush();
    assert.deepEqual([made, failures], [["b"], [broken]]);
  });

  it("are each made in another's place, and none is let go of that was not made", async () => {
    const memory = createLaterMemory();
    const [one, other] = [createLater({ memory }), createLater({ memory })];
    const made: string[] = [];
    let there = false;
    const change = (name: string): Change => ({
      key: "k",
      units: 1,
      async make() {
        if (!there) throw new StoreError("away");
        await Promise.resolve();
        made.push(name);
      },
      failed: (error) => assert.fail(String(error)),
    });
    for (const name of ["a", "b", "c"]) assert.equal(await one.make(change(name)), false);
    assert.equal(other.pending, 3);
    there = true;
    await Promise.all([one.flush(), other.flush()]);
    assert.deepEqual([...new Set(made)], ["a", "b", "c"]);
    assert.deepEqual([one.pending, memory.units, memory.waiting.size], [0, 0, 0]);
  });

  it("take no more room than they may, and say what was lost", async () => {
    const { world, later, change, made } = setUp({ changes: 2, units: 10 });
    world.there = false;
    await later.make(change("k", "a", 6));
    await assert.rejects(later.make(change("k", "large", 6)), StoreError);
    await later.make(change("k", "b", 1));
    await assert.rejects(later.make(change("l", "third", 1)), StoreError);
    assert.deepEqual([later.pending, later.lost, world.gaveUp], [2, 2, 2]);
    world.there = true;
    await later.flush();
    assert.deepEqual(made, ["a", "b"]);
    world.there = false;
    assert.equal(await later.make(change("k", "c", 10)), false, "what was made has left its room");
  });
});
