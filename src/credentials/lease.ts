/**
 * Leases over a {@link Store}: a name that one holder at a time has, whose fences only grow.
 *
 * A lease is over when two clocks say so. `lease/<name>/held` is let go of by the store in its own
 * time, so that processes whose clocks differ do not take from each other what is still held;
 * `lease/<name>` names the end by the holder's clock, since a store that is full may let go earlier of
 * whatever has an end. That one stays, for its fence.
 *
 * @module
 */

import type { Store } from "../store/store.ts";
import type { Lease } from "./credential_store.ts";

/** A lease as it is kept. */
interface Kept {
  readonly fence: number;
  readonly owner: string;
  /** Unix milliseconds, by the owner's clock. */
  readonly until: number;
}

/** Takes `name` for `ttlMs` milliseconds; `undefined` while somebody else has it. */
export async function takeLease(
  store: Store,
  name: string,
  ttlMs: number,
  owner: string,
  now: () => number,
): Promise<Lease | undefined> {
  const [key, held] = keysOf(name);
  // Those who wait ask often: reading disturbs nobody.
  if (await store.get(held) !== undefined) return undefined;
  const before = await store.get(key);
  const last = before === undefined ? undefined : JSON.parse(before) as Kept;
  if (last !== undefined && last.until > now()) return undefined;
  const mark = `${owner} ${crypto.randomUUID()}`;
  if (!await store.compareAndSet(held, undefined, mark, ttlMs)) return undefined;
  const fence = (last?.fence ?? 0) + 1;
  let mine = write(fence, owner, now() + ttlMs);
  if (!await store.compareAndSet(key, before, mine, Infinity)) {
    await store.compareAndSet(held, mark, undefined, 0);
    return undefined;
  }

  async function change(until: number): Promise<boolean> {
    const next = write(fence, owner, until);
    if (!await store.compareAndSet(key, mine, next, Infinity)) return false;
    mine = next;
    return true;
  }

  return {
    fence,
    async renew() {
      if (!await change(now() + ttlMs)) return false;
      await store.set(held, mark, ttlMs);
      return true;
    },
    async release() {
      if (await change(0)) await store.compareAndSet(held, mark, undefined, 0);
    },
  };
}

/** Forgets all of `name`. */
export async function forgetLease(store: Store, name: string): Promise<void> {
  for (const key of keysOf(name)) await store.delete(key);
}

function keysOf(name: string): readonly [key: string, held: string] {
  return [`lease/${name}`, `lease/${name}/held`];
}

function write(fence: number, owner: string, until: number): string {
  const kept: Kept = { fence, owner, until };
  return JSON.stringify(kept);
}
