/** Short ways to write and read Gemini answers in tests. */

import assert from "node:assert/strict";
import type { CanonicalEvent } from "../../../src/canonical/event.ts";
import type { Fault } from "../../../src/canonical/fault.ts";
import { createFold } from "../../../src/canonical/fold.ts";
import type { JsonObject } from "../../../src/canonical/json.ts";
import type { Reply } from "../../../src/canonical/reply.ts";
import type { AssistantPart } from "../../../src/canonical/request.ts";
import type { AnswerContext } from "../../../src/dialects/dialect.ts";
import { gemini } from "../../../src/dialects/gemini/mod.ts";

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
  const encoder = gemini.createStreamEncoder(contextOf(request));
  return events.map((event) => encoder.step(event)).join("");
}

/** The chunks of a written stream. */
export function chunksOf(sse: string): JsonObject[] {
  return sse.split("\n\n").filter((frame) => frame !== "").map((frame) => {
    assert.ok(frame.startsWith("data: "), frame);
    return JSON.parse(frame.slice("data: ".length));
  });
}

/** The events that a provider's chunks mean. */
export function read(frames: readonly (string | JsonObject)[]): CanonicalEvent[] {
  const events: CanonicalEvent[] = [];
  const decoder = gemini.createStreamDecoder();
  for (const frame of frames) {
    const data = typeof frame === "string" ? frame : JSON.stringify(frame);
    decoder.step({ data }, (event) => events.push(event));
  }
  decoder.end((event) => events.push(event));
  return events;
}

/** A chunk with these parts. */
export function chunk(parts: JsonObject[], more: JsonObject = {}): JsonObject {
  return {
    candidates: [{ content: { parts, role: "model" }, index: 0, ...more }],
    modelVersion: "p",
    responseId: "r",
  };
}

/** The chunk that tells the end. */
export const STOP: JsonObject = chunk([{ text: "" }], { finishReason: "STOP" });

/** The whole answer that `events` add up to. */
export function folded(events: readonly CanonicalEvent[]): Reply {
  const fold = createFold();
  events.forEach(fold.step);
  return fold.reply();
}

/** What an answer of these chunks holds. */
export function partsOf(...frames: JsonObject[]): AssistantPart[] {
  return folded(read([...frames, STOP])).content;
}

/** The fault that `events` end with. */
export function faultOf(events: readonly CanonicalEvent[]): Fault {
  const last = events.at(-1);
  assert.ok(last?.type === "fault", JSON.stringify(last));
  return last.fault;
}

/** All parts of a written stream, as a client collects them. */
export function partsIn(sse: string): JsonObject[] {
  return chunksOf(sse).flatMap((one) => {
    const { candidates } = JSON.parse(JSON.stringify(one));
    return candidates[0].content.parts;
  });
}
