/**
 * What a failure says of the credential it happened to.
 *
 * @module
 */

import type { ExceededQuota, Hint } from "../canonical/evidence.ts";

/** Classes of failures; what follows from each is in `policy.ts`. */
export const FAILURE_CLASSES = [
  /** The credential was refused. */
  "auth",
  /** The provider says that this token is void, whatever its date says. */
  "revoked",
  /** A valid credential that may not use this model or feature. */
  "entitlement",
  /** The account's allowance is used up. */
  "quota",
  /** A 429 or 402 that says nothing more. */
  "opaque",
  /** Too fast. */
  "throttle",
  /** Too many at once. */
  "concurrency",
  /** The provider has no room, whoever asks. */
  "capacity",
  /** The provider failed. */
  "server",
  /** It could not be reached, or fell silent. */
  "network",
  "context_overflow",
  "payload",
  "bad_request",
  "not_found",
  "content_policy",
  /** The client left. */
  "cancelled",
  "unknown",
] as const;

/** One of {@link FAILURE_CLASSES}. */
export type FailureClass = typeof FAILURE_CLASSES[number];

/** A failed attempt, as evidence. */
export interface UpstreamFailure {
  /** Who failed. */
  readonly provider: string;
  /** The provider's own model name. */
  readonly model?: string;
  /** The HTTP status; absent where the failure came within a stream or without an answer. */
  readonly status?: number;
  /** Machine words the provider used, such as `error.code` and `error.type`, most telling first. */
  readonly codes: readonly string[];
  /**
   * What the provider said for people, at most 4 KiB; empty where it said nothing. Never a model's
   * own text.
   */
  readonly message: string;
  /** When it may be asked again, where it says so. */
  readonly hint?: Hint;
  /** The quotas that it names as used up. */
  readonly quotas?: readonly ExceededQuota[];
  /** Whose failure it is: only an `idp`, the identity provider, can end a credential. */
  readonly origin: "upstream" | "idp" | "gateway" | "network";
  /** The class the dialect has decided already, where a field said so beyond doubt. */
  readonly known?: FailureClass;
}
