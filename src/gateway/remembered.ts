/**
 * What a gateway remembers, apart from what it is doing: no timer, no connection and no promise is in
 * it, so that gateways may go on with it which have nothing else in common.
 *
 * @module
 */

import type { Config } from "../config/config.ts";
import { type AccountsMemory, createAccountsMemory } from "../credentials/accounts_memory.ts";
import { createKeyring, type Keyring } from "../keys/key.ts";
import { createRouter, type Router } from "../routing/route.ts";
import { createMemoryStore } from "../store/memory.ts";
import type { Store } from "../store/store.ts";
import { createMeterMemory, type MeterMemory } from "../telemetry/meter.ts";
import type { Circuits } from "./breaker.ts";
import { type CatalogMemory, createCatalogMemory } from "./catalog_of.ts";
import { type Choosing, createChoosing } from "./choose.ts";
import { createDetours, type Detours } from "./clouds/global.ts";
import { defaultHost, type Host } from "./host.ts";
import { createKeepingMemory, type KeepingMemory } from "./keeping.ts";
import { createLessons, type Lessons } from "./lessons.ts";
import type { Memory } from "./memory.ts";
import { createRetryBudget, type RetryBudget } from "./retry_budget.ts";
import { createOffSockets, type OffSockets } from "./sockets/off_sockets.ts";
import { createToldMemory, type ToldMemory } from "./told_models.ts";
import { createTurns, type Turns } from "./turns.ts";

/** All of it. */
export interface Remembered {
  /** Where the host lends none. */
  readonly store: Store;
  readonly keyring: Keyring;
  readonly router: Router;
  /** Knows nothing of models. */
  readonly choosing: Choosing;
  readonly circuits: Circuits;
  readonly retries: RetryBudget;
  readonly lessons: Lessons;
  readonly detours: Detours;
  /** What goes over HTTP for now. */
  readonly offSockets: OffSockets;
  readonly turns: Turns;
  readonly told: ToldMemory;
  readonly catalog: CatalogMemory;
  readonly keeping: KeepingMemory;
  readonly accounts: AccountsMemory;
  /** When the accounts were last looked after, in Unix milliseconds. */
  readonly swept: { at: number };
  /** What was counted. */
  readonly counted: MeterMemory;
  /** Since when, in Unix milliseconds. */
  readonly since: number;
}

/** A platform may end a request so that nothing of it runs any more: what it had is free after this. */
const LOST_MS = 15 * 60_000;

const shared = new WeakMap<Memory, Remembered>();

/**
 * Creates a memory for gateways that live as long as one request, to be lent to each of them as
 * `memory` of its host. Adapters for Workers and Vercel do so; a gateway that lasts has its own.
 *
 * Each of them is to be drained when it has begun to answer, with time enough for the answer: what it
 * has to keep is written then, and the timer that it looks after accounts with is let go of.
 *
 * @param config What all of them are to be created with.
 *
 * @example
 * ```ts
 * import { createGateway, createMemory, defineConfig } from "@sluice/gateway";
 *
 * const config = defineConfig({ providers: { demo: {} }, limits: { drainSeconds: 3600 } });
 * const memory = createMemory(config);
 * async function answer(
 *   request: Request,
 *   waitUntil: (work: Promise<unknown>) => void,
 * ): Promise<Response> {
 *   const gateway = createGateway(config, { memory, waitUntil });
 *   const response = await gateway.fetch(request);
 *   waitUntil(gateway.drain());
 *   return response;
 * }
 * (await answer(new Request("http://localhost/healthz"), () => {})).status; // 200
 * ```
 */
export function createMemory(
  config: Config,
  host: Partial<Pick<Host, "now" | "random">> = {},
): Memory {
  const memory: Memory = { config };
  shared.set(memory, remember(config, { ...defaultHost(), ...host }, LOST_MS));
  return memory;
}

/**
 * What a gateway of `config` goes on with: `memory`, or nothing that is known yet.
 *
 * @throws {Error} if it is of another configuration, where other names mean other things.
 */
export function rememberedIn(
  memory: Memory | undefined,
  config: Config,
  host: Pick<Host, "now" | "random">,
): Remembered {
  if (memory === undefined) return remember(config, host);
  const known = memory.config === config ? shared.get(memory) : undefined;
  if (known !== undefined) return known;
  throw new Error("Cannot use the memory: it is of another configuration");
}

function remember(
  config: Config,
  host: Pick<Host, "now" | "random">,
  lostMs?: number,
): Remembered {
  const { keys, limits } = config;
  const router = createRouter(config);
  const since = host.now();
  return {
    store: createMemoryStore(host.now),
    keyring: createKeyring(keys),
    router,
    choosing: createChoosing(router, host, () => undefined),
    circuits: new Map(),
    retries: createRetryBudget(host.now, limits.retryPercent),
    lessons: createLessons(host.now),
    detours: createDetours(host.now),
    offSockets: createOffSockets(host.now),
    turns: createTurns(),
    told: createToldMemory(),
    catalog: createCatalogMemory(),
    keeping: createKeepingMemory(since),
    accounts: createAccountsMemory(host.now, lostMs),
    swept: { at: -Infinity },
    counted: createMeterMemory(),
    since,
  };
}
