import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { OPENAI } from "../../src/providers/openai.ts";
import { ConfigError } from "../../src/config/problem.ts";
import { defineConfig } from "../../src/config/read.ts";
import { GOOD_KEY, LAB, readRight } from "../support/config.ts";

describe("a configuration that is right", () => {
  it("means what the documented example says", () => {
    const config = readRight(
      `{
        // who may call
        "$schema": "./schema.json",
        "listen": "127.0.0.1:4000",
        "keys": [{ "name": "laptop", "key": "\${GATEWAY_KEY}" }],
        "providers": {
          "anthropic": { "apiKey": "\${ANTHROPIC_API_KEY}" },
          "lab": { "dialect": "openai-chat", "baseUrl": "http://127.0.0.1:9001/v1", "apiKey": ["k1", "k2"], "headers": {} },
        },
        "models": { "fast": ["lab/small", "anthropic/claude-haiku-4-5"] },
      }`,
      { GATEWAY_KEY: GOOD_KEY, ANTHROPIC_API_KEY: "sk-ant-1" },
    );
    assert.deepEqual(config.listen, { hostname: "127.0.0.1", port: 4000 });
    assert.equal(config.keys[0]?.name, "laptop");
    assert.equal(config.keys[0]?.key?.reveal(), GOOD_KEY);
    assert.deepEqual([...config.providers.keys()], ["anthropic", "lab"]);
    const anthropic = config.providers.get("anthropic");
    assert.deepEqual(anthropic?.accounts.map(({ secret }) => secret.reveal()), ["sk-ant-1"]);
    assert.equal(anthropic?.provider.auth, "x-api-key");
    const lab = config.providers.get("lab");
    assert.deepEqual(lab?.accounts.map(({ secret }) => secret.reveal()), ["k1", "k2"]);
    assert.deepEqual(lab?.provider.dialects, ["openai-chat"]);
    assert.equal(lab?.provider.auth, "bearer");
    assert.deepEqual(config.models.get("fast")?.targets, [
      { provider: "lab", model: "small" },
      { provider: "anthropic", model: "claude-haiku-4-5" },
    ]);
  });

  it("may be empty, or nothing but comments: then there is the demo", () => {
    for (const text of ["", "  \n", "{}", "// nothing yet\n", "\uFEFF{}"]) {
      const config = readRight(text);
      assert.deepEqual([...config.providers.keys()], ["demo"]);
      assert.equal(config.providers.get("demo")?.foundIn, "built in");
      assert.deepEqual(config.listen, { hostname: "127.0.0.1", port: 4000 });
    }
  });

  it("finds the providers whose secret is in the environment", () => {
    const config = readRight({}, {
      OPENAI_API_KEY: "sk-1",
      GOOGLE_API_KEY: " g-1\n",
      GROQ_API_KEY: "",
    });
    assert.deepEqual([...config.providers.keys()], ["openai", "gemini"]);
    assert.equal(config.providers.get("gemini")?.foundIn, "GOOGLE_API_KEY");
    assert.equal(config.providers.get("gemini")?.accounts[0]?.secret.reveal(), "g-1");
  });

  it("leaves out a provider that is switched off, whatever the environment holds", () => {
    const config = readRight(
      { providers: { openai: { enabled: false, apiKey: "${NOT_SET}" }, lab: LAB } },
      { OPENAI_API_KEY: "sk-1" },
    );
    assert.deepEqual([...config.providers.keys()], ["lab"]);
  });

  it("takes a known provider's secret from the environment when none is written", () => {
    const config = readRight({ providers: { openai: { models: ["ft:mine"] } } }, {
      OPENAI_API_KEY: "sk-1",
    });
    const openai = config.providers.get("openai");
    assert.equal(openai?.accounts[0]?.secret.reveal(), "sk-1");
    assert.equal(openai?.foundIn, "config");
    assert.equal(openai?.provider.models[0], "ft:mine");
  });

  it("has the demo beside others when it is asked for", () => {
    const config = readRight({ providers: { demo: {} } }, { OPENAI_API_KEY: "sk-1" });
    assert.deepEqual([...config.providers.keys()], ["demo", "openai"]);
  });

  it("changes a known provider without forgetting the rest of it", () => {
    const file = {
      baseUrl: "https://proxy.example/v1/",
      apiKey: "p1",
      headers: { "X-Team": "a" },
      profile: { defaultMaxTokens: 100 },
      dialect: ["openai-chat", "openai-chat"],
    };
    const provider = readRight({ providers: { openai: file } }).providers.get("openai")?.provider;
    assert.equal(provider?.baseUrl, "https://proxy.example/v1");
    assert.deepEqual(provider?.headers, { "x-team": "a" });
    assert.deepEqual(provider?.profile, { ...OPENAI.profile, defaultMaxTokens: 100 });
    assert.deepEqual(provider?.dialects, ["openai-chat"]);
    assert.deepEqual(provider?.prefixes.includes("gpt-5"), true);
  });

  it("gives an Anthropic-shaped provider its header and its way of sending the secret", () => {
    const claude = { dialect: "anthropic-messages", baseUrl: "http://127.0.0.1:1/v1", apiKey: "k" };
    const provider = readRight({ providers: { claude } }).providers.get("claude")?.provider;
    assert.equal(provider?.auth, "x-api-key");
    assert.equal(provider?.headers["anthropic-version"], "2023-06-01");
    const bearer = readRight({ providers: { claude: { ...claude, auth: "bearer" } } });
    assert.equal(bearer.providers.get("claude")?.provider.auth, "bearer");
  });

  it("needs no secret for a provider of one's own", () => {
    const { apiKey: _, ...open } = LAB;
    const lab = readRight({ providers: { lab: open } }).providers.get("lab");
    assert.equal(lab?.provider.auth, "none");
    assert.deepEqual(lab?.accounts, []);
  });

  it("expands references anywhere, once, and leaves an escaped one alone", () => {
    const headers = { a: "x-${ONE}-${TWO}", b: "$${ONE}", c: "$ONE {}" };
    const config = readRight({ providers: { lab: { ...LAB, headers } } }, {
      ONE: "1",
      TWO: "${ONE}",
    });
    assert.deepEqual(config.providers.get("lab")?.provider.headers, {
      a: "x-1-${ONE}",
      b: "${ONE}",
      c: "$ONE {}",
    });
  });

  it("reads every form of address", () => {
    const keys = [{ name: "a", key: GOOD_KEY }];
    const forms: [string | number, string, number][] = [
      ["4001", "127.0.0.1", 4001],
      [4002, "127.0.0.1", 4002],
      ["localhost:0", "localhost", 0],
      ["0.0.0.0:80", "0.0.0.0", 80],
      ["[::1]:4003", "::1", 4003],
      ["gateway.example:4004", "gateway.example", 4004],
    ];
    for (const [listen, hostname, port] of forms) {
      assert.deepEqual(readRight({ listen, keys }).listen, { hostname, port });
    }
  });

  it("lets host, port and keys be overridden from outside", () => {
    const overrides = { hostname: "0.0.0.0", port: 1, keys: [{ name: "env", key: GOOD_KEY }] };
    const config = readRight({ listen: "127.0.0.1:4000" }, {}, overrides);
    assert.deepEqual(config.listen, { hostname: "0.0.0.0", port: 1 });
    assert.deepEqual(config.keys.map((key) => key.name), ["env"]);
    const own = readRight({ keys: [{ name: "own", key: GOOD_KEY }] }, {}, overrides);
    assert.deepEqual(own.keys.map((key) => key.name), ["own"]);
  });

  it("counts limits in the program's units", () => {
    const { limits } = readRight({ limits: { bodyMiB: 0.5, drainSeconds: 1.5, attempts: 2 } });
    assert.equal(limits.bodyBytes, 524_288);
    assert.equal(limits.drainMs, 1500);
    assert.equal(limits.attempts, 2);
    assert.equal(limits.idleMs, 600_000);
  });

  it("keeps digests, origins and host names in their plain form", () => {
    const config = readRight({
      keys: [{ name: "d", sha256: "AB".repeat(32) }],
      cors: { origins: ["https://app.example", "http://localhost:3000/"] },
      hosts: ["Gateway.Example"],
    });
    assert.equal(config.keys[0]?.sha256, "ab".repeat(32));
    assert.deepEqual(config.origins, ["https://app.example", "http://localhost:3000"]);
    assert.deepEqual(config.hosts, ["gateway.example"]);
  });
});

