/**
 * A pool in tests, asked and answered in a few words.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { Handle, Pool, Query, Unavailable, Verdict } from "../../src/credentials/contract.ts";
import type { UpstreamFailure } from "../../src/credentials/failure.ts";
import type { Notice } from "../../src/credentials/notice.ts";
import { createPool, type PoolParts } from "../../src/credentials/pool.ts";
import type { CredentialRecord, NewCredential } from "../../src/credentials/record.ts";
import { createTrail, type RequestTrail } from "../../src/credentials/trail.ts";
import type { UsageReport } from "../../src/credentials/usage.ts";
import { apiKey, createHandClock, createKept, type HandClock, type Kept } from "./accounts.ts";

/** A pool with its store, and short ways to ask it. */
export interface Bench extends Kept {
  readonly pool: Pool;
  readonly notices: Notice[];
  /** Adds API keys with these names; resolves with their records. */
  add(...names: string[]): Promise<CredentialRecord[]>;
  addOne(credential: NewCredential): Promise<CredentialRecord>;
  /** Another process on the same store. */
  another(owner?: string): Kept["credentials"];
  /** Another pool on the same store, as after a restart. */
  anotherPool(parts?: Partial<PoolParts>): Pool;
}

/** Creates a pool on an empty store. */
export async function createBench(
  parts: Partial<PoolParts> = {},
  clock: HandClock = createHandClock(),
): Promise<Bench> {
  const kept = await createKept(clock);
  const notices: Notice[] = [];
  const anotherPool = (more: Partial<PoolParts> = {}) =>
    createPool({
      store: kept.credentials,
      means: clock,
      configured: [],
      notify: (notice) => notices.push(notice),
      ...parts,
      ...more,
    });
  return {
    ...kept,
    pool: anotherPool(),
    notices,
    anotherPool,
    async add(...names) {
      const records: CredentialRecord[] = [];
      for (const name of names) {
        records.push(await kept.credentials.insert(apiKey(`key-of-${name}`, { name })));
      }
      return records;
    },
    addOne: (credential) => kept.credentials.insert(credential),
  };
}

let requests = 0;

/** A query of a request of its own. */
export function queryOf(more: Partial<Query> = {}): Query {
  return { provider: "up", model: "m", trail: createTrail(`req_${requests++}`), ...more };
}

/** Lends an account, which there must be. */
export async function take(pool: Pool, more: Partial<Query> = {}): Promise<Handle> {
  const lent = await pool.acquire(queryOf(more));
  assert.ok(lent.kind === "ok", JSON.stringify(lent));
  return lent;
}

/** Asks for an account that there must not be. */
export async function refused(pool: Pool, more: Partial<Query> = {}): Promise<Unavailable> {
  const lent = await pool.acquire(queryOf(more));
  assert.ok(lent.kind !== "ok", "nothing can be lent");
  return lent;
}

/** Failures in a few words. */
export const FAILURE = {
  auth: { status: 401, message: "Incorrect API key" },
  entitlement: { status: 403, message: "No access to this model" },
  quota: { status: 429, message: "usage limit reached" },
  opaque: { status: 429, message: "" },
  throttle: { status: 429, message: "Too many requests" },
  concurrency: { status: 429, message: "too many concurrent requests" },
  capacity: { status: 529, message: "Overloaded" },
  server: { status: 500, message: "oops" },
  bad_request: { status: 400, message: "temperature" },
  not_found: { status: 404, message: "no such model" },
  payload: { status: 413, message: "large" },
} as const;

/** One of {@link FAILURE}. */
export type FailureName = keyof typeof FAILURE;

/** Reports that a handle failed. */
export function fails(
  pool: Pool,
  handle: Handle,
  name: FailureName,
  more: Partial<UpstreamFailure> & { emitted?: boolean } = {},
): Promise<Verdict> {
  const { emitted = false, ...rest } = more;
  const failure: UpstreamFailure = {
    provider: handle.provider,
    codes: [],
    origin: "upstream",
    ...FAILURE[name],
    ...rest,
  };
  return pool.report(handle, { kind: "failed", failure, emitted });
}

/** Reports that a handle worked. */
export function works(pool: Pool, handle: Handle): Promise<Verdict> {
  return pool.report(handle, { kind: "ok" });
}

/** A trail that several attempts of one request share. */
export function trailOf(): RequestTrail {
  return createTrail(`req_${requests++}`);
}

/** A report of two windows: five hours, and a week. */
export function reportOf(
  fetchedAt: number,
  short: number | undefined,
  long: number | undefined,
  resets: { short?: number; long?: number } = {},
): UsageReport {
  const HOUR = 3_600_000;
  const limit = (id: string, hours: number, used: number | undefined, resetsAt?: number) => ({
    id,
    label: id,
    scope: { provider: "up" },
    window: {
      id,
      label: id,
      durationMs: hours * HOUR,
      ...(resetsAt === undefined ? {} : { resetsAt }),
    },
    amount: { unit: "percent" as const, ...(used === undefined ? {} : { usedFraction: used }) },
  });
  return {
    provider: "up",
    fetchedAt,
    limits: [limit("5h", 5, short, resets.short), limit("7d", 168, long, resets.long)],
  };
}
