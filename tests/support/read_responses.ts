/**
 * Reads Responses answers as a strict client would. A stream is gathered twice, from its deltas and
 * from the complete items it tells, and the two must be equal.
 *
 * @module
 */

import assert from "node:assert/strict";
import { array, count, type Json, maybe, object, objects, string } from "./json.ts";
import { readFault } from "./read_fault.ts";
import { type Ending, type Seen, type SeenPart, type SeenUsage, StreamBroken } from "./seen.ts";
import type { Frame } from "./sse.ts";

/** What the deltas of one item added up to, by place in the item. */
type Deltas = Map<string, string>;

/** Where each delta event adds, and which field of the done event must equal the sum. */
const DELTAS: Readonly<Record<string, { place: string; done: string }>> = {
  "response.output_text": { place: "content_index", done: "text" },
  "response.refusal": { place: "content_index", done: "refusal" },
  "response.reasoning_text": { place: "content_index", done: "text" },
  "response.reasoning_summary_text": { place: "summary_index", done: "text" },
  "response.function_call_arguments": { place: "", done: "arguments" },
  "response.custom_tool_call_input": { place: "", done: "input" },
};

/** Reads a stream. */
export function readResponsesStream(frames: Frame[], strict: boolean): Seen {
  const items: Json[] = [];
  const deltas: Deltas[] = [];
  const done: (Json | undefined)[] = [];
  let created: Json | undefined;
  let last: Json | undefined;
  const parts = (): SeenPart[] =>
    items.flatMap((item, at) => {
      const whole = done[at];
      return whole ? partsOf(whole) : partsSoFar(item, deltas[at]);
    });

  for (const [at, frame] of frames.entries()) {
    if (frame.data === "[DONE]" && !strict) continue;
    const event = object(JSON.parse(frame.data), "event");
    const type = event.type === undefined && event.error ? "error" : string(event.type);
    if (strict) {
      assert.equal(frame.event, type, "the event field tells the type");
      assert.equal(event.sequence_number, at, "sequence numbers count up from 0");
    }
    assert.equal(last, undefined, "nothing may follow the last event");
    if (type === "error") {
      const error = event.error ? event : { error: event };
      throw new StreamBroken(parts(), readFault("openai-responses", error));
    }
    if (type === "response.failed") {
      const { error } = object(event.response);
      const fault = { type: "response.failed", ...object(error) };
      throw new StreamBroken(parts(), readFault("openai-responses", { error: fault }));
    }
    if (type === "response.created") {
      created = object(event.response);
      if (strict) assert.equal(created.status, "in_progress");
    } else assert.ok(created || !strict, "response.created comes first");

    if (type === "response.output_item.added") {
      if (strict) assert.equal(event.output_index, items.length, "output indexes count up");
      items.push(object(event.item));
      deltas.push(new Map());
    } else if (type === "response.output_item.done") {
      const index = count(event.output_index);
      const item = object(event.item);
      if (strict) checkItem(item, items[index], deltas[index], done[index]);
      done[index] = item;
    } else if (type === "response.completed" || type === "response.incomplete") {
      last = object(event.response);
      if (strict) checkLast(last, created, done, type);
    } else addDelta(type, event, items, deltas, strict);
  }
  if (last === undefined) throw new StreamBroken(parts());
  return readResponsesReply(last);
}

/** Adds a delta, or compares a done event with the sum. */
function addDelta(
  type: string,
  event: Json,
  items: Json[],
  deltas: Deltas[],
  strict: boolean,
): void {
  const stem = type.replace(/\.(delta|done)$/, "");
  const known = DELTAS[stem];
  if (known === undefined || stem === type) return;
  const index = count(event.output_index);
  const item = items[index];
  assert.ok(item || !strict, "deltas are for items that were added");
  if (strict) assert.equal(event.item_id, item?.id, "deltas name their item");
  const key = `${stem}/${known.place === "" ? "" : count(event[known.place])}`;
  const sum = deltas[index]?.get(key) ?? "";
  if (type.endsWith(".done")) {
    if (strict) assert.equal(event[known.done], sum, `${type} equals its deltas`);
  } else {
    assert.ok(event.delta !== "" || !strict, "no empty deltas");
    deltas[index]?.set(key, sum + string(event.delta));
  }
}

