/**
 * The laws of usage reports: one question for all, never too many, never for a caller alone.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { reasonOf } from "../../src/credentials/usage/standing.ts";
import type { ProbeResult } from "../../src/credentials/usage.ts";
import { createDice } from "../support/accounts.ts";
import { turn } from "../support/gate.ts";
import { createReportsBench, goodReport, type ReportsBench } from "../support/scripted_probe.ts";
import { accountOf, tokenSecret } from "../support/usage.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const A = { id: "a", provider: "up", secretRevision: 1 };
const B = { id: "b", provider: "up", secretRevision: 1 };
const NO_HEADERS = new Headers();
const BROKEN: ProbeResult = { kind: "unavailable", cause: "it answered 500" };
const REFUSED: ProbeResult = { kind: "unauthorized", status: 401 };

/** Asks, and has the vendor answer. */
async function told({ reports, questions, clock }: ReportsBench, result: ProbeResult) {
  const reading = reports.read(A);
  await turn();
  clock.pass(250);
  await turn();
  questions.at(-1)?.answer(result);
  return await reading;
}

describe("reading", () => {
  it("asks once for everybody who asks meanwhile", async () => {
    const { reports, questions, observed } = createReportsBench();
    const readers = [reports.read(A), reports.read(A), reports.read(A)];
    await turn();
    reports.seen(A, NO_HEADERS, 200);
    assert.equal(questions.length, 1);
    questions[0]?.answer(goodReport(0.5));
    const known = await Promise.all(readers);
    for (const { last, report, stale } of known) {
      assert.deepEqual([last?.kind, report?.limits.length, stale], ["ok", 1, false]);
    }
    assert.equal(observed.length, 1);
  });

  it("does not ask again while the report is fresh, which is about five minutes", async () => {
    for (const [dice, minutes] of [[0, 3.75], [0.5, 5], [0.999999, 6.25]] as const) {
      const bench = createReportsBench({ random: () => dice, vendor: () => goodReport(0.1) });
      const { reports, questions, clock } = bench;
      await reports.read(A);
      clock.pass(minutes * MINUTE - SECOND);
      await reports.read(A);
      assert.equal(questions.length, 1);
      clock.pass(2 * SECOND);
      await reports.read(A);
      assert.equal(questions.length, 2);
    }
  });

  it("asks earlier when a newer report is wanted, of good ones only", async () => {
    const bench = createReportsBench();
    await told(bench, goodReport(0.1));
    bench.clock.pass(11 * SECOND);
    const newer = bench.reports.read(A, { maxAgeMs: 10 * SECOND });
    await turn();
    assert.equal(bench.questions.length, 2);
    bench.questions[1]?.answer(BROKEN);
    await newer;
    bench.clock.pass(5 * SECOND);
    await bench.reports.read(A, { maxAgeMs: 0 });
    assert.equal(bench.questions.length, 2);
  });

  it("a caller who leaves ends nobody's question", async () => {
    const { reports, questions } = createReportsBench();
    const leaving = new AbortController();
    const left = reports.read(A, { signal: leaving.signal });
    const stays = reports.read(A);
    await turn();
    leaving.abort(new Error("gone"));
    await assert.rejects(left, /gone/);
    assert.equal(questions[0]?.signal.aborted, false);
    questions[0]?.answer(goodReport(0.2));
    assert.equal((await stays).last?.kind, "ok");
    await assert.rejects(reports.read(A, { signal: leaving.signal }), /gone/);
  });

  it("gives up after ten seconds, and takes in nothing that comes later", async () => {
    const { reports, questions, clock, observed } = createReportsBench();
    const reading = reports.read(A);
    await turn();
    clock.pass(9 * SECOND);
    await turn();
    assert.equal(questions[0]?.signal.aborted, false);
    clock.pass(SECOND);
    const { last } = await reading;
    assert.deepEqual(last, { kind: "unavailable", cause: "no answer for 10 s" });
    assert.equal(questions[0]?.signal.aborted, true);
    questions[0]?.answer(goodReport(0.5));
    await turn();
    assert.deepEqual(observed, []);
  });

  it("an account of a provider without a probe is not asked for", async () => {
    const { reports, questions } = createReportsBench();
    const { last } = await reports.read({ ...A, provider: "other" });
    assert.equal(last?.kind, "unsupported");
    assert.equal(questions.length, 0);
  });

  it("an account that was taken away is forgotten", async () => {
    const bench = createReportsBench({ vendor: () => goodReport(0.1) });
    await bench.reports.read(A);
    bench.records.delete("a");
    bench.clock.pass(10 * MINUTE);
    assert.deepEqual(await bench.reports.read(A), { stale: false });
  });

  it("a store that is away is a reason, and no error", async () => {
    const { reports, notices } = createReportsBench({
      find: () => Promise.reject(new Error("disk on fire")),
    });
    assert.deepEqual((await reports.read(A)).last, {
      kind: "unavailable",
      cause: "disk on fire",
    });
    assert.equal(notices.length, 1);
  });
});

