/**
 * A credential as it is kept: one secret of one provider, whose it is, and how it is doing.
 *
 * @module
 */

import type { Secret } from "./secret.ts";

/**
 * How a credential is doing.
 *
 * ```text
 * active → suspect      the provider refused it; it is tried again, one request at a time
 * suspect → quarantined refused five times over; tried again every hour
 * suspect → dead        the identity provider said so; only a new login helps
 * any → disabled        a person switched it off
 * ```
 */
export type CredentialStatus = "active" | "suspect" | "quarantined" | "dead" | "disabled";

/** Why a credential is not simply `active`. */
export interface StatusInfo {
  /** A machine-readable reason: the provider's own code, or ours. */
  readonly code: string;
  /** One sentence for people, without secrets. */
  readonly message: string;
  /** When it came to be so, in Unix milliseconds. */
  readonly at: number;
  /** How often it was refused in a row. */
  readonly strikes: number;
  /** When one request may try it again, in Unix milliseconds. */
  readonly nextTrialAt?: number;
}

/** Whose account it is, as far as that is known. */
export interface Identity {
  /** What tells two accounts of a provider apart; `null` where nothing does, as with API keys. */
  readonly key: string | null;
  /** As the provider has it. */
  readonly email?: string;
  /** As the provider has it. */
  readonly accountId?: string;
  /** Whose seat it is. */
  readonly orgId?: string;
  /** What that is called. */
  readonly orgName?: string;
}

/** Where a credential comes from; each has a priority of its own, see {@link PRIORITY_OF_ORIGIN}. */
export type CredentialOrigin = "runtime" | "config" | "login" | "env" | "import" | "fallback";

/** What is sent to the provider. */
export type CredentialSecret =
  | { readonly kind: "api_key"; readonly key: Secret }
  | OAuthSecret
  | AwsSecret
  /** Nothing: the provider asks for none, or the secret of a dead credential was erased. */
  | { readonly kind: "none" };

/** Tokens of an OAuth grant (RFC 6749). */
export interface OAuthSecret {
  /** Which kind of secret. */
  readonly kind: "oauth";
  /** What is sent with requests. */
  readonly access: Secret;
  /** Absent where the access token cannot be renewed here. */
  readonly refresh?: Secret;
  /** Set where somebody else holds the refresh token and renews the access token for us. */
  readonly remote?: true;
  /** When the access token ends, in Unix milliseconds. */
  readonly expiresAt: number;
  /** When the grant itself ends, however often it is renewed, in Unix milliseconds. */
  readonly grantExpiresAt?: number;
}

/** What requests to AWS are signed with; never kept, as it is configured or found. */
export interface AwsSecret {
  /** Which kind of secret. */
  readonly kind: "aws";
  /** Which key it is; no secret itself. */
  readonly accessKeyId: string;
  /** What signs. */
  readonly secretAccessKey: Secret;
  /** Goes with keys that are lent for a while. */
  readonly sessionToken?: Secret;
  /** Set where others come in their place when they end. */
  readonly remote?: true;
  /** When they end, in Unix milliseconds; `Infinity` for those that do not. */
  readonly expiresAt: number;
}

/** A renewal that was begun and whose end is not known yet; it is written before the request. */
export interface RefreshIntent {
  /** When it began, in Unix milliseconds. */
  readonly at: number;
  /** Who began it. */
  readonly owner: string;
  /** How many requests were made with this refresh token, this one included. */
  readonly attempt: number;
}

/** Renewals that failed without a verdict; the next one has to wait. */
export interface RefreshBackoff {
  /** How many in a row. */
  readonly failures: number;
  /** When it may be tried again, in Unix milliseconds. */
  readonly nextAt: number;
  /** What went wrong the last time, without secrets. */
  readonly cause: string;
}

/** One credential. Records are values: a change makes a new one with a higher revision. */
export interface CredentialRecord {
  /** Never used again for another one. Configured ones are named after their place, `openai#1`. */
  readonly id: string;
  /** A key of the configuration's providers. */
  readonly provider: string;
  /** What a person calls it. */
  readonly name?: string;
  /** One more with every write; what compare-and-swap compares. */
  readonly revision: number;
  /** One more with every write of the secret. */
  readonly secretRevision: number;
  /** How it is doing. */
  readonly status: CredentialStatus;
  /** Why it is not simply `active`. */
  readonly statusInfo?: StatusInfo;
  /** Whose account it is. */
  readonly identity: Identity;
  /** What else a request needs, such as a project or a host of its own; never a secret. */
  readonly attrs: Readonly<Record<string, string>>;
  /** Where it comes from. */
  readonly origin: CredentialOrigin;
  /** A higher tier is used up before a lower one is touched. */
  readonly priority: number;
  /** How much of its tier's load it takes, 1 by default. */
  readonly weight: number;
  /** What is sent to the provider. */
  readonly secret: CredentialSecret;
  /** The API key as a keyed digest, by which a second copy of it is noticed. */
  readonly fingerprint?: string;
  /** How a cloud's account is let in, and to what: by that it is told from others, as it is not kept. */
  readonly madeFrom?: Secret;
  /** A renewal whose end is not known yet. */
  readonly intent?: RefreshIntent;
  /** Renewals that failed. */
  readonly backoff?: RefreshBackoff;
  /** Unix milliseconds. */
  readonly createdAt: number;
  /** Unix milliseconds. */
  readonly updatedAt: number;
  /** When a person last logged in, in Unix milliseconds; renewals keep it. */
  readonly authorizedAt?: number;
}

/** What a new credential is made of; the rest is filled in. */
export interface NewCredential {
  /** A key of the configuration's providers. */
  readonly provider: string;
  /** What is sent to the provider. */
  readonly secret: CredentialSecret;
  /** Where it comes from. */
  readonly origin: CredentialOrigin;
  /** What a person calls it. */
  readonly name?: string;
  /** Whose account it is. */
  readonly identity?: Identity;
  /** What else a request needs; never a secret. */
  readonly attrs?: Readonly<Record<string, string>>;
  /** Its tier; by default that of its origin. */
  readonly priority?: number;
  /** Its share of its tier's load, 1 by default. */
  readonly weight?: number;
  /** When a person logged in, in Unix milliseconds. */
  readonly authorizedAt?: number;
}

/** What may be changed of a credential; `null` takes a part away. */
export interface CredentialPatch {
  /** What a person calls it. */
  readonly name?: string | null;
  /** How it is doing. */
  readonly status?: CredentialStatus;
  /** Why it is not simply `active`. */
  readonly statusInfo?: StatusInfo | null;
  /** Whose account it is. */
  readonly identity?: Identity;
  /** What else a request needs; never a secret. */
  readonly attrs?: Readonly<Record<string, string>>;
  /** Its tier; by default that of its origin. */
  readonly priority?: number;
  /** Its share of its tier's load, 1 by default. */
  readonly weight?: number;
  /** What is sent to the provider. */
  readonly secret?: CredentialSecret;
  /** A renewal whose end is not known yet. */
  readonly intent?: RefreshIntent | null;
  /** Renewals that failed. */
  readonly backoff?: RefreshBackoff | null;
  /** When a person logged in, in Unix milliseconds. */
  readonly authorizedAt?: number;
}

/** The tiers, unless a credential has a priority of its own. */
export const PRIORITY_OF_ORIGIN: Readonly<Record<CredentialOrigin, number>> = {
  runtime: 100,
  config: 90,
  login: 80,
  env: 60,
  import: 50,
  fallback: 10,
};

/** The priority of an API key that came from an interactive login. */
export const LOGIN_KEY_PRIORITY = 70;
