/**
 * Following a broker: whatever happens to the accounts, to the line and to the broker, both sides
 * come to hold the same.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Block, Scope } from "../../src/credentials/block.ts";
import type { CredentialStore } from "../../src/credentials/credential_store.ts";
import { apiKey } from "../support/accounts.ts";
import { type Brokerage, createBrokerage } from "../support/brokerage.ts";

type Step =
  | { readonly do: "add" }
  | { readonly do: "remove" | "doubt" | "renew"; readonly at: number }
  | {
    readonly do: "block";
    readonly by: "broker" | "edge";
    readonly at: number;
    readonly ms: number;
  }
  | { readonly do: "clear"; readonly by: "broker" | "edge"; readonly at: number }
  | { readonly do: "cut" | "restart" | "away" | "back" }
  | { readonly do: "pass"; readonly ms: number };

const SCOPES: readonly Scope[] = ["*", "model:a", "meter:b/c"];

const at = fc.nat(20);
const by = fc.constantFrom("broker" as const, "edge" as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("add" as const) }),
  fc.record({ do: fc.constantFrom("remove" as const, "doubt" as const, "renew" as const), at }),
  fc.record({
    do: fc.constant("block" as const),
    by,
    at,
    ms: fc.integer({ min: 1, max: 400_000 }),
  }),
  fc.record({ do: fc.constant("clear" as const), by, at }),
  fc.record({
    do: fc.constantFrom("cut" as const, "restart" as const, "away" as const, "back" as const),
  }),
  fc.record({ do: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 40_000 }) }),
);

/** What a store holds, as far as it must be the same on both sides. */
async function contents(store: CredentialStore, now: number) {
  const { records, blocks } = await store.load();
  const secretOf = ({ secret }: typeof records[number]) =>
    secret.kind === "oauth" ? secret.access.reveal() : secret.kind;
  return {
    records: records.map((one) => `${one.id} ${one.revision} ${one.status} ${secretOf(one)}`)
      .sort(),
    blocks: blocks.filter(({ until }) => until > now)
      .map((one) => JSON.stringify(Object.entries(one).sort())).sort(),
  };
}

async function take(brokerage: Brokerage, edge: CredentialStore, one: Step, n: number) {
  const { credentials, clock, idp } = brokerage;
  const now = clock.host.now();
  const { records, blocks } = await credentials.load();
  const record = "at" in one ? records[one.at % Math.max(records.length, 1)] : undefined;
  switch (one.do) {
    case "add":
      await credentials.insert(idp.login(`account${n}`, now + 3_600_000));
      break;
    case "remove":
      if (record !== undefined) await credentials.remove(record.id);
      break;
    case "doubt":
      if (record === undefined) break;
      await credentials.update(record.id, record.revision, {
        status: record.status === "active" ? "suspect" : "active",
      });
      break;
    case "renew": {
      if (record === undefined) break;
      const { secret } = idp.login(`account${n}`, now + 3_600_000);
      await credentials.update(record.id, record.revision, { secret });
      break;
    }
    case "block": {
      const scope = SCOPES[one.ms % SCOPES.length] ?? "*";
      if (record === undefined) break;
      const store = one.by === "edge" ? edge : credentials;
      if (one.by === "edge" && await edge.get(record.id).catch(() => {}) === undefined) break;
      await store.mergeBlock(blockOf(record.id, scope, now, one.ms));
      break;
    }
    case "clear": {
      const store = one.by === "edge" ? edge : credentials;
      const known = one.by === "edge"
        ? (await edge.load().catch(() => ({ blocks: [] }))).blocks
        : blocks;
      const block = known[one.at % Math.max(known.length, 1)];
      if (block !== undefined) await store.clearBlock(block.credentialId, block.scope, block.since);
      break;
    }
    case "cut":
      brokerage.cut();
      break;
    case "restart":
      brokerage.restart();
      break;
    case "away":
      brokerage.up = false;
      brokerage.cut();
      break;
    case "back":
      brokerage.up = true;
      break;
    case "pass":
      await brokerage.pass(one.ms);
  }
}

function blockOf(credentialId: string, scope: Scope, now: number, ms: number): Block {
  return {
    credentialId,
    scope,
    until: now + ms,
    since: now,
    reason: "quota",
    timing: ms % 2 === 0 ? "provider" : "heuristic",
    strikes: 1 + ms % 3,
  };
}

test("any interleaving of changes, cuts, outages and restarts converges", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const brokerage = createBrokerage();
      const { credentials: edge } = brokerage.edge();
      const use = () => brokerage.passUntil(edge.load().catch(() => {}));
      await brokerage.credentials.insert(apiKey("k0"));
      await use();
      for (const [n, one] of steps.entries()) {
        const done = take(brokerage, edge, one, n);
        if (one.do !== "pass") await brokerage.passUntil(done);
        await done;
        if (one.do === "pass") await use();
      }
      brokerage.up = true;
      // The longest pause after failures, and once more for the blocks that wait behind it.
      for (let ms = 0; ms < 70_000; ms += 1000) {
        await use();
        await brokerage.pass(1000);
      }
      const now = brokerage.clock.host.now();
      assert.deepEqual(await contents(edge, now), await contents(brokerage.credentials, now));
    }),
    { numRuns: 60 },
  );
});

