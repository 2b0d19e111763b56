/**
 * Whether the gateway can listen where it is told to.
 *
 * @module
 */

import { createServer } from "node:net";
import type { ListeningConfig } from "../../../mod.ts";
import { fail, type Finding, ok } from "./finding.ts";

/** Tries to listen; `ask` asks whoever listens there already. */
export async function lookAtPort(
  { hostname, port }: ListeningConfig["listen"],
  ask: (url: string) => Promise<Response>,
): Promise<Finding> {
  const shown = `${hostname}, port ${port}`;
  if (port === 0) return ok("port", `${hostname}, a free one`);
  const code = await tryPort(hostname, port);
  if (code === undefined) return ok("port", `${shown} is free`);
  if (code === "EACCES") {
    return fail("port", `this user may not listen on ${shown}`, "choose a port above 1023");
  }
  if (code !== "EADDRINUSE") {
    return fail("port", `${shown} cannot be used (${code})`, "look at the address in 'listen'");
  }
  const version = await versionAt(hostname, port, ask);
  return version === undefined
    ? fail("port", `something else listens on ${shown}`, "stop it, or choose another with --port")
    : ok("port", `${shown}: Sluice ${version} listens there`);
}

function tryPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => {
      resolve("code" in error ? String(error.code) : error.message);
    });
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

async function versionAt(
  hostname: string,
  port: number,
  ask: (url: string) => Promise<Response>,
): Promise<string | undefined> {
  const name = hostname === "0.0.0.0" ? "127.0.0.1" : hostname === "::" ? "::1" : hostname;
  try {
    const host = name.includes(":") ? `[${name}]` : name;
    const response = await ask(`http://${host}:${port}/healthz`);
    const { ok, version }: { ok?: unknown; version?: unknown } = await response.json();
    return ok === true && typeof version === "string" ? version.slice(0, 40) : undefined;
  } catch {
    // Whatever it is, it is none of ours.
    return undefined;
  }
}
