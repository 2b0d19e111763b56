/**
 * Which accounts are in use. Whoever has one hands it back; a runtime that ends requests in the
 * middle, so that nothing of them runs any more, must not leave one in use for good.
 *
 * @module
 */

import { type Account, lend } from "./account.ts";

/** An account that is lent, and since when. */
export interface Loan {
  readonly account: Account;
  /** Unix milliseconds. */
  readonly at: number;
  /** Whether it is to find out if the account works again. */
  readonly trial: boolean;
}

/** All that are out. */
export interface Loans {
  /** The oldest first. */
  readonly out: Set<Loan>;
  /** A loan of which nothing is heard counts as in use no longer than this, in milliseconds. */
  readonly lostMs: number;
}

/** Takes back what must be lost by now. */
export function endLost(loans: Loans, at: number): void {
  for (const loan of loans.out) {
    if (at - loan.at < loans.lostMs) return;
    endLoan(loans, loan);
  }
}

/** Lends an account: from here on it counts as in use. */
export function beginLoan(loans: Loans, account: Account, at: number, trial: boolean): Loan {
  lend(account, at);
  if (trial) {
    account.trial = true;
    account.triedAt = at;
  }
  const loan = { account, at, trial };
  loans.out.add(loan);
  return loan;
}

/** Takes it back; twice is once. */
export function endLoan(loans: Loans, loan: Loan): void {
  if (!loans.out.delete(loan)) return;
  loan.account.inFlight--;
  if (loan.trial) loan.account.trial = false;
}
