/**
 * Hosts of the chat wire.
 *
 * @module
 */

import { sseFrame } from "../../support/sse.ts";
import {
  type Answer,
  but,
  CHAT_HEAD,
  chunk,
  type Dirty,
  DONE,
  finishes,
  piece,
  streamed,
} from "./case.ts";

const HI = chunk({ role: "assistant", content: "Hi" });
/** What a plain answer says. */
export const SAYS_HI = { text: "Hi", ending: "stop" } as const;
/** A call. */
export const CALL = { name: "a", input: { x: 1 } };
/** An answer that is one call. */
export const CALLS: Answer = { tools: [CALL], ending: "tool" };
/** An answer that is two calls. */
export const TWO: Answer = { tools: [CALL, { name: "b", input: { y: 2 } }], ending: "tool" };
/** Counts. */
export const USAGE = { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 };
const ROLE = chunk({ role: "assistant", content: null });
/** {@link CALL} on the wire. */
export const A = { id: "c_a", type: "function", function: { name: "a", arguments: '{"x":1}' } };
/** The second call of {@link TWO} on the wire. */
export const B = { id: "c_b", type: "function", function: { name: "b", arguments: '{"y":2}' } };

function chat(name: string, body: string, expect: Dirty["expect"], more = {}): Dirty {
  return streamed("openai-chat", name, body, expect, more);
}

