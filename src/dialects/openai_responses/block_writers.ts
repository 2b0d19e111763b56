/**
 * Blocks under way: what a text, a thinking or a call writes as it grows and when it stops.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type {
  Citation,
  DialectId,
  RefusalPart,
  TextPart,
  ThinkingPart,
} from "../../canonical/request.ts";
import { annotationOf } from "./citations.ts";
import type { Frames } from "./frames.ts";
import {
  callItem,
  type CallNames,
  reasoningItem,
  refusalPart,
  summaryPart,
  textPart,
} from "./items.ts";
import { freeFormInput } from "./names.ts";
import { sealedContent } from "./thinking.ts";

/** A block under way. */
export interface BlockWriter {
  delta(text: string): string;
  stop(): string;
  /** Writes what there is into the output without telling it: the answer broke off. */
  abandon(): void;
  sign?(signature: string, origin: DialectId): void;
  cite?(citation: Citation): void;
}

/** A message whose parts are still being added, or still open. */
export interface Message {
  id: string;
  at: number;
  content: JsonObject[];
  open: number;
  sealed: boolean;
}

/** A part of the message it stands in. `ended` tells the message. */
export function createTextWriter(
  first: TextPart | RefusalPart,
  { id, at, content }: Message,
  frames: Frames,
  ended: { stop(): string; abandon(): void },
): { writer: BlockWriter; text: string } {
  const refusal = first.type === "refusal";
  const pieces: string[] = [first.text];
  const citations: Citation[] = first.type === "text" ? [...first.citations ?? []] : [];
  const name = refusal ? "refusal" : "output_text";
  const print = (text: string, annotations: JsonObject[]) =>
    refusal ? refusalPart(text) : textPart(text, annotations);
  const place = content.push(print("", [])) - 1;
  const address = `"item_id":${JSON.stringify(id)},"output_index":${at},"content_index":${place}`;
  const logprobs = refusal ? "" : `,"logprobs":[]`;
  const deltas = frames.deltas(`response.${name}.delta`, address + logprobs);

  function partEvent(what: "added" | "done", part: JsonObject): string {
    const fields = `${address},"part":${JSON.stringify(part)}`;
    return frames.event(`response.content_part.${what}`, fields);
  }

  /** Only now, as a citation of the whole text needs its length. */
  function annotations(length: number): JsonObject[] {
    return citations.flatMap((citation) => {
      const annotation = annotationOf(citation, length);
      return annotation === undefined ? [] : [annotation];
    });
  }

  function annotationEvents(all: JsonObject[]): string {
    return all.map((annotation, index) =>
      frames.event(
        "response.output_text.annotation.added",
        `${address},"annotation_index":${index},"annotation":${JSON.stringify(annotation)}`,
      )
    ).join("");
  }

  const writer: BlockWriter = {
    delta(text) {
      pieces.push(text);
      return deltas(text);
    },
    cite: (citation) => void citations.push(citation),
    stop() {
      const text = pieces.join("");
      const cited = annotations(text.length);
      const part = print(text, cited);
      content[place] = part;
      const member = refusal ? "refusal" : "text";
      return annotationEvents(cited) +
        frames.event(
          `response.${name}.done`,
          `${address}${logprobs},"${member}":${JSON.stringify(text)}`,
        ) +
        partEvent("done", part) + ended.stop();
    },
    abandon() {
      const text = pieces.join("");
      content[place] = print(text, annotations(text.length));
      ended.abandon();
    },
  };
  return { writer, text: partEvent("added", print("", [])) };
}

/** A `reasoning` item; `put` keeps it in the output, and writes that it is done where it is told. */
export function createThinkingWriter(
  first: ThinkingPart,
  id: string,
  at: number,
  frames: Frames,
  put: (item: JsonObject, told: boolean) => string,
): BlockWriter {
  const pieces: string[] = [];
  const address = `"item_id":${JSON.stringify(id)},"output_index":${at},"summary_index":0`;
  const signed: Pick<ThinkingPart, "signature" | "origin" | "id"> = { ...first };
  const deltas = frames.deltas("response.reasoning_summary_text.delta", address);

  function partEvent(what: "added" | "done", text: string): string {
    const fields = `${address},"part":${JSON.stringify(summaryPart(text))}`;
    return frames.event(`response.reasoning_summary_part.${what}`, fields);
  }

  function partDone(text: string): string {
    if (text === "") return "";
    const fields = `${address},"text":${JSON.stringify(text)}`;
    return frames.event("response.reasoning_summary_text.done", fields) + partEvent("done", text);
  }

  return {
    delta(text) {
      const before = pieces.length === 0 ? partEvent("added", "") : "";
      pieces.push(text);
      return before + deltas(text);
    },
    sign(signature, origin) {
      signed.signature = signature;
      signed.origin = origin;
    },
    stop() {
      const text = pieces.join("");
      return partDone(text) + put(reasoningItem(id, text, sealedContent(signed)), true);
    },
    abandon() {
      put(reasoningItem(id, pieces.join("")), false);
    },
  };
}

/**
 * A call. `unwrap`: the model was offered the caller's free-form tool as a function, so its arguments must be
 * whole before the input can be told.
 */
export function createCallWriter(
  call: CallNames,
  custom: boolean,
  unwrap: boolean,
  at: number,
  frames: Frames,
  put: (item: JsonObject, told: boolean) => string,
): BlockWriter {
  const pieces: string[] = [];
  const name = custom ? "response.custom_tool_call_input" : "response.function_call_arguments";
  const address = `"item_id":${JSON.stringify(call.id)},"output_index":${at}`;
  const deltas = frames.deltas(`${name}.delta`, address);

  function input(): string {
    const text = pieces.join("");
    return unwrap ? freeFormInput(text) : text;
  }

  return {
    delta(text) {
      pieces.push(text);
      return unwrap ? "" : deltas(text);
    },
    stop() {
      let text = input();
      let told = "";
      if (!custom && text === "") text = "{}";
      if (text !== "" && (unwrap || pieces.length === 0)) told = deltas(text);
      const member = custom ? "input" : "arguments";
      // Documented as required, if only for functions.
      const named = custom ? "" : `,"name":${JSON.stringify(call.name)}`;
      const fields = `${address}${named},"${member}":${JSON.stringify(text)}`;
      return told + frames.event(`${name}.done`, fields) +
        put(callItem(call, custom, text, "completed"), true);
    },
    abandon() {
      put(callItem(call, custom, input(), "incomplete"), false);
    },
  };
}
