/**
 * The three wires as a table: where each is asked, and how a test asks and reads it.
 *
 * @module
 */

import type { DialectId } from "./dialects.ts";
import type { Json } from "./json.ts";
import { readChatReply, readChatStream } from "./read_chat.ts";
import { readMessagesReply, readMessagesStream } from "./read_messages.ts";
import { readResponsesReply, readResponsesStream } from "./read_responses.ts";
import type { Seen } from "./seen.ts";
import { type Frame, readSse } from "./sse.ts";

/** One wire. */
export interface Wire {
  readonly dialect: DialectId;
  /** The gateway's route. */
  readonly path: string;
  /** What a provider's route ends in. */
  readonly upstreamPath: string;
  /** A small request: one user turn, `text`. */
  request(text: string, stream: boolean): Json;
  readStream(frames: Frame[], strict: boolean): Seen;
  readReply(body: Json): Seen;
}

/** All wires. */
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

/** The wire of a dialect. */
export function wireOf(dialect: DialectId): Wire {
  const wire = WIRES.find((each) => each.dialect === dialect);
  if (wire === undefined) throw new Error(`No wire ${dialect}`);
  return wire;
}

/** Reads the text of a stream as a client of `wire`. */
export function readStreamText(wire: Wire, text: string, strict: boolean): Seen {
  return wire.readStream(readSse(text).frames, strict);
}
