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

import type { Host } from "../mod.ts";
import { connect } from "./connect.ts";
import { upgrade } from "./deno_socket.ts";
import { localAmbient } from "./local_ambient.ts";
import { openTelemetry } from "./otel.ts";
import { type Address, type Answering, answerless, type Server } from "./server.ts";

export type { Address, Answering, Server } from "./server.ts";

/**
 * Lets `gateway` answer at `address`.
 *
 * @throws if the address cannot be bound; the error's `code` says why, such as `EADDRINUSE`.
 */
export function serve(gateway: Answering, address: Address): Server {
  const server = Deno.serve(
    {
      hostname: address.hostname,
      port: address.port,
      onListen: () => {}, // silences Deno's own line
      onError: () => answerless(500),
    },
    (request, { remoteAddr }) =>
      gateway.fetch(request, { remoteAddress: remoteAddr.hostname, upgrade }),
  );
  return {
    address: { hostname: address.hostname, port: server.addr.port },
    finished: server.finished,
    shutdown: () => server.shutdown(),
  };
}

/**
 * Deno's part of a host: outbound requests over HTTP/1.1. Over HTTP/2 all requests to a provider
 * would share one connection, which carries 100 streams; the next ones wait without an end. What
 * `ambient` lends is looked at for accounts that ask for it, and for no others.
 */
export function denoHost(): Pick<Host, "fetch" | "connect" | "ambient" | "telemetry"> {
  const client = Deno.createHttpClient({ http2: false });
  return {
    fetch: (url, init) => fetch(url, { ...init, client }),
    connect,
    ambient: localAmbient(),
    telemetry: openTelemetry(),
  };
}
