import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createMemoryStore } from "../../src/store/memory.ts";
import { describeStore } from "./contract.ts";

describeStore("in memory", () => {
  let time = 0;
  return {
    store: createMemoryStore(() => time),
    pass: (ms) => {
      time += ms;
    },
  };
});

describe("a store in memory", () => {
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

  it("lets go of nothing that has no end", async () => {
    const store = createMemoryStore(() => 0, { entry: 10, total: 12 });
    const large = "far longer than an entry may be";
    await store.set("a", large, Infinity);
    for (const key of ["b", "c", "d", "e"]) await store.set(key, "123", 1);
    assert.equal(await store.get("a"), large);
    assert.equal(await store.get("b"), undefined);
    assert.equal(await store.get("e"), "123");
  });

  it("does not keep what is larger than an entry may be, nor what it replaced", async () => {
    const store = createMemoryStore(() => 0, { entry: 4, total: 100 });
    await store.set("a", "123", 1);
    await store.set("a", "1234", 1);
    assert.equal(await store.get("a"), undefined);
  });
});
