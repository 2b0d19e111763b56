/**
 * A provider's stream: Pi's events, one a `data:` frame.
 *
 * Pi's own gateway repeats the whole turn in every delta; that part of a delta is not parsed.
 *
 * @module
 */

import type { Emit } from "../../canonical/event.ts";
import { type Fault, gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, parseJson } from "../../canonical/json.ts";
import type { SseFrame, StreamDecoder } from "../dialect.ts";
import { type BlockKind, createBlockReader } from "./block_reader.ts";
import { faultOfMessage, TRUNCATED } from "./fault.ts";
import { readFinish } from "./finish.ts";
import { type Stamps, stampsOn } from "./stamps.ts";
import { readUsage } from "./usage.ts";

/** Creates a reader of one stream. */
export function createStreamDecoder(): StreamDecoder {
  const blocks = createBlockReader();
  let stamps: Stamps = stampsOn({});
  let started = false;
  let ended = false;

  function start(turn: JsonObject, emit: Emit): void {
    if (started) return;
    started = true;
    const { responseId: id, model, upstreamModel = model } = turn;
    const usage = readUsage(turn.usage);
    emit({
      type: "start",
      ...(typeof id === "string" ? { id } : {}),
      ...(typeof upstreamModel === "string" ? { model: upstreamModel } : {}),
      ...(usage === undefined ? {} : { usage }),
    });
  }

  /** Blocks before this one that have no events of their own; empty ones say nothing. */
  function tellEarlier(content: JsonObject[], at: number, emit: Emit): void {
    for (let i = 0; i < at; i++) {
      const block = content[i];
      if (block !== undefined && !SPOKEN.has(block.type)) blocks.whole(i, block, stamps, emit);
    }
  }

  function readEvent(event: JsonObject, emit: Emit): void {
    const { type, contentIndex: at } = event;
    const turn = isJsonObject(event.partial) ? event.partial : undefined;
    if (turn !== undefined) stamps = stampsOn(turn);
    start(turn ?? {}, emit);
    const [name, step] = typeof type === "string" ? type.split("_", 2) : [];
    if (typeof at !== "number") return;
    if (step === "delta") {
      const kind = KINDS.get(name ?? "");
      if (kind && typeof event.delta === "string") {
        blocks.delta(at, kind, event.delta, stamps, emit);
      }
      return;
    }
    const content = contentOf(turn);
    tellEarlier(content, at, emit);
    if (name === "image" && isJsonObject(event.content)) {
      return blocks.whole(at, event.content, stamps, emit);
    }
    const kind = KINDS.get(name ?? "");
    if (kind === undefined) return;
    const block = content[at] ?? {};
    if (step === "start") blocks.start(at, kind, block, stamps, emit);
    if (step === "end") blocks.end(at, kind, wholeOf(kind, event, block), stamps, emit);
  }

  function finish(message: JsonObject, emit: Emit): void {
    const end = readFinish(message);
    if (end === undefined) return fail(faultOfMessage(message), emit);
    stamps = stampsOn(message);
    start(message, emit);
    contentOf(message).forEach((block, at) => blocks.whole(at, block, stamps, emit));
    blocks.close(emit);
    ended = true;
    const usage = readUsage(message.usage);
    emit({ type: "finish", finish: end, ...(usage === undefined ? {} : { usage }) });
  }

  function fail(fault: Fault, emit: Emit): void {
    ended = true;
    emit({ type: "fault", fault });
  }

  return {
    step({ data }, emit) {
      if (ended || data === "" || data.startsWith("[DONE]")) return;
      const event = parse(data);
      if (event === undefined) return fail(UNREADABLE, emit);
      switch (event.type) {
        case "done":
          return isJsonObject(event.message) ? finish(event.message, emit) : fail(UNREADABLE, emit);
        case "error":
          // A failing gateway of Pi's leaves the turn out, and its message stands beside.
          return isJsonObject(event.error)
            ? finish({ stopReason: "error", ...event.error }, emit)
            : fail(faultOfMessage(event), emit);
        default:
          return readEvent(event, emit);
      }
    },
    end(emit) {
      if (!ended) fail(TRUNCATED, emit);
    },
  };
}

/**
 * Whether a frame can carry usage, an error or the end. A quote inside a string is escaped, so what
 * a model writes never looks like one of these members; a tool's arguments may, and are looked at
 * for nothing.
 */
export function isNotable({ data }: SseFrame): boolean {
  return NOTABLE.test(data);
}

const NOTABLE = /"type"\s*:\s*"(?:done|error)"/;
const DELTA = /^\{"type":"(?:text|thinking|toolcall)_delta"/;
const PARTIAL = ',"partial":';

const KINDS: ReadonlyMap<string, BlockKind> = new Map([
  ["text", "text"],
  ["thinking", "thinking"],
  ["toolcall", "toolCall"],
]);

/** Blocks that events tell of. */
const SPOKEN: ReadonlySet<unknown> = new Set(["text", "thinking", "toolCall", "image"]);

const UNREADABLE = gatewayFault(
  "upstream",
  "Cannot read the provider's stream: an event is none of this wire",
  { origin: "upstream", code: "invalid_stream" },
);

function parse(data: string): JsonObject | undefined {
  const at = DELTA.test(data) ? data.indexOf(PARTIAL) : -1;
  const short = at < 0 ? undefined : parseObject(`${data.slice(0, at)}}`);
  const whole = short?.delta !== undefined && short.contentIndex !== undefined;
  return whole ? short : parseObject(data);
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value = parseJson(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function contentOf(turn: JsonObject | undefined): JsonObject[] {
  const content = turn?.content;
  return Array.isArray(content) ? content.map((block) => isJsonObject(block) ? block : {}) : [];
}

/** A block at its end: what the event says of it goes before what the turn says. */
function wholeOf(kind: BlockKind, event: JsonObject, block: JsonObject): JsonObject {
  if (kind === "toolCall") return isJsonObject(event.toolCall) ? event.toolCall : block;
  const text = typeof event.content === "string" ? event.content : undefined;
  if (text === undefined) return block;
  return { ...block, type: kind, [kind === "text" ? "text" : "thinking"]: text };
}
