/**
 * Hosts of the Responses wire.
 *
 * @module
 */

import { sseFrame } from "../../support/sse.ts";
import type { Json } from "../../support/json.ts";
import {
  but,
  type Dirty,
  events,
  messageItem,
  response,
  RESPONSE_USAGE,
  streamed,
  whole,
} from "./case.ts";

const SAYS_HI = { text: "Hi", ending: "stop" } as const;
const CALLS = { tools: [{ name: "a", input: { x: 1 } }], ending: "tool" } as const;
const CREATED = { type: "response.created", response: response("in_progress", []) };
const USED = { usage: RESPONSE_USAGE };
const EMPTY_ITEM = { ...messageItem(""), status: "in_progress", content: [] };
const PART = { type: "output_text", text: "", annotations: [] };

function responses(name: string, list: Json[] | string, expect: Dirty["expect"], more = {}): Dirty {
  const body = typeof list === "string" ? list : events(list);
  return streamed("openai-responses", name, body, expect, more);
}

function reply(name: string, body: unknown, expect: Dirty["expect"]): Dirty {
  return whole("openai-responses", name, body, expect);
}

function completed(output: Json[], more: Json = USED): Json {
  return { type: "response.completed", response: response("completed", output, more) };
}

/** A message as it is streamed; `id` tells the item's id in each event. */
function says(text: string, id: (at: number) => string = () => "m1"): Json[] {
  const place = (at: number) => ({ output_index: 0, item_id: id(at), content_index: 0 });
  return [
    { type: "response.output_item.added", output_index: 0, item: { ...EMPTY_ITEM, id: id(0) } },
    { type: "response.content_part.added", ...place(1), part: PART },
    { type: "response.output_text.delta", ...place(2), delta: text },
    { type: "response.output_text.done", ...place(3), text },
    { type: "response.content_part.done", ...place(4), part: { ...PART, text } },
    { type: "response.output_item.done", output_index: 0, item: messageItem(text, id(5)) },
  ];
}

const CALL = {
  id: "f1",
  type: "function_call",
  call_id: "c_a",
  name: "a",
  arguments: '{"x":1}',
  status: "completed",
};

function calls(args: unknown = CALL.arguments): Json[] {
  return [
    { type: "response.output_item.added", output_index: 0, item: { ...CALL, arguments: "" } },
    {
      type: "response.function_call_arguments.done",
      output_index: 0,
      item_id: "f1",
      arguments: args,
    },
    { type: "response.output_item.done", output_index: 0, item: { ...CALL, arguments: args } },
  ];
}

function textDelta(delta: string): Json {
  return {
    type: "response.output_text.delta",
    output_index: 0,
    item_id: "m1",
    content_index: 0,
    delta,
  };
}

