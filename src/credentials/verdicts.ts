/**
 * What to do after a failed attempt, worked out from its class, the account, and the request so far.
 *
 * @module
 */

import type { Account } from "./account.ts";
import { mergeBlock, nextBlock } from "./blocks.ts";
import type { Scope } from "./block.ts";
import type { Handle, Verdict } from "./contract.ts";
import type { FailureClass, UpstreamFailure } from "./failure.ts";
import type { Means } from "./means.ts";
import { LONGEST_WAIT_MS, POLICY, REPEATS } from "./policy.ts";
import { suspicion } from "./status.ts";
import type { RequestTrail } from "./trail.ts";
import type { Writer } from "./writer.ts";

/** One failed attempt, classified. */
export interface Failed {
  readonly handle: Handle;
  readonly account: Account;
  /** When the account was lent, in Unix milliseconds. */
  readonly lentAt: number;
  readonly failure: UpstreamFailure;
  readonly class: FailureClass;
  /** What an exhausted allowance blocks. */
  readonly meter: Scope;
  /** Whether another account could be lent to this request. */
  readonly others: () => boolean;
}

/** What verdicts are reached with. */
export interface Bench {
  readonly means: Pick<Means, "now" | "random">;
  readonly writer: Writer;
}

/** Refusals that are about the account, whichever it is, and say nothing of the request. */
const ACCOUNT_STATUS: ReadonlySet<number | undefined> = new Set([401, 402, 429, undefined]);

/** Notes the failure in the trail, puts the consequences into force, and says what comes next. */
export function judge(bench: Bench, failed: Failed): Verdict {
  const { handle, failure, account } = failed;
  const { trail } = handle;
  const fingerprint = fingerprintOf(failure);
  const same = trail.tried.some((one) => one.id !== handle.id && one.fingerprint === fingerprint);
  trail.tried.push({
    id: handle.id,
    revision: handle.revision,
    class: failed.class,
    fingerprint,
  });
  if (same && isClientStatus(failure.status)) {
    undo(bench, trail);
    return { class: failed.class, next: "stop", elsewhere: POLICY[failed.class].elsewhere };
  }
  const retryAt = block(bench, failed);
  if (POLICY[failed.class].suspect && isCurrent(account, handle, failed.lentAt)) {
    const doubt = {
      code: failure.codes[0] ?? failed.class,
      message: failure.message.slice(0, 300),
    };
    bench.writer.patch(account.record, suspicion(account.record, doubt, bench.means.now()));
  }
  if (failed.class === "concurrency") limit(account, bench.means.now());
  return { ...next(bench, failed, retryAt), ...(retryAt === undefined ? {} : { retryAt }) };
}

/**
 * Whether what became of a handle says something of the account as it is now: not where its secret
 * was renewed meanwhile, not where a request that was lent it earlier has told the same already, and
 * not where it is out of use.
 */
export function isCurrent({ record }: Account, handle: Handle, lentAt: number): boolean {
  if (record.status === "dead" || record.status === "disabled") return false;
  return record.secretRevision === handle.secretRevision && (record.statusInfo?.at ?? -1) < lentAt;
}

function isClientStatus(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500 && !ACCOUNT_STATUS.has(status);
}

/** Refusals alike but for numbers and ids are the same refusal. */
function fingerprintOf({ status, codes, message }: UpstreamFailure): string {
  const words = message.toLowerCase().replace(/[\w-]*\d[\w-]*/g, "#").slice(0, 200);
  return `${status ?? ""} ${codes.join(" ")} ${words}`;
}

/** Blocks the account; resolves to when that ends. */
function block(
  { means, writer }: Bench,
  { handle, account, failure, class: kind, meter }: Failed,
): number | undefined {
  const rule = POLICY[kind].block;
  if (rule === undefined) return undefined;
  const { trail, model } = handle;
  const scope: Scope = rule.scope === "meter"
    ? meter
    : model === undefined
    ? "*"
    : `model:${model}`;
  const before = account.blocks.get(scope);
  const cause = { credentialId: handle.id, scope, reason: rule.reason, requestId: trail.requestId };
  const duration = { hintMs: failure.hint?.afterMs, ...rule };
  const made = nextBlock(cause, duration, before, means.now(), means.random());
  trail.caused.push({ credentialId: handle.id, scope, before });
  writer.block(before === undefined ? made : mergeBlock(before, made));
  return made.until;
}

/** Takes back the blocks this request has caused: it was at fault itself. */
function undo({ writer }: Bench, trail: RequestTrail): void {
  for (const { credentialId, scope, before } of trail.caused.splice(0).reverse()) {
    writer.restore(credentialId, scope, trail.requestId, before);
  }
}

/** One less at a time than there were, for a minute. */
function limit(account: Account, now: number): void {
  account.cap = { most: Math.max(1, account.inFlight), until: now + 60_000 };
}

function next(bench: Bench, failed: Failed, retryAt: number | undefined): Verdict {
  const { class: kind, handle: { trail }, others } = failed;
  const { next, mostAccounts = Infinity, elsewhere } = POLICY[kind];
  const stop: Verdict = { class: kind, next: "stop", elsewhere };
  const before = trail.tried.filter((one) => one.class === kind).length;
  switch (next) {
    case "stop":
      return stop;
    case "other": {
      const refused = new Set(trail.tried.filter((one) => one.class === kind).map(({ id }) => id));
      return refused.size >= mostAccounts ? stop : { class: kind, next: "other" };
    }
    case "other_or_wait": {
      if (others()) return { class: kind, next: "other" };
      if (before > REPEATS) return stop;
      const afterMs = waitOf(bench, retryAt);
      return afterMs > LONGEST_WAIT_MS ? stop : { class: kind, next: "same", afterMs };
    }
    case "wait": {
      if (before > REPEATS) return stop;
      const afterMs = failed.failure.hint?.afterMs ?? backoff(bench, before - 1);
      return afterMs > LONGEST_WAIT_MS ? stop : { class: kind, next: "same", afterMs };
    }
  }
}

/** Until the block is over; where there is none, from one to five seconds. */
function waitOf({ means }: Bench, retryAt: number | undefined): number {
  return retryAt === undefined ? 1000 + Math.round(4000 * means.random()) : retryAt - means.now();
}

/** Half a second, doubled each time, and up to half as much more. */
function backoff({ means }: Bench, repeat: number): number {
  return Math.round(500 * 2 ** repeat * (1 + means.random() / 2));
}
