/**
 * Other gateways' configurations, imported: requests go where they went, nothing is left without a
 * word, and no secret comes out in the clear.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { asked, check, imported, litellm, LITELLM_BASE, shares } from "../support/importing.ts";

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
    litellm_params: { model: bedrock/anthropic.claude-3, aws_region_name: us-east-1 }
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
        "model_list[4].litellm_params.model: 'bedrock'",
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

const PORTKEY = {
  strategy: { mode: "fallback", on_status_codes: [429, 503] },
  retry: { attempts: 3, on_status_codes: [500] },
  cache: { mode: "simple" },
  targets: [
    {
      strategy: { mode: "loadbalance" },
      targets: [
        { provider: "openai", api_key: "sk-literal-1aZ9", weight: 0.75 },
        {
          provider: "groq",
          api_key: "gsk-literal-2bY8",
          weight: 0.25,
          override_params: { model: "llama" },
        },
      ],
    },
    {
      provider: "anthropic",
      virtual_key: "anthropic-virtual-3cX7",
      override_params: { model: "claude-sonnet-4-5", temperature: 1 },
    },
    { virtual_key: "unknown-virtual" },
    { provider: "openai", custom_host: "http://lab.internal:90/v1", api_key: "lab-literal-4dW6" },
  ],
};

describe("sluice import portkey", () => {
  it("sends whatever model is named to the targets, by weight, then in order", async () => {
    const result = await imported("portkey", "conf.json", JSON.stringify(PORTKEY));
    await check(result);
    const found = await shares(result, "gpt-5", 400);
    const first = found.get("api.openai.com gpt-5") ?? 0;
    assert.ok(Math.abs(first - 0.75) < 0.08, String(first));
    assert.ok((found.get("api.groq.com llama") ?? 0) > 0.1);
    const tired = () => Response.json({ error: { message: "Too many requests" } }, { status: 429 });
    const order = await asked(result, "gpt-5", tired);
    assert.deepEqual(order.slice(2), ["api.anthropic.com claude-sonnet-4-5", "lab.internal gpt-5"]);
    assert.deepEqual([...order.slice(0, 2)].sort(), ["api.groq.com llama", "api.openai.com gpt-5"]);
  });

  it("falls back only for the statuses that are named", async () => {
    const result = await imported("portkey", "conf.json", JSON.stringify(PORTKEY));
    const broken = () => Response.json({ error: { message: "no" } }, { status: 500 });
    assert.equal(new Set(await asked(result, "gpt-5", broken)).size, 1);
  });

  it("makes names of conditions on the model, and leaves all others", async () => {
    const result = await imported(
      "portkey",
      "conf.json",
      JSON.stringify({
        strategy: {
          mode: "conditional",
          conditions: [
            { query: { "params.model": { $eq: "small" } }, then: "groq" },
            { query: { "params.model": { $in: ["big", "bigger"] } }, then: "claude" },
            { query: { "metadata.plan": { $eq: "paid" } }, then: "claude" },
          ],
          default: "open",
        },
        targets: [
          { name: "groq", provider: "groq", api_key: "k-1", override_params: { model: "llama" } },
          {
            name: "claude",
            provider: "anthropic",
            api_key: "k-2",
            override_params: { model: "c" },
          },
          { name: "open", provider: "openai", api_key: "k-3" },
        ],
      }),
    );
    await check(result);
    assert.deepEqual(await asked(result, "small"), ["api.groq.com llama"]);
    assert.deepEqual(await asked(result, "bigger"), ["api.anthropic.com c"]);
    assert.deepEqual(await asked(result, "else"), ["api.openai.com else"]);
    assert.match(result.err, /strategy\.conditions\[2\]: only what the model is called decides/);
  });

  it("tells what it leaves, and hides what is secret", async () => {
    const result = await imported("portkey", "conf.json", JSON.stringify(PORTKEY));
    for (
      const place of [
        "cache: answers are not cached",
        "retry.on_status_codes: ",
        "config.targets[1].virtual_key: ",
        "config.targets[1].override_params.temperature: ",
        "config.targets[2]: it names no provider",
        "OPENAI_API_KEY: to what stands at config.targets[0].targets[0].api_key",
      ]
    ) assert.ok(result.err.includes(place), `${place}\n${result.err}`);
    assert.doesNotMatch(result.out + result.err, /literal|virtual-3cX7/);
  });
});
