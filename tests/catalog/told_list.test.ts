/**
 * Providers' own lists of models.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { ModelFacts } from "../../src/catalog/facts.ts";
import { readToldList } from "../../src/catalog/told_list.ts";

const DAY = "2026-11-25";

/** One row as each host documents it, and what it says. */
const CASES: [string, unknown, ModelFacts[]][] = [
  [
    "OpenAI",
    { object: "list", data: [{ id: "gpt-4o", object: "model", created: 1, owned_by: "system" }] },
    [{ id: "gpt-4o" }],
  ],
  [
    "OpenRouter",
    {
      data: [{
        id: "x/large",
        name: "X: Large",
        context_length: 200_000,
        architecture: { input_modalities: ["text", "image", "file"], output_modalities: ["text"] },
        pricing: {
          prompt: "0.0000025",
          completion: "0.00001",
          request: "0",
          image: "0.003613",
          web_search: "0.01",
          internal_reasoning: "0",
          input_cache_read: "0.00000025",
        },
        top_provider: { context_length: 200_000, max_completion_tokens: 16_384 },
        supported_parameters: ["tools", "temperature"],
      }],
    },
    [{
      id: "x/large",
      name: "X: Large",
      context: 200_000,
      maxOutput: 16_384,
      input: ["text", "image", "pdf"],
      output: ["text"],
      tools: true,
      reasoning: false,
      structured: false,
      price: {
        input: 2.5,
        output: 10,
        cacheRead: 0.25,
        webSearch: 0.01,
        source: "provider",
        asOf: DAY,
      },
    }],
  ],
  [
    "Anthropic",
    {
      data: [{
        type: "model",
        id: "claude-x",
        display_name: "Claude X",
        max_input_tokens: 1_000_000,
        max_tokens: 128_000,
      }],
      has_more: false,
    },
    [{ id: "claude-x", name: "Claude X", maxInput: 1_000_000, maxOutput: 128_000 }],
  ],
  [
    "Google",
    {
      models: [{
        name: "models/gemini-x",
        displayName: "Gemini X",
        inputTokenLimit: 1_048_576,
        outputTokenLimit: 65_536,
        thinking: true,
      }],
    },
    [{
      id: "gemini-x",
      name: "Gemini X",
      maxInput: 1_048_576,
      maxOutput: 65_536,
      reasoning: true,
    }],
  ],
  [
    "Groq",
    { data: [{ id: "m", context_window: 131_072, max_completion_tokens: 32_768 }] },
    [{ id: "m", context: 131_072, maxOutput: 32_768 }],
  ],
  [
    "Mistral",
    { data: [{ id: "m", max_context_length: 32_768, capabilities: { function_calling: false } }] },
    [{ id: "m", context: 32_768, tools: false }],
  ],
  ["vLLM", { data: [{ id: "m", max_model_len: 4096 }] }, [{ id: "m", context: 4096 }]],
  ["a bare list", [{ id: "m", context_length: 8 }], [{ id: "m", context: 8 }]],
];

describe("a provider's own list", () => {
  for (const [host, body, facts] of CASES) {
    it(`is read as ${host} writes it`, () => assert.deepEqual(readToldList(body, DAY), facts));
  }

  it("tells no price where a router chooses, or zeros stand for blanks", () => {
    const priceOf = (id: string, prompt: unknown, completion: unknown) =>
      readToldList({ data: [{ id, pricing: { prompt, completion } }] }, DAY)?.[0]?.price;
    assert.equal(priceOf("auto", "-1", "-1"), undefined);
    assert.equal(priceOf("m", "0", "0"), undefined);
    assert.equal(priceOf("m:free", "0", "0")?.input, 0);
    // Other hosts put numbers of another unit there.
    assert.equal(priceOf("m", 0.5, 1.5), undefined);
  });

  it("leaves out what is no row, and is none where there is no list", () => {
    const rows = [null, 1, {}, { id: "" }, { id: "a b" }, { id: "m", context_length: -1 }];
    assert.deepEqual(readToldList({ data: rows }, DAY), [{ id: "m" }]);
    for (const body of [null, "x", {}, { data: {} }, { error: { message: "no" } }]) {
      assert.equal(readToldList(body, DAY), undefined);
    }
  });

  it("may be anything at all", () => {
    fc.assert(fc.property(fc.jsonValue(), (body) => {
      readToldList(body, DAY);
      const rows = readToldList(
        { data: [body, { id: "m", pricing: body, architecture: body }] },
        DAY,
      );
      assert.ok(rows?.some(({ id }) => id === "m"));
    }));
  });
});
