/**
 * The store in Durable Objects, each on a SQLite of this machine; `tests/cluster/` has them in workerd.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createDurableStore } from "../../adapters/stores/durable.ts";
import { createLocalObjects } from "../support/durable.ts";
import { describeStore } from "./contract.ts";

/** Node 20 has no SQLite of its own. */
const hasSqlite = await import("node:sqlite").then(() => true, () => false);

async function open() {
  let time = 1_700_000_000_000;
  const objects = await createLocalObjects(() => time);
  const store = createDurableStore(objects.namespace);
  const pass = (ms: number): void => void (time += ms);
  return { ...objects, store, pass, now: () => time };
}

if (hasSqlite) {
  describeStore("in Durable Objects", async () => {
    const { store, pass, namespace, close } = await open();
    return { store, pass, again: () => createDurableStore(namespace), close };
  });
}

describe("a store in Durable Objects", { skip: !hasSqlite }, () => {
  it("keeps apart what much is asked of, and lists all of it as one", async () => {
    const { store, calls, close } = await open();
    const keys = ["cred/a", "responses/me/response/r", "stay/1", "stays", "totals/1/a"];
    for (const key of keys) await store.set(key, key, Infinity);
    const asked = [...calls].sort(([a], [b]) => a < b ? -1 : 1);
    assert.deepEqual(asked, [
      ["sluice/responses", 1],
      ["sluice/rest", 2],
      ["sluice/stay", 1],
      ["sluice/totals", 1],
    ]);
    assert.deepEqual((await store.list("")).map(([key]) => key), keys);
    assert.deepEqual((await store.list("sta")).map(([key]) => key), ["stay/1", "stays"]);
    assert.equal((await store.list("stay/")).length, 1);
    close();
  });

  it("throws away what is over: while there is work, and an hour after it", async () => {
    const { store, alarms, rows, wake, pass, now, close } = await open();
    const place = "sluice/rest";
    const long = "x".repeat(1_500_000);
    await store.set("old", long, 10);
    assert.equal(rows(place), 3);
    pass(60_000);
    await store.set("next", "y", 1_000_000);
    assert.equal(rows(place), 1, "by the next writing");
    const at = alarms.get(place) ?? 0;
    assert.equal(at, now() - 60_000 + 3_600_000);
    pass(at - now());
    wake(place);
    assert.equal(rows(place), 0, "by the alarm");
    await store.set("another", "z", 10_000_000);
    const again = alarms.get(place) ?? 0;
    assert.ok(again > at, "it is woken again");
    pass(again - now());
    wake(place);
    assert.equal(rows(place), 1);
    assert.ok((alarms.get(place) ?? 0) > again, "as long as anything has an end");
    close();
  });

  it("sets no alarm for what has no end", async () => {
    const { store, alarms, close } = await open();
    await store.set("a", "1", Infinity);
    assert.equal(alarms.size, 0);
    close();
  });

  it("rejects when the object cannot be used", async () => {
    const broken = createDurableStore({
      idFromName: (name) => name,
      get: () => ({ fetch: () => Promise.resolve(new Response("overloaded", { status: 503 })) }),
    });
    await assert.rejects(broken.get("a"), /Cannot use the Durable Object: it answered 503/);
    await assert.rejects(broken.set("a", "1", Infinity), /503/);
  });

  it("cuts no character in two", async () => {
    const { store, close } = await open();
    for (const before of ["", "a"]) {
      const text = before + "𝄞".repeat(700_000);
      await store.set("a", text, Infinity);
      assert.equal(await store.get("a") === text, true);
    }
    close();
  });
});
