/**
 * Several processes on one store: what they share, and what each does when the store is away.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createAccounts } from "../../src/credentials/accounts.ts";
import { configuredRecords } from "../../src/credentials/configured.ts";
import type { Pool } from "../../src/credentials/contract.ts";
import { createPool } from "../../src/credentials/pool.ts";
import { Secret } from "../../src/credentials/secret.ts";
import { createCredentialStore } from "../../src/credentials/stored_credentials.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/store.ts";
import { watchStore } from "../../src/store/watched.ts";
import {
  apiKey,
  createDice,
  createHandClock,
  GLASS_VAULT,
  type HandClock,
  MASTER_KEY,
} from "../support/accounts.ts";
import { createFickleStore } from "../support/fickle_store.ts";
import { turn } from "../support/gate.ts";
import { fails, queryOf, refused, take, works } from "../support/pool.ts";

function poolOn(store: Store, clock: HandClock, seed = 1): Pool {
  return createPool({
    store: createCredentialStore(store, GLASS_VAULT, clock, `process ${seed}`),
    stays: store,
    means: { ...clock, random: createDice(seed) },
    configured: [],
  });
}

async function setUp(accounts = 5) {
  const clock = createHandClock();
  const inner = createMemoryStore(clock.now);
  const fickle = createFickleStore(inner);
  const store = watchStore(fickle, clock.now, () => {});
  const credentials = createCredentialStore(store, GLASS_VAULT, clock, "setter");
  for (let n = 0; n < accounts; n++) await credentials.insert(apiKey(`key ${n}`));
  return { clock, inner, fickle, store, credentials };
}

const at = async (pool: Pool, session: string): Promise<string> => {
  const handle = await take(pool, { session });
  await works(pool, handle);
  return handle.id;
};

describe("conversations of several processes", () => {
  it("are on one account wherever they come to, also when they come everywhere at once", async () => {
    const { clock, store } = await setUp();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(2), { minLength: 4, maxLength: 12 }), async (load) => {
        const pools = [1, 2, 3].map((seed) => poolOn(store, clock, seed));
        // Each process is busy in another way, and would choose otherwise.
        for (const n of load) await take(pools[n] as Pool, {});
        for (let n = 0; n < 10; n++) {
          const session = `${Math.random()}`;
          const ids = await Promise.all(pools.map((pool) => at(pool, session)));
          assert.equal(new Set(ids).size, 1, ids.join());
        }
      }),
      { numRuns: 20 },
    );
  });

  it("would not be without the store", async () => {
    const { clock, store } = await setUp();
    const pools = [1, 2].map((seed) =>
      createPool({
        store: createCredentialStore(store, GLASS_VAULT, clock, `${seed}`),
        means: { ...clock, random: createDice(seed) },
        configured: [],
      })
    );
    // Where one of them has its hands full, the other would go.
    for (let n = 0; n < 40; n++) await take(pools[0] as Pool, { session: "load" });
    let apart = 0;
    for (let n = 0; n < 40; n++) {
      const [a, b] = await Promise.all(pools.map((pool) => at(pool, `s${n}`)));
      if (a !== b) apart++;
    }
    assert.ok(apart > 0, "the test above shows nothing");
  });

  it("move together, and come to rest on one account", async () => {
    const { clock, store } = await setUp();
    const [one, two] = [poolOn(store, clock, 1), poolOn(store, clock, 2)];
    const first = await at(one, "s");
    assert.equal(await at(two, "s"), first);
    await fails(one, await take(one, { session: "s" }), "quota");
    const second = await at(one, "s");
    assert.notEqual(second, first);
    // The block is over, and here nothing was seen of it: the first request goes where it last went.
    clock.pass(5 * 60_000);
    assert.equal(await at(two, "s"), first);
    await turn();
    assert.equal(await at(two, "s"), second);
  });

  it("ask the store for nothing while they stay where they are", async () => {
    const { clock, fickle, store } = await setUp();
    const pool = poolOn(store, clock);
    await at(pool, "s");
    const { calls } = fickle;
    for (let n = 0; n < 100; n++) await at(pool, "s");
    assert.equal(fickle.calls, calls);
  });

  it("are put by each process itself while the store is away", async () => {
    const { clock, fickle, store } = await setUp();
    const pool = poolOn(store, clock);
    const known = await at(pool, "known");
    fickle.there = false;
    assert.equal(await at(pool, "known"), known);
    const fresh = await at(pool, "new");
    assert.equal(await at(pool, "new"), fresh);
    fickle.there = true;
    assert.equal(await at(pool, "new"), fresh);
    assert.equal(await at(poolOn(store, clock, 2), "new"), fresh, "it is told when that is back");
  });

  it("leave no name in the store", async () => {
    const { clock, inner, store } = await setUp();
    await at(poolOn(store, clock), "caller\nmy secret project");
    const text = JSON.stringify(await inner.list("stay/"));
    assert.match(text, /^\[\["stay\//);
    assert.doesNotMatch(text, /secret|caller/);
  });
});

describe("blocks of configured accounts", () => {
  const configured = (secret: string) =>
    configuredRecords("up", [{ origin: "config", secret: new Secret(secret) }]);

  it("hold for every process that has the same secret, and for none with another", async () => {
    const clock = createHandClock();
    const store = createMemoryStore(clock.now);
    const poolWith = (secret: string) =>
      createAccounts({
        store,
        masterKey: MASTER_KEY,
        configured: configured(secret),
        means: clock,
      }).pool;
    const [one, two, other] = [
      poolWith("a secret, shared"),
      poolWith("a secret, shared"),
      poolWith("k2"),
    ];
    await take(two);
    await fails(one, await take(one), "quota");
    await one.flush();
    clock.pass(1000);
    assert.equal((await refused(two)).kind, "blocked");
    await take(other);
    const text = JSON.stringify(await store.list(""));
    assert.doesNotMatch(text, /a secret/);
  });
});

describe("a process whose store is away", () => {
  it("serves what it knows without waiting, and takes up what others did when it is back", async () => {
    const { clock, fickle, store, credentials } = await setUp(2);
    const pool = poolOn(store, clock);
    await take(pool);
    fickle.there = false;
    clock.pass(1000);
    await take(pool);
    const { calls } = fickle;
    for (let n = 0; n < 50; n++) await take(pool);
    assert.ok(fickle.calls - calls <= 1, "each request asks a store that is away");
    fickle.there = true;
    for (const { id } of (await credentials.load()).records) await credentials.remove(id);
    clock.pass(1000);
    await take(pool);
    await turn();
    await turn();
    clock.pass(1000);
    assert.equal((await refused(pool)).kind, "unconfigured");
  });

  it("loses no block that it learned meanwhile", async () => {
    const { clock, fickle, store, credentials } = await setUp(2);
    const pool = poolOn(store, clock);
    const other = poolOn(store, clock, 2);
    await take(other);
    const blocked = await take(pool);
    fickle.there = false;
    await fails(pool, blocked, "quota");
    clock.pass(1000);
    assert.notEqual((await take(pool)).id, blocked.id);
    await assert.rejects(pool.flush());
    assert.equal((await take(pool)).id === blocked.id, false);
    fickle.there = true;
    await pool.sync();
    const { blocks } = await credentials.load();
    assert.deepEqual(blocks.map(({ credentialId }) => credentialId), [blocked.id]);
    clock.pass(1000);
    for (let n = 0; n < 10; n++) assert.notEqual((await take(other)).id, blocked.id);
  });

  it("knows every block that any of them learned, however long each was without it", async () => {
    const command = fc.oneof(
      { weight: 3, arbitrary: fc.record({ do: fc.constant("fail" as const), at: fc.nat(2) }) },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constantFrom("leave", "return"), at: fc.nat(2) }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant("pass" as const), at: fc.nat(2) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 24 }), async (commands) => {
        const { clock, inner, credentials } = await setUp(6);
        const places = [1, 2, 3].map((seed) => {
          const fickle = createFickleStore(inner);
          return { fickle, pool: poolOn(watchStore(fickle, clock.now, () => {}), clock, seed) };
        });
        for (const { pool } of places) await take(pool);
        const failed = new Set<string>();
        for (const { do: what, at } of commands) {
          const place = places[at];
          assert.ok(place !== undefined);
          if (what === "leave" || what === "return") place.fickle.there = what === "return";
          else if (what === "pass") clock.pass(700);
          else {
            const lent = await place.pool.acquire(queryOf());
            if (lent.kind !== "ok") continue;
            failed.add(lent.id);
            await fails(place.pool, lent, "quota");
          }
        }
        for (const { fickle } of places) fickle.there = true;
        // One that was failing when the store came back is tried again, as the gateway does.
        for (const { pool } of places) await pool.flush().catch(() => pool.flush());
        const { blocks } = await credentials.load();
        assert.deepEqual(new Set(blocks.map(({ credentialId }) => credentialId)), failed);
        clock.pass(1000);
        for (const { pool } of places) {
          await pool.sync();
          if (failed.size === 6) assert.equal((await refused(pool)).kind, "blocked");
          else for (let n = 0; n < 12; n++) assert.ok(!failed.has((await take(pool)).id));
        }
      }),
      { numRuns: 60 },
    );
  });
});