/** What an item that never came to its end has said. */
function partsSoFar(item: Json, sums: Deltas | undefined): SeenPart[] {
  const text = [...sums?.values() ?? []].join("");
  if (item.type === "message") return [{ type: "text", text }];
  if (item.type === "reasoning") return [{ type: "thinking", text }];
  if (item.type === "function_call") return [call(item, text)];
  return partsOf(item);
}

/** The item told at its end is the one that was streamed. */
function checkItem(
  item: Json,
  added: Json | undefined,
  sums: Deltas | undefined,
  before: Json | undefined,
): void {
  assert.ok(added && sums, "an item is added before it is done");
  assert.equal(before, undefined, "an item is done once");
  assert.equal(item.id, added.id, "an item keeps its id");
  assert.equal(item.type, added.type, "an item keeps its type");
  const told: Deltas = new Map();
  const tell = (stem: string, place: number | "", text: unknown) => {
    if (typeof text === "string" && text !== "") told.set(`${stem}/${place}`, text);
  };
  if (item.type === "function_call") tell("response.function_call_arguments", "", item.arguments);
  if (item.type === "custom_tool_call") tell("response.custom_tool_call_input", "", item.input);
  for (const [at, part] of objects(item.summary ?? []).entries()) {
    tell("response.reasoning_summary_text", at, part.text);
  }
  for (const [at, part] of objects(item.content ?? []).entries()) {
    if (part.type === "output_text") tell("response.output_text", at, part.text);
    if (part.type === "refusal") tell("response.refusal", at, part.refusal);
    if (part.type === "reasoning_text") tell("response.reasoning_text", at, part.text);
  }
  assert.deepEqual(told, sums, "output_item.done equals what was streamed");
}

function checkLast(
  last: Json,
  created: Json | undefined,
  done: (Json | undefined)[],
  type: string,
): void {
  assert.equal(last.id, created?.id, "the response keeps its id");
  assert.equal(last.created_at, created?.created_at);
  assert.equal(last.object, "response");
  assert.equal(last.status, type.slice("response.".length));
  assert.deepEqual(last.output, done, "the final output is the items that were told");
}

/** Reads a whole answer. */
export function readResponsesReply(body: Json): Seen {
  assert.equal(body.object, "response");
  const parts = objects(body.output, "output").flatMap(partsOf);
  return {
    id: string(body.id),
    model: string(body.model),
    parts,
    ending: endingOf(body, parts),
    ...(body.usage ? { usage: usageOf(object(body.usage)) } : {}),
  };
}

function partsOf(item: Json): SeenPart[] {
  switch (item.type) {
    case "message":
      return objects(item.content ?? []).map((part): SeenPart =>
        part.type === "refusal"
          ? { type: "refusal", text: string(part.refusal) }
          : { type: "text", text: string(part.text) }
      );
    case "reasoning": {
      const pieces = [...array(item.summary ?? []), ...array(item.content ?? [])];
      const text = pieces.map((piece) => String(object(piece).text)).join("\n\n");
      const signature = item.encrypted_content;
      return [{
        type: "thinking",
        text,
        ...(typeof signature === "string" && signature !== "" ? { signature } : {}),
      }];
    }
    case "function_call":
      return [call(item, item.arguments)];
    case "custom_tool_call":
      return [call(item, item.input)];
    default:
      return [{ type: "other", name: string(item.type) }];
  }
}

function call(item: Json, text: unknown): SeenPart {
  return {
    type: "tool",
    id: string(item.call_id),
    name: string(item.name),
    arguments: string(text),
  };
}

function endingOf(body: Json, parts: SeenPart[]): Ending {
  if (body.status === "incomplete") {
    const reason = maybe(body, "incomplete_details").reason;
    if (reason === "max_output_tokens") return "length";
    if (reason === "content_filter") return "filter";
    throw new Error(`Unknown incomplete reason ${String(reason)}`);
  }
  assert.equal(body.status, "completed");
  return parts.some((part) => part.type === "tool") ? "tool" : "stop";
}

function usageOf(usage: Json): SeenUsage {
  const reasoning = maybe(usage, "output_tokens_details").reasoning_tokens;
  const seen: SeenUsage = {
    prompt: count(usage.input_tokens),
    cached: count(maybe(usage, "input_tokens_details").cached_tokens),
    output: count(usage.output_tokens),
  };
  if (typeof reasoning === "number") seen.reasoning = reasoning;
  if (typeof usage.total_tokens === "number") seen.total = usage.total_tokens;
  return seen;
}
