/**
 * Looking on while an answer of a relayed endpoint passes: bytes that mean nothing to us, or events.
 *
 * @module
 */

import { type Bytes, concatBytes } from "../../canonical/bytes.ts";
import type { Emit } from "../../canonical/event.ts";
import { gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import { closingIndex } from "../../canonical/json_text.ts";
import type { SseFrame, StreamDecoder } from "../../dialects/dialect.ts";
import { faultOfErrorObject } from "../../dialects/openai_fault.ts";
import type { Observation, Transcoder } from "../../relay/transcode.ts";
import { USAGE_MEMBERS, usageIn } from "./answer_usage.ts";

/** How much of the beginning and of the end of an answer is kept to be looked at, in bytes each. */
const EDGE_BYTES = 32 * 1024;

const NOTHING: Bytes = new Uint8Array(0);

/**
 * Creates a tap for bytes. An embedding may be 60 MB of numbers, so it is not parsed: where it is long
 * only its two ends are looked at, which is where vendors say what it cost.
 *
 * @param json Whether there is anything to look at.
 */
export function createByteTap(json: boolean): Transcoder {
  const seen: Observation = { began: false, ended: false };
  const edges = json ? createEdges() : undefined;
  return {
    seen,
    lingers: false,
    push(chunk) {
      seen.began = true;
      // The reader's buffer is not ours to keep.
      const copy = chunk.slice();
      edges?.add(copy);
      return copy;
    },
    end() {
      seen.began = true;
      seen.ended = true;
      const usage = edges === undefined ? undefined : usageIn(edges.look());
      if (usage !== undefined) seen.usage = usage;
      return NOTHING;
    },
    fail: () => NOTHING,
  };
}

function createEdges(): { add(chunk: Bytes): void; look(): JsonObject } {
  const head: Bytes[] = [];
  const tail: Bytes[] = [];
  let inHead = 0;
  let inTail = 0;
  let lost = false;
  return {
    add(chunk) {
      if (inHead < EDGE_BYTES) {
        head.push(chunk);
        inHead += chunk.length;
        return;
      }
      tail.push(chunk);
      inTail += chunk.length;
      for (let [first] = tail; first !== undefined && inTail - first.length >= EDGE_BYTES;) {
        inTail -= first.length;
        tail.shift();
        lost = true;
        [first] = tail;
      }
    },
    look() {
      const text = new TextDecoder().decode(concatBytes([...head, ...tail]));
      if (!lost) return parseJsonObject(text) ?? {};
      const found: JsonObject = {};
      for (const name of USAGE_MEMBERS) {
        const value = objectAfter(text, name);
        if (value !== undefined) found[name] = value;
      }
      return found;
    },
  };
}

/** The last object that is the value of a member called `name`, in text that has lost its middle. */
function objectAfter(text: string, name: string): JsonObject | undefined {
  const marks = [...text.matchAll(new RegExp(`(?<!\\\\)"${name}"\\s*:\\s*(?=\\{)`, "g"))];
  const last = marks.at(-1);
  if (last === undefined) return undefined;
  const start = last.index + last[0].length;
  const end = closingIndex(text, start);
  return end === undefined ? undefined : parseJsonObject(text.slice(start, end));
}

/** What an event must hold to be looked into. */
const NOTABLE = /"usage"|"error"|"finish_reason"|\.done"|\.completed"|^\[DONE\]/;

/** Whether a frame can carry usage, an error or the end. */
export function isNotableFrame({ data }: SseFrame): boolean {
  return NOTABLE.test(data);
}

/**
 * Creates a decoder of the streams of OpenAI's endpoints beside chat: completions, whose end is
 * `[DONE]`, and images, speech and transcriptions, whose last event's type ends in `.done` or
 * `.completed`.
 */
export function createEventReader(): StreamDecoder {
  let began = false;
  let final = false;
  let over = false;
  function end(emit: Emit): void {
    over = true;
    emit({ type: "finish", finish: { reason: "stop" } });
  }
  return {
    step({ data }, emit) {
      if (over) return;
      if (data === "[DONE]") return end(emit);
      const event = parseJsonObject(data);
      if (event === undefined) return;
      if (isJsonObject(event.error)) {
        over = true;
        return emit({ type: "fault", fault: faultOfErrorObject(event.error, 0) });
      }
      if (!began) begin(emit);
      began = true;
      final ||= isFinal(event);
      const usage = usageIn(event);
      if (usage !== undefined) emit({ type: "usage", usage });
    },
    end(emit) {
      if (over) return;
      if (final) return end(emit);
      over = true;
      emit({
        type: "fault",
        fault: gatewayFault(
          "upstream",
          "Cannot finish the answer: the provider's stream broke off",
          {
            code: "upstream_disconnected",
          },
        ),
      });
    },
  };
}

/** What is in the events is not looked at, so all of it is one empty block. */
function begin(emit: Emit): void {
  emit({ type: "block_start", index: 0, part: { type: "text", text: "" } });
  emit({ type: "block_stop", index: 0 });
}

function isFinal({ type, choices }: JsonObject): boolean {
  if (typeof type === "string") return /\.(done|completed)$/.test(type);
  return Array.isArray(choices) &&
    choices.some((choice) => isJsonObject(choice) && typeof choice.finish_reason === "string");
}
