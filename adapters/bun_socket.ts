/**
 * A WebSocket as Bun has it, and what is used of Bun itself.
 *
 * @module
 */

import type { SocketEars, Upgraded } from "../mod.ts";
import { MESSAGE_BYTES, PONG_SECONDS } from "./server.ts";

/** A listening server of Bun. */
export interface BunServer {
  readonly port: number;
  requestIP(request: Request): { readonly address: string } | null;
  upgrade(request: Request, options: { readonly data: Connection }): boolean;
  stop(): Promise<void>;
}

/** How Bun is told to listen. */
export interface BunServing<Data> {
  readonly hostname: string;
  readonly port: number;
  readonly development: boolean;
  readonly idleTimeout: number;
  readonly maxRequestBodySize: number;
  error(error: Error): Response;
  fetch(request: Request, server: BunServer): Promise<Response | undefined>;
  readonly websocket: BunSockets<Data>;
}

/** How Bun is told what becomes of WebSockets, all of them together. */
export interface BunSockets<Data> {
  readonly idleTimeout: number;
  readonly maxPayloadLength: number;
  readonly backpressureLimit: number;
  open(socket: BunSocket<Data>): void;
  message(socket: BunSocket<Data>, message: string | Uint8Array): void;
  close(socket: BunSocket<Data>): void;
}

/** One WebSocket of Bun. */
export interface BunSocket<Data> {
  readonly data: Data;
  readonly readyState: number;
  send(text: string): number;
  close(code: number, reason: string): void;
  getBufferedAmount(): number;
}

/** What is known of one connection. */
export interface Connection {
  socket?: BunSocket<Connection>;
  ears?: SocketEars;
}

/** Tells each connection's own listener what Bun tells of all of them; Bun pings by itself. */
export const websocket: BunSockets<Connection> = {
  idleTimeout: PONG_SECONDS,
  maxPayloadLength: MESSAGE_BYTES,
  // Beyond it Bun would drop messages; the gateway reads no further long before.
  backpressureLimit: MESSAGE_BYTES,
  open: (socket) => void (socket.data.socket = socket),
  message: ({ data }, message) =>
    data.ears?.message(typeof message === "string" ? message : undefined),
  close: ({ data }) => data.ears?.closed(),
};

/** Makes a WebSocket of `request`. */
export function upgradeBy(server: BunServer, request: Request): Upgraded {
  const connection: Connection = {};
  if (!server.upgrade(request, { data: connection })) {
    throw new Error("Cannot open a WebSocket: the handshake is malformed");
  }
  return {
    response: new Response(null),
    socket: {
      get bufferedAmount() {
        return connection.socket?.getBufferedAmount() ?? 0;
      },
      send(text) {
        if (connection.socket?.readyState === WebSocket.OPEN) connection.socket.send(text);
      },
      close(code, reason) {
        if (connection.socket?.readyState === WebSocket.OPEN) connection.socket.close(code, reason);
      },
      listen: (ears) => void (connection.ears = ears),
    },
  };
}
