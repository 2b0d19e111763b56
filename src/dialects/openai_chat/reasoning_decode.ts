/**
 * Reasoning on the chat wire, which the vendor's own API does not show and its hosts do, in three
 * ways: `reasoning_content` (DeepSeek and most), `reasoning` (OpenRouter, Groq, vLLM), and
 * OpenRouter's list `reasoning_details`, which alone has signatures and ciphertexts
 * (https://openrouter.ai/docs/use-cases/reasoning-tokens). Entries with `format: "sluice"` are ours:
 * they carry the signatures of other wires.
 *
 * A host's own list is kept as a whole, as JSON text in the place of the signature, so that it goes
 * back to the host as it came.
 *
 * @module
 */

import type { Emit } from "../../canonical/event.ts";
import { createFold } from "../../canonical/fold.ts";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { AssistantPart } from "../../canonical/request.ts";
import { openSignature } from "../../canonical/seal.ts";

/** The `format` of the entries that this gateway writes. */
export const DETAIL_FORMAT = "sluice";

/** Hands out the index of a block that starts now, having stopped what must not stay open. */
export type NextIndex = (emit: Emit) => number;

/** Reads the reasoning of a delta or a message. */
export interface ReasoningReader {
  /** Reads what `delta` has of reasoning. */
  read(delta: JsonObject, emit: Emit): void;
  /** More visible reasoning; `text` is not empty. */
  text(text: string, emit: Emit): void;
  /** Something else begins, or the answer ends: the open block is signed and stopped. */
  close(emit: Emit): void;
}

/** Creates a reader; `next` numbers its blocks. */
export function createReasoningReader(next: NextIndex): ReasoningReader {
  let open = -1;
  let native: JsonObject[] = [];
  /** Our own entries are repeated, each time with all before, for clients that keep the last list. */
  const seen = new Set<unknown>();

  function start(emit: Emit, id?: string): void {
    if (open >= 0) return;
    open = next(emit);
    const part = { type: "thinking" as const, text: "", ...(id === undefined ? {} : { id }) };
    emit({ type: "block_start", index: open, part });
  }

  function text(piece: string, emit: Emit): void {
    start(emit);
    emit({ type: "thinking_delta", index: open, text: piece });
  }

  function close(emit: Emit): void {
    if (open < 0) return;
    const signature = native.some(isOpaque) ? JSON.stringify(native) : "";
    emit({ type: "signature", index: open, signature, origin: "openai-chat" });
    stop(emit);
  }

  function stop(emit: Emit): void {
    emit({ type: "block_stop", index: open });
    open = -1;
    native = [];
  }

  function readOurs(detail: JsonObject, emit: Emit): void {
    if (seen.has(detail.index)) return;
    seen.add(detail.index);
    if (typeof detail.data === "string") {
      close(emit);
      const { signature: data, origin } = openSignature(detail.data, "openai-chat");
      const index = next(emit);
      emit({ type: "block_start", index, part: { type: "redacted_thinking", data, origin } });
      emit({ type: "block_stop", index });
      return;
    }
    const sealed = typeof detail.signature === "string" ? detail.signature : "";
    const { signature, origin, id } = openSignature(sealed, "openai-chat");
    if (open < 0) {
      start(emit, id);
      if (typeof detail.text === "string" && detail.text !== "") text(detail.text, emit);
    }
    emit({ type: "signature", index: open, signature, origin });
    stop(emit);
  }

  function readDetails(details: JsonObject[], shown: boolean, emit: Emit): void {
    for (const detail of details) {
      if (detail.format === DETAIL_FORMAT) {
        readOurs(detail, emit);
        continue;
      }
      start(emit);
      merge(native, detail);
      const visible = detail.text ?? detail.summary;
      if (!shown && typeof visible === "string" && visible !== "") text(visible, emit);
    }
  }

  return {
    read(delta, emit) {
      const details = Array.isArray(delta.reasoning_details)
        ? delta.reasoning_details.filter(isJsonObject)
        : [];
      const visible = nonEmpty(delta.reasoning_content) ?? nonEmpty(delta.reasoning);
      // A whole message has the text twice; ours tells which piece of it each signature is for.
      const ours = details.some((detail) => detail.format === DETAIL_FORMAT);
      if (visible !== undefined && !ours) text(visible, emit);
      if (details.length > 0) readDetails(details, visible !== undefined, emit);
    },
    text,
    close,
  };
}

/** The reasoning of a whole message, as parts. */
export function reasoningOf(message: JsonObject): AssistantPart[] {
  const fold = createFold();
  let count = 0;
  const reader = createReasoningReader(() => count++);
  reader.read(message, fold.step);
  reader.close(fold.step);
  fold.step({ type: "finish", finish: { reason: "stop" } });
  return fold.reply().content;
}

/** An entry comes in pieces, told apart by `index`; a piece's strings are appended. */
function merge(into: JsonObject[], piece: JsonObject): void {
  const last = into.at(-1);
  if (last === undefined || last.type !== piece.type || last.index !== piece.index) {
    into.push({ ...piece });
    return;
  }
  for (const [key, value] of Object.entries(piece)) {
    if (value === null || value === undefined) continue;
    const before = last[key];
    const grows = key === "text" || key === "summary" || key === "data";
    last[key] = grows && typeof before === "string" && typeof value === "string"
      ? before + value
      : value;
  }
}

/** Whether an entry holds something that only its producer understands. */
function isOpaque(detail: JsonObject): boolean {
  return nonEmpty(detail.signature) !== undefined || nonEmpty(detail.data) !== undefined;
}

function nonEmpty(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
