/**
 * What all exchanges share, made of a configuration, and made anew of the next one without forgetting
 * anything that is not the configuration's.
 *
 * @module
 */

import type { Catalog } from "../catalog/catalog.ts";
import { type Changes, changesBetween, isSame, usesOtherBroker } from "../config/changes.ts";
import type { Config } from "../config/config.ts";
import { createKeyring } from "../keys/key.ts";
import { createTicker } from "../relay/ticker.ts";
import { createRouter } from "../routing/route.ts";
import type { Meter } from "../telemetry/meter.ts";
import { accountsOf, configuredAccounts, configuredParts } from "./accounts_of.ts";
import { type Breaker, type Circuits, createBreaker } from "./breaker.ts";
import { brokerOf } from "./broker.ts";
import { catalogOf } from "./catalog_of.ts";
import type { Choosing } from "./choose.ts";
import { targetOf } from "./circuit.ts";
import type { Shared } from "./exchange.ts";
import { lookAround } from "./gauges.ts";
import type { Host } from "./host.ts";
import { createKeeping } from "./keeping.ts";
import { createModelLabel } from "./known_models.ts";
import { createDetours } from "./clouds/global.ts";
import { createLessons } from "./lessons.ts";
import { createMeasures } from "./measures.ts";
import { createArchive } from "./responses/archive.ts";
import { createRuns } from "./responses/runs.ts";
import type { Remembered } from "./remembered.ts";
import { createRetryBudget } from "./retry_budget.ts";
import { createRunning } from "./running.ts";
import { createSockets } from "./sockets/sockets.ts";
import { createToldModels } from "./told_models.ts";

/** What a gateway begins with, beside its configuration and its host. */
export interface Beginning {
  /** Whether the host's store is more than this process's own memory. */
  readonly kept: boolean;
  /** What it goes on with. */
  readonly remembered: Remembered;
  /** What its requests share by then. */
  readonly latest: () => Shared;
}

/** Puts together what a gateway begins with. */
export function createShared(
  config: Config,
  host: Host,
  { kept, remembered, latest }: Beginning,
): Shared {
  const { keyring, router, retries, lessons, detours, turns, since } = remembered;
  const { pool: { writer }, unsaved } = remembered.accounts;
  const ticker = createTicker(host);
  const look = (meter: Meter): Promise<void> => lookAround(latest(), meter);
  const measures = createMeasures(host, look, remembered.counted);
  const { meter } = measures;
  const keeping = createKeeping({
    host,
    shared: kept,
    ticker,
    async catchUp() {
      await accounts.pool.flush();
      await accounts.refresher?.flush?.();
    },
    backlog: () => ({ waiting: writer.waiting.length + unsaved.size, lost: writer.lost }),
    meter,
    memory: remembered.keeping,
  });
  const { store } = keeping;
  const accounts = accountsOf(config, {
    host: { ...host, store },
    shared: kept,
    ticker,
    meter,
    steadySince: () => store.state.steadySince,
    memory: remembered.accounts,
  });
  const { pool } = accounts;
  const told = createToldModels({ config, host, ticker, pool }, remembered.told);
  const catalog = catalogOf(config, { store, told, ticker, memory: remembered.catalog });
  return {
    config,
    keyring,
    latest,
    host,
    since,
    measures,
    modelLabel: createModelLabel(config, catalog),
    ticker,
    router,
    choosing: remembered.choosing.under(router, factsIn(catalog)),
    catalog,
    told,
    accounts,
    broker: brokerOf(config, accounts, configuredAccounts(config), ticker),
    pool,
    breaker: config.limits.circuitBreaker
      ? breakerOf(host, meter, latest, remembered.circuits)
      : undefined,
    retries,
    running: createRunning(ticker),
    lessons,
    detours,
    sockets: createSockets(host, ticker, remembered.offSockets),
    turns,
    store: keeping.outbox,
    keeping,
    archive: createArchive(keeping.outbox, config.responses, keeping.later),
    runs: createRuns(),
    totals: keeping.totals,
  };
}

/**
 * What is shared from now on, by the configuration `next`. All that is not made of a configuration
 * stays the same object.
 */
export function reconfigured(
  before: Shared,
  next: Config,
): { readonly shared: Shared; readonly changes: Changes } {
  const { accounts, host, keeping, measures, ticker } = before;
  const changes = changesBetween(before.config, next);
  const config = untilRestart(next, before.config);
  const others = !isSame(before.config.providers, config.providers);
  const means = { host, ticker, meter: measures.meter };
  accounts.configure(configuredParts(config, means, { refresher: accounts.clouds }));
  const router = createRouter(config);
  const told = others ? createToldModels({ ...before, config }) : before.told;
  const catalog = catalogOf(config, { store: keeping.store, told, ticker });
  const shared: Shared = {
    ...before,
    config,
    keyring: createKeyring(config.keys),
    router,
    choosing: before.choosing.under(router, factsIn(catalog)),
    catalog,
    told,
    broker: rebroker(before, config),
    modelLabel: createModelLabel(config, catalog),
    breaker: config.limits.circuitBreaker
      ? before.breaker ?? breakerOf(host, measures.meter, before.latest)
      : undefined,
    retries: config.limits.retryPercent === before.config.limits.retryPercent
      ? before.retries
      : createRetryBudget(host.now, config.limits.retryPercent),
    // Another host under the same name may well take what the one before did not.
    lessons: others ? createLessons(host.now) : before.lessons,
    detours: others ? createDetours(host.now) : before.detours,
    archive: before.archive.under(config.responses),
  };
  return { shared, changes };
}

/** A circuit that opens is counted. */
function breakerOf(
  { now }: Pick<Host, "now">,
  meter: Meter,
  latest: () => Shared,
  circuits?: Circuits,
): Breaker {
  const opened = (circuit: string): void => {
    const target = targetOf(circuit);
    meter.add("circuitOpenings", {
      provider: target.provider,
      model: latest().modelLabel(target),
    });
  };
  return createBreaker(now, opened, circuits);
}

function factsIn(catalog: Pick<Catalog, "find">): Choosing["factsOf"] {
  return ({ provider, model }) => catalog.find(provider, model);
}

/** What a running gateway cannot change stays as it is, so that it is told again until it is true. */
function untilRestart(next: Config, before: Config): Config {
  const { listen: _other, ...rest } = usesOtherBroker(before, next)
    ? keepBroker(next, before)
    : next;
  return { ...rest, ...(before.listen === undefined ? {} : { listen: before.listen }) };
}

function keepBroker({ broker: _other, ...rest }: Config, { broker }: Config): Config {
  return { ...rest, ...(broker === undefined ? {} : { broker }) };
}

/**
 * Whoever follows the accounts by a token that is gone must not go on: all come back, and are let in
 * by what holds now.
 */
function rebroker({ broker, config: before, accounts, ticker }: Shared, config: Config) {
  const configured = configuredAccounts(config);
  const stays = isSame(before.broker, config.broker) &&
    isSame(configuredAccounts(before), configured);
  if (stays) return broker;
  broker?.feed.close();
  return brokerOf(config, accounts, configured, ticker);
}
