/**
 * Durable Objects without their platform: the class itself, each object on a SQLite of its own.
 *
 * @module
 */

import type { DatabaseSync } from "node:sqlite";
import {
  type DurableNamespace,
  type DurableSql,
  SluiceStore,
} from "../../adapters/stores/durable.ts";

/** A namespace, and what a test wants to see of it. */
export interface LocalObjects {
  readonly namespace: DurableNamespace;
  /** How many calls have come to each object, by its name. */
  readonly calls: ReadonlyMap<string, number>;
  /** When the platform was told to wake an object, by its name; the last time counts. */
  readonly alarms: ReadonlyMap<string, number>;
  /** How many rows an object has. */
  rows(name: string): number;
  /** Wakes an object. */
  wake(name: string): void;
  close(): void;
}

/** Creates it; objects are made when they are first asked. */
export async function createLocalObjects(now: () => number): Promise<LocalObjects> {
  const { DatabaseSync } = await import("node:sqlite");
  const objects = new Map<string, { readonly db: DatabaseSync; readonly object: SluiceStore }>();
  const calls = new Map<string, number>();
  const alarms = new Map<string, number>();

  function objectOf(name: string) {
    const known = objects.get(name);
    if (known !== undefined) return known;
    const db = new DatabaseSync(":memory:");
    const setAlarm = (time: number): Promise<void> => {
      alarms.set(name, time);
      return Promise.resolve();
    };
    const storage = { sql: sqlOf(db), transactionSync: transactionOf(db), setAlarm };
    const made = { db, object: new SluiceStore({ storage }, undefined, now) };
    objects.set(name, made);
    return made;
  }

  return {
    calls,
    alarms,
    namespace: {
      idFromName: (name) => name,
      get: (name: string) => ({
        fetch(url, init) {
          calls.set(name, (calls.get(name) ?? 0) + 1);
          return objectOf(name).object.fetch(new Request(url, init));
        },
      }),
    } as DurableNamespace,
    rows: (name) => Number(objectOf(name).db.prepare("SELECT count(*) n FROM entry").get()?.n),
    wake: (name) => objectOf(name).object.alarm(),
    close: () => objects.forEach(({ db }) => db.close()),
  };
}

function sqlOf(db: DatabaseSync): DurableSql {
  return {
    exec(query, ...values) {
      if (values.length === 0 && query.includes("CREATE")) {
        db.exec(query);
        return [];
      }
      // Carried out at once, as the platform does, whether anybody reads the rows or not.
      return db.prepare(query).all(...values) as Readonly<Record<string, unknown>>[];
    },
  };
}

function transactionOf(db: DatabaseSync) {
  return <T>(act: () => T): T => {
    db.exec("BEGIN");
    try {
      const done = act();
      db.exec("COMMIT");
      return done;
    } catch (error) {
      db.exec("ROLLBACK");
      throw error;
    }
  };
}
