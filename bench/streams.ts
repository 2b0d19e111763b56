/**
 * Streamed answers of our own making, one per wire: what the vendors send, field for field, with
 * as many text deltas as asked for, in bursts of a few events per network chunk.
 *
 * @module
 */

import { converseEvent, joinBytes } from "../tests/support/event_stream.ts";

/** A provider's answer as bytes. */
export interface Stream {
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
  readonly bytes: number;
  /** The text it carries, for checking what comes out of the other end. */
  readonly text: string;
}

/** Events that arrive in one network chunk. */
const BURST = 8;

/** What a model says in one event: short words, an escape now and then, and more than ASCII. */
const WORDS = [
  "The",
  " answer",
  " is",
  " in",
  " the",
  ' "second"',
  " chapter",
  ",",
  " naïve",
  " as",
  " it",
  " may",
  " seem",
  ".\n\n",
  " 日本",
  "語",
];

/** The frames of an answer of one wire: what comes before, one delta, and what comes after. */
interface Wire {
  opening: readonly Frame[];
  delta(text: string): Frame;
  closing(text: string, deltas: number): readonly Frame[];
}

/** An event as text, or in binary. */
type Frame = string | Uint8Array;

/** The wires that are measured at both ends. */
export const BENCHED = ["openai-chat", "anthropic-messages", "openai-responses"] as const;

/** One of {@link BENCHED}. */
export type Benched = typeof BENCHED[number];

/** The wires of providers that are measured. */
export const PROVIDERS = [
  "openai-chat",
  "anthropic-messages",
  "openai-responses",
  "bedrock-converse",
] as const;

/** One of {@link PROVIDERS}. */
export type BenchedProvider = typeof PROVIDERS[number];

/** A streamed answer of `deltas` text deltas on the wire `id`. */
export function makeStream(id: BenchedProvider, deltas: number): Stream {
  const wire = WIRES[id]();
  const words = Array.from({ length: deltas }, (_, at) => WORDS[at % WORDS.length] ?? "");
  const text = words.join("");
  const frames = [...wire.opening, ...words.map(wire.delta), ...wire.closing(text, deltas)];
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < frames.length; at += BURST) {
    chunks.push(joinBytes(frames.slice(at, at + BURST).map(bytesOf)).slice());
  }
  return { chunks, text, bytes: chunks.reduce((sum, chunk) => sum + chunk.length, 0) };
}

function bytesOf(frame: Frame): Uint8Array {
  return typeof frame === "string" ? new TextEncoder().encode(frame) : frame;
}

function data(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

function named(type: string, fields: Record<string, unknown> = {}): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
}

function chat(): Wire {
  const frame = (delta: unknown, finish: string | null = null): string =>
    data({
      id: "chatcmpl-C3pQm0YyF2b7Wb1nqVw9hXjTz5Lk8",
      object: "chat.completion.chunk",
      created: 1763800000,
      model: "gpt-5.4-2026-03-05",
      service_tier: "default",
      system_fingerprint: "fp_44709d6fcb",
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      usage: null,
      obfuscation: "Zq8Lr2",
    });
  return {
    opening: [frame({ role: "assistant", content: "", refusal: null })],
    delta: (content) => frame({ content }),
    closing: (_, deltas) => [
      frame({}, "stop"),
      data({
        id: "chatcmpl-C3pQm0YyF2b7Wb1nqVw9hXjTz5Lk8",
        object: "chat.completion.chunk",
        created: 1763800000,
        model: "gpt-5.4-2026-03-05",
        choices: [],
        usage: { prompt_tokens: 21, completion_tokens: deltas, total_tokens: 21 + deltas },
      }),
      "data: [DONE]\n\n",
    ],
  };
}

