/**
 * A whole answer, both ways.
 *
 * Left out when a client is told: hosted items of other dialects, citations without an address, and
 * pictures that are known to their vendor alone. A refusal is told as text.
 *
 * @module
 */

import { gatewayFault } from "../../canonical/fault.ts";
import { createFold } from "../../canonical/fold.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { Reply } from "../../canonical/reply.ts";
import type { AnswerContext } from "../dialect.ts";
import { ANSWER_RULES, candidateOf, endOf } from "./answer.ts";
import { createChunkReader } from "./chunk_reader.ts";
import { isAnswer } from "./finish.ts";
import { writeTurn } from "./turn_encode.ts";
import { writeUsage } from "./usage.ts";

const NO_CANDIDATE = gatewayFault(
  "upstream",
  "Cannot read the answer: the provider sent no candidate",
  { origin: "upstream", code: "invalid_answer" },
);

/** Reads a provider's answer: a stream of one chunk. */
export function decodeReply(body: JsonObject): Reply {
  const fold = createFold();
  const reader = createChunkReader();
  reader.read(body, fold.step);
  if (!isAnswer(body)) reader.fail(NO_CANDIDATE, fold.step);
  reader.end(true, fold.step);
  return fold.reply();
}

/** Writes an answer for a client. */
export function encodeReply(reply: Reply, context: AnswerContext): JsonObject {
  const texts = reply.content.flatMap((part) =>
    part.type === "text" ? [{ text: part.text, citations: part.citations ?? [] }] : []
  );
  const parts = writeTurn(reply.content, ANSWER_RULES);
  return {
    candidates: [candidateOf(parts, endOf(reply.finish, texts))],
    ...(reply.usage === undefined ? {} : { usageMetadata: writeUsage(reply.usage) }),
    modelVersion: context.model,
    responseId: context.newId(""),
  };
}
