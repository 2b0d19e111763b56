/**
 * A client's stream: every event a whole `GenerateContentResponse`, as server-sent events
 * (`alt=sse`) or as the items of one JSON list. No mark follows the last.
 *
 * The vendor's SDK keeps a turn in its history only if every chunk has a candidate with parts, so
 * the last chunk has an empty text. It appends parts and joins nothing: a call is told whole, once
 * its arguments are. Other clients keep no part without text, so the last piece of a thought waits
 * for the signature, which comes right behind it and travels on it.
 *
 * Left out: what `reply.ts` leaves out.
 *
 * @module
 */

import type {
  BlockStartEvent,
  CanonicalEvent,
  FinishEvent,
  SignatureEvent,
} from "../../canonical/event.ts";
import type { Fault } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { Citation, ToolCallPart } from "../../canonical/request.ts";
import type { Usage } from "../../canonical/usage.ts";
import type { AnswerContext, StreamEncoder } from "../dialect.ts";
import { dataEvent } from "../sse_text.ts";
import { ANSWER_RULES, candidateOf, endOf } from "./answer.ts";
import type { CitedText } from "./citations.ts";
import { encodeFault } from "./fault.ts";
import { createWaiting, placeOf } from "./signatures.ts";
import { callPart, signatureOf, signed, thought, writeTurn } from "./turn_encode.ts";
import { writeUsage } from "./usage.ts";

/** What is between the quotes of a delta: the text round a JSON string. */
interface Frame {
  head: string;
  tail: string;
}

/** An open block. */
type Open =
  | { type: "text"; pieces: string[]; citations: Citation[] }
  | { type: "thinking"; id: string | undefined; hasText: boolean; held: string }
  | { type: "call"; call: ToolCallPart; pieces: string[] };

