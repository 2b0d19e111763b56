/**
 * WebSockets to providers. The Web's own constructor sends no headers, and Deno's sends its own name
 * before ours; this one sends what it is given, can stop reading, and asks whether anybody is there.
 *
 * @module
 */

// @ts-types="@types/ws"
import { WebSocket } from "ws";
import type { ConnectOptions, UpstreamEars, UpstreamSocket } from "../mod.ts";

/** A message that could not be sent is followed by the end, which is all there is to say. */
const NOTHING = (): void => {};

/**
 * Opens a WebSocket; it runs on Deno, Bun and Node.
 *
 * @throws {Error} if there is none to be had; its `status` is the answer's, where there was one.
 */
export function connect(
  url: string,
  { headers, maxBytes, signal }: ConnectOptions,
): Promise<UpstreamSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, {
      headers: Object.fromEntries(headers),
      maxPayload: maxBytes,
      // Deltas are small, and a context of compression for each socket is not.
      perMessageDeflate: false,
      followRedirects: false,
    });
    let answered: Headers | undefined;
    const leave = (): void => socket.terminate();
    signal.addEventListener("abort", leave, { once: true });
    if (signal.aborted) leave();
    socket.on("upgrade", (response: Handshake) => answered = headersOf(response));
    socket.on("unexpected-response", (_request: unknown, response: Handshake) => {
      const { statusCode: status } = response;
      reject(Object.assign(new Error(`Cannot open a WebSocket: status ${status}`), { status }));
      socket.terminate();
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("Cannot open a WebSocket: it was closed")));
    socket.on("open", () => {
      signal.removeEventListener("abort", leave);
      // Until somebody listens nothing may be lost.
      socket.pause();
      resolve(wrap(socket, answered ?? new Headers()));
    });
  });
}

/** What of an answer to a handshake is looked at. */
interface Handshake {
  readonly statusCode?: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

function headersOf({ headers }: Handshake): Headers {
  return new Headers(
    Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      typeof value === "string" ? [[name, value]] : []
    ),
  );
}

function wrap(socket: WebSocket, headers: Headers): UpstreamSocket {
  return {
    headers,
    send(text) {
      if (socket.readyState === WebSocket.OPEN) socket.send(text, NOTHING);
    },
    close(code, reason) {
      // The other side's own farewell has to be read, or it is waited for.
      socket.resume();
      if (socket.readyState < WebSocket.CLOSING) socket.close(code, reason);
    },
    ping() {
      if (socket.readyState === WebSocket.OPEN) socket.ping(undefined, undefined, NOTHING);
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    listen({ message, pong, closed }: UpstreamEars) {
      socket.on("message", (data: unknown, binary: boolean) => {
        message(binary ? undefined : String(data));
      });
      socket.on("pong", pong);
      socket.on("close", closed);
      socket.resume();
      if (socket.readyState === WebSocket.CLOSED) closed();
    },
  };
}
