/**
 * Reads Gemini answers as a strict client would. A stream has no last event of its own: it has ended
 * well when its last candidate tells why.
 *
 * @module
 */

import assert from "node:assert/strict";
import { array, count, type Json, maybe, object, objects, string } from "./json.ts";
import { readFault } from "./read_fault.ts";
import { type Ending, type Seen, type SeenPart, type SeenUsage, StreamBroken } from "./seen.ts";
import type { Frame } from "./sse.ts";

const ENDINGS: Readonly<Record<string, Ending>> = {
  STOP: "stop",
  MAX_TOKENS: "length",
  SAFETY: "filter",
  RECITATION: "filter",
  BLOCKLIST: "filter",
  PROHIBITED_CONTENT: "filter",
  SPII: "filter",
};

/** What an answer has told so far. */
interface Gathered {
  head: Json;
  parts: SeenPart[];
  ending?: Ending;
  usage?: SeenUsage;
}

/**
 * Reads a stream.
 *
 * @param strict Whether it must keep to what the vendor's own does; recordings passed on as they
 * are need not.
 */
export function readGeminiStream(frames: Frame[], strict: boolean): Seen {
  const gathered: Gathered = { head: {}, parts: [] };
  for (const frame of frames) {
    if (strict) assert.equal(frame.event, "", "Gemini's frames carry no event field");
    const chunk = object(JSON.parse(frame.data), "chunk");
    if (chunk.error) throw new StreamBroken(gathered.parts, readFault("gemini", chunk));
    if (strict && gathered.ending) {
      assert.equal(partsIn(chunk).length, 0, "nothing of an answer follows its finish reason");
    }
    gather(gathered, chunk, strict);
  }
  if (gathered.ending === undefined) throw new StreamBroken(gathered.parts);
  return seenOf(gathered, gathered.ending);
}

/** Reads a whole answer. */
export function readGeminiReply(body: Json): Seen {
  const gathered: Gathered = { head: {}, parts: [] };
  gather(gathered, body, false);
  return seenOf(gathered, gathered.ending ?? "stop");
}

function seenOf({ head, parts, usage }: Gathered, ending: Ending): Seen {
  const calls = parts.some((part) => part.type === "tool");
  return {
    id: String(head.responseId ?? ""),
    model: String(head.modelVersion ?? ""),
    parts,
    // The wire says STOP also when calls wait for results.
    ending: ending === "stop" && calls ? "tool" : ending,
    ...(usage === undefined ? {} : { usage }),
  };
}

function candidateOf(chunk: Json): Json {
  const candidates = objects(chunk.candidates ?? [], "candidates");
  return candidates.find((candidate) => count(candidate.index) === 0) ?? {};
}

function partsIn(chunk: Json): Json[] {
  const parts = objects(maybe(candidateOf(chunk), "content").parts ?? [], "parts");
  return parts.filter((part) => part.text !== "" || part.thoughtSignature !== undefined);
}

function gather(into: Gathered, chunk: Json, strict: boolean): void {
  into.head = { ...into.head, ...chunk };
  const candidate = candidateOf(chunk);
  if (strict && candidate.content) {
    assert.equal(maybe(candidate, "content").role, "model", "a candidate speaks as the model");
  }
  for (const part of partsIn(chunk)) gatherPart(into.parts, part, strict);
  if (candidate.finishReason) into.ending = endingOf(string(candidate.finishReason), strict);
  const { blockReason, blockReasonMessage } = maybe(chunk, "promptFeedback");
  if (blockReason || blockReasonMessage) into.ending = "filter";
  if (chunk.usageMetadata) into.usage = usageOf(object(chunk.usageMetadata));
}

function gatherPart(parts: SeenPart[], part: Json, strict: boolean): void {
  const last = parts.at(-1);
  if (typeof part.text === "string") {
    const type = part.thought === true ? "thinking" : "text";
    // A text part signs what came before it, and is itself no thinking.
    if (last?.type === type) last.text += part.text;
    else if (part.text !== "") parts.push({ type, text: part.text });
  } else if (part.functionCall !== undefined) {
    const call = object(part.functionCall, "functionCall");
    if (strict) assert.ok(string(call.name) !== "", "a call names its function");
    gatherCall(parts, call);
  } else {
    const [name = "nothing"] = Object.keys(part).filter((key) => key !== "thoughtSignature");
    if (name !== "nothing") parts.push({ type: "other", name });
  }
}

/** A call whose name is missing goes on with the one before. */
function gatherCall(parts: SeenPart[], call: Json): void {
  const { name, args } = call;
  if (typeof name !== "string" || name === "") return;
  const id = typeof call.id === "string" ? call.id : `call_${parts.length}`;
  parts.push({ type: "tool", id, name, arguments: JSON.stringify(args ?? {}) });
}

function endingOf(reason: string, strict: boolean): Ending {
  const ending = ENDINGS[reason];
  if (ending === undefined && strict) throw new Error(`Unknown finishReason ${reason}`);
  return ending ?? "stop";
}

function usageOf(usage: Json): SeenUsage {
  const thoughts = usage.thoughtsTokenCount;
  const seen: SeenUsage = {
    prompt: count(usage.promptTokenCount) + count(usage.toolUsePromptTokenCount),
    cached: count(usage.cachedContentTokenCount),
    output: count(usage.candidatesTokenCount) + count(thoughts),
  };
  if (typeof thoughts === "number") seen.reasoning = thoughts;
  return seen;
}

/** The frames of a body that is a JSON list of chunks, as the wire answers without `alt=sse`. */
export function framesOfList(text: string): Frame[] {
  return array(JSON.parse(text)).map((chunk) => ({ event: "", data: JSON.stringify(chunk) }));
}
