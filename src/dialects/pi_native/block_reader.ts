/**
 * The blocks of a streamed answer, from events that may leave out nearly anything: a block's start,
 * its deltas, a call's id and name until its end. What an event about the end of a block, or of the
 * answer, has more than was streamed is told then.
 *
 * @module
 */

import type { Emit } from "../../canonical/event.ts";
import { unfold } from "../../canonical/fold.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { AssistantPart } from "../../canonical/request.ts";
import { callToken, readAnswer, readCall, tokenOf, wordIn } from "./content_decode.ts";
import { OWN } from "./origin.ts";
import type { Stamps } from "./stamps.ts";

/** What a block is. */
export type BlockKind = "text" | "thinking" | "toolCall";

/** Reads the blocks of one answer. `at` is a block's place in the turn. */
export interface BlockReader {
  /** A block begins; `block` is what is known of it. */
  start(at: number, kind: BlockKind, block: JsonObject, stamps: Stamps, emit: Emit): void;
  /** More of a block. */
  delta(at: number, kind: BlockKind, text: string, stamps: Stamps, emit: Emit): void;
  /** A block is complete: `block` is all of it. */
  end(at: number, kind: BlockKind, block: JsonObject, stamps: Stamps, emit: Emit): void;
  /** A block that no event told of, if none did. */
  whole(at: number, block: JsonObject, stamps: Stamps, emit: Emit): void;
  /** The answer is over: what is still open is closed. */
  close(emit: Emit): void;
}

/** A block that events tell of. */
interface Block {
  readonly kind: BlockKind;
  /** Its canonical index; none as long as a call has no id and no name, or once it has ended. */
  index: number | undefined;
  /** Whether the call's text comes all at once, at the end. */
  late: boolean;
  ended: boolean;
  /** How much text was told, in UTF-16 units. */
  length: number;
}

/** Creates a reader. */
export function createBlockReader(): BlockReader {
  const blocks = new Map<number, Block>();
  let count = 0;

  function tell(parts: readonly AssistantPart[], emit: Emit): void {
    const base = count;
    count += parts.length;
    unfold({ content: [...parts], finish: { reason: "stop" } }, (event) => {
      if ("index" in event) emit({ ...event, index: base + event.index });
    });
  }

  function begin(block: Block, known: JsonObject, stamps: Stamps, emit: Emit): void {
    if (block.kind === "toolCall") {
      const call = readCall(known);
      if (call.id === "" || call.name === "") return;
      const token = callToken(known, stamps);
      if (token !== undefined) {
        tell([{ type: "thinking", text: "", signature: token, origin: OWN }], emit);
      }
      // What a free-form call's deltas are the wire does not say; its end does.
      block.late = typeof known.customWireName === "string" && known.customWireName !== "";
      block.index = count++;
      const format = block.late ? "text" as const : "json" as const;
      emit({
        type: "block_start",
        index: block.index,
        part: { ...call, arguments: "", format },
      });
      return;
    }
    block.index = count++;
    emit({ type: "block_start", index: block.index, part: { type: block.kind, text: "" } });
  }

  function open(at: number, kind: BlockKind, known: JsonObject, stamps: Stamps, emit: Emit): Block {
    const found = blocks.get(at);
    if (found !== undefined) return found;
    const block: Block = { kind, index: undefined, late: false, ended: false, length: 0 };
    blocks.set(at, block);
    begin(block, known, stamps, emit);
    return block;
  }

  function add(block: Block, text: string, emit: Emit): void {
    if (block.index === undefined || text === "") return;
    block.length += text.length;
    emit({ type: DELTAS[block.kind], index: block.index, text });
  }

  function stop(block: Block, emit: Emit): void {
    if (block.ended || block.index === undefined) return;
    block.ended = true;
    emit({ type: "block_stop", index: block.index });
  }

  function endCall(block: Block, known: JsonObject, stamps: Stamps, emit: Emit): void {
    if (block.index === undefined) return tell(readAnswer(known, stamps), emit);
    const call = readCall(known);
    if (block.length === 0) add(block, call.arguments, emit);
    stop(block, emit);
  }

  function endWords(block: Block, known: JsonObject, stamps: Stamps, emit: Emit): void {
    const text = wordIn(block.kind === "text" ? known.text : known.thinking);
    add(block, text.slice(block.length), emit);
    if (block.kind === "thinking" && block.index !== undefined) {
      const signature = tokenOf(known, stamps);
      emit({ type: "signature", index: block.index, signature, origin: OWN });
    }
    stop(block, emit);
  }

  const reader: BlockReader = {
    start(at, kind, block, stamps, emit) {
      open(at, kind, block, stamps, emit);
    },
    delta(at, kind, text, stamps, emit) {
      const block = open(at, kind, {}, stamps, emit);
      if (!block.ended && !block.late) add(block, text, emit);
    },
    end(at, kind, known, stamps, emit) {
      const block = open(at, kind, known, stamps, emit);
      if (block.ended) return;
      if (kind === "toolCall") endCall(block, known, stamps, emit);
      else endWords(block, known, stamps, emit);
      block.ended = true;
    },
    whole(at, known, stamps, emit) {
      const { type } = known;
      const kind = blocks.get(at)?.kind;
      if (kind !== undefined) return reader.end(at, kind, known, stamps, emit);
      if (type === "thinking" || type === "toolCall") {
        return reader.end(at, type, known, stamps, emit);
      }
      blocks.set(at, { kind: "text", index: undefined, late: false, ended: true, length: 0 });
      tell(readAnswer(known, stamps), emit);
    },
    close(emit) {
      for (const block of blocks.values()) stop(block, emit);
    },
  };
  return reader;
}

const DELTAS = {
  text: "text_delta",
  thinking: "thinking_delta",
  toolCall: "arguments_delta",
} as const;
