/**
 * A store in Redis or Valkey, shared by any number of gateways.
 *
 * Every change is one command or one script, so that it is done wholly or not at all. Time is told by
 * the server: gateways whose clocks differ agree on when a value is over. While the server cannot be
 * reached calls are rejected at once, and the connection is made anew as soon as that is possible.
 *
 * @example
 * ```ts ignore
 * import { openRedisStore } from "@sluice/gateway/redis";
 * const store = await openRedisStore({ url: "redis://127.0.0.1:6379" });
 * await store.set("greeting", "hello", Infinity);
 * await store.get("greeting"); // "hello"
 * await store.close();
 * ```
 *
 * @module
 */

import type { Entry, Store } from "../../mod.ts";
import { openRedisLine, type RedisLine } from "./redis/line.ts";
import type { RedisOptions } from "./redis/options.ts";
import { COMPARE_AND_SET, FORGET, PUT } from "./redis/scripts.ts";

export type { RedisOptions, RedisTls } from "./redis/options.ts";

/** A store that can be closed. */
export interface RedisStore extends Store {
  /** Lets go of the server. */
  close(): Promise<void>;
}

/** Values that are asked for at a time: none of them keeps the server from its other callers. */
const PAGE = 500;

/** A longer time than this is told as this one: a hundred years, in milliseconds. */
const LONGEST_MS = 100 * 365 * 24 * 3600 * 1000;

/**
 * Connects to the server.
 *
 * @throws if it cannot be reached or refuses; what is told of it holds no password.
 */
export async function openRedisStore(options: RedisOptions): Promise<RedisStore> {
  return createStore(await openRedisLine(options), options.prefix ?? "sluice");
}

function createStore(line: RedisLine, prefix: string): RedisStore {
  // In braces, so that a cluster keeps all of it in one place, where scripts may use it.
  const valueAt = (key: string): string => `{${prefix}}:v:${key}`;
  const [index, ends] = [`{${prefix}}:keys`, `{${prefix}}:ends`];
  const keysFor = (key: string): readonly string[] => [valueAt(key), index, ends];

  return {
    async get(key) {
      return await line.ask("GET", valueAt(key)) as string | null ?? undefined;
    },
    async set(key, value, ttlMs) {
      await line.run(PUT, keysFor(key), [key, value, lifetime(ttlMs)]);
    },
    async compareAndSet(key, expected, value, ttlMs) {
      const done = await line.run(COMPARE_AND_SET, keysFor(key), [
        ...[key, value ?? "", lifetime(ttlMs)],
        ...[expected === undefined ? "0" : "1", expected ?? ""],
        value === undefined ? "0" : "1",
      ]);
      return done === 1;
    },
    async delete(key) {
      await line.run(FORGET, keysFor(key), [key]);
    },
    async list(wanted) {
      const keys = await line.ask("ZRANGEBYLEX", index, `[${wanted}`, afterAll(wanted)) as string[];
      const pages: Promise<Entry[]>[] = [];
      for (let at = 0; at < keys.length; at += PAGE) {
        pages.push(readAll(line, keys.slice(at, at + PAGE), valueAt));
      }
      // The index is in the order of bytes, ours is that of UTF-16.
      return (await Promise.all(pages)).flat().sort(([a], [b]) => a < b ? -1 : 1);
    },
    close: () => line.close(),
  };
}

async function readAll(
  line: RedisLine,
  keys: readonly string[],
  valueAt: (key: string) => string,
): Promise<Entry[]> {
  const values = await line.ask("MGET", ...keys.map(valueAt)) as (string | null)[];
  return keys.flatMap((key, at) => {
    const value = values[at];
    return typeof value === "string" ? [[key, value] as const] : [];
  });
}

/** Below this are all keys that begin with `prefix`: no byte of UTF-8 is 255. */
function afterAll(prefix: string): Uint8Array {
  return Uint8Array.of(...new TextEncoder().encode(`(${prefix}`), 255);
}

function lifetime(ms: number): string {
  return ms === Infinity ? "" : String(Math.min(Math.max(Math.ceil(ms), 1), LONGEST_MS));
}
