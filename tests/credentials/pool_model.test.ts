/**
 * Invariants 1, 3, 5, 8, 9, 14, 15, 20 and 25 together: whatever happens in whatever order, here, in
 * another process or across a restart, a pool lends what the model says may be lent.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Pool } from "../../src/credentials/contract.ts";
import { apiKey } from "../support/accounts.ts";
import { type Bench, createBench, fails, queryOf, works } from "../support/pool.ts";
import {
  endInModel,
  expected,
  lendInModel,
  type Model,
  type ModelFailure,
  rowOf,
} from "../support/pool_model.ts";

interface Real {
  readonly bench: Bench;
  pool: Pool;
}

type Command = fc.AsyncCommand<Model, Real>;

function command(
  name: string,
  run: (model: Model, real: Real) => Promise<void>,
  check: (model: Model) => boolean = () => true,
): Command {
  return { check, run, toString: () => name };
}

/** Every model is asked for; what comes is what may come. */
async function acquire(model: Model, real: Real, name: string, session?: string): Promise<void> {
  const { ids, retryAt } = expected(model, name);
  const lent = await real.pool.acquire(
    queryOf({ model: name, ...(session === undefined ? {} : { session }) }),
  );
  if (lent.kind === "ok") {
    assert.ok(ids.has(lent.id), `invariant 8: ${lent.id} must not be lent`);
    const row = model.rows.get(lent.id);
    if (lent.trial) assert.equal(row?.trial, false, "invariant 14: one trial at a time");
    lendInModel(model, lent, name);
    return;
  }
  assert.equal(ids.size, 0, `invariant 8: one of ${[...ids]} can be lent: ${JSON.stringify(lent)}`);
  if (lent.kind === "blocked") assert.equal(lent.retryAt, retryAt, "invariant 15");
}

const pass = (ms: number): Command =>
  command(`pass(${ms})`, (model, { bench }) => {
    bench.clock.pass(ms);
    model.now += ms;
    return Promise.resolve();
  });

const take = (name: string, session?: string): Command =>
  command(`take(${name}, ${session})`, (model, real) => acquire(model, real, name, session));

const waitOut = (name: string): Command =>
  command(`waitOut(${name})`, async (model, real) => {
    const lent = await real.pool.acquire(queryOf({ model: name }));
    if (lent.kind === "ok") return lendInModel(model, lent, name);
    if (lent.kind !== "blocked") return;
    const ms = lent.retryAt - model.now;
    real.bench.clock.pass(ms);
    model.now += ms;
    const inDoubt = [...model.rows.values()].some(({ trial }) => trial);
    const again = await real.pool.acquire(queryOf({ model: name }));
    if (!inDoubt) assert.equal(again.kind, "ok", "invariant 15: after that time there is one");
    if (again.kind === "ok") lendInModel(model, again, name);
  });

const end = (
  at: number,
  how: ModelFailure | "ok" | "cancelled",
  hintMs: number | undefined,
): Command =>
  command(`end(${at}, ${how}, ${hintMs})`, async (model, { pool }) => {
    const [loan] = model.loans.splice(at % model.loans.length, 1);
    assert.ok(loan);
    if (how === "ok") await works(pool, loan.handle);
    else if (how === "cancelled") await pool.report(loan.handle, { kind: "cancelled" });
    else {
      const hint = hintMs === undefined
        ? {}
        : { hint: { afterMs: hintMs, source: "header" } as const };
      await fails(pool, loan.handle, how, how === "quota" || how === "throttle" ? hint : {});
    }
    endInModel(model, loan, how, hintMs);
    const again = await works(pool, loan.handle);
    assert.equal(again.class, "unknown", "invariant 25: a second report is none");
  }, ({ loans }) => loans.length > 0);

const add = (priority: number): Command =>
  command(`add(${priority})`, async (model, { bench, pool }) => {
    const key = `key-${crypto.randomUUID()}`;
    const { id } = await bench.another("peer").insert(apiKey(key, { priority }));
    model.rows.set(id, rowOf(id, priority));
    await pool.sync();
  });

const nth = <T>(all: Iterable<T>, at: number): T | undefined => {
  const list = [...all];
  return list[at % Math.max(list.length, 1)];
};

const remove = (at: number): Command =>
  command(`remove(${at})`, async (model, { bench, pool }) => {
    const row = nth(model.rows.values(), at);
    if (row === undefined) return;
    await pool.flush();
    await bench.another("peer").remove(row.id);
    model.rows.delete(row.id);
    await pool.sync();
  }, ({ rows }) => rows.size > 1);

const toggle = (at: number): Command =>
  command(`toggle(${at})`, async (model, { bench, pool }) => {
    const row = nth(model.rows.values(), at);
    if (row === undefined) return;
    await pool.flush();
    const record = await bench.credentials.get(row.id);
    assert.ok(record);
    const status = row.disabled ? "active" : "disabled";
    await bench.another("operator").update(row.id, record.revision, { status, statusInfo: null });
    row.disabled = !row.disabled;
    row.strikes = 0;
    row.struckAt = -1;
    await pool.sync();
  });

const restart = (): Command =>
  command("restart()", async (model, real) => {
    await real.pool.flush();
    real.pool = real.bench.anotherPool();
    model.loans.length = 0;
    for (const row of model.rows.values()) {
      Object.assign(row, { inFlight: 0, trial: false, triedAt: 0 });
    }
  });

/** What holds after every command. */
const look = (): Command =>
  command("look()", async (model, { pool }) => {
    const seen = await pool.explain({ provider: "up", model: "x" });
    assert.deepEqual(seen.map(({ record }) => record.id).sort(), [...model.rows.keys()].sort());
    for (const { record, inFlight } of seen) {
      assert.equal(inFlight, model.rows.get(record.id)?.inFlight, "invariant 25");
    }
  });

const names = fc.constantFrom("x", "y");
const sessions = fc.option(fc.constantFrom("s1", "s2", "s3"), { nil: undefined });
const ends = fc.constantFrom<ModelFailure | "ok" | "cancelled">(
  ...(["ok", "ok", "cancelled", "auth", "quota", "throttle", "entitlement", "server"] as const),
);
const hints = fc.option(fc.integer({ min: 0, max: 20 * 60_000 }), { nil: undefined });

const COMMANDS = [
  fc.tuple(names, sessions).map(([name, session]) => take(name, session)),
  fc.tuple(names, sessions).map(([name, session]) => take(name, session)),
  names.map(waitOut),
  fc.tuple(fc.nat(9), ends, hints).map(([at, how, hint]) => end(at, how, hint)),
  fc.tuple(fc.nat(9), ends, hints).map(([at, how, hint]) => end(at, how, hint)),
  fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 20 * 60_000 })).map(pass),
  fc.constantFrom(80, 70).map(add),
  fc.nat(9).map(remove),
  fc.nat(9).map(toggle),
  fc.constant(null).map(restart),
  fc.constant(null).map(look),
];

test("a pool lends what its model says may be lent, whatever happens", async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(COMMANDS, { maxCommands: 60, size: "max" }), async (commands) => {
      await fc.asyncModelRun(async () => {
        const bench = await createBench();
        const model: Model = { now: bench.clock.now(), rows: new Map(), loans: [] };
        for (const priority of [80, 80, 70]) {
          const { id } = await bench.addOne(apiKey(`key-${crypto.randomUUID()}`, { priority }));
          model.rows.set(id, rowOf(id, priority));
        }
        return { model, real: { bench, pool: bench.pool } };
      }, commands);
    }),
    { numRuns: 500 },
  );
});
