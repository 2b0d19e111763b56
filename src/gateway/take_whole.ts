/**
 * An answer that is not streamed.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import { createFold } from "../canonical/fold.ts";
import { FaultError, gatewayFault } from "../canonical/fault.ts";
import { isJsonObject, type JsonObject, parseJson, parseJsonObject } from "../canonical/json.ts";
import type { Reply } from "../canonical/reply.ts";
import type { AnswerContext, Dialect, SseFrame } from "../dialects/dialect.ts";
import type { CreateFrameReader } from "../relay/frame_reader.ts";
import { readerFor } from "../relay/reader_for.ts";
import type { Framing } from "../relay/framing.ts";
import { isEvents } from "../relay/opening.ts";
import { readWhole } from "../relay/read_whole.ts";
import type { Ticker } from "../relay/ticker.ts";
import type { Accepted } from "./attempt.ts";
import { habitsOf, isOwnWire, type Plan } from "./plan.ts";
import { stampReply } from "./stamped.ts";

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
  const { response, signal } = accepted;
  const bytes = await readBody(response.body, signal, options);
  // Some hosts stream whatever they are asked for.
  if (isEvents(bytes)) {
    return render(
      foldEvents(bytes, plan, readerFor(response.headers.get("content-type"))),
      plan,
      options,
    );
  }
  const { reply, told } = readDocument(bytes, plan);
  const sound = told !== undefined && (isOwnWire(plan) || (options.client.isSound?.(told) ?? true));
  return plan.passthrough && sound ? { reply, body: bytes } : render(reply, plan, options);
}

/** Reads a whole answer to a request that asked for a stream; hosts without streaming do that. */
export async function takeReply(
  body: Response["body"],
  signal: AbortSignal,
  plan: Plan,
  options: WholeOptions,
): Promise<Reply> {
  return readDocument(await readBody(body, signal, options), plan).reply;
}

function render(reply: Reply, { target }: Plan, { client, context }: WholeOptions): WholeAnswer {
  const told = client.encodeReply(stampReply(reply, client.id, target), context);
  return { reply, body: JSON.stringify(told) };
}

function foldEvents(bytes: Bytes, plan: Plan, createReader: CreateFrameReader): Reply {
  return fold(plan, (onFrame) => {
    const reader = createReader(onFrame);
    reader.push(bytes);
    reader.end();
  });
}

/** A document is the answer, or a list or lines of what would have been the events of a stream. */
function readDocument(bytes: Bytes, plan: Plan): { reply: Reply; told?: JsonObject } {
  const text = new TextDecoder().decode(bytes);
  const object = parseJsonObject(text);
  if (object !== undefined) {
    return { reply: plan.dialect.decodeReply(object, habitsOf(plan)), told: object };
  }
  const parts = listOf(text);
  const reply = fold(plan, (onFrame) => {
    for (const part of parts) onFrame({ data: JSON.stringify(part) });
  });
  return { reply };
}

function fold(plan: Plan, tell: (onFrame: (frame: SseFrame) => void) => void): Reply {
  const folded = createFold();
  const decoder = plan.dialect.createStreamDecoder(habitsOf(plan));
  tell((frame) => decoder.step(frame, folded.step));
  decoder.end(folded.step);
  return folded.reply();
}

async function readBody(
  body: Response["body"],
  signal: AbortSignal,
  options: WholeOptions,
): Promise<Bytes> {
  const { bytes, shortfall } = await readWhole(body, { ...options, signal });
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

function listOf(text: string): JsonObject[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const list = parsedList(text) ?? lines.map(parseJsonObject);
  const objects = list.filter(isJsonObject);
  if (objects.length > 0 && objects.length === list.length) return objects;
  throw new FaultError(gatewayFault(
    "upstream",
    `Cannot read the provider's answer: ${stateOf(text)}`,
    { code: "invalid_response" },
  ));
}

/** A web page is most often what a wrong base URL, or a proxy on the way, answers with. */
function stateOf(text: string): string {
  const begun = text.trimStart();
  if (begun === "") return "it is empty";
  return begun.startsWith("<") ? "it is a web page, not JSON" : "it is not a JSON object";
}

function parsedList(text: string): unknown[] | undefined {
  try {
    const value = parseJson(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