describe("failures", () => {
  it("the last good report is kept for a day, and marked", async () => {
    const bench = createReportsBench();
    await told(bench, goodReport(0.5));
    bench.clock.pass(10 * MINUTE);
    const after = await told(bench, BROKEN);
    assert.deepEqual([after.report?.limits.length, after.stale], [1, true]);
    bench.clock.pass(24 * HOUR);
    assert.equal(bench.reports.known(A).report, undefined);
  });

  it("a refusal takes back what was told", async () => {
    const bench = createReportsBench();
    await told(bench, goodReport(0.5));
    bench.clock.pass(10 * MINUTE);
    const { report, last } = await told(bench, REFUSED);
    assert.equal(report, undefined);
    assert.equal(last?.kind, "unauthorized");
    assert.deepEqual(bench.observed.map((one) => one.report?.limits.length), [1, undefined]);
  });

  it("are not repeated for ten seconds, then for twice as long, up to five minutes", async () => {
    const { reports, clock, questions } = createReportsBench({ vendor: () => BROKEN });
    const waits: number[] = [];
    let asked = 0;
    for (let second = 0; second < 3000; second++) {
      await reports.read(A);
      if (questions.length > asked) waits.push(second - waits.reduce((a, b) => a + b, 0));
      asked = questions.length;
      clock.pass(SECOND);
    }
    assert.deepEqual(waits.slice(1, 8), [10, 20, 40, 80, 160, 300, 300]);
  });

  it("a vendor who says when is not asked before, if that is within an hour", async () => {
    const bench = createReportsBench();
    const { clock, reports, questions } = bench;
    await told(bench, { kind: "throttled", retryAt: clock.now() + 20 * MINUTE });
    clock.pass(19 * MINUTE);
    await reports.read(A);
    assert.equal(questions.length, 1);
    clock.pass(MINUTE);
    await told(bench, { kind: "throttled", retryAt: clock.now() + 1000 * HOUR });
    assert.equal(questions.length, 2);
    clock.pass(HOUR);
    await told(bench, goodReport(0));
    assert.equal(questions.length, 3);
  });

  it("another secret is asked with at once", async () => {
    const bench = createReportsBench();
    await told(bench, REFUSED);
    const again = bench.reports.read({ ...A, secretRevision: 2 });
    await turn();
    bench.clock.pass(250);
    await turn();
    assert.equal(bench.questions.length, 2);
    bench.questions[1]?.answer(goodReport(0));
    assert.equal((await again).last?.kind, "ok");
  });

  it("are told once, not with every repetition", async () => {
    const { reports, clock, notices } = createReportsBench({ vendor: () => REFUSED });
    for (let n = 0; n < 20; n++) {
      await reports.read(A);
      clock.pass(10 * MINUTE);
    }
    assert.equal(notices.length, 1);
    assert.match(notices[0]?.message ?? "", /refuses it \(401\)/);
  });
});

describe("use of an account", () => {
  it("has it asked about, and waits for nothing", async () => {
    const { reports, questions } = createReportsBench();
    assert.equal(reports.seen(A, NO_HEADERS, 200), undefined);
    assert.equal(questions.length, 0);
    await turn();
    assert.equal(questions.length, 1);
  });

  it("headers are taken in and do not make a report newer", async () => {
    const bench = createReportsBench({ vendor: () => goodReport(0.1) });
    const { reports, clock, observed, questions } = bench;
    await reports.read(A);
    for (let minute = 0; minute < 10; minute++) {
      clock.pass(MINUTE);
      reports.seen(A, new Headers({ used: "0.9" }), 200);
      await turn();
    }
    assert.equal(observed.filter(({ report }) => report?.partial).length, 10);
    assert.equal(questions.length, 3);
  });

  it("never rejects, whatever goes wrong behind it", async () => {
    const { reports, notices } = createReportsBench({
      find: () => Promise.reject(new Error("disk on fire")),
    });
    reports.seen(A, NO_HEADERS, 200);
    await turn();
    assert.equal(notices.length, 1);
  });
});

