/**
 * A message as a stream of server-sent events. It is pulled: the next event is written when it is
 * wanted, so no timer is needed and a reader who leaves costs nothing more.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import { namedEvent } from "../../dialects/sse_text.ts";
import { countWords, type DemoBlock, type DemoMessage } from "./message.ts";

/** The bytes of `message`, streamed. */
export function streamOf(message: DemoMessage): ReadableStream<Uint8Array> {
  const frames = framesOf(message);
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      const next = frames.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  }, { highWaterMark: 0 });
}

function* framesOf(message: DemoMessage): Generator<string, undefined> {
  const { content, stop_reason, stop_sequence, usage } = message;
  yield frame("message_start", {
    message: {
      ...message,
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { ...usage, output_tokens: 1 },
    },
  });
  yield frame("ping", {});
  for (const [index, block] of content.entries()) {
    yield frame("content_block_start", { index, content_block: opening(block) });
    for (const delta of deltasOf(block)) yield frame("content_block_delta", { index, delta });
    yield frame("content_block_stop", { index });
  }
  yield frame("message_delta", { delta: { stop_reason, stop_sequence }, usage: { ...usage } });
  yield frame("message_stop", {});
}

function frame(type: string, fields: JsonObject): string {
  return namedEvent(type, JSON.stringify({ type, ...fields }));
}

function opening(block: DemoBlock): JsonObject {
  switch (block.type) {
    case "thinking":
      return { type: "thinking", thinking: "", signature: "" };
    case "text":
      return { type: "text", text: "" };
    case "tool_use":
      return { type: "tool_use", id: block.id, name: block.name, input: {} };
  }
}

function deltasOf(block: DemoBlock): JsonObject[] {
  switch (block.type) {
    case "thinking":
      return [
        ...pieces(block.thinking).map((thinking) => ({ type: "thinking_delta", thinking })),
        { type: "signature_delta", signature: block.signature },
      ];
    case "text":
      return pieces(block.text).map((text) => ({ type: "text_delta", text }));
    case "tool_use":
      return slices(JSON.stringify(block.input)).map((partial_json) => ({
        type: "input_json_delta",
        partial_json,
      }));
  }
}

/** Two words at a time, with the white space around them. */
function pieces(text: string): string[] {
  return countWords(text) === 0 ? [] : text.match(/\s*\S+\s*(?:\S+\s*)?/g) ?? [];
}

/** A few characters at a time, after the empty piece that the real API begins with. */
function slices(json: string): string[] {
  const parts = [""];
  for (let at = 0; at < json.length; at += 8) parts.push(json.slice(at, at + 8));
  return parts;
}
