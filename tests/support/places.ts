/**
 * Providers that answer or fail in every way they are known to, in place of the network. Each answer
 * says something no other does, so that one that is told twice, or mixed with another, shows.
 *
 * @module
 */

import type { Json } from "./json.ts";
import { sseFrame } from "./sse.ts";

/** The APIs these providers speak. */
export type PlaceDialect = "openai-chat" | "anthropic-messages";

/** One request, as a provider sees it. */
export interface Visit {
  readonly place: string;
  readonly dialect: PlaceDialect;
  readonly stream: boolean;
  readonly body: Json;
  /** What it would say if it answered; different every time. */
  readonly text: string;
  /** Aborted when the gateway calls the request off. */
  readonly signal: AbortSignal;
  /** Resolves after so many milliseconds of the test's clock; rejects when the request is called off. */
  after(ms: number): Promise<void>;
  /** Told when a body is begun; what it returns, when that is read to its end, broken or let go of. */
  opened(): () => void;
}

/** What a provider does with a request. */
export type Behaviour = (visit: Visit) => Response | Promise<Response>;

const JSON_TYPE = "application/json";
const EVENTS = "text/event-stream";

/** Answers, as asked: whole or streamed. */
export const answers: Behaviour = (visit) => answersAs(visit, {});

/** Answers under a content type that says something else. */
export const mislabelled: Behaviour = (visit) =>
  answersAs(visit, { type: visit.stream ? JSON_TYPE : "text/plain" });

/** Answers so many milliseconds after it was asked. */
export const answersAfter = (ms: number): Behaviour => async (visit) => {
  await visit.after(ms);
  return answers(visit);
};

/** Refuses, with a status and a vendor's words. */
export const refuses =
  (status: number, message = "no", headers: Record<string, string> = {}): Behaviour => () =>
    Response.json({ error: { message, type: "error" } }, { status, headers });

/** Says nothing at all, not even a header. */
export const silent: Behaviour = ({ after }) => after(Infinity).then(() => new Response());

/** Cannot be reached. */
export const unreachable: Behaviour = () => Promise.reject(new TypeError("connection refused"));

/** Is not what the gateway takes it for: a page, with a status of success. */
export const showsPage: Behaviour = () =>
  new Response("<!doctype html><title>Sign in</title>", {
    headers: { "content-type": "text/html" },
  });

/** Sends a page with the status of a proxy. */
export const proxyPage: Behaviour = () =>
  new Response("<html><h1>502 Bad Gateway</h1></html>", {
    status: 502,
    headers: { "content-type": "text/html" },
  });

/** Sends what is nothing. */
export const babbles: Behaviour = (visit) =>
  bodyOf(visit, ["\u0000\u0001 \ufffd }{ ]["], "whole", visit.stream ? EVENTS : JSON_TYPE);

/** Sends it elsewhere. */
export const redirects: Behaviour = () =>
  new Response(null, { status: 302, headers: { location: "http://elsewhere.invalid/" } });

/** Promises a packed body and sends what cannot be unpacked, which is what `fetch` makes of it. */
export const packsBadly: Behaviour = (visit) => bodyOf(visit, [], "broken");

/** Sends headers, and nothing after them. */
export const headersOnly: Behaviour = (visit) => bodyOf(visit, [], "silent");

/** Sends headers, and breaks. */
export const resetAtOnce: Behaviour = (visit) => bodyOf(visit, [], "broken");

/** Ends before it has said anything. */
export const endsEmpty: Behaviour = (visit) => bodyOf(visit, [], "whole");

/** Keeps the line alive, and says nothing. */
export const drips: Behaviour = (visit) => bodyOf(visit, [], "dripping");

/** Sends more than anybody would want; a stream of it is one event without an end. */
export const floods: Behaviour = (visit) => {
  const piece = "x".repeat(64 * 1024);
  return bodyOf(visit, [visit.stream ? `data: {"${piece}` : `{"${piece}`, piece], "flooding");
};

/** Answers with nothing at all, and a status that says so. */
export const saysNothing: Behaviour = () => new Response(null, { status: 204 });

/** Fails in the first event of a stream that has a status of success. */
export const failsInStream: Behaviour = (visit) => {
  const error = { type: "overloaded_error", message: "Overloaded" };
  if (!visit.stream) return Response.json({ error }, { status: 200 });
  const frame = visit.dialect === "openai-chat"
    ? sseFrame({ error })
    : sseFrame({ type: "error", error }, "error");
  return bodyOf(visit, [frame], "whole");
};

