/**
 * Losses that were silent once, and notices of what is no loss.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { FaultError } from "../../src/canonical/fault.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { CanonicalRequest } from "../../src/canonical/request.ts";
import { anthropicMessages } from "../../src/dialects/anthropic_messages/mod.ts";
import type { Dialect, EncodedRequest } from "../../src/dialects/dialect.ts";
import { gemini } from "../../src/dialects/gemini/mod.ts";
import { openAiChat } from "../../src/dialects/openai_chat/mod.ts";
import { openAiResponses } from "../../src/dialects/openai_responses/mod.ts";

function encode(
  dialect: Dialect,
  more: Partial<CanonicalRequest>,
  model: string = "m",
): EncodedRequest {
  const request: CanonicalRequest = {
    model: "m",
    messages: [{ role: "user", content: [{ type: "text", text: "Hi" }] }],
    tools: [],
    stream: false,
    ...more,
  };
  return dialect.encodeRequest(request, { model, profile: {} });
}

function lossesOfMessages(more: JsonObject): string[] {
  const messages = [{ role: "user", content: "Hi" }];
  return anthropicMessages.decodeRequest({ model: "m", max_tokens: 9, messages, ...more }).dropped;
}

function lossesOfResponses(more: JsonObject): string[] {
  return openAiResponses.decodeRequest({ model: "m", input: "Hi", ...more }).dropped;
}

describe("toward OpenAI's wires", () => {
  for (const dialect of [openAiChat, openAiResponses]) {
    test(`${dialect.id}: thinking that cannot be turned off is named`, () => {
      assert.deepEqual(encode(dialect, { reasoning: { mode: "off" } }).dropped, ["reasoning"]);
      const said = encode(dialect, { reasoning: { mode: "off", effort: "none" } });
      assert.deepEqual(said.dropped, []);
    });
  }

  test("chat cannot be told how much reasoning to show", () => {
    const losses = (summary: "auto" | "none" | "concise" | "detailed"): string[] =>
      encode(openAiChat, { reasoning: { mode: "on", effort: "low", summary } }).dropped;
    assert.deepEqual(losses("auto"), []);
    for (const summary of ["none", "concise", "detailed"] as const) {
      assert.deepEqual(losses(summary), ["reasoning.summary"]);
    }
  });

  test("Responses has no penalties, and none of 0 to lose", () => {
    const nothing = { presencePenalty: 0, frequencyPenalty: 0, logitBias: {} };
    assert.deepEqual(encode(openAiResponses, nothing).dropped, []);
    assert.deepEqual(encode(openAiResponses, { seed: 0, topK: 0 }).dropped, ["top_k", "seed"]);
  });

  test("a call that cannot be forced is refused by the field's name", () => {
    for (const dialect of [openAiChat, openAiResponses]) {
      assert.throws(
        () => encode(dialect, { toolChoice: { type: "required" } }),
        (error) => error instanceof FaultError && error.fault.param === "tool_choice",
      );
    }
  });
});

describe("toward Anthropic's wire", () => {
  function formatOf(schema: JsonObject): unknown {
    const responseFormat = { type: "json_schema", schema, description: "a letter" } as const;
    return encode(anthropicMessages, { responseFormat }, "claude-sonnet-4-5").body.output_config;
  }

  test("what an answer's form is for stands in the schema, unless the schema says itself", () => {
    const closed = { type: "object", additionalProperties: false };
    assert.deepEqual(formatOf(closed), {
      format: { type: "json_schema", schema: { description: "a letter", ...closed } },
    });
    const own = { ...closed, description: "a note" };
    assert.deepEqual(formatOf(own), { format: { type: "json_schema", schema: own } });
  });
});

describe("from clients", () => {
  test("of Anthropic: members nobody knows are named with their parent", () => {
    assert.deepEqual(
      lossesOfMessages({
        thinking: { type: "adaptive", block_binding: { type: "prefix" }, novelty: null },
        output_config: { effort: "low", novelty: 1 },
      }),
      ["thinking.block_binding", "output_config.novelty"],
    );
  });

  test("of Anthropic: the defaults of what is refused otherwise are nothing", () => {
    assert.deepEqual(
      lossesOfMessages({
        inference_geo: "global",
        billing_policy: { type: "billing_policy", bill_to: "self" },
        compaction: null,
      }),
      [],
    );
  });

  test("what holds nothing is nothing", () => {
    const empty = { diagnostics: { previous_message_id: null }, context_management: { edits: [] } };
    assert.deepEqual(lossesOfMessages({ ...empty, speed: null }), []);
    assert.deepEqual(
      gemini.decodeRequest({
        model: "m",
        contents: [{ parts: [{ text: "Hi" }] }],
        generationConfig: { speechConfig: { languageCode: null }, imageConfig: {} },
        toolConfig: { retrievalConfig: { languageCode: null } },
      }).dropped,
      [],
    );
  });

  test("of Responses: defaults said aloud are no losses", () => {
    assert.deepEqual(
      lossesOfResponses({
        reasoning: { context: "auto", mode: "standard" },
        stream_options: { include_obfuscation: false },
        prompt_cache_options: { prewarm: null },
        moderation: null,
      }),
      [],
    );
  });

  test("of Responses: a moderation that only rates is a loss, one that blocks is refused", () => {
    const moderation = (mode: string): JsonObject => ({
      moderation: { model: "omni-moderation-latest", policy: { input: null, output: { mode } } },
    });
    assert.deepEqual(lossesOfResponses(moderation("score")), ["moderation"]);
    assert.throws(() => lossesOfResponses(moderation("block")), /'moderation'/);
  });
});