/** Creates a writer of one stream. */
export function createStreamEncoder(context: AnswerContext): StreamEncoder {
  const list = context.request.alt === "json";
  const frame: Frame = list ? { head: LIST_SEPARATOR, tail: "" } : { head: "data: ", tail: "\n\n" };
  const envelope = { modelVersion: context.model, responseId: context.newId("") };
  const partTail = `}],"role":"model"},"index":0}],${JSON.stringify(envelope).slice(1)}`;
  const head = `${frame.head}{"candidates":[{"content":{"parts":[{"text":`;
  const text: Frame = { head, tail: partTail + frame.tail };
  const thinking: Frame = { head, tail: `,"thought":true${partTail}${frame.tail}` };
  const open = new Map<number, Open>();
  const texts: CitedText[] = [];
  let usage: Usage | undefined;
  const waiting = createWaiting();
  let begun = false;

  function chunk(body: JsonObject): string {
    return frame.head + JSON.stringify({ ...body, ...envelope }) + frame.tail;
  }

  function tell(part: JsonObject): string {
    return chunk({ candidates: [candidateOf([part])] });
  }

  function flush(): string {
    return waiting.hasOther() ? tell(signed({ text: "" }, waiting.forOther())) : "";
  }

  /** The calls that these belonged on never came. */
  function flushAll(): string {
    let out = "";
    for (let rest = waiting.forCall(); rest !== undefined; rest = waiting.forCall()) {
      out += tell(signed({ text: "" }, rest));
    }
    return out;
  }

  function addText(index: number, piece: string): string {
    const block = open.get(index);
    if (block?.type === "text") block.pieces.push(piece);
    return waiting.hasOther()
      ? tell(signed({ text: piece }, waiting.forOther()))
      : filled(text, piece);
  }

  function startBlock({ index, part }: BlockStartEvent): string {
    switch (part.type) {
      case "text":
      case "refusal":
        open.set(index, { type: "text", pieces: [], citations: [] });
        return "";
      case "thinking":
        open.set(index, { type: "thinking", id: part.id, hasText: false, held: "" });
        return flush();
      case "tool_call":
        open.set(index, { type: "call", call: part, pieces: [] });
        return "";
      case "image":
        return writeTurn([part], ANSWER_RULES).map((image) =>
          tell(signed(image, waiting.forOther()))
        ).join("");
      default:
        return flush() + writeTurn([part], ANSWER_RULES).map(tell).join("");
    }
  }

  /** Tells the piece before, and holds this one. */
  function addThought(index: number, piece: string): string {
    const block = open.get(index);
    if (block?.type !== "thinking" || piece === "") return "";
    const before = block.held;
    block.held = piece;
    block.hasText = true;
    return release(before);
  }

  function release(held: string): string {
    return held === "" ? "" : filled(thinking, held);
  }

  /** What is still held when a fault comes into the middle of a thought. */
  function releaseAll(): string {
    let out = "";
    for (const block of open.values()) if (block.type === "thinking") out += release(block.held);
    return out;
  }

  function sign({ index, signature, origin }: SignatureEvent): string {
    const block = open.get(index);
    if (block?.type !== "thinking") return "";
    const { id, hasText, held } = block;
    block.held = "";
    const part = { signature, origin, ...(id === undefined ? {} : { id }) };
    const place = placeOf(part, hasText);
    switch (place) {
      case "thought":
        return tell(thought(held, signatureOf(part)));
      case "alone":
        return release(held) + tell(signed({ text: "" }, signatureOf(part)));
      case "call":
      case "next":
        waiting.put(place, signatureOf(part));
        return release(held);
      case "nowhere":
        return release(held);
    }
  }

  function stopBlock(index: number): string {
    const block = open.get(index);
    open.delete(index);
    switch (block?.type) {
      case "text":
        texts.push({ text: block.pieces.join(""), citations: block.citations });
        return block.pieces.length === 0 ? flush() : "";
      case "call": {
        const call = { ...block.call, arguments: block.pieces.join("") };
        return tell(signed(callPart(call, ANSWER_RULES), waiting.forCall()));
      }
      case "thinking":
        return release(block.held);
      default:
        return "";
    }
  }

  function finish(event: FinishEvent): string {
    const counts = event.usage ?? usage;
    return flushAll() + chunk({
      candidates: [candidateOf([], endOf(event.finish, texts))],
      ...(counts === undefined ? {} : { usageMetadata: writeUsage(counts) }),
    }) + (list ? LIST_END : "");
  }

  function write(event: CanonicalEvent): string {
    switch (event.type) {
      case "text_delta":
      case "refusal_delta":
        return addText(event.index, event.text);
      case "thinking_delta":
        return addThought(event.index, event.text);
      case "arguments_delta": {
        const block = open.get(event.index);
        if (block?.type === "call") block.pieces.push(event.text);
        return "";
      }
      case "block_start":
        return startBlock(event);
      case "block_stop":
        return stopBlock(event.index);
      case "signature":
        return sign(event);
      case "citation": {
        const block = open.get(event.index);
        if (block?.type === "text") block.citations.push(event.citation);
        return "";
      }
      case "usage":
        usage = event.usage;
        return "";
      case "finish":
        return finish(event);
      case "fault":
        return releaseAll() + frame.head + JSON.stringify(encodeFault(event.fault)) + frame.tail +
          (list ? LIST_END : "");
      default:
        return "";
    }
  }

  return {
    step(event) {
      const written = write(event);
      if (!list || begun || written === "") return written;
      begun = true;
      return "[" + written.slice(LIST_SEPARATOR.length);
    },
  };
}

/** A failure in the middle of a stream, after which nothing comes. */
export function encodeStreamFault(fault: Fault): string {
  return dataEvent(JSON.stringify(encodeFault(fault)));
}

const LIST_SEPARATOR = "\n,";
const LIST_END = "\n]\n";

function filled(frame: Frame, text: string): string {
  return frame.head + JSON.stringify(text) + frame.tail;
}
