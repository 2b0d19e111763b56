/**
 * Waiting on loopback for the browser to come back from a login (RFC 8252 section 7.3).
 *
 * @module
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Where the browser is waited for. */
export interface Loopback {
  readonly port: number;
  /** Stops waiting. */
  close(): void;
}

/** What is made of an answer: `ignored` is somebody else's. */
export type Taken = "done" | "failed" | "ignored";

/** What is waited for. */
export interface Awaited {
  /** `localhost` is both of its addresses: nobody knows which one the browser takes. */
  readonly host: "localhost" | "127.0.0.1";
  /** 0 for any free one. */
  readonly port: number;
  readonly path: string;
  /** Told every query that comes to the path. */
  readonly take: (query: string) => Promise<Taken>;
}

/** How often another free port is tried, should only one of the two addresses have it. */
const TRIES = 5;

/**
 * Listens.
 *
 * @throws {Error} with the code `EADDRINUSE` when somebody else has the port, on either address.
 */
export async function listenOnLoopback(awaited: Awaited): Promise<Loopback> {
  for (let left = TRIES;; left--) {
    const first = await open("127.0.0.1", awaited.port, awaited);
    const { port } = first.address() as AddressInfo;
    try {
      const second = awaited.host === "localhost" ? await openIpv6(port, awaited) : undefined;
      return {
        port,
        close() {
          for (const server of [first, second]) {
            server?.close();
            server?.closeAllConnections();
          }
        },
      };
    } catch (error) {
      first.close();
      if (awaited.port !== 0 || left <= 1) throw error;
    }
  }
}

/** Not every machine has it; one that has it must not let somebody else answer there. */
async function openIpv6(port: number, awaited: Awaited): Promise<Server | undefined> {
  try {
    return await open("::1", port, awaited);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE" || code === "EACCES") throw error;
    return undefined;
  }
}

function open(address: string, port: number, awaited: Awaited): Promise<Server> {
  const { promise, resolve, reject } = Promise.withResolvers<Server>();
  const server = createServer((request, response) => {
    answer(request, response, awaited).catch(() => response.destroy());
  });
  server.once("error", reject);
  server.listen(port, address, () => resolve(server));
  return promise;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { path, take }: Awaited,
): Promise<void> {
  const [asked = "", query = ""] = (request.url ?? "").split("?", 2);
  if (request.method !== "GET" || asked !== path) return page(response, 404, "Nothing is here.");
  switch (await take(query)) {
    case "done":
      return page(response, 200, "You are logged in. This page can be closed.");
    case "failed":
      return page(response, 200, "That did not work. The terminal says why.");
    case "ignored":
      return page(response, 400, "This is no answer to the login that is waited for.");
  }
}

/** A page that says one sentence of ours, and nothing that came with the request. */
function page(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'",
    "referrer-policy": "no-referrer",
    "connection": "close",
  });
  response.end(`<!doctype html><title>Sluice</title><p>${text}</p>\n`);
}
