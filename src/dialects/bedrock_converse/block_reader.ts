/**
 * The blocks of a streamed answer. Only calls, pictures and what the vendor's own tools do are
 * announced; text and reasoning begin with their first piece.
 *
 * @module
 */

import type { Emit } from "../../canonical/event.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import { callIdOf, isServers, pictureOf } from "./blocks_decode.ts";
import { decodeCitation } from "./citations.ts";
import { OWN } from "./origin.ts";

/** Reads the events of blocks; each is given the event's own `contentBlockIndex`. */
export interface BlockReader {
  start(place: unknown, start: JsonObject, emit: Emit): void;
  delta(place: unknown, delta: JsonObject, emit: Emit): void;
  stop(place: unknown, emit: Emit): void;
  /** Stops what nobody has stopped. */
  stopAll(emit: Emit): void;
  /** Whether there are calls that the caller is to carry out. */
  callsTools(): boolean;
}

/** A block under way. What is told whole at its end has no index yet. */
interface OpenBlock {
  readonly kind: "text" | "thinking" | "tool" | "picture" | "hosted";
  readonly index: number;
  readonly start: JsonObject;
  signature: string;
  /** The pieces of what is told whole, and of a call's arguments only whether there are any. */
  readonly pieces: string[];
  readonly results: JsonValue[];
}

/** Creates a reader of one answer's blocks. */
export function createBlockReader(): BlockReader {
  const open = new Map<unknown, OpenBlock>();
  let blocks = 0;
  let calls = false;

  function begin(
    place: unknown,
    kind: OpenBlock["kind"],
    index: number,
    start: JsonObject = {},
  ): OpenBlock {
    const block = { kind, index, start, signature: "", pieces: [], results: [] };
    open.set(place, block);
    return block;
  }

  /** The block that a piece of this kind belongs to; some hosts number two kinds alike. */
  function blockFor(place: unknown, kind: "text" | "thinking", emit: Emit): OpenBlock {
    const before = open.get(place);
    if (before?.kind === kind) return before;
    stop(place, emit);
    const index = blocks++;
    emit({ type: "block_start", index, part: { type: kind, text: "" } });
    return begin(place, kind, index);
  }

  function onText(place: unknown, text: string, emit: Emit): void {
    if (text === "") return;
    emit({ type: "text_delta", index: blockFor(place, "text", emit).index, text });
  }

  function onReasoning(place: unknown, delta: JsonObject, emit: Emit): void {
    const { text, signature, redactedContent } = delta;
    if (typeof redactedContent === "string" && redactedContent !== "") {
      const index = blocks++;
      const part = { type: "redacted_thinking", data: redactedContent, origin: OWN } as const;
      emit({ type: "block_start", index, part });
      emit({ type: "block_stop", index });
    }
    if (typeof text === "string" && text !== "") {
      emit({ type: "thinking_delta", index: blockFor(place, "thinking", emit).index, text });
    }
    if (typeof signature === "string" && signature !== "") {
      blockFor(place, "thinking", emit).signature += signature;
    }
  }

  function onCall(place: unknown, toolUse: JsonObject, emit: Emit): void {
    const { name } = toolUse;
    if (typeof name !== "string") return;
    calls = true;
    const index = blocks++;
    const id = callIdOf(toolUse, index);
    emit({
      type: "block_start",
      index,
      part: { type: "tool_call", id, name, arguments: "", format: "json" },
    });
    begin(place, "tool", index);
  }

  function onInput(block: OpenBlock | undefined, text: string, emit: Emit): void {
    if (block === undefined || text === "") return;
    if (block.kind === "hosted") block.pieces.push(text);
    if (block.kind !== "tool") return;
    if (block.pieces.length === 0) block.pieces.push("");
    emit({ type: "arguments_delta", index: block.index, text });
  }

  function tellWhole({ kind, start, pieces, results }: OpenBlock, emit: Emit): void {
    const index = blocks++;
    const part = kind === "picture"
      ? pictureOf(start.format, pieces.join(""))
      : { type: "hosted", origin: OWN, item: hostedItem(start, pieces, results) } as const;
    emit({ type: "block_start", index, part });
    emit({ type: "block_stop", index });
  }

  function stop(place: unknown, emit: Emit): void {
    const block = open.get(place);
    if (block === undefined) return;
    open.delete(place);
    const { kind, index, signature, pieces } = block;
    if (kind === "picture" || kind === "hosted") return tellWhole(block, emit);
    if (kind === "thinking") {
      // An unsigned block has its origin too.
      emit({ type: "signature", index, signature, origin: OWN });
    }
    // A call without arguments says nothing of them, and clients parse what they get.
    if (kind === "tool" && pieces.length === 0) {
      emit({ type: "arguments_delta", index, text: "{}" });
    }
    emit({ type: "block_stop", index });
  }

  return {
    start(place, start, emit) {
      stop(place, emit);
      const { toolUse, image, toolResult } = start;
      if (isJsonObject(toolUse) && !isServers(toolUse)) return onCall(place, toolUse, emit);
      if (isJsonObject(image)) begin(place, "picture", -1, image);
      else if (isJsonObject(toolUse) || isJsonObject(toolResult)) begin(place, "hosted", -1, start);
    },
    delta(place, delta, emit) {
      const { text, toolUse, reasoningContent, citation, image, toolResult } = delta;
      if (typeof text === "string") return onText(place, text, emit);
      if (isJsonObject(toolUse)) return onInput(open.get(place), textIn(toolUse.input), emit);
      if (isJsonObject(reasoningContent)) return onReasoning(place, reasoningContent, emit);
      if (isJsonObject(citation)) {
        const { index } = blockFor(place, "text", emit);
        return emit({ type: "citation", index, citation: decodeCitation(citation) });
      }
      const block = open.get(place);
      if (isJsonObject(image) && isJsonObject(image.source)) {
        block?.pieces.push(textIn(image.source.bytes));
      }
      if (Array.isArray(toolResult)) block?.results.push(...toolResult);
    },
    stop,
    stopAll(emit) {
      for (const place of [...open.keys()]) stop(place, emit);
    },
    callsTools: () => calls,
  };
}

/** The block as a whole answer would have had it. */
function hostedItem(
  { toolUse, toolResult }: JsonObject,
  pieces: readonly string[],
  results: JsonValue[],
): JsonObject {
  if (isJsonObject(toolUse)) return { toolUse: { ...toolUse, input: pieces.join("") } };
  return { toolResult: { ...(isJsonObject(toolResult) ? toolResult : {}), content: results } };
}

function textIn(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}
