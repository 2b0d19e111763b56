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
  /** The present, for {@link Writer.changedSince}. */
  mark(): number;
  /** What was changed since then; the names are the roster's. */
  changedSince(mark: number): Set<string>;
  /** Resolves when everything is written; rejects while the store is away. */
  flush(): Promise<void>;
}

/** Writes nothing: for what is told of an account that is not there any more. */
export const NOBODY: Writer = {
  patch: () => {},
  block: () => {},
  unblock: () => {},
  restore: () => {},
  mark: () => 0,
  changedSince: () => new Set(),
  flush: () => Promise.resolve(),
};

/** A change that waits to be written. */
interface Task {
  readonly id: string;
  readonly write: () => Promise<unknown>;
}

/** How many changes are remembered, for whoever reads the store just then. */
const MOST_CHANGES = 10_000;

/** What was changed and what of it waits. Whoever is given the same writes it in each other's place. */
export interface WriterMemory {
  /** One after the other: a later change must not overtake an earlier one of the same row. */
  readonly waiting: Task[];
  /** The number of the last change of each name, the oldest first. */
  readonly changes: Map<string, number>;
  changed: number;
  /** How many changes were given up because too many waited. */
  lost: number;
}

/** Creates it, with nothing changed. */
export function createWriterMemory(): WriterMemory {
  return { waiting: [], changes: new Map(), changed: 0, lost: 0 };
}

/** What a writer is made of. */
export interface WriterParts {
  readonly roster: Roster;
  readonly store: CredentialStore;
  readonly notify: Notify;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** What was changed before; nothing by default. */
  readonly memory?: WriterMemory | undefined;
}

/** Creates a writer. */
export function createWriter(
  { roster, store, notify, now, memory = createWriterMemory() }: WriterParts,
): Writer {
  const { waiting, changes } = memory;
  const sharesBlocks = (id: string): boolean => roster.get(id)?.sharesBlocks === true;
  let writing: Promise<void> | undefined;

  function note(name: string): void {
    changes.delete(name);
    changes.set(name, ++memory.changed);
    const [oldest] = changes.keys();
    if (changes.size > MOST_CHANGES && oldest !== undefined) changes.delete(oldest);
  }

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
    memory.lost++;
    const message = "A change is given up: too many wait for the store";
    notify({ level: "warning", event: "store.failed", id: task.id, message });
  }

  function clear(id: string, scope: Scope, since: number, instead: Block | undefined): void {
    note(blockName({ credentialId: id, scope }));
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
      note(record.id);
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
      note(blockName(block));
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
    mark: () => memory.changed,
    changedSince(mark) {
      return new Set([...changes].filter(([, at]) => at > mark).map(([name]) => name));
    },
    flush: writeAll,
  };
}

function dropOld(blocks: Map<Scope, Block>, now: number): void {
  for (const [scope, { until }] of blocks) if (until + STRIKES_FOR_MS < now) blocks.delete(scope);
}
