/**
 * A WebSocket as Node has it, with the package `ws`.
 *
 * @module
 */

import { type IncomingMessage, type Server as HttpServer, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Upgraded } from "../mod.ts";
import { listenerOf } from "./node_listener.ts";
import { type Answering, MESSAGE_BYTES, PONG_SECONDS } from "./server.ts";
import { clientSocket } from "./web_socket.ts";

/** Lets clients of `server` open WebSockets before `gateway`, which may also answer with a refusal. */
export function openSockets(server: HttpServer, gateway: Answering): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES });
  server.on("upgrade", (incoming: IncomingMessage, socket: Duplex, head: Uint8Array) => {
    // Its peer has gone, which the listener hears of in its own way.
    socket.on("error", () => socket.destroy());
    const outgoing = new ServerResponse(incoming);
    outgoing.shouldKeepAlive = false;
    outgoing.assignSocket(socket as Socket);
    outgoing.on("finish", () => socket.end());
    listenerOf(gateway, { upgrade: () => upgrade(sockets, { incoming, outgoing, socket, head }) })(
      incoming,
      outgoing,
    );
  });
}

/** A request that asks for a WebSocket, as Node hands it over. */
interface Asked {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly socket: Duplex;
  readonly head: Uint8Array;
}

function upgrade(sockets: WebSocketServer, { incoming, outgoing, socket, head }: Asked): Upgraded {
  const { "sec-websocket-key": key, "sec-websocket-version": version } = incoming.headers;
  if (!/^[+/0-9A-Za-z]{22}==$/.test(key ?? "") || version !== "13") {
    throw new Error("Cannot open a WebSocket: the handshake is malformed");
  }
  outgoing.detachSocket(socket as Socket);
  let opened: WebSocket | undefined;
  // Called before it returns: nothing is left to be looked at.
  sockets.handleUpgrade(incoming, socket, head as never, (one) => opened = one);
  if (opened === undefined) throw new Error("Cannot open a WebSocket: the handshake is malformed");
  keepAlive(opened);
  const response = new Response(null, { headers: { "x-hono-already-sent": "true" } });
  return { socket: clientSocket(opened), response };
}

/** Asks every now and then whether the client is still there. */
function keepAlive(socket: WebSocket): void {
  let heard = true;
  const timer = setInterval(() => {
    if (!heard) return socket.terminate();
    heard = false;
    socket.ping();
  }, PONG_SECONDS * 1000 / 2);
  socket.on("pong", () => heard = true);
  // A close follows an error.
  socket.on("error", () => {});
  socket.on("close", () => clearInterval(timer));
}
