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

import type { Host } from "../mod.ts";
import { type BunServer, type BunSockets, upgradeBy, websocket } from "./bun_socket.ts";
import { connect } from "./connect.ts";
import { localAmbient } from "./local_ambient.ts";
import { openTelemetry } from "./otel.ts";
import { type Address, type Answering, answerless, type Server } from "./server.ts";

export type { Address, Answering, Server } from "./server.ts";

/** What is used of Bun; its own types are a package that nobody else needs. */
declare const Bun: { serve(options: BunServing): BunServer };

interface BunServing {
  readonly hostname: string;
  readonly port: number;
  readonly development: boolean;
  readonly idleTimeout: number;
  readonly maxRequestBodySize: number;
  error(error: Error): Response;
  fetch(request: Request, server: BunServer): Promise<Response | undefined>;
  readonly websocket: BunSockets;
}

/**
 * Lets `gateway` answer at `address`.
 *
 * @throws if the address cannot be bound; the error's `code` says why, such as `EADDRINUSE`.
 */
export function serve(gateway: Answering, address: Address): Server {
  const server = Bun.serve({
    hostname: address.hostname,
    port: address.port,
    development: false,
    // Bun's own would cut an answer after ten seconds of silence; the gateway keeps its own time.
    idleTimeout: 0,
    // Bodies are bounded by the gateway, as they come.
    maxRequestBodySize: Number.MAX_SAFE_INTEGER,
    error: () => answerless(500),
    async fetch(request, server) {
      let upgraded: Response | undefined;
      const response = await gateway.fetch(request, {
        remoteAddress: server.requestIP(request)?.address,
        upgrade: (asking) => {
          const opened = upgradeBy(server, asking);
          upgraded = opened.response;
          return opened;
        },
      });
      return upgraded === undefined ? response : undefined;
    },
    websocket,
  });
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => finish = resolve);
  return {
    address: { hostname: address.hostname, port: server.port },
    finished,
    shutdown: () => server.stop().then(finish),
  };
}

/** Bun's part of a host: outbound requests without Bun's own limit, which ends six minutes of silence. */
export function bunHost(): Pick<Host, "fetch" | "connect" | "ambient" | "telemetry"> {
  return {
    connect,
    ambient: localAmbient(),
    telemetry: openTelemetry(),
    fetch(url, init) {
      const patient: RequestInit & { readonly timeout: false } = { ...init, timeout: false };
      return fetch(url, patient);
    },
  };
}
