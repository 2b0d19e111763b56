/**
 * From Node's requests to Web standard ones, and back.
 *
 * @module
 */

import { getRequestListener, RequestError } from "@hono/node-server";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Upgrade } from "../mod.ts";
import { type Answering, answerless } from "./server.ts";

/** Answers one request. */
export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/** Makes one of `gateway`; `upgrade` makes a WebSocket of the request it is used for. */
export function listenerOf(gateway: Answering, upgrade?: Upgrade): Listener {
  return getRequestListener(
    (request, { incoming }) => {
      const remoteAddress = "socket" in incoming ? incoming.socket.remoteAddress : undefined;
      return gateway.fetch(request, { remoteAddress, upgrade });
    },
    {
      overrideGlobalObjects: false,
      errorHandler: (error) => answerless(error instanceof RequestError ? 400 : 500),
    },
  );
}
