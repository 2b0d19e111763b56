/**
 * Reads Chat Completions answers as a strict client would.
 *
 * @module
 */

import assert from "node:assert/strict";
import { array, count, type Json, maybe, object, objects, string } from "./json.ts";
import { type Ending, type Seen, type SeenPart, type SeenUsage, StreamBroken } from "./seen.ts";
import { readFault } from "./read_fault.ts";
import type { Frame } from "./sse.ts";

const ENDINGS: Readonly<Record<string, Ending>> = {
  stop: "stop",
  eos: "stop",
  length: "length",
  tool_calls: "tool",
  content_filter: "filter",
};

/** What of a message is gathered while it streams. */
interface Gathered {
  text: string;
  thinking: string;
  refusal: string;
  signature: string;
  tools: { id: string; name: string; arguments: string }[];
}

/**
 * Reads a stream.
 *
 * @param strict Whether the stream must keep to everything OpenAI's own does; recordings of other
 * vendors, passed on as they are, need not.
 */
export function readChatStream(frames: Frame[], strict: boolean): Seen {
  const gathered: Gathered = { text: "", thinking: "", refusal: "", signature: "", tools: [] };
  let head: Json | undefined;
  let reason: string | undefined;
  let usage: SeenUsage | undefined;
  let done = false;

  for (const frame of frames) {
    assert.ok(!done || !strict, "nothing may follow [DONE]");
    if (strict) assert.equal(frame.event, "", "chat frames carry no event field");
    if (frame.data === "[DONE]") {
      done = true;
      continue;
    }
    // Clients read no further than the mark.
    if (done) continue;
    const chunk = object(JSON.parse(frame.data), "chunk");
    if (chunk.error) throw new StreamBroken(partsOf(gathered), readFault("openai-chat", chunk));
    if (strict) checkChunk(chunk, head, reason);
    head ??= chunk;
    if (chunk.usage) usage = usageOf(object(chunk.usage));
    for (const choice of objects(chunk.choices ?? [], "choices")) {
      if (count(choice.index) !== 0) continue;
      gather(gathered, maybe(choice, "delta"), strict);
      if (choice.finish_reason) reason = string(choice.finish_reason);
    }
  }
  if (reason === undefined || (strict && !done)) throw new StreamBroken(partsOf(gathered));
  return {
    id: String(head?.id),
    model: String(head?.model),
    parts: partsOf(gathered),
    ending: endingOf(reason, strict),
    ...(usage === undefined ? {} : { usage }),
  };
}

function checkChunk(chunk: Json, head: Json | undefined, reason: string | undefined): void {
  assert.equal(chunk.object, "chat.completion.chunk");
  assert.equal(typeof chunk.created, "number");
  const choices = objects(chunk.choices, "choices");
  if (chunk.usage) assert.equal(choices.length, 0, "the usage chunk has no choices");
  else assert.equal(choices.length, 1);
  if (head === undefined) {
    assert.equal(object(choices[0]?.delta).role, "assistant", "the first delta tells the role");
  } else {
    for (const key of ["id", "created", "model"]) assert.equal(chunk[key], head[key], key);
  }
  for (const choice of choices) {
    assert.equal(choice.index, 0);
    assert.equal(reason, undefined, "nothing of a choice follows its finish reason");
    assert.ok("finish_reason" in choice, "finish_reason is there, if only null");
  }
}

function gather(into: Gathered, delta: Json, strict: boolean): void {
  if (typeof delta.content === "string") into.text += delta.content;
  else if (Array.isArray(delta.content)) gatherMistral(into, objects(delta.content));
  if (typeof delta.refusal === "string") into.refusal += delta.refusal;
  const reasoning = delta.reasoning_content || delta.reasoning;
  if (typeof reasoning === "string") into.thinking += reasoning;
  for (const detail of objects(delta.reasoning_details ?? [])) {
    if (typeof detail.signature === "string") into.signature += detail.signature;
  }
  for (const call of objects(delta.tool_calls ?? [], "tool_calls")) gatherCall(into, call, strict);
}

/** Mistral's reasoning models stream content as parts. */
function gatherMistral(into: Gathered, parts: Json[]): void {
  for (const part of parts) {
    if (part.type === "text") into.text += string(part.text);
    else if (part.type === "thinking") {
      for (const inner of objects(part.thinking)) into.thinking += String(inner.text ?? "");
    }
  }
}

function gatherCall(into: Gathered, call: Json, strict: boolean): void {
  const index = typeof call.index === "number" ? call.index : into.tools.length;
  const body = call.custom === undefined ? maybe(call, "function") : maybe(call, "custom");
  const piece = call.custom === undefined ? body.arguments : body.input;
  const known = into.tools[index];
  if (known) known.arguments += typeof piece === "string" ? piece : "";
  else {
    if (strict) {
      assert.ok(Number.isInteger(call.index), "tool index is an integer");
      assert.equal(index, into.tools.length, "tool indexes count up");
      assert.ok(string(call.id) !== "" && string(body.name) !== "", "a call begins with its name");
      assert.ok(call.type === "function" || call.type === "custom");
    }
    into.tools[index] = {
      id: String(call.id),
      name: String(body.name),
      arguments: typeof piece === "string" ? piece : "",
    };
  }
}

/** Reads a whole answer. */
export function readChatReply(body: Json): Seen {
  const choice = object(array(body.choices, "choices")[0]);
  const message = object(choice.message, "message");
  const gathered: Gathered = { text: "", thinking: "", refusal: "", signature: "", tools: [] };
  gather(gathered, { ...message, tool_calls: [] }, false);
  for (const call of objects(message.tool_calls ?? [])) gatherCall(gathered, call, false);
  return {
    id: string(body.id),
    model: string(body.model),
    parts: partsOf(gathered),
    ending: endingOf(string(choice.finish_reason), false),
    ...(body.usage ? { usage: usageOf(object(body.usage)) } : {}),
  };
}

function partsOf(gathered: Gathered): SeenPart[] {
  const parts: SeenPart[] = [];
  const { thinking, signature, text, refusal, tools } = gathered;
  if (thinking !== "" || signature !== "") {
    parts.push({ type: "thinking", text: thinking, ...(signature ? { signature } : {}) });
  }
  if (text !== "") parts.push({ type: "text", text });
  if (refusal !== "") parts.push({ type: "refusal", text: refusal });
  for (const tool of tools) if (tool) parts.push({ type: "tool", ...tool });
  return parts;
}

function endingOf(reason: string, strict: boolean): Ending {
  const ending = ENDINGS[reason];
  if (ending === undefined && strict) throw new Error(`Unknown finish_reason ${reason}`);
  return ending ?? "stop";
}

function usageOf(usage: Json): SeenUsage {
  const reasoning = maybe(usage, "completion_tokens_details").reasoning_tokens;
  const seen: SeenUsage = {
    prompt: count(usage.prompt_tokens),
    cached: count(maybe(usage, "prompt_tokens_details").cached_tokens),
    output: count(usage.completion_tokens),
  };
  if (typeof reasoning === "number") seen.reasoning = reasoning;
  if (typeof usage.total_tokens === "number") seen.total = usage.total_tokens;
  return seen;
}
