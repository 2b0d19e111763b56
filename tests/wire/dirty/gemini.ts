/**
 * Hosts of Gemini's wire.
 *
 * @module
 */

import { sseFrame } from "../../support/sse.ts";
import { but, type Dirty, gemini, streamed, whole } from "./case.ts";

const SAYS_HI = { text: "Hi", ending: "stop" } as const;
const CALL = { functionCall: { name: "a", args: { x: 1 } } };
const CALLS = { tools: [{ name: "a", input: { x: 1 } }], ending: "tool" } as const;
const HI = gemini([{ text: "Hi" }]);
const STOP = gemini([{ text: "" }], { finishReason: "STOP" });
const USAGE = { promptTokenCount: 3, candidatesTokenCount: 2, totalTokenCount: 5 };

function stream(name: string, body: string, expect: Dirty["expect"], more = {}): Dirty {
  return streamed("gemini", name, body, expect, more);
}

function reply(name: string, body: unknown, expect: Dirty["expect"]): Dirty {
  return whole("gemini", name, body, expect);
}

/** Streams. */
export const GEMINI_STREAMS: readonly Dirty[] = [
  stream("no finish reason", HI, { fails: { message: /ended early/, status: 502, after: "Hi" } }),
  stream(
    "a finish reason with every chunk",
    gemini([{ text: "H" }], { finishReason: "STOP" }) +
      gemini([{ text: "i" }], { finishReason: "STOP" }),
    SAYS_HI,
  ),
  stream(
    "a finish reason nobody knows",
    HI + gemini([], { finishReason: "HOLOGRAM_ENDED" }),
    SAYS_HI,
  ),
  stream("a finish reason in small letters", HI + gemini([], { finishReason: "max_tokens" }), {
    text: "Hi",
    ending: "length",
  }),
  stream(
    "a finish reason that says nothing, first",
    gemini([{ text: "Hi" }], { finishReason: "FINISH_REASON_UNSPECIFIED" }) + STOP,
    SAYS_HI,
  ),
  stream("[DONE] at the end", HI + STOP + sseFrame("[DONE]"), SAYS_HI),
  stream(
    "a candidate without content",
    HI + sseFrame({ candidates: [{ finishReason: "STOP" }] }),
    SAYS_HI,
  ),
  stream(
    "content without parts, parts of null",
    HI + sseFrame({ candidates: [{ content: { role: "model" }, index: 0 }] }) +
      sseFrame({ candidates: [{ content: { parts: null }, finishReason: "STOP" }] }),
    SAYS_HI,
  ),
  stream(
    "no role, no index",
    sseFrame({ candidates: [{ content: { parts: [{ text: "Hi" }] } }] }) +
      sseFrame({ candidates: [{ content: { parts: [] }, finishReason: "STOP" }] }),
    SAYS_HI,
  ),
  stream(
    "usage and nothing else at first",
    sseFrame({ usageMetadata: { promptTokenCount: 3 } }) + HI +
      sseFrame({ candidates: [{ finishReason: "STOP" }], usageMetadata: USAGE }),
    { ...SAYS_HI, usage: [3, 2] },
  ),
  stream("usage after the end", HI + STOP + sseFrame({ usageMetadata: USAGE }), {
    ...SAYS_HI,
    usage: [3, 2],
  }),
  stream(
    "a call without arguments, and one of null",
    gemini([{ functionCall: { name: "a" } }, { functionCall: { name: "b", args: null } }]) + STOP,
    { tools: [{ name: "a", input: {} }, { name: "b", input: {} }], ending: "tool" },
  ),
  stream(
    "arguments that are text",
    gemini([{ functionCall: { name: "a", args: '{"x":1}' } }]) + STOP,
    CALLS,
  ),
  but(
    stream(
      "two calls of one id",
      gemini([{ functionCall: { id: "1", name: "a", args: { x: 1 } } }, {
        functionCall: { id: "1", name: "b", args: {} },
      }]) + STOP,
      { tools: [{ name: "a", input: { x: 1 } }, { name: "b", input: {} }], ending: "tool" },
    ),
    "as it came",
  ),
  stream(
    "names with underscores",
    sseFrame({
      candidates: [{
        content: { parts: [{ text: "Hi" }, { function_call: CALL.functionCall }] },
        finish_reason: "STOP",
      }],
      usage_metadata: { prompt_token_count: 3, candidates_token_count: 2 },
    }),
    { text: "Hi", ...CALLS, usage: [3, 2] },
  ),
  stream(
    "a blocked prompt",
    sseFrame({ promptFeedback: { blockReason: "SAFETY" }, usageMetadata: { promptTokenCount: 3 } }),
    { text: "", ending: "filter" },
  ),
  stream(
    "an error first",
    sseFrame({ error: { code: 429, message: "Slow down", status: "RESOURCE_EXHAUSTED" } }),
    { fails: { message: /Slow down/, status: 429 } },
  ),
  stream(
    "an error in a list, first",
    sseFrame([{ error: { code: 503, message: "Slow down", status: "UNAVAILABLE" } }]),
    { fails: { message: /Slow down/, status: 503 } },
  ),
  stream(
    "an error later",
    HI + sseFrame({ error: { code: 503, message: "Slow down", status: "UNAVAILABLE" } }),
    { fails: { message: /Slow down/, status: 503, after: "Hi" } },
  ),
  stream(
    "a bare error later, over several lines",
    `${HI}{\n  "error": {\n    "code": 499,\n    "message": "Slow down",\n    "status": "CANCELLED"\n  }\n}\n`,
    { fails: { message: /Slow down/, status: 502, after: "Hi" } },
  ),
  stream("a call that is malformed", gemini([], { finishReason: "MALFORMED_FUNCTION_CALL" }), {
    fails: { message: /MALFORMED_FUNCTION_CALL/, status: 502 },
  }),
  stream("an answer of nothing", gemini([], { finishReason: "STOP" }), {
    text: "",
    ending: "stop",
  }),
];

/** Whole answers. */
export const GEMINI_REPLIES: readonly Dirty[] = [
  reply("no finish reason", { candidates: [{ content: { parts: [{ text: "Hi" }] } }] }, SAYS_HI),
  reply("no candidates", { usageMetadata: USAGE }, {
    fails: { message: /no candidate/, status: 502 },
  }),
  reply("an error with success", {
    error: { code: 429, message: "Slow down", status: "RESOURCE_EXHAUSTED" },
  }, { fails: { message: /Slow down/, status: 429 } }),
  reply("an error in a list", [{
    error: { code: 429, message: "Slow down", status: "RESOURCE_EXHAUSTED" },
  }], { fails: { message: /Slow down/, status: 429 } }),
  reply("a stream as a list", [{
    candidates: [{ content: { parts: [{ text: "H" }], role: "model" } }],
  }, {
    candidates: [{ content: { parts: [{ text: "i" }], role: "model" }, finishReason: "STOP" }],
    usageMetadata: USAGE,
  }], { ...SAYS_HI, usage: [3, 2] }),
  reply("names with underscores", {
    candidates: [{
      content: { parts: [{ function_call: CALL.functionCall }] },
      finish_reason: "STOP",
    }],
    usage_metadata: { prompt_token_count: 3, candidates_token_count: 2 },
  }, { ...CALLS, usage: [3, 2] }),
];
