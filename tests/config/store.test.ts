/**
 * Where the store is, as it is written.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readConfig, type StoreConfig } from "../../mod.ts";

function storeOf(store: unknown, override?: string): StoreConfig | undefined {
  const { config, problems } = readConfig(
    JSON.stringify({ store }),
    (name) => name === "REDIS_URL" ? "redis://:hunter2@cache:6379/1" : undefined,
    override === undefined ? {} : { store: override },
  );
  assert.deepEqual(problems ?? [], []);
  return config?.store;
}

function problemOf(store: unknown): string {
  const { problems } = readConfig(JSON.stringify({ store }), () => undefined);
  assert.equal(problems?.length, 1, JSON.stringify(problems));
  return `${problems[0]?.path}: ${problems[0]?.message}`;
}

describe("the store in a configuration", () => {
  it("is a kind, or an address", () => {
    assert.equal(storeOf(undefined), undefined);
    assert.deepEqual(storeOf("memory"), { kind: "memory" });
    assert.deepEqual(storeOf("sqlite"), { kind: "sqlite" });
    assert.deepEqual(storeOf("sqlite:/var/lib/s.db"), { kind: "sqlite", path: "/var/lib/s.db" });
    assert.deepEqual(storeOf({ kind: "deno-kv", path: "k" }), { kind: "deno-kv", path: "k" });
    const redis = storeOf("rediss://cache");
    assert.ok(redis?.kind === "redis");
    assert.equal(redis.url.reveal(), "rediss://cache");
  });

  it("takes its address from the environment, and tells nobody its password", () => {
    const tls = { ca: "/etc/ca.pem" };
    const plain = storeOf({ kind: "redis", url: "${REDIS_URL}", prefix: "team" });
    assert.ok(plain?.kind === "redis" && plain.prefix === "team");
    assert.equal(plain.url.reveal(), "redis://:hunter2@cache:6379/1");
    assert.doesNotMatch(JSON.stringify(plain), /hunter2/);
    const secure = storeOf({ kind: "redis", url: "rediss://cache", tls });
    assert.ok(secure?.kind === "redis");
    assert.deepEqual(secure.tls, tls);
  });

  it("is another one when the environment says so", () => {
    assert.deepEqual(storeOf("sqlite", "memory"), { kind: "memory" });
    const { problems } = readConfig("{}", () => undefined, { store: "http://:hunter2@cache" });
    assert.match(problems?.[0]?.message ?? "", /^Cannot use the store: expected memory, sqlite/);
    assert.doesNotMatch(JSON.stringify(problems), /hunter2/);
  });

  it("is refused with the member that is wrong, and without its address", () => {
    assert.match(problemOf("http://:hunter2@cache"), /^store: Cannot use the store: expected/);
    assert.doesNotMatch(problemOf("http://:hunter2@cache"), /hunter2/);
    assert.match(problemOf("memory:x"), /^store: /);
    assert.match(problemOf({ kind: "redis" }), /^store\.url: .*redis:\/\//);
    assert.match(
      problemOf({ kind: "redis", url: "http://:hunter2@x" }),
      /^store\.url: (?!.*hunter2)/,
    );
    assert.match(problemOf({ kind: "redis", url: "redis://x", path: "y" }), /^store\.path: /);
    assert.match(problemOf({ kind: "sqlite", url: "redis://x" }), /^store\.url: /);
    assert.match(problemOf({ kind: "memory", path: "x" }), /^store\.path: /);
    assert.match(problemOf({ kind: "redis", url: "redis://x", tls: { ca: "y" } }), /^store\.tls: /);
    const half = { kind: "redis", url: "rediss://x", tls: { cert: "y" } };
    assert.match(problemOf(half), /^store\.tls: .*'cert' and 'key'/);
    assert.match(problemOf({ kind: "files" }), /^store/);
  });
});
