/**
 * The subsystem of accounts, put together.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import { createMemoryStore } from "../store/memory.ts";
import type { Store } from "../store/store.ts";
import type { Pool } from "./contract.ts";
import { lazyVault } from "./lazy_vault.ts";
import type { Means } from "./means.ts";
import type { Notify } from "./notice.ts";
import { createPool, type PoolParts } from "./pool.ts";
import { createRefresher } from "./refresh.ts";
import { createCredentialStore, type SealedCredentials } from "./stored_credentials.ts";
import { sweep } from "./sweep.ts";
import type { TokenRefresher, TokenSource } from "./token_source.ts";
import type { Vault } from "./vault.ts";

/** What the subsystem is made of. */
export interface AccountsParts extends Pick<PoolParts, "configured" | "readings" | "warmMs"> {
  /** Where accounts are kept that are added while running. */
  readonly store: Store;
  /**
   * What seals them there, 32 bytes. Without it they are kept in this process's memory only: a secret
   * is never written in the clear.
   */
  readonly masterKey?: Bytes | undefined;
  readonly means: Means;
  readonly notify?: Notify | undefined;
  /** Renews tokens; without it a token that has run out needs a new login. */
  readonly tokens?: TokenSource | undefined;
}

/** The subsystem. */
export interface Accounts {
  readonly pool: Pool;
  readonly credentials: SealedCredentials;
  readonly vault: Vault;
  readonly refresher?: TokenRefresher;
  /** What has to be done now and then, about every minute: renewals that are due, old secrets. */
  sweep(): Promise<void>;
}

/** Puts the subsystem together. Nothing is read or opened until it is first used. */
export function createAccounts(parts: AccountsParts): Accounts {
  const { means, notify = () => {}, tokens, masterKey, ...rest } = parts;
  const owner = crypto.randomUUID();
  const store = masterKey === undefined ? createMemoryStore(means.now) : parts.store;
  const key = masterKey ?? crypto.getRandomValues(new Uint8Array(32));
  const vault = lazyVault(store, key);
  const credentials = createCredentialStore(store, vault, means, owner);
  const refresher = tokens &&
    createRefresher({ store: credentials, source: tokens, means, notify, owner });
  const pool = createPool({
    ...rest,
    store: credentials,
    means,
    notify,
    ...(refresher === undefined ? {} : { refresher }),
  });
  return {
    pool,
    credentials,
    vault,
    ...(refresher === undefined ? {} : { refresher }),
    sweep: () => sweep({ credentials, refresher, means, notify }),
  };
}
