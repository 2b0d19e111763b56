/**
 * What a provider's failed answer says of the account it was given to, free of any wire's form.
 *
 * @module
 */

/** When a provider says it may be asked again. */
export interface Hint {
  /** Milliseconds from when the failure came, from 0 to 8 days. */
  readonly afterMs: number;
  /** Where it stands. */
  readonly source: "header" | "field" | "text";
}

/** A quota that a request went beyond, as Google names them. */
export interface ExceededQuota {
  /** Its name, such as `GenerateRequestsPerDayPerProjectPerModel-FreeTier`. */
  readonly id: string;
  /** What it counts. */
  readonly metric?: string;
  /** The model it is for. */
  readonly model?: string;
  /** How much it allows. */
  readonly value?: number;
}

/** Machine words, words for people, and times; each only where the provider said it. */
export interface Evidence {
  /** Codes, types and reasons, the most telling first. */
  codes: string[];
  /** What is said for people, at most 4 KiB; empty where nothing is. */
  text: string;
  /** When an allowance begins anew, in Unix milliseconds. */
  resetsAt?: number;
  /** How long to wait, in milliseconds. */
  waitMs?: number;
  /** The quotas that are named as used up; never an empty list. */
  quotas?: readonly ExceededQuota[];
  /** The longest wait of all that are told, headers and words included. */
  hint?: Hint;
}
