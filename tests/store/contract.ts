/**
 * What every {@link Store} must do, whatever keeps the values.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Store } from "../../src/store/store.ts";

/** A store under test, and its clock. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Lets `ms` milliseconds pass. */
  pass(ms: number): void | Promise<void>;
  close?(): void | Promise<void>;
}

/** Holds the stores that `open` opens to the contract; each call must give an empty one. */
export function describeStore(
  name: string,
  open: () => StoreUnderTest | Promise<StoreUnderTest>,
): void {
  async function withStore(use: (opened: StoreUnderTest) => Promise<void>): Promise<void> {
    const opened = await open();
    try {
      await use(opened);
    } finally {
      await opened.close?.();
    }
  }

  describe(`the contract of a store: ${name}`, () => {
    it("gives back what it was given, until its time has passed", () =>
      withStore(async ({ store, pass }) => {
        await store.set("a", "1", 1000);
        assert.equal(await store.get("a"), "1");
        await pass(999);
        assert.equal(await store.get("a"), "1");
        await pass(1);
        assert.equal(await store.get("a"), undefined);
        assert.deepEqual(await store.list(""), []);
      }));

    it("keeps what has no end", () =>
      withStore(async ({ store, pass }) => {
        await store.set("a", "1", Infinity);
        await pass(10 * 365 * 24 * 3600 * 1000);
        assert.equal(await store.get("a"), "1");
      }));

    it("replaces and forgets", () =>
      withStore(async ({ store, pass }) => {
        await store.set("a", "1", 100);
        await store.set("a", "2", Infinity);
        await pass(100);
        assert.equal(await store.get("a"), "2");
        await store.delete("a");
        await store.delete("a");
        assert.equal(await store.get("a"), undefined);
      }));

    it("lists by prefix, in the order of the keys", () =>
      withStore(async ({ store }) => {
        for (const key of ["b/2", "a/1", "b/1", "b", "b%", "c"]) await store.set(key, key, 1000);
        assert.deepEqual(await store.list("b/"), [["b/1", "b/1"], ["b/2", "b/2"]]);
        assert.equal((await store.list("")).length, 6);
        assert.deepEqual(await store.list("x"), []);
      }));

    it("keeps any text", () =>
      withStore(async ({ store }) => {
        await fc.assert(
          fc.asyncProperty(
            fc.string({ unit: "grapheme", minLength: 1 }),
            fc.string(),
            async (key, value) => {
              await store.set(key, value, 1000);
              assert.equal(await store.get(key), value);
            },
          ),
          { numRuns: 50 },
        );
      }));

    it("puts a value only in the place of the expected one", () =>
      withStore(async ({ store, pass }) => {
        assert.equal(await store.compareAndSet("a", "0", "1", 1000), false);
        assert.equal(await store.compareAndSet("a", undefined, "1", 1000), true);
        assert.equal(await store.compareAndSet("a", undefined, "2", 1000), false);
        assert.equal(await store.compareAndSet("a", "1", "2", 1000), true);
        assert.equal(await store.get("a"), "2");
        await pass(1000);
        assert.equal(await store.compareAndSet("a", "2", "3", 1000), false);
        assert.equal(await store.compareAndSet("a", undefined, "3", 1000), true);
        assert.equal(await store.compareAndSet("a", "3", undefined, 0), true);
        assert.equal(await store.get("a"), undefined);
      }));

    it("lets one of many succeed who expect the same", () =>
      withStore(async ({ store }) => {
        for (const expected of [undefined, "won"]) {
          const tries = Array.from({ length: 20 }, (_, i) =>
            store.compareAndSet("a", expected, expected === undefined ? "won" : `n${i}`, 1000));
          const won = (await Promise.all(tries)).filter((one) =>
            one
          );
          assert.equal(won.length, 1);
        }
      }));
  });
}
