/**
 * Renewing tokens: once, whoever asks, and nothing lost.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Secret } from "../../src/credentials/secret.ts";
import { createCredentialStore } from "../../src/credentials/stored_credentials.ts";
import { createRefresher } from "../../src/credentials/refresh.ts";
import { createDice, createHandClock } from "../support/accounts.ts";
import { within } from "../support/gate.ts";
import { type Behaviour, LIFE_MS } from "../support/identity_provider.ts";
import { accessOf, createRefreshing, passUntil, settle } from "../support/refreshing.ts";

const MINUTE = 60_000;
const SOON = { minTtlMs: MINUTE };

describe("renewing a token", () => {
  it("asks nobody while it is good enough", async () => {
    const { idp, process, expiring } = await createRefreshing();
    const { id } = await expiring("a", 2 * MINUTE);
    const result = await process("p").ensure(id, SOON);
    assert.equal(accessOf(result), "access|a|0");
    assert.deepEqual(idp.shown, []);
  });

  it("invariant 16: is one request for any number of callers and processes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        async (processes, callers, slow) => {
          const { clock, idp, process, expiring } = await createRefreshing();
          const { id } = await expiring("a", -1);
          const all = Array.from({ length: processes }, (_, n) => process(`p${n}`));
          if (slow) idp.script.push("hold");
          const asked = Promise.all(
            all.flatMap((one) => Array.from({ length: callers }, () => one.ensure(id, SOON))),
          );
          for (let step = 0; slow && step < 12; step++) {
            await settle();
            clock.pass(1000);
          }
          idp.held[0]?.open();
          const results = await passUntil(clock, asked);
          for (const result of results) assert.equal(accessOf(result), "access|a|1");
          assert.deepEqual(idp.shown, ["refresh|a|0"]);
          assert.equal(idp.ended.size, 0);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("a token that was refused before its time is renewed once for all who were refused", async () => {
    const { clock, idp, process, expiring } = await createRefreshing();
    const { id } = await expiring("a", LIFE_MS);
    const refused = { minTtlMs: 0, refused: 1 };
    const [p, q] = [process("p"), process("q")];
    const results = await passUntil(
      clock,
      Promise.all([p.ensure(id, refused), p.ensure(id, refused), q.ensure(id, refused)]),
    );
    for (const result of results) assert.equal(accessOf(result), "access|a|1");
    assert.equal(
      accessOf(await q.ensure(id, refused)),
      "access|a|1",
      "a late one gets the new one",
    );
    assert.equal(idp.shown.length, 1);
  });

  it("invariant 18: a caller that leaves ends its own waiting at once, and nobody else's", async () => {
    const { clock, idp, process, expiring } = await createRefreshing();
    const { id } = await expiring("a", -1);
    const refresher = process("p");
    idp.script.push("hold");
    const leaving = new AbortController();
    const first = refresher.ensure(id, SOON, leaving.signal);
    const second = refresher.ensure(id, SOON);
    await settle();
    let left = false;
    first.catch(() => left = true);
    leaving.abort(new Error("gone"));
    for (let n = 0; n < 8; n++) await Promise.resolve();
    assert.equal(left, true, "within the turn, without a clock");
    await assert.rejects(first, /gone/);
    idp.held[0]?.open();
    assert.equal(accessOf(await passUntil(clock, second)), "access|a|1");
    const gone = refresher.ensure(id, SOON, AbortSignal.abort(new Error("before")));
    await assert.rejects(gone, /before/);
  });

  it("keeps an answer that comes when nobody waits any more", async () => {
    const { clock, credentials, idp, process, expiring } = await createRefreshing();
    const { id } = await expiring("a", -1);
    idp.script.push("hold");
    const asked = process("p").ensure(id, SOON);
    const result = await passUntil(clock, asked);
    assert.ok(result.kind === "transient" && !result.stillUsable, "the caller lost patience");
    for (let n = 0; n < 20; n++) {
      await settle();
      clock.pass(1000);
    }
    idp.held[0]?.open();
    await settle(20);
    const kept = await credentials.get(id);
    assert.equal(accessOf({ kind: "fresh", record: kept as never }), "access|a|1");
    assert.equal(accessOf(await process("q").ensure(id, SOON)), "access|a|1");
    assert.equal(idp.shown.length, 1);
  });

  it("keeps the old refresh token where the answer has none, and what it does not say", async () => {
    const { clock, credentials, vault, store } = await createRefreshing();
    const mine = createCredentialStore(store, vault, clock, "m");
    const made = await credentials.insert({
      provider: "up",
      origin: "login",
      identity: { key: "email:a", email: "a@b.c", orgId: "o" },
      attrs: { projectId: "p" },
      authorizedAt: 5,
      secret: {
        kind: "oauth",
        access: new Secret("a0"),
        refresh: new Secret("r0"),
        expiresAt: 0,
        grantExpiresAt: 99,
      },
    });
    const refresher = createRefresher({
      store: mine,
      means: clock,
      notify: () => {},
      owner: "m",
      source: {
        supports: () => true,
        refresh: () =>
          Promise.resolve({
            kind: "tokens",
            access: new Secret("a1"),
            expiresAt: clock.now() + 30_000,
            identity: { email: "other", accountId: "acc" },
            attrs: { region: "eu" },
          }),
      },
    });
    const result = await refresher.ensure(made.id, SOON);
    assert.equal(
      accessOf(result),
      "a1",
      "invariant 21: a short life is accepted from this very call",
    );
    const record = await credentials.get(made.id);
    assert.ok(record?.secret.kind === "oauth");
    assert.equal(record.secret.refresh?.reveal(), "r0");
    assert.equal(record.secret.grantExpiresAt, 99);
    assert.deepEqual(record.identity, {
      key: "email:a",
      email: "a@b.c",
      orgId: "o",
      accountId: "acc",
    });
    assert.deepEqual(record.attrs, { projectId: "p", region: "eu" });
    assert.equal(record.authorizedAt, 5);
    assert.equal(record.intent, undefined);
  });

  it("invariant 21: what is told to be fresh is good for as long as was wanted", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ left: fc.integer({ min: -MINUTE, max: LIFE_MS }), wanted: fc.nat(LIFE_MS) }),
          { minLength: 1, maxLength: 4 },
        ),
        async (asks) => {
          const { clock, idp, process, expiring } = await createRefreshing();
          const { id } = await expiring("a", asks[0]?.left ?? 0);
          const refresher = process("p");
          const results = await passUntil(
            clock,
            Promise.all(asks.map(({ wanted }) => refresher.ensure(id, { minTtlMs: wanted }))),
          );
          for (const [n, result] of results.entries()) {
            assert.ok(result.kind === "fresh" && result.record.secret.kind === "oauth");
            assert.ok(
              result.record.secret.expiresAt - clock.now() >= (asks[n]?.wanted ?? 0) - 5000,
            );
          }
          assert.ok(idp.shown.length <= 1 + asks.length);
          assert.equal(idp.ended.size, 0);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("renews four at a time at most", async () => {
    const { clock, idp, process, expiring } = await createRefreshing();
    const refresher = process("p");
    const ids: string[] = [];
    for (let n = 0; n < 10; n++) ids.push((await expiring(`a${n}`, -1)).id);
    idp.script.push(...Array.from({ length: 10 }, (): Behaviour => "hold"));
    const all = Promise.all(ids.map((id) => refresher.ensure(id, SOON)));
    const seen: number[] = [];
    for (let n = 0; n < 10; n++) {
      await settle();
      seen.push(idp.held.length - n);
      idp.held[n]?.open();
    }
    await passUntil(clock, all);
    assert.equal(Math.max(...seen), 4);
    assert.equal(idp.shown.length, 10);
  });
});

describe("a renewal that fails", () => {
  it("invariant 22: leaves a token that is still good in use", async () => {
    const { clock, idp, process, expiring } = await createRefreshing();
    const { id } = await expiring("a", 30_000);
    idp.script.push("unreachable");
    const refresher = process("p");
    const result = await refresher.ensure(id, SOON);
    assert.ok(result.kind === "transient" && result.stillUsable);
    const again = await refresher.ensure(id, SOON);
    assert.ok(again.kind === "transient" && again.retryAt > clock.now());
    assert.equal(idp.shown.length, 0, "it waits before it asks again");
    clock.pass(10_000);
    assert.equal(accessOf(await refresher.ensure(id, SOON)), "access|a|1");
  });

  it("waits longer each time, and not for ever", async () => {
    const { clock, idp, process, expiring } = await createRefreshing();
    const { id } = await expiring("a", -1);
    const refresher = process("p");
    const waits: number[] = [];
    for (let n = 0; n < 9; n++) {
      idp.script.push({ refuse: { status: 503, message: "later" } });
      const result = await refresher.ensure(id, SOON);
      assert.ok(result.kind === "transient");
      waits.push(Math.round((result.retryAt - clock.now()) / 1000));
      clock.pass(result.retryAt - clock.now());
    }
    assert.deepEqual(waits.map((wait) => Math.round(wait / 1.125)), [
      5,
      10,
      20,
      40,
      80,
      160,
      300,
      300,
      300,
    ]);
    assert.equal(accessOf(await refresher.ensure(id, SOON)), "access|a|1");
  });

  const verdicts: readonly (readonly [number, string | undefined, boolean])[] = [
    [400, "invalid_grant", true],
    [400, "unauthorized_client", true],
    [401, "invalid_grant", true],
    [400, "refresh_token_reused", true],
    [400, "invalid_request", false],
    [401, "invalid_client", false],
    [401, undefined, false],
    [403, "invalid_grant", false],
    [403, undefined, false],
    [429, undefined, false],
    [500, "invalid_grant", false],
    [503, undefined, false],
  ];
  for (const [status, code, final] of verdicts) {
    it(`invariant 19: ${status} ${code ?? "without a code"} ${final ? "ends" : "does not end"} a login`, async () => {
      const { credentials, idp, process, expiring, notices } = await createRefreshing();
      const { id } = await expiring("a", -1);
      idp.script.push({
        refuse: { status, message: "invalid_grant revoked 401", ...(code && { code }) },
      });
      const result = await process("p").ensure(id, SOON);
      assert.equal(result.kind, final ? "dead" : "transient");
      assert.equal((await credentials.get(id))?.status, final ? "dead" : "active");
      assert.equal(notices.some(({ event }) => event === "account.dead"), final);
    });
  }

  it("invariant 19: a verdict on a token that a peer has replaced ends nothing", async () => {
    const { clock, credentials, another, idp, process, expiring } = await createRefreshing();
    const made = await expiring("a", -1);
    idp.script.push("hold");
    idp.revoke("a");
    const asked = process("p").ensure(made.id, SOON);
    await settle();
    const current = await credentials.get(made.id);
    const secret = {
      kind: "oauth",
      access: new Secret("peer"),
      refresh: new Secret("peer-r"),
      expiresAt: clock.now() + LIFE_MS,
    } as const;
    const theirs = await another("peer").update(made.id, current?.revision ?? 0, { secret });
    assert.ok(typeof theirs === "object");
    idp.held[0]?.open();
    assert.equal(accessOf(await passUntil(clock, asked)), "peer");
    assert.equal((await credentials.get(made.id))?.status, "active");
  });

  it("new tokens that come after a peer's are parked, sealed, and told of", async () => {
    const { clock, credentials, store, idp, process, expiring, notices } = await createRefreshing();
    const made = await expiring("a", -1);
    idp.script.push("hold");
    const asked = process("p").ensure(made.id, SOON);
    await settle();
    const current = await credentials.get(made.id);
    const secret = { kind: "oauth", access: new Secret("peer"), expiresAt: clock.now() + LIFE_MS };
    await credentials.update(made.id, current?.revision ?? 0, { secret: secret as never });
    idp.held[0]?.open();
    await passUntil(clock, asked);
    assert.equal((await store.list(`parked/${made.id}/`)).length, 1);
    assert.ok(!JSON.stringify(await store.list("")).includes("access|a|1"));
    assert.ok(notices.some(({ event }) => event === "refresh.parked"));
  });

  it("a change of anything else meanwhile is no conflict", async () => {
    const { clock, credentials, idp, process, expiring } = await createRefreshing();
    const made = await expiring("a", -1);
    idp.script.push("hold");
    const asked = process("p").ensure(made.id, SOON);
    await settle();
    const current = await credentials.get(made.id);
    await credentials.update(made.id, current?.revision ?? 0, { name: "renamed" });
    idp.held[0]?.open();
    assert.equal(accessOf(await passUntil(clock, asked)), "access|a|1");
    const kept = await credentials.get(made.id);
    assert.deepEqual([kept?.name, kept?.secretRevision], ["renamed", 2]);
  });

  it("invariant 17: after a lost answer the old token is shown once more, when there is no other way", async () => {
    const { clock, credentials, idp, process, expiring, notices } = await createRefreshing();
    const { id } = await expiring("a", 30_000);
    idp.script.push("lose");
    const refresher = process("p");
    const lost = await refresher.ensure(id, SOON);
    assert.ok(lost.kind === "transient" && lost.stillUsable);
    assert.equal((await credentials.get(id))?.intent?.attempt, 1, "the word that it began stays");
    clock.pass(15_000);
    const still = await refresher.ensure(id, SOON);
    assert.ok(still.kind === "transient" && still.stillUsable);
    assert.equal(idp.shown.length, 1, "the access token at hand is used while it lasts");
    clock.pass(20_000);
    const last = await refresher.ensure(id, SOON);
    assert.equal(last.kind, "dead", "this provider ends the login on reuse");
    assert.equal(idp.shown.length, 2);
    assert.match((await credentials.get(id))?.statusInfo?.message ?? "", /answer was lost/);
    assert.ok(notices.some(({ event }) => event === "refresh.uncertain"));
  });

  it("invariants 16, 17, 20: whatever fails, hangs or is stolen, no login is ended by us", async () => {
    const behaviour = fc.constantFrom<Behaviour>("hold", "unreachable", {
      refuse: { status: 503, message: "later" },
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(behaviour, { maxLength: 6 }),
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        async (script, order, seed) => {
          const clock = createHandClock(1e12, createDice(seed));
          const { credentials, idp, process, expiring } = await createRefreshing(clock);
          const { id } = await expiring("a", -1);
          idp.script.push(...script);
          const processes = Array.from({ length: 4 }, (_, n) => process(`p${n}`));
          const asked = order.map((n) => processes[n]?.ensure(id, SOON));
          let revision = 0;
          for (let step = 0; step < 400; step++) {
            await settle(2);
            if (step % 7 === 3) idp.held.shift()?.open();
            clock.pass(1000);
            const now = (await credentials.get(id))?.revision ?? 0;
            assert.ok(now >= revision);
            revision = now;
          }
          for (const gate of idp.held) gate.open();
          await within("all are answered", Promise.all(asked));
          assert.equal(idp.ended.size, 0);
          assert.equal(
            new Set(idp.shown).size + script.filter((one) => typeof one === "object").length >=
              idp.shown.length,
            true,
          );
          const final = await passUntil(clock, processes[0]?.ensure(id, SOON) as never) as never;
          assert.ok(final);
        },
      ),
      { numRuns: 15 },
    );
  });

  it("tokens that cannot be written are held, used, and written when that is possible", async () => {
    const { clock, credentials, idp, expiring, notices, another } = await createRefreshing();
    const { id } = await expiring("a", -1);
    let full = false;
    const inner = another("p");
    const store = {
      ...inner,
      update: (...args: Parameters<typeof inner.update>) =>
        full && args[2].secret !== undefined
          ? Promise.reject(new Error("no space left"))
          : inner.update(...args),
    };
    const means = clock;
    const notify = (notice: typeof notices[number]) => void notices.push(notice);
    const refresher = createRefresher({ store, source: idp.source, means, notify, owner: "p" });
    full = true;
    assert.equal(accessOf(await refresher.ensure(id, SOON)), "access|a|1");
    assert.ok(notices.some(({ event }) => event === "refresh.unsaved"));
    full = false;
    assert.equal(accessOf(await refresher.ensure(id, SOON)), "access|a|1");
    assert.equal((await credentials.get(id))?.secretRevision, 2);
    assert.equal(idp.shown.length, 1);
  });
});
