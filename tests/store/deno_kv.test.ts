/**
 * The store in Deno KV, in a database of Deno's own.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  createDenoKvStore,
  type KvDatabase,
  type KvFound,
  openDenoKvStore,
} from "../../adapters/stores/deno_kv.ts";
import { describeStore } from "./contract.ts";

/** Only Deno has it. */
const skip = !("Deno" in globalThis);

async function openDatabase(): Promise<KvDatabase> {
  return await (Reflect.get(globalThis, "Deno") as { openKv(path: string): Promise<KvDatabase> })
    .openKv(":memory:");
}

if (!skip) {
  describeStore("in Deno KV", async () => {
    const kv = await openDatabase();
    let time = Date.now();
    const now = () => time;
    const store = createDenoKvStore(kv, now);
    return {
      store,
      pass: (ms) => void (time += ms),
      again: () => createDenoKvStore(kv, now),
      close: () => store.close(),
    };
  });
}

describe("a store in Deno KV", { skip }, () => {
  it("never gives what is over, though the database still has it", async () => {
    const kv = await openDatabase();
    let time = Date.now();
    const store = createDenoKvStore(kv, () => time);
    await store.set("a", "1", 50_000);
    time += 50_000;
    assert.equal(await store.get("a"), undefined);
    assert.notEqual((await kv.get(["sluice", "value", "a"])).value, null);
    assert.equal(await store.compareAndSet("a", undefined, "2", 1000), true);
    store.close();
  });

  it("leaves no part of a value that was replaced, refused or forgotten", async () => {
    const kv = await openDatabase();
    const store = createDenoKvStore(kv);
    const parts = async () => {
      const found: KvFound[] = [];
      const range = { start: ["sluice", "part"], end: ["sluice", "part\u0000"] };
      for await (const one of kv.list(range)) found.push(one);
      return found.length;
    };
    const large = "x".repeat(200_000);
    await store.set("a", large, Infinity);
    assert.equal(await parts(), 4);
    await store.set("a", `${large}y`, Infinity);
    assert.equal(await parts(), 4);
    const tries = ["p", "q", "r"].map((end) =>
      store.compareAndSet("a", `${large}y`, large + end, Infinity)
    );
    assert.equal((await Promise.all(tries)).filter((done) => done).length, 1);
    assert.equal(await parts(), 4);
    await store.delete("a");
    assert.equal(await parts(), 0);
    store.close();
  });

  it("gives a value whole to whoever reads while it is replaced", async () => {
    const kv = await openDatabase();
    const store = createDenoKvStore(kv);
    await store.set("a", "0".repeat(150_000), Infinity);
    const writing = (async () => {
      for (let n = 1; n < 10; n++) await store.set("a", String(n).repeat(150_000), Infinity);
    })();
    for (let n = 0; n < 20; n++) {
      const text = await store.get("a") ?? "";
      assert.equal(text, text.charAt(0).repeat(150_000));
    }
    await writing;
    store.close();
  });
});

describe("Deno KV on another runtime", { skip: !skip }, () => {
  it("says where it is to be had", async () => {
    await assert.rejects(openDenoKvStore(), /it is Deno's alone/);
  });
});
