/**
 * Node's part of a host.
 *
 * @module
 */

import { Agent } from "undici";
import type { Host } from "../mod.ts";
import { connect } from "./connect.ts";
import { localAmbient } from "./local_ambient.ts";
import { openTelemetry } from "./otel.ts";

/** What Node takes beside the Web's own options. */
interface NodeInit extends RequestInit {
  readonly dispatcher: Agent;
}

/**
 * Node's part of a host: outbound requests without Node's own limits, which end any silence of more
 * than five minutes and any answer with more than 16 KB of headers. The gateway has its own.
 */
export function nodeHost(): Pick<Host, "fetch" | "connect" | "ambient" | "telemetry"> {
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0, maxHeaderSize: 256 * 1024 });
  return {
    fetch(url, init) {
      const through: NodeInit = { ...init, dispatcher };
      return fetch(url, through);
    },
    connect,
    ambient: localAmbient(),
    telemetry: openTelemetry(),
  };
}
