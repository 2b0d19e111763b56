/**
 * A client's stream: Pi's events, one a `data:` frame, and `[DONE]`.
 *
 * Pi repeats the whole turn so far as `partial` in every event, so that a stream costs the
 * square of its length. Its client needs an assistant message there, but reads little of it: of the
 * block that the event is about, the signature of a thought and the id and name of a call; the rest
 * it gathers from the deltas itself, and the turn that counts is the one in `done` or `error`. So
 * `partial` is the message without its content, which is the same text all through a stream. Where a
 * block starts or ends, the block stands in it, at its index, behind empty ones.
 *
 * Blocks that have no events (reasoning that was encrypted whole, server tools) stand in every
 * `partial` that has content, and in the turn.
 *
 * @module
 */

import type { BlockStartEvent, CanonicalEvent, FinishEvent } from "../../canonical/event.ts";
import type { Fault } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { AssistantPart } from "../../canonical/request.ts";
import type { Usage } from "../../canonical/usage.ts";
import type { AnswerContext, StreamEncoder } from "../dialect.ts";
import { dataEvent } from "../sse_text.ts";
import { writeBlock } from "./content_encode.ts";
import { DONE, errorEvents } from "./fault.ts";
import { writeFinish } from "./finish.ts";
import { stampsOf } from "./stamps.ts";
import { writeUsage } from "./usage.ts";

/** A block that events tell of. */
interface Open {
  /** Its place in the turn. */
  readonly at: number;
  readonly part: AssistantPart;
  /** What every event of it is called after. */
  readonly name: "text" | "thinking" | "toolcall";
  readonly pieces: string[];
  /** A delta's frame up to the text. */
  readonly head: string;
}

/** Creates a writer of one stream. */
export function createStreamEncoder(context: AnswerContext): StreamEncoder {
  const turn: JsonObject = {
    role: "assistant",
    content: [],
    ...stampsOf(context.model),
    usage: writeUsage(),
    timestamp: context.created * 1000,
  };
  /** The blocks that are complete, by their place. */
  const told: JsonObject[] = [];
  /** The JSON text that stands for each block in a `partial` about another one. */
  const stand: string[] = [];
  const open = new Map<number, Open>();
  let usage: Usage | undefined;
  let begun = false;
  let head = "";
  let tail = "";

  /** Once a stream: what is known by now of who answers stays. */
  function begin(id?: string, counts?: Usage): string {
    if (begun) return "";
    begun = true;
    usage = counts;
    if (id !== undefined) turn.responseId = id;
    turn.usage = writeUsage(counts);
    const { role, content: _, ...rest } = turn;
    head = `,"partial":{"role":${JSON.stringify(role)},"content":[`;
    tail = `],${JSON.stringify({ ...rest, stopReason: "stop" }).slice(1)}}\n\n`;
    return `data: {"type":"start"${head}${tail}`;
  }

  function event(type: string, at: number, more: JsonObject, block?: JsonObject): string {
    const members = JSON.stringify({ type, contentIndex: at, ...more }).slice(0, -1);
    const content = block === undefined ? "" : contentUpTo(at, block);
    return `data: ${members}${head}${content}${tail}`;
  }

  function contentUpTo(at: number, block: JsonObject): string {
    return [...stand.slice(0, at), JSON.stringify(block)].join(",");
  }

  function startBlock({ index, part }: BlockStartEvent): string {
    const block = writeBlock(part);
    if (block === undefined) return "";
    const at = stand.length;
    const name = nameOf(part);
    stand.push(name === undefined && part.type !== "image" ? JSON.stringify(block) : EMPTY);
    if (name === undefined) {
      told[at] = block;
      return part.type === "image" ? event("image_end", at, { content: block }, block) : "";
    }
    const start = `data: {"type":"${name}_delta","contentIndex":${at},"delta":`;
    open.set(index, { at, part: { ...part }, name, pieces: [], head: start });
    return event(`${name}_start`, at, {}, block);
  }

  function addText(index: number, text: string): string {
    const block = open.get(index);
    if (block === undefined) return "";
    block.pieces.push(text);
    return `${block.head}${JSON.stringify(text)}${head}${tail}`;
  }

  function stopBlock(index: number): string {
    const found = open.get(index);
    if (found === undefined) return "";
    open.delete(index);
    const { at, name } = found;
    const { text, block } = blockOf(found);
    told[at] = block;
    const more = name === "toolcall" ? { toolCall: block } : { content: text };
    return event(`${name}_end`, at, more, block);
  }

  /** The turn as far as it came; a call that was cut off is none. */
  function turnSoFar(counts: Usage | undefined): JsonObject {
    for (const block of open.values()) {
      if (block.name !== "toolcall") told[block.at] = blockOf(block).block;
    }
    return { ...turn, content: told.filter((block) => block), usage: writeUsage(counts) };
  }

  function finish({ finish, usage: counts = usage }: FinishEvent): string {
    const message = { ...turnSoFar(counts), ...writeFinish(finish) };
    const { stopReason: reason } = message;
    const last = reason === "error"
      ? { type: "error", reason, error: message }
      : { type: "done", reason, message };
    return dataEvent(JSON.stringify(last)) + DONE;
  }

  function fail(fault: Fault): string {
    return errorEvents(turnSoFar(usage), fault);
  }

  function write(event: Exclude<CanonicalEvent, { type: "start" | "fault" }>): string {
    switch (event.type) {
      case "text_delta":
      case "thinking_delta":
      case "arguments_delta":
      case "refusal_delta":
        return addText(event.index, event.text);
      case "block_start":
        return startBlock(event);
      case "block_stop":
        return stopBlock(event.index);
      case "signature": {
        const part = open.get(event.index)?.part;
        if (part?.type !== "thinking") return "";
        part.signature = event.signature;
        part.origin = event.origin;
        return "";
      }
      case "usage":
        usage = event.usage;
        return "";
      case "citation":
        return "";
      case "finish":
        return finish(event);
    }
  }

  return {
    step(event) {
      if (event.type === "start") return begin(event.id, event.usage);
      if (event.type === "fault") return fail(event.fault);
      return begin() + write(event);
    },
  };
}

/** Stands for a block that is told elsewhere. */
const EMPTY = '{"type":"text","text":""}';

function nameOf({ type }: AssistantPart): Open["name"] | undefined {
  switch (type) {
    case "text":
    case "refusal":
      return "text";
    case "thinking":
      return "thinking";
    case "tool_call":
      return "toolcall";
    default:
      return undefined;
  }
}

function blockOf({ part, pieces }: Open): { text: string; block: JsonObject } {
  const text = pieces.join("");
  const whole = part.type === "tool_call"
    ? { ...part, arguments: part.arguments + text }
    : "text" in part
    ? { ...part, text: part.text + text }
    : part;
  return { text: "text" in whole ? whole.text : text, block: writeBlock(whole) ?? {} };
}
