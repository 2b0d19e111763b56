/**
 * A provider with real sockets on loopback, which answers plain requests too.
 *
 * @module
 */

import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo, Socket } from "node:net";
// @ts-types="@types/ws"
import { type WebSocket, WebSocketServer } from "ws";
import { type Json, object } from "./json.ts";
import { asStream } from "./socket_upstream.ts";

/** One that runs. */
export interface SocketServer {
  /** `127.0.0.1:PORT`. */
  readonly address: string;
  /** Headers of every handshake so far. */
  readonly handshakes: IncomingMessage["headers"][];
  /** Bodies of requests over HTTP. */
  readonly posted: Json[];
  close(): Promise<void>;
}

/** How it treats its visitors. */
export interface SocketServerScript {
  /** Talks to an open socket; `lose` drops the connection without a word. */
  talk(socket: WebSocket, lose: () => void): void;
  /** In place of a handshake: a status, or silence. */
  readonly refuse?: number | "silent";
  /** The events of an answer over HTTP. */
  readonly events?: readonly Json[];
}

/** Starts one. */
export async function startSocketServer(script: SocketServerScript): Promise<SocketServer> {
  const handshakes: IncomingMessage["headers"][] = [];
  const posted: Json[] = [];
  const open = new Set<Socket>();
  const sockets = new WebSocketServer({ noServer: true });
  sockets.on("headers", (headers) => void headers.push("x-codex-turn-state: word-1"));
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk as Uint8Array);
    posted.push(object(JSON.parse(await new Blob(chunks as BlobPart[]).text())));
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end(await asStream(script.events ?? []).text());
  });
  server.on("connection", (socket) => {
    open.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => open.delete(socket));
  });
  server.on("upgrade", (request: IncomingMessage, socket: Socket, head) => {
    handshakes.push(request.headers);
    if (script.refuse === "silent") return;
    if (script.refuse !== undefined) {
      socket.end(`HTTP/1.1 ${script.refuse} No\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      accepted.on("error", () => {});
      script.talk(accepted, () => void socket.destroy());
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    handshakes,
    posted,
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
