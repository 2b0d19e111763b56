/**
 * A whole answer, both ways: `{"message": …}`.
 *
 * Left out when a client is told: hosted items that the wire has no block for, and citations. A
 * refusal is told as text. Which stays: an answer that was refused or filtered is an answer, with
 * what was said until then and the word `error` as its end.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { Reply } from "../../canonical/reply.ts";
import type { AnswerContext } from "../dialect.ts";
import { readAnswer } from "./content_decode.ts";
import { writeBlock } from "./content_encode.ts";
import { faultOfErrorObject, faultOfMessage } from "./fault.ts";
import { readFinish, writeFinish } from "./finish.ts";
import { stampsOf, stampsOn } from "./stamps.ts";
import { readUsage, writeUsage } from "./usage.ts";

/** Reads a provider's answer. */
export function decodeReply(body: JsonObject): Reply {
  const { message, error } = body;
  if (isJsonObject(error)) throw new FaultError(faultOfErrorObject(error, 0));
  if (!isJsonObject(message)) throw new FaultError(NO_MESSAGE);
  const finish = readFinish(message);
  if (finish === undefined) throw new FaultError(faultOfMessage(message));
  const { responseId: id, model, upstreamModel = model, content } = message;
  const stamps = stampsOn(message);
  const blocks = Array.isArray(content) ? content.filter(isJsonObject) : [];
  const usage = readUsage(message.usage);
  return {
    ...(typeof id === "string" ? { id } : {}),
    ...(typeof upstreamModel === "string" ? { model: upstreamModel } : {}),
    content: blocks.flatMap((block) => readAnswer(block, stamps)),
    finish,
    ...(usage === undefined ? {} : { usage }),
  };
}

/** Writes an answer for a client. */
export function encodeReply(reply: Reply, context: AnswerContext): JsonObject {
  return {
    message: {
      role: "assistant",
      content: reply.content.map(writeBlock).filter((block) => block !== undefined),
      ...stampsOf(context.model),
      ...(reply.id === undefined ? {} : { responseId: reply.id }),
      usage: writeUsage(reply.usage),
      ...writeFinish(reply.finish),
      timestamp: context.created * 1000,
    },
  };
}

const NO_MESSAGE = gatewayFault(
  "upstream",
  "Cannot read the answer: the provider sent no message",
  { origin: "upstream", code: "invalid_answer" },
);