/** Begins an answer, and then… */
export const begins = (end: End): Behaviour => (visit) => {
  const all = visit.stream ? framesOf(visit) : [JSON.stringify(replyOf(visit))];
  const cut = visit.stream ? all.slice(0, -3) : all.map((text) => text.slice(0, -9));
  return bodyOf(visit, cut, end, visit.stream ? EVENTS : JSON_TYPE);
};

/** Begins an answer, and then tells of a failure. */
export const failsAmid: Behaviour = (visit) => {
  if (!visit.stream) return failsInStream(visit);
  const error = { type: "overloaded_error", message: "Overloaded" };
  const frame = visit.dialect === "openai-chat"
    ? sseFrame({ error })
    : sseFrame({ type: "error", error }, "error");
  return bodyOf(visit, [...framesOf(visit).slice(0, -3), frame], "whole");
};

/** How a body goes on after its pieces. */
export type End = "whole" | "silent" | "broken" | "dripping" | "flooding";

function answersAs(visit: Visit, { type }: { type?: string }): Response {
  return visit.stream
    ? bodyOf(visit, framesOf(visit), "whole", type ?? EVENTS)
    : bodyOf(visit, [JSON.stringify(replyOf(visit))], "whole", type ?? JSON_TYPE);
}

function bodyOf(
  { signal, after, opened, stream }: Visit,
  pieces: readonly string[],
  end: End,
  type: string = stream ? EVENTS : JSON_TYPE,
): Response {
  let next = 0;
  const closed = opened();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const piece = pieces[next++];
        if (piece !== undefined) return controller.enqueue(encoder.encode(piece));
        if (end === "dripping") {
          await after(1000);
          return controller.enqueue(encoder.encode(stream ? ": still here\n\n" : " "));
        }
        if (end === "flooding") {
          // A reply is bounded by its length, an event only by the time it takes to come.
          if (stream) await after(250);
          return controller.enqueue(encoder.encode(pieces.at(-1)));
        }
        if (end === "silent") await after(Infinity);
        closed();
        if (end === "whole") controller.close();
        else controller.error(new TypeError("connection reset"));
      } catch (error) {
        closed();
        controller.error(error);
      }
    },
    cancel: () => closed(),
  }, { highWaterMark: 0 });
  signal.addEventListener("abort", closed, { once: true });
  return new Response(body, { headers: { "content-type": type } });
}

/** The text in as many deltas as it has words. */
function framesOf({ dialect, text }: Visit): string[] {
  const words = text.match(/\S+\s*/g) ?? [];
  return dialect === "openai-chat" ? chatFrames(words) : messagesFrames(words);
}

function chatFrames(words: readonly string[]): string[] {
  const chunk = (delta: object, finish: string | null = null): string =>
    sseFrame({
      id: "c",
      object: "chat.completion.chunk",
      created: 1,
      model: "m",
      choices: [{ index: 0, delta, finish_reason: finish }],
    });
  return [
    chunk({ role: "assistant", content: "" }),
    ...words.map((content) => chunk({ content })),
    chunk({}, "stop"),
    sseFrame({
      id: "c",
      object: "chat.completion.chunk",
      created: 1,
      model: "m",
      choices: [],
      usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
    }),
    "data: [DONE]\n\n",
  ];
}

function messagesFrames(words: readonly string[]): string[] {
  const event = (type: string, more: object): string => sseFrame({ type, ...more }, type);
  const usage = { input_tokens: 1, output_tokens: 2 };
  return [
    event("message_start", {
      message: {
        id: "m",
        type: "message",
        role: "assistant",
        model: "m",
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage,
      },
    }),
    event("content_block_start", { index: 0, content_block: { type: "text", text: "" } }),
    ...words.map((text) =>
      event("content_block_delta", { index: 0, delta: { type: "text_delta", text } })
    ),
    event("content_block_stop", { index: 0 }),
    event("message_delta", { delta: { stop_reason: "end_turn", stop_sequence: null }, usage }),
    event("message_stop", {}),
  ];
}

function replyOf({ dialect, text }: Visit): Json {
  if (dialect === "openai-chat") {
    return {
      id: "c",
      object: "chat.completion",
      created: 1,
      model: "m",
      choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" }],
      usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
    };
  }
  return {
    id: "m",
    type: "message",
    role: "assistant",
    model: "m",
    content: [{ type: "text", text }],
    stop_reason: "end_turn",
    stop_sequence: null,
    usage: { input_tokens: 1, output_tokens: 2 },
  };
}
