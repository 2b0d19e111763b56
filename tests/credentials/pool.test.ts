/**
 * The pool: who is chosen.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { configuredRecords } from "../../src/credentials/configured.ts";
import { Secret } from "../../src/credentials/secret.ts";
import { apiKey, createDice, createHandClock } from "../support/accounts.ts";
import { createBench, fails, refused, reportOf, take, trailOf, works } from "../support/pool.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("choosing an account", () => {
  it("invariant 9: uses a lower tier only when no higher one can be used", async () => {
    const { pool, clock, addOne } = await createBench();
    const low = await addOne(apiKey("low", { priority: 1 }));
    const high = await addOne(apiKey("high", { priority: 2 }));
    for (let i = 0; i < 20; i++) assert.equal((await take(pool)).id, high.id);
    await fails(pool, await take(pool), "quota");
    assert.equal((await take(pool)).id, low.id);
    clock.pass(2 * MINUTE);
    assert.equal((await take(pool)).id, high.id);
  });

  it("invariant 10: keeps a conversation on one account, and moves only those of one that goes", async () => {
    const { pool, credentials, add } = await createBench();
    await add("a", "b", "c", "d");
    const sessions = Array.from({ length: 200 }, (_, n) => `s${n}`);
    const at = async (session: string) => {
      const handle = await take(pool, { session });
      await works(pool, handle);
      return handle.id;
    };
    const first = new Map<string, string>();
    for (const session of sessions) first.set(session, await at(session));
    for (const session of sessions) assert.equal(await at(session), first.get(session));
    const [gone = ""] = first.values();
    await credentials.remove(gone);
    await pool.sync();
    for (const session of sessions) {
      const now = await at(session);
      if (first.get(session) === gone) assert.notEqual(now, gone);
      else assert.equal(now, first.get(session));
    }
  });

  it("keeps callers apart: the same session of two callers is two conversations", async () => {
    const { pool, add } = await createBench();
    await add("a", "b", "c", "d", "e", "f");
    const seen = new Set<string>();
    for (let caller = 0; caller < 30; caller++) {
      seen.add((await take(pool, { session: `caller${caller}\nsame` })).id);
    }
    assert.ok(seen.size > 3, "a session's name alone decides nothing");
  });

  it("moves a cool conversation only where there is clearly more room", async () => {
    const { pool, clock, add } = await createBench();
    const [a, b] = await add("a", "b");
    assert.ok(a && b);
    await pool.sync();
    pool.pin("up", "s", a.id);
    pool.observe(a.id, reportOf(clock.now(), 0.4, 0.5));
    pool.observe(b.id, reportOf(clock.now(), 0.2, 0.4));
    clock.pass(25 * HOUR);
    pool.observe(a.id, reportOf(clock.now(), 0.4, 0.5));
    pool.observe(b.id, reportOf(clock.now(), 0.2, 0.4));
    const near = await take(pool, { session: "s" });
    assert.equal(near.id, a.id, "a tenth more is no reason");
    await works(pool, near);
    clock.pass(25 * HOUR);
    pool.observe(a.id, reportOf(clock.now(), 0.4, 0.9));
    pool.observe(b.id, reportOf(clock.now(), 0.2, 0.1));
    assert.equal((await take(pool, { session: "s" })).id, b.id);
  });

  it("invariant 13: does not herd: new conversations spread over equal accounts", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 8 }),
        fc.integer({ min: 100, max: 600 }),
        fc.boolean(),
        async (accounts, sessions, named) => {
          const { pool, add } = await createBench({}, createHandClock(0, createDice(sessions)));
          await add(...Array.from({ length: accounts }, (_, n) => `k${n}`));
          const counts = new Map<string, number>();
          for (let n = 0; n < sessions; n++) {
            const { id } = await take(pool, named ? { session: `x${n}` } : {});
            counts.set(id, (counts.get(id) ?? 0) + 1);
          }
          const shares = [...counts.values()];
          assert.equal(shares.length, accounts);
          const ratio = Math.max(...shares) / Math.min(...shares);
          assert.ok(ratio <= 1 + 4 * Math.sqrt(accounts / sessions), `${shares}`);
        },
      ),
      { numRuns: 15 },
    );
  });

  it("gives a heavier account its share", async () => {
    const { pool, addOne } = await createBench();
    const heavy = await addOne(apiKey("heavy", { weight: 3 }));
    await addOne(apiKey("light"));
    let mine = 0;
    for (let n = 0; n < 400; n++) {
      if ((await take(pool, { session: `${n}` })).id === heavy.id) mine++;
    }
    assert.ok(mine > 260 && mine < 340, `${mine}`);
  });

  it("spends first what would expire unused, and spares what is nearly used up", async () => {
    const { pool, clock, add } = await createBench();
    const [a, b, d] = await add("a", "b", "d");
    assert.ok(a && b && d);
    await pool.sync();
    const now = clock.now();
    pool.observe(a.id, reportOf(now, 0.2, 0.8, { long: now + 6 * HOUR }));
    pool.observe(b.id, reportOf(now, 0.2, 0.1, { long: now + 144 * HOUR }));
    pool.observe(d.id, reportOf(now, 0.9, 0.1, { long: now + 2 * HOUR }));
    for (let n = 0; n < 10; n++) assert.equal((await take(pool)).id, a.id);
    const order = await pool.explain({ provider: "up" });
    assert.deepEqual(order.map(({ record }) => record.id), [a.id, b.id, d.id]);
  });

  it("lends what is configured as well, with nothing kept of it", async () => {
    const configured = configuredRecords("up", [
      { secret: new Secret("configured-key"), origin: "config" },
      { secret: new Secret("other-key"), origin: "config", name: "work" },
    ]);
    const { pool, store, add } = await createBench({ configured });
    await add("kept");
    const ids = new Set<string>();
    for (let n = 0; n < 20; n++) ids.add((await take(pool, { session: `${n}` })).id);
    assert.deepEqual([...ids].sort(), ["up#1", "up/work"], "configured ones are a higher tier");
    await fails(pool, await take(pool), "quota");
    await pool.flush();
    assert.ok(!JSON.stringify(await store.list("")).includes("configured-key"));
  });

  it("says why there is none", async () => {
    const { pool, credentials, add } = await createBench();
    assert.deepEqual(await refused(pool), { kind: "unconfigured" });
    const [a] = await add("a");
    assert.ok(a);
    const trail = trailOf();
    await take(pool, { trail });
    assert.deepEqual(await refused(pool, { trail }), { kind: "exhausted" });
    const statusInfo = { code: "invalid_grant", message: "gone", at: 0, strikes: 0 };
    await credentials.update(a.id, 1, { status: "dead", statusInfo });
    await pool.sync();
    assert.deepEqual(await refused(pool), { kind: "needs_login", ids: [a.id] });
  });
});
