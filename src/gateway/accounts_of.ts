/**
 * The accounts of a configuration, and those that are kept in the host's store.
 *
 * @module
 */

import type { Config, ProviderConfig } from "../config/config.ts";
import type { AccountsMemory } from "../credentials/accounts_memory.ts";
import {
  type Accounts,
  type ConfiguredParts,
  createAccountsKnowing,
} from "../credentials/accounts.ts";
import { type ConfiguredAccount, configuredRecords } from "../credentials/configured.ts";
import { type CloudRecord, cloudRecords } from "../credentials/cloud/records.ts";
import {
  type CloudMemory,
  type CloudRefresher,
  createCloudRefresher,
} from "../credentials/cloud/refresher.ts";
import { createTokenSource } from "../credentials/oauth/source.ts";
import type { Notify } from "../credentials/notice.ts";
import type { CredentialRecord } from "../credentials/record.ts";
import type { TokenSource } from "../credentials/token_source.ts";
import type { Ticker } from "../relay/ticker.ts";
import { logAccount } from "../telemetry/log.ts";
import type { Meter } from "../telemetry/meter.ts";
import type { Host } from "./host.ts";
import { probesOf, probeWay } from "./usage_of.ts";
import { VERSION } from "./version.ts";

/** What the accounts of a configuration are looked after with. */
export interface AccountsMeans {
  readonly host: Pick<Host, "ambient" | "fetch" | "now" | "random" | "tokens">;
  readonly ticker: Ticker;
  /** Counts what happens to them. */
  readonly meter: Pick<Meter, "add">;
}

/** What all accounts are put together of. */
export interface AccountsOfParts extends AccountsMeans {
  readonly host: Host;
  /** Whether the store is more than this process's own memory. */
  readonly shared: boolean;
  /** See `AccountsParts.steadySince`. */
  readonly steadySince: () => number;
  /** What is known of them already. */
  readonly memory: AccountsMemory;
}

/** Puts the accounts together. */
export function accountsOf(
  config: Pick<Config, "providers" | "broker">,
  parts: AccountsOfParts,
): Accounts {
  const { broker } = config;
  const { host, ticker, meter, shared, memory } = parts;
  return createAccountsKnowing(memory, {
    store: host.store,
    steadySince: parts.steadySince,
    stays: shared ? host.store : undefined,
    masterKey: host.masterKey,
    readMasterKey: host.readMasterKey,
    broker: broker?.kind === "use"
      ? { url: broker.url, token: broker.token, send: host.fetch }
      : undefined,
    ...configuredParts(config, parts, { memory: memory.clouds }),
    send: probeWay(host, ticker),
    means: {
      now: host.now,
      random: host.random,
      after: ticker.after,
      waitUntil: host.waitUntil,
    },
    notify: notifying(meter),
  });
}

/** Has the log say what happens to accounts, and counts it. */
function notifying(meter: Pick<Meter, "add">): Notify {
  return (notice) => {
    const { event, provider = "" } = notice;
    meter.add("accountEvents", { event, provider });
    logAccount(notice);
  };
}

/** What the accounts of clouds go on with: at most one of the two. */
export interface CloudsBefore {
  /** Renewed them until now; those that stay keep what they were given. */
  readonly refresher?: CloudRefresher | undefined;
  /** How they stand, where nothing renewed them until now. */
  readonly memory?: CloudMemory | undefined;
}

/** What accounts are made of that another configuration may say otherwise. */
export function configuredParts(
  config: Pick<Config, "providers">,
  means: AccountsMeans,
  { refresher, memory }: CloudsBefore,
): ConfiguredParts {
  const { host, meter } = means;
  const { providers } = config;
  const warm = [...providers].flatMap(([id, { provider }]) =>
    provider.warmMs === undefined ? [] : [[id, provider.warmMs] as const]
  );
  const plans = [...providers].flatMap(([id, { provider }]) =>
    provider.plans === undefined ? [] : [[id, provider.plans] as const]
  );
  const clouds = cloudAccounts(config);
  return {
    tokens: counting(host.tokens ?? tokensOf(providers, host), meter),
    configured: [...configuredAccounts(config), ...clouds.map(({ record }) => record)],
    clouds: clouds.length === 0
      ? undefined
      : refresher?.under(clouds) ?? refresherOf(clouds, means, memory),
    warmMs: new Map(warm),
    plans: new Map(plans),
    probes: probesOf({ providers }),
  };
}

