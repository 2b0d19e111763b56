/**
 * An answer as it comes, chunk by chunk, to events. A whole answer is read as a stream of one chunk,
 * so that both ways of asking give the same content.
 *
 * Only the choice of index 0 is read. Text, refusal and reasoning blocks stop when something else
 * begins; calls stay open until the end, since their pieces may interleave.
 *
 * @module
 */

import type { Emit } from "../../canonical/event.ts";
import { type Fault, gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { AssistantPart, Source } from "../../canonical/request.ts";
import type { Usage } from "../../canonical/usage.ts";
import type { WireProfile } from "../dialect.ts";
import { faultOfErrorObject } from "../openai_fault.ts";
import { createCallReader } from "./calls_decode.ts";
import { readAnnotation } from "./citations.ts";
import { isDataUri, readDataUri } from "./data_uri.ts";
import { failureOf, readFinish } from "./finish.ts";
import { createReasoningReader } from "./reasoning_decode.ts";
import { createFreshness } from "./freshness.ts";
import { createTagReader } from "./think_tags.ts";
import { readUsage } from "./usage.ts";

/** Reads the chunks of one answer. */
export interface ChunkReader {
  /** Reads a chunk, or a whole answer. */
  read(chunk: JsonObject, emit: Emit): void;
  /** Ends the answer: well, if the provider said so or `told` says so, and as cut short if not. */
  end(told: boolean, emit: Emit): void;
  /** Ends the answer with a fault. */
  fail(fault: Fault, emit: Emit): void;
}

/** Creates a reader, for a host with the habits of `profile`. After the last event it reads nothing more. */
export function createChunkReader(
  { cumulativeDeltas, reasoningField }: WireProfile = {},
): ChunkReader {
  let came = false;
  let begun = false;
  let started = false;
  let ended = false;
  let word: string | undefined;
  let usage: Usage | undefined;
  let tier: JsonValue | undefined;
  let blocks = 0;
  let text = -1;
  let refusal = -1;

  const reasoning = createReasoningReader((emit) => {
    closeText(emit);
    return blocks++;
  });
  const calls = createCallReader((emit) => {
    tags?.flush(emit);
    closeAll(emit);
    return blocks++;
  });
  const tags = reasoningField === "think-tags"
    ? createTagReader({ thought: reasoning.text, text: addText })
    : undefined;

  function closeText(emit: Emit): void {
    if (text >= 0) emit({ type: "block_stop", index: text });
    if (refusal >= 0) emit({ type: "block_stop", index: refusal });
    text = -1;
    refusal = -1;
  }

  function closeAll(emit: Emit): void {
    reasoning.close(emit);
    closeText(emit);
  }

  function addText(piece: string, emit: Emit): void {
    if (text < 0) {
      closeAll(emit);
      text = blocks++;
      emit({ type: "block_start", index: text, part: { type: "text", text: "" } });
    }
    emit({ type: "text_delta", index: text, text: piece });
  }

  function addRefusal(piece: string, emit: Emit): void {
    if (refusal < 0) {
      closeAll(emit);
      refusal = blocks++;
      emit({ type: "block_start", index: refusal, part: { type: "refusal", text: "" } });
    }
    emit({ type: "refusal_delta", index: refusal, text: piece });
  }

  function addWhole(part: AssistantPart, emit: Emit): void {
    closeAll(emit);
    emit({ type: "block_start", index: blocks, part });
    emit({ type: "block_stop", index: blocks++ });
  }

  /** Mistral tells text and reasoning as lists of parts. */
  function addParts(parts: JsonValue[], emit: Emit): void {
    for (const part of parts) {
      if (!isJsonObject(part)) continue;
      if (part.type === "thinking") {
        const thought = textIn(part.thinking);
        if (thought !== "") reasoning.text(thought, emit);
      } else if (part.type === "text" && typeof part.text === "string" && part.text !== "") {
        addText(part.text, emit);
      } else if (part.type === "image_url") addImages([part], emit);
    }
  }

  function addImages(images: JsonValue[], emit: Emit): void {
    for (const image of images) {
      const source = sourceOf(image);
      if (source !== undefined) addWhole({ type: "image", source }, emit);
    }
  }

  const fresh = cumulativeDeltas === true ? createFreshness() : undefined;

  function readDelta(told: JsonObject, emit: Emit): void {
    const delta = fresh?.(told) ?? told;
    if (delta.reasoning_content || delta.reasoning || delta.reasoning_details) {
      reasoning.read(delta, emit);
    }
    const { content } = delta;
    if (typeof content === "string") {
      if (content !== "") tags === undefined ? addText(content, emit) : tags.read(content, emit);
    } else if (Array.isArray(content)) addParts(content, emit);
    if (typeof delta.refusal === "string" && delta.refusal !== "") addRefusal(delta.refusal, emit);
    if (Array.isArray(delta.annotations) && text >= 0) {
      for (const annotation of delta.annotations) {
        const citation = readAnnotation(annotation);
        if (citation !== undefined) emit({ type: "citation", index: text, citation });
      }
    }
    if (Array.isArray(delta.images)) addImages(delta.images, emit);
    if (Array.isArray(delta.tool_calls)) calls.read(delta.tool_calls, emit);
    if (isJsonObject(delta.function_call)) calls.readFunctionCall(delta.function_call, emit);
  }

  function readChoice(choice: JsonObject, emit: Emit): void {
    const content = choice.delta ?? choice.message;
    if (isJsonObject(content)) readDelta(content, emit);
    if (choice.error) return fail(faultOf(choice.error), emit);
    const reason = choice.finish_reason;
    if (typeof reason !== "string" || reason === "") return;
    const failure = failureOf(reason);
    if (failure !== undefined) return fail(failure, emit);
    word = reason;
  }

  /** Azure opens with a chunk that names neither: the next one tells. */
  function start(chunk: JsonObject, choice: JsonObject | undefined, emit: Emit): void {
    const id = chunk.id || undefined;
    const model = chunk.model || undefined;
    if (id === undefined && model === undefined && choice === undefined) return;
    started = true;
    emit({
      type: "start",
      ...(typeof id === "string" ? { id } : {}),
      ...(typeof model === "string" ? { model } : {}),
    });
  }

  function fail(fault: Fault, emit: Emit): void {
    if (ended) return;
    tags?.flush(emit);
    ended = true;
    emit({ type: "fault", fault });
  }

  function read(chunk: JsonObject, emit: Emit): void {
    if (ended) return;
    const error = errorIn(chunk);
    if (error !== undefined) return fail(faultOf(error), emit);
    const choice = firstChoice(chunk.choices);
    came = true;
    if (choice !== undefined) begun = true;
    if (typeof chunk.id === "string") calls.answer(chunk.id);
    if (!started) start(chunk, choice, emit);
    if (chunk.service_tier) tier = chunk.service_tier;
    const counts = chunk.usage ?? choice?.usage ?? groqUsage(chunk);
    if (isJsonObject(counts)) usage = readUsage(counts, tier);
    if (choice !== undefined) readChoice(choice, emit);
  }

  function end(told: boolean, emit: Emit): void {
    if (ended) return;
    if (came && !begun && told) return fail(NO_CHOICE, emit);
    if (word === undefined && !(told && begun)) return fail(TRUNCATED, emit);
    tags?.flush(emit);
    closeAll(emit);
    calls.close(emit);
    ended = true;
    const finish = readFinish(word, calls.count() > 0);
    emit({ type: "finish", finish, ...(usage === undefined ? {} : { usage }) });
  }

  return { read, end, fail };
}

const TRUNCATED = gatewayFault(
  "upstream",
  "Cannot finish the answer: the provider's stream ended early",
  { origin: "upstream", code: "stream_truncated" },
);

const NO_CHOICE = gatewayFault("upstream", "Cannot read the answer: the provider sent no choice", {
  origin: "upstream",
  code: "invalid_answer",
});

/** vLLM and its kin tell an error's members without an envelope. */
function errorIn(chunk: JsonObject): JsonValue | undefined {
  if (chunk.error) return chunk.error;
  return chunk.object === "error" ? chunk : undefined;
}

/** The choice of index 0; hosts exist that leave the index out. */
function firstChoice(choices: JsonValue | undefined): JsonObject | undefined {
  if (!Array.isArray(choices)) return undefined;
  const [first] = choices;
  if (isJsonObject(first) && !first.index) return first;
  return choices.filter(isJsonObject).find((choice) => choice.index === 0);
}

/** Groq's older streams have the counts in their own drawer. */
function groqUsage(chunk: JsonObject): JsonValue | undefined {
  return isJsonObject(chunk.x_groq) ? chunk.x_groq.usage : undefined;
}

function faultOf(error: JsonValue): Fault {
  return faultOfErrorObject(isJsonObject(error) ? error : { message: String(error) }, 0);
}

function textIn(parts: JsonValue | undefined): string {
  if (typeof parts === "string") return parts;
  if (!Array.isArray(parts)) return "";
  return parts.map((part) => isJsonObject(part) && typeof part.text === "string" ? part.text : "")
    .join("");
}

function sourceOf(image: JsonValue): Source | undefined {
  if (!isJsonObject(image)) return undefined;
  const place = image.image_url;
  const url = isJsonObject(place) ? place.url : place;
  if (typeof url !== "string" || url === "") return undefined;
  if (!isDataUri(url)) return { type: "url", url };
  const inline = readDataUri(url);
  return inline === undefined ? undefined : { type: "base64", ...inline };
}
