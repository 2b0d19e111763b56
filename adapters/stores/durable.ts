/**
 * A store in Cloudflare's Durable Objects, shared by all Workers that bind them, wherever in the world
 * they run.
 *
 * An object does one thing at a time, about a thousand small ones a second. So that none waits for
 * another's traffic there are four of them: one for the places of conversations (`stay/`), one for
 * totals (`totals/`), one for what is kept of Responses (`responses/`), and one for everything else,
 * the accounts above all. Each of them is where it was first asked from.
 *
 * @example
 * ```ts ignore
 * // in a Worker; its configuration binds SLUICE_STORE to the class SluiceStore
 * export { SluiceStore } from "@sluice/gateway/cloudflare";
 * const store = createDurableStore(env.SLUICE_STORE);
 * ```
 *
 * @module
 */

import type { Entry, Store } from "../../mod.ts";
import type { DurableCall } from "./durable_object.ts";

export {
  type DurableCall,
  type DurableSql,
  type DurableState,
  SluiceStore,
} from "./durable_object.ts";

/** What is used of a binding to a class of Durable Objects. */
export interface DurableNamespace {
  /** The id of the object that has this name. */
  idFromName(name: string): unknown;
  /** A line to it, which is the present request's own. */
  get(id: never): { fetch(url: string, init: RequestInit): Promise<Response> };
}

/** The families of keys that have an object of their own. */
const APART: ReadonlySet<string> = new Set(["stay", "totals", "responses"]);
const REST = "rest";

/** Creates a store in the objects of `namespace`. Nothing is asked before the first call. */
export function createDurableStore(namespace: DurableNamespace): Store {
  async function ask(place: string, call: DurableCall): Promise<unknown> {
    const object = namespace.get(namespace.idFromName(`sluice/${place}`) as never);
    const response = await object.fetch("https://sluice.store/", {
      method: "POST",
      body: JSON.stringify(call),
    });
    if (response.ok) return await response.json();
    throw new Error(`Cannot use the Durable Object: it answered ${response.status}`);
  }

  return {
    async get(key) {
      return await ask(placeOf(key), ["get", key]) as string | null ?? undefined;
    },
    async set(key, value, ttlMs) {
      await ask(placeOf(key), ["set", key, value, endOf(ttlMs)]);
    },
    async compareAndSet(key, expected, value, ttlMs) {
      const call = ["compareAndSet", key, expected ?? null, value ?? null, endOf(ttlMs)] as const;
      return await ask(placeOf(key), call) === true;
    },
    async delete(key) {
      await ask(placeOf(key), ["delete", key]);
    },
    async list(prefix) {
      const places = prefix.includes("/") ? [placeOf(prefix)] : [...APART, REST];
      const lists = await Promise.all(places.map((place) => ask(place, ["list", prefix])));
      return (lists as (readonly Entry[])[]).flat().sort(([a], [b]) => a < b ? -1 : 1);
    },
  };
}

function placeOf(key: string): string {
  const [family = ""] = key.split("/", 1);
  return key.includes("/") && APART.has(family) ? family : REST;
}

function endOf(ttlMs: number): number | null {
  return ttlMs === Infinity ? null : ttlMs;
}