describe("tokens", () => {
  const expired = (clock: ReportsBench["clock"]) => tokenSecret("old", clock.now() - 1);

  it("that have run out are renewed first", async () => {
    const fresh = accountOf(tokenSecret("new"), { id: "a", secretRevision: 2 });
    const bench = createReportsBench({
      vendor: () => goodReport(0),
      refresher: { ensure: () => Promise.resolve({ kind: "fresh", record: fresh }) },
    });
    bench.records.set("a", accountOf(expired(bench.clock), { id: "a" }));
    assert.equal((await bench.reports.read(A)).last?.kind, "ok");
    assert.equal(bench.questions[0]?.record.secretRevision, 2);
  });

  it("that cannot be renewed are not shown to the vendor", async () => {
    for (
      const refresher of [
        undefined,
        {
          ensure: () =>
            Promise.resolve(
              { kind: "dead", code: "invalid_grant", message: "Revoked" } as const,
            ),
        },
        {
          ensure: () =>
            Promise.resolve(
              { kind: "transient", retryAt: 0, stillUsable: false, cause: "502" } as const,
            ),
        },
      ]
    ) {
      const bench = createReportsBench({ ...(refresher ? { refresher } : {}) });
      bench.records.set("a", accountOf(expired(bench.clock), { id: "a" }));
      const { last } = await bench.reports.read(A);
      assert.equal(last?.kind, "no_token");
      assert.match(last === undefined ? "" : reasonOf(last), /^oauth refresh failed: /);
      assert.equal(bench.questions.length, 0);
    }
  });
});

describe("whatever happens in whatever order", () => {
  type Step =
    | { readonly kind: "read" | "leave" | "use"; readonly id: "a" | "b" }
    | { readonly kind: "answer"; readonly result: ProbeResult }
    | { readonly kind: "pass"; readonly ms: number };
  const id = fc.constantFrom("a" as const, "b" as const);
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ kind: fc.constantFrom("read" as const, "leave" as const, "use" as const), id }),
    fc.record({
      kind: fc.constant("answer" as const),
      result: fc.constantFrom(goodReport(0.3), REFUSED, BROKEN, { kind: "throttled" } as const),
    }),
    fc.record({
      kind: fc.constant("pass" as const),
      ms: fc.constantFrom(250, 1000, 10_000, 60_000, 400_000, 90_000_000),
    }),
  );

  it("one question at a time to a vendor, with a breath between, none before its time", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.nat(), async (steps, seed) => {
        const bench = createReportsBench({ random: createDice(seed) });
        const { reports, clock, questions } = bench;
        const reading: Promise<unknown>[] = [];
        const act = (one: Step): void => {
          const subject = "id" in one && one.id === "b" ? B : A;
          switch (one.kind) {
            case "read":
              reading.push(reports.read(subject));
              break;
            case "leave": {
              const leaving = new AbortController();
              reading.push(reports.read(subject, { signal: leaving.signal }).catch(() => {}));
              leaving.abort();
              break;
            }
            case "use":
              reports.seen(subject, NO_HEADERS, 200);
              break;
            case "answer":
              questions.find(({ endedAt }) => endedAt === Infinity)?.answer(one.result);
              break;
            case "pass":
              clock.pass(one.ms);
          }
        };
        for (const one of steps) {
          act(one);
          await turn();
          for (const each of [A, B]) {
            const { report, last } = reports.known(each);
            if (last?.kind === "unauthorized") assert.equal(report, undefined);
            assert.ok(report === undefined || clock.now() - report.fetchedAt <= 24 * HOUR);
          }
        }
        // Everybody who still waits is answered in the end.
        for (let n = 0; n < 4; n++) {
          clock.pass(11_000);
          await turn();
        }
        await Promise.all(reading);
        for (const [index, { at, record }] of questions.entries()) {
          const before = questions.slice(0, index);
          assert.ok(before.every(({ endedAt }) => at - endedAt >= 250), "a breath in between");
          const same = before.filter((one) => one.record.id === record.id);
          // Three quarters of ten seconds is the soonest that anybody is asked about again.
          assert.ok(same.every(({ endedAt }) => at - endedAt >= 7500), "none before its time");
        }
      }),
      { numRuns: 100 },
    );
  });
});
