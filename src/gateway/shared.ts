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
import { type Breaker, createBreaker } from "./breaker.ts";
import { brokerOf } from "./broker.ts";
import { catalogOf } from "./catalog_of.ts";
import { type Choosing, createChoosing } from "./choose.ts";
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
import { createRetryBudget } from "./retry_budget.ts";
import { createRunning } from "./running.ts";
import { createSockets } from "./sockets/sockets.ts";
import { createToldModels } from "./told_models.ts";
import { createTurns } from "./turns.ts";

/**
 * Puts together what a gateway begins with.
 *
 * @param kept Whether the host's store is more than this process's own memory.
 * @param latest What its requests share by then.
 */
export function createShared(
  config: Config,
  host: Host,
  kept: boolean,
  latest: () => Shared,
): Shared {
  const ticker = createTicker(host);
  const measures = createMeasures(host, (looked) => lookAround(latest(), looked));
  const { meter } = measures;
  const keeping = createKeeping(host, kept, ticker, async () => {
    await accounts.pool.flush();
    await accounts.refresher?.flush?.();
  }, meter);
  const accounts = accountsOf(
    config,
    { ...host, store: keeping.store },
    ticker,
    kept,
    meter,
    () => keeping.store.state.steadySince,
  );
  const running = createRunning(ticker);
  const router = createRouter(config);
  const told = createToldModels({ config, host, ticker, pool: accounts.pool });
  const catalog = catalogOf(config, keeping.store, told, ticker);
  return {
    config,
    keyring: createKeyring(config.keys),
    latest,
    host,
    since: host.now(),
    measures,
    modelLabel: createModelLabel(config, catalog),
    ticker,
    router,
    choosing: createChoosing(router, host, factsIn(catalog)),
    catalog,
    told,
    accounts,
    broker: brokerOf(config, accounts, configuredAccounts(config), ticker),
    pool: accounts.pool,
    breaker: config.limits.circuitBreaker ? breakerOf(host, meter, latest) : undefined,
    retries: createRetryBudget(host.now, config.limits.retryPercent),
    running,
    lessons: createLessons(host.now),
    detours: createDetours(host.now),
    sockets: createSockets(host, ticker),
    turns: createTurns(),
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
  const { accounts, host, measures } = before;
  const changes = changesBetween(before.config, next);
  const config = untilRestart(next, before.config);
  const others = !isSame(before.config.providers, config.providers);
  accounts.configure(configuredParts(config, host, before.ticker, measures.meter, accounts.clouds));
  const router = createRouter(config);
  const told = others ? createToldModels({ ...before, config }) : before.told;
  const catalog = catalogOf(config, before.keeping.store, told, before.ticker);
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
function breakerOf({ now }: Pick<Host, "now">, meter: Meter, latest: () => Shared): Breaker {
  return createBreaker(now, (circuit) => {
    const target = targetOf(circuit);
    meter.add("circuitOpenings", {
      provider: target.provider,
      model: latest().modelLabel(target),
    });
  });
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
