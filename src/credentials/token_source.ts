/**
 * The port through which tokens are renewed: one request to the identity provider.
 *
 * @module
 */

import type { CredentialRecord, Identity } from "./record.ts";
import type { Secret } from "./secret.ts";

/** What came of asking for new tokens. */
export type TokenAnswer =
  | {
    readonly kind: "tokens";
    readonly access: Secret;
    /** Absent where the old one stays good (RFC 6749 section 6). */
    readonly refresh?: Secret;
    /** Unix milliseconds. */
    readonly expiresAt: number;
    readonly grantExpiresAt?: number;
    /** Only what the answer says; the rest is kept as it was. */
    readonly identity?: Partial<Identity>;
    readonly attrs?: Readonly<Record<string, string>>;
  }
  | {
    /** An error answer of the identity provider's own (RFC 6749 section 5.2). */
    readonly kind: "refused";
    readonly status: number;
    /** `error`, such as `invalid_grant`; absent where the answer was in no such form. */
    readonly code?: string;
    readonly message: string;
    readonly retryAfterMs?: number;
  }
  | {
    /** No answer: it could not be reached, or the answer was lost. */
    readonly kind: "failed";
    readonly cause: string;
    /** Whether the request may have arrived, and the old refresh token be spent. */
    readonly sent: boolean;
  };

/** Renews tokens. */
export interface TokenSource {
  /** Whether it can renew this one. */
  supports(record: CredentialRecord): boolean;
  /**
   * Makes one request, without repeating it. It is never called off by whoever waits for it:
   * `signal` ends it after a minute.
   */
  refresh(record: CredentialRecord, signal: AbortSignal): Promise<TokenAnswer>;
}

/** What is wanted of a renewal. */
export interface RefreshWant {
  /** How long the token must still be good, in milliseconds. */
  readonly minTtlMs: number;
  /**
   * The secret's revision that was refused before its time: a newer one is good enough without
   * asking anybody, this one is renewed whatever its date says.
   */
  readonly refused?: number;
}

/** What came of it. */
export type RefreshResult =
  | { readonly kind: "fresh"; readonly record: CredentialRecord }
  | { readonly kind: "dead"; readonly code: string; readonly message: string }
  | {
    readonly kind: "transient";
    /** When it may be tried again, in Unix milliseconds. */
    readonly retryAt: number;
    /** Whether the access token at hand is still good. */
    readonly stillUsable: boolean;
    readonly cause: string;
  };

/** Keeps tokens fresh: one request per token, whoever and however many ask. */
export interface TokenRefresher {
  /** Sees to it that the token is good; `signal` ends the waiting of this caller alone. */
  ensure(id: string, want: RefreshWant, signal?: AbortSignal): Promise<RefreshResult>;
  /** Writes tokens that could not be written when they came; rejects while the store is away. */
  flush?(): Promise<void>;
}
