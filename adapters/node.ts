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
import { setImmediate } from "node:timers";
import { Agent } from "undici";
import type { Host } from "../mod.ts";
import { connect } from "./connect.ts";
import { localAmbient } from "./local_ambient.ts";
import { openTelemetry } from "./otel.ts";
import { listenerOf } from "./node_listener.ts";
import { openSockets } from "./node_socket.ts";
import type { Address, Answering, Server } from "./server.ts";

export type { Address, Answering, Server } from "./server.ts";

/**
 * Lets `gateway` answer at `address`; resolves when it listens.
 *
 * @throws if the address cannot be bound; the error's `code` says why, such as `EADDRINUSE`.
 */
export async function serve(gateway: Answering, address: Address): Promise<Server> {
  // How long a body may take the gateway knows better; headers are bounded by Node, to a minute.
  const server = createServer({ requestTimeout: 0 }, listenerOf(gateway));
  // Beyond 1000 Node 20 drops headers and says nothing. What they may weigh stays bounded.
  server.maxHeadersCount = 0;
  let stopping = false;
  server.on("request", (_request, response) => {
    // A connection whose last answer has ended would wait for another request.
    response.on("close", () => stopping && setImmediate(() => server.closeIdleConnections()));
  });
  openSockets(server, gateway);
  server.listen(address.port, address.hostname);
  await once(server, "listening");
  const finished = once(server, "close").then(() => {});
  const { port } = server.address() as AddressInfo;
  return {
    address: { hostname: address.hostname, port },
    finished,
    shutdown() {
      stopping = true;
      server.close();
      return finished;
    },
  };
}

/**
 * Node's part of a host: outbound requests without Node's own limits, which end any silence of more
 * than five minutes. The gateway has its own.
 */
export function nodeHost(): Pick<Host, "fetch" | "connect" | "ambient" | "telemetry"> {
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0, maxHeaderSize: 256 * 1024 });
  return {
    ambient: localAmbient(),
    telemetry: openTelemetry(),
    connect,
    fetch(url, init) {
      const through: RequestInit & { readonly dispatcher: Agent } = { ...init, dispatcher };
      return fetch(url, through);
    },
  };
}
