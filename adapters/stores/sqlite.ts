/**
 * A store in one SQLite file, shared by all processes of a user.
 *
 * Every call is one statement or one short transaction, so that processes wait for each other only
 * for moments. What was written is on the disk before the promise resolves: a token that was handed
 * out and not kept would be lost for good.
 *
 * @example
 * ```ts
 * import { openSqliteStore } from "./sqlite.ts";
 * const store = await openSqliteStore(":memory:");
 * await store.set("greeting", "hello", Infinity);
 * await store.get("greeting"); // "hello"
 * store.close();
 * ```
 *
 * @module
 */

import { chmod, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Entry, Store } from "../../mod.ts";

/** A store that can be closed. */
export interface SqliteStore extends Store {
  /** Lets go of the file. */
  close(): void;
}

/** How long a process waits for another one's transaction, in milliseconds. */
const BUSY_MS = 5000;

/** How often what is over is thrown away, in milliseconds. */
const PURGE_MS = 60_000;

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS entry (
    key TEXT PRIMARY KEY, value TEXT NOT NULL, until REAL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS entry_until ON entry (until) WHERE until IS NOT NULL;
`;

/**
 * Opens the store in the file `path`, which only this user may read, or makes it there.
 * `:memory:` is a store of its own that goes with the process.
 *
 * @param now Unix milliseconds.
 * @throws if the runtime has no SQLite, or the file is none of ours; it is never overwritten.
 */
export async function openSqliteStore(
  path: string,
  now: () => number = Date.now,
): Promise<SqliteStore> {
  const { DatabaseSync } = await import("node:sqlite");
  if (path !== ":memory:") await makePrivate(path);
  const db = new DatabaseSync(path);
  try {
    db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
    db.exec(SCHEMA);
    return createStore(db, now);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** SQLite gives the files beside it the mode that the file itself has. */
async function makePrivate(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "a", 0o600);
  await file.close();
  await chmod(path, 0o600);
}

function createStore(db: DatabaseSync, now: () => number): SqliteStore {
  const read = db.prepare("SELECT value FROM entry WHERE key = ? AND (until IS NULL OR until > ?)");
  const write = db.prepare(
    "INSERT INTO entry (key, value, until) VALUES (?, ?, ?) " +
      "ON CONFLICT (key) DO UPDATE SET value = excluded.value, until = excluded.until",
  );
  const remove = db.prepare("DELETE FROM entry WHERE key = ?");
  const purge = db.prepare("DELETE FROM entry WHERE until <= ?");
  const scan = db.prepare(
    "SELECT key, value FROM entry WHERE key >= ? AND (until IS NULL OR until > ?) ORDER BY key",
  );
  let purged = now();

  function get(key: string): string | undefined {
    const row = read.get(key, now());
    return row === undefined ? undefined : String(row.value);
  }

  function put(key: string, value: string, ttlMs: number): void {
    write.run(key, value, ttlMs === Infinity ? null : now() + ttlMs);
    if (now() - purged < PURGE_MS) return;
    purged = now();
    purge.run(purged);
  }

  return {
    get: (key) => attempt(() => get(key)),
    set: (key, value, ttlMs) => attempt(() => put(key, value, ttlMs)),
    compareAndSet: (key, expected, value, ttlMs) =>
      attempt(() =>
        transaction(db, () => {
          if (get(key) !== expected) return false;
          if (value === undefined) remove.run(key);
          else put(key, value, ttlMs);
          return true;
        })
      ),
    delete: (key) => attempt(() => void remove.run(key)),
    list: (prefix) => attempt(() => list(scan, prefix, now())),
    close: () => db.close(),
  };
}

/** The keys from `prefix` on stand together; SQLite's order is that of bytes, ours of UTF-16. */
function list(scan: StatementSync, prefix: string, now: number): Entry[] {
  const entries: Entry[] = [];
  for (const { key, value } of scan.iterate(prefix, now)) {
    if (!String(key).startsWith(prefix)) break;
    entries.push([String(key), String(value)]);
  }
  return entries.sort(([a], [b]) => a < b ? -1 : 1);
}

/** Takes the right to write at once: two that only read first would both have to give up later. */
function transaction<T>(db: DatabaseSync, act: () => T): T {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = act();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    db.exec("ROLLBACK");
    throw error;
  }
}

/** Errors reject the promise, as those of any other store do. */
function attempt<T>(act: () => T): Promise<T> {
  return new Promise((resolve) => resolve(act()));
}
