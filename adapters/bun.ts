/**
 * Sluice on Bun: listens, and lends Bun's network.
 *
 * Bun sends at most 256 requests at once, to all providers together; start it with
 * `BUN_CONFIG_MAX_HTTP_REQUESTS=65336` to have more answers under way.
 *
 * @example
 * ```ts ignore
 * import { createGateway, defineConfig } from "@sluice/gateway";
 * import { bunHost, serve } from "@sluice/gateway/bun";
 *
 * const gateway = createGateway(defineConfig({ providers: { demo: {} } }), bunHost());
 * const server = serve(gateway, { hostname: "127.0.0.1", port: 4000 });
 * await server.finished;
 * ```
 *
 * @module
 */

import type { BunGlobal } from "./bun_global.ts";
import { upgradeBy, websocket } from "./bun_socket.ts";
import { type Address, type Answering, answerless, listening, type Server } from "./server.ts";

export { bunHost } from "./bun_host.ts";
export type { Address, Answering, Server } from "./server.ts";

declare const Bun: BunGlobal;

/**
 * Lets `gateway` answer at `address`.
 *
 * @throws if the address cannot be bound; the error's `code` says why, such as `EADDRINUSE`.
 */
export function serve(gateway: Answering, { hostname, port }: Address): Server {
  const server = Bun.serve({
    hostname,
    port,
    development: false,
    // Out of development Bun would share a port that somebody has, and half of their connections.
    reusePort: false,
    // Bun's own would cut an answer after ten seconds of silence; the gateway keeps its own time.
    idleTimeout: 0,
    // Bodies are bounded by the gateway, as they come.
    maxRequestBodySize: Number.MAX_SAFE_INTEGER,
    error: () => answerless(500),
    websocket,
    async fetch(request, server) {
      const remoteAddress = server.requestIP(request)?.address;
      const response = await gateway.fetch(request, { remoteAddress, upgrade: upgradeBy(server) });
      // What has become a WebSocket is answered already.
      return response.status === 101 ? undefined : response;
    },
  });
  return listening({ hostname, port: server.port }, () => server.stop());
}
