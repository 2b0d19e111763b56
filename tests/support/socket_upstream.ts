/**
 * A provider at the other end of a WebSocket, inside the process: what a runtime would lend, with
 * every message in the test's hand.
 *
 * @module
 */

import { after } from "node:test";
import type { Connect, Gateway, UpstreamEars } from "../../mod.ts";
import { type Json, object } from "./json.ts";
import { createScriptedModel } from "./scripted_model.ts";

/** One socket, as its provider sees it. */
export interface ProviderSocket {
  readonly url: string;
  readonly headers: Headers;
  /** Every message so far. */
  readonly messages: Json[];
  /** The code it was closed with by the gateway; 0 while it was not. */
  readonly closeCode: number;
  /** Whether the gateway wants to read on. */
  readonly paused: boolean;
  readonly pings: number;
  /** Sends a message: an object as JSON, a text as it is, `undefined` as a binary one. */
  tell(message: object | string | undefined): void;
  /** Answers a ping. */
  pong(): void;
  /** Closes it, or loses the connection: the gateway sees no difference. */
  end(): void;
}

/** How a message is answered. */
export type SocketAnswer = (message: Json, socket: ProviderSocket) => void;

/** A provider with sockets. */
export interface SocketUpstream {
  readonly connect: Connect;
  readonly sockets: ProviderSocket[];
  /** Every message to any of them, in order. */
  readonly messages: Json[];
  /** How often one was asked for. */
  readonly attempts: number;
  /** Refuses to open any: with a status, without one, or by never answering. */
  refuse: number | "broken" | "silent" | undefined;
  answer: SocketAnswer;
}

/** What a test may want different. */
export interface SocketUpstreamOptions {
  /** Headers of the answer to the handshake. */
  readonly headers?: Record<string, string>;
  /** Whether the runtime can stop reading and ask for signs of life; it can by default. */
  readonly bare?: boolean;
}

/** Creates one that answers by `answer`. */
export function createSocketUpstream(
  answer: SocketAnswer,
  options: SocketUpstreamOptions = {},
): SocketUpstream {
  const sockets: ProviderSocket[] = [];
  const messages: Json[] = [];
  let attempts = 0;
  const upstream: SocketUpstream = {
    sockets,
    messages,
    get attempts() {
      return attempts;
    },
    refuse: undefined,
    answer,
    connect(url, { headers }) {
      attempts++;
      const { refuse } = upstream;
      if (refuse === "silent") return new Promise(() => {});
      if (refuse === "broken") return Promise.reject(new Error("no such host"));
      if (refuse !== undefined) {
        return Promise.reject(Object.assign(new Error("refused"), { status: refuse }));
      }
      let ears: UpstreamEars | undefined;
      const state = { closeCode: 0, paused: false, pings: 0, open: true };
      const end = (): void => {
        if (!state.open) return;
        state.open = false;
        ears?.closed();
      };
      const socket: ProviderSocket = {
        url,
        headers,
        messages: [],
        get closeCode() {
          return state.closeCode;
        },
        get paused() {
          return state.paused;
        },
        get pings() {
          return state.pings;
        },
        tell(message) {
          if (!state.open) return;
          ears?.message(typeof message === "object" ? JSON.stringify(message) : message);
        },
        pong: () => ears?.pong(),
        end,
      };
      sockets.push(socket);
      return Promise.resolve({
        headers: new Headers(options.headers),
        send(text) {
          if (!state.open) return;
          const message = object(JSON.parse(text));
          socket.messages.push(message);
          messages.push(message);
          upstream.answer(message, socket);
        },
        close(code) {
          if (state.closeCode === 0) state.closeCode = code;
          end();
        },
        ...(options.bare === true ? {} : {
          ping: () => void state.pings++,
          pause: () => void (state.paused = true),
          resume: () => void (state.paused = false),
        }),
        listen(given) {
          ears = given;
        },
      });
    },
  };
  return upstream;
}

/** The messages with which the scripted model answers. */
export function scriptedEvents(message: Json): Json[] {
  const { type: _, ...body } = message;
  const { pieces } = createScriptedModel("openai-responses").respond({ ...body, stream: true });
  return eventsIn(pieces.join(""));
}

/** The data of a stream's events. */
export function eventsIn(text: string): Json[] {
  return text.split("\n").filter((line) => line.startsWith("data: {"))
    .map((line) => object(JSON.parse(line.slice("data: ".length))));
}

/** Events of an answer that says `text` in these pieces. */
export function saying(id: string, pieces: readonly string[]): Json[] {
  const text = pieces.join("");
  const at = { output_index: 0, item_id: `msg_${id}` };
  const place = { ...at, content_index: 0 };
  const part = (said: string): Json => ({
    type: "output_text",
    text: said,
    annotations: [],
    logprobs: [],
  });
  const item = (status: string, content: Json[]): Json => ({
    type: "message",
    id: `msg_${id}`,
    role: "assistant",
    status,
    content,
  });
  const response = (status: string, output: Json[]): Json => ({
    id,
    object: "response",
    created_at: 1,
    model: "m",
    status,
    output,
    usage: status === "completed" ? USAGE : null,
  });
  const whole = item("completed", [part(text)]);
  return [
    { type: "response.created", response: response("in_progress", []) },
    { type: "response.in_progress", response: response("in_progress", []) },
    { type: "response.output_item.added", output_index: 0, item: item("in_progress", []) },
    { type: "response.content_part.added", ...place, part: part("") },
    ...pieces.map((delta) => ({
      type: "response.output_text.delta",
      ...place,
      delta,
      logprobs: [],
    })),
    { type: "response.output_text.done", ...place, text, logprobs: [] },
    { type: "response.content_part.done", ...place, part: part(text) },
    { type: "response.output_item.done", output_index: 0, item: whole },
    { type: "response.completed", response: response("completed", [whole]) },
  ].map((event, sequence_number): Json => ({ ...event, sequence_number }));
}

const USAGE: Json = {
  input_tokens: 3,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 2,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 5,
};

/** The same events as a stream over HTTP. */
export function asStream(events: readonly Json[]): Response {
  const text = events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  return new Response(text.join(""), { headers: { "content-type": "text/event-stream" } });
}

/** Warm sockets are looked after as long as they are there, and would keep a file's process going. */
const draining: Gateway[] = [];
after(() => Promise.all(draining.map((gateway) => gateway.drain())));

/** Has `gateway` let go of its sockets when the file is over. */
export function letGo(gateway: Gateway): Gateway {
  draining.push(gateway);
  return gateway;
}
