/**
 * What is kept of credentials, and how it may be changed: every write compares first, so that of
 * several processes none undoes another's work.
 *
 * @module
 */

import type { Block, Scope } from "./block.ts";
import type { CredentialPatch, CredentialRecord, NewCredential } from "./record.ts";

/** All there is, at one time. */
export interface Snapshot {
  /** See {@link CredentialStore.revision}. */
  readonly revision: number;
  /** All credentials. */
  readonly records: readonly CredentialRecord[];
  /** All blocks. */
  readonly blocks: readonly Block[];
}

/** A name that one holder at a time has, across processes. */
export interface Lease {
  /** Larger with every new holder of the name, for good. */
  readonly fence: number;
  /** Holds it for another term; `false` when somebody else has it by now. */
  renew(): Promise<boolean>;
  /** Gives it back; nothing happens when somebody else has it. */
  release(): Promise<void>;
}

/** One step in the life of a credential. */
export interface AuditEntry {
  /** The credential. */
  readonly id: string;
  /** Unix milliseconds. */
  readonly at: number;
  /** `inserted`, `removed`, `refreshed`, `parked`, or a change of status such as `active → dead`. */
  readonly event: string;
  /** A machine-readable reason. */
  readonly code?: string;
  /** One sentence for people. */
  readonly message?: string;
}

/** Keeps credentials. */
export interface CredentialStore {
  /** Reads everything. */
  load(): Promise<Snapshot>;
  /** Grows with every change, whoever made it: a cheap way to notice one. */
  revision(): Promise<number>;
  /** Reads one credential. */
  get(id: string): Promise<CredentialRecord | undefined>;
  /**
   * Keeps a new credential. A second one of the same identity, or with the same API key, replaces
   * the first one's secret instead and brings it back to life.
   */
  insert(credential: NewCredential): Promise<CredentialRecord>;
  /** Changes a credential if it still has the revision `ifRevision`. */
  update(
    id: string,
    ifRevision: number,
    patch: CredentialPatch,
  ): Promise<CredentialRecord | "conflict" | "gone">;
  /** Forgets a credential and its blocks; `false` when there was none. */
  remove(id: string): Promise<boolean>;
  /** Adds a block to what stands there, see `mergeBlock`; resolves with what stands there then. */
  mergeBlock(block: Block): Promise<Block>;
  /** Takes a block away if it was last confirmed at `ifSince`. */
  clearBlock(id: string, scope: Scope, ifSince: number): Promise<boolean>;
  /** Takes the name for `ttlMs` milliseconds; `undefined` while somebody else has it. */
  lease(name: string, ttlMs: number): Promise<Lease | undefined>;
  /** A small value that may be forgotten after `ttlMs` milliseconds. */
  getDoc(key: string): Promise<string | undefined>;
  /** Keeps such a value. */
  putDoc(key: string, value: string, ttlMs: number): Promise<void>;
  /** Keeps tokens that came too late to be used, sealed, for an hour. */
  park(record: CredentialRecord): Promise<void>;
  /** Notes a step; the newest ones are kept. */
  audit(entry: AuditEntry): Promise<void>;
  /** The newest steps, the newest first. */
  audits(limit: number): Promise<readonly AuditEntry[]>;
}
