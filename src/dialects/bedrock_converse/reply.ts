/**
 * A provider's whole answer.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { Reply } from "../../canonical/reply.ts";
import { decodeBlock } from "./blocks_decode.ts";
import { decodeFinish, failureOf } from "./finish.ts";
import { decodeUsage } from "./usage.ts";

/** Reads a whole answer; a body that is none throws a {@link FaultError}. */
export function decodeReply(body: JsonObject): Reply {
  const message = isJsonObject(body.output) ? body.output.message : undefined;
  if (!isJsonObject(message)) throw noAnswer();
  const failure = failureOf(body.stopReason);
  if (failure !== undefined) throw new FaultError(failure);
  const blocks = Array.isArray(message.content) ? message.content.filter(isJsonObject) : [];
  const content = blocks.map(decodeBlock).filter((part) => part !== undefined);
  const calls = content.some(({ type }) => type === "tool_call");
  const { usage } = body;
  return {
    content,
    finish: decodeFinish(body.stopReason, body.additionalModelResponseFields, calls),
    ...(isJsonObject(usage) ? { usage: decodeUsage(usage, body.serviceTier) } : {}),
  };
}

function noAnswer(): FaultError {
  return new FaultError(
    gatewayFault("upstream", "Cannot read the answer: the provider sent no message", {
      origin: "upstream",
      code: "invalid_answer",
    }),
  );
}
