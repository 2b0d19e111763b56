/**
 * What those who use a broker ask of it: renewals, and the blocks they send back.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type { Block } from "../../src/credentials/block.ts";
import { createHeld } from "../../src/credentials/broker/held.ts";
import { encodeRow } from "../../src/credentials/broker/row.ts";
import type { RefreshResult } from "../../src/credentials/token_source.ts";
import { apiKey } from "../support/accounts.ts";
import { type Brokerage, createBrokerage } from "../support/brokerage.ts";
import { accessOf } from "../support/refreshing.ts";

/** A broker with one account whose token has run out, and so many edges that know it. */
async function expired(edges: number) {
  const brokerage = createBrokerage();
  const { id } = await brokerage.credentials.insert(brokerage.idp.login("a", 0));
  const all = Array.from({ length: edges }, () => brokerage.edge());
  await brokerage.passUntil(Promise.all(all.map((edge) => edge.credentials.load())));
  return { ...brokerageOf(brokerage), id, edges: all, edge: all[0] ?? brokerage.edge() };
}

function brokerageOf(brokerage: Brokerage) {
  return { brokerage, idp: brokerage.idp, credentials: brokerage.credentials };
}

const WANT = { minTtlMs: 60_000 };

test("many edges with many callers renew a token with one request to the identity provider", async () => {
  const { brokerage, idp, edges, id } = await expired(5);
  idp.script.push("hold");
  const asked = Promise.all(
    edges.flatMap(({ refresher }) => [1, 2, 3, 4].map(() => refresher.ensure(id, WANT))),
  );
  await brokerage.pass(2000);
  idp.held[0]?.open();
  const results = await brokerage.passUntil(asked);
  assert.deepEqual(new Set(results.map(accessOf)), new Set(["access|a|1"]));
  assert.deepEqual(idp.shown, ["refresh|a|0"]);
  const questions = brokerage.seen.filter(({ what }) => what.endsWith("/refresh")).length;
  assert.equal(questions, 5, "each edge asks once, whoever asks it");
});

test("a token that was refused is renewed once, also for those who hear of it later", async () => {
  const { brokerage, idp, edge, edges, id } = await expired(3);
  await brokerage.passUntil(edge.refresher.ensure(id, WANT));
  await brokerage.pass(2000);
  for (const { refresher } of edges) {
    const result = await brokerage.passUntil(refresher.ensure(id, { minTtlMs: 0, refused: 2 }));
    assert.equal(accessOf(result), "access|a|2");
  }
  assert.deepEqual(idp.shown, ["refresh|a|0", "refresh|a|1"]);
});

test("no refresh token ever comes to an edge", async () => {
  const { brokerage, edge, id } = await expired(1);
  const result = await brokerage.passUntil(edge.refresher.ensure(id, WANT));
  await brokerage.pass(2000);
  const { records } = await edge.credentials.load();
  for (const secret of [records[0]?.secret, result.kind === "fresh" && result.record.secret]) {
    assert.ok(typeof secret === "object" && secret.kind === "oauth");
    assert.equal(secret.refresh, undefined);
    assert.equal(secret.remote, true);
  }
});

test("a caller who leaves takes no other's renewal along", async () => {
  const { brokerage, idp, edge, id } = await expired(1);
  idp.script.push("hold");
  const leaving = new AbortController();
  const left = edge.refresher.ensure(id, WANT, leaving.signal);
  const stays = edge.refresher.ensure(id, WANT);
  await brokerage.pass(1000);
  leaving.abort(new Error("left"));
  await assert.rejects(left, /left/);
  idp.held[0]?.open();
  assert.equal(accessOf(await brokerage.passUntil(stays)), "access|a|1");
});

test("the identity provider's own verdict ends a login on every edge", async () => {
  const { brokerage, idp, edges, id } = await expired(2);
  idp.revoke("a");
  for (const { refresher, credentials } of edges) {
    const result = await brokerage.passUntil(refresher.ensure(id, WANT));
    assert.deepEqual([result.kind, "code" in result && result.code], ["dead", "invalid_grant"]);
    await brokerage.pass(1500);
    assert.equal((await credentials.get(id))?.status, "dead");
  }
  assert.equal(idp.shown.length, 1);
});

