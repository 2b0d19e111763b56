import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createMemoryStore } from "../../src/store/memory.ts";

describe("a store in memory", () => {
  it("gives back what it was given, until its time has passed", async () => {
    let time = 0;
    const store = createMemoryStore(() => time);
    await store.set("a", "1", 100);
    assert.equal(await store.get("a"), "1");
    time = 99;
    assert.equal(await store.get("a"), "1");
    time = 100;
    assert.equal(await store.get("a"), undefined);
  });

  it("replaces and forgets", async () => {
    const store = createMemoryStore(() => 0);
    await store.set("a", "1", 100);
    await store.set("a", "2", 100);
    assert.equal(await store.get("a"), "2");
    await store.delete("a");
    await store.delete("a");
    assert.equal(await store.get("a"), undefined);
  });

  it("lets go of what was longest untouched when it is full", async () => {
    const store = createMemoryStore(() => 0, { entry: 10, total: 12 });
    await store.set("a", "123", 1);
    await store.set("b", "123", 1);
    await store.set("c", "123", 1);
    assert.equal(await store.get("a"), "123");
    await store.set("d", "123", 1);
    assert.equal(await store.get("b"), undefined);
    for (const key of ["a", "c", "d"]) assert.equal(await store.get(key), "123");
  });

  it("does not keep what is larger than an entry may be, nor what it replaced", async () => {
    const store = createMemoryStore(() => 0, { entry: 4, total: 100 });
    await store.set("a", "123", 1);
    await store.set("a", "1234", 1);
    assert.equal(await store.get("a"), undefined);
  });
});
