/**
 * Whole answers. Reading one is reading a stream of nothing but its end; writing one is writing a
 * stream and keeping only the final object. Both therefore hold what a stream would have held.
 *
 * @module
 */

import { createFold, unfold } from "../../canonical/fold.ts";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { Reply } from "../../canonical/reply.ts";
import type { AnswerContext } from "../dialect.ts";
import { upstreamError } from "./fault.ts";
import { createAnswerReader } from "./stream_decode.ts";
import { createAnswerWriter } from "./stream_encode.ts";

/**
 * Reads a provider's response object.
 *
 * @throws {FaultError} if it tells of a failure, is not finished, or is no response object.
 */
export function decodeReply(body: JsonObject): Reply {
  const whole = Array.isArray(body.output) || isJsonObject(body.error) ||
    typeof body.status === "string";
  if (!whole) {
    throw upstreamError("Cannot read the answer: it is no response object", "invalid_answer");
  }
  if (body.status === "queued" || body.status === "in_progress") {
    throw upstreamError("Cannot read the answer: the provider has not finished it", "unfinished");
  }
  const fold = createFold();
  createAnswerReader(fold.step).end(body);
  return fold.reply();
}

/** Writes a response object for a client. */
export function encodeReply(reply: Reply, context: AnswerContext): JsonObject {
  const writer = createAnswerWriter(context);
  unfold(reply, writer.step);
  return writer.response();
}
