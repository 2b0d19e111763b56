/**
 * Where conversations stay, for all gateways that share a store: `stay/<digest>`. Whichever of them a
 * conversation comes to, it is on one account.
 *
 * The store is asked when a gateway sees a conversation for the first time, and when it puts one on an
 * account; as long as a conversation stays where it is, no request waits for the store.
 *
 * @module
 */

import { quickHash } from "../canonical/hash.ts";
import { parseJson } from "../canonical/json.ts";
import type { Store } from "../store/store.ts";
import type { Stay, Sticky } from "./sticky.ts";

/** Where conversations stay. */
export interface Stays {
  /** Learns where others have put it; `undefined` when nothing has to be waited for. */
  learn(provider: string, session: string): Promise<void> | undefined;
  /**
   * Puts it on the account `id`. Resolves with `false` when another gateway has put it elsewhere just
   * now: then the choice is to be made anew, with what has been learned.
   */
  settle(provider: string, session: string, id: string): true | Promise<boolean>;
}

/** How long what a store has told is believed, and how long a store keeps it: milliseconds. */
const LOOK_MS = 10_000;
const KEEP_MS = 24 * 60 * 60_000;

/** How old what stands in the store may become while the conversation goes on, in milliseconds. */
const TOUCH_MS = 10 * 60_000;

/** Stays of one process alone. */
export const OWN_STAYS: Stays = { learn: () => undefined, settle: () => true };

/** Shares what `sticky` remembers through `store`; while that is away each goes by its own. */
export function createStays(store: Store, sticky: Sticky, now: () => number): Stays {
  async function read(provider: string, session: string): Promise<void> {
    const before = sticky.get(provider, session);
    const text = await store.get(keyOf(provider, session));
    const stay = sticky.get(provider, session);
    // Meanwhile another request of the same conversation may have moved it.
    if (stay?.kept?.text !== before?.kept?.text) return;
    const kept = text === undefined ? undefined : decode(text);
    if (text === undefined || kept === undefined) return;
    const at = stay?.id === kept.id ? Math.max(stay.at, kept.at) : kept.at;
    sticky.adopt(provider, session, { id: kept.id, at, kept: { text, seenAt: now() } });
  }

  async function move(provider: string, session: string, id: string): Promise<boolean> {
    const expected = sticky.get(provider, session)?.kept?.text;
    const at = now();
    const text = JSON.stringify([id, at]);
    const key = keyOf(provider, session);
    if (await store.compareAndSet(key, expected, text, KEEP_MS)) {
      sticky.adopt(provider, session, { id, at, kept: { text, seenAt: at } });
      return true;
    }
    const found = await store.get(key);
    if (found === undefined) forget(provider, session);
    else await read(provider, session);
    return sticky.get(provider, session)?.id === id;
  }

  /** What stood in the store is gone: the next move begins anew. */
  function forget(provider: string, session: string): void {
    const stay = sticky.get(provider, session);
    if (stay !== undefined) sticky.adopt(provider, session, { id: stay.id, at: stay.at });
  }

  return {
    learn(provider, session) {
      const kept = sticky.get(provider, session)?.kept;
      if (kept === undefined) return read(provider, session).catch(ignore);
      if (now() - kept.seenAt < LOOK_MS) return undefined;
      kept.seenAt = now();
      read(provider, session).catch(ignore);
      return undefined;
    },
    settle(provider, session, id) {
      const stay = sticky.get(provider, session);
      if (stay?.kept === undefined || stay.id !== id) {
        return move(provider, session, id).catch(() => true);
      }
      const { at = 0 } = decode(stay.kept.text) ?? {};
      if (now() - at >= TOUCH_MS) move(provider, session, id).catch(ignore);
      return true;
    },
  };
}

/** A store that is away is told of where it is watched; the conversation goes on without it. */
function ignore(): void {}

/** A digest: what callers call their conversations is not for the store. */
function keyOf(provider: string, session: string): string {
  return `stay/${quickHash(provider, session).toString(36)}`;
}

function decode(text: string): Pick<Stay, "id" | "at"> | undefined {
  const parsed = parseJson(text);
  if (!Array.isArray(parsed)) return undefined;
  const [id, at] = parsed;
  return typeof id === "string" && typeof at === "number" ? { id, at } : undefined;
}
