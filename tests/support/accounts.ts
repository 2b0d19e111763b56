/**
 * Accounts in tests: a store, a vault, and a clock in the hand.
 *
 * @module
 */

import { quickHash } from "../../src/canonical/hash.ts";
import {
  createCredentialStore,
  type SealedCredentials,
} from "../../src/credentials/stored_credentials.ts";
import type { Means } from "../../src/credentials/means.ts";
import type { NewCredential } from "../../src/credentials/record.ts";
import { Secret } from "../../src/credentials/secret.ts";
import { openVault, type Vault } from "../../src/credentials/vault.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/store.ts";

/** A master key for tests. */
export const MASTER_KEY: Uint8Array<ArrayBuffer> = new Uint8Array(32).fill(7);

/** Time that moves only when told to; what waits for it goes on then. */
export interface HandClock extends Means {
  /** Moves on by `ms`, waking what waited that long. */
  pass(ms: number): void;
  /** How many wait. */
  readonly waiting: number;
}

/** Dice that fall the same way every time: a linear congruential generator. */
export function createDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = Math.imul(state, 1664525) + 1013904223 >>> 0;
    return state / 2 ** 32;
  };
}

/** Creates a clock. */
export function createHandClock(
  start = 1_800_000_000_000,
  random: () => number = () => 0.5,
): HandClock {
  let time = start;
  const waits = new Set<{ due: number; wake: () => void }>();
  return {
    now: () => time,
    random,
    after(ms) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const wait = { due: time + ms, wake: resolve };
      waits.add(wait);
      return { late: promise, cancel: () => void waits.delete(wait) };
    },
    pass(ms) {
      time += ms;
      for (const wait of [...waits].sort((a, b) => a.due - b.due)) {
        if (wait.due > time) continue;
        waits.delete(wait);
        wait.wake();
      }
    },
    get waiting() {
      return waits.size;
    },
  };
}

/** What tests of accounts begin with. */
export interface Kept {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: HandClock;
  readonly credentials: SealedCredentials;
  /** The same store, as another process sees it. */
  another(owner?: string): SealedCredentials;
}

/**
 * A vault that seals nothing, for tests in which time is held in the hand: real ones work on other
 * threads, which go by a clock of their own.
 */
export const GLASS_VAULT: Vault = {
  seal: (text, context) => Promise.resolve(btoa(encodeURIComponent(`${context}\n${text}`))),
  open(sealed, context) {
    const [place, ...text] = decodeURIComponent(atob(sealed)).split("\n");
    return place === context
      ? Promise.resolve(text.join("\n"))
      : Promise.reject(new Error("Cannot open the secret: sealed for another place"));
  },
  isCurrent: () => true,
  digest: (text) => Promise.resolve(quickHash(text).toString(36)),
  rotate: () => Promise.resolve(),
  rewrap: () => Promise.resolve(),
};

/** Creates an empty store with a vault. */
export async function createKept(
  clock: HandClock = createHandClock(),
  given?: Vault,
): Promise<Kept> {
  const store = createMemoryStore(clock.now);
  const vault = given ?? await openVault(store, MASTER_KEY);
  const another = (owner?: string) => createCredentialStore(store, vault, clock, owner);
  return { store, vault, clock, credentials: another("first"), another };
}

/** An API key of the provider `up`. */
export function apiKey(key: string, more: Partial<NewCredential> = {}): NewCredential {
  return {
    provider: "up",
    origin: "login",
    secret: { kind: "api_key", key: new Secret(key) },
    ...more,
  };
}

/** An OAuth account of the provider `up`. */
export function oauth(
  identity: string,
  tokens: { access: string; refresh?: string; expiresAt: number },
  more: Partial<NewCredential> = {},
): NewCredential {
  const { access, refresh, expiresAt } = tokens;
  return {
    provider: "up",
    origin: "login",
    identity: { key: identity },
    secret: {
      kind: "oauth",
      access: new Secret(access),
      ...(refresh === undefined ? {} : { refresh: new Secret(refresh) }),
      expiresAt,
    },
    ...more,
  };
}
