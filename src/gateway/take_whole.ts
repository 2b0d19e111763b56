/**
 * An answer that is not streamed.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import { createFold } from "../canonical/fold.ts";
import { FaultError, gatewayFault } from "../canonical/fault.ts";
import { type JsonObject, parseJsonObject } from "../canonical/json.ts";
import type { Reply } from "../canonical/reply.ts";
import type { AnswerContext, Dialect } from "../dialects/dialect.ts";
import type { Framing } from "../relay/framing.ts";
import { readWhole } from "../relay/read_whole.ts";
import { createSseReader } from "../relay/sse.ts";
import type { Ticker } from "../relay/ticker.ts";
import type { Accepted } from "./attempt.ts";
import type { Plan } from "./plan.ts";

/** A whole answer, as the provider meant it and as the client gets it. */
export interface WholeAnswer {
  readonly reply: Reply;
  /** The client's body: the provider's own bytes when both speak the same dialect. */
  readonly body: Bytes | string;
}

/** What is needed to take a whole answer. */
export interface WholeOptions {
  readonly client: Dialect;
  readonly context: AnswerContext;
  readonly ticker: Ticker;
  readonly maxBytes: number;
  readonly maxMs: number;
  /** How a streamed answer is put on the wire. */
  readonly framing: Framing;
  /** Longest silence before a streamed answer begins, in milliseconds. */
  readonly idleMs: number;
}

/** Whether the provider streams, whatever it was asked for. */
export function isEventStream(response: Response): boolean {
  return /^text\/event-stream\b/i.test(response.headers.get("content-type") ?? "");
}

/**
 * Reads the whole answer.
 *
 * @throws {FaultError} if it is too long, too slow, or no answer of the provider's dialect.
 */
export async function takeWhole(
  accepted: Accepted,
  plan: Plan,
  options: WholeOptions,
): Promise<WholeAnswer> {
  const bytes = await readBody(accepted, options);
  if (isEventStream(accepted.response)) return render(fold(bytes, plan.dialect), options);
  const reply = plan.dialect.decodeReply(parseBody(bytes));
  return plan.passthrough ? { reply, body: bytes } : render(reply, options);
}

/** Reads a whole answer to a request that asked for a stream; hosts without streaming do that. */
export async function takeReply(
  accepted: Accepted,
  plan: Plan,
  options: WholeOptions,
): Promise<Reply> {
  return plan.dialect.decodeReply(parseBody(await readBody(accepted, options)));
}

function render(reply: Reply, { client, context }: WholeOptions): WholeAnswer {
  return { reply, body: JSON.stringify(client.encodeReply(reply, context)) };
}

function fold(bytes: Bytes, dialect: Dialect): Reply {
  const folded = createFold();
  const decoder = dialect.createStreamDecoder();
  const reader = createSseReader((frame) => decoder.step(frame, folded.step));
  reader.push(bytes);
  reader.end();
  decoder.end(folded.step);
  return folded.reply();
}

async function readBody(
  { response, signal }: Accepted,
  options: WholeOptions,
): Promise<Bytes> {
  const { bytes, shortfall } = await readWhole(response.body, { ...options, signal });
  if (shortfall === "too_large") {
    throw new FaultError(gatewayFault(
      "upstream",
      `Cannot read the provider's answer: it is longer than ${options.maxBytes} bytes`,
    ));
  }
  if (shortfall === "too_slow") {
    throw new FaultError(gatewayFault(
      "timeout",
      `Cannot read the provider's answer: it took longer than ${options.maxMs / 1000} s`,
      { code: "upstream_timeout" },
    ));
  }
  if (shortfall === "broken") {
    throw new FaultError(gatewayFault(
      "upstream",
      "Cannot read the provider's answer: the connection broke",
      { code: "upstream_disconnected" },
    ));
  }
  return bytes;
}

function parseBody(bytes: Bytes): JsonObject {
  const object = parseJsonObject(new TextDecoder().decode(bytes));
  if (object !== undefined) return object;
  throw new FaultError(gatewayFault(
    "upstream",
    "Cannot read the provider's answer: it is not a JSON object",
    { code: "invalid_response" },
  ));
}
