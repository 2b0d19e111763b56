/**
 * What the table's notes say of newer Claude models: they take levels instead of budgets, and no
 * sampling options.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { OptionWire } from "../../src/dialects/options.ts";
import type { Json } from "../support/json.ts";
import { bareRequest, fieldOf, send, withField } from "./walk.ts";

const NEWER = "up/claude-opus-4-7";

const LEVELS: readonly [OptionWire, string][] = [
  ["chat", "reasoning_effort"],
  ["responses", "reasoning.effort"],
];

for (const [wire, field] of LEVELS) {
  test(`a level of ${wire} stays a level`, async () => {
    const bare = { ...bareRequest(wire, "messages"), model: NEWER };
    const { sent, dropped } = await send(wire, "messages", withField(bare, field, "high"));
    assert.equal(fieldOf(sent, "output_config.effort"), "high");
    assert.equal(fieldOf(sent, "thinking.type"), "adaptive");
    assert.deepEqual(dropped, []);
  });

  test(`sampling options of ${wire} are dropped and named`, async () => {
    const bare = { ...bareRequest(wire, "messages"), model: NEWER };
    const options = { temperature: 0.25, top_p: 0.5 };
    const { sent, dropped } = await send(wire, "messages", { ...bare, ...options });
    assert.deepEqual(sent, (await send(wire, "messages", bare)).sent);
    assert.deepEqual(dropped, Object.keys(options));
  });
}

test("a temperature above Anthropic's range is cut, and that is said", async () => {
  const body = { ...bareRequest("chat", "messages"), temperature: 1.5 };
  const { sent, dropped } = await send("chat", "messages", body);
  assert.equal(sent?.temperature, 1);
  assert.deepEqual(dropped, ["temperature"]);
});

describe("OpenAI's models that think", () => {
  const SHAPED = { temperature: 0.25, topP: 0.5, stopSequences: ["END"] };
  const LOST = ["temperature", "topP", "stopSequences"].map((name) => `generationConfig.${name}`);

  async function asked(target: "chat" | "responses", model: string, config: Json) {
    const bare = { ...bareRequest("gemini", target), model: `up/${model}` };
    return await send("gemini", target, { ...bare, generationConfig: config });
  }

  for (const target of ["chat", "responses"] as const) {
    for (const model of ["gpt-5", "openai/gpt-5-mini", "o3", "gpt-5.2-codex", "gpt-6-astra"]) {
      test(`${model} is sent no sampling options, ${target}`, async () => {
        const { sent, dropped } = await asked(target, model, SHAPED);
        assert.deepEqual([sent?.temperature, sent?.top_p, sent?.stop], [
          undefined,
          undefined,
          undefined,
        ]);
        assert.deepEqual(dropped.toSorted(), LOST.toSorted());
      });
    }

    test(`what is asked for anyway is left out without a word, ${target}`, async () => {
      const { sent, dropped } = await asked(target, "gpt-5", {
        temperature: 1,
        presencePenalty: 0,
      });
      assert.equal(sent?.temperature, undefined);
      assert.deepEqual(dropped, []);
    });

    test(`models that are told to think take none either, ${target}`, async () => {
      const thinks = { thinkingConfig: { thinkingBudget: 2000 } };
      assert.deepEqual(
        (await asked(target, "gpt-5.4", { temperature: 0.25, ...thinks })).dropped,
        ["generationConfig.temperature"],
      );
      const silent = { temperature: 0.25, thinkingConfig: { thinkingBudget: 0 } };
      assert.equal((await asked(target, "gpt-5.4", silent)).sent?.temperature, 0.25);
    });

    test(`other models take all, ${target}`, async () => {
      for (const model of ["gpt-4.1", "gpt-5-chat-latest", "llama-4"]) {
        assert.equal((await asked(target, model, { temperature: 0.25 })).sent?.temperature, 0.25);
      }
    });
  }
});

describe("a level that a model does not take", () => {
  const rows: [OptionWire, OptionWire, string, string, unknown, string, unknown, string][] = [
    [
      "chat",
      "responses",
      "gpt-5.1",
      "reasoning_effort",
      "xhigh",
      "reasoning.effort",
      "high",
      "reasoning_effort=xhigh->high",
    ],
    [
      "responses",
      "chat",
      "o3",
      "reasoning.effort",
      "minimal",
      "reasoning_effort",
      "low",
      "reasoning.effort=minimal->low",
    ],
    [
      "messages",
      "responses",
      "gpt-5.4",
      "output_config.effort",
      "max",
      "reasoning.effort",
      "xhigh",
      "output_config.effort=max->xhigh",
    ],
    [
      "gemini",
      "messages",
      "claude-opus-4-8",
      "generationConfig.thinkingConfig.thinkingLevel",
      "MINIMAL",
      "output_config.effort",
      "low",
      "generationConfig.thinkingConfig.thinkingLevel=minimal->low",
    ],
    [
      "messages",
      "gemini",
      "gemini-2.5-flash-lite",
      "thinking",
      { type: "enabled", budget_tokens: 30_000 },
      "generationConfig.thinkingConfig.thinkingBudget",
      24_576,
      "thinking.budget_tokens=30000->24576",
    ],
    [
      "chat",
      "gemini",
      "gemini-3.1-pro",
      "reasoning_effort",
      "xhigh",
      "generationConfig.thinkingConfig.thinkingLevel",
      "HIGH",
      "reasoning_effort=xhigh->high",
    ],
    [
      "chat",
      "messages",
      "claude-sonnet-4-6",
      "reasoning_effort",
      "xhigh",
      "output_config.effort",
      "high",
      "reasoning_effort=xhigh->high",
    ],
  ];
  for (const [wire, target, model, field, value, place, becomes, notice] of rows) {
    test(`of ${wire}, toward ${model}`, async () => {
      const bare = { ...bareRequest(wire, target), model: `up/${model}` };
      const { sent, dropped } = await send(wire, target, withField(bare, field, value));
      assert.deepEqual(fieldOf(sent, place), becomes);
      assert.deepEqual(dropped, [notice]);
    });
  }
});