test("changes come as they happen, without asking for all again", async () => {
  const brokerage = createBrokerage();
  const { credentials: edge } = brokerage.edge();
  await brokerage.passUntil(edge.load());
  const row = await brokerage.credentials.insert(apiKey("k1"));
  await brokerage.pass(1500);
  assert.deepEqual((await edge.load()).records.map(({ id }) => id), [row.id]);
  await brokerage.credentials.remove(row.id);
  await brokerage.pass(1500);
  assert.deepEqual((await edge.load()).records, []);
  assert.deepEqual(brokerage.seen.map(({ what }) => what), ["GET /v1/snapshot/stream"]);
});

test("a line nobody uses is given up, and taken up again with what there is then", async () => {
  const brokerage = createBrokerage();
  const { credentials: edge } = brokerage.edge();
  await brokerage.passUntil(edge.load());
  await brokerage.pass(60_000);
  assert.equal(brokerage.clock.waiting, 0, "nothing waits on either side");
  const row = await brokerage.credentials.insert(apiKey("k1"));
  assert.deepEqual((await edge.load()).records, [], "what is known is given at once");
  await brokerage.pass(1000);
  assert.deepEqual((await edge.load()).records.map(({ id }) => id), [row.id]);
  assert.equal(brokerage.seen.length, 2);
});

for (
  const [how, answer] of [
    ["has no streams", () => new Response(null, { status: 404 })],
    [
      "answers with something else",
      () => new Response("<p>", { headers: { "content-type": "text/html" } }),
    ],
    [
      "has its stream held back on the way",
      () =>
        new Response(new ReadableStream(), { headers: { "content-type": "text/event-stream" } }),
    ],
  ] as const
) {
  test(`a broker that ${how} is asked to tell when something has changed`, async () => {
    const brokerage = createBrokerage();
    brokerage.instead = (what) => what.endsWith("/stream") ? answer() : undefined;
    const { credentials: edge } = brokerage.edge();
    await brokerage.passUntil(edge.load());
    const row = await brokerage.credentials.insert(apiKey("k1"));
    await brokerage.pass(2500);
    assert.deepEqual((await edge.load()).records.map(({ id }) => id), [row.id]);
    for (let n = 0; n < 6; n++) {
      await brokerage.passUntil(edge.load());
      await brokerage.pass(10_000);
    }
    const asked = brokerage.seen.filter(({ what }) => what === "GET /v1/snapshot").length;
    assert.ok(asked <= 6, `${asked} questions in a minute without a change`);
    const streams = brokerage.seen.filter(({ what }) => what.endsWith("/stream")).length;
    assert.equal(streams, 1, "and no stream is asked for again");
  });
}

test("a broker that fails is left alone for half a second, and up to half a minute", async () => {
  const brokerage = createBrokerage();
  brokerage.instead = () => new Response(null, { status: 500 });
  const { credentials: edge } = brokerage.edge();
  for (let n = 0; n < 130; n++) {
    await assert.rejects(brokerage.passUntil(edge.load()), { name: "FaultError" });
    await brokerage.pass(1000);
  }
  const times = brokerage.seen.map(({ at }) => at);
  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const doubled = [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000];
  for (const [index, pause] of doubled.entries()) {
    const seen = pauses[index] ?? NaN;
    assert.ok(seen >= pause && seen <= pause + 500, `pause ${index} was ${seen} and not ${pause}`);
  }
});

test("what is known stays when the broker is away, and when it knows the token no more", async () => {
  const brokerage = createBrokerage();
  await brokerage.credentials.insert(apiKey("k1"));
  const { credentials: edge } = brokerage.edge();
  const before = await brokerage.passUntil(edge.load());
  assert.equal(before.records.length, 1);
  for (const away of [undefined, 401, 403, 404, 500]) {
    brokerage.up = away !== undefined;
    brokerage.instead = () => new Response("no", { status: away ?? 500 });
    brokerage.cut();
    for (let n = 0; n < 30; n++) {
      assert.deepEqual((await edge.load()).records, before.records);
      await brokerage.pass(1000);
    }
  }
});

test("accounts that come without their secret are not used, and a person is told why", async () => {
  const brokerage = createBrokerage();
  await brokerage.credentials.insert(apiKey("k1"));
  const scopes = ["snapshot", "refresh", "blocks"] as const;
  const { credentials: edge } = brokerage.edge({ name: "blind", scopes });
  assert.deepEqual((await brokerage.passUntil(edge.load())).records, []);
  assert.equal(brokerage.notices.filter(({ event }) => event === "broker.sealed").length, 1);
});

test("whoever gives a broker up leaves nothing running, and keeps what is known", async () => {
  const brokerage = createBrokerage();
  await brokerage.credentials.insert(apiKey("k1"));
  const edge = brokerage.edge();
  const { records } = await brokerage.passUntil(edge.credentials.load());
  edge.end();
  await brokerage.pass(1500);
  assert.equal(brokerage.clock.waiting, 0);
  assert.deepEqual((await edge.credentials.load()).records, records);
  brokerage.up = false;
  const never = brokerage.edge();
  await assert.rejects(brokerage.passUntil(never.credentials.load()), { name: "FaultError" });
  never.end();
  await brokerage.pass(250);
  assert.equal(brokerage.clock.waiting, 0, "no pause is waited for");
  await assert.rejects(never.credentials.load(), { name: "FaultError" });
});