const invalidGrant = { error: "invalid_grant", kind: "dead", code: "invalid_grant", message: "no" };

for (
  const [what, answer] of [
    ["401", () => Response.json(invalidGrant, { status: 401 })],
    ["400 with a verdict's words", () => Response.json(invalidGrant, { status: 400 })],
    ["403", () => new Response(null, { status: 403 })],
    ["404", () => new Response(null, { status: 404 })],
    ["500", () => new Response("oops", { status: 500 })],
    ["200 without an origin", () => Response.json(invalidGrant)],
    ["200 of somebody else's origin", () => Response.json({ ...invalidGrant, origin: "proxy" })],
    ["redirect", () => new Response(null, { status: 302, headers: { location: "https://x" } })],
    ["page", () => new Response("<h1>502</h1>", { headers: { "content-type": "text/html" } })],
  ] as const
) {
  test(`a broker's ${what} ends no login, and is not asked for again at once`, async () => {
    const { brokerage, idp, credentials, edge, id } = await expired(1);
    brokerage.instead = (asked) => asked.endsWith("/refresh") ? answer() : undefined;
    const tries: RefreshResult[] = [];
    for (let n = 0; n < 10; n++) {
      tries.push(await brokerage.passUntil(edge.refresher.ensure(id, WANT)));
    }
    assert.deepEqual(new Set(tries.map(({ kind }) => kind)), new Set(["transient"]));
    const asked = () => brokerage.seen.filter((one) => one.what.endsWith("/refresh")).length;
    assert.ok(asked() < 5, `${asked()} questions`);
    assert.equal((await edge.credentials.get(id))?.status, "active");
    assert.equal((await credentials.get(id))?.status, "active");
    brokerage.instead = undefined;
    await brokerage.pass(31_000);
    assert.equal(
      accessOf(await brokerage.passUntil(edge.refresher.ensure(id, WANT))),
      "access|a|1",
    );
    assert.equal(idp.shown.length, 1);
  });
}

test("an account that was switched off is refused without a verdict", async () => {
  const { brokerage, credentials, edge, id } = await expired(1);
  await credentials.update(id, 1, { status: "disabled" });
  const result = await brokerage.passUntil(edge.refresher.ensure(id, WANT));
  assert.equal(result.kind, "transient");
});

test("a state that was on its way does not undo a renewal; a new life of the broker's may", async () => {
  const { brokerage, credentials, edge, id } = await expired(1);
  const before = await credentials.get(id);
  await brokerage.passUntil(edge.refresher.ensure(id, WANT));
  const after = await credentials.get(id);
  assert.ok(before !== undefined && after !== undefined);
  const held = createHeld();
  const state = (counter: number, boot = "one") => ({ boot, counter });
  held.adopt({ generation: state(1), credentials: [encodeRow(before, [], true)] });
  held.renew(state(3), encodeRow(after, [], true));
  held.put(state(2), encodeRow(before, [], true));
  assert.equal(held.get(id)?.revision, after.revision);
  held.adopt({ generation: state(1, "two"), credentials: [encodeRow(before, [], true)] });
  assert.equal(held.get(id)?.revision, before.revision);
  held.remove(state(2, "two"), id);
  held.renew(state(1, "two"), encodeRow(after, [], true));
  assert.equal(held.get(id), undefined, "what is gone stays gone");
});

function blockOf(brokerage: Brokerage, credentialId: string, more: Partial<Block> = {}): Block {
  const now = brokerage.clock.host.now();
  return {
    credentialId,
    scope: "model:m/1",
    since: now,
    until: now + 600_000,
    reason: "quota",
    timing: "provider",
    strikes: 1,
    ...more,
  };
}

/** A broker with one key, and two edges that know it. */
async function shared() {
  const brokerage = createBrokerage();
  const { id } = await brokerage.credentials.insert(apiKey("k1"));
  const [here, there] = [brokerage.edge(), brokerage.edge()];
  const use = () => Promise.all([here.credentials.load(), there.credentials.load()]);
  await brokerage.passUntil(use());
  const seen = async () => {
    await brokerage.passUntil(use());
    const stores = [here.credentials, there.credentials, brokerage.credentials];
    const all = await Promise.all(stores.map((store) => store.load()));
    return all.map(({ blocks }) => blocks.map(({ until }) => until));
  };
  return { brokerage, id, here: here.credentials, seen };
}

