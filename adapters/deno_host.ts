/**
 * Deno's part of a host.
 *
 * @module
 */

import type { Host } from "../mod.ts";
import { connect } from "./connect.ts";
import { localAmbient } from "./local_ambient.ts";
import { openTelemetry } from "./otel.ts";

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
