/**
 * Whole answers of hosts of the chat wire.
 *
 * @module
 */

import { but, type Dirty, whole } from "./case.ts";
import { A, B, CALL, CALLS, SAYS_HI, TWO, USAGE } from "./chat.ts";

function message(value: unknown, reason: unknown = "stop", more = {}): unknown {
  return {
    id: "c1",
    object: "chat.completion",
    created: 1,
    model: "m",
    choices: [{ index: 0, message: value, finish_reason: reason }],
    usage: USAGE,
    ...more,
  };
}

function reply(name: string, body: unknown, expect: Dirty["expect"], more = {}): Dirty {
  return whole("openai-chat", name, body, expect, more);
}

/** Whole answers. */
export const CHAT_REPLIES: readonly Dirty[] = [
  reply("no role", message({ content: "Hi" }), SAYS_HI),
  reply("content of null", message({ role: "assistant", content: null }), {
    text: "",
    ending: "stop",
  }),
  reply("no content", message({ role: "assistant" }), { text: "", ending: "stop" }),
  reply("no finish reason", message({ role: "assistant", content: "Hi" }, null), SAYS_HI),
  reply("a finish reason in capitals", message({ role: "assistant", content: "Hi" }, "LENGTH"), {
    text: "Hi",
    ending: "length",
  }),
  reply(
    "arguments that are an object",
    message({
      role: "assistant",
      content: null,
      tool_calls: [{ ...A, function: { name: "a", arguments: { x: 1 } } }],
    }, "tool_calls"),
    CALLS,
  ),
  reply(
    "calls without ids",
    message({
      role: "assistant",
      tool_calls: [{ type: "function", function: A.function }, {
        type: "function",
        function: B.function,
      }],
    }, "tool_calls"),
    TWO,
  ),
  reply(
    "two calls of one name, without ids",
    message({
      role: "assistant",
      tool_calls: [{ type: "function", function: A.function }, {
        type: "function",
        function: A.function,
      }],
    }, "tool_calls"),
    { tools: [CALL, CALL], ending: "tool" },
  ),
  but(
    reply(
      "calls that end as text does",
      message({ role: "assistant", content: "", tool_calls: [A] }, "stop"),
      CALLS,
    ),
    { ending: undefined },
  ),
  reply(
    "an index of null",
    message({ role: "assistant", content: "Hi" }, "stop", {
      choices: [{
        index: null,
        message: { role: "assistant", content: "Hi" },
        finish_reason: "stop",
      }],
    }),
    SAYS_HI,
  ),
  reply("no choices", message(null, "stop", { choices: [] }), {
    fails: { message: /no choice/, status: 502 },
  }),
  reply("choices of null", message(null, "stop", { choices: null }), {
    fails: { message: /no choice/, status: 502 },
  }),
  reply("an error with success", {
    error: { message: "Slow down", type: "rate_limit_error", code: "rate_limit_exceeded" },
  }, { fails: { message: /Slow down/, status: 429 } }),
  reply("an error that is text, with success", { error: "Slow down" }, {
    fails: { message: /Slow down/, status: 502 },
  }),
  reply("an error flat, with success", { object: "error", message: "Slow down", code: 503 }, {
    fails: { message: /Slow down/, status: 503 },
  }),
  reply("an error beside empty choices", {
    id: "c1",
    error: { message: "Slow down", code: 503 },
    choices: [],
  }, { fails: { message: /Slow down/, status: 503 } }),
  reply("an error in a list, with success", [{
    error: { message: "Slow down", code: 429, status: "RESOURCE_EXHAUSTED" },
  }], { fails: { message: /Slow down/, status: 429 } }),
  reply("a list", [message({ role: "assistant", content: "Hi" })], SAYS_HI),
  reply("an empty body", "", { fails: { message: /Cannot/, status: 502 } }),
];
