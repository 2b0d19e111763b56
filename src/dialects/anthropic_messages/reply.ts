/**
 * Whole answers.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { Reply } from "../../canonical/reply.ts";
import type { AssistantPart } from "../../canonical/request.ts";
import type { AnswerContext } from "../dialect.ts";
import { decodeBlock, encodeBlock, objects, word } from "./blocks.ts";
import { faultOfErrorObject } from "./fault.ts";
import { decodeFinish, encodeFinish } from "./finish.ts";
import { emptyMessage } from "./message.ts";
import { decodeUsage } from "./usage.ts";

/** Reads a provider's whole answer; see {@link Dialect.decodeReply}. */
export function decodeReply(body: JsonObject): Reply {
  if (isJsonObject(body.error)) throw new FaultError(faultOfErrorObject(body.error, 0));
  if (body.error) throw new FaultError(faultOfErrorObject({ message: body.error }, 0));
  if (!isMessage(body)) {
    throw new FaultError(
      gatewayFault("upstream", "Cannot read the provider's answer: it holds no message", {
        code: "invalid_reply",
      }),
    );
  }
  const content = blocksOf(body.content).map(decodeBlock);
  return {
    ...(word(body.id) === "" ? {} : { id: word(body.id) }),
    ...(word(body.model) === "" ? {} : { model: word(body.model) }),
    content,
    finish: decodeFinish(body, callsTools(content)),
    ...(isJsonObject(body.usage) ? { usage: decodeUsage(body.usage) } : {}),
  };
}

/** Writes a whole answer for a client; see {@link Dialect.encodeReply}. */
export function encodeReply(reply: Reply, context: AnswerContext): JsonObject {
  const content: JsonObject[] = [];
  for (const part of reply.content) {
    const block = encodeBlock(part);
    if (block !== undefined) content.push(block);
  }
  return {
    ...emptyMessage(reply.id, reply.usage, context),
    content,
    ...encodeFinish(reply.finish, {
      callsTools: callsTools(reply.content),
      refuses: reply.content.some((part) => part.type === "refusal"),
    }),
  };
}

function isMessage({ type, content }: JsonObject): boolean {
  return Array.isArray(content) || typeof content === "string" || type === "message";
}

/** Some hosts answer with the text itself, as requests may have it. */
function blocksOf(content: JsonValue | undefined): JsonObject[] {
  return typeof content === "string" ? [{ type: "text", text: content }] : objects(content);
}

function callsTools(content: readonly AssistantPart[]): boolean {
  return content.some((part) => part.type === "tool_call");
}
