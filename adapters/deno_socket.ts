/**
 * A WebSocket as Deno has it.
 *
 * @module
 */

import type { Upgraded } from "../mod.ts";
import { PONG_SECONDS } from "./server.ts";

/** Makes a WebSocket of `request`; Deno pings it by itself. */
export function upgrade(request: Request): Upgraded {
  const { socket, response } = Deno.upgradeWebSocket(request, { idleTimeout: PONG_SECONDS });
  return {
    response,
    socket: {
      get bufferedAmount() {
        return socket.bufferedAmount;
      },
      send(text) {
        if (socket.readyState === WebSocket.OPEN) socket.send(text);
      },
      close(code, reason) {
        if (socket.readyState < WebSocket.CLOSING) socket.close(code, reason);
      },
      listen({ message, closed }) {
        socket.onmessage = ({ data }) => message(typeof data === "string" ? data : undefined);
        socket.onclose = () => closed();
        // A close follows, which is all there is to say.
        socket.onerror = (event) => event.preventDefault();
      },
    },
  };
}
