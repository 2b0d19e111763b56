/**
 * A WebSocket as Bun has it.
 *
 * @module
 */

import type { Upgrade } from "../mod.ts";
import type { BunServer, BunSockets, Connection } from "./bun_global.ts";
import { MESSAGE_BYTES, PONG_SECONDS } from "./server.ts";

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

/** What makes WebSockets of requests to `server`. */
export function upgradeBy(server: BunServer): Upgrade {
  return (request) => {
    const connection: Connection = {};
    if (!server.upgrade(request, { data: connection })) {
      throw new Error("Cannot open a WebSocket: the handshake is malformed");
    }
    return {
      response: new Response(null, { status: 101 }),
      socket: {
        get bufferedAmount() {
          return connection.socket?.getBufferedAmount() ?? 0;
        },
        send(text) {
          if (isOpen(connection)) connection.socket?.send(text);
        },
        close(code, reason) {
          if (isOpen(connection)) connection.socket?.close(code, reason);
        },
        listen: (ears) => void (connection.ears = ears),
      },
    };
  };
}

function isOpen({ socket }: Connection): boolean {
  return socket?.readyState === WebSocket.OPEN;
}
