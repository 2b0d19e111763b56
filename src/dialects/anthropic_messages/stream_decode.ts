/**
 * A provider's stream.
 *
 * The server's own blocks are gathered and told whole when they stop, everything else is told as it
 * comes. Hosts of this wire take liberties, so what is missing or repeated is borne where it does
 * no harm: pings, unknown events and deltas, `null` fields, a `message_start` twice, text of blocks
 * that never began, arguments given whole with the block, an end without `message_stop`.
 *
 * @module
 */

import type { Emit } from "../../canonical/event.ts";
import { type Fault, gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import type { SseFrame, StreamDecoder } from "../dialect.ts";
import { argumentsOf, decodeBlock, objects, word } from "./blocks.ts";
import { decodeCitation } from "./citations.ts";
import { faultOfErrorObject } from "./fault.ts";
import { soundDelta } from "./delta.ts";
import { decodeFinish, type WireStop } from "./finish.ts";
import { OWN } from "./origin.ts";
import { decodeUsage, mergeUsage } from "./usage.ts";

/** A block that has begun and not stopped. */
interface OpenBlock {
  /** Its canonical index; a gathered block has none yet. */
  index: number;
  kind: "text" | "thinking" | "redacted" | "tool" | "hosted";
  /** The block as it began. */
  start: JsonObject;
  /** A thinking block's signature. */
  signature: string;
  /** Whether a tool's arguments came in deltas. */
  fed: boolean;
  /** The input of a gathered block. */
  pieces: string[];
}

/** Creates a decoder for one stream; see {@link Dialect.createStreamDecoder}. */
export function createStreamDecoder(): StreamDecoder {
  /** By the wire's index; the wire may use one again once its block has stopped. */
  const open = new Map<unknown, OpenBlock>();
  /** Indexes that a block has had, so that what comes late for one begins no other. */
  const used = new Set<unknown>();
  let nextIndex = 0;
  /** Whether anything came; `start` can only be the first event. */
  let started = false;
  let done = false;
  let callsTools = false;
  let usage: JsonObject | undefined;
  let stop: WireStop | undefined;

  function step(frame: SseFrame, emit: Emit): void {
    if (done || frame.data === "" || frame.data === "[DONE]") return;
    const event = parseJsonObject(frame.data);
    if (event === undefined) return fail(brokenStream("a frame is no JSON object"), emit);
    switch (typeOf(event, frame)) {
      case "content_block_delta":
        return onDelta(event, emit);
      case "content_block_start":
        return onBlockStart(event, emit);
      case "content_block_stop":
        return closeBlock(event.index, emit);
      case "message_start":
        return onMessageStart(isJsonObject(event.message) ? event.message : {}, emit);
      case "message_delta":
        return onMessageDelta(event, emit);
      case "message_stop":
        return finish(emit);
      case "error":
        return fail(faultOfEvent(event), emit);
    }
  }

  function onMessageStart(message: JsonObject, emit: Emit): void {
    if (isJsonObject(message.usage)) usage = message.usage;
    if (started) return onSplice(emit);
    started = true;
    const id = word(message.id);
    const model = word(message.model);
    emit({
      type: "start",
      ...(id === "" ? {} : { id }),
      ...(model === "" ? {} : { model }),
      ...(usage === undefined ? {} : { usage: decodeUsage(usage) }),
    });
    beginWhole(message, emit);
  }

  /** A turn that code execution goes on with comes whole in `message_start`, its reason too. */
  function beginWhole(message: JsonObject, emit: Emit): void {
    objects(message.content).forEach((content_block, index) => {
      onBlockStart({ index, content_block }, emit);
      closeBlock(index, emit);
    });
    if (typeof message.stop_reason === "string") stop = message;
  }

  /**
   * A host that reconnects begins its answer again. What has been told cannot be taken back: text
   * may stay, but half a call would be carried out.
   */
  function onSplice(emit: Emit): void {
    for (const block of open.values()) {
      if (block.kind === "tool") return fail(brokenStream("it began again amid a tool call"), emit);
    }
    closeAll(emit);
    used.clear();
  }

  function onBlockStart(event: JsonObject, emit: Emit): void {
    started = true;
    used.add(event.index);
    if (open.has(event.index)) closeBlock(event.index, emit);
    const start = isJsonObject(event.content_block) ? event.content_block : {};
    const block = { start, index: -1, signature: "", fed: false, pieces: [] };
    switch (start.type) {
      case "text":
        return begin({ ...block, kind: "text" }, event, emit);
      case "thinking":
        return begin({ ...block, kind: "thinking", signature: word(start.signature) }, event, emit);
      case "redacted_thinking":
        return begin({ ...block, kind: "redacted" }, event, emit);
      case "tool_use":
        callsTools = true;
        return begin({ ...block, kind: "tool" }, event, emit);
      case undefined:
        return;
      default:
        open.set(event.index, { ...block, kind: "hosted" });
    }
  }

  function begin(block: OpenBlock, event: JsonObject, emit: Emit): void {
    const index = block.index = nextIndex++;
    open.set(event.index, block);
    const part = decodeBlock(block.start, index);
    switch (part.type) {
      case "text":
        emit({ type: "block_start", index, part: { type: "text", text: "" } });
        if (part.text !== "") emit({ type: "text_delta", index, text: part.text });
        for (const citation of part.citations ?? []) emit({ type: "citation", index, citation });
        return;
      case "thinking":
        emit({ type: "block_start", index, part: { type: "thinking", text: "" } });
        if (part.text !== "") emit({ type: "thinking_delta", index, text: part.text });
        return;
      case "tool_call":
        return emit({ type: "block_start", index, part: { ...part, arguments: "" } });
      default:
        emit({ type: "block_start", index, part });
    }
  }

  function onDelta(event: JsonObject, emit: Emit): void {
    const delta = soundDelta(event.delta);
    if (delta === undefined) return;
    const block = open.get(event.index) ?? beginLate(event, delta.type, emit);
    if (block === undefined) return;
    const index = block.index;
    switch (delta.type) {
      case "text_delta": {
        const text = delta.text;
        if (block.kind !== "text" || typeof text !== "string" || text === "") return;
        return emit({ type: "text_delta", index, text });
      }
      case "thinking_delta": {
        const text = delta.thinking;
        if (block.kind !== "thinking" || typeof text !== "string" || text === "") return;
        return emit({ type: "thinking_delta", index, text });
      }
      case "input_json_delta":
        return onInput(block, word(delta.partial_json), emit);
      case "signature_delta":
        // The SDK puts a later signature in the place of an earlier one.
        block.signature = word(delta.signature);
        return;
      case "citations_delta":
        if (block.kind !== "text") return;
        for (const citation of objects([delta.citation ?? null])) {
          emit({ type: "citation", index, citation: decodeCitation(citation) });
        }
        return;
      case "compaction_delta": {
        const { type: _, ...more } = delta;
        if (block.kind === "hosted") block.start = { ...block.start, ...more };
        return;
      }
    }
  }

  /** Text is not lost because nobody said that it begins; a call without a name cannot be told. */
  function beginLate(event: JsonObject, type: unknown, emit: Emit): OpenBlock | undefined {
    const kind = type === "text_delta"
      ? "text"
      : type === "thinking_delta"
      ? "thinking"
      : undefined;
    if (kind === undefined || used.has(event.index)) return undefined;
    onBlockStart({ index: event.index ?? 0, content_block: { type: kind } }, emit);
    return open.get(event.index ?? 0);
  }

  function onInput(block: OpenBlock, text: string, emit: Emit): void {
    if (text === "") return;
    if (block.kind === "hosted") block.pieces.push(text);
    if (block.kind !== "tool") return;
    block.fed = true;
    emit({ type: "arguments_delta", index: block.index, text });
  }

  function closeBlock(wireIndex: unknown, emit: Emit): void {
    const block = open.get(wireIndex);
    if (block === undefined) return;
    open.delete(wireIndex);
    if (block.kind === "hosted") return tellHosted(block, emit);
    const index = block.index;
    if (block.kind === "thinking") {
      // An unsigned block has its origin too, for hosts that sign nothing and want it back.
      emit({ type: "signature", index, signature: block.signature, origin: OWN });
    }
    if (block.kind === "tool" && !block.fed) {
      emit({ type: "arguments_delta", index, text: argumentsOf(block.start.input) });
    }
    emit({ type: "block_stop", index });
  }

  function tellHosted(block: OpenBlock, emit: Emit): void {
    const input = parseJsonObject(block.pieces.join(""));
    const item = input === undefined ? block.start : { ...block.start, input };
    const index = nextIndex++;
    emit({ type: "block_start", index, part: { type: "hosted", origin: OWN, item } });
    emit({ type: "block_stop", index });
  }

  function closeAll(emit: Emit): void {
    for (const wireIndex of [...open.keys()]) closeBlock(wireIndex, emit);
  }

  function onMessageDelta(event: JsonObject, emit: Emit): void {
    if (isJsonObject(event.usage)) usage = mergeUsage(usage ?? {}, event.usage);
    started = true;
    const delta = isJsonObject(event.delta) ? event.delta : {};
    if (typeof delta.stop_reason === "string") stop = delta;
    else if (usage !== undefined) emit({ type: "usage", usage: decodeUsage(usage) });
  }

  function finish(emit: Emit): void {
    done = true;
    closeAll(emit);
    emit({
      type: "finish",
      finish: decodeFinish(stop ?? {}, callsTools),
      ...(usage === undefined ? {} : { usage: decodeUsage(usage) }),
    });
  }

  function fail(fault: Fault, emit: Emit): void {
    done = true;
    emit({ type: "fault", fault });
  }

  return {
    step,
    end(emit: Emit): void {
      if (done) return;
      // With the reason told there is nothing left to come.
      if (stop !== undefined) return finish(emit);
      fail(
        gatewayFault(
          "upstream",
          "Cannot finish the answer: the provider's stream ended early",
          { code: "stream_truncated" },
        ),
        emit,
      );
    },
  };
}

/** Some hosts name events and leave the type out, or tell an error by its envelope alone. */
function typeOf(event: JsonObject, { event: name }: SseFrame): unknown {
  return event.type ?? (name || undefined) ?? (event.error ? "error" : undefined);
}

function faultOfEvent(event: JsonObject): Fault {
  const { error } = event;
  if (isJsonObject(error)) return faultOfErrorObject(error, 0);
  return faultOfErrorObject(typeof error === "string" ? { message: error } : event, 0);
}

function brokenStream(what: string): Fault {
  return gatewayFault("upstream", `Cannot read the provider's stream: ${what}`, {
    code: "invalid_stream",
  });
}
