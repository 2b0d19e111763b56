/**
 * Reads a provider's stream: the events of `ResponseStreamEvent` in the vendor's SDK. Unknown events
 * are passed over; the event's name is in the data, the `event:` field only helps out.
 *
 * @module
 */

import type { Emit } from "../../canonical/event.ts";
import type { Fault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { SseFrame, StreamDecoder } from "../dialect.ts";
import { faultOfResponse, inBandFault, upstreamFault } from "./fault.ts";
import { finishOf } from "./finish.ts";
import { createOutput, type Output } from "./output.ts";
import { contentSection, summarySection } from "./output_items.ts";
import { usageOf } from "./usage.ts";

/** Reads one answer, streamed or whole. */
export interface AnswerReader {
  /** Takes one event of a stream. */
  event(type: string, frame: JsonObject): void;
  /** Takes the finished response object. */
  end(response: JsonObject): void;
  /** Breaks the answer off. */
  fail(fault: Fault): void;
  /** Whether `finish` or a `fault` was emitted. */
  ended(): boolean;
}

/** Creates a reader of one answer. */
export function createAnswerReader(emit: Emit): AnswerReader {
  let begun = false;
  let over = false;
  const output = createOutput((event) => {
    begun = true;
    emit(event);
  });

  function start(response: JsonObject): void {
    if (begun) return;
    begun = true;
    const { id, model } = response;
    emit({
      type: "start",
      ...(typeof id === "string" ? { id } : {}),
      ...(typeof model === "string" ? { model } : {}),
    });
  }

  function fail(fault: Fault): void {
    over = true;
    emit({ type: "fault", fault });
  }

  function end(response: JsonObject): void {
    start(response);
    const usage = usageOf(response);
    const fault = faultOfResponse(response);
    if (fault) {
      if (usage) emit({ type: "usage", usage });
      return fail(fault);
    }
    output.settle(response.output);
    over = true;
    const finish = finishOf(response, output.hasCalls());
    emit({ type: "finish", finish, ...(usage ? { usage } : {}) });
  }

  function lifecycle(type: string, frame: JsonObject): void {
    const response = isJsonObject(frame.response) ? frame.response : {};
    switch (type) {
      case "response.created":
      case "response.in_progress":
      case "response.queued":
        return start(response);
      case "response.completed":
      case "response.done":
        return end(response);
      case "response.incomplete":
        return end({ ...response, status: "incomplete" });
      case "response.failed":
        return end({ ...response, status: "failed" });
      case "response.cancelled":
        return end({ ...response, status: "cancelled" });
      case "error":
        return fail(inBandFault(isJsonObject(frame.error) ? frame.error : flatError(frame)));
    }
  }

  return {
    event(type, frame) {
      if (!over && !contentEvent(type, frame, output)) lifecycle(type, frame);
    },
    end,
    fail,
    ended: () => over,
  };
}

/** Steps an event about an item; tells whether it was one. */
function contentEvent(type: string, frame: JsonObject, output: Output): boolean {
  switch (type) {
    case "response.output_text.delta":
      message(frame, output)?.delta(at(frame.content_index), "text", text(frame.delta));
      return true;
    case "response.output_text.done":
      message(frame, output)?.whole(at(frame.content_index), "text", text(frame.text));
      return true;
    case "response.refusal.delta":
      message(frame, output)?.delta(at(frame.content_index), "refusal", text(frame.delta));
      return true;
    case "response.refusal.done":
      message(frame, output)?.whole(at(frame.content_index), "refusal", text(frame.refusal));
      return true;
    case "response.output_text.annotation.added":
      if (isJsonObject(frame.annotation)) {
        message(frame, output)?.annotation(at(frame.content_index), frame.annotation);
      }
      return true;
    case "response.content_part.done":
      if (isJsonObject(frame.part)) contentPartDone(frame, frame.part, output);
      return true;
    case "response.output_item.added":
      output.add(frame);
      return true;
    case "response.output_item.done":
      output.finish(frame);
      return true;
    default:
      return reasoningEvent(type, frame, output) || callEvent(type, frame, output);
  }
}

function contentPartDone(frame: JsonObject, part: JsonObject, output: Output): void {
  const index = at(frame.content_index);
  if (part.type === "reasoning_text") {
    reasoning(frame, output)?.whole(contentSection(index), text(part.text));
  } else message(frame, output)?.closePart(index, part);
}

function reasoningEvent(type: string, frame: JsonObject, output: Output): boolean {
  switch (type) {
    case "response.reasoning_summary_text.delta":
      reasoning(frame, output)?.delta(summarySection(at(frame.summary_index)), text(frame.delta));
      return true;
    case "response.reasoning_summary_text.done":
      reasoning(frame, output)?.whole(summarySection(at(frame.summary_index)), text(frame.text));
      return true;
    case "response.reasoning_summary_part.done":
      if (isJsonObject(frame.part)) {
        const section = summarySection(at(frame.summary_index));
        reasoning(frame, output)?.whole(section, text(frame.part.text));
      }
      return true;
    case "response.reasoning_text.delta":
      reasoning(frame, output)?.delta(contentSection(at(frame.content_index)), text(frame.delta));
      return true;
    case "response.reasoning_text.done":
      reasoning(frame, output)?.whole(contentSection(at(frame.content_index)), text(frame.text));
      return true;
    default:
      return false;
  }
}

function callEvent(type: string, frame: JsonObject, output: Output): boolean {
  switch (type) {
    case "response.function_call_arguments.delta":
      call(frame, output, "function_call")?.delta(text(frame.delta));
      return true;
    case "response.function_call_arguments.done":
      call(frame, output, "function_call")?.whole(text(frame.arguments));
      return true;
    case "response.custom_tool_call_input.delta":
      call(frame, output, "custom_tool_call")?.delta(text(frame.delta));
      return true;
    case "response.custom_tool_call_input.done":
      call(frame, output, "custom_tool_call")?.whole(text(frame.input));
      return true;
    default:
      return false;
  }
}

function message(frame: JsonObject, output: Output) {
  const reader = output.find(frame, "message");
  return reader?.kind === "message" ? reader : undefined;
}

function reasoning(frame: JsonObject, output: Output) {
  const reader = output.find(frame, "reasoning");
  return reader?.kind === "reasoning" ? reader : undefined;
}

function call(frame: JsonObject, output: Output, type: string) {
  const reader = output.find(frame, type);
  return reader?.kind === "call" ? reader : undefined;
}

function at(index: JsonValue | undefined): number {
  return typeof index === "number" ? index : 0;
}

function text(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

/** `ResponseErrorEvent` has the error's members beside its own `type`. */
function flatError({ code, message, param }: JsonObject): JsonObject {
  return { code, message, param };
}

/** Creates a decoder of one stream. */
export function createStreamDecoder(): StreamDecoder {
  let emit: Emit = () => {};
  // One sink for the whole stream, so that no closure is made per event.
  const reader = createAnswerReader((event) => emit(event));
  return {
    step(frame, sink) {
      if (reader.ended() || frame.data === "" || frame.data === "[DONE]") return;
      emit = sink;
      const data = parse(frame.data);
      if (data === undefined) {
        return reader.fail(
          upstreamFault(
            "Cannot read the answer: the provider sent an event that is no JSON object",
            "invalid_stream",
          ),
        );
      }
      reader.event(typeOf(data, frame), data);
    },
    end(sink) {
      if (reader.ended()) return;
      emit = sink;
      reader.fail(
        upstreamFault(
          "Cannot finish the answer: the provider's stream ended early",
          "stream_truncated",
        ),
      );
    },
  };
}

function parse(data: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Some hosts report a failure as a bare `{"error": …}`. */
function typeOf(data: JsonObject, frame: SseFrame): string {
  if (typeof data.type === "string") return data.type;
  return frame.event ?? (isJsonObject(data.error) ? "error" : "");
}

/**
 * Whether a frame may carry usage, an error or the end: those of the response itself, whose names have
 * one dot, unlike those of its items.
 */
export function isNotable(frame: SseFrame): boolean {
  const { event, data } = frame;
  if (event !== undefined && event !== "message") {
    return event === "error" || event.indexOf(".", "response.".length) < 0;
  }
  // A quote inside a JSON string is escaped, so these cannot be part of somebody's text.
  return data.includes('"response":') || data.includes('"error":') ||
    data.includes('"type":"error"') || data.includes('"type": "error"');
}
