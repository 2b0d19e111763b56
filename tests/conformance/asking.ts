/**
 * Asking a gateway as clients do that hold their connections in their own hands.
 *
 * @module
 */

import { Agent, type IncomingMessage, request } from "node:http";
import { once } from "node:events";
import { connect } from "node:net";
import { type AnyWire, pathOf, wireOf } from "../support/wires.ts";
import { KEY, type Stage } from "./stage.ts";

/** The provider that speaks each API itself. */
export const PROVIDER_OF: Readonly<Record<string, string>> = {
  "openai-chat": "chat",
  "anthropic-messages": "messages",
  "openai-responses": "responses",
  gemini: "gemini",
};

/** An answer that is under way. */
export interface Asked {
  readonly status: number;
  readonly response: IncomingMessage;
  /** What has come so far; nothing is read before it is looked at for the first time. */
  readonly text: string;
  /** Resolves with all of the text, and rejects when it breaks off. */
  whole(): Promise<string>;
  /** Resolves as soon as the text so far holds `part`. */
  holds(part: string): Promise<void>;
  /** Closes the connection without a word. */
  leave(): void;
}

/** What may be said beside the body. */
export interface AskMore {
  readonly headers?: Readonly<Record<string, string>>;
  readonly stream?: boolean;
  readonly text?: string;
}

/** Asks in the API of `wire` for a model of `provider`; resolves with the head of the answer. */
export function ask(
  stage: Stage,
  wire: AnyWire,
  provider: string,
  { headers, stream = true, text = "hi" }: AskMore = {},
): { readonly answered: Promise<Asked>; leave(): void } {
  const path = pathOf(wire, stream).replace("up%2F", `${provider}%2F`);
  const body: Record<string, unknown> = { ...wire.request(text, stream) };
  if ("model" in body) body.model = `${provider}/m`;
  const sent = request({
    host: "127.0.0.1",
    port: stage.port,
    path,
    method: "POST",
    agent: new Agent({ keepAlive: false }),
    headers: {
      authorization: `Bearer ${KEY}`,
      "content-type": "application/json",
      ...headers,
    },
  });
  const answered = (once(sent, "response") as Promise<[IncomingMessage]>).then(([response]) =>
    readAlong(response, () => sent.destroy())
  );
  // Whoever leaves does not wait for it.
  answered.catch(() => {});
  sent.end(JSON.stringify(body));
  return { answered, leave: () => void sent.destroy() };
}

function readAlong(response: IncomingMessage, leave: () => void): Asked {
  let text = "";
  let looking = (): void => {};
  let ended: Promise<void> | undefined;
  const decoder = new TextDecoder();
  const read = (): Promise<void> =>
    ended ??= new Promise((resolve, reject) => {
      response.on("data", (chunk: Uint8Array) => {
        text += decoder.decode(chunk, { stream: true });
        looking();
      });
      response.on("end", () => response.complete ? resolve() : reject(new Error("It broke off")));
      response.on("error", reject);
      response.on("close", () => reject(new Error("It broke off")));
    });
  return {
    status: response.statusCode ?? 0,
    response,
    get text() {
      return text;
    },
    whole: () => read().then(() => text),
    holds(part) {
      return new Promise((resolve, reject) => {
        looking = () => text.includes(part) && resolve();
        read().then(() => reject(new Error(`It ended without '${part}': ${text}`)), reject);
        looking();
      });
    },
    leave,
  };
}

/** The wire of OpenAI's chat API, where any will do. */
export const CHAT: AnyWire = wireOf("openai-chat");

/** The wire of Anthropic's API, where a translation is wanted. */
export const MESSAGES: AnyWire = wireOf("anthropic-messages");

/** Sends `head` as it is; resolves with the status of the answer, 0 for a connection that was closed. */
export function statusOf(port: number, head: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let said = "";
    const end = (): void => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.[01] (\d{3})/.exec(said)?.[1] ?? 0));
    };
    socket.on("data", (chunk) => {
      said += String(chunk);
      if (said.includes("\r\n")) end();
    });
    socket.on("close", end);
    socket.on("error", end);
    socket.on("connect", () => socket.write(head));
  });
}
