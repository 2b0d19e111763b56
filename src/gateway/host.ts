/**
 * What a runtime lends to the gateway. Everything that is not pure enters here, so that a test can
 * hold the clock, the dice and the network in its hand.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import type { Changes } from "../config/changes.ts";
import type { Ambient } from "../credentials/cloud/ambient.ts";
import type { TokenSource } from "../credentials/token_source.ts";
import { createMemoryStore } from "../store/memory.ts";
import type { Store } from "../store/store.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";
import type { Memory } from "./memory.ts";
import type { Connect } from "./sockets/upstream_socket.ts";

/** A runtime's loan. */
export interface Host {
  /** Sends a request; the global `fetch` by default. */
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>;
  /** Opens a WebSocket to a provider; absent where the runtime cannot send headers with it. */
  readonly connect?: Connect | undefined;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** A number from 0 up to 1, for ids and choices; never for secrets. */
  readonly random: () => number;
  /** Calls `tick` about every `ms` milliseconds until the returned function is called. */
  readonly every: (ms: number, tick: () => void) => () => void;
  /** Keeps what must outlive a request; the process's own memory by default. */
  readonly store: Store;
  /** What gateways before this one have learned; nothing by default. */
  readonly memory?: Memory | undefined;
  /** Keeps the process alive for work that no answer waits for, where a runtime needs to be told. */
  readonly waitUntil?: (work: Promise<unknown>) => void;
  /** Seals the accounts in the store, 32 bytes; without it they are kept in memory only. */
  readonly masterKey?: Bytes | undefined;
  /** Reads the master key anew, where it may be replaced while the gateway runs. */
  readonly readMasterKey?: (() => Promise<Bytes | undefined>) | undefined;
  /** Where accounts are found that are a cloud's own: environment and files. */
  readonly ambient?: Ambient | undefined;
  /** Takes spans and measurements, beside `GET /metrics`; `@sluice/gateway/otel` has OpenTelemetry's. */
  readonly telemetry?: Telemetry | undefined;
  /** Renews the tokens of OAuth accounts, in place of the logins that are configured. */
  readonly tokens?: TokenSource | undefined;
  /**
   * Reads the configuration anew and hands it to `Gateway.reload`, when somebody asks for that by
   * `POST /admin/reload`; it rejects with a `ConfigError` where it cannot be used.
   */
  readonly reload?: (() => Promise<Changes>) | undefined;
}

/** The platform's own means, as every Web-standard runtime has them. */
export function defaultHost(): Host {
  return {
    fetch: (input, init) => fetch(input, init),
    now: () => Date.now(),
    random: () => Math.random(),
    every: (ms, tick) => {
      const timer = setInterval(tick, ms);
      return () => clearInterval(timer);
    },
    store: createMemoryStore(() => Date.now()),
  };
}

/** The same host, whose requests its telemetry keeps apart from all traces. */
export function untraced(host: Host): Host {
  const { telemetry, fetch, connect } = host;
  if (telemetry === undefined) return host;
  return {
    ...host,
    fetch: (input, init) => telemetry.untraced(() => fetch(input, init)),
    connect: connect && ((url, options) => telemetry.untraced(() => connect(url, options))),
  };
}

const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

/** `prefix` and 24 random characters: an id that is unique for practical purposes, and no secret. */
export function newId(host: Host, prefix: string): string {
  let id = prefix;
  for (let i = 0; i < 24; i++) id += ALPHABET[Math.floor(host.random() * ALPHABET.length)];
  return id;
}
