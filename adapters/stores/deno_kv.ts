/**
 * A store in Deno KV: a file on a machine, or the database that Deno Deploy gives an app.
 *
 * Deno KV forgets what is over when it comes to it, so that the end is kept with the value and
 * compared by this process's clock. A value may be 64 KiB there: a longer one is kept in parts, which
 * are written first and belong to one writing of it alone, so that nobody ever reads half of one.
 *
 * @example
 * ```ts ignore
 * import { openDenoKvStore } from "@sluice/gateway/deno-kv";
 * const store = await openDenoKvStore(); // with `--unstable-kv`
 * await store.set("greeting", "hello", Infinity);
 * ```
 *
 * @module
 */

import type { Entry, Store } from "../../mod.ts";

/** What of Deno KV is used; `Deno.openKv()` resolves with it. */
export interface KvDatabase {
  /** Reads one entry. */
  get(key: readonly KvPart[]): Promise<KvFound>;
  /** Reads several at one time. */
  getMany(keys: readonly (readonly KvPart[])[]): Promise<KvFound[]>;
  /** Reads all from one key up to another. */
  list(range: {
    readonly start: readonly KvPart[];
    readonly end: readonly KvPart[];
  }): AsyncIterable<KvFound>;
  /** Begins a change. */
  atomic(): KvChange;
  /** Lets go of it. */
  close(): void;
}

/** A part of a key. */
export type KvPart = string | number | bigint | boolean | Uint8Array;

/** What was found; without a versionstamp it is nothing. */
export interface KvFound {
  /** Its key. */
  readonly key: readonly KvPart[];
  /** Its value, `null` for nothing. */
  readonly value: unknown;
  /** Changes with every writing. */
  readonly versionstamp: string | null;
}

/** A change that is made wholly or not at all. */
export interface KvChange {
  /** Only if this is unchanged. */
  check(found: Pick<KvFound, "key" | "versionstamp">): KvChange;
  /** Puts a value. */
  set(key: readonly KvPart[], value: unknown, options?: { expireIn?: number }): KvChange;
  /** Forgets a key. */
  delete(key: readonly KvPart[]): KvChange;
  /** Makes it. */
  commit(): Promise<{ readonly ok: boolean }>;
}

/** A store that can be closed. */
export interface DenoKvStore extends Store {
  /** Lets go of the database. */
  close(): void;
}

/** Bytes of a value in one entry, and entries in one change: below 64 KiB and 800 KiB. */
const PART_BYTES = 60_000;
const PARTS_AT_A_TIME = 10;

/** How long after the end of a value its parts are kept, for who is reading them: milliseconds. */
const GRACE_MS = 60_000;

/** How often a change is tried that others keep coming before. */
const TURNS = 50;

/** What stands under a key: the value, or the name and number of its parts. */
interface Kept {
  /** Unix milliseconds; `null` for no end. */
  readonly until: number | null;
  readonly bytes?: Uint8Array;
  readonly parts?: readonly [name: string, count: number];
}

/**
 * Opens the database `path`, or the one that the platform gives.
 *
 * @throws if this is not Deno, or it runs without `--unstable-kv`.
 */
export async function openDenoKvStore(
  path?: string,
  now: () => number = Date.now,
): Promise<DenoKvStore> {
  const deno = Reflect.get(globalThis, "Deno") as
    | { openKv?: (path?: string) => Promise<KvDatabase> }
    | undefined;
  if (deno?.openKv === undefined) {
    throw new Error("Cannot open Deno KV: it is Deno's alone, and needs --unstable-kv");
  }
  return createDenoKvStore(await deno.openKv(path), now);
}

