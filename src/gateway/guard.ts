/**
 * What a request must be before anything else looks at it: its `Host` a well-formed name that is
 * ours, and its sender no web page that was not invited.
 *
 * @module
 */

import { type Fault, gatewayFault } from "../canonical/fault.ts";
import { type Config, isLoopback } from "../config/config.ts";

/** RFC 3986 `host [":" port]` without user info; what a runtime builds a URL from must be no more. */
const HOST = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;

/** A request that may go on. */
export interface Admitted {
  /** Parsed once; nobody parses the raw URL again. */
  readonly url: URL;
  /** The browser origin that calls, one of the configured ones. */
  readonly origin?: string;
}

/** Lets a request in or says why not. */
export type Guard = (request: Request) => Admitted | Fault;

/** Creates the guard of a configuration. */
export function createGuard(
  config: Pick<Config, "hosts" | "keys" | "listen" | "origins">,
): Guard {
  const anyHost = config.hosts.length === 0 && takesAnyHost(config);
  const hosts = new Set(config.hosts.map((host) => host.toLowerCase()));
  const origins = new Set(config.origins);

  return (request) => {
    const url = parseUrl(request.url);
    const host = request.headers.get("host") ?? url?.host ?? "";
    if (url === undefined || !HOST.test(host)) {
      return gatewayFault("invalid_request", "Cannot read the request: its Host is malformed");
    }
    const name = hostname(host);
    if (!anyHost && !isLoopback(name) && !hosts.has(name)) {
      return gatewayFault(
        "permission",
        "Cannot serve this Host: it is not one of the gateway's names ('hosts' in the configuration)",
        { code: "host_not_allowed" },
      );
    }
    const origin = request.headers.get("origin");
    if (origin === null) return { url };
    if (origins.has(origin)) return { url, origin };
    return gatewayFault(
      "permission",
      "Cannot serve a web page of this origin: it is not one of 'cors.origins' in the configuration",
      { code: "origin_not_allowed" },
    );
  };
}

/**
 * On loopback only this machine's own names are expected: any other is a web page whose domain was
 * pointed at 127.0.0.1. On a public address any name may be ours, and so it may where somebody else
 * listens, as long as a key is asked for.
 */
function takesAnyHost({ keys, listen }: Pick<Config, "keys" | "listen">): boolean {
  return listen === undefined ? keys.length > 0 : !isLoopback(listen.hostname);
}

/** Narrows what a {@link Guard} answered. */
export function isAdmitted(answer: Admitted | Fault): answer is Admitted {
  return "url" in answer;
}

/** Some runtimes hand over a bare path when the Host is missing. */
function parseUrl(url: string): URL | undefined {
  try {
    return new URL(url, "http://localhost");
  } catch {
    return undefined;
  }
}

function hostname(host: string): string {
  return host.replace(/:\d+$/, "").toLowerCase();
}
