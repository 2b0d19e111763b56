import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defineConfig, type ProviderFile, readConfig } from "../../mod.ts";
import { problemsOf } from "../support/config.ts";

/** A provider as it is read, with these variables. */
function read(id: string, file: ProviderFile, env: Record<string, string> = {}) {
  const config = defineConfig({ providers: { [id]: file } }, (name) => env[name]);
  const found = config.providers.get(id);
  assert.ok(found);
  return found;
}

/** The providers that are there because of these variables. */
function foundBy(env: Record<string, string>) {
  const { config, problems } = readConfig("{}", (name) => env[name]);
  assert.equal(problems, undefined);
  return config?.providers;
}

describe("where a cloud's provider is", () => {
  for (
    const [what, file, env, baseUrl] of [
      ["a resource", { azure: { resource: "r" } }, {}, "https://r.openai.azure.com/openai/v1"],
      [
        "a resource of the environment's",
        {},
        { AZURE_RESOURCE_NAME: "r" },
        "https://r.openai.azure.com/openai/v1",
      ],
      [
        "the portal's address",
        {},
        { AZURE_OPENAI_ENDPOINT: "https://r.openai.azure.com/" },
        "https://r.openai.azure.com/openai/v1",
      ],
      [
        "the API's address",
        { baseUrl: "https://proxy.example/x/openai/v1/" },
        {},
        "https://proxy.example/x/openai/v1",
      ],
      [
        "what is written before what is found",
        { azure: { resource: "r" } },
        { AZURE_OPENAI_RESOURCE_NAME: "other", AZURE_OPENAI_BASE_URL: "https://b.example" },
        "https://r.openai.azure.com/openai/v1",
      ],
    ] as const
  ) {
    it(`is told by ${what}`, () => {
      assert.equal(read("azure", { apiKey: "key-1", ...file }, env).provider.baseUrl, baseUrl);
    });
  }

  it("is asked in the older API with a version that is a date, which serves chat alone", () => {
    const env = { AZURE_OPENAI_API_VERSION: "2024-10-21", AZURE_OPENAI_RESOURCE_NAME: "r" };
    const { provider } = read("azure", { apiKey: "key-1" }, env);
    assert.deepEqual(provider.dialects, ["openai-chat"]);
    assert.equal(provider.endpoints, undefined);
    const { provider: newer } = read("azure", {
      apiKey: "key-1",
      azure: { apiVersion: "preview" },
    }, env);
    assert.deepEqual(newer.dialects, ["openai-responses", "openai-chat"]);
  });

  it("reads a map of deployments out of a variable", () => {
    const { provider } = read("azure", { apiKey: "key-1" }, {
      AZURE_OPENAI_RESOURCE_NAME: "r",
      AZURE_OPENAI_DEPLOYMENT_NAME_MAP: "gpt-5=prod, gpt-5-mini = small,broken,=x",
    });
    assert.deepEqual(provider.cloud?.place.deployments, { "gpt-5": "prod", "gpt-5-mini": "small" });
  });

  it("is found in the environment only with its place", () => {
    assert.equal(
      foundBy({ AZURE_OPENAI_API_KEY: "key-1", DEEPSEEK_API_KEY: "k" })?.has("azure"),
      false,
    );
    const found = foundBy({ AZURE_OPENAI_API_KEY: "key-1", AZURE_OPENAI_RESOURCE_NAME: "r" });
    assert.equal(found?.get("azure")?.provider.baseUrl, "https://r.openai.azure.com/openai/v1");
    const evil = foundBy({
      AZURE_OPENAI_API_KEY: "key-1",
      AZURE_OPENAI_RESOURCE_NAME: "evil.example/#",
      DEEPSEEK_API_KEY: "k",
    });
    assert.equal(evil?.has("azure"), false);
  });

  it("leaves credentials of clouds alone that nobody said are for this", () => {
    const found = foundBy({
      AWS_ACCESS_KEY_ID: "AKIA",
      AWS_SECRET_ACCESS_KEY: "secret",
      AZURE_CLIENT_SECRET: "secret",
      GOOGLE_APPLICATION_CREDENTIALS: "/k.json",
    });
    assert.deepEqual([...found?.keys() ?? []], ["demo"]);
  });

  it("is where the environment says, which an account knows better", () => {
    const { provider, cloudAccounts } = read("google-vertex", {
      accounts: [{ name: "a", ambient: true, google: { project: "own" } }],
    }, { GCLOUD_PROJECT: "p", VERTEX_LOCATION: "eu" });
    assert.deepEqual(provider.cloud?.place, { project: "p", location: "eu" });
    assert.deepEqual(cloudAccounts?.[0]?.attrs, { project: "own" });
  });
});

