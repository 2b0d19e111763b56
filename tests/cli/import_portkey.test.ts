/**
 * Portkey's configurations, imported: requests go where they went, nothing is left without a word,
 * and no secret comes out in the clear.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { asked, check, imported, shares } from "../support/importing.ts";

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

  it("makes accounts of the clouds' targets", async () => {
    const targets = [
      {
        provider: "bedrock",
        aws_access_key_id: "AKIALITERAL",
        aws_secret_access_key: "aws-literal",
        aws_region: "eu-west-1",
        custom_host: "http://vpc.lab",
        override_params: { model: "eu.anthropic.claude-x" },
      },
      {
        provider: "azure-openai",
        api_key: "azure-literal",
        resource_name: "mine",
        deployment_id: "gpt-prod",
        api_version: "2024-10-21",
      },
      {
        provider: "vertex-ai",
        vertex_project_id: "p-1",
        vertex_region: "eu",
        vertex_service_account_json: { client_email: "literal", private_key: "pem-literal" },
        override_params: { model: "anthropic.claude-sonnet-5" },
      },
      { provider: "azure-openai", virtual_key: "azure-virtual" },
    ];
    const file = { strategy: { mode: "fallback" }, targets };
    const result = await imported("portkey", "conf.json", JSON.stringify(file));
    await check(result);
    assert.deepEqual(result.config.providers, {
      "amazon-bedrock": {
        accounts: [{
          name: "account-1",
          aws: {
            accessKeyId: "${AWS_ACCESS_KEY_ID}",
            secretAccessKey: "${AWS_SECRET_ACCESS_KEY}",
            region: "eu-west-1",
          },
        }],
      },
      azure: { azure: { resource: "mine" }, apiKey: "${AZURE_OPENAI_API_KEY}" },
      "google-vertex": {
        accounts: [{
          name: "account-1",
          google: { serviceAccount: "${GOOGLE_SERVICE_ACCOUNT}", project: "p-1", location: "eu" },
        }],
      },
    });
    assert.deepEqual(result.config.models, {
      "*": [
        "amazon-bedrock/eu.anthropic.claude-x",
        "azure/gpt-prod",
        "google-vertex/anthropic/claude-sonnet-5",
      ],
    });
    assert.match(result.err, /targets\[3\]: 'azure-openai' has no 'resource_name'/);
    assert.match(result.err, /targets\[0\]\.custom_host: put it into the provider/);
    assert.match(result.err, /targets\[1\]\.api_version: Azure's v1 API/);
    assert.doesNotMatch(result.out + result.err, /literal|azure-virtual/i);
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
