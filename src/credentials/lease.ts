/**
 * Leases over a {@link Store}: a name that one holder at a time has, whose fences only grow.
 *
 * @module
 */

import type { Store } from "../store/store.ts";
import type { Lease } from "./credential_store.ts";

/** A lease as it is kept. It stays when it is over, for its fence. */
interface Kept {
  readonly fence: number;
  readonly owner: string;
  /** Unix milliseconds. */
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
  const key = `lease/${name}`;
  const before = await store.get(key);
  const last = before === undefined ? undefined : JSON.parse(before) as Kept;
  if (last !== undefined && last.until > now()) return undefined;
  const fence = (last?.fence ?? 0) + 1;
  let mine = write(fence, owner, now() + ttlMs);
  if (!await store.compareAndSet(key, before, mine, Infinity)) return undefined;

  async function change(until: number): Promise<boolean> {
    const next = write(fence, owner, until);
    if (!await store.compareAndSet(key, mine, next, Infinity)) return false;
    mine = next;
    return true;
  }

  return {
    fence,
    renew: () => change(now() + ttlMs),
    release: async () => void await change(0),
  };
}

function write(fence: number, owner: string, until: number): string {
  const kept: Kept = { fence, owner, until };
  return JSON.stringify(kept);
}
