/**
 * Writing behind: a change holds in this process at once, and reaches the store as soon as it can,
 * without any request waiting for it. What cannot be written because the store is away waits until it
 * is back.
 *
 * @module
 */

import { StoreError } from "../store/watched.ts";
import type { Block, Scope } from "./block.ts";
import { STRIKES_FOR_MS } from "./blocks.ts";
import type { CredentialStore } from "./credential_store.ts";
import type { Notify } from "./notice.ts";
import { applyPatch } from "./patch.ts";
import type { CredentialPatch, CredentialRecord } from "./record.ts";
import { blockName, type Roster } from "./roster.ts";

/** More blocks than this of one account are looked through for those that count no more. */
const ROOM = 64;

/** Most changes that wait for the store; the oldest are given up first. */
const MOST_WAITING = 10_000;

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
  /** Resolves when everything is written; rejects while the store is away. */
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
/** A change that waits to be written. */
interface Task {
  readonly id: string;
  readonly write: () => Promise<unknown>;
}

/** Creates a writer. */
export function createWriter(
  roster: Roster,
  store: CredentialStore,
  notify: Notify,
  now: () => number,
): Writer {
  const sharesBlocks = (id: string): boolean => roster.get(id)?.sharesBlocks === true;
  let fresh = new Set<string>();
  // One after the other: a later change must not overtake an earlier one of the same row.
  const waiting: Task[] = [];
  let writing: Promise<void> | undefined;

  function later(id: string, write: () => Promise<unknown>): void {
    waiting.push({ id, write });
    if (waiting.length > MOST_WAITING) giveUp(waiting.shift());
    writeAll().catch(() => {}); // Told where the store is watched; the next look tries again.
  }

  function writeAll(): Promise<void> {
    return writing ??= drain().finally(() => writing = undefined);
  }

  async function drain(): Promise<void> {
    for (let task = waiting[0]; task !== undefined; task = waiting[0]) {
      try {
        await task.write();
      } catch (error) {
        if (error instanceof StoreError) throw error;
        const message = error instanceof Error ? error.message : String(error);
        notify({ level: "warning", event: "store.failed", id: task.id, message });
      }
      // While it was written the list may have become too long, and this one have been given up.
      if (waiting[0] === task) waiting.shift();
    }
  }

  function giveUp(task: Task | undefined): void {
    if (task === undefined) return;
    const message = "A change is given up: too many wait for the store";
    notify({ level: "warning", event: "store.failed", id: task.id, message });
  }

  function clear(id: string, scope: Scope, since: number, instead: Block | undefined): void {
    fresh.add(blockName({ credentialId: id, scope }));
    const blocks = roster.get(id)?.blocks;
    if (instead === undefined) blocks?.delete(scope);
    else blocks?.set(scope, instead);
    if (!sharesBlocks(id)) return;
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
      if (roster.get(record.id)?.kept !== true) return;
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
      if (!sharesBlocks(block.credentialId)) return;
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
    flush: writeAll,
  };
}

function dropOld(blocks: Map<Scope, Block>, now: number): void {
  for (const [scope, { until }] of blocks) if (until + STRIKES_FOR_MS < now) blocks.delete(scope);
}