function anthropic(): Wire {
  const message = {
    id: "msg_01Qm0YyF2b7Wb1nqVw9hXjTz",
    type: "message",
    role: "assistant",
    model: "claude-haiku-4-5-20251001",
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: 21, output_tokens: 1 },
  };
  const block = { type: "text", text: "" };
  const ending = { stop_reason: "end_turn", stop_sequence: null };
  return {
    opening: [
      named("message_start", { message }),
      named("content_block_start", { index: 0, content_block: block }),
    ],
    delta: (text) =>
      named("content_block_delta", { index: 0, delta: { type: "text_delta", text } }),
    closing: (_, deltas) => [
      named("content_block_stop", { index: 0 }),
      named("message_delta", { delta: ending, usage: { output_tokens: deltas } }),
      named("message_stop"),
    ],
  };
}

function responses(): Wire {
  const item = "msg_0f2b7Wb1nqVw9hXjTz5Lk8Qm0YyC3p";
  let sequence = 0;
  const event = (type: string, fields: Record<string, unknown>): string =>
    named(type, { sequence_number: sequence++, ...fields });
  const response = (status: string, output: unknown[], usage: unknown): unknown => ({
    id: "resp_0f2b7Wb1nqVw9hXjTz5Lk8Qm0YyC3p",
    object: "response",
    created_at: 1763800000,
    status,
    error: null,
    incomplete_details: null,
    instructions: null,
    max_output_tokens: null,
    model: "gpt-5.4-2026-03-05",
    output,
    parallel_tool_calls: true,
    reasoning: { effort: null, summary: null },
    store: false,
    temperature: 1,
    text: { format: { type: "text" } },
    tool_choice: "auto",
    tools: [],
    top_p: 1,
    truncation: "disabled",
    usage,
    metadata: {},
  });
  const part = (text: string) => ({ type: "output_text", annotations: [], logprobs: [], text });
  const message = (status: string, content: unknown[]) => ({
    id: item,
    type: "message",
    status,
    role: "assistant",
    content,
  });
  const at = { item_id: item, output_index: 0, content_index: 0 };
  return {
    opening: [
      event("response.created", { response: response("in_progress", [], null) }),
      event("response.in_progress", { response: response("in_progress", [], null) }),
      event("response.output_item.added", { output_index: 0, item: message("in_progress", []) }),
      event("response.content_part.added", { ...at, part: part("") }),
    ],
    delta: (delta) =>
      event("response.output_text.delta", { ...at, delta, logprobs: [], obfuscation: "Zq8Lr2" }),
    closing: (text, deltas) => [
      event("response.output_text.done", { ...at, text, logprobs: [] }),
      event("response.content_part.done", { ...at, part: part(text) }),
      event("response.output_item.done", {
        output_index: 0,
        item: message("completed", [part(text)]),
      }),
      event("response.completed", {
        response: response("completed", [message("completed", [part(text)])], {
          input_tokens: 21,
          input_tokens_details: { cached_tokens: 0 },
          output_tokens: deltas,
          output_tokens_details: { reasoning_tokens: 0 },
          total_tokens: 21 + deltas,
        }),
      }),
    ],
  };
}

/** The vendor pads its events, so that their lengths do not tell what is in them. */
function converse(): Wire {
  return {
    opening: [converseEvent("messageStart", { role: "assistant", p: "abcdefghijkl" })],
    delta: (text) =>
      converseEvent("contentBlockDelta", {
        contentBlockIndex: 0,
        delta: { text },
        p: "abcdefghijklmnopqrstuvwxyz",
      }),
    closing: (_, deltas) => [
      converseEvent("contentBlockStop", { contentBlockIndex: 0, p: "abcdefgh" }),
      converseEvent("messageStop", { stopReason: "end_turn", p: "abcdefgh" }),
      converseEvent("metadata", {
        usage: { inputTokens: 21, outputTokens: deltas, totalTokens: 21 + deltas },
        metrics: { latencyMs: 900 },
        p: "abcdefgh",
      }),
    ],
  };
}

const WIRES: Readonly<Record<BenchedProvider, () => Wire>> = {
  "openai-chat": chat,
  "anthropic-messages": anthropic,
  "openai-responses": responses,
  "bedrock-converse": converse,
};
