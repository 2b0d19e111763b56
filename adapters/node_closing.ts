/**
 * The end of a server of Node's.
 *
 * @module
 */

import { once } from "node:events";
import type { Server } from "node:http";
import { setImmediate } from "node:timers";

/**
 * Returns what stops `server`; it resolves when the last answer has ended. A connection that an answer
 * leaves behind is closed then: Node would let it wait for another request.
 */
export function closing(server: Server): () => Promise<void> {
  let stopping = false;
  server.on("request", (_request, response) => {
    response.on("close", () => stopping && setImmediate(() => server.closeIdleConnections()));
  });
  return async () => {
    stopping = true;
    server.close();
    await once(server, "close");
  };
}
