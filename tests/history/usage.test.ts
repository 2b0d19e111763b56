/**
 * Tokens are counted once and told in every wire's own arithmetic: whichever provider counted, a
 * client of any wire adds up to the same, streamed or whole. What a client that leaves early has used
 * is in the log as far as the provider had told it.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { PART_WIRES, type PartWire } from "../../src/dialects/parts_table.ts";
import { ANSWERS, MODELS, pathOf } from "../parts/wires.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createHeldStream, createInlineUpstream, streamOf } from "../support/inline_upstream.ts";
import { type Json, maybe, object, objects } from "../support/json.ts";
import { keepLog } from "../support/log_records.ts";
import { readSse, sseFrame } from "../support/sse.ts";

const WIRES = Object.keys(PART_WIRES) as PartWire[];

/** One count, as every wire can tell it. */
interface Counts {
  /** The whole prompt. */
  prompt: unknown;
  cached: unknown;
  written: unknown;
  /** Everything generated, reasoning included. */
  output: unknown;
  reasoning: unknown;
}

/** What providers of each wire say of the same answer; Google's writes to no cache. */
const SAID: Readonly<Record<PartWire, Json>> = {
  chat: {
    prompt_tokens: 100,
    completion_tokens: 40,
    total_tokens: 140,
    prompt_tokens_details: { cached_tokens: 30, cache_write_tokens: 20, audio_tokens: 7 },
    completion_tokens_details: { reasoning_tokens: 15, audio_tokens: 4 },
  },
  responses: {
    input_tokens: 100,
    input_tokens_details: { cached_tokens: 30, cache_write_tokens: 20 },
    output_tokens: 40,
    output_tokens_details: { reasoning_tokens: 15 },
    total_tokens: 140,
  },
  messages: {
    input_tokens: 50,
    cache_read_input_tokens: 30,
    cache_creation_input_tokens: 20,
    cache_creation: { ephemeral_5m_input_tokens: 15, ephemeral_1h_input_tokens: 5 },
    output_tokens: 40,
    output_tokens_details: { thinking_tokens: 15 },
  },
  gemini: {
    promptTokenCount: 90,
    toolUsePromptTokenCount: 10,
    cachedContentTokenCount: 30,
    candidatesTokenCount: 25,
    thoughtsTokenCount: 15,
    totalTokenCount: 140,
    promptTokensDetails: [
      { modality: "TEXT", tokenCount: 83 },
      { modality: "AUDIO", tokenCount: 7 },
    ],
    candidatesTokensDetails: [
      { modality: "TEXT", tokenCount: 21 },
      { modality: "AUDIO", tokenCount: 4 },
    ],
  },
};

const USAGE_MEMBER: Readonly<Record<PartWire, string>> = {
  chat: "usage",
  responses: "usage",
  messages: "usage",
  gemini: "usageMetadata",
};

/** Reads each wire by its own arithmetic. */
const READ: Readonly<Record<PartWire, (usage: Json) => Counts>> = {
  chat: (usage) => ({
    prompt: usage.prompt_tokens,
    cached: maybe(usage, "prompt_tokens_details").cached_tokens,
    written: maybe(usage, "prompt_tokens_details").cache_write_tokens ?? 0,
    output: usage.completion_tokens,
    reasoning: maybe(usage, "completion_tokens_details").reasoning_tokens,
  }),
  responses: (usage) => ({
    prompt: usage.input_tokens,
    cached: maybe(usage, "input_tokens_details").cached_tokens,
    written: maybe(usage, "input_tokens_details").cache_write_tokens,
    output: usage.output_tokens,
    reasoning: maybe(usage, "output_tokens_details").reasoning_tokens,
  }),
  messages: (usage) => ({
    prompt: Number(usage.input_tokens) + Number(usage.cache_read_input_tokens) +
      Number(usage.cache_creation_input_tokens),
    cached: usage.cache_read_input_tokens,
    written: usage.cache_creation_input_tokens,
    output: usage.output_tokens,
    reasoning: maybe(usage, "output_tokens_details").thinking_tokens,
  }),
  gemini: (usage) => ({
    prompt: Number(usage.promptTokenCount) + Number(usage.toolUsePromptTokenCount ?? 0),
    cached: usage.cachedContentTokenCount,
    written: 0,
    output: Number(usage.candidatesTokenCount) + Number(usage.thoughtsTokenCount),
    reasoning: usage.thoughtsTokenCount,
  }),
};

