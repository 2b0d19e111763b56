import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defineConfig } from "../../mod.ts";
import type { ConfigFile } from "../../mod.ts";
import { createRouter } from "../../src/routing/route.ts";
import { problemsOf } from "../support/config.ts";

const envOf = (variables: Record<string, string>) => (name: string) => variables[name];

function providersOf(file: ConfigFile, variables: Record<string, string> = {}) {
  return defineConfig(file, envOf(variables)).providers;
}

describe("blanks in a known provider's URLs", () => {
  const CLOUDFLARE = "cloudflare-ai-gateway";
  const KEY = { CLOUDFLARE_AI_GATEWAY_API_KEY: "cf-secret-1" };

  it("are filled in from its settings, before the environment, before what is usual", () => {
    const url = (settings: Record<string, string>, variables: Record<string, string>) =>
      providersOf({ providers: { [CLOUDFLARE]: { settings } } }, { ...KEY, ...variables })
        .get(CLOUDFLARE)?.provider.baseUrl;
    const base = "https://gateway.ai.cloudflare.com/v1";
    assert.equal(url({ account: "a1", gateway: "g1" }, {}), `${base}/a1/g1/compat`);
    assert.equal(
      url({ account: "a1" }, { CLOUDFLARE_ACCOUNT_ID: "a2" }),
      `${base}/a1/default/compat`,
    );
    assert.equal(
      url({}, { CLOUDFLARE_ACCOUNT_ID: "a2", CLOUDFLARE_GATEWAY_ID: "g2" }),
      `${base}/a2/g2/compat`,
    );
  });

  it("are told when they are missing, with all ways to say them", () => {
    const [problem] = problemsOf({ providers: { [CLOUDFLARE]: { apiKey: "cf-secret-1" } } });
    assert.equal(
      problem?.message,
      `Cannot use the provider '${CLOUDFLARE}': it needs "settings": { "account": "…" }, ` +
        "or CLOUDFLARE_ACCOUNT_ID in the environment",
    );
    assert.equal(problem?.path, `providers.${CLOUDFLARE}`);
  });

  for (const bad of ["a/b", "/b", ".b", "..", "a?x", "a#x", "a@b", "%2e", " ", "a b", "-"]) {
    it(`take nothing that leads elsewhere: ${JSON.stringify(bad)}`, () => {
      const file = { providers: { [CLOUDFLARE]: { apiKey: "k", settings: { account: bad } } } };
      const [problem] = problemsOf(file);
      assert.match(problem?.message ?? "", /setting 'account': expected letters/);
    });
  }

  it("take no setting that the provider does not have", () => {
    const settings = { acount: "a1", account: "a1" };
    const problems = problemsOf({ providers: { [CLOUDFLARE]: { apiKey: "k", settings } } });
    assert.match(problems[0]?.message ?? "", /'acount': it is not known; did you mean 'account'/);
    const groq = problemsOf({ providers: { groq: { apiKey: "k", settings: { region: "x" } } } });
    assert.match(groq[0]?.message ?? "", /'region': it is not known/);
  });

  it("keep a provider away that is only found, and say so to whoever names it", () => {
    const found = providersOf({ providers: { groq: { apiKey: "k" } } }, KEY);
    assert.equal(found.has(CLOUDFLARE), false);
    assert.throws(
      () =>
        providersOf(
          { providers: { groq: { apiKey: "k" } }, models: { x: `${CLOUDFLARE}/openai/gpt-5` } },
          KEY,
        ),
      /it needs "settings": \{ "account"/,
    );
  });

  it("are gone with a base URL of one's own, and so are the vendor's other places", () => {
    const baseUrl = "https://proxy.example/v1";
    const provider = providersOf({ providers: { [CLOUDFLARE]: { apiKey: "k", baseUrl } } })
      .get(CLOUDFLARE)?.provider;
    assert.equal(provider?.baseUrl, baseUrl);
    const zenmux = providersOf({ providers: { zenmux: { apiKey: "k", baseUrl } } }).get("zenmux");
    assert.equal(zenmux?.provider.places, undefined);
  });
});

describe("a secret that is good for more than a provider", () => {
  const TOKEN = { GITHUB_TOKEN: "ghp-secret-1" };

  it("is no reason to use the provider", () => {
    assert.deepEqual([...providersOf({}, TOKEN).keys()], ["demo"]);
  });

  it("is used once the configuration names the provider", () => {
    const [account] = providersOf({ providers: { "github-models": {} } }, TOKEN)
      .get("github-models")?.accounts ?? [];
    assert.equal(account?.secret.reveal(), "ghp-secret-1");
    assert.equal(account?.origin, "env");
  });

  it("gives way to one of the provider's own, and never goes to another host", () => {
    const own = { ...TOKEN, GITHUB_MODELS_TOKEN: "ghm-secret-1" };
    const [account] = providersOf({ providers: { "github-models": {} } }, own)
      .get("github-models")?.accounts ?? [];
    assert.equal(account?.secret.reveal(), "ghm-secret-1");
    assert.throws(
      () =>
        providersOf({ providers: { "github-models": { baseUrl: "https://x.example" } } }, TOKEN),
      /with another 'baseUrl' it needs an 'apiKey' of its own/,
    );
  });

  it("is named where it is missing", () => {
    const [problem] = problemsOf({ providers: { "github-models": {} } });
    assert.match(problem?.message ?? "", /GITHUB_MODELS_TOKEN or GITHUB_TOKEN is not set/);
  });
});

describe("a key that the gateway made for its clients", () => {
  const PASTED = { OPENAI_API_KEY: ` sk-sluice-${"a".repeat(36)}`, XAI_API_KEY: "xai-secret-1" };

  it("is no provider's secret, wherever it stands in the environment", () => {
    assert.deepEqual([...providersOf({}, PASTED).keys()], ["xai"]);
  });

  it("is named where a provider needs its own", () => {
    assert.throws(
      () => providersOf({ providers: { openai: {} } }, PASTED),
      /no 'apiKey', and OPENAI_API_KEY holds a key of a gateway/,
    );
  });
});

describe("a server on this machine", () => {
  it("is there when it is named, without a secret", () => {
    const ollama = providersOf({ providers: { ollama: {} } }).get("ollama");
    assert.equal(ollama?.provider.baseUrl, "http://127.0.0.1:11434/v1");
    assert.deepEqual(ollama?.accounts, []);
  });

  it("is sent its key at its own place, and one that is written down anywhere", () => {
    const variables = { VLLM_API_KEY: "local-secret-1" };
    const accounts = (file: ConfigFile) =>
      providersOf(file, variables).get("vllm")?.accounts.length;
    assert.equal(accounts({ providers: { vllm: {} } }), 1);
    assert.equal(accounts({ providers: { vllm: { baseUrl: "http://10.0.0.9:8000/v1" } } }), 0);
    const baseUrl = "http://10.0.0.9:8000/v1";
    assert.equal(accounts({ providers: { vllm: { baseUrl, apiKey: "k" } } }), 1);
  });

  it("is not there because a variable is", () => {
    assert.deepEqual([...providersOf({}, { VLLM_API_KEY: "x" }).keys()], ["demo"]);
  });
});

describe("another name of a known provider", () => {
  const GEMINI = { GEMINI_API_KEY: "g-secret-1" };

  it("leads to it, in requests and in names of one's own", () => {
    const config = defineConfig({ models: { fast: "google/gemini-flash" } }, envOf(GEMINI));
    const router = createRouter(config);
    const target = { provider: "gemini", model: "gemini-flash" };
    assert.deepEqual(router.resolve("fast"), [target]);
    assert.deepEqual(router.resolve("google/gemini-flash"), [target]);
  });

  it("is one's own where one's own provider is called so", () => {
    const google = { dialect: "gemini", baseUrl: "https://x.example", apiKey: "k" } as const;
    const config = defineConfig({ providers: { google, gemini: { apiKey: "k2" } } });
    assert.deepEqual(createRouter(config).resolve("google/m"), [{
      provider: "google",
      model: "m",
    }]);
  });

  it("is no name for it in the configuration, which says the one that is", () => {
    const [problem] = problemsOf({ providers: { google: { apiKey: "k" } } });
    assert.match(problem?.message ?? "", /the known one is called 'gemini' here/);
  });
});

describe("members for every body", () => {
  it("are none that are the client's to say", () => {
    const problems = problemsOf({
      providers: { openrouter: { apiKey: "k", body: { provider: { sort: "price" }, model: "x" } } },
    });
    assert.deepEqual(problems.map(({ path }) => path), ["providers.openrouter.body.model"]);
  });
});
