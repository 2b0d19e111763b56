/**
 * The accounts of a configuration, and those that are kept in the host's store.
 *
 * @module
 */

import type { Config, ProviderConfig } from "../config/config.ts";
import { type Accounts, type ConfiguredParts, createAccounts } from "../credentials/accounts.ts";
import { type ConfiguredAccount, configuredRecords } from "../credentials/configured.ts";
import { type CloudRecord, cloudRecords } from "../credentials/cloud/records.ts";
import { type CloudRefresher, createCloudRefresher } from "../credentials/cloud/refresher.ts";
import { createTokenSource } from "../credentials/oauth/source.ts";
import type { CredentialRecord } from "../credentials/record.ts";
import type { TokenSource } from "../credentials/token_source.ts";
import type { Ticker } from "../relay/ticker.ts";
import { logAccount } from "../telemetry/log.ts";
import type { Meter } from "../telemetry/meter.ts";
import type { Host } from "./host.ts";
import { probesOf, probeWay } from "./usage_of.ts";
import { VERSION } from "./version.ts";

/**
 * Puts the accounts together.
 *
 * @param shared Whether the store is more than this process's own memory.
 * @param meter Counts what happens to them.
 * @param steadySince See `AccountsParts.steadySince`.
 */
export function accountsOf(
  config: Pick<Config, "providers" | "broker">,
  host: Host,
  ticker: Ticker,
  shared: boolean,
  meter: Meter,
  steadySince?: () => number,
): Accounts {
  const { broker } = config;
  return createAccounts({
    store: host.store,
    steadySince,
    stays: shared ? host.store : undefined,
    masterKey: host.masterKey,
    readMasterKey: host.readMasterKey,
    broker: broker?.kind === "use"
      ? { url: broker.url, token: broker.token, send: host.fetch }
      : undefined,
    ...configuredParts(config, host, ticker, meter),
    send: probeWay(host, ticker),
    means: { now: host.now, random: host.random, after: ticker.after },
    notify: (notice) => {
      const { event, provider = "" } = notice;
      meter.add("accountEvents", { event, provider });
      logAccount(notice);
    },
  });
}

/**
 * What accounts are made of that another configuration may say otherwise.
 *
 * @param before Renewed the accounts of clouds until now; those that stay keep what they were given.
 */
export function configuredParts(
  config: Pick<Config, "providers">,
  host: Pick<Host, "ambient" | "fetch" | "now" | "random" | "tokens">,
  ticker: Ticker,
  meter: Pick<Meter, "add">,
  before?: CloudRefresher,
): ConfiguredParts {
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
      : before?.under(clouds) ?? refresherOf(clouds, host, ticker),
    warmMs: new Map(warm),
    plans: new Map(plans),
    probes: probesOf({ providers }),
  };
}

function refresherOf(
  accounts: readonly CloudRecord[],
  { ambient, fetch, now, random }: Pick<Host, "ambient" | "fetch" | "now" | "random">,
  { after }: Ticker,
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
    notify: logAccount,
  });
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

/** Looks after the accounts from now on, until the returned function is called. */
export function sweepWith({ every }: Pick<Host, "every">, accounts: Accounts): () => void {
  const sweep = (): void => {
    accounts.sweep().catch((error) => {
      const message = error instanceof Error ? error.message : String(error);
      logAccount({ level: "warning", event: "sweep.failed", message });
    });
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