function expected(client: PartWire, provider: PartWire): Counts {
  const written = client === "gemini" || provider === "gemini" ? 0 : 20;
  return { prompt: 100, cached: 30, written, output: 40, reasoning: 15 };
}

function wholeOf(wire: PartWire): Json {
  return { ...ANSWERS[wire], [USAGE_MEMBER[wire]]: SAID[wire] };
}

/** The answer in pieces, the counts where the wire has them. */
function piecesOf(wire: PartWire): string[] {
  const whole = wholeOf(wire);
  switch (wire) {
    case "chat": {
      const head = { id: "c1", object: "chat.completion.chunk", created: 1, model: "m" };
      const delta = { role: "assistant", content: "Seen." };
      return [
        sseFrame({ ...head, choices: [{ index: 0, delta, finish_reason: null }] }),
        sseFrame({ ...head, choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }),
        sseFrame({ ...head, choices: [], usage: SAID.chat }),
        sseFrame("[DONE]"),
      ];
    }
    case "responses": {
      const about = { output_index: 0, item_id: "msg_1", content_index: 0 };
      const [item] = objects(whole.output);
      const event = (type: string, more: Json): string => sseFrame({ type, ...more }, type);
      return [
        event("response.created", { response: { ...whole, output: [], usage: null } }) +
        event("response.output_item.added", { output_index: 0, item: { ...item, content: [] } }) +
        event("response.output_text.delta", { ...about, delta: "Seen." }),
        event("response.output_item.done", { output_index: 0, item }),
        event("response.completed", { response: whole }),
      ];
    }
    case "messages": {
      const event = (type: string, more: Json): string => sseFrame({ type, ...more }, type);
      const usage = { ...SAID.messages, output_tokens: 1, output_tokens_details: null };
      const delta = { stop_reason: "end_turn", stop_sequence: null };
      const { cache_creation: _, ...counts } = SAID.messages;
      return [
        event("message_start", {
          message: { ...whole, content: [], stop_reason: null, usage },
        }) +
        event("content_block_start", { index: 0, content_block: { type: "text", text: "" } }) +
        event("content_block_delta", { index: 0, delta: { type: "text_delta", text: "Seen." } }),
        event("content_block_stop", { index: 0 }),
        event("message_delta", { delta, usage: counts }),
        event("message_stop", {}),
      ];
    }
    case "gemini": {
      const [candidate] = objects(whole.candidates);
      const { finishReason, ...begun } = object(candidate);
      const soFar = { promptTokenCount: 90, candidatesTokenCount: 2, totalTokenCount: 92 };
      return [
        sseFrame({ ...whole, candidates: [begun], usageMetadata: soFar }),
        sseFrame({ ...whole, candidates: [{ index: 0, finishReason }] }),
      ];
    }
  }
}

/** The counts that a client of `wire` is left with. */
function told(wire: PartWire, text: string, stream: boolean): Json {
  if (!stream) return object(object(JSON.parse(text))[USAGE_MEMBER[wire]]);
  const frames = readSse(text).frames
    .filter(({ data }) => data !== "[DONE]")
    .map(({ data }) => object(JSON.parse(data)));
  const holders = frames.map((frame) =>
    maybe(frame, wire === "responses" ? "response" : wire === "messages" ? "message" : "")
  );
  let usage: Json = {};
  frames.forEach((frame, at) => {
    for (const holder of [holders[at] ?? {}, frame]) {
      const some = holder[USAGE_MEMBER[wire]];
      // Anthropic's last counts go over its first, where they say anything.
      if (some) {
        const said = Object.entries(object(some)).filter(([, value]) => value !== null);
        usage = { ...(wire === "messages" ? usage : {}), ...Object.fromEntries(said) };
      }
    }
  });
  return usage;
}

