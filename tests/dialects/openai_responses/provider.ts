/** Frames of a provider that speaks the Responses API, and what the dialect makes of them. */

import type { CanonicalEvent } from "../../../src/canonical/event.ts";
import { createFold } from "../../../src/canonical/fold.ts";
import type { JsonObject } from "../../../src/canonical/json.ts";
import type { AssistantPart } from "../../../src/canonical/request.ts";

/** The first frame. */
export const CREATED: JsonObject = {
  type: "response.created",
  response: { id: "resp_1", model: "gpt" },
};

/** The last frame. */
export function completed(response: JsonObject = {}): JsonObject {
  return { type: "response.completed", response: { status: "completed", ...response } };
}

/** An item begins. */
export function added(at: number, item: JsonObject): JsonObject {
  return { type: "response.output_item.added", output_index: at, item };
}

/** An item is done. */
export function done(at: number, item: JsonObject): JsonObject {
  return { type: "response.output_item.done", output_index: at, item };
}

/** More of an item. */
export function delta(kind: string, at: number, text: string, more: JsonObject = {}): JsonObject {
  return { type: `response.${kind}.delta`, output_index: at, delta: text, ...more };
}

/** A message without content. */
export const MESSAGE: JsonObject = { type: "message", id: "msg_1", role: "assistant", content: [] };
/** A call without arguments. */
export const CALL: JsonObject = {
  type: "function_call",
  id: "fc_1",
  call_id: "c1",
  name: "f",
  arguments: "",
};

/** The content of an answer that ends well. */
export function contentOf(events: CanonicalEvent[]): AssistantPart[] {
  const fold = createFold();
  events.forEach(fold.step);
  return fold.reply().content;
}
