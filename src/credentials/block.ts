/**
 * A block: for a while, a credential is not chosen for some of what it could do.
 *
 * @module
 */

/** What a block covers: everything, one model, or everything that one meter counts. */
export type Scope = "*" | `model:${string}` | `meter:${string}`;

/** Why there is a block. */
export type BlockReason = "quota" | "throttle" | "auth" | "entitlement" | "refresh";

/** A block of one credential in one scope. */
export interface Block {
  /** Whose block it is. */
  readonly credentialId: string;
  /** What it covers. */
  readonly scope: Scope;
  /** When it ends, in Unix milliseconds. */
  readonly until: number;
  /** When it was last confirmed, in Unix milliseconds. */
  readonly since: number;
  /** Why there is one. */
  readonly reason: BlockReason;
  /** Whether the provider named the end, or we guessed it. */
  readonly timing: "provider" | "heuristic";
  /** How often in a row. */
  readonly strikes: number;
  /** The request that caused it, which may turn out to be the request's own fault. */
  readonly requestId?: string;
}
