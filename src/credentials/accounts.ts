/**
 * The subsystem of accounts, put together.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import type { Store } from "../store/store.ts";
import { type AccountsMemory, createAccountsMemory } from "./accounts_memory.ts";
import type { Pool } from "./contract.ts";
import { createBrokered } from "./broker/brokered.ts";
import type { BrokerAccess } from "./broker/line.ts";
import type { CloudRefresher } from "./cloud/refresher.ts";
import { sharingBlocks } from "./configured_blocks.ts";
import { lazyVault } from "./lazy_vault.ts";
import type { Means } from "./means.ts";
import type { Notify } from "./notice.ts";
import { createPool } from "./pool.ts";
import type { PlanRule } from "./plans.ts";
import type { CredentialRecord } from "./record.ts";
import type { ProbeMeans, UsageProbe } from "./usage.ts";
import { createUsageReports, type UsageReports } from "./usage/reports.ts";
import { createRefresher } from "./refresh.ts";
import { createCredentialStore, type SealedCredentials } from "./stored_credentials.ts";
import { sweep } from "./sweep.ts";
import type { TokenRefresher, TokenSource } from "./token_source.ts";
import type { ReadMasterKey, Vault } from "./vault.ts";

/** What the subsystem is made of. */
export interface AccountsParts {
  /** Accounts that are configured; they are not kept, and begin anew with every process. */
  readonly configured: readonly CredentialRecord[];
  /** How the providers tell what is used of an account, by their keys in the configuration. */
  readonly probes?: ReadonlyMap<string, UsageProbe>;
  /** Sends a probe's request, and bounds the answer; without it nobody is asked. */
  readonly send?: ProbeMeans["fetch"];
  /** How long a conversation's account stays the best for it, by provider, in milliseconds. */
  readonly warmMs?: ReadonlyMap<string, number>;
  /** Which plans cover which models, by provider. */
  readonly plans?: ReadonlyMap<string, readonly PlanRule[]>;
  /** Where accounts are kept that are added while running. */
  readonly store: Store;
  /** Since when it is there without a break, in Unix milliseconds; always by default. */
  readonly steadySince?: (() => number) | undefined;
  /** Where conversations stay, for all processes that share it; each goes by its own without. */
  readonly stays?: Store | undefined;
  /**
   * What seals them there, 32 bytes. Without it they are kept in this process's memory only: a secret
   * is never written in the clear.
   */
  readonly masterKey?: Bytes | undefined;
  /** Reads it anew, where it may be replaced meanwhile. */
  readonly readMasterKey?: ReadMasterKey | undefined;
  /** Time, dice and waiting. */
  readonly means: Means;
  /** Where notices go; nowhere by default. */
  readonly notify?: Notify | undefined;
  /** Renews tokens; without it a token that has run out needs a new login. */
  readonly tokens?: TokenSource | undefined;
  /** Renews the accounts of clouds. */
  readonly clouds?: CloudRefresher | undefined;
  /** Another gateway that keeps the accounts, in place of the store. */
  readonly broker?: BrokerAccess | undefined;
}

/** The parts that come from a configuration, and may change with it. */
export type ConfiguredParts = Pick<
  AccountsParts,
  "configured" | "clouds" | "probes" | "warmMs" | "plans" | "tokens"
>;

/** The subsystem. */
export interface Accounts {
  /** Lends accounts to requests. */
  readonly pool: Pool;
  /** Keeps accounts that are added while running. */
  readonly credentials: SealedCredentials;
  /** Seals what is kept. */
  readonly vault: Vault;
  /** Keeps tokens fresh; absent where nothing renews them. */
  readonly refresher?: TokenRefresher | undefined;
  /** Renews the accounts of clouds; absent where there are none. */
  readonly clouds?: CloudRefresher | undefined;
  /** What is known of how much is used. */
  readonly usage: UsageReports;
  /** Finds an account with its secret, configured or kept. */
  find(id: string): Promise<CredentialRecord | undefined>;
  /** What has to be done now and then, about every minute: renewals that are due, old secrets. */
  sweep(): Promise<void>;
  /** Takes in another configuration, and forgets nothing that is known of accounts that stay. */
  configure(parts: ConfiguredParts): void;
  /** Ends what goes on in the background; accounts that are known can still be used. */
  end(): void;
}

