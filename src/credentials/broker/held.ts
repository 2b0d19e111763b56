/**
 * What is known of a broker's accounts. It stays when the broker is away, and nothing but the
 * broker's own word of an account changes it.
 *
 * @module
 */

import type { Block, Scope } from "../block.ts";
import { applyPatch } from "../patch.ts";
import type { CredentialPatch, CredentialRecord } from "../record.ts";
import { decodeRow } from "./row.ts";
import type { BrokerSnapshot, Generation, Row } from "./wire.ts";

/** An account as the broker has it. */
interface HeldRow {
  readonly record: CredentialRecord;
  /** The account with what was seen of it here, as long as the broker's has not changed. */
  readonly own?: CredentialRecord;
  readonly blocks: ReadonlyMap<Scope, Block>;
}

/** The accounts that are known. */
export interface Held {
  /** Grows with every change. */
  readonly revision: number;
  /** The broker's state that is known; `undefined` before the first. */
  readonly generation: Generation | undefined;
  /** How many accounts came without their secret, and so are left out. */
  readonly sealed: number;
  /** Takes in everything there is. */
  adopt(snapshot: BrokerSnapshot): void;
  /** Takes in one changed account, as the state of `generation` has it. */
  put(generation: Generation, row: Row): void;
  /** Forgets an account. */
  remove(generation: Generation, id: string): void;
  /** Takes in one account from an answer about it alone; one that is gone stays gone. */
  renew(generation: Generation, row: Row): void;
  get(id: string): CredentialRecord | undefined;
  all(): readonly CredentialRecord[];
  blocksOf(id: string): ReadonlyMap<Scope, Block>;
  /** Changes an account for this process alone. */
  patch(
    id: string,
    ifRevision: number,
    patch: CredentialPatch,
    now: number,
  ): CredentialRecord | "conflict" | "gone";
  /** Notes that something else of the accounts has changed. */
  touch(): void;
}

/** Creates it, empty. */
export function createHeld(): Held {
  let rows = new Map<string, HeldRow>();
  let generation: Generation | undefined;
  let revision = 0;
  let sealed = 0;

  /** An answer may have told more of a secret than a state that was on its way then. */
  function take(row: Row, known: HeldRow | undefined, sameBoot: boolean): HeldRow | undefined {
    const read = decodeRow(row);
    if (read === undefined) return undefined;
    const older = sameBoot && known !== undefined && read.revision < known.record.revision;
    const record = older ? known.record : read;
    const blocks = new Map(row.blocks.map((block) => [block.scope, block]));
    const own = known?.record.revision === record.revision ? known.own : undefined;
    return { record, blocks, ...(own === undefined ? {} : { own }) };
  }

  return {
    get revision() {
      return revision;
    },
    get generation() {
      return generation;
    },
    get sealed() {
      return sealed;
    },
    adopt(snapshot) {
      const sameBoot = snapshot.generation.boot === generation?.boot;
      const next = new Map<string, HeldRow>();
      for (const row of snapshot.credentials) {
        const taken = take(row, rows.get(row.id), sameBoot);
        if (taken !== undefined) next.set(row.id, taken);
      }
      sealed = snapshot.credentials.length - next.size;
      rows = next;
      generation = snapshot.generation;
      revision++;
    },
    put(reached, row) {
      const taken = take(row, rows.get(row.id), reached.boot === generation?.boot);
      if (taken !== undefined) rows.set(row.id, taken);
      else rows.delete(row.id);
      generation = reached;
      revision++;
    },
    remove(reached, id) {
      rows.delete(id);
      generation = reached;
      revision++;
    },
    renew({ boot }, row) {
      const known = rows.get(row.id);
      const taken = known && take(row, known, boot === generation?.boot);
      if (taken === undefined) return;
      rows.set(row.id, taken);
      revision++;
    },
    get(id) {
      const row = rows.get(id);
      return row?.own ?? row?.record;
    },
    all: () => [...rows.values()].map(({ own, record }) => own ?? record),
    blocksOf: (id) => rows.get(id)?.blocks ?? new Map(),
    patch(id, ifRevision, patch, now) {
      const row = rows.get(id);
      if (row === undefined) return "gone";
      const current = row.own ?? row.record;
      if (current.revision !== ifRevision) return "conflict";
      const own = applyPatch(current, patch, now);
      rows.set(id, { ...row, own });
      revision++;
      return own;
    },
    touch: () => void revision++,
  };
}
