/**
 * Where responses, conversations and what belongs to them are kept: in the Store, for each caller
 * apart. What another caller keeps cannot be told from what nobody does.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../../canonical/fault.ts";
import type { ResponsesConfig } from "../../config/responses.ts";
import type { JsonObject } from "../../canonical/json.ts";
import { parseJson } from "../../canonical/json.ts";
import type { Caller } from "../../keys/key.ts";
import { createLater, type Later } from "../../store/later.ts";
import type { Store } from "../../store/store.ts";

/** A stretch of events: the data of each, and the number of the first. */
export interface Part {
  readonly from: number;
  readonly events: readonly string[];
}

/** The account that keeps a response itself. */
export interface Holder {
  readonly provider: string;
  /** The credential's id. */
  readonly credential: string;
}

/** A response that its provider keeps. */
export interface Held {
  readonly holder: Holder;
}

/** A response that is kept here. */
export interface Own {
  readonly holder?: undefined;
  /** As it was last told. */
  readonly response: JsonObject;
  /** Everything the model was given beside the instructions, what came before included. */
  readonly input: readonly JsonObject[];
}

/** A conversation. */
export interface Talk {
  readonly conversation: JsonObject;
  readonly items: readonly JsonObject[];
}

/** What is kept, by kind. */
export interface Kinds {
  readonly response: Held | Own;
  /** The id of the response that an item belongs to. */
  readonly item: string;
  readonly conversation: Talk;
  /** The events of a background response, as the data of each. */
  readonly events: readonly string[];
  /** Present while a background response runs. */
  readonly beat: true;
  /** Present when a background response was cancelled. */
  readonly cancel: true;
  /** Present while somebody follows a background response at another gateway than its own. */
  readonly wanted: true;
  /** A stretch of its events, for them. */
  readonly part: Part;
}

/** What one caller keeps. */
export interface Shelf {
  get<K extends keyof Kinds>(kind: K, id: string): Promise<Kinds[K] | undefined>;
  /** Resolves with whether it is kept: what is too large is not. */
  put<K extends keyof Kinds>(kind: K, id: string, value: Kinds[K], ms?: number): Promise<boolean>;
  /**
   * Puts what `change` makes of the value in its place; `undefined` leaves it as it is. Resolves with
   * what stands there afterwards.
   *
   * @throws {FaultError} if the changed value is too large.
   */
  change<K extends keyof Kinds>(
    kind: K,
    id: string,
    change: (value: Kinds[K]) => Kinds[K] | undefined,
  ): Promise<Kinds[K] | undefined>;
  /**
   * As {@link Shelf.change}, though a change that the store is not there for waits until it is. It may
   * then be made twice, so `change` has to see for itself whether it was made. Resolves as that does,
   * or with `waits`.
   *
   * @param units How much memory `change` holds, in UTF-16 units.
   * @param failed Told why a change that waited could not be made.
   * @throws {FaultError} if the changed value is too large.
   */
  changeLater<K extends keyof Kinds>(
    kind: K,
    id: string,
    change: (value: Kinds[K]) => Kinds[K] | undefined,
    units: number,
    failed: (error: unknown) => void,
  ): Promise<Kinds[K] | undefined | "waits">;
  remove(kind: keyof Kinds, id: string): Promise<void>;
  /** Lets whoever asks for `kind` and `id` in this process wait for `work`, which writes it. */
  writing(kind: keyof Kinds, id: string, work: Promise<unknown>): void;
}

/** Everybody's shelves. */
export interface Archive {
  readonly config: ResponsesConfig;
  of(caller: Caller): Shelf;
  /** The same archive under other rules: what is being written is waited for there, too. */
  under(config: ResponsesConfig): Archive;
}

/** How often a value that others change too is tried to be changed. */
const TURNS = 20;

/**
 * Creates the archive in `store`.
 *
 * @param later Where changes wait that the store is not there for.
 */
export function createArchive(
  store: Store,
  config: ResponsesConfig,
  later: Later = createLater(),
): Archive {
  // A client may follow up the moment it has read the last event, which no write has caught up with.
  return archiveOf({ store, later, writing: new Map() }, config);
}

/** What all archives of a gateway have in common. */
interface Room {
  readonly store: Store;
  readonly later: Later;
  readonly writing: Map<string, Promise<unknown>>;
}

function archiveOf(room: Room, config: ResponsesConfig): Archive {
  return {
    config,
    of: (caller) => shelfOf(room, config, caller),
    under: (other) => archiveOf(room, other),
  };
}

function shelfOf(room: Room, config: ResponsesConfig, caller: Caller): Shelf {
  const { store, later, writing } = room;
  // What a client calls an id may be half a character, which is nobody's.
  const keyOf = (kind: string, id: string): string =>
    `responses/${encodeURIComponent(caller.name)}/${kind}/${encodeURIComponent(id.toWellFormed())}`;

  /** Lets what this process has changed reach the store, as far as the store is there. */
  async function caughtUp(key: string): Promise<void> {
    await writing.get(key);
    await later.settle(key).catch(() => {});
  }

  /** Others change it too: then it is read again, and changed again. */
  async function change<K extends keyof Kinds>(
    kind: K,
    id: string,
    change: (value: Kinds[K]) => Kinds[K] | undefined,
  ): Promise<Kinds[K] | undefined> {
    const key = keyOf(kind, id);
    for (let turn = 0; turn < TURNS; turn++) {
      const before = await store.get(key);
      const value = parse<Kinds[K]>(before);
      const changed = value === undefined ? undefined : change(value);
      if (changed === undefined) return value;
      const text = JSON.stringify(changed);
      if (text.length > config.recordUnits) throw tooLarge(kind);
      if (await store.compareAndSet(key, before, text, config.keepMs)) return changed;
    }
    throw new Error("Cannot change what is kept: others keep changing it");
  }

  return {
    async get(kind, id) {
      const key = keyOf(kind, id);
      await caughtUp(key);
      return parse(await store.get(key));
    },
    async put(kind, id, value, ms = config.keepMs) {
      const text = JSON.stringify(value);
      if (text.length > config.recordUnits) return false;
      await store.set(keyOf(kind, id), text, ms);
      return true;
    },
    async change(kind, id, by) {
      await caughtUp(keyOf(kind, id));
      return await change(kind, id, by);
    },
    async changeLater(kind, id, by, units, failed) {
      const key = keyOf(kind, id);
      await writing.get(key);
      let after: Kinds[typeof kind] | undefined;
      const make = async (): Promise<void> => {
        after = await change(kind, id, by);
      };
      return await later.make({ key, units, make, failed }) ? after : "waits";
    },
    remove: (kind, id) => store.delete(keyOf(kind, id)),
    writing(kind, id, work) {
      const key = keyOf(kind, id);
      const done = work.catch(() => {}).then(() => {
        if (writing.get(key) === done) writing.delete(key);
      });
      writing.set(key, done);
    },
  };
}

function tooLarge(kind: string): FaultError {
  return new FaultError(gatewayFault(
    "request_too_large",
    `Cannot keep the ${kind}: it would be larger than 'responses.recordMiB' in the configuration`,
    { origin: "client" },
  ));
}

/** What stands in the store was written by {@link createArchive} alone. */
function parse<T>(text: string | undefined): T | undefined {
  return text === undefined ? undefined : parseJson(text) as T;
}
