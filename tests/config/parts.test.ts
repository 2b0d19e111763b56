import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { it } from "node:test";
import { DEFAULT_LIMITS } from "../../src/config/config.ts";
import { limitsFileSchema, resolveLimits } from "../../src/config/limits.ts";
import { checkListen, formatAddress, parseAddress } from "../../src/config/listen.ts";
import { formatPath } from "../../src/config/problem.ts";
import { weakness } from "../../src/config/secrets.ts";
import { closest } from "../../src/config/spelling.ts";

it("a path is written as in code", () => {
  assert.equal(formatPath([]), "");
  assert.equal(formatPath(["keys", 0, "key"]), "keys[0].key");
  assert.equal(formatPath(["models", "gpt 6", 1]), 'models["gpt 6"][1]');
  assert.equal(formatPath(["$schema"]), "$schema");
});

it("an address is written as it is read", () => {
  for (const text of ["127.0.0.1:4000", "[::1]:4000", "a.example:0"]) {
    const address = parseAddress(text);
    assert.ok(typeof address !== "string");
    assert.equal(formatAddress(address), text);
  }
});

it("only this machine is served without keys", () => {
  for (const hostname of ["127.0.0.1", "127.9.9.9", "localhost", "::1"]) {
    assert.deepEqual(checkListen({ listen: { hostname, port: 1 }, keys: [] }), []);
  }
  for (const hostname of ["0.0.0.0", "::", "192.168.1.2", "gateway.example", "127.0.0.1.example"]) {
    assert.equal(checkListen({ listen: { hostname, port: 1 }, keys: [] }).length, 1);
  }
  assert.deepEqual(checkListen({ keys: [] }), []);
});

it("the documented defaults of limits are the true ones", () => {
  assert.deepEqual(resolveLimits({}), DEFAULT_LIMITS);
  const entries = (limitsFileSchema as unknown as { entries: Record<string, unknown> }).entries;
  const spoken = Object.fromEntries(
    Object.entries(entries).map(([name, entry]) => {
      const text = JSON.stringify(entry, (_key, value) => value);
      return [name, JSON.parse(/Default (\d+|true|false)\./.exec(text)?.[1] ?? "null")];
    }),
  );
  assert.deepEqual(resolveLimits(spoken), DEFAULT_LIMITS);
  assert.equal(resolveLimits({ circuitBreaker: false }).circuitBreaker, false);
});

it("a word is guessed only when it is close", () => {
  const known = ["openai", "anthropic", "openrouter"];
  assert.equal(closest("opnai", known), "openai");
  assert.equal(closest("Anthropic", known), "anthropic");
  assert.equal(closest("claude", known), undefined);
  assert.equal(closest("x", ["ab"]), undefined);
});

it("random keys are good keys", () => {
  for (let i = 0; i < 200; i++) {
    const hex = Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString("hex");
    assert.equal(weakness(`sk-sluice-${hex}`), undefined);
  }
});
