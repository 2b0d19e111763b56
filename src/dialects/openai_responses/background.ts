/**
 * The response object of an answer that nobody waits for, before it begins and when it ends without
 * the provider saying so.
 *
 * @module
 */

import type { Fault } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import { zeroUsage } from "../../canonical/usage.ts";
import type { AnswerContext } from "../dialect.ts";
import { responseError } from "./fault.ts";
import { createResponseWriter } from "./response.ts";

/** A response that has not begun. */
export function queuedResponse(
  id: string,
  context: Pick<AnswerContext, "model" | "created" | "request">,
): JsonObject {
  return createResponseWriter(id, context).object({ status: "queued", output: [] });
}

/** A response that was never to be made, only to be gone on from. */
export function preparedResponse(
  id: string,
  context: Pick<AnswerContext, "model" | "created" | "request">,
): JsonObject {
  const writer = createResponseWriter(id, context);
  return writer.object({ status: "completed", output: [], usage: zeroUsage() });
}

/** `response`, ended by `fault`. */
export function failedResponse(response: JsonObject, fault: Fault): JsonObject {
  return { ...response, status: "failed", error: responseError(fault) };
}

/** `response`, ended by its caller. */
export function cancelledResponse(response: JsonObject): JsonObject {
  return { ...response, status: "cancelled" };
}

/** Whether a response may still change. */
export function isUnderWay({ status }: JsonObject): boolean {
  return status === "queued" || status === "in_progress";
}