/** A store in a database that is open. */
export function createDenoKvStore(kv: KvDatabase, now: () => number = Date.now): DenoKvStore {
  const keyOf = (key: string): readonly string[] => ["sluice", "value", key];
  const partsOf = (name: string, count: number): (readonly KvPart[])[] =>
    Array.from({ length: count }, (_, at) => ["sluice", "part", name, at]);

  function isOver({ until }: Kept): boolean {
    return until !== null && until <= now();
  }

  /** The text of what was found; `undefined` where there is none, or another has taken its place. */
  async function textOf(found: KvFound): Promise<string | undefined> {
    const kept = found.value as Kept | null;
    if (kept === null || isOver(kept)) return undefined;
    if (kept.parts === undefined) return decode([kept.bytes ?? new Uint8Array()]);
    const keys = partsOf(...kept.parts);
    const parts: KvFound[] = [];
    for (let at = 0; at < keys.length; at += PARTS_AT_A_TIME) {
      parts.push(...await kv.getMany(keys.slice(at, at + PARTS_AT_A_TIME)));
    }
    if (parts.some(({ value }) => !(value instanceof Uint8Array))) return undefined;
    return decode(parts.map(({ value }) => value as Uint8Array));
  }

  /** Reads; parts that are gone were taken away with a value that another has replaced. */
  async function read(key: string): Promise<{ found: KvFound; text: string | undefined }> {
    for (let turn = 0; turn < TURNS; turn++) {
      const found = await kv.get(keyOf(key));
      const text = await textOf(found);
      const kept = found.value as Kept | null;
      if (text !== undefined || kept === null || isOver(kept)) return { found, text };
    }
    throw new Error("Cannot read the value: others keep replacing it");
  }

  async function writeParts(text: string, ttlMs: number): Promise<Kept> {
    const bytes = new TextEncoder().encode(text);
    const until = ttlMs === Infinity ? null : now() + ttlMs;
    if (bytes.length <= PART_BYTES) return { until, bytes };
    const name = crypto.randomUUID();
    const count = Math.ceil(bytes.length / PART_BYTES);
    const keys = partsOf(name, count);
    for (let first = 0; first < count; first += PARTS_AT_A_TIME) {
      const change = kv.atomic();
      for (let at = first; at < Math.min(count, first + PARTS_AT_A_TIME); at++) {
        const part = bytes.slice(at * PART_BYTES, (at + 1) * PART_BYTES);
        change.set(keys[at] ?? [], part, expiry(ttlMs, GRACE_MS));
      }
      await change.commit();
    }
    return { until, parts: [name, count] };
  }

  async function removeParts(kept: Kept | null): Promise<void> {
    if (kept?.parts === undefined) return;
    const keys = partsOf(...kept.parts);
    for (let first = 0; first < keys.length; first += 100) {
      const change = kv.atomic();
      for (const key of keys.slice(first, first + 100)) change.delete(key);
      await change.commit();
    }
  }

  /** Puts `next` in the place of `found`; `false` when that has changed. */
  async function replace(
    found: KvFound,
    next: { readonly text: string; readonly ttlMs: number } | undefined,
  ): Promise<boolean> {
    const change = kv.atomic().check({ key: found.key, versionstamp: found.versionstamp });
    const kept = next === undefined ? null : await writeParts(next.text, next.ttlMs);
    if (kept === null) change.delete(found.key);
    else change.set(found.key, kept, expiry(next?.ttlMs ?? Infinity, 0));
    const { ok } = await change.commit();
    await removeParts(ok ? found.value as Kept | null : kept);
    return ok;
  }

  async function put(key: string, next: { text: string; ttlMs: number } | undefined) {
    for (let turn = 0; turn < TURNS; turn++) {
      if (await replace(await kv.get(keyOf(key)), next)) return;
    }
    throw new Error("Cannot change the value: others keep changing it");
  }

  return {
    get: async (key) => (await read(key)).text,
    set: (key, text, ttlMs) => put(key, { text, ttlMs }),
    async compareAndSet(key, expected, value, ttlMs) {
      const { found, text } = await read(key);
      if (text !== expected) return false;
      if (value === undefined && found.versionstamp === null) return true;
      return await replace(found, value === undefined ? undefined : { text: value, ttlMs });
    },
    delete: (key) => put(key, undefined),
    async list(prefix) {
      const entries: Entry[] = [];
      // The keys from the prefix on stand together; after the last value comes what is no value.
      const range = { start: keyOf(prefix), end: ["sluice", "value\u0000"] };
      for await (const found of kv.list(range)) {
        const key = String(found.key[2]);
        if (!key.startsWith(prefix)) break;
        const text = await textOf(found) ?? (await read(key)).text;
        if (text !== undefined) entries.push([key, text]);
      }
      return entries.sort(([a], [b]) => a < b ? -1 : 1);
    },
    close: () => kv.close(),
  };
}

function expiry(ttlMs: number, grace: number): { expireIn?: number } {
  return ttlMs === Infinity ? {} : { expireIn: Math.max(1, Math.ceil(ttlMs + grace)) };
}

function decode(parts: readonly Uint8Array[]): string {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let text = "";
  for (const part of parts) text += decoder.decode(part, { stream: true });
  return text + decoder.decode();
}
