/**
 * A client's stream: one chunk per event, then `data: [DONE]`.
 *
 * What the vendor's accumulator (`ChatCompletionStream` in openai-node) demands: one id, the role
 * first, integer indexes of calls with id, type and name in the first piece, one finish reason. It
 * appends the strings it knows and replaces every member it does not know; annotations therefore
 * come once, whole, and each list of reasoning details repeats those before.
 *
 * Left out: hosted items, and citations of anything but web pages.
 *
 * @module
 */

import type { BlockStartEvent, CanonicalEvent, FinishEvent } from "../../canonical/event.ts";
import type { Fault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { Citation, ThinkingPart, ToolCallPart } from "../../canonical/request.ts";
import type { AnswerContext, StreamEncoder } from "../dialect.ts";
import { encodeOpenAiFault } from "../openai_fault.ts";
import { dataEvent } from "../sse_text.ts";
import { writeAnnotation } from "./citations.ts";
import { clientCalls, retell } from "./client_calls.ts";
import { writeFinish } from "./finish.ts";
import { detailsOf } from "./reasoning_encode.ts";
import { writeMadeImage } from "./reply.ts";
import { writeTier, writeUsage } from "./usage.ts";

/** What is between the quotes of a delta: the text round a JSON string. */
interface Frame {
  head: string;
  tail: string;
}

/** An open block. */
type Open =
  | { type: "text"; from: number; citations: Citation[] }
  | { type: "thinking"; part: ThinkingPart; pieces: string[] }
  | { type: "call"; frame: Frame; empty: boolean; json: boolean }
  /** A call that the client wants in another form than the model made it: told whole. */
  | { type: "retold"; frame: Frame; call: ToolCallPart; pieces: string[] };

/** Creates a writer of one stream. */
export function createStreamEncoder(context: AnswerContext): StreamEncoder {
  const client = clientCalls(context.request);
  const counted = wantsUsage(context.request);
  const chunk = chunkFrame(context, counted);
  const text = framed(chunk, '{"content":', "}");
  const reasoning = framed(chunk, '{"reasoning_content":', "}");
  const refusal = framed(chunk, '{"refusal":', "}");
  const open = new Map<number, Open>();
  const annotations: JsonObject[] = [];
  const details: JsonObject[] = [];
  let begun = false;
  let length = 0;
  let calls = context.passed ?? 0;

  /** The role goes out with the first block, when it is known whether there will be text. */
  function begin(content: "" | null): string {
    if (begun) return "";
    begun = true;
    return delta({ role: "assistant", content, refusal: null });
  }

  function delta(value: JsonObject): string {
    return chunk.head + JSON.stringify(value) + chunk.tail;
  }

  function startBlock({ index, part }: BlockStartEvent): string {
    switch (part.type) {
      case "text":
        open.set(index, { type: "text", from: length, citations: [] });
        return begin("");
      case "thinking":
        open.set(index, { type: "thinking", part, pieces: [] });
        return begin(null);
      case "tool_call":
        return begin(null) + startCall(index, part);
      case "redacted_thinking":
        return begin(null) + tellDetails(detailsOf(part, details.length, length));
      case "image": {
        const image = writeMadeImage(part);
        return begin(null) + (image === undefined ? "" : delta({ images: [image] }));
      }
      default:
        return begin(null);
    }
  }

  function startCall(index: number, call: ToolCallPart): string {
    const at = calls++;
    const { id, name } = call;
    if (client.legacy) {
      // The older wire has room for one call.
      if (at > 0) return "";
      const frame = framed(chunk, '{"function_call":{"arguments":', "}}");
      open.set(index, { type: "call", frame, empty: true, json: true });
      return delta({ function_call: { name, arguments: "" } });
    }
    const form = client.formOf(name);
    const custom = form === "text";
    const member = custom ? '"custom":{"input":' : '"function":{"arguments":';
    const frame = framed(chunk, `{"tool_calls":[{"index":${at},${member}`, "}}]}");
    open.set(
      index,
      call.format === form
        ? { type: "call", frame, empty: true, json: !custom }
        : { type: "retold", frame, call, pieces: [] },
    );
    const head = custom
      ? { index: at, id, type: "custom", custom: { name, input: "" } }
      : { index: at, id, type: "function", function: { name, arguments: "" } };
    return delta({ tool_calls: [head] });
  }

  function addArguments(index: number, piece: string): string {
    const block = open.get(index);
    if (block?.type === "retold") block.pieces.push(piece);
    if (block?.type !== "call") return "";
    block.empty = false;
    return filled(block.frame, piece);
  }

  function tellDetails(more: JsonObject[]): string {
    if (more.length === 0) return "";
    details.push(...more);
    return delta({ reasoning_details: details });
  }

  function stopBlock(index: number): string {
    const block = open.get(index);
    open.delete(index);
    switch (block?.type) {
      case "text":
        for (const citation of block.citations) {
          const annotation = writeAnnotation(citation, block.from, length);
          if (annotation !== undefined) annotations.push(annotation);
        }
        return "";
      case "call":
        // No arguments at all are no JSON, and clients parse them.
        return block.empty && block.json ? filled(block.frame, "{}") : "";
      case "retold": {
        const call = { ...block.call, arguments: block.pieces.join("") };
        return filled(block.frame, retell(call, client.formOf(call.name)).arguments);
      }
      default:
        return "";
    }
  }

  function finish(event: FinishEvent): string {
    let out = begin(null);
    if (annotations.length > 0) out += delta({ annotations });
    const reason = JSON.stringify(writeFinish(event.finish.reason, client.legacy));
    out += chunk.head + "{}" +
      chunk.tail.replace('"finish_reason":null', `"finish_reason":${reason}`);
    if (counted && event.usage !== undefined) {
      out += dataEvent(JSON.stringify({
        ...envelope,
        choices: [],
        usage: writeUsage(event.usage),
        ...writeTier(event.usage),
      }));
    }
    return out + dataEvent("[DONE]");
  }

  const { envelope } = chunk;
  return {
    step(event: CanonicalEvent): string {
      switch (event.type) {
        case "text_delta":
          length += event.text.length;
          return filled(text, event.text);
        case "thinking_delta": {
          const block = open.get(event.index);
          if (block?.type === "thinking") block.pieces.push(event.text);
          return filled(reasoning, event.text);
        }
        case "arguments_delta":
          return addArguments(event.index, event.text);
        case "refusal_delta":
          return filled(refusal, event.text);
        case "block_start":
          return startBlock(event);
        case "block_stop":
          return stopBlock(event.index);
        case "signature": {
          const block = open.get(event.index);
          if (block?.type !== "thinking") return "";
          const { signature, origin } = event;
          const part = { ...block.part, text: block.pieces.join(""), signature, origin };
          return tellDetails(detailsOf(part, details.length, length));
        }
        case "citation": {
          const block = open.get(event.index);
          if (block?.type === "text") block.citations.push(event.citation);
          return "";
        }
        case "finish":
          return finish(event);
        case "fault":
          return encodeStreamFault(event.fault);
        default:
          return "";
      }
    },
  };
}

/** A failure in the middle of a stream: no finish reason and no `[DONE]` follow. */
export function encodeStreamFault(fault: Fault): string {
  return dataEvent(JSON.stringify(encodeOpenAiFault(fault)));
}

/** The constant text of a chunk round its delta. */
function chunkFrame(context: AnswerContext, counted: boolean): Frame & { envelope: JsonObject } {
  const envelope = {
    id: context.newId("chatcmpl-"),
    object: "chat.completion.chunk",
    created: context.created,
    model: context.model,
  };
  const head = `data: ${JSON.stringify(envelope).slice(0, -1)},"choices":[{"index":0,"delta":`;
  // The vendor has `usage: null` on every chunk when the last will have the counts.
  const usage = counted ? ',"usage":null' : "";
  return { envelope, head, tail: `,"logprobs":null,"finish_reason":null}]${usage}}\n\n` };
}

function framed(chunk: Frame, before: string, after: string): Frame {
  return { head: chunk.head + before, tail: after + chunk.tail };
}

function filled(frame: Frame, text: string): string {
  return frame.head + JSON.stringify(text) + frame.tail;
}

function wantsUsage(request: JsonObject): boolean {
  return isJsonObject(request.stream_options) && request.stream_options.include_usage === true;
}
