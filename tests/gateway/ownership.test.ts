/**
 * Whose an id is.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { createOwnership } from "../../src/gateway/endpoints/ownership.ts";
import { createMemoryStore } from "../../src/store/memory.ts";

const owner = (at: number) => ({ provider: "p", credential: "p#1", at });

test("callers and kinds are kept apart, whatever they are called", async () => {
  const store = createMemoryStore(() => 0);
  const names = ["a", "a/b", "a%2Fb", "a/", ""];
  for (const [index, name] of names.entries()) {
    await createOwnership(store, { name }).keep("files", "id", owner(index));
  }
  for (const [index, name] of names.entries()) {
    const own = createOwnership(store, { name });
    assert.deepEqual(await own.find("files", "id"), owner(index));
    assert.equal(await own.find("batches", "id"), undefined);
    assert.deepEqual(await own.list("files"), [["id", owner(index)]]);
    assert.deepEqual(await own.list("batches"), []);
  }
  const own = createOwnership(store, { name: "a" });
  await own.forget("files", "id");
  assert.equal(await own.find("files", "id"), undefined);
  assert.equal((await createOwnership(store, { name: "a/b" }).list("files")).length, 1);
});

test("a list begins with the newest, in the same order every time", async () => {
  const own = createOwnership(createMemoryStore(() => 0), { name: "a" });
  for (const [id, at] of [["x", 2], ["b", 1], ["a", 1], ["y", 3]] as const) {
    await own.keep("files", id, owner(at));
  }
  assert.deepEqual((await own.list("files")).map(([id]) => id), ["y", "x", "b", "a"]);
});

test("what could be a path, or is no owner, is nobody's", async () => {
  const store = createMemoryStore(() => 0);
  const own = createOwnership(store, { name: "a" });
  for (const id of ["..", ".", "a/b", "", "a?b", "a#b", "a b", "%2e", "x".repeat(300)]) {
    await own.keep("files", id, owner(1));
    assert.equal(await own.find("files", id), undefined, id);
  }
  assert.deepEqual(await own.list("files"), []);
  await store.set("owned/files/a/broken", "{", 1000);
  await store.set("owned/files/a/partial", '{"provider":"p"}', 1000);
  assert.equal(await own.find("files", "broken"), undefined);
  assert.deepEqual(await own.list("files"), []);
});
