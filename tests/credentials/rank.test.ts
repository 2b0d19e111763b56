/**
 * The order of accounts: the worked example, and the laws of an order.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  compareStanding,
  type Headroom,
  rank,
  type Rankable,
  standingOf,
} from "../../src/credentials/rank.ts";

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;

function account(
  id: string,
  short: number | undefined,
  long: number | undefined,
  longResetHours?: number,
  blockedHours = 0,
): Rankable {
  return {
    id,
    blockedUntil: blockedHours * HOUR,
    headroom: {
      short: { used: short, durationMs: 5 * HOUR },
      long: {
        used: long,
        durationMs: WEEK,
        resetsAt: longResetHours === undefined ? undefined : longResetHours * HOUR,
      },
    },
  };
}

const window = fc.record({
  used: fc.option(fc.double({ min: 0, max: 1.2, noNaN: true }), { nil: undefined }),
  resetsAt: fc.option(fc.integer({ min: 1, max: WEEK }), { nil: undefined }),
  durationMs: fc.constantFrom(5 * HOUR, WEEK),
});
const headroom: fc.Arbitrary<Headroom> = fc.record({ short: window, long: window });
const accounts = fc.uniqueArray(
  fc.record<Rankable>({
    id: fc.string({ minLength: 1 }),
    headroom,
    blockedUntil: fc.oneof(fc.constant(0), fc.nat(WEEK)),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 12 },
);

describe("the order of accounts", () => {
  it("is that of the worked example, for every order of the input", () => {
    const rows = [
      account("A", 0.2, 0.8, 6),
      account("B", 0.2, 0.1, 144),
      account("C", undefined, undefined),
      account("D", 0.9, 0.1, 2),
      account("E", 1, 0.5, 100, 3),
      account("F", 1, 1, 50, 50),
    ];
    fc.assert(fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (given) => {
      assert.deepEqual(rank(given, 0).map(({ id }) => id), ["A", "B", "C", "D", "E", "F"]);
    }));
    const drains = rows.slice(0, 2).map((row) => standingOf(row.headroom, 0).drain);
    assert.deepEqual(drains.map((drain) => drain.toFixed(5)), ["0.03333", "0.00625"]);
  });

  it("invariant 11: is total, and the same for any order of the input", () => {
    fc.assert(fc.property(accounts, fc.infiniteStream(fc.nat()), (rows, dice) => {
      const shuffled = [...rows];
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = (dice.next().value ?? 0) % (i + 1);
        [shuffled[i], shuffled[j]] = [shuffled[j] as Rankable, shuffled[i] as Rankable];
      }
      assert.deepEqual(rank(shuffled, 0), rank(rows, 0));
    }));
  });

  it("invariant 12: more used is never better, and a nearer reset never worse", () => {
    const measured = fc.record({
      used: fc.double({ min: 0, max: 0.8, noNaN: true }),
      resetsAt: fc.integer({ min: HOUR, max: WEEK }),
      durationMs: fc.constant(WEEK),
    });
    const short = fc.constant({ used: 0.5, durationMs: 5 * HOUR });
    fc.assert(fc.property(
      measured,
      measured,
      short,
      fc.double({ min: 0, max: 0.19, noNaN: true }),
      fc.nat(HOUR),
      (mine, other, same, more, sooner) => {
        const rival = standingOf({ short: same, long: other }, 0);
        const place = (long: typeof mine) =>
          Math.sign(compareStanding(standingOf({ short: same, long }, 0), rival));
        assert.ok(place({ ...mine, used: mine.used + more }) >= place(mine));
        assert.ok(place({ ...mine, resetsAt: mine.resetsAt - sooner }) <= place(mine));
      },
    ));
  });
});
