/**
 * Output items as they arrive: a reader for each kind turns deltas, and at the end whatever of the
 * finished item was not streamed, into blocks. A streamed item and one that comes whole take the same
 * way, so both give the same blocks.
 *
 * A block starts with its first content: an empty text part or a reasoning item that tells nothing
 * (no summary, no ciphertext) leaves no block.
 *
 * @module
 */

import type { Emit } from "../../canonical/event.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { AssistantPart } from "../../canonical/request.ts";
import { citationOf } from "./citations.ts";
import { PART_BREAK } from "./thinking.ts";

/** What the readers of one answer share. */
export interface Blocks {
  /** Index of the next block. */
  next: number;
  /** How many calls for the caller there were. */
  calls: number;
  emit: Emit;
}

/** Starts a block and tells its index. */
function startBlock(blocks: Blocks, part: AssistantPart): number {
  const index = blocks.next++;
  blocks.emit({ type: "block_start", index, part });
  return index;
}

interface Reader {
  /** Takes the finished item, or as much of it as there is, and stops its blocks. */
  close(item: JsonObject): void;
}

/** `message`: each content part is a block. */
export interface MessageReader extends Reader {
  kind: "message";
  delta(at: number, kind: "text" | "refusal", text: string): void;
  /** The whole text of a part: what of it was not streamed is made up for. */
  whole(at: number, kind: "text" | "refusal", text: string): void;
  annotation(at: number, annotation: JsonObject): void;
  /** Takes a finished part and stops its block. */
  closePart(at: number, part: JsonObject): void;
}

/** `reasoning`: one block, whatever its summary parts are. */
export interface ReasoningReader extends Reader {
  kind: "reasoning";
  /** `section` tells summary and content parts apart. */
  delta(section: number, text: string): void;
  whole(section: number, text: string): void;
}

/** `function_call` and `custom_tool_call`. */
export interface CallReader extends Reader {
  kind: "call";
  delta(text: string): void;
  whole(text: string): void;
}

/** Everything else: a block when it is complete. */
export interface HostedReader extends Reader {
  kind: "hosted";
}

/** Any of the readers. */
export type ItemReader = MessageReader | ReasoningReader | CallReader | HostedReader;

/** Creates the reader for items of `type`, which begin as `item`. */
export function createItemReader(type: string, item: JsonObject, blocks: Blocks): ItemReader {
  switch (type) {
    case "message":
      return createMessageReader(blocks);
    case "reasoning":
      return createReasoningReader(item, blocks);
    case "function_call":
    case "custom_tool_call":
      return createCallReader(type, item, blocks);
    default:
      return { kind: "hosted", close: (final) => emitHosted(type, final, blocks) };
  }
}

/** How much of a text was streamed. */
interface Streamed {
  length: number;
  last: string;
}

function noted(streamed: Streamed, piece: string): void {
  streamed.length += piece.length;
  streamed.last = piece;
}

/**
 * What of the finished text was not streamed. Deltas are not kept: that the finished text continues
 * them is seen from the length and the last one.
 */
function rest({ length, last }: Streamed, all: string): string {
  return all.length > length && all.startsWith(last, length - last.length) ? all.slice(length) : "";
}

interface TextBlock {
  index: number;
  kind: "text" | "refusal";
  streamed: Streamed;
  citations: number;
  open: boolean;
}

function createMessageReader(blocks: Blocks): MessageReader {
  const parts: (TextBlock | undefined)[] = [];

  function start(at: number, kind: "text" | "refusal"): TextBlock {
    const known = parts[at];
    if (known) return known;
    const index = startBlock(blocks, { type: kind, text: "" });
    return parts[at] = { index, kind, streamed: { length: 0, last: "" }, citations: 0, open: true };
  }

  function delta(at: number, kind: "text" | "refusal", text: string): void {
    if (text === "") return;
    const part = parts[at] ?? start(at, kind);
    if (!part.open) return;
    noted(part.streamed, text);
    const type = part.kind === "text" ? "text_delta" : "refusal_delta";
    blocks.emit({ type, index: part.index, text });
  }

  function whole(at: number, kind: "text" | "refusal", text: string): void {
    const part = parts[at];
    delta(at, kind, part ? rest(part.streamed, text) : text);
  }

  function annotation(at: number, value: JsonObject): void {
    const part = start(at, "text");
    if (!part.open || part.kind !== "text") return;
    part.citations++;
    blocks.emit({ type: "citation", index: part.index, citation: citationOf(value) });
  }

  function closePart(at: number, part: JsonObject): void {
    if (part.type === "refusal") whole(at, "refusal", text(part.refusal));
    else if (part.type === "output_text" || part.type === "text") {
      whole(at, "text", text(part.text));
      const all = objects(part.annotations);
      for (const one of all.slice(parts[at]?.citations ?? 0)) annotation(at, one);
    }
    stop(parts[at]);
  }

  function stop(part: TextBlock | undefined): void {
    if (part?.open !== true) return;
    part.open = false;
    blocks.emit({ type: "block_stop", index: part.index });
  }

  return {
    kind: "message",
    delta,
    whole,
    annotation,
    closePart,
    close(item) {
      partsOf(item.content).forEach((part, at) => closePart(at, part));
      parts.forEach(stop);
    },
  };
}

