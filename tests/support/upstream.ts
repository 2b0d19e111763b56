/**
 * A scripted provider on loopback. Made with `node:http`, so that it is the same on every runtime.
 *
 * @module
 */

import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createSecureServer } from "node:http2";
import type { AddressInfo, Server as NetServer, Socket } from "node:net";
import type { Certificate } from "./certificate.ts";
import { createGate } from "./gate.ts";

/** One request to the upstream, and the means to answer it step by step. */
export interface Exchange {
  readonly method: string;
  /** Path and query as they stood in the request line. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Resolves when the answer has ended or its connection was closed, by either side. */
  readonly closed: Promise<void>;
  /** Whether the whole answer was sent. */
  readonly finished: boolean;
  /** Bytes of the body handed to the socket so far. */
  readonly sent: number;
  /** The body as a JSON object. */
  json(): Record<string, unknown>;
  /** Sends status and headers at once. */
  head(status: number, headers?: Record<string, string>): void;
  /** Sends a piece; resolves when the socket has room again, with `false` once it is closed. */
  write(piece: string | Uint8Array): Promise<boolean>;
  /** Ends the answer properly. */
  end(piece?: string | Uint8Array): void;
  /** Writes to the socket in place of an answer. */
  raw(bytes: string): void;
  /** Destroys the socket without a word. */
  reset(): void;
}

/** How the upstream answers one request. */
export type Answer = (exchange: Exchange) => void | Promise<void>;

/** A running upstream. */
export interface Upstream {
  /** What a provider's `baseUrl` is to be. */
  readonly baseUrl: string;
  /** Every request so far, in order of arrival. */
  readonly requests: Exchange[];
  /** Resolves with the request number `index`, counted from 0, once it is there. */
  request(index: number): Promise<Exchange>;
  /** Answers the next requests one by one; the last one given answers all that follow. */
  script(...answers: Answer[]): void;
  close(): Promise<void>;
}

/** Starts an upstream that answers by `answers`. */
export function startUpstream(...answers: Answer[]): Promise<Upstream> {
  return startOn(createServer, "http", answers);
}

/** The same over TLS, as providers are: to whoever can it speaks HTTP/2, 100 streams a connection. */
export function startSecureUpstream(
  { cert, key }: Certificate,
  ...answers: Answer[]
): Promise<Upstream> {
  const options = {
    cert: readFileSync(cert),
    key: readFileSync(key),
    allowHTTP1: true,
    settings: { maxConcurrentStreams: 100 },
  };
  // Of what the two have in common no more is used.
  const create = (listen: Listener) => createSecureServer(options, listen as never);
  return startOn(create, "https", answers);
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

async function startOn(
  create: (listen: Listener) => NetServer,
  scheme: "http" | "https",
  answers: Answer[],
): Promise<Upstream> {
  let queue = answers;
  const requests: Exchange[] = [];
  const waiting: (() => void)[] = [];
  const sockets = new Set<Socket>();

  const server = create(async (request, response) => {
    const exchange = await receive(request, response);
    requests.push(exchange);
    for (const wake of waiting.splice(0)) wake();
    const answer = queue.length > 1 ? queue.shift() : queue[0];
    try {
      if (answer === undefined) throw new Error("The upstream has no answer left");
      await answer(exchange);
    } catch (error) {
      if (!response.headersSent) exchange.head(599, { "content-type": "text/plain" });
      exchange.end(`upstream script failed: ${error}`);
    }
  });
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  return {
    baseUrl: `${scheme}://127.0.0.1:${port}/v1`,
    requests,
    async request(index) {
      for (;;) {
        const found = requests[index];
        if (found) return found;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    script(...next) {
      queue = next;
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function receive(request: IncomingMessage, response: ServerResponse): Promise<Exchange> {
  const chunks: Uint8Array[] = [];
  const closed = createGate();
  response.on("close", () => closed.open());
  response.on("error", () => closed.open());
  try {
    for await (const chunk of request) chunks.push(chunk as Uint8Array);
  } catch {
    closed.open();
  }
  const body = await new Blob(chunks as BlobPart[]).text();
  let sent = 0;
  let gone = false;
  closed.opened.then(() => gone = true);
  return {
    method: request.method ?? "",
    path: request.url ?? "",
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    body,
    closed: closed.opened,
    get finished() {
      return response.writableFinished;
    },
    get sent() {
      return sent;
    },
    json: () => JSON.parse(body),
    head(status, headers = {}) {
      response.writeHead(status, headers);
      response.flushHeaders();
    },
    async write(piece) {
      if (gone) return false;
      const bytes = typeof piece === "string" ? new TextEncoder().encode(piece) : piece;
      sent += bytes.length;
      if (!response.write(bytes)) {
        await Promise.race([once(response, "drain"), closed.opened]);
      }
      return !gone;
    },
    end: (piece) => void (piece === undefined ? response.end() : response.end(piece)),
    raw: (bytes) => void request.socket.write(bytes),
    reset: () => void request.socket.destroy(),
  };
}

/** Answers with a whole body. */
export function whole(
  status: number,
  body: string | object,
  headers: Record<string, string> = {},
): Answer {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const type = typeof body === "string" ? "text/plain" : "application/json";
  return (exchange) => {
    exchange.head(status, { "content-type": type, ...headers });
    exchange.end(text);
  };
}

/** Answers with a stream, piece by piece, and ends it properly. */
export function stream(pieces: Iterable<string | Uint8Array>): Answer {
  return async (exchange) => {
    exchange.head(200, { "content-type": "text/event-stream" });
    for (const piece of pieces) if (!(await exchange.write(piece))) return;
    exchange.end();
  };
}
