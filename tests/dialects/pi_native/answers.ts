/** Short ways to write and read answers of Pi's own wire in tests. */

import assert from "node:assert/strict";
import type { CanonicalEvent } from "../../../src/canonical/event.ts";
import { createFold, unfold } from "../../../src/canonical/fold.ts";
import type { JsonObject } from "../../../src/canonical/json.ts";
import type { Finish, Reply } from "../../../src/canonical/reply.ts";
import type { AssistantPart } from "../../../src/canonical/request.ts";
import type { AnswerContext } from "../../../src/dialects/dialect.ts";
import { piNative } from "../../../src/dialects/pi_native/mod.ts";
import { createSseReader } from "../../../src/relay/sse.ts";
import { readSse } from "../../support/sse.ts";

/** A client that asked for `up/m`. */
export const CONTEXT: AnswerContext = {
  model: "up/m",
  created: 7,
  request: {},
  estimatedInputTokens: 0,
  newId: (prefix) => `${prefix}x`,
};

/** The events of an answer with this content. */
export function eventsOf(content: AssistantPart[], finish: Finish): CanonicalEvent[] {
  const events: CanonicalEvent[] = [];
  unfold({ content, finish }, (event) => events.push(event));
  return events;
}

/** The stream that a client is sent for `events`. */
export function write(events: readonly CanonicalEvent[]): string {
  const encoder = piNative.createStreamEncoder(CONTEXT);
  return events.map((event) => encoder.step(event)).join("");
}

/** The events in a written stream, `[DONE]` left out. */
export function framesOf(sse: string): JsonObject[] {
  const { frames, rest } = readSse(sse);
  assert.equal(rest, "");
  return frames.flatMap(({ data }) => data === "[DONE]" ? [] : [JSON.parse(data)]);
}

/** The events that a provider's events mean. */
export function read(events: readonly (JsonObject | string)[]): CanonicalEvent[] {
  const seen: CanonicalEvent[] = [];
  const decoder = piNative.createStreamDecoder();
  for (const event of events) {
    const data = typeof event === "string" ? event : JSON.stringify(event);
    decoder.step({ data }, (one) => seen.push(one));
  }
  decoder.end((one) => seen.push(one));
  return seen;
}

/** The events that a provider's bytes mean, cut into these pieces. */
export function readBytes(pieces: Iterable<Uint8Array>): CanonicalEvent[] {
  const seen: CanonicalEvent[] = [];
  const decoder = piNative.createStreamDecoder();
  const reader = createSseReader((frame) => decoder.step(frame, (one) => seen.push(one)));
  for (const piece of pieces) reader.push(piece);
  reader.end();
  decoder.end((one) => seen.push(one));
  return seen;
}

/** The whole answer that `events` add up to. */
export function folded(events: readonly CanonicalEvent[]): Reply {
  const fold = createFold();
  events.forEach(fold.step);
  return fold.reply();
}

/** A turn of Pi's, as its gateway tells it. */
export function turn(content: JsonObject[], more: JsonObject = {}): JsonObject {
  return {
    role: "assistant",
    content,
    api: "anthropic-messages",
    provider: "anthropic",
    model: "claude",
    usage: { input: 3, output: 2, cacheRead: 1, cacheWrite: 0, totalTokens: 6, cost: {} },
    stopReason: "stop",
    timestamp: 1,
    ...more,
  };
}

/** What a thought of such a turn is given back with. */
export function tokenOf(signature: string, more: JsonObject = {}): string {
  const stamps = { api: "anthropic-messages", provider: "anthropic", model: "claude" };
  return JSON.stringify({ ...stamps, signature, ...more });
}
