/**
 * Writing behind: a change holds in this process at once, and reaches the store as soon as it can,
 * without any request waiting for it.
 *
 * @module
 */

import type { Block, Scope } from "./block.ts";
import { STRIKES_FOR_MS } from "./blocks.ts";
import type { CredentialStore } from "./credential_store.ts";
import type { Notify } from "./notice.ts";
import { applyPatch } from "./patch.ts";
import type { CredentialPatch, CredentialRecord } from "./record.ts";
import { blockName, type Roster } from "./roster.ts";

/** More blocks than this of one account are looked through for those that count no more. */
const ROOM = 64;

/** Changes accounts. */
export interface Writer {
  /** Changes a record, unless somebody else has changed it since. */
  patch(record: CredentialRecord, patch: CredentialPatch): void;
  /** Puts a block where it stands now, merged already. */
  block(block: Block): void;
  /** Takes a block away. */
  unblock(block: Block): void;
  /** Puts `before` back where `requestId` caused what stands there. */
  restore(id: string, scope: Scope, requestId: string, before: Block | undefined): void;
  /** What was changed since the last call; the names are the roster's. */
  takeFresh(): Set<string>;
  /** Resolves when everything is written. */
  flush(): Promise<void>;
}

/** Writes nothing: for what is told of an account that is not there any more. */
export const NOBODY: Writer = {
  patch: () => {},
  block: () => {},
  unblock: () => {},
  restore: () => {},
  takeFresh: () => new Set(),
  flush: () => Promise.resolve(),
};

/** Creates a writer. */
export function createWriter(
  roster: Roster,
  store: CredentialStore,
  notify: Notify,
  now: () => number,
): Writer {
  let fresh = new Set<string>();
  // One after the other: a later change must not overtake an earlier one of the same row.
  let last: Promise<void> = Promise.resolve();

  function later(id: string, write: () => Promise<unknown>): void {
    if (roster.get(id)?.kept !== true) return;
    last = last.then(write).then(() => {}, (error) => {
      const message = error instanceof Error ? error.message : String(error);
      notify({ level: "warning", event: "store.failed", id, message });
    });
  }

  function clear(id: string, scope: Scope, since: number, instead: Block | undefined): void {
    fresh.add(blockName({ credentialId: id, scope }));
    const blocks = roster.get(id)?.blocks;
    if (instead === undefined) blocks?.delete(scope);
    else blocks?.set(scope, instead);
    later(id, async () => {
      await store.clearBlock(id, scope, since);
      if (instead !== undefined) await store.mergeBlock(instead);
    });
  }

  return {
    patch(record, patch) {
      const next = applyPatch(record, patch, now());
      fresh.add(record.id);
      roster.put(next);
      later(record.id, async () => {
        const written = await store.update(record.id, record.revision, patch);
        if (typeof written === "object") return;
        // Somebody else was faster: what they wrote is the newer truth.
        const current = await store.get(record.id);
        if (current !== undefined) roster.put(current);
      });
    },
    block(block) {
      const account = roster.get(block.credentialId);
      if (account === undefined) return;
      fresh.add(blockName(block));
      if (account.blocks.size >= ROOM) dropOld(account.blocks, now());
      account.blocks.set(block.scope, block);
      later(block.credentialId, () => store.mergeBlock(block));
    },
    unblock({ credentialId, scope, since }) {
      clear(credentialId, scope, since, undefined);
    },
    restore(id, scope, requestId, before) {
      const standing = roster.get(id)?.blocks.get(scope);
      if (standing?.requestId === requestId) clear(id, scope, standing.since, before);
    },
    takeFresh() {
      const taken = fresh;
      fresh = new Set();
      return taken;
    },
    flush: () => last,
  };
}

function dropOld(blocks: Map<Scope, Block>, now: number): void {
  for (const [scope, { until }] of blocks) if (until + STRIKES_FOR_MS < now) blocks.delete(scope);
}
