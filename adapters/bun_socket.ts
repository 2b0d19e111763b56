/**
 * A WebSocket as Bun has it, and what is used of Bun itself.
 *
 * @module
 */

import type { SocketEars, Upgraded } from "../mod.ts";
import { MESSAGE_BYTES, PONG_SECONDS } from "./server.ts";

/** A listening server of Bun. */
export interface BunServer {
  /** Where it listens in truth. */
  readonly port: number;
  /** Who has sent a request; `null` once they have gone. */
  requestIP(request: Request): { readonly address: string } | null;
  /** Makes a WebSocket of a request; `false` if it asks for none. */
  upgrade(request: Request, options: { readonly data: Connection }): boolean;
  /** Takes no more connections; resolves when the last one has closed. */
  stop(): Promise<void>;
}

/** How Bun is told what becomes of WebSockets, all of them together. */
export interface BunSockets {
  /** How long one may be silent, in seconds. */
  readonly idleTimeout: number;
  /** The longest message, in bytes. */
  readonly maxPayloadLength: number;
  /** How much may wait to leave, in bytes. */
  readonly backpressureLimit: number;
  /** One has opened. */
  open(socket: BunSocket): void;
  /** One has got a message. */
  message(socket: BunSocket, message: string | Uint8Array): void;
  /** One has closed. */
  close(socket: BunSocket): void;
}

/** One WebSocket of Bun. */
export interface BunSocket {
  /** What was given to {@link BunServer.upgrade}. */
  readonly data: Connection;
  /** As of the Web's own. */
  readonly readyState: number;
  /** Sends a text message. */
  send(text: string): number;
  /** Begins to close. */
  close(code: number, reason: string): void;
  /** Bytes that have not left yet. */
  getBufferedAmount(): number;
}

/** What is known of one connection. */
export interface Connection {
  /** Its socket, once it is open. */
  socket?: BunSocket;
  /** Who hears of it. */
  ears?: SocketEars;
}

/** Tells each connection's own listener what Bun tells of all of them; Bun pings by itself. */
export const websocket: BunSockets = {
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
