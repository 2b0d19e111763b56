/**
 * Taking in usage reports: they block what is used up, and lift blocks that are over early.
 *
 * @module
 */

import type { Account } from "./account.ts";
import type { Block, Scope } from "./block.ts";
import { isLive, mergeBlock } from "./blocks.ts";
import { gateState } from "./reading.ts";
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

/** Creates it. */
export function createHealing(
  writer: Writer,
  readingOf: (provider: string) => UsageReading,
  now: () => number,
): Healing {
  function shut({ record, blocks }: Account, reading: UsageReading, report: UsageReport): void {
    const state = gateState(report, reading, undefined);
    if (state.kind !== "shut") return;
    const time = now();
    const until = state.until ?? time + GUESS_MS;
    if (until <= time) return;
    const scope = reading.scopeOf(undefined);
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
      if (gateState(report, reading, modelIn(block.scope)).kind === "open") writer.unblock(block);
    }
  }

  return {
    observe(account, report) {
      account.usage = mergeReports(account.usage, report);
      const reading = readingOf(account.record.provider);
      shut(account, reading, account.usage);
      lift(account, reading, report);
    },
  };
}

function modelIn(scope: Scope): string | undefined {
  return scope.startsWith("model:") ? scope.slice("model:".length) : undefined;
}

/** The newest word on each limit; headers tell fewer limits than a probe does. */
function mergeReports(before: UsageReport | undefined, report: UsageReport): UsageReport {
  if (before === undefined || before.fetchedAt > report.fetchedAt) return before ?? report;
  const limits = new Map<string, UsageLimit>();
  for (const limit of [...before.limits, ...report.limits]) limits.set(limit.id, limit);
  return { ...before, ...report, limits: [...limits.values()] };
}
