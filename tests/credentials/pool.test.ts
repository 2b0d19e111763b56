import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { gatewayFault } from "../../src/canonical/fault.ts";
import { createPool } from "../../src/credentials/pool.ts";
import { Secret } from "../../src/credentials/secret.ts";

function createKeys(count: number, now: () => number = () => 0) {
  const secrets = Array.from({ length: count }, (_, i) => new Secret(`key-${i + 1}`));
  const pool = createPool(new Map([["up", secrets]]), now);
  const acquire = (conversation: string, tried: string[] = []) =>
    pool.acquire({ provider: "up", conversation, tried: new Set(tried) });
  return { pool, acquire };
}

describe("a pool", () => {
  it("keeps a conversation on one key", () => {
    const { acquire } = createKeys(5);
    fc.assert(fc.property(fc.string(), (conversation) => {
      const first = acquire(conversation);
      for (let i = 0; i < 3; i++) assert.equal(acquire(conversation), first);
    }));
  });

  it("spreads conversations over all keys", () => {
    const { acquire } = createKeys(4);
    const counts = new Map<string, number>();
    for (let i = 0; i < 4000; i++) {
      const id = acquire(`conversation ${i}`)?.credential.id ?? "";
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    assert.equal(counts.size, 4);
    for (const count of counts.values()) assert.ok(count > 800 && count < 1200, `${count}`);
  });

  it("moves only the conversations of a key that goes", () => {
    const { acquire } = createKeys(4);
    for (let i = 0; i < 200; i++) {
      const own = acquire(`c${i}`)?.credential.id ?? "";
      const others = ["up#1", "up#2", "up#3", "up#4"].filter((id) => id !== own);
      assert.equal(acquire(`c${i}`, [others[0] ?? ""])?.credential.id, own);
    }
  });

  it("offers every key once, then none", () => {
    const { acquire } = createKeys(3);
    const tried: string[] = [];
    for (let lease = acquire("c", tried); lease !== undefined; lease = acquire("c", tried)) {
      tried.push(lease.credential.id);
    }
    assert.deepEqual([...tried].sort(), ["up#1", "up#2", "up#3"]);
  });

  it("passes over a key that was turned away, for as long as the provider said", () => {
    let time = 0;
    const { pool, acquire } = createKeys(2, () => time);
    const first = acquire("c");
    assert.ok(first);
    pool.report(first, gatewayFault("rate_limit", "slow down", { retryAfterMs: 5_000 }));
    assert.notEqual(acquire("c"), first);
    time = 5_001;
    assert.equal(acquire("c"), first);
  });

  it("still offers a resting key when there is no other", () => {
    const { pool, acquire } = createKeys(1);
    const only = acquire("c");
    assert.ok(only);
    pool.report(only, gatewayFault("authentication", "no"));
    assert.equal(acquire("c"), only);
  });

  it("takes no offence at a 403 or a bad request", () => {
    const { pool, acquire } = createKeys(2);
    const first = acquire("c");
    assert.ok(first);
    pool.report(first, gatewayFault("permission", "not this model"));
    pool.report(first, gatewayFault("invalid_request", "no"));
    assert.equal(acquire("c"), first);
  });

  it("lends a lease without a secret for a provider that wants none", () => {
    const pool = createPool(new Map([["local", []]]), () => 0);
    const lease = pool.acquire({ provider: "local", conversation: "c", tried: new Set() });
    assert.equal(lease?.secret, undefined);
    assert.equal(lease?.credential.id, "local#1");
  });
});

describe("a secret", () => {
  it("cannot be printed by accident", () => {
    const secret = new Secret("sk-live-1");
    for (const text of [`${secret}`, String(secret), JSON.stringify({ secret })]) {
      assert.ok(!text.includes("sk-live"), text);
    }
    assert.equal(secret.reveal(), "sk-live-1");
  });
});