/** Streams. */
export const CHAT_STREAMS: readonly Dirty[] = [
  chat("no role", chunk({ content: "Hi" }) + finishes("stop") + DONE, SAYS_HI),
  chat(
    "a role of null, and one with every chunk",
    chunk({ role: null, content: "H" }) + chunk({ role: "assistant", content: "i" }) +
      finishes("stop") + DONE,
    SAYS_HI,
  ),
  chat("no finish reason before [DONE]", HI + DONE, SAYS_HI),
  chat(
    "no finish reason before [DONE], after a call",
    ROLE + piece({ index: 0, ...A }) + DONE,
    CALLS,
  ),
  chat("no [DONE]", HI + finishes("stop"), SAYS_HI),
  chat("neither a finish reason nor [DONE]", HI, {
    fails: { message: /ended early/, status: 502, after: "Hi" },
  }),
  chat("[DONE] twice", HI + finishes("stop") + DONE + DONE, SAYS_HI),
  chat(
    "data after [DONE]",
    HI + finishes("stop") + DONE + chunk({ content: " and more" }) + sseFrame("bye"),
    SAYS_HI,
  ),
  chat("a finish reason twice", HI + finishes("stop") + finishes("stop") + DONE, SAYS_HI),
  chat("a finish reason in capitals", HI + finishes("STOP") + DONE, SAYS_HI),
  chat("a limit in capitals", HI + finishes("MAX_TOKENS") + DONE, { text: "Hi", ending: "length" }),
  chat(
    "a call's end in capitals",
    ROLE + piece({ index: 0, ...A }) + finishes("TOOL_CALLS") + DONE,
    CALLS,
  ),
  chat("a finish reason nobody knows", HI + finishes("hologram_ended") + DONE, SAYS_HI),
  chat(
    "an empty finish reason with every chunk",
    chunk({ role: "assistant", content: "Hi" }, { finish_reason: "" }) + finishes("stop") + DONE,
    SAYS_HI,
  ),
  chat("a call without an index", ROLE + piece(A) + finishes("tool_calls") + DONE, CALLS),
  chat(
    "two calls without an index",
    ROLE + piece(A) + piece(B) + finishes("tool_calls") + DONE,
    TWO,
  ),
  chat(
    "two calls without an index, in pieces",
    ROLE + piece({ ...A, function: { name: "a", arguments: '{"x"' } }) +
      piece({ function: { arguments: ":1}" } }) +
      piece({ ...B, function: { name: "b", arguments: '{"y"' } }) +
      piece({ function: { arguments: ":2}" } }) + finishes("tool_calls") + DONE,
    TWO,
  ),
  chat(
    "two calls of one index",
    ROLE + piece({ index: 0, ...A }) + piece({ index: 0, ...B }) + finishes("tool_calls") + DONE,
    TWO,
  ),
  chat(
    "indexes from one",
    ROLE + piece({ index: 1, ...A }) + piece({ index: 2, ...B }) + finishes("tool_calls") + DONE,
    TWO,
  ),
  chat(
    "an index that is text",
    ROLE + piece({ index: "0", ...A }) + finishes("tool_calls") + DONE,
    CALLS,
  ),
  chat(
    "arguments that are an object",
    ROLE + piece({ index: 0, ...A, function: { name: "a", arguments: { x: 1 } } }) +
      finishes("tool_calls") + DONE,
    CALLS,
  ),
  chat(
    "arguments of null, then an object",
    ROLE + piece({ index: 0, ...A, function: { name: "a", arguments: null } }) +
      piece({ index: 0, function: { arguments: { x: 1 } } }) + finishes("tool_calls") + DONE,
    CALLS,
  ),
  chat(
    "a name with every piece",
    ROLE + piece({ index: 0, ...A, function: { name: "a", arguments: '{"x"' } }) +
      piece({ index: 0, id: "c_a", type: "function", function: { name: "a", arguments: ":1}" } }) +
      finishes("tool_calls") + DONE,
    CALLS,
  ),
  chat(
    "a name with every piece, without id and index",
    ROLE + piece({ function: { name: "a", arguments: '{"x"' } }) +
      piece({ function: { name: "a", arguments: ":1}" } }) + finishes("tool_calls") + DONE,
    CALLS,
  ),
  but(
    chat(
      "a name in two pieces",
      ROLE + piece({ index: 0, id: "c_a", type: "function", function: { name: "get_" } }) +
        piece({ index: 0, function: { name: "weather" } }) +
        piece({ index: 0, function: { arguments: '{"x":1}' } }) + finishes("tool_calls") + DONE,
      { tools: [{ name: "get_weather", input: { x: 1 } }], ending: "tool" },
    ),
    "as it came",
  ),
  chat(
    "a call without an id",
    ROLE + piece({ index: 0, type: "function", function: { name: "a", arguments: '{"x":1}' } }) +
      finishes("tool_calls") + DONE,
    CALLS,
  ),
  chat(
    "an empty id with later pieces, and a type of null",
    ROLE + piece({ index: 0, ...A, function: { name: "a", arguments: '{"x"' } }) +
      piece({ index: 0, id: "", type: null, function: { name: "", arguments: ":1}" } }) +
      finishes("tool_calls") + DONE,
    CALLS,
  ),
  chat(
    "a list of calls that is empty, and nulls",
    chunk({ role: "assistant", content: "Hi", tool_calls: [] }) +
      chunk({ content: null, tool_calls: null, function_call: null, refusal: null }) +
      finishes("stop") + DONE,
    SAYS_HI,
  ),
  chat(
    "a delta of null",
    HI + chunk(null) + chunk(null, { finish_reason: "stop" }) + DONE,
    SAYS_HI,
  ),
  chat(
    "a choice without a delta",
    HI + sseFrame({ ...CHAT_HEAD, choices: [{ index: 0, finish_reason: "stop" }] }) + DONE,
    SAYS_HI,
  ),
  chat(
    "choices of null",
    HI + sseFrame({ ...CHAT_HEAD, choices: null }) + finishes("stop") + DONE,
    SAYS_HI,
  ),
  chat(
    "a chunk without choices",
    HI + sseFrame({ ...CHAT_HEAD, usage: USAGE }) + finishes("stop") + DONE,
    { ...SAYS_HI, usage: [3, 2] },
  ),
  chat(
    "a choice without an index",
    sseFrame({ ...CHAT_HEAD, choices: [{ delta: { role: "assistant", content: "Hi" } }] }) +
      sseFrame({ ...CHAT_HEAD, choices: [{ delta: {}, finish_reason: "stop" }] }) + DONE,
    SAYS_HI,
  ),
  chat(
    "ids that change",
    HI +
      sseFrame({
        ...CHAT_HEAD,
        id: "c2",
        choices: [{ index: 0, delta: { content: "!" }, finish_reason: null }],
      }) +
      sseFrame({
        ...CHAT_HEAD,
        id: "c3",
        choices: [{ index: 0, delta: {}, finish_reason: "stop" }],
      }) + DONE,
    { text: "Hi!", ending: "stop" },
  ),
  chat(
    "no id, no model, no object",
    sseFrame({ choices: [{ index: 0, delta: { role: "assistant", content: "Hi" } }] }) +
      sseFrame({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }) + DONE,
    SAYS_HI,
  ),
  chat(
    "a chunk of usage with every chunk",
    sseFrame({
      ...CHAT_HEAD,
      choices: [{ index: 0, delta: { role: "assistant", content: "Hi" }, finish_reason: null }],
      usage: { ...USAGE, completion_tokens: 1 },
    }) +
      sseFrame({
        ...CHAT_HEAD,
        choices: [{ index: 0, delta: {}, finish_reason: "stop" }],
        usage: USAGE,
      }) + DONE,
    { ...SAYS_HI, usage: [3, 2] },
  ),
  chat(
    "usage before the answer, and of null after",
    sseFrame({ ...CHAT_HEAD, choices: [], usage: USAGE }) + HI + finishes("stop") +
      sseFrame({ ...CHAT_HEAD, choices: [], usage: null }) + DONE,
    { ...SAYS_HI, usage: [3, 2] },
  ),
  but(
    chat("usage on the choice", HI + chunk({}, { finish_reason: "stop", usage: USAGE }) + DONE, {
      ...SAYS_HI,
      usage: [3, 2],
    }),
    { usage: undefined },
  ),
  chat(
    "a message in place of a delta",
    sseFrame({
      ...CHAT_HEAD,
      choices: [{ index: 0, message: { role: "assistant", content: "Hi" }, finish_reason: "stop" }],
    }) + DONE,
    SAYS_HI,
  ),
  chat("an answer of nothing", ROLE + finishes("stop") + DONE, { text: "", ending: "stop" }),
  chat("usage and nothing else", sseFrame({ ...CHAT_HEAD, choices: [], usage: USAGE }) + DONE, {
    fails: { message: /no choice/, status: 502 },
  }),
  chat("[DONE] and nothing else", DONE, {
    fails: { message: /ended early|no choice/, status: 502 },
  }),
  chat(
    "an error first",
    sseFrame({ error: { message: "Slow down", type: "rate_limit_error", code: 429 } }) + DONE,
    { fails: { message: /Slow down/, status: 429 } },
  ),
  chat("an error that is text, first", sseFrame({ error: "Slow down" }) + DONE, {
    fails: { message: /Slow down/, status: 502 },
  }),
  chat(
    "an error beside an empty choice, first",
    sseFrame({
      ...CHAT_HEAD,
      error: { message: "Slow down", code: 503 },
      choices: [{ index: 0, delta: { role: "assistant", content: "" }, finish_reason: "error" }],
    }) + DONE,
    { fails: { message: /Slow down/, status: 503 } },
  ),
  chat("an error later", HI + sseFrame({ error: { message: "Slow down", code: 502 } }) + DONE, {
    fails: { message: /Slow down/, status: 502, after: "Hi" },
  }),
  chat(
    "an error later, in an event of that name",
    HI + sseFrame({ message: "Slow down", code: 503 }, "error"),
    { fails: { message: /Slow down/, status: 503, after: "Hi" } },
  ),
  chat(
    "an error on the choice",
    HI + chunk({}, { finish_reason: "error", error: { message: "Slow down", code: 502 } }) + DONE,
    { fails: { message: /Slow down/, status: 502, after: "Hi" } },
  ),
  chat(
    "an error first, with its parts flat",
    sseFrame({ object: "error", message: "Slow down", type: "BadRequestError", code: 400 }) + DONE,
    { fails: { message: /Slow down/, status: 400 } },
  ),
  chat(
    "an error of null",
    sseFrame({
      ...CHAT_HEAD,
      error: null,
      choices: [{ index: 0, delta: { role: "assistant", content: "Hi" }, finish_reason: null }],
    }) + finishes("stop") + DONE,
    SAYS_HI,
  ),
  chat("a heartbeat that is an empty object", HI + sseFrame({}) + finishes("stop") + DONE, SAYS_HI),
  chat(
    "reasoning told under two names",
    chunk({ role: "assistant", reasoning: "So.", reasoning_content: "So." }) +
      chunk({ content: "Hi" }) + finishes("stop") + DONE,
    { ...SAYS_HI, thinking: "So." },
  ),
];

/** A host whose deltas repeat what came before, and is known for it. */
export const CHAT_CUMULATIVE: readonly Dirty[] = [
  chat(
    "text and reasoning that grow",
    chunk({ role: "assistant", reasoning_content: "So" }) +
      chunk({ reasoning_content: "So it is." }) +
      chunk({ content: "H" }) + chunk({ content: "Hi" }) + chunk({ content: "Hi" }) +
      finishes("stop") + DONE,
    { ...SAYS_HI, thinking: "So it is." },
  ),
].map((row) => ({ ...row, profile: { cumulativeDeltas: true } }));
