/**
 * Where Cloudflare keeps a store: a Durable Object with a SQLite database of its own, of which there
 * is one for each name in the world. It is asked by `createDurableStore`, one JSON message a
 * call, and answers one after the other, so that every change is atomic.
 *
 * A row there may be 2 MB: a longer value stands in several. Promises that something is kept resolve
 * when it is on the platform's disks.
 *
 * @module
 */

import type { Entry } from "../../mod.ts";

/** What is used of the state that the platform hands to an object. */
export interface DurableState {
  /** Its own storage. */
  readonly storage: {
    /** Its database. */
    readonly sql: DurableSql;
    /** Runs `act` wholly or not at all. */
    transactionSync<T>(act: () => T): T;
    /** Has `alarm` called at this time, in Unix milliseconds. */
    setAlarm(time: number): Promise<void>;
  };
}

/** What is used of its database. */
export interface DurableSql {
  /** Runs a statement; its rows are read as they are asked for. */
  exec(
    query: string,
    ...values: readonly (string | number | null)[]
  ): Iterable<Readonly<Record<string, unknown>>>;
}

/** One call, as it is sent: the operation's name and what it is given; `null` for no end, or nothing. */
export type DurableCall =
  | readonly ["get", key: string]
  | readonly ["set", key: string, value: string, ttlMs: number | null]
  | readonly [
    "compareAndSet",
    key: string,
    expected: string | null,
    value: string | null,
    ttlMs: number | null,
  ]
  | readonly ["delete", key: string]
  | readonly ["list", prefix: string];

/** UTF-16 units of a value in one row: at most 1.8 MB in UTF-8. */
const PART_UNITS = 600_000;

/** How often what is over is thrown away while there is work, and how soon where there is none. */
const PURGE_MS = 60_000;
const IDLE_PURGE_MS = 60 * 60_000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS entry (
    key TEXT NOT NULL, part INTEGER NOT NULL, value TEXT NOT NULL, until REAL,
    PRIMARY KEY (key, part)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS entry_until ON entry (until) WHERE until IS NOT NULL;
`;

const WRITE = "INSERT INTO entry (key, part, value, until) VALUES (?, ?, ?, ?) " +
  "ON CONFLICT (key, part) DO UPDATE SET value = excluded.value, until = excluded.until";

/** The object. A Worker that binds it exports it by this name. */
export class SluiceStore {
  readonly #storage: DurableState["storage"];
  readonly #now: () => number;
  #purgedAt = -Infinity;
  #waking = false;

  /**
   * Called by the platform.
   *
   * @param now Unix milliseconds.
   */
  constructor({ storage }: DurableState, _env?: unknown, now: () => number = Date.now) {
    this.#storage = storage;
    this.#now = now;
    storage.sql.exec(SCHEMA);
  }

  /** Does what a call says, and answers with what came of it as JSON. */
  async fetch(request: Request): Promise<Response> {
    const call = await request.json() as DurableCall;
    return Response.json(this.#storage.transactionSync(() => this.#answer(call)));
  }

  /** Throws away what is over. */
  alarm(): void {
    this.#waking = false;
    this.#purge();
    const [left] = this.#run("SELECT 1 FROM entry WHERE until IS NOT NULL LIMIT 1");
    if (left !== undefined) this.#wake();
  }

  #answer(call: DurableCall): string | boolean | null | readonly Entry[] {
    switch (call[0]) {
      case "get":
        return this.#get(call[1]);
      case "set":
        this.#put(call[1], call[2], call[3]);
        return null;
      case "compareAndSet":
        return this.#compareAndSet(call[1], call[2], call[3], call[4]);
      case "delete":
        this.#cut(call[1], 0);
        return null;
      case "list":
        return this.#list(call[1]);
    }
  }

  #get(key: string): string | null {
    const rows = this.#run(
      "SELECT value FROM entry WHERE key = ? AND (until IS NULL OR until > ?) ORDER BY part",
      ...[key, this.#now()],
    );
    return rows.length === 0 ? null : rows.map(({ value }) => String(value)).join("");
  }

  #compareAndSet(
    key: string,
    expected: string | null,
    value: string | null,
    ttlMs: number | null,
  ): boolean {
    if (this.#get(key) !== expected) return false;
    if (value === null) this.#cut(key, 0);
    else this.#put(key, value, ttlMs);
    return true;
  }

  #put(key: string, value: string, ttlMs: number | null): void {
    const parts = partsOf(value);
    const until = ttlMs === null ? null : this.#now() + ttlMs;
    for (const [part, text] of parts.entries()) this.#run(WRITE, key, part, text, until);
    this.#cut(key, parts.length);
    if (this.#now() - this.#purgedAt >= PURGE_MS) this.#purge();
    if (until !== null) this.#wake();
  }

  #cut(key: string, from: number): void {
    this.#run("DELETE FROM entry WHERE key = ? AND part >= ?", key, from);
  }

  /** SQLite's order is that of bytes, and parts of a value follow each other in it. */
  #list(prefix: string): readonly Entry[] {
    const entries: [string, string][] = [];
    const rows = this.#storage.sql.exec(
      "SELECT key, value FROM entry WHERE key >= ? AND (until IS NULL OR until > ?) " +
        "ORDER BY key, part",
      ...[prefix, this.#now()],
    );
    for (const { key, value } of rows) {
      const name = String(key);
      if (!name.startsWith(prefix)) break;
      const last = entries.at(-1);
      if (last?.[0] === name) last[1] += String(value);
      else entries.push([name, String(value)]);
    }
    return entries;
  }

  #purge(): void {
    this.#purgedAt = this.#now();
    this.#run("DELETE FROM entry WHERE until <= ?", this.#purgedAt);
  }

  /** What nobody asks for any more is thrown away too. */
  #wake(): void {
    if (this.#waking) return;
    this.#waking = true;
    void this.#storage.setAlarm(this.#now() + IDLE_PURGE_MS);
  }

  /** Runs a statement to its end. */
  #run(query: string, ...values: (string | number | null)[]) {
    return [...this.#storage.sql.exec(query, ...values)];
  }
}

/** The value in pieces that a row takes; no character is cut in two. */
function partsOf(value: string): readonly string[] {
  const parts: string[] = [];
  for (let from = 0; from < value.length || parts.length === 0;) {
    const most = from + PART_UNITS;
    const cut = /[\ud800-\udbff]/.test(value.charAt(most - 1)) ? most - 1 : most;
    parts.push(value.slice(from, cut));
    from = cut;
  }
  return parts;
}