function requestOf(wire: PartWire, model: string, stream: boolean): Json {
  switch (wire) {
    case "chat":
      return {
        model,
        messages: [{ role: "user", content: "Hi" }],
        ...(stream ? { stream, stream_options: { include_usage: true } } : {}),
      };
    case "responses":
      return { model, input: "Hi", stream };
    case "messages":
      return { model, max_tokens: 9, messages: [{ role: "user", content: "Hi" }], stream };
    case "gemini":
      return { contents: [{ role: "user", parts: [{ text: "Hi" }] }] };
  }
}

function answerOf(wire: PartWire, stream: boolean): Response {
  const encoder = new TextEncoder();
  return stream
    ? streamOf(piecesOf(wire).map((piece) => encoder.encode(piece)))
    : Response.json(wholeOf(wire));
}

const records = keepLog();

for (const provider of WIRES) {
  describe(`what ${provider} counted`, () => {
    for (const client of WIRES) {
      for (const stream of [false, true]) {
        test(`is told to a client of ${client}, ${stream ? "streamed" : "whole"}`, async () => {
          const upstream = createInlineUpstream(() => answerOf(provider, stream));
          const dialect = PART_WIRES[provider];
          const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
          const model = `up/${MODELS[provider]}`;
          records.length = 0;
          const body = requestOf(client, model, stream);
          const response = await ask(gateway, pathOf(client, model, stream), body);
          const text = await response.text();
          assert.equal(response.status, 200, text);
          const usage = told(client, text, stream);
          assert.deepEqual(READ[client](usage), expected(client, provider));
          if (client === "messages" && provider === "messages") {
            assert.deepEqual(usage.cache_creation, SAID.messages.cache_creation);
          }
          checkTotal(client, usage);
          checkLog(provider);
        });
      }
    }

    test("is in the log of a client that leaves, as far as it was told", async () => {
      const dialect = PART_WIRES[provider];
      const model = `up/${MODELS[provider]}`;
      for (const client of WIRES) {
        records.length = 0;
        const held = createHeldStream();
        const upstream = createInlineUpstream(() => held.response);
        const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
        held.push(piecesOf(provider)[0] ?? "");
        const body = requestOf(client, model, true);
        const response = await ask(gateway, pathOf(client, model, true), body);
        const reader = response.body?.getReader();
        await reader?.read();
        await reader?.cancel();
        const record = records.find(({ properties }) => properties.outcome === "aborted");
        assert.deepEqual(record?.properties.usage, UNTIL_THEN[provider], client);
      }
    });
  });
}

/** OpenAI's wires tell their counts at the end alone. */
const UNTIL_THEN: Readonly<Record<PartWire, unknown>> = {
  chat: undefined,
  responses: undefined,
  messages: { input: 50, cacheRead: 30, cacheWrite: 20, cacheWrite1h: 5, output: 1 },
  gemini: { input: 90, cacheRead: 0, cacheWrite: 0, output: 2 },
};

function checkTotal(client: PartWire, usage: Json): void {
  const total = client === "gemini" ? usage.totalTokenCount : usage.total_tokens;
  if (client !== "messages") assert.equal(total, 140);
}

/** What the log says is what limits and prices go by. */
function checkLog(provider: PartWire): void {
  const record = records.find(({ properties }) => properties.outcome === "ok");
  const usage = object(record?.properties.usage);
  const { input, cacheRead, cacheWrite, output, reasoning } = usage;
  const written = provider === "gemini" ? 0 : 20;
  assert.deepEqual({ input, cacheRead, cacheWrite, output, reasoning }, {
    input: 70 - written,
    cacheRead: 30,
    cacheWrite: written,
    output: 40,
    reasoning: 15,
  });
  assert.equal(usage.cacheWrite1h, provider === "messages" ? 5 : undefined);
  const hears = provider === "chat" || provider === "gemini";
  assert.equal(usage.inputAudio, hears ? 7 : undefined);
  assert.equal(usage.outputAudio, hears ? 4 : undefined);
}
