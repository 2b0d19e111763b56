/**
 * Hosts of the Messages wire.
 *
 * @module
 */

import { sseFrame } from "../../support/sse.ts";
import {
  type Dirty,
  event,
  MESSAGE_START,
  messageEnds,
  streamed,
  textBlock,
  whole,
} from "./case.ts";

const SAYS_HI = { text: "Hi", ending: "stop" } as const;
const CALLS = { tools: [{ name: "a", input: { x: 1 } }], ending: "tool" } as const;
const HI = textBlock(0, "Hi");
const END = messageEnds("end_turn");

function messages(name: string, body: string, expect: Dirty["expect"], more = {}): Dirty {
  return streamed("anthropic-messages", name, body, expect, more);
}

function reply(name: string, body: unknown, expect: Dirty["expect"]): Dirty {
  return whole("anthropic-messages", name, body, expect);
}

function start(index: number, content_block: object): string {
  return event({ type: "content_block_start", index, content_block });
}

function delta(index: number, value: object): string {
  return event({ type: "content_block_delta", index, delta: value });
}

function stop(index: number): string {
  return event({ type: "content_block_stop", index });
}

const TOOL = { type: "tool_use", id: "t1", name: "a", input: {} };
const USAGE = { input_tokens: 3, output_tokens: 2 };

function message(content: unknown, stop_reason: unknown = "end_turn"): object {
  return {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "m",
    content,
    stop_reason,
    stop_sequence: null,
    usage: USAGE,
  };
}

/** Streams. */
export const MESSAGES_STREAMS: readonly Dirty[] = [
  messages("message_start twice", MESSAGE_START + MESSAGE_START + HI + END, SAYS_HI),
  messages(
    "message_start spliced in amid a text",
    MESSAGE_START + start(0, { type: "text", text: "" }) +
      delta(0, { type: "text_delta", text: "H" }) + MESSAGE_START +
      start(0, { type: "text", text: "" }) + delta(0, { type: "text_delta", text: "i" }) + stop(0) +
      END,
    SAYS_HI,
  ),
  messages(
    "message_start spliced in between blocks",
    MESSAGE_START + textBlock(0, "H") + MESSAGE_START + textBlock(0, "i") + END,
    SAYS_HI,
  ),
  messages(
    "message_start spliced in amid a call",
    MESSAGE_START + textBlock(0, "Hi") + start(1, TOOL) +
      delta(1, { type: "input_json_delta", partial_json: '{"x"' }) + MESSAGE_START +
      textBlock(0, "Again") + END,
    { fails: { message: /began again/, status: 502, after: "Hi" } },
  ),
  messages("no message_start", HI + END, SAYS_HI),
  messages(
    "events without a name",
    (MESSAGE_START + HI + END).replace(/^event: .*\n/gm, ""),
    SAYS_HI,
  ),
  messages(
    "events named but without a type",
    (MESSAGE_START + HI + END).replace(/"type":"(message|content)_(\w+)",?/g, ""),
    SAYS_HI,
  ),
  messages(
    "no message_stop",
    MESSAGE_START + HI + END.slice(0, END.indexOf("event: message_stop")),
    SAYS_HI,
  ),
  messages("neither a stop reason nor message_stop", MESSAGE_START + HI, {
    fails: { message: /ended early/, status: 502, after: "Hi" },
  }),
  messages(
    "no stop reason",
    MESSAGE_START + HI + event({ type: "message_delta", delta: {}, usage: { output_tokens: 2 } }) +
      event({ type: "message_stop" }),
    SAYS_HI,
  ),
  messages(
    "message_delta twice",
    MESSAGE_START + HI +
      event({
        type: "message_delta",
        delta: { stop_reason: null, stop_sequence: null },
        usage: { output_tokens: 1 },
      }) + END,
    SAYS_HI,
  ),
  messages(
    "message_delta without usage",
    MESSAGE_START + HI +
      event({ type: "message_delta", delta: { stop_reason: "end_turn", stop_sequence: null } }) +
      event({ type: "message_stop" }),
    SAYS_HI,
  ),
  messages(
    "message_start without usage",
    event({
      type: "message_start",
      message: { id: "msg_1", type: "message", role: "assistant", model: "m", content: [] },
    }) + HI + END,
    SAYS_HI,
  ),
  messages("a stop reason in capitals", MESSAGE_START + HI + messageEnds("MAX_TOKENS"), {
    text: "Hi",
    ending: "length",
  }),
  messages(
    "a stop reason nobody knows",
    MESSAGE_START + HI + messageEnds("hologram_ended"),
    SAYS_HI,
  ),
  messages(
    "a call that ends as text does",
    MESSAGE_START + start(0, TOOL) +
      delta(0, { type: "input_json_delta", partial_json: '{"x":1}' }) + stop(0) + END,
    CALLS,
  ),
  messages(
    "message_stop twice",
    MESSAGE_START + HI + END + event({ type: "message_stop" }),
    SAYS_HI,
  ),
  messages("[DONE] after the end", MESSAGE_START + HI + END + sseFrame("[DONE]"), SAYS_HI),
  messages(
    "another answer after the end",
    MESSAGE_START + HI + END + MESSAGE_START + textBlock(0, "Again") + END,
    SAYS_HI,
  ),
  messages(
    "a block that is never stopped",
    MESSAGE_START + start(0, { type: "text", text: "" }) +
      delta(0, { type: "text_delta", text: "Hi" }) + END,
    SAYS_HI,
  ),
  messages("a block that is stopped twice", MESSAGE_START + HI + stop(0) + END, SAYS_HI),
  messages(
    "a delta of a block that never began",
    MESSAGE_START + delta(0, { type: "text_delta", text: "Hi" }) + stop(0) + END,
    SAYS_HI,
  ),
  messages("indexes from one", MESSAGE_START + textBlock(1, "Hi") + END, SAYS_HI),
  messages(
    "every block at index 0",
    MESSAGE_START + textBlock(0, "Hi") + start(0, TOOL) +
      delta(0, { type: "input_json_delta", partial_json: '{"x":1}' }) + stop(0) +
      messageEnds("tool_use"),
    { text: "Hi", ...CALLS },
  ),
  messages(
    "arguments with the block",
    MESSAGE_START + start(0, { ...TOOL, input: { x: 1 } }) + stop(0) + messageEnds("tool_use"),
    CALLS,
  ),
  messages(
    "arguments that are an object",
    MESSAGE_START + start(0, TOOL) +
      delta(0, { type: "input_json_delta", partial_json: { x: 1 } }) + stop(0) +
      messageEnds("tool_use"),
    CALLS,
  ),
  messages(
    "a delta without a type",
    MESSAGE_START + start(0, { type: "text", text: "" }) + delta(0, { text: "Hi" }) + stop(0) + END,
    SAYS_HI,
  ),
  messages(
    "deltas of null, and without a text",
    MESSAGE_START + start(0, { type: "text", text: "" }) +
      event({ type: "content_block_delta", index: 0, delta: null }) +
      delta(0, { type: "text_delta", text: null }) + delta(0, { type: "text_delta", text: "Hi" }) +
      stop(0) + END,
    SAYS_HI,
  ),
  messages(
    "events nobody knows amid a call",
    sseFrame({ beat: 0 }, "heartbeat") + MESSAGE_START + start(0, TOOL) +
      sseFrame({ beat: 1 }, "heartbeat") +
      delta(0, { type: "input_json_delta", partial_json: '{"x"' }) + sseFrame({ type: "ping" }) +
      sseFrame({ beat: 2 }) + delta(0, { type: "input_json_delta", partial_json: ":1}" }) +
      stop(0) + messageEnds("tool_use"),
    CALLS,
  ),
  messages(
    "a storm of pings",
    event({ type: "ping" }) + MESSAGE_START + event({ type: "ping" }) + HI +
      event({ type: "ping" }).repeat(3) + END,
    SAYS_HI,
  ),
  messages(
    "an error first",
    event({ type: "error", error: { type: "overloaded_error", message: "Slow down" } }),
    { fails: { message: /Slow down/, status: 529 } },
  ),
  messages(
    "an error first, without a name or type",
    sseFrame({ error: { type: "overloaded_error", message: "Slow down" } }),
    { fails: { message: /Slow down/, status: 529 } },
  ),
  messages(
    "an error after message_start",
    MESSAGE_START +
      event({ type: "error", error: { type: "overloaded_error", message: "Slow down" } }),
    { fails: { message: /Slow down/, status: 529 } },
  ),
  messages(
    "an error later",
    MESSAGE_START + HI +
      event({ type: "error", error: { type: "overloaded_error", message: "Slow down" } }),
    { fails: { message: /Slow down/, status: 529, after: "Hi" } },
  ),
  messages(
    "an error later, without a name or type",
    MESSAGE_START + HI + sseFrame({ error: { type: "overloaded_error", message: "Slow down" } }),
    { fails: { message: /Slow down/, status: 529, after: "Hi" } },
  ),
  messages("an empty message", MESSAGE_START + END, { text: "", ending: "stop" }),
];

