/** The tools and options that providers of the Converse wire are given. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { CanonicalRequest } from "../../src/canonical/request.ts";
import { bedrockConverse } from "../../src/dialects/bedrock_converse/mod.ts";
import {
  answered,
  call,
  CLAUDE,
  encode,
  F,
  LLAMA,
  NOVA,
  OPUS,
  refusal,
  result,
  said,
} from "./bedrock_converse/ask.ts";

describe("tools on the Converse wire", () => {
  const choose = (
    toolChoice: CanonicalRequest["toolChoice"],
    more: Partial<CanonicalRequest> = {},
  ) => encode({ tools: [F, { ...F, name: "g" }], ...(toolChoice && { toolChoice }), ...more });

  it("are forced in the wire's words, and left to the model without a word", () => {
    const config = (request: ReturnType<typeof encode>) => request.body.toolConfig as JsonObject;
    assert.deepEqual(config(choose({ type: "required" })).toolChoice, { any: {} });
    assert.deepEqual(config(choose({ type: "tool", name: "g" })).toolChoice, {
      tool: { name: "g" },
    });
    assert.equal(config(choose({ type: "auto" })).toolChoice, undefined);
    const allowed = config(choose({ type: "allowed", mode: "required", names: ["g"] }));
    assert.deepEqual(allowed.toolChoice, { any: {} });
    assert.deepEqual((allowed.tools as JsonObject[]).length, 1);
    assert.equal(
      config(choose({ type: "allowed", mode: "auto", names: ["g"] })).toolChoice,
      undefined,
    );
    assert.equal(refusal(() => choose({ type: "tool", name: "h" })).param, "tool_choice");
    assert.equal(refusal(() => encode({ toolChoice: { type: "required" } })).param, "tool_choice");
  });

  it("that may not be called are not offered, unless calls stand in the conversation", () => {
    const bare = choose({ type: "none" });
    assert.equal(bare.body.toolConfig, undefined);
    assert.deepEqual(bare.dropped, []);
    const messages = [said("Hi"), answered(call("1")), result("1")];
    const held = choose({ type: "none" }, { messages });
    assert.equal(((held.body.toolConfig as JsonObject).tools as JsonObject[]).length, 2);
    assert.deepEqual(held.dropped, ["tool_choice"]);
  });

  it("that were called are named where none are offered: the API refuses calls without tools", () => {
    const messages = [said("Hi"), answered(call("1"), call("2", "g"), call("3")), result("1")];
    for (const toolChoice of [undefined, { type: "none" as const }, { type: "auto" as const }]) {
      const { body, dropped } = encode({ messages, ...(toolChoice && { toolChoice }) });
      const { tools, ...rest } = body.toolConfig as { tools: { toolSpec: JsonObject }[] };
      assert.deepEqual(tools.map(({ toolSpec }) => toolSpec.name), ["f", "g"]);
      assert.deepEqual(rest, {});
      assert.deepEqual(dropped, []);
    }
  });

  it("are held to their schemas where the model can be", () => {
    const parameters = {
      type: "object",
      properties: { a: { type: "string" } },
      required: ["a"],
      additionalProperties: false,
    };
    const strict = (model: string) =>
      encode({ tools: [{ ...F, parameters, strict: true }] }, model);
    assert.match(JSON.stringify(strict(CLAUDE).body), /"strict":true/);
    assert.deepEqual(strict(CLAUDE).dropped, []);
    assert.doesNotMatch(JSON.stringify(strict(LLAMA).body), /strict/);
    assert.deepEqual(strict(LLAMA).dropped, ["strict"]);
  });

  it("are called one at a time by newer Claude, and by no other", () => {
    const once = { tools: [F], parallelToolCalls: false };
    assert.deepEqual(encode(once).body.additionalModelRequestFields, {
      tool_choice: { type: "auto", disable_parallel_tool_use: true },
    });
    assert.deepEqual(encode(once).dropped, []);
    for (
      const { body, dropped } of [
        encode(once, NOVA),
        encode(once, "anthropic.claude-sonnet-4-20250514-v1:0"),
        // Two choices are a contradiction to the API.
        encode({ ...once, toolChoice: { type: "required" } }),
      ]
    ) {
      assert.equal(body.additionalModelRequestFields, undefined);
      assert.deepEqual(dropped, ["parallel_tool_calls"]);
    }
    assert.deepEqual(
      encode({ parallelToolCalls: false }).body.additionalModelRequestFields,
      undefined,
    );
  });
});

describe("thinking on the Converse wire", () => {
  const think = (
    reasoning: NonNullable<CanonicalRequest["reasoning"]>,
    model: string,
    more: Partial<CanonicalRequest> = {},
  ) => {
    const { body, dropped } = encode({ reasoning, ...more }, model);
    const { additionalModelRequestFields: fields, outputConfig, inferenceConfig } = body;
    return { fields, outputConfig, inferenceConfig, dropped };
  };

  it("is counted in tokens by older Claude, within a limit that is said", () => {
    const { fields, inferenceConfig, dropped } = think({ mode: "on", budgetTokens: 2000 }, CLAUDE);
    assert.deepEqual(fields, { thinking: { type: "enabled", budget_tokens: 2000 } });
    assert.deepEqual(inferenceConfig, { maxTokens: 32_000 });
    assert.deepEqual(dropped, []);
    const tight = think({ mode: "on", budgetTokens: 8000 }, CLAUDE, { maxOutputTokens: 4000 });
    assert.deepEqual(tight.fields, { thinking: { type: "enabled", budget_tokens: 2976 } });
    assert.deepEqual(tight.dropped, ["reasoning.budget_tokens=8000->2976"]);
  });

  it("is a level to newer Claude", () => {
    const { fields, outputConfig, inferenceConfig } = think({ mode: "on", effort: "high" }, OPUS);
    assert.deepEqual(fields, { thinking: { type: "adaptive" } });
    assert.deepEqual(outputConfig, { effort: "high" });
    assert.equal(inferenceConfig, undefined);
  });

  it("is a level of three to Nova 2, which sets its own limits at the highest", () => {
    const options = { maxOutputTokens: 500, temperature: 0.5, topP: 0.5 };
    const low = think({ mode: "on", effort: "minimal" }, NOVA, options);
    assert.deepEqual(low.fields, {
      reasoningConfig: { type: "enabled", maxReasoningEffort: "low" },
    });
    assert.deepEqual(low.inferenceConfig, { maxTokens: 500, temperature: 0.5, topP: 0.5 });
    assert.deepEqual(low.dropped, ["reasoning.effort=minimal->low"]);
    const high = think({ mode: "on", effort: "high" }, NOVA, { ...options, stop: ["END"] });
    assert.deepEqual(high.inferenceConfig, { stopSequences: ["END"] });
    assert.deepEqual(high.dropped, ["max_tokens", "temperature", "top_p"]);
    assert.deepEqual(think({ mode: "off" }, NOVA).fields, undefined);
  });

  it("is a word to gpt-oss, and nothing to models that are not known to take one", () => {
    const word = think({ mode: "on", effort: "xhigh" }, "openai.gpt-oss-120b-1:0");
    assert.deepEqual(word.fields, { reasoning_effort: "high" });
    assert.deepEqual(word.dropped, ["reasoning.effort=xhigh->high"]);
    for (const model of [LLAMA, "amazon.nova-pro-v1:0", "arn:aws:bedrock:::custom/x"]) {
      const { fields, dropped } = think({ mode: "on", effort: "low" }, model);
      assert.equal(fields, undefined);
      assert.deepEqual(dropped, ["reasoning"]);
    }
    // The first two generations of Claude are told in neither way.
    assert.equal(think({ mode: "on", effort: "low" }, "anthropic.claude-v2:1").fields, undefined);
  });

  it("gives way to a call that is forced, and to a loop of calls that began without it", () => {
    const reasoning = { mode: "on" as const, budgetTokens: 2000 };
    const forced = think(reasoning, CLAUDE, { tools: [F], toolChoice: { type: "required" } });
    assert.equal(forced.fields, undefined);
    assert.deepEqual(forced.dropped, ["reasoning"]);
    const messages = [said("Hi"), answered(call("1")), result("1")];
    const loop = think(reasoning, CLAUDE, { tools: [F], messages });
    assert.equal(loop.fields, undefined);
    assert.deepEqual(loop.dropped, ["reasoning"]);
    const thought = {
      type: "thinking",
      text: "t",
      signature: "s",
      origin: "bedrock-converse",
    } as const;
    const kept = [said("Hi"), answered(thought, call("1")), result("1")];
    assert.deepEqual(think(reasoning, CLAUDE, { tools: [F], messages: kept }).dropped, []);
  });
});

describe("options on the Converse wire", () => {
  it("stand where all models have them", () => {
    const { body, dropped } = encode({
      maxOutputTokens: 9,
      temperature: 0.5,
      topK: 3,
      stop: ["END", "\n"],
      serviceTier: "flex",
      metadata: { team: "t", size: 3 },
    });
    assert.deepEqual(body, {
      messages: [{ role: "user", content: [{ text: "Hi" }] }],
      inferenceConfig: { maxTokens: 9, temperature: 0.5, stopSequences: ["END"] },
      additionalModelRequestFields: { top_k: 3 },
      additionalModelResponseFieldPaths: ["/stop_sequence", "/delta/stop_sequence"],
      requestMetadata: { team: "t", size: "3" },
      serviceTier: { type: "flex" },
    });
    assert.deepEqual(dropped, ["stop"]);
  });

  it("have the name that the model's vendor gives them", () => {
    const topK = (model: string) => encode({ topK: 3 }, model);
    assert.deepEqual(topK(NOVA).body.additionalModelRequestFields, {
      inferenceConfig: { topK: 3 },
    });
    assert.deepEqual(topK("cohere.command-r-v1:0").body.additionalModelRequestFields, { k: 3 });
    assert.deepEqual(topK("mistral.mistral-large-2402-v1:0").body.additionalModelRequestFields, {
      top_k: 3,
    });
    assert.deepEqual(topK(LLAMA), {
      body: { messages: [{ role: "user", content: [{ text: "Hi" }] }] },
      dropped: ["top_k"],
    });
  });

  it("end at the API's own bounds", () => {
    const { body, dropped } = encode({ temperature: 1.5 }, LLAMA);
    assert.deepEqual(body.inferenceConfig, { temperature: 1 });
    assert.deepEqual(dropped, ["temperature=1.5->1"]);
  });

  it("are labels of certain characters, sixteen at most", () => {
    const good = Object.fromEntries(Array.from({ length: 16 }, (_, at) => [`k${at}`, "v"]));
    assert.deepEqual(encode({ metadata: good }), {
      body: { messages: [{ role: "user", content: [{ text: "Hi" }] }], requestMetadata: good },
      dropped: [],
    });
    for (
      const bad of [{ "k!": "v" }, { k: "ü" }, { k: "v".repeat(257) }, { k: {} }, {
        ...good,
        z: "v",
      }]
    ) {
      const { body, dropped } = encode({ metadata: bad as JsonObject });
      assert.deepEqual(dropped, ["metadata"]);
      assert.ok(Object.keys(body.requestMetadata ?? {}).length <= 16);
    }
  });

  it("are the operator's: a guardrail, and a latency", () => {
    const guardrail = { id: "gr-1", version: "3", trace: "enabled" as const };
    const { body } = encode({}, CLAUDE, { guardrail, latency: "optimized" });
    assert.deepEqual(body.guardrailConfig, {
      guardrailIdentifier: "gr-1",
      guardrailVersion: "3",
      trace: "enabled",
    });
    assert.deepEqual(body.performanceConfig, { latency: "optimized" });
  });

  it("are named where the wire has none", () => {
    const { dropped } = encode({
      seed: 1,
      presencePenalty: 1,
      frequencyPenalty: 1,
      logitBias: { "1": 1 },
      verbosity: "low",
      user: "u",
      store: true,
      serviceTier: "scale",
      responseFormat: { type: "json" },
    });
    assert.deepEqual(dropped.sort(), [
      "frequency_penalty",
      "logit_bias",
      "presence_penalty",
      "response_format",
      "seed",
      "service_tier",
      "store",
      "user",
      "verbosity",
    ]);
  });
});

describe("an answer by a schema on the Converse wire", () => {
  const schema = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };
  const format = { type: "json_schema" as const, schema, name: "n", description: "d" };
  const ask = (model: string, more: JsonObject = {}) =>
    bedrockConverse.encodeRequest(
      {
        model,
        messages: [said("Hi")],
        tools: [],
        stream: false,
        responseFormat: { ...format, schema: { ...schema, ...more } },
      },
      { model, profile: {} },
    );

  it("is asked for with the schema as text, closed", () => {
    for (const model of [CLAUDE, "qwen.qwen3-32b-v1:0"]) {
      const { body, answerTool } = ask(model);
      assert.deepEqual(body.outputConfig, {
        textFormat: {
          type: "json_schema",
          structure: {
            jsonSchema: {
              schema: JSON.stringify({ ...schema, additionalProperties: false }),
              name: "n",
              description: "d",
            },
          },
        },
      });
      assert.equal(answerTool, undefined);
    }
  });

  it("is asked for by a tool where the model cannot be held to it", () => {
    for (const { body, answerTool } of [ask(NOVA), ask(CLAUDE, { additionalProperties: true })]) {
      assert.deepEqual(answerTool, { name: "final_answer", wrapped: false });
      const { tools, toolChoice } = body.toolConfig as { tools: unknown[]; toolChoice: unknown };
      assert.equal(tools.length, 1);
      assert.deepEqual(toolChoice, { tool: { name: "final_answer" } });
      assert.equal(body.outputConfig, undefined);
    }
  });
});
