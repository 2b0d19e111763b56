/** What the tests of the Responses dialect share. */

import assert from "node:assert/strict";
import type { CanonicalEvent } from "../../../src/canonical/event.ts";
import { type Fault, FaultError } from "../../../src/canonical/fault.ts";
import { unfold } from "../../../src/canonical/fold.ts";
import type { JsonObject } from "../../../src/canonical/json.ts";
import type { Reply } from "../../../src/canonical/reply.ts";
import type {
  AssistantPart,
  CanonicalRequest,
  Message,
  TextPart,
} from "../../../src/canonical/request.ts";
import type {
  AnswerContext,
  DecodedRequest,
  EncodedRequest,
  SseFrame,
} from "../../../src/dialects/dialect.ts";
import { openAiResponses } from "../../../src/dialects/openai_responses/mod.ts";

/** Reads a client's body. */
export function decode(body: JsonObject): DecodedRequest {
  return openAiResponses.decodeRequest({ model: "m", input: "hi", ...body });
}

/** The messages that these items amount to. */
export function messagesOf(...input: JsonObject[]): Message[] {
  return decode({ input }).request.messages;
}

/** Writes a provider's body, as it looks on the wire. */
export function encode(request: Partial<CanonicalRequest>): EncodedRequest {
  const { body, dropped } = openAiResponses.encodeRequest(
    { model: "public", messages: [], tools: [], stream: false, ...request },
    { model: "m", profile: {} },
  );
  const wire: JsonObject = JSON.parse(JSON.stringify(body));
  assert.deepEqual(wire, body, "the body holds nothing that JSON does not");
  return { body: wire, dropped };
}

/** The items that these messages become. */
export function inputOf(...messages: Message[]): JsonObject[] {
  const { input } = encode({ messages }).body;
  assert.ok(Array.isArray(input));
  return input as JsonObject[];
}

/** The fault that `act` is refused with, which is the caller's. */
export function refused(act: () => unknown): Fault {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof FaultError, String(error));
    assert.equal(error.fault.status, 400);
    return error.fault;
  }
  return assert.fail("nothing was thrown");
}

/** A text part. */
export function text(value: string): TextPart {
  return { type: "text", text: value };
}

/** Somebody said hi. */
export const user: Message = { role: "user", content: [text("hi")] };

/** A context whose ids count up. */
export function contextOf(request: JsonObject = {}): AnswerContext {
  let ids = 0;
  return {
    model: "public",
    created: 1700000000,
    request: { model: "public", input: "hi", ...request },
    estimatedInputTokens: 3,
    newId: (prefix) => `${prefix}${String(ids++).padStart(24, "0")}`,
  };
}

/** The SSE text that `events` become. */
export function streamOf(events: CanonicalEvent[], context: AnswerContext = contextOf()): string {
  const encoder = openAiResponses.createStreamEncoder(context);
  return events.map((event) => encoder.step(event)).join("");
}

/** The frames of an SSE text. */
export function framesOf(sse: string): SseFrame[] {
  return sse.split("\n\n").filter((block) => block !== "").map((block) => {
    const match = /^event: (.+)\ndata: (.+)$/.exec(block);
    assert.ok(match, `a named event with one line of data: ${block}`);
    return { event: match[1], data: match[2] ?? "" };
  });
}

/** The data of the frames of an SSE text; the event's name is in the data too. */
export function dataOf(sse: string): JsonObject[] {
  return framesOf(sse).map(({ event, data }) => {
    const parsed: JsonObject = JSON.parse(data);
    assert.equal(parsed.type, event);
    return parsed;
  });
}

/** The events that a provider's frames mean, the end of the bytes included. */
export function eventsOf(frames: (JsonObject | SseFrame)[]): CanonicalEvent[] {
  const events: CanonicalEvent[] = [];
  const decoder = openAiResponses.createStreamDecoder();
  for (const frame of frames) {
    const sse = typeof frame.data === "string"
      ? frame as SseFrame
      : { data: JSON.stringify(frame) };
    decoder.step(sse, (event) => events.push(event));
  }
  decoder.end((event) => events.push(event));
  return events;
}

/** An answer that is done. */
export function replyOf(content: AssistantPart[], more: Partial<Reply> = {}): Reply {
  return { content, finish: { reason: "stop" }, ...more };
}

/** The events of a stream of `reply`. */
export function told(reply: Reply): CanonicalEvent[] {
  const events: CanonicalEvent[] = [];
  unfold(reply, (event) => events.push(event));
  return events;
}

/** The final response object of a stream. */
export function finalOf(sse: string): JsonObject {
  const last = dataOf(sse).at(-1)?.response;
  assert.ok(last);
  return last as JsonObject;
}
