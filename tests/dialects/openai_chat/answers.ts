/** Short ways to write and read chat answers in tests. */

import assert from "node:assert/strict";
import type { CanonicalEvent } from "../../../src/canonical/event.ts";
import type { Fault } from "../../../src/canonical/fault.ts";
import { createFold } from "../../../src/canonical/fold.ts";
import type { JsonObject } from "../../../src/canonical/json.ts";
import type { Reply } from "../../../src/canonical/reply.ts";
import type { AssistantPart } from "../../../src/canonical/request.ts";
import type { AnswerContext } from "../../../src/dialects/dialect.ts";
import { openAiChat } from "../../../src/dialects/openai_chat/mod.ts";

/** A client that asked with `request`. */
export function contextOf(request: JsonObject = {}): AnswerContext {
  return {
    model: "m",
    created: 7,
    request,
    estimatedInputTokens: 0,
    newId: (prefix) => `${prefix}x`,
  };
}

/** The stream that a client is sent for `events`. */
export function write(events: readonly CanonicalEvent[], request: JsonObject = {}): string {
  const encoder = openAiChat.createStreamEncoder(contextOf(request));
  return events.map((event) => encoder.step(event)).join("");
}

/** The `data:` of each event; the writer never splits one over lines. */
export function framesOf(sse: string): string[] {
  return sse.split("\n\n").filter((frame) => frame !== "").map((frame) => {
    assert.ok(frame.startsWith("data: "), frame);
    return frame.slice("data: ".length);
  });
}

/** The events that a provider's frames mean. */
export function read(frames: readonly (string | JsonObject)[]): CanonicalEvent[] {
  const events: CanonicalEvent[] = [];
  const decoder = openAiChat.createStreamDecoder();
  for (const frame of frames) {
    const data = typeof frame === "string" ? frame : JSON.stringify(frame);
    decoder.step({ data }, (event) => events.push(event));
  }
  decoder.end((event) => events.push(event));
  return events;
}

/** A chunk with one delta. */
export function delta(value: JsonObject, more: JsonObject = {}): JsonObject {
  return {
    id: "i",
    model: "p",
    choices: [{ index: 0, delta: value, finish_reason: null, ...more }],
  };
}

/** The chunk that tells the end. */
export const DONE: JsonObject = delta({}, { finish_reason: "stop" });

/** The whole answer that `events` add up to. */
export function folded(events: readonly CanonicalEvent[]): Reply {
  const fold = createFold();
  events.forEach(fold.step);
  return fold.reply();
}

/** What an answer of these frames holds. */
export function partsOf(frames: readonly (string | JsonObject)[]): AssistantPart[] {
  return folded(read([...frames, DONE, "[DONE]"])).content;
}

/** The fault that `events` end with. */
export function faultOf(events: readonly CanonicalEvent[]): Fault {
  const last = events.at(-1);
  assert.ok(last?.type === "fault", JSON.stringify(last));
  return last.fault;
}

/** The deltas of a written stream, joined as a client joins them. */
export function deltasOf(sse: string): JsonObject[] {
  return framesOf(sse).filter((data) => data !== "[DONE]").flatMap((data) => {
    const { choices } = JSON.parse(data);
    return choices.map((choice: JsonObject) => choice.delta);
  });
}
