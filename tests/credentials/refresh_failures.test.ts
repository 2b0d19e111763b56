/**
 * Renewals that fail: nothing is lost, and only the identity provider ends a login.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { StoreError } from "../../src/store/watched.ts";
import { Secret } from "../../src/credentials/secret.ts";
import { createRefresher } from "../../src/credentials/refresh.ts";
import { createDice, createHandClock } from "../support/accounts.ts";
import { within } from "../support/gate.ts";
import { type Behaviour, LIFE_MS } from "../support/identity_provider.ts";
import { accessOf, createRefreshing, passUntil, settle } from "../support/refreshing.ts";

const MINUTE = 60_000;
const SOON = { minTtlMs: MINUTE };

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

  it("tokens that were written before the store went away are nobody else's", async () => {
    const { credentials, store, idp, expiring, notices, another, clock } = await createRefreshing();
    const { id } = await expiring("a", -1);
    let away = true;
    const inner = another("p");
    const cut = {
      ...inner,
      async update(...args: Parameters<typeof inner.update>) {
        const done = await inner.update(...args);
        if (!away || args[2].secret === undefined) return done;
        throw new StoreError("Cannot use the store: the answer is lost");
      },
    };
    const notify = (notice: typeof notices[number]) => void notices.push(notice);
    const refresher = createRefresher({
      store: cut,
      source: idp.source,
      means: clock,
      notify,
      owner: "p",
    });
    assert.equal(accessOf(await refresher.ensure(id, SOON)), "access|a|1");
    away = false;
    await refresher.flush?.();
    assert.equal((await credentials.get(id))?.secretRevision, 2);
    assert.deepEqual(await store.list("parked/"), []);
    assert.ok(!notices.some(({ event }) => event === "refresh.parked"));
    assert.equal(idp.shown.length, 1);
  });
});
