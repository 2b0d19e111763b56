/**
 * A gateway whose store goes away and comes back: it serves, says so, and loses nothing.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createAccounts } from "../../src/credentials/accounts.ts";
import { type ConfigFile, createGateway, defineConfig, type ProviderFile } from "../../mod.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { createTotalsMemory, keepTotals } from "../../src/telemetry/kept_totals.ts";
import { createHandClock, MASTER_KEY } from "../support/accounts.ts";
import { createClock } from "../support/clock.ts";
import { createFickleStore } from "../support/fickle_store.ts";
import { ask, CLIENT_KEY, requestTo } from "../support/gateway.ts";
import { createIdentityProvider } from "../support/identity_provider.ts";
import { createInlineUpstream, jsonOf } from "../support/inline_upstream.ts";

const DAY = 24 * 60 * 60_000;
const MINUTE = 60_000;

function setUp(provider: ProviderFile = { apiKey: "up-secret-3Hn8cZ4yL6pT0sF2" }) {
  const clock = createClock();
  const inner = createMemoryStore(clock.host.now);
  const store = createFickleStore(inner);
  const idp = createIdentityProvider(clock.host.now);
  const quota = { left: true };
  const upstream = createInlineUpstream(() => {
    if (!quota.left) {
      return new Response("later", { status: 429, headers: { "retry-after": "60" } });
    }
    return jsonOf({
      id: "x",
      choices: [{ index: 0, message: { role: "assistant", content: "ok" }, finish_reason: "stop" }],
      usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
    });
  });
  const host = {
    ...clock.host,
    store,
    masterKey: MASTER_KEY,
    tokens: idp.source,
    fetch: upstream.fetch,
  };
  const file: ConfigFile = {
    keys: [{ name: "test", key: CLIENT_KEY, scopes: ["infer", "usage"] }],
    providers: {
      up: { dialect: "openai-chat", baseUrl: "http://upstream.invalid/v1", ...provider },
    },
  };
  const open = () => createGateway(defineConfig(file), host);
  const gateway = open();
  const post = async () => {
    const body = { model: "up/m", messages: [{ role: "user", content: "hi" }] };
    const response = await ask(gateway, "/v1/chat/completions", body);
    await response.text();
    return response.status;
  };
  const readiness = async () => {
    const response = await gateway.fetch(requestTo("/readyz"));
    return { status: response.status, ...(await response.json()).store };
  };
  return { clock, inner, store, idp, quota, upstream, gateway, open, post, readiness };
}

describe("a gateway without its store", () => {
  it("answers, is ready, and says since when the store is away", async () => {
    const { clock, store, gateway, post, readiness } = setUp();
    assert.equal(await post(), 200);
    assert.deepEqual(await readiness(), { status: 200, state: "ok", waiting: 0, lost: 0 });
    await clock.advance(2000);
    store.there = false;
    const since = clock.host.now() + 1000;
    await clock.advance(1000);
    for (let n = 0; n < 5; n++) assert.equal(await post(), 200);
    await clock.advance(1000);
    const told = await readiness();
    assert.deepEqual([told.status, told.state, told.lost], [200, "away", 0]);
    assert.ok(told.since <= since + 1000, "it is away since it was first missed");
    store.there = true;
    await clock.advance(2000);
    assert.deepEqual(await readiness(), { status: 200, state: "ok", waiting: 0, lost: 0 });
    await gateway.drain();
    assert.equal(clock.waiting, 0, "no timer is left");
  });

  it("says what it has learned of accounts and could not write yet", async () => {
    const { clock, inner, store, quota, gateway, post, readiness } = setUp();
    await post();
    await clock.advance(2000);
    store.there = false;
    await post();
    await clock.advance(1000);
    const { waiting } = await readiness();
    quota.left = false;
    assert.equal(await post(), 429);
    assert.equal((await readiness()).waiting, waiting + 1);
    store.there = true;
    await clock.advance(2000);
    assert.deepEqual(await readiness(), { status: 200, state: "ok", waiting: 0, lost: 0 });
    assert.equal((await inner.list("block/")).length, 1);
    await gateway.drain();
  });

  it("spends no refresh token, and goes on with the token as long as it is good", async () => {
    const { clock, store, idp, upstream, gateway, post } = setUp({ accounts: [] });
    const { credentials } = gateway.accounts;
    await credentials.insert(idp.login("a", clock.host.now() + 4 * MINUTE));
    assert.equal(await post(), 200);
    store.there = false;
    for (const ms of [150_000, 60_000]) {
      await clock.advance(ms);
      assert.equal(await post(), 200);
    }
    assert.equal(idp.shown.length, 0, "no word that a renewal begins can be left for others");
    assert.match(upstream.requests.at(-1)?.headers.get("authorization") ?? "", /\|a\|0$/);
    await clock.advance(40_000);
    const { length } = upstream.requests;
    assert.notEqual(await post(), 200);
    assert.equal(upstream.requests.length, length, "a token that has run out is not used");
    store.there = true;
    await clock.advance(2000);
    assert.equal(await post(), 200);
    assert.equal(idp.shown.length, 1);
    await gateway.drain();
  });

  it("keeps new tokens that came while it was away, and writes them as soon as it is back", async () => {
    const clock = createHandClock();
    const inner = createMemoryStore(clock.now);
    const store = createFickleStore(inner);
    const idp = createIdentityProvider(clock.now);
    let asked = 0;
    const accounts = createAccounts({
      store,
      masterKey: MASTER_KEY,
      configured: [],
      means: clock,
      tokens: {
        ...idp.source,
        refresh: async (record, signal) => {
          asked++;
          const answer = await idp.source.refresh(record, signal);
          store.there = false;
          return answer;
        },
      },
    });
    const { credentials, refresher } = accounts;
    const { id } = await credentials.insert(idp.login("a", clock.now() - 1));
    const result = await refresher?.ensure(id, { minTtlMs: 0 });
    assert.equal(result?.kind, "fresh");
    await assert.rejects(refresher?.flush?.() ?? Promise.resolve());
    store.there = true;
    await Promise.all([refresher?.flush?.(), refresher?.flush?.()]);
    const record = await credentials.get(id);
    assert.ok(record?.secret.kind === "oauth");
    assert.equal(idp.isNewest(record.secret.access.reveal()), true);
    assert.equal(record.intent, undefined);
    assert.equal(asked, 1);
    assert.deepEqual(await inner.list("parked/"), []);
  });
});

describe("totals that are kept", () => {
  const usage = { input: 1, cacheRead: 0, cacheWrite: 0, output: 2 };
  const one = { caller: "a", model: "m", outcome: "ok", usage } as const;

  it("are those of all gateways, and of this one alone while the store is away", async () => {
    let time = 100 * DAY;
    const store = createFickleStore(createMemoryStore(() => time));
    const [a, b] = [1, 2].map(() =>
      keepTotals(store, createTotalsMemory(time), () => time, () => {})
    );
    assert.ok(a && b);
    a.add(one);
    a.add(one);
    b.add({ ...one, model: "n" });
    b.add({ ...one, outcome: "failed" });
    // Writing the same once more counts nothing twice.
    for (const each of [a, b, a, b]) await each.save();
    const rows = [
      { caller: "a", model: "m", requests: 3, failed: 1, input: 3, output: 6 },
      { caller: "a", model: "n", requests: 1, failed: 0, input: 1, output: 2 },
    ];
    const short = (sum: Awaited<ReturnType<typeof a.sum>>) =>
      sum.rows.map(({ caller, model, requests, failed, input, output }) => ({
        ...{ caller, model, requests, failed, input, output },
      })).sort((x, y) => x.model < y.model ? -1 : 1);
    for (const each of [a, b]) {
      const sum = await each.sum();
      assert.equal(sum.of, "all");
      assert.deepEqual(short(sum), rows);
    }
    store.there = false;
    a.add(one);
    await assert.rejects(a.save());
    const alone = await a.sum();
    assert.equal(alone.of, "process");
    assert.deepEqual(short(alone).map(({ requests }) => requests), [3]);
    store.there = true;
    await a.save();
    assert.equal(short(await b.sum())[0]?.requests, 4);
    time += DAY;
    a.add(one);
    await a.save();
    assert.equal(short(await b.sum())[0]?.requests, 5);
    time += 30 * DAY;
    assert.equal(short(await b.sum())[0]?.requests, 1, "the first day is over 31 days ago");
    assert.equal((await store.list("totals/")).length <= 3, true);
  });

  it("are written when a gateway ends, and known to the next", async () => {
    const { gateway, open, post } = setUp();
    for (let n = 0; n < 3; n++) assert.equal(await post(), 200);
    await gateway.drain();
    const response = await open().fetch(requestTo("/v1/usage"));
    const { totals } = await response.json();
    assert.equal(totals.callers[0]?.requests, 3, JSON.stringify(totals));
  });
});
