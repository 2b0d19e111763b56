/**
 * What every {@link Store} must do, whatever keeps the values.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { takeLease } from "../../src/credentials/lease.ts";
import type { Store } from "../../src/store/store.ts";

/** A store under test, and its clock. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Lets `ms` milliseconds pass. */
  pass(ms: number): void | Promise<void>;
  close?(): void | Promise<void>;
  /** Opens the same place once more, as another process would; absent where there is one only. */
  again?(): Store | Promise<Store>;
}

/**
 * Time that is told by a server goes on while a test runs: what must still be there is asked for long
 * before its end.
 */
const SPAN_MS = 1_000_000;
const MOST_MS = 900_000;

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
        await store.set("a", "1", SPAN_MS);
        assert.equal(await store.get("a"), "1");
        await pass(MOST_MS);
        assert.equal(await store.get("a"), "1");
        assert.equal((await store.list("")).length, 1);
        await pass(SPAN_MS - MOST_MS);
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
        await store.set("a", "1", SPAN_MS);
        await store.set("a", "2", Infinity);
        await pass(SPAN_MS);
        assert.equal(await store.get("a"), "2");
        await store.delete("a");
        await store.delete("a");
        assert.equal(await store.get("a"), undefined);
      }));

    it("lists by prefix, in the order of the keys", () =>
      withStore(async ({ store }) => {
        for (const key of ["b/2", "a/1", "b/1", "b", "b%", "c"]) await store.set(key, key, SPAN_MS);
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
              await store.set(key, value, SPAN_MS);
              assert.equal(await store.get(key), value);
            },
          ),
          { numRuns: 50 },
        );
      }));

    it("puts a value only in the place of the expected one", () =>
      withStore(async ({ store, pass }) => {
        assert.equal(await store.compareAndSet("a", "0", "1", SPAN_MS), false);
        assert.equal(await store.compareAndSet("a", undefined, "1", SPAN_MS), true);
        assert.equal(await store.compareAndSet("a", undefined, "2", SPAN_MS), false);
        assert.equal(await store.compareAndSet("a", "1", "2", SPAN_MS), true);
        assert.equal(await store.get("a"), "2");
        await pass(SPAN_MS);
        assert.equal(await store.compareAndSet("a", "2", "3", SPAN_MS), false);
        assert.equal(await store.compareAndSet("a", undefined, "3", SPAN_MS), true);
        assert.equal(await store.compareAndSet("a", "3", undefined, 0), true);
        assert.equal(await store.get("a"), undefined);
      }));

    it("lets one of many succeed who expect the same", () =>
      withStore(async ({ store }) => {
        for (const expected of [undefined, "won"]) {
          const tries = Array.from({ length: 20 }, (_, i) =>
            store.compareAndSet("a", expected, expected === undefined ? "won" : `n${i}`, SPAN_MS));
          const won = (await Promise.all(tries)).filter((one) =>
            one
          );
          assert.equal(won.length, 1);
        }
      }));

    it("loses no change of many who read, add and compare", () =>
      withStore(async ({ store, again }) => {
        const places = [store, await again?.() ?? store];
        await Promise.all(Array.from({ length: 10 }, async (_, i) => {
          for (let n = 0; n < 5; n++) await addOne(places[i % 2] ?? store, "n");
        }));
        assert.equal(await store.get("n"), "50");
      }));

    it("tells no difference between a shorter value and a longer one that begins the same", () =>
      withStore(async ({ store }) => {
        await store.set("a", "value", Infinity);
        assert.equal(await store.compareAndSet("a", "valu", "x", Infinity), false);
        assert.equal(await store.compareAndSet("a", "value ", "x", Infinity), false);
        await store.set("a", "", Infinity);
        assert.equal(await store.compareAndSet("a", undefined, "x", Infinity), false);
        assert.equal(await store.compareAndSet("a", "", "x", Infinity), true);
      }));

    it("keeps large values whole, and forgets them whole", () =>
      withStore(async ({ store, pass }) => {
        const large = "Größe 7 €, 𝄞 ".repeat(100_000);
        await store.set("large", large, SPAN_MS);
        assert.equal(await store.get("large") === large, true);
        const next = `${large}!`;
        assert.equal(await store.compareAndSet("large", `${large}?`, next, SPAN_MS), false);
        assert.equal(await store.compareAndSet("large", large, next, SPAN_MS), true);
        const [entry, ...more] = await store.list("large");
        assert.equal(entry?.[1] === next, true);
        assert.deepEqual(more, []);
        await store.set("large", "small", SPAN_MS);
        assert.deepEqual(await store.list(""), [["large", "small"]]);
        await store.set("large", large, SPAN_MS);
        await store.delete("large");
        assert.deepEqual(await store.list(""), []);
        await store.set("large", large, SPAN_MS);
        await pass(SPAN_MS);
        assert.equal(await store.get("large"), undefined);
        assert.deepEqual(await store.list(""), []);
      }));

    it("lists thousands, each once, without those whose time has passed", () =>
      withStore(async ({ store, pass }) => {
        const names = Array.from({ length: 2300 }, (_, i) => `many/${String(i).padStart(5, "0")}`);
        await Promise.all(
          names.map((name, i) => store.set(name, `${i}`, i % 2 === 0 ? Infinity : SPAN_MS)),
        );
        await store.set("many", "beside", Infinity);
        assert.deepEqual((await store.list("many/")).map(([key]) => key), names);
        await pass(SPAN_MS);
        const left = names.filter((_, i) => i % 2 === 0);
        assert.deepEqual((await store.list("many/")).map(([key]) => key), left);
      }));

    it("gives a name to one holder at a time, whatever clocks say, with fences that only grow", () =>
      withStore(async ({ store, pass, again }) => {
        const places = [store, await again?.() ?? store];
        let time = 0;
        const take = (n: number, ahead = 0) =>
          takeLease(places[n % 2] ?? store, "name", SPAN_MS, `owner ${n}`, () => time + ahead);
        const taken = (await Promise.all(Array.from({ length: 10 }, (_, n) => take(n))))
          .filter((lease) => lease !== undefined);
        assert.equal(taken.length, 1);
        const [first] = taken;
        assert.equal(await take(1, 2 * SPAN_MS), undefined, "a clock that is ahead ends nothing");
        await pass(SPAN_MS);
        assert.equal(await take(1), undefined, "nor does a store that lets go too early");
        time = SPAN_MS;
        const second = await take(1);
        assert.ok(first !== undefined && second !== undefined && second.fence > first.fence);
        assert.equal(await first.renew(), false);
        await first.release();
        assert.equal(await take(2), undefined);
        assert.equal(await second.renew(), true);
        assert.equal(await take(2, 2 * SPAN_MS), undefined);
        await second.release();
        const third = await take(3);
        assert.ok(third !== undefined && third.fence > second.fence);
      }));
  });
}

/** One more under `key`, whoever else adds to it. */
async function addOne(store: Store, key: string): Promise<void> {
  for (;;) {
    const before = await store.get(key);
    const next = String(Number(before ?? 0) + 1);
    if (await store.compareAndSet(key, before, next, Infinity)) return;
  }
}
