/**
 * A WebSocket as Deno has it.
 *
 * @module
 */

import type { Upgraded } from "../mod.ts";
import { PONG_SECONDS } from "./server.ts";
import { clientSocket } from "./web_socket.ts";

/** Makes a WebSocket of `request`; Deno pings it by itself. */
export function upgrade(request: Request): Upgraded {
  const { socket, response } = Deno.upgradeWebSocket(request, { idleTimeout: PONG_SECONDS });
  return { response, socket: clientSocket(socket) };
}
