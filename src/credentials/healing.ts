/**
 * Taking in usage reports: they block what is used up, and lift blocks that are over early.
 *
 * @module
 */

import type { Account } from "./account.ts";
import type { Block, Scope } from "./block.ts";
import { isLive, mergeBlock } from "./blocks.ts";
import { type GateState, gateState, ownGateState } from "./reading.ts";
import type { UsageLimit, UsageReading, UsageReport } from "./usage.ts";
import type { Writer } from "./writer.ts";

/** How long a provider's own report may lag behind its refusals, in milliseconds. */
export const LAG_MS: number = 5 * 60_000;

/** Blocks for a used-up allowance whose reset nobody told, in milliseconds. */
const GUESS_MS = 60_000;

/** Takes in reports. */
export interface Healing {
  observe(account: Account, report: UsageReport): void;
}

/** Creates the taking in of reports; what follows from them is written by `writer`. */
export function createHealing(
  writer: Writer,
  readingOf: (provider: string) => UsageReading,
  now: () => number,
): Healing {
  function shut({ record, blocks }: Account, scope: Scope, state: GateState): void {
    if (state.kind !== "shut") return;
    const time = now();
    const until = state.until ?? time + GUESS_MS;
    if (until <= time) return;
    const block: Block = {
      credentialId: record.id,
      scope,
      until,
      since: time,
      reason: "quota",
      timing: state.until === undefined ? "heuristic" : "provider",
      strikes: 1,
    };
    const before = blocks.get(scope);
    if (before === undefined || !isLive(before, time)) writer.block(block);
    else if (until > before.until) writer.block(mergeBlock(before, block));
  }

  function lift({ blocks }: Account, reading: UsageReading, report: UsageReport): void {
    const time = now();
    if (time - report.fetchedAt > LAG_MS) return;
    for (const block of [...blocks.values()]) {
      if (block.reason !== "quota" || !isLive(block, time)) continue;
      if (report.fetchedAt - block.since < LAG_MS) continue;
      if (isOpen(report, reading, block.scope)) writer.unblock(block);
    }
  }

  return {
    observe(account, report) {
      account.usage = mergeReports(account.usage, report);
      const reading = readingOf(account.record.provider);
      const { usage } = account;
      shut(account, reading.scopeOf(), gateState(usage, reading, undefined));
      for (const model of Object.values(reading.meters ?? {})) {
        shut(account, reading.scopeOf(model), ownGateState(usage, reading, model));
      }
      lift(account, reading, report);
    },
  };
}

/** Whether the report says that all limits of what `scope` covers have headroom. */
function isOpen(report: UsageReport, reading: UsageReading, scope: Scope): boolean {
  const model = modelOn(scope, reading);
  // A meter that the reading does not know of is judged by no report.
  if (model === undefined && scope !== "*" && scope !== reading.scopeOf()) return false;
  return gateState(report, reading, model).kind === "open";
}

/** The model that a block is about, or one of those on its meter. */
function modelOn(scope: Scope, { meters = {} }: UsageReading): string | undefined {
  if (scope.startsWith("model:")) return scope.slice("model:".length);
  const name = scope.slice("meter:".length);
  return Object.hasOwn(meters, name) ? meters[name] : undefined;
}

/** A report that tells only some limits leaves the others as they were. */
function mergeReports(before: UsageReport | undefined, report: UsageReport): UsageReport {
  if (before === undefined || before.fetchedAt > report.fetchedAt) return before ?? report;
  if (report.partial !== true) return report;
  const limits = new Map<string, UsageLimit>();
  for (const limit of [...before.limits, ...report.limits]) limits.set(limit.id, limit);
  const { partial: _partial, ...told } = report;
  return { ...before, ...told, limits: [...limits.values()] };
}
