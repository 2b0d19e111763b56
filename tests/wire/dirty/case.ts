/**
 * What a row of the table of dirty upstreams holds, and short ways to write one.
 *
 * @module
 */

import type { WireProfile } from "../../../src/dialects/dialect.ts";
import type { WireId } from "../../support/dialects.ts";
import type { Json } from "../../support/json.ts";
import type { Ending } from "../../support/seen.ts";
import { sseFrame } from "../../support/sse.ts";

/** What an upstream answers, whatever it was asked for. */
export interface Upstream {
  readonly body: string | Uint8Array;
  /** The `content-type`; that of server-sent events by default. `null` for none. */
  readonly type?: string | null;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that every client is to see. */
export interface Answer {
  readonly text?: string;
  readonly thinking?: string;
  readonly tools?: readonly { name: string; input: unknown }[];
  readonly ending?: Ending;
  /** Tokens of the prompt and of the answer. */
  readonly usage?: readonly [prompt: number, output: number];
}

/** A failure that every client is to see. */
export interface Failure {
  readonly message: RegExp;
  /** The status, where nothing was sent before. */
  readonly status: number;
  /** What of the answer came before; a stream that has begun tells the failure in-band. */
  readonly after?: string;
}

/** One way in which upstreams are dirty. */
export interface Dirty {
  readonly name: string;
  readonly dialect: WireId;
  readonly upstream: Upstream;
  readonly expect: Answer | { readonly fails: Failure };
  /**
   * What a client of the host's own wire is to see otherwise: what its SDK bears passes as it came,
   * and what it does not bear is only set right where the wire lets a gateway do so.
   */
  readonly same?: { [Key in keyof Answer]: Answer[Key] | undefined } | "as it came";
  /** What the host is known for in its profile, where the rule is not safe for all. */
  readonly profile?: WireProfile;
}

/** The row, with what a client of the host's own wire sees otherwise. */
export function but(row: Dirty, same: NonNullable<Dirty["same"]>): Dirty {
  return { ...row, same };
}

/** A row for a stream. */
export function streamed(
  dialect: WireId,
  name: string,
  body: string,
  expect: Dirty["expect"],
  more: Partial<Upstream> = {},
): Dirty {
  return { name, dialect, upstream: { body, ...more }, expect };
}

/** A row for a whole answer. */
export function whole(
  dialect: WireId,
  name: string,
  body: unknown,
  expect: Dirty["expect"],
  more: Partial<Upstream> = {},
): Dirty {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return {
    name: `whole: ${name}`,
    dialect,
    upstream: { body: text, type: "application/json", ...more },
    expect,
  };
}

/** A chunk of the chat wire. */
export function chunk(delta: Json | null, more: Json = {}): string {
  const choice = { index: 0, delta, finish_reason: null, ...more };
  return sseFrame({ ...CHAT_HEAD, choices: [choice] });
}

/** What every chunk of the chat wire begins with. */
export const CHAT_HEAD = {
  id: "c1",
  object: "chat.completion.chunk",
  created: 1,
  model: "m",
};

/** The last choice of a chat stream. */
export function finishes(reason: string): string {
  return chunk({}, { finish_reason: reason });
}

/** The mark at the end of a chat stream. */
export const DONE: string = sseFrame("[DONE]");

/** A piece of a call on the chat wire. */
export function piece(call: Json): string {
  return chunk({ tool_calls: [call] });
}

/** An event of the Messages wire. */
export function event(value: Json): string {
  return sseFrame(value, String(value.type));
}

/** How a stream of the Messages wire begins. */
export const MESSAGE_START: string = event({
  type: "message_start",
  message: {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "m",
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: 3, output_tokens: 1 },
  },
});

/** A text block of the Messages wire. */
export function textBlock(index: number, text: string): string {
  return event({ type: "content_block_start", index, content_block: { type: "text", text: "" } }) +
    event({ type: "content_block_delta", index, delta: { type: "text_delta", text } }) +
    event({ type: "content_block_stop", index });
}

/** How a stream of the Messages wire ends. */
export function messageEnds(reason: string): string {
  return event({
    type: "message_delta",
    delta: { stop_reason: reason, stop_sequence: null },
    usage: { output_tokens: 2 },
  }) + event({ type: "message_stop" });
}

/** A chunk of Gemini's wire. */
export function gemini(parts: Json[], more: Json = {}): string {
  return sseFrame({ candidates: [{ content: { parts, role: "model" }, index: 0, ...more }] });
}

/** The object of the Responses wire. */
export function response(status: string, output: Json[], more: Json = {}): Json {
  return {
    id: "resp_1",
    object: "response",
    created_at: 1,
    model: "m",
    status,
    output,
    ...more,
  };
}

/** A finished message of the Responses wire. */
export function messageItem(text: string, id = "m1"): Json {
  return {
    id,
    type: "message",
    role: "assistant",
    status: "completed",
    content: [{ type: "output_text", text, annotations: [] }],
  };
}

/** The counts of the Responses wire. */
export const RESPONSE_USAGE: Json = {
  input_tokens: 3,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 2,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 5,
};

/** The events of the Responses wire, numbered. */
export function events(list: Json[]): string {
  return list.map((each, at) => event({ sequence_number: at, ...each })).join("");
}
