/**
 * The vault: what is sealed opens in its own place only, with the right key only.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  newMasterKey,
  opensVault,
  openVault,
  parseMasterKey,
} from "../../src/credentials/vault.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { MASTER_KEY } from "../support/accounts.ts";

function empty() {
  return createMemoryStore(() => 0);
}

describe("the vault", () => {
  it("invariant 33: opens what it sealed, in the same place and nowhere else", async () => {
    const vault = await openVault(empty(), MASTER_KEY);
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), fc.string(), async (text, here, there) => {
        const sealed = await vault.seal(text, here);
        assert.equal(await vault.open(sealed, here), text);
        if (here !== there) await assert.rejects(vault.open(sealed, there));
      }),
      { numRuns: 50 },
    );
  });

  it("notices a changed byte anywhere", async () => {
    const vault = await openVault(empty(), MASTER_KEY);
    const sealed = await vault.seal("a secret", "a|b|1");
    for (let at = sealed.lastIndexOf(".") + 1; at < sealed.length - 1; at++) {
      const other = sealed[at] === "A" ? "B" : "A";
      await assert.rejects(vault.open(sealed.slice(0, at) + other + sealed.slice(at + 1), "a|b|1"));
    }
  });

  it("seals the same text differently each time", async () => {
    const vault = await openVault(empty(), MASTER_KEY);
    const all = await Promise.all(Array.from({ length: 50 }, () => vault.seal("x", "y")));
    assert.equal(new Set(all).size, 50);
  });

  it("is not opened by another master key, and is not made anew over the old one", async () => {
    const store = empty();
    const first = await openVault(store, MASTER_KEY);
    const sealed = await first.seal("a secret", "here");
    await assert.rejects(openVault(store, new Uint8Array(32)), /another master key/);
    const again = await openVault(store, MASTER_KEY);
    assert.equal(await again.open(sealed, "here"), "a secret");
  });

  it("is one vault, however many make it at once", async () => {
    const store = empty();
    const many = await Promise.all(
      Array.from({ length: 8 }, () => openVault(store, MASTER_KEY)),
    );
    const sealed = await many[0]?.seal("a secret", "here") ?? "";
    for (const vault of many) assert.equal(await vault.open(sealed, "here"), "a secret");
  });

  it("rotates: new secrets have the new key, old ones still open, in every process", async () => {
    const store = empty();
    const [mine, theirs] = [await openVault(store, MASTER_KEY), await openVault(store, MASTER_KEY)];
    const old = await mine.seal("old", "here");
    await mine.rotate();
    const fresh = await mine.seal("new", "here");
    assert.ok(!mine.isCurrent(old) && mine.isCurrent(fresh));
    for (const vault of [mine, theirs]) {
      assert.equal(await vault.open(old, "here"), "old");
      assert.equal(await vault.open(fresh, "here"), "new");
    }
    assert.equal(await mine.digest("k"), await theirs.digest("k"));
  });

  it("takes another master key, after which the old one opens nothing", async () => {
    const store = empty();
    const vault = await openVault(store, MASTER_KEY);
    const sealed = await vault.seal("a secret", "here");
    const next = new Uint8Array(32).fill(9);
    await vault.rewrap(next);
    assert.equal(await vault.open(sealed, "here"), "a secret");
    assert.equal(await (await openVault(store, next)).open(sealed, "here"), "a secret");
    await assert.rejects(openVault(store, MASTER_KEY), /another master key/);
  });

  it("goes on where it is open while the master key changes, and takes up the new one by itself", async () => {
    const store = empty();
    const next = new Uint8Array(32).fill(9);
    let kept = MASTER_KEY;
    const running = await openVault(store, MASTER_KEY);
    const reading = await openVault(store, MASTER_KEY, () => Promise.resolve(kept));
    const changing = await openVault(store, MASTER_KEY);
    await changing.rewrap(next);
    kept = next;
    const sealed = await changing.seal("a secret", "here");
    for (const vault of [running, reading]) {
      assert.equal(await vault.open(sealed, "here"), "a secret");
      assert.equal(await changing.open(await vault.seal("mine", "there"), "there"), "mine");
    }
    await changing.rotate();
    const later = await changing.seal("later", "here");
    assert.equal(await reading.open(later, "here"), "later");
    await assert.rejects(running.open(later, "here"), /another master key/);
    assert.equal(await running.open(sealed, "here"), "a secret", "what it held it holds");
    await reading.rotate();
    assert.ok(!reading.isCurrent(later));
    await assert.rejects(openVault(store, MASTER_KEY, () => Promise.resolve(undefined)), /another/);
    await assert.rejects(
      openVault(store, MASTER_KEY, () => Promise.resolve(MASTER_KEY)),
      /another/,
    );
  });

  it("tells which master key opens it, without making one", async () => {
    const store = empty();
    assert.equal(await opensVault(store, MASTER_KEY), undefined);
    assert.equal(await store.get("vault/ring"), undefined);
    await openVault(store, MASTER_KEY);
    assert.equal(await opensVault(store, MASTER_KEY), true);
    assert.equal(await opensVault(store, new Uint8Array(32)), false);
    for (const text of ["{}", '{"current":"a","pepper":"b","keys":{"a":1}}']) {
      await store.set("vault/ring", text, Infinity);
      await assert.rejects(opensVault(store, MASTER_KEY), /cannot be read/, text);
    }
  });

  it("reads master keys of 32 bytes only", () => {
    assert.equal(parseMasterKey(newMasterKey())?.length, 32);
    assert.deepEqual(parseMasterKey("07".repeat(32)), MASTER_KEY);
    for (const text of ["", "short", "!".repeat(43), "ab".repeat(31)]) {
      assert.equal(parseMasterKey(text), undefined, text);
    }
  });
});
