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