function createReasoningReader(first: JsonObject, blocks: Blocks): ReasoningReader {
  const sections = new Map<number, Streamed>();
  let index: number | undefined;
  let current: number | undefined;
  let closed = false;

  function start(item: JsonObject): number {
    const id = word(item.id) ?? word(first.id);
    return index ??= startBlock(blocks, {
      type: "thinking",
      text: "",
      ...(id === undefined ? {} : { id }),
    });
  }

  function delta(section: number, piece: string): void {
    if (piece === "" || closed) return;
    const fresh = section !== current && current !== undefined;
    current = section;
    const streamed = sections.get(section) ?? { length: 0, last: "" };
    sections.set(section, streamed);
    noted(streamed, piece);
    blocks.emit({
      type: "thinking_delta",
      index: index ?? start(first),
      text: fresh ? PART_BREAK + piece : piece,
    });
  }

  function whole(section: number, all: string): void {
    const streamed = sections.get(section);
    if (streamed === undefined || section === current) {
      delta(section, streamed ? rest(streamed, all) : all);
    }
  }

  return {
    kind: "reasoning",
    delta,
    whole,
    close(item) {
      if (closed) return;
      objects(item.summary).forEach((part, at) => whole(summarySection(at), text(part.text)));
      objects(item.content).forEach((part, at) => whole(contentSection(at), text(part.text)));
      closed = true;
      const signature = text(item.encrypted_content);
      if (index === undefined && signature === "") return;
      const at = start(item);
      blocks.emit({ type: "signature", index: at, signature, origin: "openai-responses" });
      blocks.emit({ type: "block_stop", index: at });
    },
  };
}

/** The section of the summary part at `index`. */
export function summarySection(index: number): number {
  return index;
}

/** The section of the content part (raw reasoning of open models) at `index`. */
export function contentSection(index: number): number {
  return -1 - index;
}

function createCallReader(type: string, first: JsonObject, blocks: Blocks): CallReader {
  const format = type === "custom_tool_call" ? "text" : "json";
  const ordinal = blocks.calls++;
  let id = word(first.call_id);
  let name = word(first.name);
  let index: number | undefined;
  let early = "";
  const streamed: Streamed = { length: 0, last: "" };
  let closed = false;

  function start(): void {
    if (index !== undefined || id === undefined || name === undefined) return;
    index = startBlock(blocks, { type: "tool_call", id, name, arguments: "", format });
    if (early !== "") blocks.emit({ type: "arguments_delta", index, text: early });
  }

  function delta(piece: string): void {
    if (piece === "" || closed) return;
    noted(streamed, piece);
    if (index === undefined) early += piece;
    else blocks.emit({ type: "arguments_delta", index, text: piece });
  }

  function whole(all: string): void {
    delta(rest(streamed, all));
  }

  start();
  return {
    kind: "call",
    delta,
    whole,
    close(item) {
      if (closed) return;
      id ??= word(item.call_id) ?? word(item.id) ?? word(first.id) ?? `call_${ordinal}`;
      name ??= word(item.name) ?? "";
      start();
      whole(argumentsOf(item));
      closed = true;
      if (index !== undefined) blocks.emit({ type: "block_stop", index });
    },
  };
}

function argumentsOf(item: JsonObject): string {
  const value = item.arguments ?? item.input;
  // Some hosts hand over the parsed object.
  return isJsonObject(value) ? JSON.stringify(value) : text(value);
}

function emitHosted(type: string, item: JsonObject, blocks: Blocks): void {
  if (item.type === undefined) return;
  const picture = type === "image_generation_call" ? word(item.result) : undefined;
  const part: AssistantPart = picture === undefined
    ? { type: "hosted", origin: "openai-responses", item }
    : {
      type: "image",
      source: {
        type: "base64",
        mediaType: `image/${word(item.output_format) ?? "png"}`,
        data: picture,
      },
    };
  blocks.emit({ type: "block_stop", index: startBlock(blocks, part) });
}

/** Some hosts tell a message's text itself, as requests may have it. */
function partsOf(content: JsonValue | undefined): JsonObject[] {
  return typeof content === "string" ? [{ type: "output_text", text: content }] : objects(content);
}

function objects(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function text(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function word(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
