/**
 * One line of log for each exchange. Nothing a prompt, an answer or a secret says is in it.
 *
 * @module
 */

import { getLogger } from "@logtape/logtape";
import type { Usage } from "../canonical/usage.ts";

/** What is told of an exchange. Times are in milliseconds. */
export interface ExchangeRecord {
  requestId: string;
  caller: string;
  /** The address the request came from. */
  peer?: string;
  /** The client's dialect. */
  dialect: string;
  /** What was asked for, where it is not an answer or a count. */
  endpoint?: string;
  /** The model that was asked for. */
  model: string;
  stream: boolean;
  /** `ok`, `failed`, or `aborted` when the client left. */
  outcome: "ok" | "failed" | "aborted";
  status: number;
  durationMs: number;
  attempts: number;
  /** A target that was asked as well, and called off when another had answered. */
  hedged?: string;
  provider?: string;
  upstreamModel?: string;
  upstreamId?: string;
  credential?: string;
  finish?: string;
  usage?: Usage;
  /** What it cost in USD, where that is known. */
  cost?: number;
  /** Whether the provider said so, or it was worked out from a price. */
  costSource?: "provider" | "price";
  dropped?: readonly string[];
  /** What went wrong, as kind and code. */
  fault?: string;
}

const logger = getLogger(["sluice", "exchange"]);

/** Logs an exchange: `info` when it went well or the client left, `warn` when it failed. */
export function logExchange(record: ExchangeRecord): void {
  const level = record.outcome === "failed" ? "warn" : "info";
  const words = wordsOf(record).map((name) => `{${name}}`).join(" ");
  logger[level](`${words} {outcome} {status} in {durationMs} ms`, { ...record });
}

/** What a line begins with: some requests have no model, and a body that cannot be read names none. */
function wordsOf({ model, endpoint }: ExchangeRecord): (keyof ExchangeRecord)[] {
  const asked = endpoint === undefined ? "dialect" : "endpoint";
  return model === "" ? ["caller", asked] : ["caller", "model"];
}

/** Logs an error that nobody expected: its kind and stack, which hold no request data of ours. */
export function logUnexpected(error: unknown, requestId: string): void {
  getLogger(["sluice"]).error("Unexpected error in request {requestId}: {error}", {
    requestId,
    error: error instanceof Error ? error.stack ?? error.message : String(error),
  });
}

/** Logs that an answer could not be kept for later: it was none the worse for it. */
export function logUnkept(error: unknown, requestId: string): void {
  getLogger(["sluice"]).warn("Cannot keep the answer to request {requestId}: {error}", {
    requestId,
    error: error instanceof Error ? error.message : String(error),
  });
}

/** Logs that a client was told of an answer before it was kept: other gateways may not know it yet. */
export function logLate(requestId: string, ms: number): void {
  getLogger(["sluice", "store"]).warn(
    "The answer to request {requestId} was not kept within {ms} ms, and is kept behind it",
    { requestId, ms },
  );
}

/** Logs that a part of what is known of models cannot be read: prices are unknown until it can. */
export function logCatalog(part: string, error: unknown): void {
  getLogger(["sluice", "catalog"]).warn("Cannot read the catalog's {part}: {error}", {
    part,
    error: error instanceof Error ? error.message : String(error),
  });
}

/** Something that happened to the store. */
export interface StoreRecord {
  readonly level: "info" | "warning";
  readonly event: string;
  readonly message: string;
}

/** Logs what happened to the store. */
export function logStore({ level, ...record }: StoreRecord): void {
  getLogger(["sluice", "store"])[level]("{event}: {message}", record);
}

/** Logs that a gateway ended before it could write all it had to. */
export function logUnwritten(waiting: number): void {
  getLogger(["sluice", "store"]).warn(
    "Ending without the store: {waiting} changes and the newest totals are not written",
    { waiting },
  );
}

/** Something that happened to an account behind the requests' backs. */
export interface AccountRecord {
  readonly level: "info" | "warning";
  readonly event: string;
  readonly id?: string;
  readonly provider?: string;
  readonly message: string;
}

/** Logs what happened to an account. */
export function logAccount({ level, ...record }: AccountRecord): void {
  getLogger(["sluice", "accounts"])[level]("{event} {id}: {message}", record);
}