/** Streams. */
export const RESPONSES_STREAMS: readonly Dirty[] = [
  but(
    responses(
      "an event of the host's own, amid the answer",
      [
        CREATED,
        ...says("Hi").slice(0, 3),
        { type: "host.limits", left: 3 },
        ...says("Hi").slice(3),
        completed([messageItem("Hi")]),
      ],
      SAYS_HI,
    ),
    "as it came",
  ),
  responses("ids that change", [
    CREATED,
    ...says("Hi", (at) => `m${at}`),
    completed([messageItem("Hi", "m9")]),
  ], SAYS_HI),
  responses("no response.created", [...says("Hi"), completed([messageItem("Hi")])], SAYS_HI),
  responses("deltas of an item that was never added", [
    CREATED,
    textDelta("Hi"),
    completed([messageItem("Hi")]),
  ], SAYS_HI),
  responses("deltas of a part that was never added", [
    CREATED,
    says("Hi")[0] as Json,
    textDelta("Hi"),
    completed([messageItem("Hi")]),
  ], SAYS_HI),
  responses("an item added twice", [
    CREATED,
    says("Hi")[0] as Json,
    ...says("Hi"),
    completed([messageItem("Hi")]),
  ], SAYS_HI),
  responses(
    "events named but without a type",
    events([CREATED, ...says("Hi"), completed([messageItem("Hi")])]).replace(
      /"type":"response\.[\w.]+",?/g,
      "",
    ),
    SAYS_HI,
  ),
  responses(
    "events without a name",
    events([CREATED, ...says("Hi"), completed([messageItem("Hi")])]).replace(/^event: .*\n/gm, ""),
    SAYS_HI,
  ),
  responses(
    "no sequence numbers",
    [CREATED, ...says("Hi"), completed([messageItem("Hi")])].map((each) =>
      sseFrame(each, String(each.type))
    ).join(""),
    SAYS_HI,
  ),
  but(
    responses("a final response without output", [CREATED, ...says("Hi"), {
      type: "response.completed",
      response: { id: "resp_1", status: "completed", usage: RESPONSE_USAGE },
    }], SAYS_HI),
    "as it came",
  ),
  but(
    responses(
      "a final response with empty output",
      [CREATED, ...says("Hi"), completed([])],
      SAYS_HI,
    ),
    "as it came",
  ),
  responses("the final response alone", [completed([messageItem("Hi")])], SAYS_HI),
  but(
    responses("response.done in place of response.completed", [CREATED, ...says("Hi"), {
      type: "response.done",
      response: response("completed", [messageItem("Hi")], USED),
    }], SAYS_HI),
    "as it came",
  ),
  responses(
    "[DONE] after the end, twice",
    events([CREATED, ...says("Hi"), completed([messageItem("Hi")])]) + sseFrame("[DONE]") +
      sseFrame("[DONE]"),
    SAYS_HI,
  ),
  responses("events after the end", [
    CREATED,
    ...says("Hi"),
    completed([messageItem("Hi")]),
    textDelta(" and more"),
    completed([messageItem("Hi and more")]),
  ], SAYS_HI),
  responses("no end", [CREATED, ...says("Hi")], {
    fails: { message: /ended early/, status: 502, after: "Hi" },
  }),
  responses("arguments that are an object", [
    CREATED,
    ...calls({ x: 1 }),
    completed([{ ...CALL, arguments: { x: 1 } }]),
  ], CALLS),
  responses("arguments at the end only", [CREATED, calls()[0] as Json, completed([CALL])], CALLS),
  responses("a call without a call id", [CREATED, {
    type: "response.output_item.done",
    output_index: 0,
    item: { ...CALL, call_id: null },
  }, completed([{ ...CALL, call_id: null }])], CALLS),
  but(
    responses("an unknown event", [
      CREATED,
      { type: "response.hologram.delta", delta: "x" },
      ...says("Hi"),
      completed([messageItem("Hi")]),
    ], SAYS_HI),
    "as it came",
  ),
  responses("nulls", [
    CREATED,
    {
      type: "response.output_text.delta",
      output_index: 0,
      item_id: "m1",
      content_index: 0,
      delta: null,
    },
    ...says("Hi"),
    completed([messageItem("Hi")], { ...USED, error: null, incomplete_details: null }),
  ], SAYS_HI),
  responses("an error first", [{
    type: "error",
    code: "rate_limit_exceeded",
    message: "Slow down",
    param: null,
  }], { fails: { message: /Slow down/, status: 429 } }),
  responses(
    "a bare error first",
    sseFrame({ error: { message: "Slow down", code: "rate_limit_exceeded" } }),
    { fails: { message: /Slow down/, status: 429 } },
  ),
  responses("a failure after response.created", [CREATED, {
    type: "response.failed",
    response: response("failed", [], {
      error: { code: "server_is_overloaded", message: "Slow down" },
    }),
  }], { fails: { message: /Slow down/, status: 503 } }),
  responses(
    "a bare error later",
    events([CREATED, ...says("Hi")]) +
      sseFrame({ error: { message: "Slow down", code: "rate_limit_exceeded" } }),
    { fails: { message: /Slow down/, status: 429, after: "Hi" } },
  ),
  responses("a failure later", [CREATED, ...says("Hi"), {
    type: "response.failed",
    response: response("failed", [], { error: { code: "server_error", message: "Slow down" } }),
  }], { fails: { message: /Slow down/, status: 502, after: "Hi" } }),
  but(
    responses("a failure without an error", [CREATED, ...says("Hi"), {
      type: "response.failed",
      response: response("failed", [], { error: null }),
    }], { fails: { message: /without saying why/, status: 502, after: "Hi" } }),
    "as it came",
  ),
  responses("an answer of nothing", [CREATED, completed([])], { text: "", ending: "stop" }),
  but(
    responses("cut by the limit, without details", [CREATED, ...says("Hi"), {
      type: "response.incomplete",
      response: response("incomplete", [messageItem("Hi")], USED),
    }], { text: "Hi", ending: "length" }),
    "as it came",
  ),
  responses(
    "an event whose name says message",
    events([CREATED, ...says("Hi"), completed([messageItem("Hi")])]).replace(
      /^event: .*$/gm,
      "event: message",
    ),
    SAYS_HI,
  ),
];

/** Whole answers. */
export const RESPONSES_REPLIES: readonly Dirty[] = [
  reply(
    "no status",
    { ...response("completed", [messageItem("Hi")], USED), status: undefined },
    SAYS_HI,
  ),
  reply(
    "an error of null",
    response("completed", [messageItem("Hi")], { error: null, ...USED }),
    SAYS_HI,
  ),
  reply("output of null", response("completed", [], { output: null, ...USED }), {
    text: "",
    ending: "stop",
  }),
  reply(
    "arguments that are an object",
    response("completed", [{ ...CALL, arguments: { x: 1 } }], USED),
    CALLS,
  ),
  reply(
    "content that is text",
    response("completed", [{ ...messageItem(""), content: "Hi" }], USED),
    SAYS_HI,
  ),
  reply("an error with success", { error: { message: "Slow down", code: "rate_limit_exceeded" } }, {
    fails: { message: /Slow down/, status: 429 },
  }),
  reply(
    "a failure with success",
    response("failed", [], { error: { message: "Slow down", code: "server_is_overloaded" } }),
    { fails: { message: /Slow down/, status: 503 } },
  ),
  reply("something else", { object: "list", data: [] }, {
    fails: { message: /no response object/, status: 502 },
  }),
];
