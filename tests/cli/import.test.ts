/**
 * LiteLLM's configurations, imported: requests go where they went, nothing is left without a word,
 * and no secret comes out in the clear.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { asked, check, litellm, LITELLM_BASE, shares } from "../support/importing.ts";

/** One of LiteLLM's configurations, what is asked for, and who is asked in turn while all fail. */
const CASES: readonly {
  readonly what: string;
  readonly yaml: string;
  readonly model: string;
  readonly order: readonly string[];
  readonly status?: number;
}[] = [
  {
    what: "one deployment",
    yaml: "",
    model: "claude",
    order: ["api.anthropic.com claude-sonnet-4-5"],
  },
  {
    what: "fallbacks, in their order, and those of fallbacks after them",
    yaml: `
router_settings:
  fallbacks: [{ main: [claude, fast] }, { claude: [local] }]`,
    model: "main",
    order: [
      "api.openai.com gpt-4o",
      "api.anthropic.com claude-sonnet-4-5",
      "gpu qwen3",
      "api.groq.com llama-3.3-70b",
    ],
  },
  {
    what: "the older place of fallbacks, and those of all that have none",
    yaml: `
litellm_settings:
  fallbacks: [{ fast: [local] }]
  default_fallbacks: [claude]`,
    model: "main",
    order: ["api.openai.com gpt-4o", "api.anthropic.com claude-sonnet-4-5"],
  },
  {
    what: "an alias of a group",
    yaml: `
router_settings:
  model_group_alias: { gpt-4: main, quick: { model: fast, hidden: true } }`,
    model: "quick",
    order: ["api.groq.com llama-3.3-70b"],
  },
  {
    what: "the order of deployments",
    yaml: `
  - model_name: ranked
    litellm_params: { model: groq/second, api_key: os.environ/GROQ_API_KEY, order: 2 }
  - model_name: ranked
    litellm_params: { model: openai/first, api_key: os.environ/OPENAI_API_KEY, order: 1 }`,
    model: "ranked",
    order: ["api.openai.com first", "api.groq.com second"],
  },
  {
    what: "a deployment without a weight where others have one: only when those have failed",
    yaml: `
  - model_name: uneven
    litellm_params: { model: groq/spare, api_key: os.environ/GROQ_API_KEY }
  - model_name: uneven
    litellm_params: { model: openai/first, api_key: os.environ/OPENAI_API_KEY, weight: 1 }`,
    model: "uneven",
    order: ["api.openai.com first", "api.groq.com spare"],
  },
  {
    what: "all models of a provider",
    yaml: `
  - model_name: "groq/*"
    litellm_params: { model: "groq/*", api_key: os.environ/GROQ_API_KEY }`,
    model: "groq/whatever",
    order: ["api.groq.com whatever"],
  },
  {
    what: "a wildcard whose text goes on",
    yaml: `
  - model_name: "claude-*"
    litellm_params: { model: "anthropic/claude-*", api_key: os.environ/ANTHROPIC_API_KEY }`,
    model: "claude-opus-5",
    order: ["api.anthropic.com claude-opus-5"],
  },
  {
    what: "a host of one's own, whatever is at the end of its base",
    yaml: `
  - model_name: mine
    litellm_params: { model: openai/phi, api_base: "http://phi.lab:81/v1/", api_key: none }`,
    model: "mine",
    order: ["phi.lab phi"],
  },
  {
    what: "Azure, by its v1 API",
    yaml: `
  - model_name: az
    litellm_params:
      model: azure/gpt-4o-eu
      api_base: https://eu.openai.azure.com/
      api_key: os.environ/AZURE_API_KEY
      api_version: "2024-02-01"`,
    model: "az",
    order: ["eu.openai.azure.com gpt-4o-eu"],
  },
  {
    what: "another resource of Azure's",
    yaml: `
  - model_name: az
    litellm_params:
      { model: azure/one, api_base: "https://eu.openai.azure.com", api_key: os.environ/EU_KEY, order: 1 }
  - model_name: az
    litellm_params:
      { model: azure/two, api_base: "https://us.openai.azure.com", api_key: os.environ/US_KEY, order: 2 }`,
    model: "az",
    order: ["eu.openai.azure.com one", "us.openai.azure.com two"],
  },
  {
    what: "Bedrock, in the region that is told",
    yaml: `
  - model_name: bed
    litellm_params:
      model: bedrock/converse/us.anthropic.claude-sonnet-4-5-20250929-v1:0
      aws_access_key_id: os.environ/AWS_ACCESS_KEY_ID
      aws_secret_access_key: secret-literal-8Kp3
      aws_region_name: eu-central-1`,
    model: "bed",
    order: [
      "bedrock-runtime.eu-central-1.amazonaws.com us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    ],
  },
  {
    what: "Bedrock, in the region before the model's name, with a bearer key",
    yaml: `
  - model_name: bed
    litellm_params:
      { model: bedrock/ap-south-1/meta.llama3-1-70b-instruct-v1:0, api_key: os.environ/BEARER }`,
    model: "bed",
    order: ["bedrock-runtime.ap-south-1.amazonaws.com meta.llama3-1-70b-instruct-v1:0"],
  },
  {
    what: "Vertex AI, with a key",
    yaml: `
  - model_name: vert
    litellm_params:
      { model: vertex_ai/gemini-3-pro, api_key: os.environ/EXPRESS, vertex_location: global }`,
    model: "vert",
    order: ["aiplatform.googleapis.com gemini-3-pro"],
  },
  {
    what: "credentials by name",
    yaml: `
  - model_name: named
    litellm_params: { model: openai/gpt-4.1, litellm_credential_name: shared }
credential_list:
  - credential_name: shared
    credential_values: { api_key: os.environ/SHARED_KEY, api_base: "http://shared.lab/v1" }`,
    model: "named",
    order: ["shared.lab gpt-4.1"],
  },
];

describe("sluice import litellm", () => {
  for (const { what, yaml, model, order } of CASES) {
    it(`sends ${what} where LiteLLM did`, async () => {
      const result = await litellm(`${LITELLM_BASE}${yaml}`);
      await check(result);
      assert.deepEqual(await asked(result, model), order);
    });
  }

  it("asks by weight, by rate limits where there are none, and evenly without either", async () => {
    const two = (first: string, second: string) =>
      `model_list:
  - model_name: m
    litellm_params: { model: openai/a, api_key: os.environ/OPENAI_API_KEY${first} }
  - model_name: m
    litellm_params: { model: groq/b, api_key: os.environ/GROQ_API_KEY${second} }
`;
    const table = [
      [", weight: 3", ", weight: 1", 0.75],
      [", rpm: 900", ", rpm: 100", 0.9],
      [", tpm: 100000", ", tpm: 100000", 0.5],
      ["", "", 0.5],
    ] as const;
    for (const [first, second, share] of table) {
      const result = await litellm(two(first, second));
      await check(result);
      const found = (await shares(result, "m", 400)).get("api.openai.com a") ?? 0;
      assert.ok(Math.abs(found - share) < 0.08, `${first} ${second}: ${found}`);
    }
  });

  it("uses all keys of one place for one target", async () => {
    const result = await litellm(`model_list:
  - model_name: m
    litellm_params: { model: openai/a, api_key: os.environ/OPENAI_API_KEY, weight: 3 }
  - model_name: m
    litellm_params: { model: openai/a, api_key: sk-literal-7Hq2, weight: 1 }
`);
    await check(result);
    assert.deepEqual(result.config.providers, {
      openai: {
        accounts: [
          { name: "key-1", apiKey: "${OPENAI_API_KEY}", weight: 3 },
          { name: "key-2", apiKey: "${OPENAI_API_KEY_2}", weight: 1 },
        ],
      },
    });
    assert.match(result.err, /all keys of a provider serve all its models/);
  });

  it("makes an account of each way into a cloud, its secrets as references", async () => {
    const result = await litellm(`model_list:
  - model_name: keys
    litellm_params: { model: bedrock/a, aws_access_key_id: AKIALITERAL7Hq2,
      aws_secret_access_key: os.environ/MY_SECRET, aws_session_token: os.environ/MY_SESSION,
      aws_region_name: os.environ/MY_REGION, weight: 2 }
  - model_name: profile
    litellm_params: { model: bedrock/b, aws_profile_name: work, api_base: "http://vpc.lab",
      extra_headers: { x-team: search } }
  - model_name: machine
    litellm_params: { model: bedrock_converse/c, aws_region_name: eu-west-1, aws_role_name: "arn:x" }
  - model_name: robot
    litellm_params: { model: vertex_ai/claude-sonnet-5, vertex_project: p-1, vertex_location: eu,
      vertex_credentials: os.environ/MY_CREDENTIALS }
  - model_name: written
    litellm_params: { model: vertex_ai/gemini-3-pro, vertex_project: p-2, vertex_location: us,
      vertex_credentials: { client_email: e@literal.invalid, private_key: pem-literal } }
  - model_name: file
    litellm_params: { model: vertex_ai/meta/llama-4, vertex_credentials: /etc/robot.json }
  - model_name: app
    litellm_params: { model: azure/o_series/o4, api_base: "https://eu.openai.azure.com/",
      tenant_id: os.environ/TENANT, client_id: id-1, client_secret: entra-literal }
`);
    await check(result);
    assert.deepEqual(result.config.providers, {
      "amazon-bedrock": {
        accounts: [
          {
            name: "account-1",
            aws: {
              accessKeyId: "${AWS_ACCESS_KEY_ID}",
              secretAccessKey: "${MY_SECRET}",
              sessionToken: "${MY_SESSION}",
              region: "${MY_REGION}",
            },
            weight: 2,
          },
          { name: "account-2", ambient: true, aws: { profile: "work" } },
          { name: "account-3", ambient: true, aws: { region: "eu-west-1" } },
        ],
      },
      "google-vertex": {
        accounts: [
          {
            name: "account-1",
            google: { serviceAccount: "${MY_CREDENTIALS}", project: "p-1", location: "eu" },
          },
          {
            name: "account-2",
            google: { serviceAccount: "${GOOGLE_SERVICE_ACCOUNT}", project: "p-2", location: "us" },
          },
          { name: "account-3", ambient: true },
        ],
      },
      azure: {
        azure: { resource: "eu" },
        accounts: [{
          name: "account-1",
          azure: {
            tenantId: "${TENANT}",
            clientId: "id-1",
            clientSecret: "${AZURE_CLIENT_SECRET}",
          },
        }],
      },
    });
    assert.deepEqual(result.config.models, {
      keys: [{ to: "amazon-bedrock/a", weight: 2 }],
      profile: "amazon-bedrock/b",
      machine: "amazon-bedrock/c",
      robot: "google-vertex/claude-sonnet-5",
      written: "google-vertex/gemini-3-pro",
      file: "google-vertex/meta/llama-4",
      app: "azure/o4",
    });
    for (
      const place of [
        "model_list[1].litellm_params.api_base: put it into the provider",
        "model_list[1].litellm_params.extra_headers: put them into the provider",
        "model_list[2].litellm_params.aws_role_name: a role is named in a profile",
        "model_list[3].litellm_params.vertex_credentials: ${MY_CREDENTIALS} has to hold",
        "model_list[5].litellm_params.vertex_credentials: it is a file",
        "model_list[5].litellm_params.vertex_location: there is none",
        "all accounts, in all their regions, of a provider serve all its models",
      ]
    ) assert.ok(result.err.includes(place), `${place}\n${result.err}`);
    assert.doesNotMatch(result.out + result.err, /literal/i);
  });

  it("leaves a cloud's provider that would be at two places", async () => {
    const result = await litellm(`model_list:
  - model_name: one
    litellm_params: { model: bedrock/a, api_key: os.environ/K1, aws_region_name: eu-west-1 }
  - model_name: two
    litellm_params: { model: bedrock/b, api_key: os.environ/K2, aws_region_name: us-east-1 }
`);
    await check(result);
    assert.deepEqual(result.config.models, { one: "amazon-bedrock/a" });
    assert.match(result.err, /model_list\[1\].*'bedrock' is there already, at another place/);
  });

  it("goes to the longer model when the prompt is too long", async () => {
    const result = await litellm(`${LITELLM_BASE}
router_settings:
  context_window_fallbacks: [{ fast: [claude] }]`);
    await check(result);
    const error = { message: "This model's maximum context length is 8192 tokens", type: "x" };
    assert.deepEqual(
      await asked(result, "fast", () => Response.json({ error }, { status: 400 })),
      ["api.groq.com llama-3.3-70b", "api.anthropic.com claude-sonnet-4-5"],
    );
  });

  it("says of everything it leaves where it stands and why, and carries bounds", async () => {
    const result = await litellm(`${LITELLM_BASE}
  - model_name: bed
    litellm_params: { model: sagemaker/endpoint, aws_region_name: us-east-1 }
  - model_name: nowhere
    litellm_params: { model: no-such-provider/m, temperature: 1 }
  - litellm_params: { model: openai/x }
router_settings:
  routing_strategy: least-busy
  num_retries: 3
  timeout: 45.5
  allowed_fails: 3
  cooldown_time: 30
  fallbacks: [{ main: [gone] }]
litellm_settings: { drop_params: true, cache: true, callbacks: [x], set_verbose: false }
general_settings: { master_key: sk-1234, database_url: "postgres://user:pw-9f2@db/x" }
environment_variables: { SECRET_THING: hunter2 }
guardrails: []
`);
    await check(result);
    assert.deepEqual(result.config.limits, { attempts: 4, headersSeconds: 46 });
    assert.deepEqual(result.config.keys, [{
      name: "litellm-master",
      key: "${LITELLM_MASTER_KEY}",
    }]);
    for (
      const place of [
        "model_list[4].litellm_params.model: 'sagemaker'",
        "model_list[5].litellm_params.model: 'no-such-provider'",
        "model_list[6]: it has no 'model_name'",
        "router_settings.routing_strategy: 'least-busy'",
        "router_settings.allowed_fails: ",
        "router_settings.cooldown_time: ",
        "fallbacks.main: there is no gone",
        "litellm_settings.cache: ",
        "litellm_settings.callbacks: ",
        "general_settings.database_url: ",
        "environment_variables.SECRET_THING: ",
        "guardrails: ",
        "LITELLM_MASTER_KEY: to what stands at general_settings.master_key",
      ]
    ) assert.ok(result.err.includes(place), `${place}\n${result.err}`);
    assert.doesNotMatch(result.err, /drop_params|set_verbose/);
    assert.doesNotMatch(result.out + result.err, /sk-1234|pw-9f2|hunter2/);
  });
});
