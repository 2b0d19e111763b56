/**
 * Keeping credentials: compare before every write, one row for one account, secrets sealed.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Block } from "../../src/credentials/block.ts";
import type { CredentialRecord } from "../../src/credentials/record.ts";
import { Secret } from "../../src/credentials/secret.ts";
import { apiKey, createKept, oauth } from "../support/accounts.ts";

const SECRETS = ["sk-secret-key-1", "access-token-1", "refresh-token-1"] as const;

function block(more: Partial<Block>): Block {
  return {
    credentialId: "c",
    scope: "*",
    until: 1_800_000_060_000,
    since: 1_800_000_000_000,
    reason: "quota",
    timing: "heuristic",
    strikes: 1,
    ...more,
  };
}

function tokensOf({ secret }: CredentialRecord): string[] {
  assert.equal(secret.kind, "oauth");
  if (secret.kind !== "oauth") return [];
  return [secret.access.reveal(), secret.refresh?.reveal() ?? ""];
}

describe("a store of credentials", () => {
  it("gives back what it was given, with secrets", async () => {
    const { credentials } = await createKept();
    const key = await credentials.insert(apiKey(SECRETS[0], { name: "work", weight: 3 }));
    const tokens = { access: SECRETS[1], refresh: SECRETS[2], expiresAt: 5 };
    const grant = await credentials.insert(oauth("email:a", tokens, { attrs: { projectId: "p" } }));
    const { records } = await credentials.load();
    assert.deepEqual(new Map(records.map((one) => [one.id, one])).get(key.id), key);
    const read = await credentials.get(grant.id);
    assert.deepEqual(read, grant);
    assert.ok(read);
    assert.deepEqual(tokensOf(read), [SECRETS[1], SECRETS[2]]);
    assert.equal(key.priority, 70);
    assert.equal(grant.priority, 80);
  });

  it("invariant 32: keeps no secret in the clear", async () => {
    const { credentials, store } = await createKept();
    await credentials.insert(apiKey(SECRETS[0]));
    const grant = await credentials.insert(
      oauth("email:a", { access: SECRETS[1], refresh: SECRETS[2], expiresAt: 5 }),
    );
    await credentials.park(grant);
    const all = JSON.stringify(await store.list(""));
    for (const secret of SECRETS) assert.ok(!all.includes(secret), secret);
    assert.ok(!all.includes("sk-"));
  });

  it("invariant 33: opens no secret in another row, and none of an earlier revision", async () => {
    const { credentials, store } = await createKept();
    const one = await credentials.insert(apiKey("key-number-1"));
    const two = await credentials.insert(apiKey("key-number-2"));
    const first = await store.get(`cred/${one.id}`) ?? "";
    const moved = { ...JSON.parse(first), id: two.id };
    await store.set(`cred/${two.id}`, JSON.stringify(moved), Infinity);
    await assert.rejects(credentials.get(two.id), /sealed for another place/);

    const secret = { kind: "api_key", key: new Secret("key-number-3") } as const;
    await credentials.update(one.id, 1, { secret });
    const later = JSON.parse(await store.get(`cred/${one.id}`) ?? "");
    later.secret = JSON.parse(first).secret;
    await store.set(`cred/${one.id}`, JSON.stringify(later), Infinity);
    await assert.rejects(credentials.get(one.id), /sealed for another place/);
  });

  it("changes only what still has the expected revision", async () => {
    const { credentials } = await createKept();
    const { id } = await credentials.insert(apiKey("key-1"));
    const renamed = await credentials.update(id, 1, { name: "work" });
    assert.ok(typeof renamed === "object");
    assert.deepEqual([renamed.revision, renamed.secretRevision], [2, 1]);
    assert.equal(await credentials.update(id, 1, { name: "home" }), "conflict");
    assert.equal(await credentials.update("nobody", 1, { name: "home" }), "gone");
    const bare = await credentials.update(id, 2, { name: null });
    assert.ok(typeof bare === "object" && !("name" in bare));
  });

  it("invariant 20: of racing writers one wins, revisions only grow, and tokens never mix", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 6 }), async (writers) => {
        const { credentials, another } = await createKept();
        const tokens = { access: "a0", refresh: "r0", expiresAt: 5 };
        const { id } = await credentials.insert(oauth("email:a", tokens));
        for (let round = 1; round <= 3; round++) {
          const results = await Promise.all(Array.from({ length: writers }, (_, n) => {
            const name = `${round}.${n}`;
            const secret = {
              kind: "oauth",
              access: new Secret(`a${name}`),
              refresh: new Secret(`r${name}`),
              expiresAt: 5,
            } as const;
            return another(name).update(id, round, { secret });
          }));
          const won = results.filter((result) => typeof result === "object");
          assert.equal(won.length, 1);
          const kept = await credentials.get(id);
          assert.ok(kept);
          assert.equal(kept.revision, round + 1);
          const [access = "", refresh = ""] = tokensOf(kept);
          assert.equal(access.slice(1), refresh.slice(1));
        }
      }),
      { numRuns: 10 },
    );
  });

  it("keeps one row for one account, however often and by however many it is added", async () => {
    const { credentials, another } = await createKept();
    const rows = await Promise.all(
      Array.from(
        { length: 6 },
        (_, n) => another(`p${n}`).insert(oauth("email:a", { access: `a${n}`, expiresAt: n })),
      ),
    );
    assert.equal(new Set(rows.map(({ id }) => id)).size, 1);
    assert.equal((await credentials.load()).records.length, 1);
    await credentials.insert(apiKey("same"));
    await credentials.insert(apiKey("same"));
    await credentials.insert(apiKey("same", { provider: "other" }));
    await credentials.insert(oauth("email:b", { access: "b", expiresAt: 1 }));
    assert.equal((await credentials.load()).records.length, 4);
  });

  it("a new login brings a dead credential back, without its blocks", async () => {
    const { credentials } = await createKept();
    const { id } = await credentials.insert(oauth("email:a", { access: "a", expiresAt: 1 }));
    const statusInfo = { code: "invalid_grant", message: "gone", at: 0, strikes: 1 };
    await credentials.update(id, 1, { status: "dead", statusInfo });
    await credentials.mergeBlock(block({ credentialId: id }));
    const again = await credentials.insert(oauth("email:a", { access: "b", expiresAt: 2 }));
    assert.deepEqual([again.id, again.status, again.statusInfo], [id, "active", undefined]);
    assert.deepEqual((await credentials.load()).blocks, []);
    const events = (await credentials.audits(10)).map(({ event }) => event);
    assert.deepEqual(events, ["renewed", "active → dead", "inserted"]);
  });

  it("forgets a row with all that belongs to it, and takes the account anew", async () => {
    const { credentials, store } = await createKept();
    const { id } = await credentials.insert(apiKey("key-1"));
    await credentials.mergeBlock(block({ credentialId: id }));
    assert.equal(await credentials.remove(id), true);
    assert.equal(await credentials.remove(id), false);
    const left = (await store.list("")).map(([key]) => key).filter((key) => key.includes(id));
    assert.deepEqual(left, []);
    assert.notEqual((await credentials.insert(apiKey("key-1"))).id, id);
  });

  it("merges blocks of several writers, and lets them go by themselves", async () => {
    const { credentials, another, clock } = await createKept();
    const many = Array.from(
      { length: 5 },
      (_, n) => block({ until: 1_800_000_000_000 + n * 1000 }),
    );
    await Promise.all(many.map((one, n) => another(`p${n}`).mergeBlock(one)));
    const [merged, ...rest] = (await credentials.load()).blocks;
    assert.equal(rest.length, 0);
    assert.equal(merged?.until, 1_800_000_004_000);
    assert.equal(await credentials.clearBlock("c", "*", 5), false);
    clock.pass(4_000 + 3_600_000);
    assert.deepEqual((await credentials.load()).blocks, []);
  });

  it("takes nothing for a block or a record that is none", async () => {
    const { credentials, store, clock } = await createKept();
    const { id } = await credentials.insert(apiKey(SECRETS[0]));
    await credentials.mergeBlock(block({ credentialId: id, until: clock.now() + 1000 }));
    const records = await store.list("cred/");
    for (const text of ["{", "[]", "{}", JSON.stringify({ ...block({}), until: "soon" })]) {
      await store.set(`block/${id}/odd`, text, Infinity);
      const { blocks } = await credentials.load();
      assert.deepEqual(blocks.map(({ scope }) => scope), ["*"], text);
    }
    for (const odd of [{ revision: "1" }, { secret: null }, { v: 2 }]) {
      for (const [key, text] of records) {
        await store.set(key, JSON.stringify({ ...JSON.parse(text), ...odd }), Infinity);
      }
      await assert.rejects(credentials.get(id), /not in a form this version knows/);
    }
  });

  it("tells every change by its revision", async () => {
    const { credentials, another } = await createKept();
    let last = await credentials.revision();
    const other = another("other");
    const grown = async (what: string) => {
      const next = await credentials.revision();
      assert.ok(next > last, what);
      last = next;
    };
    const { id } = await other.insert(apiKey("key-1"));
    await grown("insert");
    await other.update(id, 1, { name: "x" });
    await grown("update");
    const { since } = await other.mergeBlock(block({ credentialId: id }));
    await grown("block");
    await other.clearBlock(id, "*", since);
    await grown("no block");
    await other.remove(id);
    await grown("remove");
  });

  it("lends a name to one at a time, with fences that only grow", async () => {
    const { another, clock } = await createKept();
    const [a, b] = [another("a"), another("b")];
    const first = await a.lease("x", 1000);
    assert.equal(first?.fence, 1);
    assert.equal(await b.lease("x", 1000), undefined);
    clock.pass(900);
    assert.equal(await first?.renew(), true);
    clock.pass(900);
    assert.equal(await b.lease("x", 1000), undefined);
    clock.pass(200);
    const second = await b.lease("x", 1000);
    assert.equal(second?.fence, 2);
    assert.equal(await first?.renew(), false, "it is somebody else's");
    await first?.release();
    assert.equal(await a.lease("x", 1000), undefined, "and was not given back");
    await second?.release();
    assert.equal((await a.lease("x", 1000))?.fence, 3);
    const many = await Promise.all(
      Array.from({ length: 9 }, (_, n) => another(`p${n}`).lease("y", 1000)),
    );
    assert.equal(many.filter((one) => one !== undefined).length, 1);
  });

  it("seals everything anew after a rotation", async () => {
    const { credentials, vault } = await createKept();
    await credentials.insert(apiKey("key-1"));
    await credentials.insert(apiKey("key-2"));
    await vault.rotate();
    assert.equal(await credentials.reseal(), 2);
    assert.equal(await credentials.reseal(), 0);
    const { records } = await credentials.load();
    const keys = records.map(({ secret }) => secret.kind === "api_key" ? secret.key.reveal() : "");
    assert.deepEqual(keys.sort(), ["key-1", "key-2"]);
  });
});
