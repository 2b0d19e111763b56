/**
 * Dirt round the JSON: how bytes are framed, typed and packed.
 *
 * @module
 */

import type { WireId } from "../../support/dialects.ts";
import {
  but,
  chunk,
  type Dirty,
  DONE,
  events,
  finishes,
  gemini,
  MESSAGE_START,
  messageEnds,
  messageItem,
  response,
  RESPONSE_USAGE,
  streamed,
  textBlock,
  whole,
} from "./case.ts";

const FINAL = response("completed", [messageItem("Hi")], { usage: RESPONSE_USAGE });
const PLACE = { output_index: 0, item_id: "m1", content_index: 0 };

/** A clean stream of each dialect that says "Hi". */
export const CLEAN: Readonly<Record<WireId, string>> = {
  "openai-chat": chunk({ role: "assistant", content: "Hi" }) + finishes("stop") + DONE,
  "anthropic-messages": MESSAGE_START + textBlock(0, "Hi") + messageEnds("end_turn"),
  "openai-responses": events([
    { type: "response.created", response: response("in_progress", []) },
    {
      type: "response.output_item.added",
      output_index: 0,
      item: { ...messageItem(""), content: [] },
    },
    {
      type: "response.content_part.added",
      ...PLACE,
      part: { type: "output_text", text: "", annotations: [] },
    },
    { type: "response.output_text.delta", ...PLACE, delta: "Hi" },
    { type: "response.output_item.done", output_index: 0, item: messageItem("Hi") },
    { type: "response.completed", response: FINAL },
  ]),
  gemini: gemini([{ text: "Hi" }]) + gemini([{ text: "" }], { finishReason: "STOP" }),
};

/** A whole answer of each dialect that says "Hi". */
const REPLIES: Readonly<Record<WireId, object>> = {
  "openai-chat": {
    id: "c1",
    object: "chat.completion",
    created: 1,
    model: "m",
    choices: [{ index: 0, message: { role: "assistant", content: "Hi" }, finish_reason: "stop" }],
  },
  "anthropic-messages": {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "m",
    content: [{ type: "text", text: "Hi" }],
    stop_reason: "end_turn",
    stop_sequence: null,
    usage: { input_tokens: 3, output_tokens: 2 },
  },
  "openai-responses": FINAL,
  gemini: {
    candidates: [{ content: { parts: [{ text: "Hi" }], role: "model" }, finishReason: "STOP" }],
  },
};

const HTML = "<!DOCTYPE html>\n<html><body><h1>Bad gateway at 10.0.0.7</h1></body></html>";
const SAYS_HI = { text: "Hi", ending: "stop" } as const;

/** `text`, packed. */
export function gzipped(text: string): Promise<Uint8Array> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Response(packed).bytes();
}

const IN_EVENTS = "a comment inside each event";

/** Ways to frame a stream. */
const FRAMINGS: readonly (readonly [name: string, frame: (clean: string) => string])[] = [
  [
    "comments before, between and after",
    (text) =>
      `: OPENROUTER PROCESSING\n\n${text.replaceAll("\n\n", "\n\n: OPENROUTER PROCESSING\n\n")}`,
  ],
  [IN_EVENTS, (text) => text.replace(/^data: /gm, ": keep-alive\ndata: ")],
  [
    "no space after the colon",
    (text) => text.replaceAll("data: ", "data:").replaceAll("event: ", "event:"),
  ],
  ["CRLF", (text) => text.replaceAll("\n", "\r\n")],
  ["CR", (text) => text.replaceAll("\n", "\r")],
  ["a byte order mark", (text) => `\ufeff${text}`],
  ["ids and retry times", (text) => text.replace(/^data: /gm, "id: 7\nretry: 10\ndata: ")],
  ["ids after the data", (text) => text.replace(/^(data: .*)$/gm, "$1\nid: 7")],
  [
    "data over several lines",
    (text) =>
      text.replace(
        /^data: (\{.*\})$/gm,
        (_, json) => JSON.stringify(JSON.parse(json), null, 1).replace(/^/gm, "data: "),
      ),
  ],
  ["no blank line at the end", (text) => text.slice(0, -1)],
  ["no line end at the end", (text) => text.slice(0, -2)],
  ["blank lines at the beginning", (text) => `\n\n\n${text}`],
  ["data lines that are empty", (text) => `data:\n\n${text.replaceAll("\n\n", "\n\ndata: \n\n")}`],
];

