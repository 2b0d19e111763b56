/**
 * Sluice on Deno: listens, and lends Deno's network.
 *
 * @example
 * ```ts ignore
 * import { createGateway, defineConfig } from "@sluice/gateway";
 * import { denoHost, serve } from "@sluice/gateway/deno";
 *
 * const gateway = createGateway(defineConfig({ providers: { demo: {} } }), denoHost());
 * const server = serve(gateway, { hostname: "127.0.0.1", port: 4000 });
 * await server.finished;
 * ```
 *
 * @module
 */

import { upgrade } from "./deno_socket.ts";
import { type Address, type Answering, answerless, listening, type Server } from "./server.ts";

export { denoHost } from "./deno_host.ts";
export type { Address, Answering, Server } from "./server.ts";

/**
 * Lets `gateway` answer at `address`.
 *
 * @throws if the address cannot be bound; the error's `code` says why, such as `EADDRINUSE`.
 */
export function serve(gateway: Answering, { hostname, port }: Address): Server {
  const server = Deno.serve(
    {
      hostname,
      port,
      onListen: () => {}, // silences Deno's own line
      onError: () => answerless(500),
    },
    (request, { remoteAddr }) =>
      gateway.fetch(request, { remoteAddress: remoteAddr.hostname, upgrade }),
  );
  return listening({ hostname, port: server.addr.port }, () => server.shutdown());
}
