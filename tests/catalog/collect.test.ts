/**
 * Facts out of collections of open data.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { JsonObject } from "../../src/canonical/json.ts";
import { collectFacts, type Collection } from "../../src/catalog/collect.ts";
import type { ModelFacts } from "../../src/catalog/facts.ts";

const SMALL: JsonObject = {
  id: "small",
  name: "Something Else",
  tool_call: true,
  reasoning: false,
  modalities: { input: ["text", "image", "smell"], output: ["text"] },
  limit: { context: 8000, output: 1000 },
  cost: {
    input: 1,
    output: 2,
    cache_read: 0.1,
    tiers: [{ tier: { type: "context", size: 4000 }, input: 2, output: 4 }],
  },
};

function modelsDev(models: JsonObject, asOf = "2026-01-02", provider = "openai"): Collection {
  return { data: { [provider]: { id: provider, models } }, asOf };
}

function liteLlm(rows: Record<string, JsonObject>, asOf = "2026-01-03"): Collection {
  const whole = Object.entries(rows)
    .map(([key, row]) => [key, { litellm_provider: "openai", mode: "chat", ...row }]);
  return { data: Object.fromEntries(whole), asOf };
}

function only(collections: Collection[], provider = "openai"): ModelFacts {
  const [model, ...rest] = collectFacts(collections).get(provider) ?? [];
  assert.ok(model !== undefined && rest.length === 0);
  return model;
}

describe("models.dev", () => {
  it("is read as it stands, with its tiers", () => {
    assert.deepEqual(only([modelsDev({ small: SMALL })]), {
      id: "small",
      name: "Something Else",
      context: 8000,
      maxOutput: 1000,
      input: ["text", "image"],
      output: ["text"],
      tools: true,
      reasoning: false,
      price: {
        input: 1,
        output: 2,
        cacheRead: 0.1,
        long: [{ above: 4000, input: 2, output: 4 }],
        source: "models.dev",
        asOf: "2026-01-02",
      },
    });
  });

  it("is read out of catalog.json, too", () => {
    const { data, asOf } = modelsDev({ small: SMALL });
    assert.equal(only([{ data: { models: {}, providers: data }, asOf }]).context, 8000);
  });

  it("knows no price where it says zero, but where a model is for free by its name", () => {
    const cost = { input: 0, output: 0 };
    assert.equal(only([modelsDev({ small: { ...SMALL, cost } })]).price, undefined);
    const free = only([modelsDev({ "small:free": { ...SMALL, cost } })]);
    assert.equal(free.price?.input, 0);
  });

  it("takes a class that costs nothing beside others that do for a blank", () => {
    const cost = { input: 1, output: 2, cache_read: 0, cache_write: 0 };
    const { price } = only([modelsDev({ small: { ...SMALL, cost } })]);
    assert.deepEqual(price, { input: 1, output: 2, source: "models.dev", asOf: "2026-01-02" });
  });
});

describe("LiteLLM's map", () => {
  const row = {
    max_input_tokens: 8000,
    max_output_tokens: 500,
    input_cost_per_token: 1e-6,
    output_cost_per_token: 3e-6,
    cache_creation_input_token_cost: 1.25e-6,
    cache_creation_input_token_cost_above_1hr: 2e-6,
    input_cost_per_token_above_200k_tokens: 2e-6,
    output_cost_per_token_above_200k_tokens: 4e-6,
    input_cost_per_token_flex: 5e-7,
    output_cost_per_token_flex: 1.5e-6,
    input_cost_per_token_priority: 2e-6,
    search_context_cost_per_query: { search_context_size_medium: 0.01 },
    supports_function_calling: true,
    supports_vision: true,
  };

  it("is read with its lifetimes, lengths, tiers and searches", () => {
    assert.deepEqual(only([liteLlm({ "openai/small": row })]), {
      id: "small",
      maxInput: 8000,
      maxOutput: 500,
      input: ["text", "image"],
      output: ["text"],
      tools: true,
      price: {
        input: 1,
        output: 3,
        cacheWrite: 1.25,
        cacheWrite1h: 2,
        long: [{ above: 200_000, input: 2, output: 4 }],
        // A tier that is told in half is not told.
        tiers: { flex: { input: 0.5, output: 1.5 } },
        webSearch: 0.01,
        source: "litellm",
        asOf: "2026-01-03",
      },
    });
  });

  it("has seconds and search units, too, and embeddings", () => {
    const whisper = { mode: "audio_transcription", input_cost_per_second: 0.0001 };
    assert.equal(only([liteLlm({ whisper })]).price?.audioSecond, 0.0001);
    const embedding = { mode: "embedding", input_cost_per_token: 2e-8, output_cost_per_token: 0 };
    const { output, price } = only([liteLlm({ embedding })]);
    assert.deepEqual(output, ["embedding"]);
    assert.deepEqual(price, { input: 0.02, output: 0, source: "litellm", asOf: "2026-01-03" });
  });

  it("has rows that are no models of ours", () => {
    const rows = {
      "sample_spec": { litellm_provider: "one of …", mode: "one of …" },
      "video": { mode: "video_generation" },
      "small": row,
    };
    assert.equal(only([liteLlm(rows)]).id, "small");
  });
});

describe("several collections", () => {
  const newer = { input_cost_per_token: 5e-6, output_cost_per_token: 6e-6, max_output_tokens: 7 };

  it("are believed in their order, but for the price, which is the newest, whole", () => {
    const both = [modelsDev({ small: SMALL }), liteLlm({ small: newer })];
    for (const order of [both, both.toReversed()]) {
      assert.deepEqual(only(order).price, {
        input: 5,
        output: 6,
        source: "litellm",
        asOf: "2026-01-03",
      });
    }
    assert.equal(only(both).maxOutput, 1000);
    assert.equal(only(both.toReversed()).maxOutput, 7);
  });

  it("say nothing of what a plan costs, nor of what pictures do", () => {
    const plan = modelsDev({ small: SMALL }, "2026-01-02", "github-copilot");
    assert.equal(only([plan], "github-copilot").price, undefined);
    const modalities = { input: ["text"], output: ["text", "image"] };
    assert.equal(only([modelsDev({ small: { ...SMALL, modalities } })]).price, undefined);
  });

  it("are refused in any other shape", () => {
    for (const data of [{}, { a: 1 }, { a: { b: {} } }]) {
      assert.throws(() => collectFacts([{ data, asOf: "2026-01-01" }]), /Cannot read the models/);
    }
  });
});
