/**
 * Processes on one store whose clocks differ by minutes.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createAccounts } from "../../src/credentials/accounts.ts";
import type { Notice } from "../../src/credentials/notice.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { TokenSource } from "../../src/credentials/token_source.ts";
import { watchStore } from "../../src/store/watched.ts";
import { Secret } from "../../src/credentials/secret.ts";
import { apiKey, createHandClock, type HandClock, MASTER_KEY, oauth } from "../support/accounts.ts";
import { createFickleStore } from "../support/fickle_store.ts";
import { createGate, until } from "../support/gate.ts";
import { createIdentityProvider } from "../support/identity_provider.ts";
import { fails, take } from "../support/pool.ts";
import { rest } from "../support/threads.ts";

const MINUTE = 60_000;

/** Processes on one store, each with a clock that is ahead of the store's by that much. */
function processesWith(ahead: readonly number[], wrap: (source: TokenSource) => TokenSource) {
  const clock = createHandClock();
  const inner = createMemoryStore(clock.now);
  const idp = createIdentityProvider(clock.now);
  const notices: Notice[] = [];
  const open = (ms: number) => {
    const fickle = createFickleStore(inner);
    const means = { ...clock, now: () => clock.now() + ms };
    const store = watchStore(fickle, means.now, () => {});
    const accounts = createAccounts({
      store,
      steadySince: () => store.state.steadySince,
      masterKey: MASTER_KEY,
      configured: [],
      means,
      tokens: wrap(idp.source),
      notify: (notice) => void notices.push(notice),
    });
    return { ...accounts, fickle };
  };
  return { clock, idp, inner, notices, processes: ahead.map(open) };
}

async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await rest();
}

/** What `work` comes to, with as much time passing as it needs. */
async function passing<T>(clock: HandClock, what: string, work: Promise<T>): Promise<T> {
  let over = false;
  work.finally(() => over = true).catch(() => {});
  const last = Date.now() + 20_000;
  while (!over) {
    assert.ok(Date.now() < last, `Did not happen: ${what}`);
    await turns(10);
    clock.pass(20);
  }
  return await work;
}

describe("clocks that differ", () => {
  for (const [a, b] of [[0, 5], [5, 0], [-5, 5], [0, -5]] as const) {
    it(`by ${a} and ${b} minutes: one renewal for one token`, async () => {
      const answered = createGate();
      let asked = 0;
      const { clock, idp, processes } = processesWith([a * MINUTE, b * MINUTE], (source) => ({
        ...source,
        async refresh(record, signal) {
          asked++;
          await answered.opened;
          return await source.refresh(record, signal);
        },
      }));
      const [one, two] = processes;
      assert.ok(one !== undefined && two !== undefined);
      const { id } = await one.credentials.insert(idp.login("a", clock.now() - 10 * MINUTE));
      clock.pass(10_000);
      const first = one.refresher?.ensure(id, { minTtlMs: 0 });
      await until("the identity provider is asked", () => asked === 1);
      const second = two.refresher?.ensure(id, { minTtlMs: 0 });
      for (let n = 0; n < 20; n++) {
        await turns(10);
        clock.pass(500);
      }
      assert.equal(asked, 1, "it is being renewed");
      answered.open();
      const both = Promise.all([first, second]);
      for (const result of await passing(clock, "the renewal", both)) {
        assert.equal(result?.kind, "fresh");
      }
      assert.equal(idp.shown.length, 1);
    });
  }

  it("are told of, where a block shows them", async () => {
    const { clock, notices, processes } = processesWith([5 * MINUTE, 0], (source) => source);
    const [ahead, right] = processes;
    assert.ok(ahead !== undefined && right !== undefined);
    await ahead.credentials.insert(apiKey("key 1"));
    await fails(ahead.pool, await take(ahead.pool, {}), "quota");
    await turns(10);
    await right.pool.sync();
    const said = notices.filter(({ event }) => event === "clock.apart");
    assert.equal(said.length, 1);
    assert.match(said[0]?.message ?? "", /5 minutes/);
    clock.pass(2000);
    await right.pool.sync();
    assert.equal(notices.filter(({ event }) => event === "clock.apart").length, 1, "once");
  });
});

describe("a store that comes back", () => {
  it("gets no older token in the place of a newer one", async () => {
    const answered: string[] = [];
    const { clock, inner, processes } = processesWith([0, 0], (source) => ({
      ...source,
      refresh() {
        const number = answered.push("") - 1;
        const one = processes[0];
        if (number === 0 && one !== undefined) one.fickle.there = false;
        return Promise.resolve({
          kind: "tokens",
          access: new Secret(`access-${number}`),
          refresh: new Secret(`refresh-${number}`),
          expiresAt: clock.now() + 60 * MINUTE,
        });
      },
    }));
    const [one, two] = processes;
    assert.ok(one !== undefined && two !== undefined);
    const { id } = await one.credentials.insert(
      oauth("email:a", { access: "access", refresh: "refresh", expiresAt: 1 }),
    );
    assert.equal((await one.refresher?.ensure(id, { minTtlMs: 0 }))?.kind, "fresh");
    // Cut off for longer than its lease lasts, it is taken for dead; the provider bears it.
    clock.pass(10 * MINUTE);
    assert.equal((await two.refresher?.ensure(id, { minTtlMs: 0 }))?.kind, "fresh");
    one.fickle.there = true;
    await one.refresher?.flush?.();
    const record = await one.credentials.get(id);
    assert.ok(record?.secret.kind === "oauth");
    assert.equal(record.secret.access.reveal(), "access-1");
    assert.equal((await inner.list("parked/")).length, 1, "what came first is not thrown away");
  });

  it("is given time to hear of new tokens, before a renewal counts as left behind", async () => {
    const { clock, idp, processes } = processesWith([0, 0], (source) => ({
      ...source,
      async refresh(record, signal) {
        const answer = await source.refresh(record, signal);
        // It goes away while the answer is on its way.
        for (const { fickle } of processes) fickle.there = false;
        return answer;
      },
    }));
    const [one, two] = processes;
    assert.ok(one !== undefined && two !== undefined);
    const { id } = await one.credentials.insert(idp.login("a", clock.now() - 1));
    assert.equal((await one.refresher?.ensure(id, { minTtlMs: 0 }))?.kind, "fresh");
    // Far longer than the lease lasts, and both find it back at the same moment.
    clock.pass(30 * MINUTE);
    await assert.rejects(two.credentials.load());
    for (const { fickle } of processes) fickle.there = true;
    await two.credentials.load();
    const second = two.refresher?.ensure(id, { minTtlMs: 0 });
    await turns(20);
    assert.equal(idp.shown.length, 1, "the spent token is not shown again");
    await one.refresher?.flush?.();
    const result = await passing(clock, "the other's answer", Promise.resolve(second));
    assert.equal(result?.kind, "fresh");
    assert.ok(result.kind === "fresh" && result.record.secret.kind === "oauth");
    assert.equal(idp.isNewest(result.record.secret.access.reveal()), true);
    assert.equal(idp.shown.length, 1);
  });
});