const TYPES = [
  "text/plain; charset=utf-8",
  "application/json",
  "application/octet-stream",
  "TEXT/Event-Stream",
  null,
] as const;

function ofDialect(dialect: WireId): Dirty[] {
  const clean = CLEAN[dialect];
  const reply = REPLIES[dialect];
  const lines = clean.split("\n").filter((line) => line.startsWith("data: {"))
    .map((line) => `${line.slice("data: ".length)}\n`).join("");
  const fails = (message: RegExp, status: number) => ({ fails: { message, status } });
  return [
    ...FRAMINGS.map(([name, frame]) => {
      const row = streamed(dialect, name, frame(clean), SAYS_HI);
      // Google's SDK passes over an event that does not begin with its data, and no host sends one.
      return dialect === "gemini" && name === IN_EVENTS ? but(row, "as it came") : row;
    }),
    ...TYPES.map((type) => streamed(dialect, `events as ${type}`, clean, SAYS_HI, { type })),
    streamed(dialect, "a comment first, as text/plain", `: hello\n\n${clean}`, SAYS_HI, {
      type: "text/plain",
    }),
    ...["text/event-stream", "text/plain", "text/html", null].map((type) =>
      whole(dialect, `JSON as ${type}`, reply, SAYS_HI, { type })
    ),
    whole(
      dialect,
      "JSON in many lines, as text/event-stream",
      JSON.stringify(reply, null, 2),
      SAYS_HI,
      { type: "text/event-stream" },
    ),
    whole(dialect, "JSON with a byte order mark", `\ufeff${JSON.stringify(reply)}`, SAYS_HI),
    streamed(dialect, "lines of JSON", lines, SAYS_HI, { type: "application/x-ndjson" }),
    streamed(dialect, "lines of JSON as text/event-stream", lines, SAYS_HI),
    whole(dialect, "HTML with success", HTML, fails(/: it is a web page, not JSON/, 502), {
      type: "text/html",
    }),
    whole(dialect, "HTML as application/json", HTML, fails(/: it is a web page, not JSON/, 502)),
    streamed(dialect, "HTML as text/event-stream", HTML, fails(/Cannot/, 502)),
    whole(dialect, "HTML with 503", HTML, fails(/status 503/, 503), {
      type: "text/html",
      status: 503,
    }),
    whole(dialect, "HTML with 404", HTML, fails(/status 404/, 404), {
      type: "text/html",
      status: 404,
    }),
    streamed(dialect, "an empty body", "", fails(/Cannot/, 502)),
    whole(dialect, "an empty body with 500", "", fails(/status 500/, 500), { status: 500 }),
    streamed(
      dialect,
      "an error as text/event-stream, in plain JSON",
      errorOf(dialect),
      fails(/Slow down/, 429),
    ),
    streamed(
      dialect,
      "an error with 429, as events",
      `data: ${errorOf(dialect)}\n\n`,
      fails(/Slow down/, 429),
      { status: 429 },
    ),
  ];
}

function errorOf(dialect: WireId): string {
  const error = dialect === "gemini"
    ? { code: 429, message: "Slow down", status: "RESOURCE_EXHAUSTED" }
    : { type: "rate_limit_error", message: "Slow down" };
  return JSON.stringify(dialect === "anthropic-messages" ? { type: "error", error } : { error });
}

/** All of it, for each dialect. */
export const FRAMED: readonly Dirty[] = (Object.keys(CLEAN) as WireId[]).flatMap(ofDialect);