describe("a cloud's provider that is wrong", () => {
  const KEYS = { accessKeyId: "AKIA", secretAccessKey: "s" };
  const cases: [string, Record<string, unknown>, string, RegExp][] = [
    [
      "no place",
      { azure: { apiKey: "key-1" } },
      "providers.azure",
      /needs "azure": \{ "resource": "…" \}, or AZURE_OPENAI_RESOURCE_NAME/,
    ],
    [
      "a place in another cloud",
      { "amazon-bedrock": { apiKey: "key-1", google: { project: "p" } } },
      "providers.amazon-bedrock.google",
      /'amazon-bedrock' is no part of it/,
    ],
    [
      "a resource that is a host",
      { azure: { apiKey: "key-1", azure: { resource: "r.evil.example" } } },
      "providers.azure.azure.resource",
      /expected letters, digits and '-'/,
    ],
    [
      "an account of another cloud",
      { azure: { azure: { resource: "r" }, accounts: [{ name: "a", aws: KEYS }] } },
      "providers.azure.accounts[0].aws",
      /'azure' is no part of it/,
    ],
    [
      "an account of a cloud where there is none",
      { deepseek: { accounts: [{ name: "a", ambient: true }] } },
      "providers.deepseek.accounts[0].ambient",
      /no part of a cloud/,
    ],
    [
      "an account with nothing",
      { deepseek: { accounts: [{ name: "a" }] } },
      "providers.deepseek.accounts[0]",
      /has no 'apiKey'/,
    ],
    [
      "half of a key",
      { "amazon-bedrock": { accounts: [{ name: "a", aws: { accessKeyId: "AKIA" } }] } },
      "providers.amazon-bedrock.accounts[0].aws",
      /needs 'accessKeyId' and 'secretAccessKey'/,
    ],
    [
      "two ways in",
      { "amazon-bedrock": { accounts: [{ name: "a", ambient: true, aws: KEYS }] } },
      "providers.amazon-bedrock.accounts[0].ambient",
      /says how it is let in/,
    ],
    [
      "a key and another way in",
      { "amazon-bedrock": { accounts: [{ name: "a", apiKey: "key-1", aws: KEYS }] } },
      "providers.amazon-bedrock.accounts[0].apiKey",
      /has another way in/,
    ],
    [
      "a service account that is none",
      { "google-vertex": { accounts: [{ name: "a", google: { serviceAccount: "not JSON" } }] } },
      "providers.google-vertex.accounts[0].google.serviceAccount",
      /expected the JSON document/,
    ],
    [
      "a profile without ambient",
      { "amazon-bedrock": { accounts: [{ name: "a", aws: { ...KEYS, profile: "p" } }] } },
      "providers.amazon-bedrock.accounts[0].aws.profile",
      /with 'ambient' only/,
    ],
    [
      "a name that is given twice",
      {
        "amazon-bedrock": {
          accounts: [{ name: "a", aws: KEYS }, { name: "a", ambient: true }],
        },
      },
      "providers.amazon-bedrock.accounts[1].name",
      /given twice/,
    ],
  ];
  for (const [name, providers, path, message] of cases) {
    it(`is told so: ${name}`, () => {
      const problems = problemsOf({ providers });
      const problem = problems.find((one) => one.path === path);
      assert.ok(problem, JSON.stringify(problems));
      assert.match(problem.message, message);
    });
  }

  it("never tells what is secret", () => {
    const secret = "a-secret-that-nobody-sees";
    const problems = problemsOf({
      providers: {
        "google-vertex": { accounts: [{ name: "a", google: { serviceAccount: secret } }] },
        "amazon-bedrock": { accounts: [{ name: "a", aws: { secretAccessKey: secret } }] },
        azure: { accounts: [{ name: "a", azure: { tenantId: 7, clientSecret: secret } }] },
      },
    });
    assert.ok(problems.length >= 3);
    assert.doesNotMatch(JSON.stringify(problems), new RegExp(secret));
  });
});
