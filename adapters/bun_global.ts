/**
 * What is used of Bun. Its own types are a package that nobody else needs.
 *
 * @module
 */

import type { SocketEars } from "../mod.ts";

/** What Bun calls `Bun`. */
export interface BunGlobal {
  /** Listens. @throws if the address cannot be bound. */
  serve(options: BunServing): BunServer;
}

/** How a server is to be. */
export interface BunServing {
  /** A host name or an address. */
  readonly hostname: string;
  /** 0 for a free one. */
  readonly port: number;
  /** Whether errors are shown to clients. */
  readonly development: boolean;
  /** Whether others may listen at the same port. */
  readonly reusePort: boolean;
  /** How long a connection may be silent, in seconds; 0 for ever. */
  readonly idleTimeout: number;
  /** The longest body, in bytes. */
  readonly maxRequestBodySize: number;
  /** What becomes of the WebSockets, all of them together. */
  readonly websocket: BunSockets;
  /** Answers where {@link BunServing.fetch} rejects. */
  error(error: Error): Response;
  /** Answers a request; with `undefined` one that has become a WebSocket. */
  fetch(request: Request, server: BunServer): Promise<Response | undefined>;
}

/** A listening server. */
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

/** How Bun is told what becomes of WebSockets. */
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

/** One WebSocket. */
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
