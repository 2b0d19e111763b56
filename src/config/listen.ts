/**
 * The address to listen on: written in a configuration, and who may be reached there.
 *
 * @module
 */

import { type Config, isLoopback } from "./config.ts";
import type { Problem } from "./problem.ts";

/** A host and a port to bind. An IPv6 host has no brackets here. */
export interface Address {
  readonly hostname: string;
  readonly port: number;
}

/** Where Sluice listens when nobody says otherwise. */
export const DEFAULT_ADDRESS: Address = { hostname: "127.0.0.1", port: 4000 };

const FORMS = 'expected a port, "host:port" or "[ipv6]:port"';

/**
 * Reads `4000`, `"4000"`, `"host:port"` or `"[::1]:port"`; a port alone is on the loopback address.
 *
 * @returns the address, or the state that makes it unreadable.
 */
export function parseAddress(text: string | number): Address | string {
  if (typeof text === "number" || /^\d+$/.test(text)) {
    const port = parsePort(String(text));
    return port === undefined ? "the port is not a number from 0 to 65535" : {
      ...DEFAULT_ADDRESS,
      port,
    };
  }
  const found = /^(?:\[([0-9A-Fa-f:.%]+)\]|([^\s:/[\]@]+)):(\d+)$/.exec(text);
  if (found === null) return FORMS;
  const port = parsePort(found[3] ?? "");
  if (port === undefined) return "the port is not a number from 0 to 65535";
  return { hostname: found[1] ?? found[2] ?? "", port };
}

/** Reads a port; 0 asks the system for a free one. */
export function parsePort(text: string): number | undefined {
  if (!/^\d{1,5}$/.test(text)) return undefined;
  const port = Number(text);
  return port <= 65535 ? port : undefined;
}

/** Writes an address as a URL's authority: `[::1]:4000`. */
export function formatAddress({ hostname, port }: Address): string {
  return hostname.includes(":") ? `[${hostname}]:${port}` : `${hostname}:${port}`;
}

/**
 * Holds the rule that nobody is served beyond this machine without a key. To be asked again after
 * `listen` or `keys` of a {@link Config} were replaced.
 */
export function checkListen({ listen, keys }: Pick<Config, "listen" | "keys">): Problem[] {
  if (listen === undefined || isLoopback(listen.hostname) || keys.length > 0) return [];
  return [{
    path: "listen",
    message: `Cannot listen on ${formatAddress(listen)}: others can reach it, and no keys ` +
      `are configured; add "keys" to the configuration or listen on 127.0.0.1`,
  }];
}
