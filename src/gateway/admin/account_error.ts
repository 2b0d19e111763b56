/**
 * Why something cannot be done with an account.
 *
 * @module
 */

/** Whose turn it is: what was asked is wrong, is not there, or is not so any more. */
export type AccountErrorReason = "invalid" | "not_found" | "conflict";

/** A refusal, in one sentence for people, without secrets. */
export class AccountError extends Error {
  /** `AccountError`. */
  override readonly name = "AccountError";
  /** Whose turn it is. */
  readonly reason: AccountErrorReason;
  /** The field at fault, where there is one. */
  readonly field?: string;

  /** Refuses with `message`. */
  constructor(reason: AccountErrorReason, message: string, field?: string) {
    super(message);
    this.reason = reason;
    if (field !== undefined) this.field = field;
  }
}