function refresherOf(
  accounts: readonly CloudRecord[],
  { host: { ambient, fetch, now, random }, ticker: { after }, meter }: AccountsMeans,
  memory?: CloudMemory,
): CloudRefresher {
  const userAgent = `sluice/${VERSION}`;
  return createCloudRefresher({
    accounts,
    ambient,
    fetch,
    now,
    random,
    after,
    userAgent,
    notify: notifying(meter),
    asked: (provider, result) => meter.add("refreshes", { provider, result }),
  }, memory);
}

/** The same source, whose answers are counted. */
function counting(
  source: TokenSource | undefined,
  meter: Pick<Meter, "add">,
): TokenSource | undefined {
  if (source === undefined) return undefined;
  const count = ({ provider }: CredentialRecord, result: string): void =>
    meter.add("refreshes", { provider, result });
  return {
    supports: (record) => source.supports(record),
    async refresh(record, signal) {
      try {
        const answer = await source.refresh(record, signal);
        count(record, answer.kind === "tokens" ? "ok" : answer.kind);
        return answer;
      } catch (error) {
        count(record, "failed");
        throw error;
      }
    },
  };
}

/** Renews the tokens of the providers one can log in to; nothing is loaded before it is needed. */
function tokensOf(
  providers: Config["providers"],
  { fetch, now }: Pick<Host, "fetch" | "now">,
): TokenSource | undefined {
  const clients = [...providers].flatMap(([id, { oauth }]) =>
    oauth === undefined ? [] : [[id, oauth.client] as const]
  );
  if (clients.length === 0) return undefined;
  return createTokenSource(new Map(clients), { fetch, now, userAgent: `sluice/${VERSION}` });
}

/** The accounts of clouds. They stay here: a broker lends none of them. */
function cloudAccounts({ providers }: Pick<Config, "providers">): readonly CloudRecord[] {
  return [...providers].flatMap(([id, { accounts, cloudAccounts = [] }]) =>
    cloudRecords(id, cloudAccounts, accounts.length)
  );
}

/** The accounts that are configured, but for those of clouds. */
export function configuredAccounts(
  { providers }: Pick<Config, "providers">,
): readonly CredentialRecord[] {
  return [...providers].flatMap(([id, config]) => configuredRecords(id, secretsOf(config)));
}

/** How often accounts are looked at whether anybody asks for them or not, in milliseconds. */
const SWEEP_MS = 60_000;

/** What accounts are looked after by. */
export interface Sweeping {
  readonly accounts: Pick<Accounts, "sweep">;
  /** When somebody last did, in Unix milliseconds. */
  readonly swept: { at: number };
  readonly meter: Pick<Meter, "add">;
}

/** Looks after the accounts from now on, until the returned function is called. */
export function sweepWith(
  { every, now, waitUntil }: Pick<Host, "every" | "now" | "waitUntil">,
  { accounts, swept, meter }: Sweeping,
): () => void {
  const notify = notifying(meter);
  const sweep = (): void => {
    const passed = now() - swept.at;
    // Less than nothing where the clock was set back.
    if (passed >= 0 && passed < SWEEP_MS / 2) return;
    swept.at = now();
    const sweeping = accounts.sweep().catch((error) => {
      const message = error instanceof Error ? error.message : String(error);
      notify({ level: "warning", event: "sweep.failed", message });
    });
    waitUntil?.(sweeping);
  };
  sweep();
  return every(SWEEP_MS, sweep);
}

/** A provider that wants no secret has one account without. */
function secretsOf({ accounts, provider }: ProviderConfig): readonly ConfiguredAccount[] {
  const keyless = accounts.length === 0 &&
    (provider.auth === "none" || provider.keyless === true || provider.fetch !== undefined);
  return keyless ? [{ origin: "config" }] : accounts;
}
