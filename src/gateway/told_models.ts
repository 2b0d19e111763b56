/**
 * What providers themselves say of their models: asked aside from all requests, kept for a while, and
 * each provider by one at a time.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../canonical/fault.ts";
import { parseJson } from "../canonical/json.ts";
import type { FactSource } from "../catalog/catalog.ts";
import type { ModelFacts } from "../catalog/facts.ts";
import { readToldList } from "../catalog/told_list.ts";
import type { Config, ProviderConfig } from "../config/config.ts";
import type { Pool } from "../credentials/contract.ts";
import { createTrail } from "../credentials/trail.ts";
import { dialectOf } from "../dialects/mod.ts";
import { baseUrlOf } from "../providers/place.ts";
import { readWhole } from "../relay/read_whole.ts";
import { LATE, type Ticker } from "../relay/ticker.ts";
import { logCatalog } from "../telemetry/log.ts";
import { send } from "./egress.ts";
import { type Host, newId } from "./host.ts";

/** What providers told. */
export interface ToldModels extends FactSource {
  /** Whether a provider has told its models. */
  has(provider: string): boolean;
  /** Asks those that have not told for a while; resolves when all have answered or failed to. */
  ask(): Promise<void>;
}

/** What is needed to ask. */
export interface ToldMeans {
  readonly config: Pick<Config, "providers">;
  readonly host: Host;
  readonly ticker: Ticker;
  readonly pool: Pick<Pool, "acquire" | "report">;
}

/** How long an answer is good, and how long nobody is asked again who gave none. */
const FRESH_MS = 60 * 60_000;
const FAILED_MS = 5 * 60_000;

/** Longest wait, and the largest list. */
const PATIENCE_MS = 15_000;
const MAX_BYTES = 16 * 1024 * 1024;

/** What providers told, and when to ask again, in Unix milliseconds. */
export interface ToldMemory {
  readonly told: Map<string, ReadonlyMap<string, ModelFacts>>;
  readonly again: Map<string, number>;
}

/** Creates it, with nobody asked yet. */
export function createToldMemory(): ToldMemory {
  return { told: new Map(), again: new Map() };
}

/** Goes on with what is known already; by default nobody has been asked. */
export function createToldModels(
  means: ToldMeans,
  { told, again }: ToldMemory = createToldMemory(),
): ToldModels {
  const asking = new Map<string, Promise<void>>();

  async function askOne(id: string, config: ProviderConfig): Promise<void> {
    const { ticker } = means;
    try {
      const list = await listOf(id, config, means);
      if (list === undefined) return;
      told.set(id, new Map(list.map((facts) => [facts.id, facts])));
      again.set(id, ticker.now() + FRESH_MS);
    } catch (error) {
      again.set(id, ticker.now() + FAILED_MS);
      logCatalog(`list of '${id}'`, error);
    } finally {
      asking.delete(id);
    }
  }

  return {
    find: (provider, model) => told.get(provider)?.get(model),
    models: (provider) => [...told.get(provider)?.values() ?? []],
    has: (provider) => told.has(provider),
    async ask() {
      const now = means.ticker.now();
      for (const [id, config] of means.config.providers) {
        if (config.provider.fetch !== undefined || asking.has(id)) continue;
        if ((again.get(id) ?? 0) <= now) asking.set(id, askOne(id, config));
      }
      await Promise.all(asking.values());
    },
  };
}

/** A provider's list; `undefined` where no account may ask for it now. */
async function listOf(
  id: string,
  { provider }: ProviderConfig,
  { host, ticker, pool }: ToldMeans,
): Promise<ModelFacts[] | undefined> {
  const lent = await pool.acquire({ provider: id, trail: createTrail(newId(host, "req_")) });
  if (lent.kind !== "ok") return undefined;
  const [dialect] = provider.dialects;
  const ended = new AbortController();
  const patience = ticker.after(PATIENCE_MS);
  try {
    const sent = send(host, {
      provider,
      auth: lent.auth,
      dialect: dialectOf(dialect),
      model: "",
      stream: false,
      body: {
        method: "GET",
        url: baseUrlOf(provider, dialect) + (PATHS[dialect] ?? "/models"),
        accept: "application/json",
        open: () => undefined,
      },
      signal: ended.signal,
    });
    sent.catch(() => {});
    const response = await Promise.race([sent, patience.late]);
    if (response === LATE) throw wrong(`was silent for ${PATIENCE_MS / 1000} s`);
    if (!response.ok) throw wrong(`answered with status ${response.status}`);
    const bounds = { maxBytes: MAX_BYTES, maxMs: PATIENCE_MS, ticker, signal: ended.signal };
    const { bytes, shortfall } = await readWhole(response.body, bounds);
    if (shortfall !== undefined) throw wrong("broke off");
    const list = readToldList(parsed(new TextDecoder().decode(bytes)), dayOf(host.now()));
    if (list === undefined) throw wrong("sent no list");
    return list;
  } finally {
    patience.cancel();
    ended.abort();
    // A list that fails says nothing of the account's requests.
    await pool.report(lent, { kind: "cancelled" });
  }
}

/** Both vendors' lists come in pages, of which one has to do. */
const PATHS: Readonly<Record<string, string>> = {
  "anthropic-messages": "/models?limit=1000",
  "gemini": "/models?pageSize=1000",
};

function wrong(what: string): FaultError {
  return new FaultError(gatewayFault("upstream", `Cannot read its models: it ${what}`));
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw wrong("sent no JSON");
  }
}

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
