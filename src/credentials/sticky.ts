/**
 * Which account a conversation was on, for as many conversations as there is room for. One that is
 * forgotten is most likely put on the same account again: the choice depends on its name.
 *
 * @module
 */

import { quickHash } from "../canonical/hash.ts";

/** Where a conversation was. */
export interface Stay {
  readonly id: string;
  /** When it was last seen, in Unix milliseconds. */
  readonly at: number;
  /** How it stands in the store, where that is known. */
  readonly kept?: KeptStay | undefined;
}

/** A stay as it stands in the store. */
export interface KeptStay {
  readonly text: string;
  /** When it was last compared with what stands there, in Unix milliseconds. */
  seenAt: number;
}

/** Conversations and their accounts. */
export interface Sticky {
  get(provider: string, session: string): Stay | undefined;
  /** Notes that it is on the account `id` now. */
  set(provider: string, session: string, id: string): void;
  /** Follows accounts to their new names; by the old ones. */
  rename(names: ReadonlyMap<string, string>): void;
  /** Takes over what stands in the store. */
  adopt(provider: string, session: string, stay: Stay): void;
}

/** How many conversations are remembered. */
export const ROOM = 10_000;

/** Creates the memory; the longest unseen go first. */
export function createSticky(now: () => number, room: number = ROOM): Sticky {
  // By a number in place of the name: names are the callers', and as long as they like.
  const stays = new Map<number, { id: string; at: number; kept?: KeptStay | undefined }>();
  return {
    get: (provider, session) => stays.get(quickHash(provider, session)),
    set(provider, session, id) {
      const key = quickHash(provider, session);
      const stay = stays.get(key);
      if (stay === undefined) {
        if (stays.size >= room) dropFirst(stays);
        stays.set(key, { id, at: now() });
        return;
      }
      stays.delete(key);
      if (stay.id !== id) stay.kept = undefined;
      stay.id = id;
      stay.at = now();
      stays.set(key, stay);
    },
    rename(names) {
      if (names.size === 0) return;
      for (const stay of stays.values()) stay.id = names.get(stay.id) ?? stay.id;
    },
    adopt(provider, session, stay) {
      const key = quickHash(provider, session);
      if (!stays.delete(key) && stays.size >= room) dropFirst(stays);
      stays.set(key, { ...stay });
    },
  };
}

function dropFirst(stays: Map<number, unknown>): void {
  for (const key of stays.keys()) {
    stays.delete(key);
    return;
  }
}
