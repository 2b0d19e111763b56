/**
 * What of a gateway stands at some value whenever somebody looks.
 *
 * @module
 */

import { FaultError } from "../canonical/fault.ts";
import type { Candidate } from "../credentials/contract.ts";
import { usedFractionOf } from "../credentials/usage.ts";
import { LATE } from "../relay/ticker.ts";
import { StoreError } from "../store/watched.ts";
import type { Meter } from "../telemetry/meter.ts";
import { openTargets } from "./circuit.ts";
import type { Shared } from "./exchange.ts";
import { VERSION } from "./version.ts";

/** States of accounts, in the order they are told. */
const STATES = [
  "usable",
  "blocked",
  "suspect",
  "quarantined",
  "expired",
  "dead",
  "disabled",
] as const;

/** How long a scrape waits for a store, in milliseconds: Prometheus itself waits for ten seconds. */
const PATIENCE_MS = 3000;

/** Adds all of it to `meter`. Nobody outside is asked; what the store knows is looked for once a second. */
export async function lookAround(shared: Shared, meter: Meter): Promise<void> {
  const { config, running, keeping, retries, since, host } = shared;
  meter.add("build", { version: VERSION });
  meter.add("started", {}, since / 1000);
  meter.add("draining", {}, Number(running.draining));
  // Of gateways that share a memory none knows how many requests the others are at.
  if (host.memory === undefined) meter.add("requestsActive", {}, running.count);
  lookAtCircuits(shared, meter);
  for (const provider of config.providers.keys()) {
    meter.add("retryBudget", { provider }, retries.left(provider));
  }
  for (const [provider, accounts] of await knownAccounts(shared)) {
    for (const state of STATES) meter.add("accounts", { provider, state }, 0);
    let active = 0;
    for (const account of accounts) {
      active += account.inFlight;
      lookAtAccount(account, meter, shared.host.now());
    }
    meter.add("upstreamActive", { provider }, active);
  }
  // Last, as looking for what others have changed may have found it away.
  const { state, waiting } = keeping.state;
  meter.add("storeUp", {}, Number(state === "ok"));
  meter.add("outboxEntries", {}, waiting);
}

/** The accounts of each provider of which they are known: that nobody knows them is not that none works. */
async function knownAccounts(
  shared: Shared,
): Promise<readonly (readonly [provider: string, accounts: readonly Candidate[]])[]> {
  const wait = shared.ticker.after(PATIENCE_MS);
  const all = Promise.all([...shared.config.providers.keys()].map(async (provider) => {
    const accounts = await accountsOf(shared, provider);
    return accounts === undefined ? [] : [[provider, accounts] as const];
  }));
  try {
    const first = await Promise.race([all, wait.late]);
    return first === LATE ? [] : first.flat();
  } finally {
    wait.cancel();
  }
}

/** `undefined` where nothing is known yet, and the store or the broker is away. */
async function accountsOf(
  { pool }: Shared,
  provider: string,
): Promise<readonly Candidate[] | undefined> {
  try {
    return await pool.explain({ provider });
  } catch (error) {
    if (error instanceof StoreError || error instanceof FaultError) return undefined;
    throw error;
  }
}

function lookAtCircuits({ breaker, modelLabel }: Shared, meter: Meter): void {
  for (const target of openTargets(breaker)) {
    meter.add("circuitsOpen", { provider: target.provider, model: modelLabel(target) });
  }
}

function lookAtAccount(candidate: Candidate, meter: Meter, now: number): void {
  const { record: { id: account, provider }, blocks, expiresAt, inFlight, usage } = candidate;
  const of = { provider, account };
  const state = stateOf(candidate, now);
  meter.add("accounts", { provider, state });
  meter.add("accountUsable", of, Number(state === "usable"));
  meter.add("accountActive", of, inFlight);
  if (expiresAt !== undefined) meter.add("accountExpires", of, expiresAt / 1000);
  const last = blocks.toSorted((a, b) => b.until - a.until)[0];
  if (last !== undefined && Number.isFinite(last.until)) {
    meter.add("accountBlocked", { ...of, reason: last.reason }, last.until / 1000);
  }
  for (const limit of usage?.limits ?? []) {
    const used = usedFractionOf(limit);
    const { resetsAt } = limit.window ?? {};
    if (used !== undefined) meter.add("limitUsed", { ...of, limit: limit.id }, used);
    if (resetsAt !== undefined) {
      meter.add("limitResets", { ...of, limit: limit.id }, resetsAt / 1000);
    }
  }
}

/** What stands most in the way of using it. */
function stateOf({ record, rank, expiresAt }: Candidate, now: number): typeof STATES[number] {
  if (record.status !== "active") return record.status;
  if (rank !== undefined) return "usable";
  return expiresAt !== undefined && expiresAt <= now ? "expired" : "blocked";
}
