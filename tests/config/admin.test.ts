import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defineConfig, readConfig } from "../../mod.ts";
import { GOOD_KEY } from "../support/config.ts";

const ADMIN_KEY = "sk-admin-8Rk2vX9tB7qL1dW5";
const DIGEST = "5b".repeat(32);

function problems(file: unknown, admin?: { key: string }): string[] {
  const text = JSON.stringify({ keys: [{ name: "a", key: GOOD_KEY }], ...file as object });
  const { problems: found = [] } = readConfig(text, () => undefined, admin ? { admin } : {});
  return found.map(({ path, message }) => `${path}: ${message}`);
}

describe("the admin key in a configuration", () => {
  it("is one key or one digest, and for this machine unless it says more", () => {
    assert.equal(defineConfig({}).admin, undefined);
    assert.equal(defineConfig({ admin: { key: ADMIN_KEY } }).admin?.remote, false);
    const { admin } = defineConfig({ admin: { sha256: DIGEST.toUpperCase(), remote: true } });
    assert.deepEqual(admin, { remote: true, sha256: DIGEST });
  });

  it("is refused where it would protect nothing", () => {
    const cases: [unknown, RegExp][] = [
      [{ admin: {} }, /^admin: .*expected one of 'key' and 'sha256'/],
      [{ admin: { key: ADMIN_KEY, sha256: DIGEST } }, /^admin: .*expected one of/],
      [{ admin: { key: "short-1" } }, /^admin\.key: Cannot use the admin key: it is shorter/],
      [
        { admin: { key: "your-secret-key" } },
        /^admin\.key: Cannot use the admin key: it is a sample/,
      ],
      [{ admin: { sha256: "ab" } }, /^admin\.sha256: .*64 hexadecimal digits/],
      [{ admin: { key: GOOD_KEY } }, /^admin: Cannot use the admin key: a caller has the same one/],
      [
        { keys: [{ name: "a", sha256: DIGEST }], admin: { sha256: DIGEST.toUpperCase() } },
        /^admin: Cannot use the admin key: a caller has the same one/,
      ],
      [{ admin: { key: ADMIN_KEY, remote: "yes" } }, /^admin\.remote: .*expected true or false/],
      [{ admin: { keys: ADMIN_KEY } }, /^admin\.keys: Cannot use the key 'keys': it is not known/],
    ];
    for (const [file, message] of cases) {
      const [told = ""] = problems(file);
      assert.match(told, message);
      assert.ok(!told.includes(ADMIN_KEY) && !told.includes(GOOD_KEY));
    }
  });

  it("may come from outside, held to the same, when the configuration has none", () => {
    assert.deepEqual(problems({}, { key: ADMIN_KEY }), []);
    assert.match(problems({}, { key: GOOD_KEY })[0] ?? "", /a caller has the same one/);
    assert.match(problems({}, { key: "short-1" })[0] ?? "", /it is shorter/);
    const text = JSON.stringify({ admin: { key: ADMIN_KEY, remote: true } });
    const { config } = readConfig(text, () => undefined, { admin: { key: "short-1" } });
    assert.equal(config?.admin?.remote, true);
  });
});

describe("providers whose accounts are kept", () => {
  it("are there without a secret, unless they are switched off", () => {
    const read = (file: unknown) =>
      readConfig(JSON.stringify(file), () => undefined, { providers: ["openai", "nobody"] }).config;
    assert.deepEqual([...read({})?.providers.keys() ?? []], ["openai"]);
    assert.deepEqual(read({})?.providers.get("openai")?.accounts, []);
    assert.deepEqual(read({ models: { fast: "openai/gpt-5" } })?.models.size, 1);
    const off = read({ providers: { openai: { enabled: false }, demo: {} } });
    assert.deepEqual([...off?.providers.keys() ?? []], ["demo"]);
  });
});