/** Puts the subsystem together. Nothing is read or opened until it is first used. */
export function createAccounts(parts: AccountsParts): Accounts {
  return createAccountsKnowing(createAccountsMemory(parts.means.now), parts);
}

/** The same, where something is known already. */
export function createAccountsKnowing(memory: AccountsMemory, parts: AccountsParts): Accounts {
  const { means, notify = () => {}, masterKey } = parts;
  const { owner, unsaved } = memory;
  const store = masterKey === undefined ? memory.own.store : parts.store;
  const vault = lazyVault(store, masterKey ?? memory.own.key, parts.readMasterKey, memory.vault);
  let { configured, clouds } = parts;
  const own = createCredentialStore(store, vault, means, owner);
  // A broker is told nothing of accounts that it has not lent.
  const sharesBlocks = parts.broker === undefined && masterKey !== undefined;
  const local = sharesBlocks ? sharingBlocks(own, () => configured, vault) : own;
  const tokens = replaceable(parts.tokens);
  const renewing = createRefresher({
    store: local,
    source: tokens,
    means,
    notify,
    owner,
    steadySince: parts.steadySince,
    unsaved,
  });
  const brokered = parts.broker && createBrokered({ access: parts.broker, means, notify, local });
  const credentials = brokered?.credentials ?? local;
  const probes = new Map(parts.probes);
  const warmMs = new Map(parts.warmMs);
  const plans = new Map(parts.plans);
  const refresherOf = (clouds: CloudRefresher | undefined): TokenRefresher | undefined =>
    eitherOf(brokered?.refresher ?? (tokens.source === undefined ? undefined : renewing), clouds);
  const renewal = { refresher: refresherOf(clouds) };
  const pool = createPool({
    configured,
    warmMs,
    plans,
    readings: probes,
    store: credentials,
    stays: parts.stays,
    sharesBlocks,
    means,
    notify,
    memory: memory.pool,
    get refresher() {
      return renewal.refresher;
    },
  });
  const find = async (id: string): Promise<CredentialRecord | undefined> =>
    configured.find((record) => record.id === id) ?? await credentials.get(id);
  const usage = createUsageReports({
    probes,
    find,
    send: parts.send ?? (() => Promise.reject(new Error("Cannot ask: no way out was lent"))),
    means,
    get refresher() {
      return renewal.refresher;
    },
    observe: (id, report) => pool.observe(id, report),
    notify,
    standings: memory.standings,
  });
  return {
    pool,
    usage,
    find,
    credentials,
    vault,
    get refresher() {
      return renewal.refresher;
    },
    get clouds() {
      return clouds;
    },
    configure(next) {
      configured = next.configured;
      tokens.source = next.tokens;
      clouds = next.clouds;
      renewal.refresher = refresherOf(clouds);
      refill(probes, next.probes);
      refill(warmMs, next.warmMs);
      refill(plans, next.plans);
      usage.forget(pool.configure(configured));
    },
    // Where a broker keeps the accounts, it is the broker that looks after them.
    sweep: () =>
      parts.broker === undefined
        ? sweep({ credentials, refresher: renewal.refresher, means, notify })
        : Promise.resolve(),
    end: () => brokered?.end(),
  };
}

/** A source of tokens that another can be put in the place of, while renewals go on. */
interface Replaceable extends TokenSource {
  source: TokenSource | undefined;
}

function replaceable(first: TokenSource | undefined): Replaceable {
  return {
    source: first,
    supports(record) {
      return this.source?.supports(record) === true;
    },
    async refresh(record, signal) {
      return await this.source?.refresh(record, signal) ??
        { kind: "failed", cause: "nothing renews it any more", sent: false };
    },
  };
}

function refill<K, V>(map: Map<K, V>, next: ReadonlyMap<K, V> | undefined): void {
  map.clear();
  for (const [key, value] of next ?? []) map.set(key, value);
}

/** The refresher of tokens, and before it that of clouds for the accounts that are theirs. */
function eitherOf(
  tokens: TokenRefresher | undefined,
  clouds: CloudRefresher | undefined,
): TokenRefresher | undefined {
  if (clouds === undefined || tokens === undefined) return clouds ?? tokens;
  return {
    ensure: (id, want, signal) => (clouds.has(id) ? clouds : tokens).ensure(id, want, signal),
    flush: async () => await tokens.flush?.(),
  };
}
