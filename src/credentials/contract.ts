/**
 * What the gateway asks of the pool of accounts, and what it answers.
 *
 * @module
 */

import type { BlockReason } from "./block.ts";
import type { FailureClass, UpstreamFailure } from "./failure.ts";
import type { CredentialRecord } from "./record.ts";
import type { RequestTrail } from "./trail.ts";
import type { Secret } from "./secret.ts";
import type { UsageReport } from "./usage.ts";

/** What is wanted. */
export interface Query {
  /** A key of the configuration's providers. */
  readonly provider: string;
  /** The provider's own model name. */
  readonly model?: string;
  /** Whose conversation this is, tenant included; it stays on one account while that is warm. */
  readonly session?: string;
  /** What this request has tried so far; see `createTrail`. */
  readonly trail: RequestTrail;
  /** Only this credential will do: it is tried once more, or it alone has what is asked for. */
  readonly only?: string;
  /** Ends the waiting for a token; nobody else's waiting is touched. */
  readonly signal?: AbortSignal;
}

/** What a request to the provider is signed with. */
export interface AuthMaterial {
  /** How it is sent: a key as the provider wants it, a token as a bearer token; AWS's keys sign. */
  readonly kind: "api_key" | "oauth" | "aws" | "none";
  /** Absent for `none`. */
  readonly secret?: Secret;
  /** What else signs for AWS, beside the secret access key. */
  readonly aws?: { readonly accessKeyId: string; readonly sessionToken?: Secret | undefined };
  /** What else a request needs, such as a project. */
  readonly attrs: Readonly<Record<string, string>>;
}

/** A credential lent for one attempt; it is handed back by {@link Pool.report}, once. */
export interface Handle {
  /** Tells it from an {@link Unavailable}. */
  readonly kind: "ok";
  /** Of the credential. */
  readonly id: string;
  /** A key of the configuration's providers. */
  readonly provider: string;
  /** The provider's own model name. */
  readonly model?: string;
  /** Of the record it was lent from, and of the secret in it. */
  readonly revision: number;
  /** Of the secret in it. */
  readonly secretRevision: number;
  /** Whether this request finds out if the credential works again. */
  readonly trial: boolean;
  /** What the request is signed with. */
  readonly auth: AuthMaterial;
  /** The trail of the request it was lent to. */
  readonly trail: RequestTrail;
}

/** Why none is lent. */
export type Unavailable =
  /** There is none for this provider, or none that this request has not tried. */
  | { readonly kind: "unconfigured" }
  | { readonly kind: "exhausted" }
  /** All that are left are blocked; `retryAt` is when the first will not be, in Unix milliseconds. */
  | {
    readonly kind: "blocked";
    readonly retryAt: number;
    readonly byReason: Readonly<Partial<Record<BlockReason, number>>>;
  }
  /** Only a new login helps. */
  | { readonly kind: "needs_login"; readonly ids: readonly string[] };

/** What {@link Pool.acquire} would come to; a token that has run out is taken to be renewed. */
export type Preview =
  /** The account that would be lent. */
  | { readonly kind: "ok"; readonly id: string }
  | Unavailable;

/** How an attempt ended. */
export type Outcome =
  | { readonly kind: "ok"; readonly usage?: UsageReport }
  | {
    readonly kind: "failed";
    readonly failure: UpstreamFailure;
    /** Whether the client has been sent a part of the answer: then nothing is tried again. */
    readonly emitted: boolean;
  }
  | { readonly kind: "cancelled" };

/** What to do next. */
export type Verdict =
  & { readonly class: FailureClass | "ok" }
  & (
    /** Nothing with these accounts; another provider may serve the request where `elsewhere`. */
    | { readonly next: "stop"; readonly elsewhere: boolean }
    /** Another account. */
    | { readonly next: "other" }
    /** The same one, after a wait. */
    | { readonly next: "same"; readonly afterMs: number }
    /** The same one, whose token was renewed. */
    | { readonly next: "refreshed" }
  )
  /** When the account may be asked again, in Unix milliseconds. */
  & { readonly retryAt?: number };

/** One account, and why it is used or not. */
export interface Candidate {
  /** The credential without what is secret. */
  readonly record: Omit<CredentialRecord, "secret" | "fingerprint">;
  /** Which kind of secret it has. */
  readonly kind: CredentialRecord["secret"]["kind"];
  /** When the access token ends, in Unix milliseconds, where it is one. */
  readonly expiresAt?: number;
  /** Whether it is kept in the store; configured ones are not, and cannot be changed there. */
  readonly kept: boolean;
  /** Its place in the order for this query; absent when it cannot be chosen. */
  readonly rank?: number;
  /** In words, for people. */
  readonly why: readonly string[];
  /** The blocks that hold now. */
  readonly blocks: readonly { scope: string; until: number; reason: BlockReason; timing: string }[];
  /** Requests under way. */
  readonly inFlight: number;
  /** How much is used, as far as it is known. */
  readonly usage?: UsageReport;
}

/** Lends accounts, and learns from what became of them. */
export interface Pool {
  /** Lends the best account; the choice itself waits for nothing but a token that has run out. */
  acquire(query: Query): Promise<Handle | Unavailable>;
  /** Takes a handle back, once; a second report of the same handle changes nothing. */
  report(handle: Handle, outcome: Outcome): Promise<Verdict>;
  /** Takes in a report of how much is used; `undefined` takes back what was told before. */
  observe(id: string, report: UsageReport | undefined): void;
  /** All accounts of a provider, in the order they would be used; no secrets. */
  explain(query: Pick<Query, "provider" | "model" | "session">): Promise<readonly Candidate[]>;
  /** What would be lent to a new request now; nothing is lent. */
  preview(query: Pick<Query, "provider" | "model" | "session">): Promise<Preview>;
  /** Puts a conversation on an account; `false` when the provider has no such account. */
  pin(provider: string, session: string, id: string): boolean;
  /** Looks for changes made by others now, and takes them in. */
  sync(): Promise<void>;
  /**
   * Puts other configured accounts in the place of those before. What is known of the ones that stay
   * stays with them; the others are lent no more, and what is lent of them may end.
   *
   * @returns The names that mean another account than before, or none.
   */
  configure(records: readonly CredentialRecord[]): ReadonlySet<string>;
  /** Resolves when all that was to be written is written. */
  flush(): Promise<void>;
}
