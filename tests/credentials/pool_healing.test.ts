/**
 * Healing by usage reports, and several processes on one store.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { configuredRecords } from "../../src/credentials/configured.ts";
import { createPool } from "../../src/credentials/pool.ts";
import { createRoster } from "../../src/credentials/roster.ts";
import { Secret } from "../../src/credentials/secret.ts";
import { apiKey } from "../support/accounts.ts";
import { createGate, turn } from "../support/gate.ts";
import {
  createBench,
  fails,
  type FailureName,
  queryOf,
  refused,
  reportOf,
  take,
} from "../support/pool.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("usage reports", () => {
  it("block what is used up until the last reset, and heal what is not", async () => {
    const { pool, clock, add } = await createBench();
    const [a] = await add("a");
    assert.ok(a);
    await pool.sync();
    const start = clock.now();
    pool.observe(a.id, reportOf(start, 1, 1, { short: start + HOUR, long: start + 50 * HOUR }));
    const why = await refused(pool);
    assert.ok(why.kind === "blocked");
    const [one] = await pool.explain({ provider: "up" });
    assert.equal(one?.blocks[0]?.until, start + 50 * HOUR);
    clock.pass(4 * MINUTE);
    pool.observe(a.id, reportOf(clock.now(), 0.1, 0.1));
    await refused(pool);
    clock.pass(MINUTE);
    pool.observe(a.id, reportOf(clock.now(), 0.1, 0.1));
    assert.equal((await take(pool)).trial, false);
  });

  it("invariant 7: do not heal a young block, nor one whose limits are not all told and open", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 10 * MINUTE }),
        fc.option(fc.double({ min: 0, max: 1.1, noNaN: true }), { nil: undefined }),
        fc.option(fc.double({ min: 0, max: 1.1, noNaN: true }), { nil: undefined }),
        async (age, short, long) => {
          const { pool, clock, add } = await createBench();
          const [a] = await add("a");
          assert.ok(a);
          const hint = { afterMs: 20 * HOUR, source: "header" } as const;
          await fails(pool, await take(pool), "quota", { hint });
          clock.pass(age);
          pool.observe(a.id, reportOf(clock.now(), short, long));
          const [one] = await pool.explain({ provider: "up" });
          const open = short !== undefined && short < 1 && long !== undefined && long < 1;
          assert.equal(one?.blocks.length === 0, open && age >= 5 * MINUTE);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("say nothing of a throttle or a refusal", async () => {
    const { pool, clock, add } = await createBench();
    const [a] = await add("a");
    assert.ok(a);
    const hint = { afterMs: HOUR, source: "header" } as const;
    await fails(pool, await take(pool), "throttle", { hint });
    clock.pass(10 * MINUTE);
    pool.observe(a.id, reportOf(clock.now(), 0, 0));
    assert.equal((await pool.explain({ provider: "up" }))[0]?.blocks.length, 1);
  });
});

describe("several processes", () => {
  it("invariant 1: a new account does not inherit the block of one that was removed", async () => {
    const { pool, another, add } = await createBench();
    const [a] = await add("a", "b");
    assert.ok(a);
    await pool.sync();
    assert.equal(pool.pin("up", "s", a.id), true);
    const handle = await take(pool, { session: "s" });
    assert.equal(handle.id, a.id);
    await fails(pool, handle, "quota");
    const other = another("other");
    await other.remove(a.id);
    const fresh = await other.insert(apiKey("key-of-new"));
    await pool.sync();
    const seen = new Set<string>();
    for (let n = 0; n < 30; n++) seen.add((await take(pool, { session: `${n}` })).id);
    assert.ok(seen.has(fresh.id));
    assert.ok(!seen.has(a.id));
  });

  it("nobody is served before the store has been read once", async () => {
    const { add, credentials, clock } = await createBench();
    const [kept] = await add("kept");
    const configured = configuredRecords("up", [{ origin: "config", secret: new Secret("k") }]);
    const gate = createGate();
    const slow = { ...credentials, load: () => gate.opened.then(() => credentials.load()) };
    const pool = createPool({ store: slow, means: clock, configured });
    const first = pool.acquire(queryOf());
    await turn();
    const asked = Promise.all([first, pool.acquire(queryOf())]);
    await turn();
    await credentials.update(kept?.id ?? "", 1, { priority: 100 });
    gate.open();
    for (const lent of await asked) assert.equal(lent.kind === "ok" && lent.id, kept?.id);
  });

  it("a reading of the store that is older than a renewal does not bring the old token back", () => {
    const roster = createRoster([]);
    const [old] = configuredRecords("up", [{ origin: "env", secret: new Secret("old") }]);
    assert.ok(old);
    const renewed = { ...old, revision: 3, secretRevision: 2 };
    roster.adopt([old], [], new Set());
    roster.put(renewed);
    roster.adopt([{ ...old, revision: 2 }], [], new Set());
    assert.equal(roster.get(old.id)?.record, renewed);
    roster.adopt([{ ...old, revision: 4 }], [], new Set());
    assert.equal(roster.get(old.id)?.record.revision, 4);
  });

  it("a row that another process adds is used at once where there is none", async () => {
    const { pool, another } = await createBench();
    await refused(pool);
    const { id } = await another("other").insert(apiKey("new"));
    assert.equal((await take(pool)).id, id);
  });

  it("what another process removed or blocked is not used a second later", async () => {
    const { pool, clock, another, anotherPool, add } = await createBench();
    const [a, b] = await add("a", "b");
    assert.ok(a && b);
    await take(pool);
    await another("other").remove(a.id);
    const theirs = anotherPool();
    const hint = { afterMs: HOUR, source: "header" } as const;
    await fails(theirs, await take(theirs), "quota", { hint });
    await theirs.flush();
    clock.pass(1000);
    const why = await refused(pool);
    assert.ok(why.kind === "blocked");
  });

  it("after a pause nobody uses what is old while somebody else looks", async () => {
    const { add, another, credentials, clock } = await createBench();
    const [gone, kept] = await add("gone", "kept");
    assert.ok(gone && kept);
    let gate = createGate();
    gate.open();
    const slow = { ...credentials, load: () => gate.opened.then(() => credentials.load()) };
    const pool = createPool({ store: slow, means: clock, configured: [] });
    await pool.sync();
    await another("other").remove(gone.id);
    clock.pass(HOUR);
    gate = createGate();
    const asked = [take(pool)];
    await turn();
    for (let n = 0; n < 20; n++) asked.push(take(pool, { session: `${n}` }));
    await turn();
    gate.open();
    for (const { id } of await Promise.all(asked)) assert.equal(id, kept.id);
  });

  it("invariant 4: after a restart the same accounts can be used as before", async () => {
    const failures = fc.constantFrom<FailureName>(
      ...(["auth", "quota", "throttle", "entitlement", "capacity"] as const),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ failure: failures, pass: fc.integer({ min: 0, max: 3 * MINUTE }) }), {
          maxLength: 12,
        }),
        fc.integer({ min: 0, max: HOUR }),
        async (steps, later) => {
          const { pool, clock, add, anotherPool } = await createBench();
          await add("a", "b", "c");
          for (const { failure, pass } of steps) {
            const lent = await pool.acquire(queryOf());
            if (lent.kind === "ok") await fails(pool, lent, failure);
            clock.pass(pass);
          }
          await pool.flush();
          const state = async (one: typeof pool) =>
            (await one.explain({ provider: "up", model: "m" })).map(({ record, blocks, rank }) => ({
              id: record.id,
              status: record.status,
              info: record.statusInfo,
              blocks: [...blocks].sort((x, y) => x.scope < y.scope ? -1 : 1),
              lendable: rank !== undefined,
            })).sort((x, y) => x.id < y.id ? -1 : 1);
          clock.pass(later);
          assert.deepEqual(await state(anotherPool()), await state(pool));
        },
      ),
      { numRuns: 40 },
    );
  });
});
