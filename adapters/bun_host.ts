/**
 * Bun's part of a host.
 *
 * @module
 */

import type { Host } from "../mod.ts";
import { connect } from "./connect.ts";
import { localAmbient } from "./local_ambient.ts";
import { openTelemetry } from "./otel.ts";

/** What Bun takes beside the Web's own options. */
interface BunInit extends RequestInit {
  readonly timeout: false;
}

/** Bun's part of a host: outbound requests without Bun's own limit, which ends five minutes of silence. */
export function bunHost(): Pick<Host, "fetch" | "connect" | "ambient" | "telemetry"> {
  return {
    fetch(url, init) {
      const patient: BunInit = { ...init, timeout: false };
      return fetch(url, patient);
    },
    connect,
    ambient: localAmbient(),
    telemetry: openTelemetry(),
  };
}
