/**
 * The usage reports of all accounts: asked for when somebody uses or looks at an account, never by a
 * clock of its own, and by one request for all who want to know.
 *
 * @module
 */

import { createDeferred } from "../deferred.ts";
import type { Means } from "../means.ts";
import type { Notify } from "../notice.ts";
import type { CredentialRecord } from "../record.ts";
import type { TokenRefresher } from "../token_source.ts";
import type { ProbeMeans, UsageProbe, UsageReport } from "../usage.ts";
import { createQueues } from "./queues.ts";
import {
  type Asked,
  isDue,
  isStale,
  reasonOf,
  reportIn,
  settle,
  type Standing,
} from "./standing.ts";

/** What the reports are made with. */
export interface UsageReportsParts {
  /** By the provider's key in the configuration; accounts of others have no reports. */
  readonly probes: ReadonlyMap<string, UsageProbe>;
  /** Finds an account with its secret. */
  readonly find: (id: string) => Promise<CredentialRecord | undefined>;
  /** Sends a request; it bounds the answer. */
  readonly send: ProbeMeans["fetch"];
  readonly means: Means;
  /** Renews tokens that have run out. */
  readonly refresher?: TokenRefresher | undefined;
  /** Where reports go, for choosing accounts by them; `undefined` takes back what was told. */
  readonly observe: (id: string, report: UsageReport | undefined) => void;
  readonly notify: Notify;
  /** What is known already, by account. */
  readonly standings?: Map<string, Standing> | undefined;
}

/** An account, as it is asked about. */
export type UsageSubject = Pick<CredentialRecord, "id" | "provider" | "secretRevision">;

/** What is known of an account's usage. */
export interface KnownUsage {
  /** What came of asking the last time; absent where nobody has answered yet. */
  readonly last?: Asked;
  /** The last good report; absent where there is none, or none of the last day. */
  readonly report?: UsageReport;
  /** Whether a better report should be there, and is not. */
  readonly stale: boolean;
}

/** How to ask. */
export interface ReadOptions {
  /** How old a good report may be, in milliseconds; about five minutes by default. */
  readonly maxAgeMs?: number;
  /** Ends the waiting of this caller alone. */
  readonly signal?: AbortSignal;
}

/** The usage reports of all accounts. */
export interface UsageReports {
  /** Asks if it is time, and resolves with what is known then. */
  read(subject: UsageSubject, options?: ReadOptions): Promise<KnownUsage>;
  /** What is known, without asking. */
  known(subject: Pick<UsageSubject, "id" | "provider">): KnownUsage;
  /** Takes in what an answer's headers say, and has the account asked about if it is time. */
  seen(subject: UsageSubject, headers: Headers, status: number): void;
  /** Forgets what is known of accounts whose names mean others now. */
  forget(ids: Iterable<string>): void;
}

/** The longest wait for one report, in milliseconds. */
const ASK_MS = 10_000;

/** A token that lasts shorter than this is renewed before it is used, in milliseconds. */
const TOO_SHORT_MS = 60_000;

const NO_PROBE: Asked = { kind: "unsupported" };

