/**
 * Sluice on Node (20 and later): listens, and lends Node's network.
 *
 * @example
 * ```ts ignore
 * import { createGateway, defineConfig } from "@sluice/gateway";
 * import { nodeHost, serve } from "@sluice/gateway/node";
 *
 * const gateway = createGateway(defineConfig({ providers: { demo: {} } }), nodeHost());
 * const server = await serve(gateway, { hostname: "127.0.0.1", port: 4000 });
 * await server.finished;
 * ```
 *
 * @module
 */

import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { closing } from "./node_closing.ts";
import { listenerOf } from "./node_listener.ts";
import { openSockets } from "./node_socket.ts";
import { type Address, type Answering, listening, type Server } from "./server.ts";

export { nodeHost } from "./node_host.ts";
export { type Incoming, type Listener, listenerOf, type Outgoing } from "./node_listener.ts";
export type { Address, Answering, Server } from "./server.ts";

/**
 * Lets `gateway` answer at `address`; resolves when it listens.
 *
 * @throws if the address cannot be bound; the error's `code` says why, such as `EADDRINUSE`.
 */
export async function serve(gateway: Answering, { hostname, port }: Address): Promise<Server> {
  // The gateway bounds the time of bodies; that of headers Node, to a minute. An idle connection is
  // kept for longer than proxies keep it: its end would cross their next request.
  const server = createServer(
    { requestTimeout: 0, keepAliveTimeout: 650_000 },
    listenerOf(gateway),
  );
  // Beyond 1000 Node 20 drops headers and says nothing. What they may weigh stays bounded.
  server.maxHeadersCount = 0;
  const close = closing(server);
  openSockets(server, gateway);
  server.listen(port, hostname);
  await once(server, "listening");
  const bound = server.address() as AddressInfo;
  return listening({ hostname, port: bound.port }, close);
}