test("a block holds here at once, and then at the broker and everywhere", async () => {
  const { brokerage, id, here, seen } = await shared();
  const block = blockOf(brokerage, id);
  assert.deepEqual(await here.mergeBlock(block), block);
  assert.deepEqual((await here.load()).blocks, [block]);
  await brokerage.pass(2000);
  assert.deepEqual(await seen(), [[block.until], [block.until], [block.until]]);
  assert.equal(await here.clearBlock(id, block.scope, block.since - 1), false);
  assert.equal(await here.clearBlock(id, block.scope, block.since), true);
  assert.deepEqual((await here.load()).blocks, []);
  await brokerage.pass(2000);
  assert.deepEqual(await seen(), [[], [], []]);
});

test("blocks wait for a broker that is away, and hold meanwhile", async () => {
  const { brokerage, id, here, seen } = await shared();
  const first = blockOf(brokerage, id);
  await here.mergeBlock(first);
  await brokerage.pass(2000);
  brokerage.up = false;
  brokerage.cut();
  assert.equal(await here.clearBlock(id, first.scope, first.since), true);
  const second = blockOf(brokerage, id, { until: first.until - 60_000 });
  await here.mergeBlock(second);
  const everywhere = blockOf(brokerage, id, { scope: "*" });
  await here.mergeBlock(everywhere);
  for (let n = 0; n < 20; n++) {
    assert.deepEqual((await here.load()).blocks, [second, everywhere]);
    await brokerage.pass(1000);
  }
  brokerage.up = true;
  await brokerage.pass(32_000);
  await seen();
  await brokerage.pass(2000);
  const expected = [everywhere.until, second.until].sort();
  for (const untils of await seen()) assert.deepEqual(untils.sort(), expected);
});

test("a block the broker will not have holds here alone, and is sent once", async () => {
  const brokerage = createBrokerage();
  const { id } = await brokerage.credentials.insert(apiKey("k1"));
  const edge = brokerage.edge({ name: "reader", scopes: ["snapshot", "secrets:read"] });
  await brokerage.passUntil(edge.credentials.load());
  const block = blockOf(brokerage, id);
  await edge.credentials.mergeBlock(block);
  for (let n = 0; n < 60; n++) {
    assert.deepEqual((await brokerage.passUntil(edge.credentials.load())).blocks, [block]);
    await brokerage.pass(1000);
  }
  assert.deepEqual((await brokerage.credentials.load()).blocks, []);
  const sent = brokerage.seen.filter(({ what }) => what === "POST /v1/blocks");
  assert.equal(sent.length, 1);
});

test("what an edge sees of an account stays its own, until the broker has something new", async () => {
  const { brokerage, id, here } = await shared();
  const [before] = (await here.load()).records;
  assert.ok(before !== undefined);
  const doubted = await here.update(id, before.revision, { status: "suspect" });
  assert.ok(typeof doubted === "object");
  assert.equal(await here.update(id, before.revision, { status: "active" }), "conflict");
  assert.equal((await brokerage.credentials.get(id))?.status, "active");
  await brokerage.credentials.mergeBlock(blockOf(brokerage, id));
  await brokerage.pass(1500);
  assert.equal((await here.get(id))?.status, "suspect", "a block says nothing of that");
  await brokerage.credentials.update(id, before.revision, { name: "n" });
  await brokerage.pass(1500);
  const now = await here.get(id);
  assert.deepEqual([now?.status, now?.name], ["active", "n"]);
});

test("accounts are not added, changed or removed by those who use them", async () => {
  const { brokerage, id, here } = await shared();
  const { secret } = brokerage.idp.login("x", 0);
  const conflict = { name: "FaultError", message: /the broker keeps it/ };
  await assert.rejects(here.insert(apiKey("k2")), conflict);
  for (const patch of [{ secret }, { status: "disabled" }, { name: "n" }, { weight: 2 }] as const) {
    await assert.rejects(here.update(id, 1, patch), conflict);
  }
  await brokerage.credentials.update(id, 1, { status: "disabled" });
  await brokerage.pass(1500);
  await assert.rejects(here.update(id, 2, { status: "active" }), conflict);
  await assert.rejects(here.remove(id), conflict);
});
