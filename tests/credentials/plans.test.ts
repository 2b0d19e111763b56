/**
 * Plans: who is asked for a model that not every plan covers.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createAccount } from "../../src/credentials/account.ts";
import { type PlanRule, ruleFor, viewPlans } from "../../src/credentials/plans.ts";
import type { CredentialRecord } from "../../src/credentials/record.ts";
import { apiKey } from "../support/accounts.ts";
import { createBench, fails, refused, take, trailOf } from "../support/pool.ts";

const FAST: PlanRule = {
  models: "fast",
  covered: ["pro", "Max"],
  uncovered: ["free", "plus"],
};
const PLANS = new Map([["up", [FAST, { models: "large-*", covered: ["team"] }]]]);

const MINUTE = 60_000;

function on(plan: string | undefined, name: string, more: object = {}) {
  return apiKey(`key-of-${name}`, {
    name,
    ...(plan === undefined ? {} : { attrs: { plan } }),
    ...more,
  });
}

describe("plans that cover a model", () => {
  it("are found by the model's name, else by its beginning; what the operator says first", () => {
    const rules: PlanRule[] = [
      { models: "large-*", covered: ["own"] },
      { models: "large-one", covered: ["exact"] },
      { models: "large-*", covered: ["later"] },
    ];
    assert.deepEqual(ruleFor(rules, "large-one")?.covered, ["exact"]);
    assert.deepEqual(ruleFor(rules, "large-two")?.covered, ["own"]);
    assert.equal(ruleFor(rules, "larg"), undefined);
    assert.equal(ruleFor(rules, undefined), undefined);
    assert.equal(ruleFor(undefined, "large-one"), undefined);
  });

  it("decide before tiers, stickiness and load do, and for their models alone", async () => {
    const { pool, addOne } = await createBench({ plans: PLANS });
    const plus = await addOne(on("plus", "plus", { priority: 90 }));
    const pro = await addOne(on("PRO", "pro", { priority: 10 }));
    const session = "s";
    assert.equal((await take(pool, { session })).id, plus.id);
    for (let n = 0; n < 5; n++) {
      assert.equal((await take(pool, { model: "fast", session })).id, pro.id);
    }
    pool.pin("up", session, plus.id);
    assert.equal((await take(pool, { model: "fast", session })).id, pro.id);
    assert.equal((await take(pool, { model: "m" })).id, plus.id);
  });

  it("leave nobody out while no account is known to be covered, or the covered one is out of use", async () => {
    const { pool, credentials, addOne } = await createBench({ plans: PLANS });
    const plus = await addOne(on("plus", "plus"));
    const team = await addOne(on("team", "team", { priority: 1 }));
    assert.equal((await take(pool, { model: "fast" })).id, plus.id);
    const pro = await addOne(on("pro", "pro", { priority: 0 }));
    await pool.sync();
    assert.equal((await take(pool, { model: "fast" })).id, team.id, "nothing is known of its plan");
    await credentials.update(team.id, team.revision, { status: "disabled" });
    await pool.sync();
    assert.equal((await take(pool, { model: "fast" })).id, pro.id);
    await credentials.update(pro.id, pro.revision, { status: "disabled" });
    await pool.sync();
    assert.equal((await take(pool, { model: "fast" })).id, plus.id);
  });

  it("wait for the covered account while it rests, and say when it is back", async () => {
    const { pool, clock, addOne } = await createBench({ plans: PLANS });
    await addOne(on("plus", "plus"));
    const pro = await addOne(on("pro", "pro"));
    const trail = trailOf();
    const handle = await take(pool, { model: "fast", trail });
    assert.equal(handle.id, pro.id);
    const verdict = await fails(pool, handle, "quota", {
      hint: { afterMs: 30 * MINUTE, source: "header" },
    });
    assert.equal(verdict.next, "other");
    assert.equal((await refused(pool, { model: "fast", trail })).kind, "exhausted");
    const why = await refused(pool, { model: "fast" });
    assert.ok(why.kind === "blocked" && why.retryAt > clock.now());
    assert.equal((await take(pool, { model: "m" })).kind, "ok", "other models have the other one");
  });

  it("believe what was reported last", async () => {
    const { pool, clock, addOne } = await createBench({ plans: PLANS });
    const was = await addOne(on("pro", "was pro"));
    const is = await addOne(on("plus", "is pro"));
    await pool.sync();
    const report = (plan: string) => ({
      provider: "up",
      fetchedAt: clock.now(),
      limits: [],
      metadata: { plan },
    });
    pool.observe(was.id, report("free"));
    pool.observe(is.id, report("max"));
    for (let n = 0; n < 10; n++) assert.equal((await take(pool, { model: "fast" })).id, is.id);
  });

  it("are told to whoever asks why", async () => {
    const { pool, addOne } = await createBench({ plans: PLANS });
    for (const plan of ["plus", "pro", "team", undefined]) await addOne(on(plan, plan ?? "none"));
    const told = async (model: string) =>
      Object.fromEntries(
        (await pool.explain({ provider: "up", model })).map(({ record, rank, why }) => [
          record.name,
          [
            rank !== undefined,
            ...why.filter((one) => one.includes("plan") || one === "can be used"),
          ],
        ]),
      );
    assert.deepEqual(await told("fast"), {
      pro: [true, "can be used", "its plan (pro) covers this model"],
      team: [true, "can be used", "nobody knows whether its plan (team) covers this model"],
      none: [true, "can be used", "nobody knows whether its plan covers this model"],
      plus: [false, "its plan (plus) does not cover this model; another account's does"],
    });
    assert.deepEqual((await told("m")).plus, [true, "can be used"]);
    const alone = await createBench({ plans: PLANS });
    await alone.addOne(on("plus", "plus"));
    const [only] = await alone.pool.explain({ provider: "up", model: "fast" });
    assert.equal(only?.rank, 1);
    assert.equal(
      only?.why[1],
      "its plan (plus) does not cover this model; no account's is known to",
    );
  });

  it("leave out exactly those known not to be covered, while one that can be used is", () => {
    const plan = fc.constantFrom("pro", "MAX", "free", "Plus", "team", undefined);
    const status = fc.constantFrom<CredentialRecord["status"]>(
      "active",
      "suspect",
      "dead",
      "disabled",
    );
    fc.assert(fc.property(fc.array(fc.record({ plan, status }), { maxLength: 6 }), (all) => {
      const accounts = all.map(({ plan, status }, n) =>
        createAccount(
          {
            id: `${n}`,
            status,
            attrs: plan === undefined ? {} : { plan },
          } as unknown as CredentialRecord,
          true,
        )
      );
      const view = viewPlans(FAST, accounts);
      const alive = all.some(({ plan, status }) =>
        (plan === "pro" || plan === "MAX") && (status === "active" || status === "suspect")
      );
      accounts.forEach((account, n) => {
        const bad = all[n]?.plan === "free" || all[n]?.plan === "Plus";
        assert.equal(view.leavesOut(account), alive && bad);
      });
    }));
  });
});
