/**
 * `null` is the same as absent, in every optional field of every wire and however deep it stands:
 * what goes to the provider is the same to the byte, and so is what is told of it.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { OPTION_WIRES, type OptionWire } from "../../src/dialects/options.ts";
import type { Json } from "../support/json.ts";
import { MODELS, type Outcome, send } from "./walk.ts";

const SCHEMA = { type: "object", properties: { a: { type: "string" } } };
const PIXEL = "iVBORw0KGgo=";

/** Requests that hold as much as a wire can say and every other can be told. */
const BODIES: Readonly<Record<OptionWire, Json>> = {
  chat: {
    messages: [
      { role: "system", content: "Be kind.", name: "s" },
      {
        role: "user",
        name: "u",
        content: [
          { type: "text", text: "Hi", cache_control: { type: "ephemeral", ttl: "1h" } },
          {
            type: "image_url",
            image_url: { url: `data:image/png;base64,${PIXEL}`, detail: "low" },
            cache_control: { type: "ephemeral" },
          },
          {
            type: "file",
            file: { file_data: `data:application/pdf;base64,${PIXEL}`, filename: "a.pdf" },
          },
        ],
      },
      {
        role: "assistant",
        name: "a",
        content: "Well",
        refusal: "no",
        reasoning_content: "hm",
        tool_calls: [{ id: "c1", type: "function", function: { name: "f", arguments: "{}" } }],
      },
      { role: "tool", tool_call_id: "c1", content: "done", name: "f" },
    ],
    max_completion_tokens: 5000,
    max_tokens: 4000,
    temperature: 0.5,
    top_p: 0.9,
    top_k: 3,
    min_p: 0.1,
    stop: ["END"],
    seed: 1,
    n: 1,
    presence_penalty: 0.5,
    frequency_penalty: 0.5,
    logit_bias: { "1": 2 },
    logprobs: true,
    top_logprobs: 2,
    modalities: ["text"],
    moderation: { model: "m", policy: { input: { mode: "score" } } },
    metadata: { a: "b" },
    parallel_tool_calls: false,
    prediction: { type: "content", content: "x" },
    prompt_cache_key: "k",
    prompt_cache_retention: "24h",
    prompt_cache_options: { mode: "explicit" },
    reasoning_effort: "low",
    response_format: {
      type: "json_schema",
      json_schema: { name: "n", description: "d", schema: SCHEMA, strict: false },
    },
    safety_identifier: "s",
    user: "u",
    service_tier: "default",
    store: true,
    stream: true,
    stream_options: { include_usage: true, include_obfuscation: true },
    tool_choice: { type: "function", function: { name: "f" } },
    tools: [{
      type: "function",
      function: { name: "f", description: "d", parameters: SCHEMA, strict: true },
      cache_control: { type: "ephemeral", ttl: "1h" },
    }],
    verbosity: "low",
    web_search_options: { search_context_size: "low" },
    reasoning: { effort: "low", exclude: true },
    thinking: { type: "enabled", budget_tokens: 2000 },
  },
  responses: {
    instructions: "Be kind.",
    input: [
      {
        type: "message",
        role: "user",
        content: [
          { type: "input_text", text: "Hi" },
          { type: "input_image", image_url: `data:image/png;base64,${PIXEL}`, detail: "low" },
          {
            type: "input_file",
            file_data: `data:application/pdf;base64,${PIXEL}`,
            filename: "a.pdf",
          },
        ],
      },
      { type: "reasoning", id: "rs_1", summary: [{ type: "summary_text", text: "hm" }] },
      {
        type: "message",
        id: "msg_1",
        status: "completed",
        role: "assistant",
        content: [{ type: "output_text", text: "Well", annotations: [] }],
      },
      { type: "function_call", id: "fc_1", call_id: "c1", name: "f", arguments: "{}" },
      { type: "function_call_output", call_id: "c1", output: "done" },
    ],
    access_programs: { cyber: "standard" },
    background: false,
    context_management: [{ type: "compaction", compact_threshold: 9000 }],
    image: { context_compression: "enabled" },
    include: ["reasoning.encrypted_content"],
    max_output_tokens: 5000,
    max_tool_calls: 3,
    metadata: { a: "b" },
    moderation: { model: "m", policy: { output: { mode: "score" } } },
    parallel_tool_calls: false,
    prompt_cache_key: "k",
    prompt_cache_options: { mode: "explicit", prewarm: false },
    prompt_cache_retention: "24h",
    reasoning: { effort: "low", summary: "concise", context: "all_turns", mode: "pro" },
    safety_identifier: "s",
    service_tier: "default",
    store: false,
    stream: true,
    stream_options: { include_obfuscation: true },
    temperature: 0.5,
    text: {
      format: { type: "json_schema", name: "n", description: "d", schema: SCHEMA, strict: false },
      verbosity: "low",
    },
    tool_choice: { type: "function", name: "f" },
    tools: [
      { type: "function", name: "f", description: "d", parameters: SCHEMA, strict: true },
      { type: "custom", name: "c", description: "d", format: { type: "text" } },
    ],
    top_logprobs: 2,
    top_p: 0.9,
    truncation: "auto",
    user: "u",
    stop: ["END"],
    presence_penalty: 0.5,
    frequency_penalty: 0.5,
  },
  messages: {
    system: [{ type: "text", text: "Be kind.", cache_control: { type: "ephemeral", ttl: "1h" } }],
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: "Hi", cache_control: { type: "ephemeral" } },
          {
            type: "image",
            source: { type: "base64", media_type: "image/png", data: PIXEL },
            cache_control: { type: "ephemeral" },
          },
          {
            type: "document",
            source: { type: "base64", media_type: "application/pdf", data: PIXEL },
            title: "a.pdf",
            context: "c",
            citations: { enabled: true },
          },
        ],
      },
      {
        role: "assistant",
        content: [
          { type: "text", text: "Well" },
          { type: "tool_use", id: "c1", name: "f", input: {} },
        ],
      },
      {
        role: "user",
        content: [{
          type: "tool_result",
          tool_use_id: "c1",
          content: [{ type: "text", text: "done" }],
          is_error: false,
        }],
      },
    ],
    max_tokens: 5000,
    cache_control: { type: "ephemeral", ttl: "1h" },
    context_management: { edits: [{ type: "clear_tool_uses_20250919" }] },
    diagnostics: { previous_message_id: "msg_1" },
    fallback_credit_token: "t",
    inference_geo: "global",
    metadata: { user_id: "u" },
    output_config: {
      effort: "low",
      format: { type: "json_schema", schema: SCHEMA },
      task_budget: { type: "tokens", total: 50_000 },
    },
    service_tier: "auto",
    speed: "fast",
    stop_sequences: ["END"],
    stream: true,
    thinking: { type: "enabled", budget_tokens: 2000, display: "summarized" },
    tool_choice: { type: "tool", name: "f", disable_parallel_tool_use: true },
    tools: [{
      name: "f",
      description: "d",
      input_schema: SCHEMA,
      strict: true,
      cache_control: { type: "ephemeral" },
      input_examples: [{}],
      defer_loading: true,
    }],
    temperature: 0.5,
    top_k: 3,
    top_p: 0.9,
  },
  gemini: {
    systemInstruction: { role: "user", parts: [{ text: "Be kind." }] },
    contents: [
      {
        role: "user",
        parts: [
          { text: "Hi", videoMetadata: { fps: 1 } },
          { inlineData: { mimeType: "image/png", data: PIXEL, displayName: "n" } },
          { fileData: { mimeType: "image/png", fileUri: "https://a.example/a.png" } },
        ],
      },
      {
        role: "model",
        parts: [
          { text: "hm", thought: true },
          { functionCall: { id: "c1", name: "f", args: {} }, thoughtSignature: "c2ln" },
        ],
      },
      {
        role: "user",
        parts: [{ functionResponse: { id: "c1", name: "f", response: { output: "done" } } }],
      },
    ],
    generationConfig: {
      temperature: 0.5,
      topP: 0.9,
      topK: 3,
      maxOutputTokens: 5000,
      stopSequences: ["END"],
      seed: 1,
      presencePenalty: 0.5,
      frequencyPenalty: 0.5,
      candidateCount: 1,
      responseMimeType: "application/json",
      responseJsonSchema: SCHEMA,
      responseLogprobs: true,
      logprobs: 2,
      responseModalities: ["TEXT", "IMAGE"],
      mediaResolution: "MEDIA_RESOLUTION_LOW",
      speechConfig: { languageCode: "de" },
      thinkingConfig: { thinkingBudget: 2000, includeThoughts: true },
    },
    labels: { a: "b" },
    safetySettings: [{ category: "HARM_CATEGORY_HARASSMENT", threshold: "OFF" }],
    serviceTier: "flex",
    store: true,
    toolConfig: {
      functionCallingConfig: { mode: "ANY", allowedFunctionNames: ["f"] },
      retrievalConfig: { languageCode: "de" },
      includeServerSideToolInvocations: true,
    },
    tools: [
      {
        functionDeclarations: [{
          name: "f",
          description: "d",
          parametersJsonSchema: SCHEMA,
          responseJsonSchema: SCHEMA,
          behavior: "NON_BLOCKING",
        }],
      },
      { googleSearch: { excludeDomains: ["a.example"] } },
    ],
  },
};

