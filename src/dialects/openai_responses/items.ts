/**
 * The output items a client is given, as they stand when they begin and when they are done.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { ImagePart } from "../../canonical/request.ts";

/** An item's `status`. */
export type ItemStatus = "in_progress" | "completed" | "incomplete";

/** A `message`; `content` is filled as its parts are done. */
export function messageItem(id: string, status: ItemStatus, content: JsonObject[]): JsonObject {
  return { id, type: "message", status, role: "assistant", content };
}

/** An `output_text` part. */
export function textPart(text: string, annotations: JsonObject[]): JsonObject {
  return { type: "output_text", text, annotations, logprobs: [] };
}

/** A `refusal` part. */
export function refusalPart(refusal: string): JsonObject {
  return { type: "refusal", refusal };
}

/** A `reasoning` item: one summary part, or none. */
export function reasoningItem(id: string, text: string, encrypted?: string): JsonObject {
  return {
    id,
    type: "reasoning",
    summary: text === "" ? [] : [summaryPart(text)],
    ...(encrypted === undefined ? {} : { encrypted_content: encrypted }),
  };
}

/** A `summary_text` part. */
export function summaryPart(text: string): JsonObject {
  return { type: "summary_text", text };
}

/** What names a call. */
export interface CallNames {
  id: string;
  callId: string;
  name: string;
  namespace?: string | undefined;
}

/** A `function_call`, or a `custom_tool_call` with its free-form input. */
export function callItem(
  call: CallNames,
  custom: boolean,
  input: string,
  status: ItemStatus,
): JsonObject {
  return {
    id: call.id,
    type: custom ? "custom_tool_call" : "function_call",
    status,
    call_id: call.callId,
    name: call.name,
    ...(call.namespace === undefined ? {} : { namespace: call.namespace }),
    ...(custom ? { input } : { arguments: input }),
  };
}

/** An `image_generation_call`, or `undefined` for a picture whose bytes are elsewhere. */
export function imageItem(id: string, { source }: ImagePart): JsonObject | undefined {
  if (source.type !== "base64") return undefined;
  return {
    id,
    type: "image_generation_call",
    status: "completed",
    output_format: source.mediaType.slice(source.mediaType.indexOf("/") + 1),
    result: source.data,
  };
}
