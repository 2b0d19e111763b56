/**
 * A client of Pi's own wire, written from the description of Pi's: it posts
 * `modelId`, `context`, `options` and `stream`, believes every event as it is, gathers the turn from
 * the deltas, and reads in `partial` what Pi reads there, without looking first whether it
 * is there. What counts in the end is the turn of the last event.
 *
 * @module
 */

import type { Gateway } from "../../../mod.ts";
import { ask } from "../../support/gateway.ts";
import { array, type Json, object, string } from "../../support/json.ts";
import { readSse } from "../../support/sse.ts";

/** How a turn went. */
export interface Turn {
  /** The turn of the last event. */
  readonly message: Json;
  /** The blocks as they were gathered from the events. */
  readonly gathered: Json[];
  /** The events in order. */
  readonly types: string[];
  readonly comments: string[];
  readonly response: Response;
}

/** A gateway's refusal before the first event. */
export class Refused extends Error {
  readonly status: number;
  readonly error: Json;

  /** What it said, and with which status. */
  constructor(status: number, error: Json) {
    super(string(error.message));
    this.status = status;
    this.error = error;
  }
}

/** Asks for a turn, streamed. */
export async function stream(
  gateway: Gateway,
  modelId: string,
  context: Json,
  options: Json = {},
): Promise<Turn> {
  const response = await ask(gateway, "/v1/pi/stream", { modelId, context, options, stream: true });
  if (!response.ok) throw new Refused(response.status, object(object(await response.json()).error));
  return { ...readTurn(await response.text()), response };
}

/** Asks for a turn, whole. */
export async function complete(
  gateway: Gateway,
  modelId: string,
  context: Json,
  options: Json = {},
): Promise<Json> {
  const body = { modelId, context, options, stream: false };
  const response = await ask(gateway, "/v1/pi/stream", body);
  if (!response.ok) throw new Refused(response.status, object(object(await response.json()).error));
  return object(object(await response.json()).message);
}

/** Reads a stream's text. */
export function readTurn(text: string): Omit<Turn, "response"> {
  const { frames, comments } = readSse(text);
  const blocks = new Map<number, Json>();
  const types: string[] = [];
  let message: Json | undefined;
  for (const { data } of frames) {
    if (data === "[DONE]") break;
    const event = object(JSON.parse(data));
    types.push(string(event.type));
    if (message !== undefined) throw new Error("an event after the last");
    if (event.type === "done") message = object(event.message);
    else if (event.type === "error") {
      message = object(event.error);
      // Pi asks this of the turn before anything else.
      string(message.stopReason);
    } else gather(blocks, event);
  }
  if (message === undefined) throw new Error("stream closed before a terminal response event");
  const gathered = [...blocks].sort(([a], [b]) => a - b).map(([, block]) => block);
  return { message, gathered, types, comments };
}

function gather(blocks: Map<number, Json>, event: Json): void {
  const partial = object(event.partial, "partial");
  object(object(partial.usage, "partial.usage").cost, "partial.usage.cost");
  const content = array(partial.content, "partial.content");
  for (const each of content) object(each, "a block of a partial");
  if (event.type === "start") return;
  const at = event.contentIndex as number;
  const told = content[at] as Json | undefined;
  const block = blocks.get(at);
  switch (event.type) {
    case "text_start":
      return void blocks.set(at, { type: "text", text: "" });
    case "thinking_start":
      return void blocks.set(at, { type: "thinking", thinking: "" });
    case "toolcall_start":
      if (told?.type !== "toolCall") throw new Error("a call without its block");
      return void blocks.set(at, { ...told, text: "" });
    case "text_delta":
    case "toolcall_delta":
      if (block === undefined) throw new Error("a delta of a block that never started");
      block.text += string(event.delta);
      return;
    case "thinking_delta":
      if (block === undefined) throw new Error("a delta of a block that never started");
      block.thinking += string(event.delta);
      return;
    case "thinking_end":
      if (block !== undefined && told?.thinkingSignature !== undefined) {
        block.thinkingSignature = told.thinkingSignature;
      }
      return;
    case "toolcall_end":
      if (block?.text !== "") JSON.parse(string(block?.text));
      return void blocks.set(at, object(event.toolCall));
    case "image_end":
      return void blocks.set(at, object(event.content));
  }
}