/** What is not the wire's: there `null` is a value like any other. */
const DATA: ReadonlySet<string> = new Set([
  "schema",
  "parameters",
  "input_schema",
  "parametersJsonSchema",
  "responseJsonSchema",
  "input_examples",
  "args",
  "response",
  "metadata",
  "labels",
  "logit_bias",
]);

/** What is passed over whole by every other wire, or refused for what is in it. */
const FOREIGN: ReadonlySet<string> = new Set(["context_management", "googleSearch"]);

type Path = readonly (string | number)[];

/** The paths of all fields. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => pathsOf(item, [...path, index]));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    [...path, name],
    ...(DATA.has(name) || FOREIGN.has(name) ? [] : pathsOf(inner, [...path, name])),
  ]);
}

/** A copy with `put` in the place of the field at `path`. */
function withAt(value: unknown, [step, ...rest]: Path, put: null | undefined): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value)) {
    return value.map((item, index) => index === step ? withAt(item, rest, put) : item);
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === step ? withAt(inner, rest, put) : inner,
    ]),
  );
}

function bodyOf(wire: OptionWire, target: OptionWire, paths: readonly Path[], put?: null): Json {
  let body: unknown = { model: `up/${MODELS[target]}`, ...BODIES[wire] };
  for (const path of paths) body = withAt(body, path, put);
  return body as Json;
}

/** What must be the same. A field that a request cannot be without is named either way. */
function essence({ status, sent, dropped }: Outcome): unknown {
  return { status, dropped, sent: JSON.stringify(sent) };
}

const WIRES = Object.keys(OPTION_WIRES) as OptionWire[];

describe("null is absent", () => {
  for (const wire of WIRES) {
    for (const target of WIRES.filter((one) => one !== wire)) {
      test(`in any fields of ${wire}, toward ${target}`, async () => {
        const whole = await send(wire, target, bodyOf(wire, target, []));
        assert.equal(whole.status, 200, JSON.stringify(whole.error));
        const paths = pathsOf(BODIES[wire]);
        for (const path of paths) {
          assert.deepEqual(
            essence(await send(wire, target, bodyOf(wire, target, [path], null))),
            essence(await send(wire, target, bodyOf(wire, target, [path]))),
            path.join("."),
          );
        }
        await fc.assert(
          fc.asyncProperty(fc.subarray(paths, { minLength: 2 }), async (some) => {
            assert.deepEqual(
              essence(await send(wire, target, bodyOf(wire, target, some, null))),
              essence(await send(wire, target, bodyOf(wire, target, some))),
            );
          }),
          { numRuns: 40 },
        );
      });
    }
  }
});