/** Creates the reports. Nothing is asked until an account is used or looked at. */
export function createUsageReports(parts: UsageReportsParts): UsageReports {
  const { probes, find, send, means, observe, notify } = parts;
  const { standings = new Map<string, Standing>() } = parts;
  const asking = new Map<string, Promise<void>>();
  const queues = createQueues(means);

  /** One question for everybody who wants to know; nobody's leaving ends it. */
  function begin(subject: UsageSubject, probe: UsageProbe): Promise<void> {
    const { id } = subject;
    const under = asking.get(id);
    if (under !== undefined) return under;
    const question = ask(subject, probe)
      .catch((error): Asked => ({ kind: "unavailable", cause: messageOf(error) }))
      .then((asked) => take(subject, asked))
      .catch((error) => {
        notify({ level: "warning", event: "usage.failed", id, message: messageOf(error) });
      })
      .finally(() => asking.delete(id));
    asking.set(id, question);
    means.waitUntil?.(question);
    return question;
  }

  /** `undefined` for an account that is there no more. */
  async function ask({ id }: UsageSubject, probe: UsageProbe): Promise<Asked | undefined> {
    const found = await find(id);
    if (found === undefined) return undefined;
    if (!probe.supports(found)) return NO_PROBE;
    return await queues.run(probe.provider, async () => {
      const record = await withToken(found);
      return "kind" in record ? record : await probeOnce(probe, record);
    });
  }

  async function probeOnce(probe: UsageProbe, record: CredentialRecord): Promise<Asked> {
    const ending = new AbortController();
    const wait = means.after(ASK_MS);
    const late = wait.late.then((): Asked => {
      ending.abort();
      return { kind: "unavailable", cause: `no answer for ${ASK_MS / 1000} s` };
    });
    try {
      const { signal } = ending;
      const result = await Promise.race([
        probe.fetch(record, { fetch: send, signal, now: means.now() }),
        late,
      ]);
      if (result.kind !== "ok") return result;
      // What headers said while it was under way is older than the answer.
      return { kind: "ok", report: { ...result.report, fetchedAt: means.now() } };
    } finally {
      wait.cancel();
    }
  }

  /** The account with a token that is still good, or why there is none. */
  async function withToken(record: CredentialRecord): Promise<CredentialRecord | Asked> {
    const { secret } = record;
    const left = secret.kind === "oauth" ? secret.expiresAt - means.now() : Infinity;
    if (left >= TOO_SHORT_MS) return record;
    const result = await parts.refresher?.ensure(record.id, { minTtlMs: TOO_SHORT_MS });
    if (result?.kind === "fresh") return result.record;
    if (left > 0) return record;
    if (result === undefined) return { kind: "no_token", dead: false, cause: "nothing renews it" };
    return result.kind === "dead"
      ? { kind: "no_token", dead: true, cause: result.code }
      : { kind: "no_token", dead: false, cause: result.cause };
  }

  function take(
    { id, provider, secretRevision }: UsageSubject,
    asked: Asked | undefined,
  ): void {
    if (asked === undefined) {
      standings.delete(id);
      return;
    }
    const before = standings.get(id);
    const { now, random } = means;
    const after = settle(before, asked, { now: now(), random: random(), secretRevision });
    standings.set(id, after);
    if (asked.kind === "ok") observe(id, asked.report);
    if (asked.kind === "unauthorized") observe(id, undefined);
    if (after.failures === 1) {
      const message = `Cannot tell its usage: ${reasonOf(asked)}`;
      notify({ level: "info", event: "usage.failed", id, provider, message });
    }
  }

  function known({ id, provider }: Pick<UsageSubject, "id" | "provider">): KnownUsage {
    if (probes.get(provider)?.asks !== true) return { last: NO_PROBE, stale: false };
    const standing = standings.get(id);
    const report = reportIn(standing, means.now());
    return {
      ...(standing === undefined ? {} : { last: standing.last }),
      ...(report === undefined ? {} : { report }),
      stale: isStale(standing, means.now()),
    };
  }

  /** Asks if it is time; whoever wants to may wait for it. */
  function ensure(subject: UsageSubject, maxAgeMs?: number): Promise<void> | undefined {
    const { id, provider, secretRevision } = subject;
    const probe = probes.get(provider);
    if (probe?.asks !== true) return undefined;
    const now = means.now();
    const limit = maxAgeMs === undefined ? {} : { maxAgeMs };
    if (!isDue(standings.get(id), { now, secretRevision, ...limit })) return asking.get(id);
    return begin(subject, probe);
  }

  return {
    known,
    async read(subject, { maxAgeMs, signal } = {}) {
      signal?.throwIfAborted();
      const question = ensure(subject, maxAgeMs);
      if (question !== undefined) await unlessAborted(question, signal);
      return known(subject);
    },
    seen(subject, headers, status) {
      const probe = probes.get(subject.provider);
      if (probe === undefined) return;
      const told = probe.fromHeaders?.(headers, status, means.now());
      if (told !== undefined) observe(subject.id, told);
      // Nobody waits for it; what comes of it is in the standing.
      void ensure(subject);
    },
    forget(ids) {
      for (const id of ids) standings.delete(id);
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Resolves when `question` does; a caller who leaves waits no longer, and ends nothing. */
async function unlessAborted(question: Promise<void>, signal?: AbortSignal): Promise<void> {
  if (signal === undefined) return await question;
  const { promise, reject } = createDeferred<never>();
  const leave = (): void => reject(signal.reason);
  signal.addEventListener("abort", leave, { once: true });
  try {
    await Promise.race([question, promise]);
  } finally {
    signal.removeEventListener("abort", leave);
  }
}
