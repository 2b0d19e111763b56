/**
 * What follows on failures.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  createBench,
  fails,
  type FailureName,
  refused,
  take,
  trailOf,
  works,
} from "../support/pool.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("failures", () => {
  const single: readonly FailureName[] = ["bad_request", "not_found", "payload", "server"];
  for (const name of single) {
    it(`invariant 24: a ${name} is one call and changes nothing`, async () => {
      const { pool, store, add } = await createBench();
      await add("a", "b");
      const handle = await take(pool);
      await pool.flush();
      const before = await store.list("");
      const verdict = await fails(pool, handle, name);
      await pool.flush();
      assert.equal(verdict.next, "stop");
      assert.deepEqual(await store.list(""), before);
    });
  }

  it("a refused key is in doubt for longer each time, then quarantined, and comes back", async () => {
    const { pool, clock, credentials, add } = await createBench();
    const [a] = await add("a");
    assert.ok(a);
    const waits: number[] = [];
    for (let strike = 1; strike <= 6; strike++) {
      const handle = await take(pool);
      assert.equal(handle.trial, strike > 1);
      assert.equal((await fails(pool, handle, "auth")).next, "other");
      const why = await refused(pool);
      assert.ok(why.kind === "blocked");
      assert.deepEqual(why.byReason, { auth: 1 });
      waits.push((why.retryAt - clock.now()) / MINUTE);
      clock.pass(why.retryAt - clock.now());
    }
    assert.deepEqual(waits, [1, 2, 4, 8, 60, 60]);
    await pool.flush();
    assert.equal((await credentials.get(a.id))?.status, "quarantined");
    await works(pool, await take(pool));
    await pool.flush();
    const healed = await credentials.get(a.id);
    assert.deepEqual([healed?.status, healed?.statusInfo], ["active", undefined]);
  });

  it("invariant 14: at most one request at a time tries an account in doubt", async () => {
    const { pool, clock, add } = await createBench();
    await add("a");
    await fails(pool, await take(pool), "auth");
    clock.pass(2 * MINUTE);
    const trial = await take(pool);
    assert.equal(trial.trial, true);
    for (let n = 0; n < 5; n++) assert.equal((await refused(pool)).kind, "blocked");
    await pool.report(trial, { kind: "cancelled" });
    assert.equal((await take(pool)).trial, true);
  });

  it("many requests that are refused at once are one strike", async () => {
    const { pool, credentials, add } = await createBench();
    const [a] = await add("a");
    assert.ok(a);
    const handles = await Promise.all(Array.from({ length: 20 }, () => take(pool)));
    for (const handle of handles) await fails(pool, handle, "auth");
    await pool.flush();
    assert.equal((await credentials.get(a.id))?.statusInfo?.strikes, 1);
  });

  it("a 403 is about a model, never refuses the last account, and twice the same is the request", async () => {
    const { pool, add } = await createBench();
    await add("a", "b", "c");
    const trail = trailOf();
    const first = await take(pool, { trail, model: "x" });
    assert.equal((await fails(pool, first, "entitlement")).next, "other");
    const other = await take(pool, { model: "x" });
    assert.notEqual(other.id, first.id, "better another one");
    const models = new Set<string>();
    for (let n = 0; n < 30; n++) models.add((await take(pool, { model: "y", session: `${n}` })).id);
    assert.equal(models.size, 3, "other models use it as before");
    const second = await take(pool, { trail, model: "x" });
    assert.equal((await fails(pool, second, "entitlement")).next, "stop");
    const blocks = (await pool.explain({ provider: "up", model: "x" })).flatMap((one) =>
      one.blocks
    );
    assert.deepEqual(blocks, [], "invariant 6: none of its blocks is left");
  });

  it("a 403 of the only account is asked again by the next request", async () => {
    const { pool, add } = await createBench();
    await add("a");
    for (let n = 0; n < 3; n++) {
      const handle = await take(pool);
      const verdict = await fails(pool, handle, "entitlement");
      assert.deepEqual([verdict.class, verdict.next], ["entitlement", "other"]);
    }
  });

  it("a quota rests the account for as long as was said, and a little more", async () => {
    const { pool, clock, add } = await createBench();
    await add("a");
    const hint = { afterMs: 77_000, source: "header" } as const;
    const verdict = await fails(pool, await take(pool), "quota", { hint });
    assert.equal(verdict.next, "other");
    const wait = (verdict.retryAt ?? 0) - clock.now();
    assert.ok(wait >= 78_000 && wait <= 80_000, `${wait}`);
    const why = await refused(pool);
    assert.ok(why.kind === "blocked" && why.retryAt === verdict.retryAt);
    clock.pass(wait);
    assert.equal((await take(pool)).trial, false);
  });

  it("a quota that comes back early is noticed: one request tries now and then", async () => {
    const { pool, clock, add } = await createBench();
    await add("a");
    const hint = { afterMs: 5 * HOUR, source: "header" } as const;
    await fails(pool, await take(pool), "quota", { hint });
    clock.pass(4 * MINUTE);
    await refused(pool);
    clock.pass(2 * MINUTE);
    const trial = await take(pool);
    assert.equal(trial.trial, true);
    await refused(pool);
    await fails(pool, trial, "quota", { hint });
    await refused(pool);
    clock.pass(6 * MINUTE);
    await works(pool, await take(pool));
    assert.equal((await take(pool)).trial, false, "it is open again");
  });

  it("a throttle moves on, else waits for a short one, else tells when", async () => {
    const { pool, add } = await createBench();
    await add("a", "b");
    const trail = trailOf();
    const first = await take(pool, { trail });
    const second = { afterMs: 500, source: "header" } as const;
    assert.equal((await fails(pool, first, "throttle", { hint: second })).next, "other");
    const verdict = await fails(pool, await take(pool, { trail }), "throttle", { hint: second });
    assert.ok(verdict.next === "same" && verdict.afterMs <= 5000);
    const long = await createBench();
    await long.add("a");
    const hint = { afterMs: 6000, source: "header" } as const;
    const stopped = await fails(long.pool, await take(long.pool), "throttle", { hint });
    assert.equal(stopped.next, "stop");
    assert.equal((await take(long.pool, { model: "other" })).kind, "ok", "other models go on");
  });

  it("too many at once lowers how many the account gets", async () => {
    const { pool, clock, add } = await createBench();
    await add("a");
    const handles = [await take(pool), await take(pool), await take(pool)];
    const verdict = await fails(pool, handles[0] as never, "concurrency");
    assert.equal(verdict.next, "same");
    await refused(pool);
    await works(pool, handles[1] as never);
    await take(pool);
    clock.pass(MINUTE);
    await take(pool);
    await take(pool);
  });

  it("a provider without room is asked twice more, waiting longer", async () => {
    const { pool, add } = await createBench();
    await add("a");
    const trail = trailOf();
    const waits: number[] = [];
    let handle = await take(pool, { trail });
    for (;;) {
      const verdict = await fails(pool, handle, "capacity");
      if (verdict.next !== "same") break;
      waits.push(verdict.afterMs);
      handle = await take(pool, { trail, only: handle.id });
    }
    assert.deepEqual(waits, [625, 1250]);
    assert.equal((await take(pool)).kind, "ok", "the account is not to blame");
  });

  it("a 429 that says nothing goes through two accounts at most", async () => {
    const { pool, add } = await createBench();
    await add("a", "b", "c");
    const trail = trailOf();
    assert.equal((await fails(pool, await take(pool, { trail }), "opaque")).next, "other");
    assert.equal((await fails(pool, await take(pool, { trail }), "opaque")).next, "stop");
  });

  it("nothing is tried again once the client has a part of the answer", async () => {
    for (const name of ["quota", "throttle", "auth", "capacity"] as const) {
      const { pool, add } = await createBench();
      await add("a", "b");
      const verdict = await fails(pool, await take(pool), name, { emitted: true });
      assert.equal(verdict.next, "stop", name);
    }
  });

  it("invariant 25: a handle is taken back once, and the count returns to nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("ok", "cancelled", "quota", "auth", "throttle", "twice"), {
          maxLength: 20,
        }),
        async (ends) => {
          const { pool, add } = await createBench();
          await add("a", "b", "c");
          const handles = await Promise.all(ends.map(() => take(pool)));
          for (const [n, end] of ends.entries()) {
            const handle = handles[n] as never;
            if (end === "ok" || end === "twice") await works(pool, handle);
            if (end === "cancelled") await pool.report(handle, { kind: "cancelled" });
            if (end === "quota" || end === "auth" || end === "throttle") {
              await fails(pool, handle, end);
            }
            if (end === "twice") assert.equal((await fails(pool, handle, "auth")).next, "stop");
          }
          for (const { inFlight } of await pool.explain({ provider: "up" })) {
            assert.equal(inFlight, 0);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("invariant 26: where one account works, it is found within the budget", async () => {
    const kinds = fc.constantFrom<FailureName>("auth", "quota");
    await fc.assert(
      fc.asyncProperty(fc.array(kinds, { minLength: 1, maxLength: 3 }), async (bad) => {
        const { pool, add } = await createBench();
        const records = await add("good", ...bad.map((_, n) => `bad${n}`));
        const good = records[0]?.id;
        const kindOf = new Map(records.slice(1).map(({ id }, n) => [id, bad[n]]));
        const trail = trailOf();
        let attempts = 1;
        for (let handle = await take(pool, { trail }); handle.id !== good; attempts++) {
          const verdict = await fails(pool, handle, kindOf.get(handle.id) ?? "auth");
          if (verdict.next === "stop") {
            // Three refusals of credentials are as many as one request finds out about.
            assert.ok(bad.filter((kind) => kind === "auth").length >= 3);
            return;
          }
          handle = await take(pool, { trail });
        }
        assert.ok(attempts <= records.length);
      }),
      { numRuns: 40 },
    );
  });
});
