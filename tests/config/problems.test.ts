import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { GOOD_KEY, LAB, problemsOf, readRight } from "../support/config.ts";

describe("a configuration that is wrong", () => {
  it("tells every problem with its path, line and column, in reading order", () => {
    const text = `{
  // a comment
  "listne": "4000",
  "keys": [{ "name": "a", "key": "short" }],
  "providers": {
    "anthropc": { "apiKey": "x" },
    "lab": { "dialect": "openai-chat", "baseUrl": "ftp://lab", "apiKey": "\${LAB_KEY}" }
  },
  "models": { "fast": 7 }
}
`;
    assert.deepEqual(problemsOf(text), [
      {
        path: "listne",
        line: 3,
        column: 3,
        message: "Cannot use the key 'listne': it is not known; did you mean 'listen'?",
      },
      {
        path: "keys[0].key",
        line: 4,
        column: 34,
        message: "Cannot use the key 'a': it is shorter than 16 characters",
      },
      {
        path: "providers.anthropc",
        line: 6,
        column: 5,
        message: "Cannot use the provider 'anthropc': it is not a known provider, so it needs " +
          "'dialect' and 'baseUrl'; did you mean 'anthropic'?",
      },
      {
        path: "providers.lab.baseUrl",
        line: 7,
        column: 51,
        message: "Cannot use the base URL: expected http://… or https://…",
      },
      {
        path: "providers.lab.apiKey",
        line: 7,
        column: 74,
        message: "Cannot expand ${LAB_KEY}: the environment variable LAB_KEY is not set",
      },
      {
        path: "models.fast",
        line: 9,
        column: 23,
        message: "Cannot use this value: expected provider/model",
      },
    ]);
  });

  it("does not blame what lacks only what was wrong already", () => {
    const text = '{ "providers": { "lab": { "dialect": "chat", "baseUrl": "http://lab" } },' +
      ' "models": { "fast": "lab/small" } }';
    assert.deepEqual(problemsOf(text).map(({ path }) => path), ["providers.lab.dialect"]);
  });

  it("tells faults of syntax with their place", () => {
    const faults: [string, number, number, RegExp][] = [
      ['{\n  "listen": "4000"\n  "keys": []\n}', 3, 3, /a comma/],
      ['{\n  "listen": \n}', 3, 1, /a value/],
      ['{ "listen" "4000" }', 1, 12, /a colon/],
      ['{ "listen": "4000" ', 1, 20, /closing brace/],
      ['{ "listen": "4000', 1, 13, /not closed/],
      ["listen: 4000", 1, 1, /neither/],
      ["{} {}", 1, 4, /nothing more/],
      ['{ "keys": [], "keys": [] }', 1, 15, /given twice/],
      ['{ "providers": { "__proto__": {} } }', 1, 18, /reserved/],
    ];
    for (const [text, line, column, message] of faults) {
      const first = problemsOf(text)[0];
      assert.deepEqual([first?.line, first?.column], [line, column], text);
      assert.match(first?.message ?? "", message);
    }
  });

  const cases: [string, unknown, string, RegExp][] = [
    ["the whole is a list", [], "", /expected an object, not a list/],
    ["the whole is a word", "null", "", /expected an object/],
    ["a list where an object belongs", { cors: [] }, "cors", /expected an object, not a list/],
    ["an object where a list belongs", { hosts: {} }, "hosts", /expected a list/],
    ["a wrong type", { hosts: [4] }, "hosts[0]", /expected a string/],
    ["an unknown key like none", { xyzzy: 1 }, "xyzzy", /it is not known$/],
    ["a key without a name", { keys: [{ key: GOOD_KEY }] }, "keys[0]", /'name': it is missing/],
    ["a key without a value", { keys: [{ name: "a" }] }, "keys[0]", /one of 'key' and 'sha256'/],
    [
      "a key with two values",
      { keys: [{ name: "a", key: GOOD_KEY, sha256: "0".repeat(64) }] },
      "keys[0]",
      /one of 'key' and 'sha256'/,
    ],
    [
      "a scope that there is not",
      { keys: [{ name: "a", key: GOOD_KEY, scopes: ["root"] }] },
      "keys[0].scopes[0]",
      /infer, usage, health/,
    ],
    [
      "a key for nothing",
      { keys: [{ name: "a", key: GOOD_KEY, scopes: [] }] },
      "keys[0].scopes",
      /at least one/,
    ],
    ["a bad digest", { keys: [{ name: "a", sha256: "abc" }] }, "keys[0].sha256", /64 hexadecimal/],
    [
      "a key name twice",
      { keys: [{ name: "a", key: GOOD_KEY }, { name: "a", key: GOOD_KEY + "x" }] },
      "keys[1].name",
      /another key has it/,
    ],
    [
      "a key value twice",
      { keys: [{ name: "a", key: GOOD_KEY }, { name: "b", key: GOOD_KEY }] },
      "keys[1]",
      /given twice/,
    ],
    [
      "a key with a space",
      { keys: [{ name: "a", key: `${GOOD_KEY} x` }] },
      "keys[0].key",
      /no header can carry/,
    ],
    [
      "a monotonous key",
      { keys: [{ name: "a", key: "aAaAaAaAaAaAaAaAaAaA" }] },
      "keys[0].key",
      /too few/,
    ],
    [
      "a target that is no provider/model",
      { models: { fast: "small" } },
      "models.fast",
      /expected provider\/model/,
    ],
    [
      "a target without a model",
      { models: { fast: "demo/" } },
      "models.fast",
      /expected provider\/model/,
    ],
    [
      "a target that is another alias",
      { providers: { lab: LAB }, models: { a: "lab/x", b: ["lab/x", "a"] } },
      "models.b[1]",
      /another name of 'models'/,
    ],
    ["an alias of itself", { models: { fast: "fast" } }, "models.fast", /another name of 'models'/],
    ["no target", { models: { fast: [] } }, "models.fast", /at least one target/],
    [
      "a target at an unknown provider",
      { providers: { lab: LAB }, models: { fast: "labs/x" } },
      "models.fast",
      /did you mean 'lab'/,
    ],
    [
      "a target at a provider without a secret",
      { models: { fast: "openai/gpt-5" } },
      "models.fast",
      /set OPENAI_API_KEY/,
    ],
    [
      "a target at a provider switched off",
      { providers: { lab: { ...LAB, enabled: false } }, models: { fast: "lab/x" } },
      "models.fast",
      /not enabled/,
    ],
    [
      "a target at the demo, which is not there",
      { providers: { lab: LAB }, models: { fast: "demo/demo" } },
      "models.fast",
      /add "demo": \{\}/,
    ],
    [
      "an alias that hides a provider's model",
      { providers: { lab: LAB }, models: { "lab/x": "lab/y" } },
      'models["lab/x"]',
      /already means a model of the provider 'lab'/,
    ],
    [
      "an alias with white space",
      { providers: { lab: LAB }, models: { "a b": "lab/y" } },
      'models["a b"]',
      /without white space/,
    ],
    ["every origin", { cors: { origins: ["*"] } }, "cors.origins[0]", /any web page/],
    [
      "an origin with a path",
      { cors: { origins: ["https://a.example/x"] } },
      "cors.origins[0]",
      /http\(s\):\/\/host/,
    ],
    ["a host with a port", { hosts: ["a.example:80"] }, "hosts[0]", /without scheme or port/],
    ["no address", { listen: "localhost" }, "listen", /"host:port"/],
    ["a bare IPv6 address", { listen: "::1:4000" }, "listen", /"\[ipv6\]:port"/],
    ["all addresses by an empty name", { listen: ":4000" }, "listen", /"host:port"/],
    ["a port too high", { listen: "127.0.0.1:70000" }, "listen", /0 to 65535/],
    ["an address for others without keys", { listen: "0.0.0.0:4000" }, "listen", /no keys/],
    ["a limit of nothing", { limits: { bodyMiB: 0 } }, "limits.bodyMiB", /more than 0/],
    [
      "a limit beyond a timer's reach",
      { limits: { idleSeconds: 1e9 } },
      "limits.idleSeconds",
      /at most 86400/,
    ],
    ["half an attempt", { limits: { attempts: 1.5 } }, "limits.attempts", /whole number/],
    ["half a reference", { hosts: ["${A"] }, "hosts[0]", /expected \$\{NAME\}/],
    ["a reference to no name", { hosts: ["${a-b}"] }, "hosts[0]", /expected \$\{NAME\}/],
  ];
  for (const [what, file, path, message] of cases) {
    it(`is told: ${what}`, () => {
      const problems = problemsOf(file);
      const found = problems.find((problem) => problem.path === path);
      assert.ok(found, `no problem at ${path} in ${inspect(problems)}`);
      assert.match(found.message, message);
      assert.ok(found.line !== undefined && found.column !== undefined);
    });
  }

  it("refuses sample values as keys", () => {
    const samples = [
      "changeme",
      "change-me-please-now",
      "your-api-key",
      "your-api-key-1",
      "sk-test",
      "sk-1234",
      "sk-1234567890abcdef",
      "sk-xxxxxxxxxxxxxxxxxxxx",
      "secret",
      "my-secret-key",
      "password",
      "YOUR_GATEWAY_KEY_HERE_PLEASE",
      "<your key goes here>",
      "test-api-key-1",
    ];
    for (const key of samples) {
      const [problem] = problemsOf({ keys: [{ name: "a", key }] });
      assert.equal(problem?.path, "keys[0].key", key);
    }
    readRight({ keys: [{ name: "a", key: "sk-test-8fK2mQ9xV4tZ7bN1" }] });
  });

  it("tells an override's problem without a place in the file", () => {
    const [host] = problemsOf({}, {}, { hostname: "::" });
    assert.equal(host?.line, undefined);
    assert.match(host?.message ?? "", /^Cannot listen on \[::\]:4000: others can reach it/);
    const [key] = problemsOf({}, {}, { keys: [{ name: "SLUICE_KEY", key: "short" }] });
    assert.deepEqual(key, {
      path: "",
      message: "Cannot use the key 'SLUICE_KEY': it is shorter than 16 characters",
    });
  });
});
