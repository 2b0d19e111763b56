/**
 * What a pool must do, written down a second time and as simply as possible: the model that a real
 * one is compared with.
 *
 * @module
 */

import type { Handle } from "../../src/credentials/contract.ts";

const MINUTE = 60_000;

/** A failure whose consequences the model knows. */
export type ModelFailure = "auth" | "quota" | "throttle" | "entitlement" | "server";

interface ModelBlock {
  until: number;
  since: number;
  reason: "quota" | "throttle" | "entitlement";
  hinted: boolean;
  strikes: number;
}

/** An account. */
export interface ModelRow {
  readonly id: string;
  readonly priority: number;
  disabled: boolean;
  strikes: number;
  struckAt: number;
  nextTrialAt: number;
  trial: boolean;
  triedAt: number;
  inFlight: number;
  readonly blocks: Map<string, ModelBlock>;
}

/** A handle that is out. */
export interface ModelLoan {
  readonly handle: Handle;
  readonly row: ModelRow;
  readonly model: string;
  readonly lentAt: number;
}

/** The model. */
export interface Model {
  now: number;
  readonly rows: Map<string, ModelRow>;
  readonly loans: ModelLoan[];
}

/** Makes a row. */
export function rowOf(id: string, priority: number): ModelRow {
  return {
    id,
    priority,
    disabled: false,
    strikes: 0,
    struckAt: -1,
    nextTrialAt: 0,
    trial: false,
    triedAt: 0,
    inFlight: 0,
    blocks: new Map(),
  };
}

/** What may be lent for `model`, and if nothing, when the first may be. */
export function expected(
  { rows, now }: Model,
  model: string,
): { ids: Set<string>; retryAt: number } {
  const states = [...rows.values()].filter(({ disabled }) => !disabled)
    .map((row) => ({ row, ...stateOf(row, model, now) }));
  const pick = (kinds: readonly string[]) => {
    const fit = states.filter(({ kind }) => kinds.includes(kind));
    const top = Math.max(...fit.map(({ row }) => row.priority));
    return new Set(fit.filter(({ row }) => row.priority === top).map(({ row }) => row.id));
  };
  const retryAt = Math.min(...states.map(({ until }) => until));
  for (const kinds of [["free", "trial"], ["unwanted"]]) {
    const ids = pick(kinds);
    if (ids.size > 0) return { ids, retryAt };
  }
  const open = states.filter(({ kind, testAt, row }) =>
    kind === "limited" && testAt <= now && !row.trial
  );
  const first = Math.min(...open.map(({ ends }) => ends));
  const ids = open.filter(({ ends }) => ends === first).map(({ row }) => row.id);
  return { ids: new Set(ids), retryAt };
}

/** One account, for one model. */
function stateOf(row: ModelRow, model: string, now: number) {
  const live = ["*", `model:${model}`].flatMap((scope) => row.blocks.get(scope) ?? [])
    .filter(({ until }) => until > now);
  const hard = live.filter(({ reason }) => reason !== "entitlement")
    .sort((a, b) => b.until - a.until)[0];
  const none = { until: Infinity, ends: Infinity, testAt: Infinity };
  const barred = row.strikes > 0 && (row.trial || row.nextTrialAt > now);
  const doubt = barred ? Math.max(row.nextTrialAt, now + 1) : 0;
  if (hard !== undefined) {
    const since = Math.max(hard.since, row.triedAt);
    const own = row.trial ? hard.until : since + (hard.hinted ? 5 * MINUTE : MINUTE / 2);
    const testAt = Math.max(Math.min(own, hard.until), doubt);
    // A doubt that outlasts the block is no limit that could be tested.
    if (doubt > hard.until) return { kind: "doubted", until: doubt, ends: doubt, testAt: Infinity };
    return { kind: "limited", until: Math.min(testAt, hard.until), ends: hard.until, testAt };
  }
  if (barred) return { ...none, kind: "doubted", until: doubt };
  if (live.length > 0) return { ...none, kind: "unwanted" };
  return { ...none, kind: row.strikes > 0 ? "trial" : "free" };
}

/** Notes that a handle went out. */
export function lendInModel(model: Model, handle: Handle, name: string): void {
  const row = model.rows.get(handle.id) as ModelRow;
  row.inFlight++;
  if (handle.trial) {
    row.trial = true;
    row.triedAt = model.now;
  }
  model.loans.push({ handle, row, model: name, lentAt: model.now });
}

/** Notes how an attempt ended. */
export function endInModel(
  model: Model,
  { handle, row, model: name, lentAt }: ModelLoan,
  end: ModelFailure | "ok" | "cancelled",
  hintMs: number | undefined,
): void {
  const { now } = model;
  row.inFlight--;
  if (handle.trial) row.trial = false;
  if (end === "ok") {
    for (const scope of ["*", `model:${name}`]) {
      const block = row.blocks.get(scope);
      if (block === undefined) continue;
      if (block.until <= now || handle.trial && block.since <= lentAt) row.blocks.delete(scope);
    }
    if (!row.disabled && row.struckAt < lentAt) row.strikes = 0;
  }
  if (end === "auth" && !row.disabled && (row.strikes === 0 || row.struckAt < lentAt)) {
    row.strikes++;
    row.struckAt = now;
    row.nextTrialAt = now + (row.strikes >= 5 ? 60 : 2 ** (row.strikes - 1)) * MINUTE;
  }
  if (end === "quota") block(row, "*", end, hintMs, MINUTE, 30 * MINUTE, now);
  if (end === "throttle") block(row, `model:${name}`, end, hintMs, 5000, 2 * MINUTE, now);
  if (end === "entitlement") {
    block(row, `model:${name}`, end, undefined, 10 * MINUTE, 360 * MINUTE, now);
  }
}

function block(
  { blocks }: ModelRow,
  scope: string,
  reason: ModelBlock["reason"],
  hintMs: number | undefined,
  guess: number,
  longest: number,
  now: number,
): void {
  const before = blocks.get(scope);
  const again = before?.reason === reason && now - before.since < 60 * MINUTE;
  const strikes = again ? before.strikes + 1 : 1;
  const hinted = hintMs !== undefined;
  // The dice of the test always fall on one half.
  const wait = hinted ? hintMs + 2000 : Math.min(guess * 2 ** (strikes - 1), longest);
  const made: ModelBlock = { until: now + wait, since: now, reason, hinted, strikes };
  const keep = before !== undefined && (before.until > made.until ||
    before.until === made.until && before.hinted && !hinted);
  blocks.set(scope, {
    ...(keep ? before : made),
    strikes: Math.max(strikes, before?.strikes ?? 0),
    since: now,
  });
}
