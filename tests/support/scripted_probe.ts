/**
 * A probe whose vendor answers when a test says so, and the reports that are made with it.
 *
 * @module
 */

import type { Notice } from "../../src/credentials/notice.ts";
import type { CredentialRecord } from "../../src/credentials/record.ts";
import type { TokenRefresher } from "../../src/credentials/token_source.ts";
import { createUsageReports, type UsageReports } from "../../src/credentials/usage/reports.ts";
import type { ProbeResult, UsageProbe, UsageReport } from "../../src/credentials/usage.ts";
import { PLAIN_READING } from "../../src/credentials/reading.ts";
import { createHandClock, type HandClock } from "./accounts.ts";
import { createGate, type Gate } from "./gate.ts";
import { accountOf, tokenSecret } from "./usage.ts";

/** One question to the vendor. */
export interface Question {
  readonly record: CredentialRecord;
  readonly at: number;
  readonly signal: AbortSignal;
  answer(result: ProbeResult): void;
  /** When it was answered or given up; `Infinity` while it is open. */
  endedAt: number;
}

/** Reports with everything round them in the hand. */
export interface ReportsBench {
  readonly clock: HandClock;
  readonly reports: UsageReports;
  readonly questions: Question[];
  /** What was handed on for choosing accounts. */
  readonly observed: { id: string; report: UsageReport | undefined }[];
  readonly notices: Notice[];
  readonly records: Map<string, CredentialRecord>;
}

/** What may be different. */
export interface ReportsBenchOptions {
  /** Answers at once, in place of the test. */
  readonly vendor?: (record: CredentialRecord) => ProbeResult;
  readonly refresher?: TokenRefresher;
  readonly random?: () => number;
  readonly find?: (id: string) => Promise<CredentialRecord | undefined>;
}

/** A good report: so much of an hour. */
export function goodReport(used: number): ProbeResult {
  const limit = {
    id: "hour",
    label: "Hour",
    scope: { provider: "up" },
    amount: { unit: "percent" as const, usedFraction: used },
  };
  return { kind: "ok", report: { provider: "up", fetchedAt: 0, limits: [limit] } };
}

/** Creates the reports of two accounts, `a` and `b`, of one vendor. */
export function createReportsBench(options: ReportsBenchOptions = {}): ReportsBench {
  const { vendor, random, refresher } = options;
  const clock = createHandClock(1_800_000_000_000, random);
  const questions: Question[] = [];
  const observed: ReportsBench["observed"] = [];
  const notices: Notice[] = [];
  const records = new Map(["a", "b"].map((id) => [id, accountOf(tokenSecret(id), { id })]));
  const probe: UsageProbe = {
    ...PLAIN_READING,
    provider: "vendor",
    asks: true,
    supports: () => true,
    async fetch(record, { signal }) {
      const gate: Gate<ProbeResult> = createGate<ProbeResult>();
      const question: Question = {
        record,
        at: clock.now(),
        signal,
        endedAt: Infinity,
        answer(result) {
          question.endedAt = clock.now();
          gate.open(result);
        },
      };
      signal.addEventListener("abort", () => question.endedAt = clock.now());
      questions.push(question);
      if (vendor !== undefined) question.answer(vendor(record));
      return await gate.opened;
    },
    fromHeaders(headers, _status, now) {
      const used = headers.get("used");
      if (used === null) return undefined;
      const result = goodReport(Number(used));
      if (result.kind !== "ok") return undefined;
      return { ...result.report, fetchedAt: now, partial: true };
    },
  };
  const reports = createUsageReports({
    probes: new Map([["up", probe]]),
    find: options.find ?? ((id) => Promise.resolve(records.get(id))),
    send: () => Promise.reject(new Error("Cannot send: the probe is scripted")),
    means: clock,
    refresher,
    observe: (id, report) => observed.push({ id, report }),
    notify: (notice) => notices.push(notice),
  });
  return { clock, reports, questions, observed, notices, records };
}
