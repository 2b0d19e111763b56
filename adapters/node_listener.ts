/**
 * From Node's requests to Web standard ones, and back.
 *
 * @module
 */

import { getRequestListener, RequestError } from "@hono/node-server";
import type { ConnectionInfo } from "../mod.ts";
import { type Answering, answerless } from "./server.ts";

/** Node's `IncomingMessage`, as far as it takes to tell one; its types are a package of their own. */
export interface Incoming {
  /** Such as `POST`. */
  readonly method?: string | undefined;
  /** The path and what follows. */
  readonly url?: string | undefined;
  /** By their names in lower case. */
  readonly headers: object;
  /** The connection. */
  readonly socket: object;
}

/** Node's `ServerResponse`, likewise. */
export interface Outgoing {
  /** Whether the answer has begun. */
  readonly headersSent: boolean;
  /** Whether it has ended. */
  readonly writableEnded: boolean;
}

/** Answers one request. */
export type Listener = (incoming: Incoming, outgoing: Outgoing) => Promise<void>;

/**
 * Makes one of `gateway`, for a server or a framework of Node's that listens by itself: Express,
 * Fastify, `node:http`. It reads the request's body itself, so no parser may have read it before.
 *
 * @param known What is known of all its connections: the path it is mounted at, where that is still
 * in the URLs it is given.
 *
 * @example
 * ```ts ignore
 * import { createServer } from "node:http";
 * import { createGateway, defineConfig } from "@sluice/gateway";
 * import { listenerOf, nodeHost } from "@sluice/gateway/node";
 *
 * const gateway = createGateway(defineConfig({ providers: { demo: {} } }), nodeHost());
 * createServer(listenerOf(gateway, { basePath: "/llm" })).listen(4000, "127.0.0.1");
 * ```
 */
export function listenerOf(
  gateway: Answering,
  known: Pick<ConnectionInfo, "basePath" | "upgrade"> = {},
): Listener {
  const listener = getRequestListener(
    (request, { incoming }) => {
      const remoteAddress = "socket" in incoming ? incoming.socket.remoteAddress : undefined;
      return gateway.fetch(request, { ...known, remoteAddress });
    },
    {
      overrideGlobalObjects: false,
      errorHandler: (error) => answerless(error instanceof RequestError ? 400 : 500),
    },
  );
  return listener as Listener;
}
