/**
 * What Anthropic's own SDK stumbles over in the streams and answers of hosts that follow its wire
 * loosely (`MessageStream`): events without a name, a message that begins twice, blocks out of
 * order, counts that are missing, an end without a reason.
 *
 * @module
 */

import { gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import type { Flaw, Lint, SseFrame } from "../dialect.ts";
import { namedEvent } from "../sse_text.ts";
import { soundDelta } from "./delta.ts";
import { wordOf } from "./finish.ts";

const STOP = namedEvent("message_stop", '{"type":"message_stop"}');

const AMID_A_CALL = gatewayFault(
  "upstream",
  "Cannot read the provider's stream: it began again amid a tool call",
  { code: "invalid_stream" },
);

/** Creates a lint of one stream. */
export function createLint(): Lint {
  let begun = false;
  let blocks = 0;
  let open: "text" | "tool_use" | undefined;
  let calls = false;
  let reason = false;
  let stopped = false;
  /**
   * Whether the open block has had a sound delta. A host that errs in them does so from the first,
   * and a look at every one costs more than passing it on.
   */
  let sound = false;
  /** What `message_start` counted: the SDK takes the last count told, and there may be no other. */
  let output = 0;

  /** What has passed stays; the block that is open is closed, for the rest to begin another. */
  function flawed(): Flaw {
    if (open === "tool_use") return { fault: AMID_A_CALL };
    const before = open === undefined ? "" : namedEvent(
      "content_block_stop",
      JSON.stringify({ type: "content_block_stop", index: blocks - 1 }),
    );
    return { before, blocks };
  }

  function flawOf(name: string, data: string): Flaw | undefined {
    if (!begun) return name === "message_start" ? flawOfStart(data) : flawed();
    switch (name) {
      case "message_start":
        return flawed();
      case "content_block_start":
        return startsBlock(data) ? undefined : flawed();
      case "content_block_delta":
        return flawOfDelta(data);
      case "content_block_stop":
        return stopsBlock(data) ? undefined : { patch: "" };
      case "message_delta":
        return flawOfEnd(data);
      case "message_stop":
        stopped = true;
        return reason ? undefined : withoutReason();
      default:
        return undefined;
    }
  }

  /** The SDK goes by names alone, and so hears of nothing that has none. */
  function flawOfNameless(data: string): Flaw | undefined {
    if (ERROR.test(data)) return { blocks };
    return KNOWN_TYPE.test(data) ? flawed() : undefined;
  }

  function flawOfStart(data: string): Flaw | undefined {
    begun = true;
    output = Number(OUTPUT.exec(data)?.[1] ?? 0);
    reason = REASON.test(data);
    if (FILLED.test(data)) startsWhole(parseJsonObject(data)?.message);
    return USAGE.test(data) ? undefined : {};
  }

  /** A turn that comes whole has its blocks here. */
  function startsWhole(message: unknown): void {
    if (!isJsonObject(message)) return;
    const content = Array.isArray(message.content) ? message.content : [];
    blocks = content.length;
    calls = content.some((block) => isJsonObject(block) && block.type === "tool_use");
  }

  function startsBlock(data: string): boolean {
    if (open !== undefined || !isAt(data, blocks)) return false;
    open = TOOL.test(data) ? "tool_use" : "text";
    calls ||= open === "tool_use";
    sound = false;
    blocks++;
    return true;
  }

  function stopsBlock(data: string): boolean {
    if (open === undefined || !isAt(data, blocks - 1)) return false;
    open = undefined;
    return true;
  }

  function flawOfDelta(data: string): Flaw | undefined {
    if (open === undefined || !isAt(data, blocks - 1)) return flawed();
    sound = DELTA.test(data) && !NO_TEXT.test(data);
    return sound ? undefined : mended(data);
  }

  function flawOfEnd(data: string): Flaw | undefined {
    const word = REASON.exec(data)?.[1];
    reason ||= word !== undefined;
    const right = word === undefined ? undefined : wordOf(word, calls);
    if (word === right && USAGE.test(data)) return undefined;
    const event = parseJsonObject(data) ?? {};
    const delta = isJsonObject(event.delta) ? event.delta : {};
    return patched({
      type: "message_delta",
      ...event,
      delta: { ...delta, stop_reason: right ?? null },
      usage: isJsonObject(event.usage) ? event.usage : { output_tokens: output },
    });
  }

  /** The reason is made up for. */
  function withoutReason(): Flaw {
    const delta = { stop_reason: wordOf("end_turn", calls), stop_sequence: null };
    const event = { type: "message_delta", delta, usage: { output_tokens: output } };
    return { before: namedEvent("message_delta", JSON.stringify(event)) + STOP, last: true };
  }

  return {
    flaw({ event: name, data }: SseFrame): Flaw | undefined {
      if (sound && open !== undefined && name === "content_block_delta") return undefined;
      if (data === "" || data.startsWith("[DONE]")) return { patch: "" };
      if (name === undefined || name === "message") return flawOfNameless(data);
      // Every client passes over events that it does not know.
      if (!KNOWN_NAME.test(name)) return undefined;
      const found = flawOf(name, data);
      if (found !== undefined || data.includes(`"${name}"`)) return found;
      return patched({ type: name, ...parseJsonObject(data) });
    },
    ending: () => stopped ? "" : STOP,
  };
}

function patched(event: JsonObject): Flaw {
  return { patch: namedEvent(String(event.type), JSON.stringify(event)) };
}

function mended(data: string): Flaw {
  const event = parseJsonObject(data) ?? {};
  const delta = soundDelta(event.delta);
  return delta === undefined
    ? { patch: "" }
    : patched({ type: "content_block_delta", ...event, delta });
}

/** Whether a whole answer has the shape that its clients count on. */
export function isSound({ content, stop_reason: reason }: JsonObject): boolean {
  return typeof reason === "string" && reason === wordOf(reason, false) &&
    Array.isArray(content) && content.every(isSoundBlock);
}

function isSoundBlock(block: unknown): boolean {
  if (!isJsonObject(block)) return false;
  if (block.type === "text") return typeof block.text === "string";
  return block.type !== "tool_use" || isJsonObject(block.input);
}

function isAt(data: string, index: number): boolean {
  return Number(INDEX.exec(data)?.[1] ?? -1) === index;
}

const KNOWN_NAME = /^(?:message|content_block)_/;
const KNOWN_TYPE = /"type"\s*:\s*"(?:message|content_block)_(?:start|delta|stop)"/;
const ERROR = /^\s*\{\s*(?:"type"\s*:\s*"error"|"error"\s*:)/;
const INDEX = /"index"\s*:\s*(\d+)/;
const USAGE = /"usage"\s*:\s*\{/;
const FILLED = /"content"\s*:\s*\[\s*\{/;
const OUTPUT = /"output_tokens"\s*:\s*(\d+)/;
const TOOL = /"type"\s*:\s*"tool_use"/;
const REASON = /"stop_reason"\s*:\s*"([^"]+)"/;
const DELTA = /"type"\s*:\s*"(?!content_block_)\w+_delta"/;
const NO_TEXT = /"(?:text|thinking|partial_json)"\s*:\s*[^"\s]/;
