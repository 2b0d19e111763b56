/**
 * An answer as it comes, chunk by chunk, to events. A whole answer is read as a stream of one chunk,
 * so that both ways of asking give the same content.
 *
 * Only the candidate of index 0 is read. A text stays open while a signature that stands alone
 * waits behind it, so that citations, which come last, still find it.
 *
 * @module
 */

import type { Emit } from "../../canonical/event.ts";
import { type Fault, gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { Finish } from "../../canonical/reply.ts";
import type { AssistantPart } from "../../canonical/request.ts";
import type { Usage } from "../../canonical/usage.ts";
import { createCallReader } from "./call_reader.ts";
import { camelizedAll } from "./camel.ts";
import { readCitations } from "./citations.ts";
import { faultOfErrorObject } from "./fault.ts";
import { failureOf, readBlock, readFinish } from "./finish.ts";
import { OWN } from "./origin.ts";
import { hostedOf, readThinking } from "./parts_decode.ts";
import { ALONE, CALL, readSignature, REDACTED, THOUGHT } from "./signatures.ts";
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

/** Creates a reader. After the last event it reads nothing more. */
export function createChunkReader(): ChunkReader {
  let started = false;
  let ended = false;
  let answered = false;
  let word: string | undefined;
  let message: JsonValue | undefined;
  let blocked: Finish | undefined;
  let usage: Usage | undefined;
  let blocks = 0;
  let text = -1;
  let thought = -1;
  let pieces: string[] = [];
  /** What was told about sources, until the text it belongs to ends. */
  let sources: JsonObject = {};
  let alone: string | undefined;
  let signedText = false;
  const calls = createCallReader();

  function closeText(emit: Emit): void {
    if (text < 0) return;
    for (const citation of readCitations(sources, pieces.join(""))) {
      emit({ type: "citation", index: text, citation });
    }
    emit({ type: "block_stop", index: text });
    text = -1;
    pieces = [];
    sources = {};
  }

  function closeThought(emit: Emit): void {
    if (thought < 0) return;
    emit({ type: "signature", index: thought, signature: "", origin: OWN });
    emit({ type: "block_stop", index: thought });
    thought = -1;
  }

  function closeAll(emit: Emit): void {
    calls.close(emit);
    closeThought(emit);
    closeText(emit);
    if (alone === undefined) return;
    const signature = alone;
    alone = undefined;
    addSigned(signature, ALONE, emit);
  }

  function next(emit: Emit): number {
    closeAll(emit);
    return blocks++;
  }

  function addWhole(part: AssistantPart, emit: Emit): void {
    const index = next(emit);
    emit({ type: "block_start", index, part });
    emit({ type: "block_stop", index });
  }

  /** A thinking block that is nothing but its signature. */
  function addSigned(signature: string, place: string | undefined, emit: Emit): void {
    for (const part of readThinking("", signature, place)) {
      if (part.type === "redacted_thinking") {
        addWhole(part, emit);
        continue;
      }
      const { signature = "", origin = OWN, ...bare } = part;
      const index = next(emit);
      emit({ type: "block_start", index, part: bare });
      emit({ type: "signature", index, signature, origin });
      emit({ type: "block_stop", index });
    }
  }

  function addText(piece: string, signature: string | undefined, emit: Emit): void {
    if (signature !== undefined) {
      if (piece === "") {
        calls.close(emit);
        closeThought(emit);
        if (alone !== undefined) closeAll(emit);
        alone = signature;
        return;
      }
      closeAll(emit);
      addSigned(signature, undefined, emit);
    }
    if (piece === "") return;
    // A signature is for the very text it came with.
    if (signature === undefined && signedText) closeText(emit);
    if (text < 0 || alone !== undefined) {
      text = next(emit);
      emit({ type: "block_start", index: text, part: { type: "text", text: "" } });
    }
    signedText = signature !== undefined;
    pieces.push(piece);
    emit({ type: "text_delta", index: text, text: piece });
  }

  function addThought(piece: string, signature: string | undefined, emit: Emit): void {
    if (signature !== undefined && piece === "") {
      const { id } = readSignature(signature);
      if (thought < 0 || id === REDACTED) return addSigned(signature, THOUGHT, emit);
    }
    if (piece !== "") {
      if (thought < 0) {
        thought = next(emit);
        emit({ type: "block_start", index: thought, part: { type: "thinking", text: "" } });
      }
      emit({ type: "thinking_delta", index: thought, text: piece });
    }
    if (signature === undefined || thought < 0) return;
    const { signature: opened, origin } = readSignature(signature);
    emit({ type: "signature", index: thought, signature: opened, origin });
    emit({ type: "block_stop", index: thought });
    thought = -1;
  }

  function readPart(part: JsonObject, emit: Emit): void {
    const signature = typeof part.thoughtSignature === "string" && part.thoughtSignature !== ""
      ? part.thoughtSignature
      : undefined;
    if (typeof part.text === "string") {
      if (part.thought === true) addThought(part.text, signature, emit);
      else addText(part.text, signature, emit);
    } else if (isJsonObject(part.functionCall)) {
      readCall(part.functionCall, signature, emit);
    } else readOther(part, signature, emit);
  }

  function readCall(call: JsonObject, signature: string | undefined, emit: Emit): void {
    if (signature !== undefined && call.name) addSigned(signature, CALL, emit);
    calls.read(call, next, emit);
  }

  function readOther(part: JsonObject, signature: string | undefined, emit: Emit): void {
    const { inlineData } = part;
    const item = hostedOf(part);
    if (item !== undefined) return addWhole({ type: "hosted", origin: OWN, item }, emit);
    if (isJsonObject(inlineData) && typeof inlineData.data === "string") {
      if (signature !== undefined) addSigned(signature, undefined, emit);
      const mediaType = String(inlineData.mimeType);
      const source = { type: "base64" as const, mediaType, data: inlineData.data };
      return addWhole({ type: "image", source }, emit);
    }
    if (signature !== undefined) addText("", signature, emit);
  }

  function readCandidate(candidate: JsonObject, emit: Emit): void {
    answered = true;
    const { content, finishReason } = candidate;
    if (isJsonObject(content) && Array.isArray(content.parts)) {
      for (const part of content.parts) if (isJsonObject(part)) readPart(part, emit);
    }
    const { groundingMetadata, citationMetadata } = candidate;
    if (groundingMetadata) sources.groundingMetadata = groundingMetadata;
    if (citationMetadata) sources.citationMetadata = citationMetadata;
    if (typeof finishReason !== "string" || finishReason === "") return;
    word = finishReason;
    message = candidate.finishMessage;
  }

  function start(chunk: JsonObject, emit: Emit): void {
    const { responseId: id, modelVersion: model } = chunk;
    started = true;
    if (typeof id === "string") calls.answer(id);
    emit({
      type: "start",
      ...(typeof id === "string" ? { id } : {}),
      ...(typeof model === "string" ? { model } : {}),
    });
  }

  function read(told: JsonObject, emit: Emit): void {
    if (ended) return;
    const chunk = inOneSpelling(told);
    if (chunk.error) {
      const { error } = chunk;
      const object = isJsonObject(error) ? error : { message: String(error) };
      return fail(faultOfErrorObject(object, 0), emit);
    }
    const candidate = firstCandidate(chunk.candidates);
    const { promptFeedback, usageMetadata } = chunk;
    if (!started && (candidate ?? promptFeedback ?? usageMetadata)) start(chunk, emit);
    const counts = isJsonObject(usageMetadata) ? readUsage(usageMetadata) : undefined;
    usage = counts ?? usage;
    if (isJsonObject(promptFeedback)) blocked = readBlock(promptFeedback) ?? blocked;
    if (candidate !== undefined) readCandidate(candidate, emit);
    // A client that leaves now has used this much; the last counts come with the end.
    if (counts !== undefined && word === undefined) emit({ type: "usage", usage: counts });
  }

  function fail(fault: Fault, emit: Emit): void {
    if (ended) return;
    ended = true;
    emit({ type: "fault", fault });
  }

  function end(told: boolean, emit: Emit): void {
    if (ended) return;
    if (word === undefined && blocked === undefined && !(told && answered)) {
      return fail(TRUNCATED, emit);
    }
    closeAll(emit);
    const failure = word !== undefined && blocks === 0 ? failureOf(word, message) : undefined;
    if (failure !== undefined) return fail(failure, emit);
    ended = true;
    const finish = word === undefined && blocked !== undefined
      ? blocked
      : readFinish(word, message, calls.count() > 0);
    emit({ type: "finish", finish, ...(usage === undefined ? {} : { usage }) });
  }

  return { read, end, fail };
}

/** Which of its two spellings a host writes is told by the names that every chunk has. */
function inOneSpelling(chunk: JsonObject): JsonObject {
  const [candidate] = Array.isArray(chunk.candidates) ? chunk.candidates : [];
  const snake = hasUnderscore(chunk) || (isJsonObject(candidate) && hasUnderscore(candidate)) ||
    partsIn(candidate).some((part) => isJsonObject(part) && hasUnderscore(part));
  return snake ? camelizedAll(chunk) : chunk;
}

function partsIn(candidate: JsonValue | undefined): JsonValue[] {
  const content = isJsonObject(candidate) ? candidate.content : undefined;
  return isJsonObject(content) && Array.isArray(content.parts) ? content.parts : [];
}

function hasUnderscore(object: JsonObject): boolean {
  for (const key in object) if (key.includes("_")) return true;
  return false;
}

const TRUNCATED = gatewayFault(
  "upstream",
  "Cannot finish the answer: the provider's stream ended early",
  { origin: "upstream", code: "stream_truncated" },
);

/** The candidate of index 0, which is the index that the wire leaves out. */
function firstCandidate(candidates: JsonValue | undefined): JsonObject | undefined {
  if (!Array.isArray(candidates)) return undefined;
  return candidates.find((candidate) => isJsonObject(candidate) && !candidate.index) as
    | JsonObject
    | undefined;
}