/** No dirt, and yet nothing that most readers expect: what the vendor itself sends. */
export const MESSAGES_WHOLE_START: readonly Dirty[] = [
  messages(
    "a call that comes whole with message_start",
    event({ type: "message_start", message: message([{ ...TOOL, input: { x: 1 } }], "tool_use") }) +
      event({ type: "message_stop" }),
    CALLS,
  ),
];

/** Whole answers. */
export const MESSAGES_REPLIES: readonly Dirty[] = [
  reply("no stop reason", message([{ type: "text", text: "Hi" }], null), SAYS_HI),
  reply("content that is text", message("Hi"), SAYS_HI),
  reply("no content", message([]), { text: "", ending: "stop" }),
  reply("content of null", message(null), { text: "", ending: "stop" }),
  reply(
    "a text of null",
    message([{ type: "text", text: null }, { type: "text", text: "Hi" }]),
    SAYS_HI,
  ),
  reply("arguments that are text", message([{ ...TOOL, input: '{"x":1}' }], "tool_use"), CALLS),
  reply("an error with success", {
    type: "error",
    error: { type: "overloaded_error", message: "Slow down" },
  }, { fails: { message: /Slow down/, status: 529 } }),
  reply("an error without a type, with success", {
    error: { type: "overloaded_error", message: "Slow down" },
  }, { fails: { message: /Slow down/, status: 529 } }),
  reply("an answer of another kind", { type: "message_batch", id: "b" }, {
    fails: { message: /no message/, status: 502 },
  }),
];
