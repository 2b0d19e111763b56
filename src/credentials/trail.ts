/**
 * What one request has tried: accounts, failures, and the blocks it has caused. It belongs to the
 * request and goes with it.
 *
 * @module
 */

import type { Block, Scope } from "./block.ts";
import type { FailureClass } from "./failure.ts";

/** A failed attempt, as the following ones need to know it. */
export interface TriedOnce {
  /** Of the credential. */
  readonly id: string;
  /** Of the record. */
  readonly revision: number;
  /** What it was. */
  readonly class: FailureClass;
  /** Equal for refusals that say the same thing. */
  readonly fingerprint: string;
}

/** A block this request has caused, and what stood there before. */
export interface CausedBlock {
  /** Whose block. */
  readonly credentialId: string;
  /** What it covers. */
  readonly scope: Scope;
  /** What stood there. */
  readonly before: Block | undefined;
}

/** What one request has tried. The pool writes it; others only pass it on. */
export interface RequestTrail {
  /** Of the client's request. */
  readonly requestId: string;
  /** Accounts not to be lent again. */
  readonly spent: Set<string>;
  /** Accounts whose token was renewed for this request. */
  readonly refreshed: Set<string>;
  /** The failed attempts, in order. */
  readonly tried: TriedOnce[];
  /** The blocks, in order. */
  readonly caused: CausedBlock[];
}

/**
 * Begins a trail.
 *
 * @example
 * ```ts
 * import { createTrail } from "./trail.ts";
 * createTrail("req_1").spent.size; // 0
 * ```
 */
export function createTrail(requestId: string): RequestTrail {
  return { requestId, spent: new Set(), refreshed: new Set(), tried: [], caused: [] };
}
