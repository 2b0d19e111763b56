/**
 * Four gateways on three runtimes behind one address: what holds for one of them holds for all, also
 * while their store is away and while they are replaced.
 *
 * @module
 */

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openRedisStore } from "../../adapters/stores/redis.ts";
import { openSqliteStore } from "../../adapters/stores/sqlite.ts";
import { eventually, until } from "../support/gate.ts";
import { startRedis, withRedis } from "../support/redis.ts";
import { ask, askMany, assertTotals, memberFor, readiness, stream, totalsAt } from "./callers.ts";
import { type Member, prepareAccounts, type Runtime, startFleet, startMember } from "./fleet.ts";
import { startVendor, type Vendor } from "./vendor.ts";

const RUNTIMES: readonly Runtime[] = ["deno", "deno", "bun", "node24"];
const ACCOUNTS = 4;
const CONVERSATIONS = 100;

/** How long the store is away, in milliseconds. */
const AWAY_MS = 20_000;

/** Every gateway has tokens that have run out, and conversations that begin everywhere at once. */
async function beginEverywhere(members: readonly Member[], vendor: Vendor): Promise<number> {
  const names = Array.from({ length: CONVERSATIONS }, (_, n) => `conversation ${n}`);
  await Promise.all(members.map((member) => ask(member, "first of all")));
  for (const name of names) await Promise.all(members.map((member) => ask(member, name)));
  const renewed = [...vendor.refreshed].sort();
  assert.equal(new Set(renewed).size, renewed.length, `a token was used twice: ${renewed}`);
  assert.ok(renewed.length <= ACCOUNTS, `more than one renewal for an account: ${renewed}`);
  return (CONVERSATIONS + 1) * members.length;
}

function assertSticky(vendor: Vendor): void {
  for (const [name, accounts] of vendor.accounts) {
    assert.equal(accounts.size, 1, `'${name}' was on accounts ${[...accounts]}`);
  }
  assert.ok(new Set([...vendor.accounts.values()].flatMap((each) => [...each])).size > 1);
}

/** Requests that come all the time to whichever gateways are in `serving`. */
function createLoad(serving: readonly Member[]) {
  const under = new Map<Member, Set<Promise<void>>>();
  let going = true;
  let asked = 0;

  async function askNext(): Promise<void> {
    const member = memberFor(serving, asked);
    const one = ask(member, `load ${asked++ % 20}`);
    const those = under.get(member) ?? new Set();
    under.set(member, those.add(one));
    await one.finally(() => those.delete(one));
  }

  const all = Promise.all(Array.from({ length: 8 }, async () => {
    while (going) await askNext();
  }));
  return {
    /** As a load balancer does: what it has sent there ends before the gateway is told to. */
    leaves: async (member: Member) => void await Promise.all(under.get(member) ?? []),
    async end(): Promise<number> {
      going = false;
      await all;
      return asked;
    },
  };
}

const known = (n: number): string => `conversation ${Math.floor(n / 4) % CONVERSATIONS}`;

withRedis("gateways on one Redis", () => {
  test("one renewal, one account a conversation, exact totals, and no failure without the store", async () => {
    const redis = await startRedis();
    const vendor = await startVendor();
    let members: readonly Member[] = [];
    try {
      const store = await openRedisStore({ url: redis.url });
      const masterKey = await prepareAccounts(store, ACCOUNTS);
      await store.close();
      members = await startFleet(RUNTIMES, { place: { redis: redis.url }, vendor, masterKey });
      let asked = await beginEverywhere(members, vendor);
      await askMany(members, 4000, known);
      asked += 4000;
      assertSticky(vendor);

      await redis.kill();
      const back = Date.now() + AWAY_MS;
      while (Date.now() < back) {
        await askMany(members, 400, known);
        asked += 400;
      }
      for (const member of members) {
        assert.deepEqual(await readiness(member), { status: 200, store: "away" }, member.runtime);
      }
      await redis.start();
      const left = Math.max(10_000 - asked, 1000);
      await askMany(members, left, known);
      asked += left;

      await assertTotals(members, asked);
      assertSticky(vendor);
      for (const member of members) {
        await eventually(
          `${member.runtime} has its store`,
          async () => (await readiness(member)).store === "ok",
        );
        const said = member.log.match(/Going on without the store/g) ?? [];
        assert.ok(said.length <= 1, `${member.runtime} said so ${said.length} times`);
      }
    } finally {
      await Promise.all(members.map((member) => member.kill()));
      await vendor.close();
      await redis.end();
    }
  });

  test("a rolling restart under load cuts no stream and loses no request", async () => {
    const redis = await startRedis();
    const vendor = await startVendor();
    const all: Member[] = [];
    try {
      const store = await openRedisStore({ url: redis.url });
      const masterKey = await prepareAccounts(store, ACCOUNTS);
      await store.close();
      const common = { place: { redis: redis.url }, vendor, masterKey };
      all.push(...await startFleet(RUNTIMES, common));
      const serving = [...all];
      const streams = Array.from(
        { length: 40 },
        (_, n) => stream(memberFor(all, n), `stream ${n % 8}`),
      );
      await until("all streams have begun", () => vendor.open === streams.length, 60_000);

      const load = createLoad(serving);
      const ended: Promise<number | null>[] = [];
      for (const old of [...all]) {
        const next = await startMember(old.runtime, common);
        all.push(next);
        serving.splice(serving.indexOf(old), 1, next);
        await load.leaves(old);
        ended.push(old.stop());
      }
      const asked = await load.end();
      vendor.release();
      for (const text of await Promise.all(streams)) {
        assert.match(text, /first[\s\S]* last[\s\S]*\[DONE\]/);
      }
      assert.deepEqual(await Promise.all(ended), [0, 0, 0, 0]);
      assertSticky(vendor);
      // Gateways that have ended have left what they counted.
      await eventually(
        "all is counted",
        async () => (await totalsAt(memberFor(serving, 0))).requests === asked + streams.length,
      );
    } finally {
      await Promise.all(all.map((member) => member.kill()));
      await vendor.close();
      await redis.end();
    }
  });
});

test("gateways on one SQLite file: one renewal, one account a conversation, exact totals", async () => {
  const dir = await mkdtemp(join(tmpdir(), "sluice-fleet-"));
  const vendor = await startVendor();
  let members: readonly Member[] = [];
  try {
    const path = join(dir, "sluice.db");
    const store = await openSqliteStore(path);
    const masterKey = await prepareAccounts(store, ACCOUNTS);
    store.close();
    members = await startFleet(RUNTIMES, { place: { sqlite: path }, vendor, masterKey });
    const asked = await beginEverywhere(members, vendor);
    await askMany(members, 2000, known);
    assertSticky(vendor);
    await assertTotals(members, asked + 2000);
  } finally {
    await Promise.all(members.map((member) => member.kill()));
    await vendor.close();
    await rm(dir, { recursive: true, force: true });
  }
});