describe("defineConfig", () => {
  it("reads a configuration written in code, from no environment but the one given", () => {
    const config = defineConfig({ providers: { demo: {} } });
    assert.equal(config.listen, undefined);
    assert.deepEqual([...config.providers.keys()], ["demo"]);
    const found = defineConfig({}, (name) => name === "OPENAI_API_KEY" ? "sk-1" : undefined);
    assert.deepEqual([...found.providers.keys()], ["openai"]);
  });

  it("throws everything that is wrong, without lines", () => {
    assert.throws(
      () => defineConfig({ listen: "0.0.0.0:1", hosts: ["a:1"], models: { a: "x/y" } }),
      (error) => {
        assert.ok(error instanceof ConfigError);
        assert.deepEqual(error.problems.map((problem) => problem.path), ["models.a", "hosts[0]"]);
        assert.equal(error.problems[0]?.line, undefined);
        assert.match(error.message, /^Cannot use the configuration:\n {2}models\.a: Cannot lead/);
        return true;
      },
    );
    assert.throws(() => defineConfig({ listen: "0.0.0.0:1" }), /others can reach it/);
  });

  it("says which endpoints a provider is asked for", () => {
    const endpointsOf = (file: Record<string, unknown>, id = "lab") =>
      readRight({ providers: { [id]: file } }).providers.get(id)?.provider;
    const own = endpointsOf(LAB)?.endpoints ?? [];
    for (const id of ["embeddings", "completions", "rerank", "audio/speech"] as const) {
      assert.ok(own.includes(id), id);
    }
    assert.ok(!own.includes("files") && !own.includes("batches"), "only where they are listed");
    assert.deepEqual(endpointsOf({ ...LAB, endpoints: ["files"] })?.endpoints, ["files"]);
    assert.deepEqual(endpointsOf({ ...LAB, endpoints: [] })?.endpoints, []);
    assert.deepEqual(endpointsOf({ ...LAB, dialect: "anthropic-messages" })?.endpoints, []);
    assert.ok(endpointsOf({ ...LAB, dialect: "gemini" })?.endpoints?.includes("gemini/embed"));
    const openai = endpointsOf({ apiKey: "sk-1", endpoints: ["embeddings"] }, "openai");
    assert.deepEqual(openai?.endpoints, ["embeddings"]);
  });

  it("sends a vendor's secret past a changed base URL nowhere", () => {
    const cohere = (file: Record<string, unknown>) =>
      readRight({ providers: { cohere: { apiKey: "co-1", ...file } } }).providers.get("cohere")
        ?.provider;
    assert.equal(cohere({})?.endpointUrls?.rerank, "https://api.cohere.com/v2/rerank");
    const moved = cohere({ baseUrl: "https://proxy.example/v1" });
    assert.equal(moved?.endpointUrls, undefined);
    assert.ok(moved?.endpoints?.includes("rerank"));
  });
});
