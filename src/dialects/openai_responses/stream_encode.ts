/**
 * Writes a client's stream, in the order and with the indexes that the vendor's own accumulator
 * insists on; the finished response holds the very items that were streamed.
 *
 * Neighbouring texts and refusals are the parts of one message. Declared losses: parts that only
 * another dialect understands, pictures that are told by URL, and citations without a web page.
 *
 * @module
 */

import type { CanonicalEvent } from "../../canonical/event.ts";
import type { Fault } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { Finish } from "../../canonical/reply.ts";
import type { AssistantPart } from "../../canonical/request.ts";
import type { Usage } from "../../canonical/usage.ts";
import type { AnswerContext, StreamEncoder } from "../dialect.ts";
import { createItemWriter, type ItemWriter } from "./block_encode.ts";
import type { BlockWriter } from "./block_writers.ts";
import { responseError } from "./fault.ts";
import { encodeFinish } from "./finish.ts";
import { createFrames } from "./frames.ts";
import { createResponseWriter, type ResponseState } from "./response.ts";

/** Writes one answer, streamed or whole. */
export interface AnswerWriter {
  /** Takes the next event and tells the stream's text for it. */
  step(event: CanonicalEvent): string;
  /** The response object as it stands. */
  response(): JsonObject;
}

/** Creates a writer of one answer. */
export function createAnswerWriter(context: AnswerContext): AnswerWriter {
  const frames = createFrames();
  const items: ItemWriter = createItemWriter(context, frames);
  const blocks = new Map<number, BlockWriter>();
  const response = lazyResponse(context);
  const state: ResponseState = { status: "in_progress", output: items.output };
  let begun = false;
  let over = false;
  let refused = false;

  function lifecycle(type: string): string {
    return frames.event(type, `"response":${response.writer().json(state)}`);
  }

  function begin(id?: string): string {
    if (begun) return "";
    begun = true;
    response.identify(id);
    return lifecycle("response.created") + lifecycle("response.in_progress");
  }

  function startBlock(index: number, part: AssistantPart): string {
    refused ||= part.type === "refusal";
    const { writer, text } = items.start(part);
    if (writer) blocks.set(index, writer);
    return text;
  }

  function stopBlock(index: number): string {
    const writer = blocks.get(index);
    blocks.delete(index);
    return writer?.stop() ?? "";
  }

  function finish(finish: Finish, usage: Usage | undefined): string {
    const ending = encodeFinish(finish.reason, refused);
    let text = "";
    for (const index of blocks.keys()) text += stopBlock(index);
    text += items.seal(ending.status);
    Object.assign(state, ending);
    state.usage = usage ?? state.usage;
    over = true;
    context.told?.(response.writer().object(state));
    return text + lifecycle(`response.${ending.status}`);
  }

  function fail(fault: Fault): string {
    for (const writer of blocks.values()) writer.abandon();
    items.abandon();
    state.status = "failed";
    state.error = responseError(fault);
    over = true;
    return lifecycle("response.failed");
  }

  function step(event: CanonicalEvent): string {
    if (over) return "";
    switch (event.type) {
      case "text_delta":
      case "thinking_delta":
      case "arguments_delta":
      case "refusal_delta":
        return blocks.get(event.index)?.delta(event.text) ?? "";
      case "start":
        state.usage = event.usage;
        return begin(event.id);
      case "block_start":
        return begin() + startBlock(event.index, event.part);
      case "signature":
        blocks.get(event.index)?.sign?.(event.signature, event.origin);
        return "";
      case "citation":
        blocks.get(event.index)?.cite?.(event.citation);
        return "";
      case "block_stop":
        return stopBlock(event.index);
      case "usage":
        state.usage = event.usage;
        return "";
      case "finish":
        return begin() + finish(event.finish, event.usage);
      case "fault":
        return begin() + fail(event.fault);
    }
  }

  return { step, response: () => response.writer().object(state) };
}

/** The response's id is the provider's where it is one of this wire, and must not change later. */
function lazyResponse(context: AnswerContext) {
  let writer: ReturnType<typeof createResponseWriter> | undefined;
  const own = (id?: string) =>
    context.id ?? (id?.startsWith("resp_") === true ? id : context.newId("resp_"));
  return {
    identify(id?: string): void {
      writer ??= createResponseWriter(own(id), context);
    },
    writer: () => writer ??= createResponseWriter(own(), context),
  };
}

/** Creates an encoder of one stream. */
export function createStreamEncoder(context: AnswerContext): StreamEncoder {
  const { step } = createAnswerWriter(context);
  return { step };
}
