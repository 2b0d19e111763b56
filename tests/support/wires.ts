/**
 * The wires as a table: where each is asked, and how a test asks and reads it.
 *
 * @module
 */

import type { DialectId, WireId } from "./dialects.ts";
import type { Json } from "./json.ts";
import { readChatReply, readChatStream } from "./read_chat.ts";
import { readGeminiReply, readGeminiStream } from "./read_gemini.ts";
import { readMessagesReply, readMessagesStream } from "./read_messages.ts";
import { readResponsesReply, readResponsesStream } from "./read_responses.ts";
import type { Seen } from "./seen.ts";
import { type Frame, readSse } from "./sse.ts";

/** One wire. */
export interface Wire<Id extends WireId = DialectId> {
  readonly dialect: Id;
  /** The gateway's route. */
  readonly path: string;
  /** The route of streams, where it is another one. */
  readonly streamPath?: string;
  /** What a provider's route ends in. */
  readonly upstreamPath: string;
  /** A small request: one user turn, `text`. */
  request(text: string, stream: boolean): Json;
  readStream(frames: Frame[], strict: boolean): Seen;
  readReply(body: Json): Seen;
}

/** Any of the four. */
export type AnyWire = Wire<WireId>;

/** The wires that the scripted models speak too. */
export const WIRES: readonly Wire[] = [
  {
    dialect: "openai-chat",
    path: "/v1/chat/completions",
    upstreamPath: "/v1/chat/completions",
    request: (text, stream) => ({
      model: "up/m",
      messages: [{ role: "user", content: text }],
      ...(stream ? { stream, stream_options: { include_usage: true } } : {}),
    }),
    readStream: readChatStream,
    readReply: readChatReply,
  },
  {
    dialect: "anthropic-messages",
    path: "/v1/messages",
    upstreamPath: "/v1/messages",
    request: (text, stream) => ({
      model: "up/m",
      max_tokens: 1024,
      messages: [{ role: "user", content: text }],
      ...(stream ? { stream } : {}),
    }),
    readStream: readMessagesStream,
    readReply: readMessagesReply,
  },
  {
    dialect: "openai-responses",
    path: "/v1/responses",
    upstreamPath: "/v1/responses",
    request: (text, stream) => ({ model: "up/m", input: text, ...(stream ? { stream } : {}) }),
    readStream: readResponsesStream,
    readReply: readResponsesReply,
  },
];

/** Gemini's, which tells the model and the way of answering in the address. */
export const GEMINI: Wire<"gemini"> = {
  dialect: "gemini",
  path: "/v1beta/models/up%2Fm:generateContent",
  streamPath: "/v1beta/models/up%2Fm:streamGenerateContent?alt=sse",
  upstreamPath: "/models/m:generateContent",
  request: (text) => ({ contents: [{ role: "user", parts: [{ text }] }] }),
  readStream: readGeminiStream,
  readReply: readGeminiReply,
};

/** All wires that a client may speak. */
export const CLIENT_WIRES: readonly AnyWire[] = [...WIRES, GEMINI];

/** The wire of a dialect. */
export function wireOf(dialect: DialectId): Wire;
export function wireOf(dialect: WireId): AnyWire;
export function wireOf(dialect: WireId): AnyWire {
  const wire = CLIENT_WIRES.find((each) => each.dialect === dialect);
  if (wire === undefined) throw new Error(`No wire ${dialect}`);
  return wire;
}

/** Where `wire` is asked. */
export function pathOf(wire: AnyWire, stream: boolean): string {
  return stream ? wire.streamPath ?? wire.path : wire.path;
}

/** Reads the text of a stream as a client of `wire`. */
export function readStreamText(wire: AnyWire, text: string, strict: boolean): Seen {
  return wire.readStream(readSse(text).frames, strict);
}
