/**
 * Conversations, answers and frames of the Messages wire, for the laws to be tried on.
 *
 * @module
 */

import fc from "fast-check";
import type { JsonObject } from "../../../src/canonical/json.ts";
import type { Reply } from "../../../src/canonical/reply.ts";
import type {
  AssistantPart,
  CanonicalRequest,
  Message,
  ToolCallPart,
} from "../../../src/canonical/request.ts";

/** Text that says something. */
export const words: fc.Arbitrary<string> = fc.string({
  unit: "grapheme",
  minLength: 1,
  maxLength: 12,
})
  .filter((text) => text.trim() !== "");
const name = fc.stringMatching(/^[a-z_]{1,8}$/);
const object: fc.Arbitrary<JsonObject> = fc.dictionary(
  name,
  fc.oneof(words, fc.integer(), fc.boolean(), fc.constant(null)),
  { maxKeys: 3, noNullPrototype: true },
);
const text = words.map((value) => ({ type: "text" as const, text: value }));
const signed = fc.record({ text: words, signature: words }).map((part) => ({
  type: "thinking" as const,
  ...part,
  origin: "anthropic-messages" as const,
}));
const redacted = words.map((data) => ({
  type: "redacted_thinking" as const,
  data,
  origin: "anthropic-messages" as const,
}));
const hosted = fc.record({ query: words }, { noNullPrototype: true }).map((input) => ({
  type: "hosted" as const,
  origin: "anthropic-messages" as const,
  item: { type: "server_tool_use", id: "s", name: "web_search", input },
}));
const image = fc.webUrl().map((url) => ({
  type: "image" as const,
  source: { type: "url" as const, url },
}));
const produced: fc.Arbitrary<AssistantPart> = fc.oneof(text, signed, redacted, hosted);

/** A call and its answer; ids are given out when a conversation is put together. */
const exchange = fc.record({ tool: name, input: object, output: words, failed: fc.boolean() });

/** Turns that alternate as the wire has them, so that nothing has to be merged. */
export const conversation: fc.Arbitrary<Message[]> = fc.array(
  fc.record({
    ask: fc.array(fc.oneof(text, image), { minLength: 1, maxLength: 3 }),
    answer: fc.array(produced, { minLength: 1, maxLength: 4 }),
    calls: fc.array(exchange, { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 4 },
).map((rounds) =>
  rounds.flatMap(({ ask, answer, calls }, round): Message[] => {
    const id = (index: number) => `toolu_${round}_${index}`;
    const made = calls.map((call, index): ToolCallPart => ({
      type: "tool_call",
      id: id(index),
      name: call.tool,
      arguments: JSON.stringify(call.input),
      format: "json",
    }));
    const turns: Message[] = [
      { role: "user", content: ask },
      { role: "assistant", content: [...answer, ...made] },
    ];
    if (calls.length === 0) return turns;
    const results = calls.map((call, index) => ({
      type: "tool_result" as const,
      callId: id(index),
      name: call.tool,
      format: "json" as const,
      content: [{ type: "text" as const, text: call.output }],
      ...(call.failed ? { isError: true } : {}),
    }));
    return [...turns, { role: "tool", content: results }];
  })
);

const options: fc.Arbitrary<Partial<CanonicalRequest>> = fc.record({
  maxOutputTokens: fc.integer({ min: 20_000, max: 60_000 }),
  temperature: fc.integer({ min: 0, max: 9 }).map((tenths) => tenths / 10),
  topK: fc.integer({ min: 1, max: 50 }),
  stop: fc.array(words, { minLength: 1, maxLength: 3 }),
  user: words,
  serviceTier: fc.constantFrom("auto", "default"),
  cache: fc.constantFrom({}, { ttl: "1h" as const }),
}, { requiredKeys: ["maxOutputTokens"] });

const tools = fc.uniqueArray(
  fc.record({ name, description: words, properties: object }),
  { selector: (tool) => tool.name, maxLength: 3 },
).map((list) =>
  list.map(({ name, description, properties }) => ({
    type: "function" as const,
    name,
    description,
    parameters: { type: "object", properties },
  }))
);

/** A request that the wire can carry whole. */
export const request: fc.Arbitrary<CanonicalRequest> = fc.record({
  system: fc.array(text, { maxLength: 2 }),
  messages: conversation,
  tools,
  options,
  stream: fc.boolean(),
}).map(({ system, messages, tools, options, stream }) => ({
  ...options,
  model: "claude-3-7-sonnet",
  messages: system.length === 0
    ? messages
    : [{ role: "system", authority: "system", content: system }, ...messages],
  tools,
  stream,
}));

/** An answer that the wire can tell whole. */
export const reply: fc.Arbitrary<Reply> = fc.record({
  content: fc.array(
    fc.oneof(
      produced,
      exchange.map(({ tool, input }): AssistantPart => ({
        type: "tool_call",
        id: `toolu_${tool}`,
        name: tool,
        arguments: JSON.stringify(input),
        format: "json",
      })),
    ),
    { maxLength: 6 },
  ),
  reason: fc.constantFrom("length", "pause", "stop_sequence", "context_length"),
  output: fc.nat(),
}).map(({ content, reason, output }) => ({
  content,
  finish: { reason },
  usage: { input: 1, cacheRead: 2, cacheWrite: 3, output },
}));

const anyBlock = fc.oneof(
  fc.constantFrom<JsonObject>(
    { type: "text", text: "a", citations: [{ url: 1 }, null] },
    { type: "tool_use", id: null, name: "f", input: null },
    { type: "thinking" },
    { type: "novelty", input: {} },
    {},
  ),
);
const index = fc.constantFrom<number | null>(0, 1, 2, null);
const anyDelta = fc.constantFrom<JsonObject | null>(
  { type: "text_delta", text: "a" },
  { type: "text_delta", text: "" },
  { type: "input_json_delta", partial_json: "{}" },
  { type: "thinking_delta", thinking: "a" },
  { type: "signature_delta", signature: "a" },
  { type: "citations_delta", citation: null },
  { type: "compaction_delta", content: "a" },
  null,
);
/** What a provider may send, right or wrong. */
export const anyFrame: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.constantFrom<JsonObject>(
    { type: "message_start", message: null },
    { type: "message_start", message: { id: 1, usage: { input_tokens: "9" } } },
    { type: "message_delta", delta: null, usage: null },
    { type: "message_delta", delta: { stop_reason: "end_turn" } },
    { type: "message_stop" },
    { type: "ping" },
    { type: "error", error: null },
  ),
  fc.record({ type: fc.constant("content_block_start"), index, content_block: anyBlock }),
  fc.record({ type: fc.constant("content_block_delta"), index, delta: anyDelta }),
  fc.record({ type: fc.constant("content_block_stop"), index }),
);
