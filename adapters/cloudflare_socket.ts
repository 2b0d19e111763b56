/**
 * A WebSocket as a Worker has it, which is told nothing of what has left.
 *
 * @module
 */

import type { Upgraded } from "../mod.ts";
import { clientSocket, type WebShaped } from "./web_socket.ts";

/** What is used of a Worker's own WebSocket, which standard types do not know. */
interface WorkerSocket extends WebShaped {
  accept(): void;
}

declare const WebSocketPair: new () => { readonly 0: WorkerSocket; readonly 1: WorkerSocket };

/** Makes a WebSocket of the present request. */
export function upgrade(): Upgraded {
  const { 0: client, 1: socket } = new WebSocketPair();
  socket.accept();
  const init: ResponseInit & { readonly webSocket: WorkerSocket } = {
    status: 101,
    webSocket: client,
  };
  return { response: new Response(null, init), socket: clientSocket(socket) };
}
