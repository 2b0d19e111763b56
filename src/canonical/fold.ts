/**
 * Streamed and whole answers are the same thing: {@link createFold} gathers events into a reply,
 * {@link unfold} tells a reply as events.
 *
 * @module
 */

import type { CanonicalEvent, Emit } from "./event.ts";
import { FaultError, gatewayFault } from "./fault.ts";
import type { Reply } from "./reply.ts";
import type { AssistantPart } from "./request.ts";

/** Gathers a stream's events. */
export interface Fold {
  /** Takes the next event. */
  readonly step: Emit;
  /**
   * The whole answer.
   *
   * @throws {FaultError} if the stream ended in a fault, or has not ended.
   */
  reply(): Reply;
}

/**
 * Creates a gatherer of events. Text is kept as pieces and joined once, so gathering stays linear.
 *
 * @example
 * ```ts
 * import { createFold } from "./fold.ts";
 * const fold = createFold();
 * fold.step({ type: "block_start", index: 0, part: { type: "text", text: "" } });
 * fold.step({ type: "text_delta", index: 0, text: "Hi" });
 * fold.step({ type: "block_stop", index: 0 });
 * fold.step({ type: "finish", finish: { reason: "stop" } });
 * fold.reply().content; // [{ type: "text", text: "Hi" }]
 * ```
 */
export function createFold(): Fold {
  const parts: AssistantPart[] = [];
  const pieces: string[][] = [];
  let reply: Partial<Reply> = {};
  let failure: FaultError | undefined;

  function step(event: CanonicalEvent): void {
    switch (event.type) {
      case "start":
        if (event.id !== undefined) reply.id = event.id;
        if (event.model !== undefined) reply.model = event.model;
        if (event.usage !== undefined) reply.usage = event.usage;
        return;
      case "block_start":
        parts[event.index] = { ...event.part };
        pieces[event.index] = [];
        return;
      case "text_delta":
      case "thinking_delta":
      case "arguments_delta":
      case "refusal_delta":
        pieces[event.index]?.push(event.text);
        return;
      case "signature": {
        const part = parts[event.index];
        if (part?.type === "thinking") {
          part.signature = event.signature;
          part.origin = event.origin;
        }
        return;
      }
      case "citation": {
        const part = parts[event.index];
        if (part?.type === "text") (part.citations ??= []).push(event.citation);
        return;
      }
      case "block_stop":
        close(event.index);
        return;
      case "usage":
        reply.usage = event.usage;
        return;
      case "finish":
        reply = { ...reply, finish: event.finish, ...(event.usage ? { usage: event.usage } : {}) };
        return;
      case "fault":
        failure = new FaultError(event.fault);
        return;
    }
  }

  function close(index: number): void {
    const part = parts[index];
    const text = pieces[index]?.join("") ?? "";
    if (part === undefined || text === "") return;
    if (part.type === "tool_call") part.arguments += text;
    else if (part.type === "text" || part.type === "thinking" || part.type === "refusal") {
      part.text += text;
    }
  }

  return {
    step,
    reply(): Reply {
      if (failure) throw failure;
      if (reply.finish === undefined) {
        throw new FaultError(
          gatewayFault("upstream", "Cannot read the answer: it ended before it was complete"),
        );
      }
      return { ...reply, finish: reply.finish, content: parts.filter((part) => part) };
    },
  };
}

/** Tells `reply` as the events a stream of it would have had. */
export function unfold(reply: Reply, emit: Emit): void {
  emit({
    type: "start",
    ...(reply.id === undefined ? {} : { id: reply.id }),
    ...(reply.model === undefined ? {} : { model: reply.model }),
  });
  reply.content.forEach((part, index) => unfoldPart(part, index, emit));
  emit({
    type: "finish",
    finish: reply.finish,
    ...(reply.usage === undefined ? {} : { usage: reply.usage }),
  });
}

function unfoldPart(part: AssistantPart, index: number, emit: Emit): void {
  switch (part.type) {
    case "text": {
      const { citations, ...bare } = part;
      emit({ type: "block_start", index, part: { ...bare, text: "" } });
      if (part.text !== "") emit({ type: "text_delta", index, text: part.text });
      for (const citation of citations ?? []) emit({ type: "citation", index, citation });
      break;
    }
    case "thinking": {
      const { signature, origin, ...bare } = part;
      emit({ type: "block_start", index, part: { ...bare, text: "" } });
      if (part.text !== "") emit({ type: "thinking_delta", index, text: part.text });
      if (signature !== undefined && origin !== undefined) {
        emit({ type: "signature", index, signature, origin });
      }
      break;
    }
    case "tool_call":
      emit({ type: "block_start", index, part: { ...part, arguments: "" } });
      if (part.arguments !== "") emit({ type: "arguments_delta", index, text: part.arguments });
      break;
    case "refusal":
      emit({ type: "block_start", index, part: { ...part, text: "" } });
      if (part.text !== "") emit({ type: "refusal_delta", index, text: part.text });
      break;
    default:
      emit({ type: "block_start", index, part });
  }
  emit({ type: "block_stop", index });
}
