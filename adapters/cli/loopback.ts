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
  /** Stops waiting; resolves when the last page is on its way. */
  close(): Promise<void>;
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

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** How often another free port is tried, should only one of the two addresses have it. */
const TRIES = 5;

/**
 * Listens.
 *
 * @throws {Error} with the code `EADDRINUSE` when somebody else has the port, on either address.
 */
export async function listenOnLoopback(awaited: Awaited): Promise<Loopback> {
  const busy = new Set<Promise<void>>();
  const answering = (request: IncomingMessage, response: ServerResponse): void => {
    const done = answer(request, response, awaited).catch(() => void response.destroy());
    busy.add(done);
    void done.then(() => busy.delete(done));
  };
  for (let left = TRIES;; left--) {
    const first = await open("127.0.0.1", awaited.port, answering);
    const { port } = first.address() as AddressInfo;
    try {
      const second = awaited.host === "localhost" ? await openIpv6(port, answering) : undefined;
      return {
        port,
        async close() {
          first.close();
          second?.close();
          await Promise.all(busy);
          // Browsers keep lines open that they may need some time.
          first.closeAllConnections();
          second?.closeAllConnections();
        },
      };
    } catch (error) {
      first.close();
      if (awaited.port !== 0 || left <= 1) throw error;
    }
  }
}

/** Not every machine has it; one that has it must not let somebody else answer there. */
async function openIpv6(port: number, answering: Answering): Promise<Server | undefined> {
  try {
    return await open("::1", port, answering);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE" || code === "EACCES") throw error;
    return undefined;
  }
}

function open(address: string, port: number, answering: Answering): Promise<Server> {
  const server = createServer(answering);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, () => resolve(server));
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { path, take }: Awaited,
): Promise<void> {
  const [asked = "", query = ""] = (request.url ?? "").split("?", 2);
  if (request.method !== "GET" || asked !== path) {
    return await page(response, 404, "Nothing is here.");
  }
  switch (await take(query)) {
    case "done":
      return await page(response, 200, "You are logged in. This page can be closed.");
    case "failed":
      return await page(response, 200, "That did not work. The terminal says why.");
    case "ignored":
      return await page(response, 400, "This is no answer to the login that is waited for.");
  }
}

/** A page that says one sentence of ours, and nothing that came with the request. */
function page(response: ServerResponse, status: number, text: string): Promise<void> {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'",
    "referrer-policy": "no-referrer",
    "connection": "close",
  });
  return new Promise((resolve) => {
    response.once("close", () => resolve());
    response.once("finish", () => resolve());
    response.end(`<!doctype html><title>Sluice</title><p>${text}</p>\n`);
  });
}
