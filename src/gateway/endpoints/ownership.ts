/**
 * Who owns what providers keep for callers: files, batches, and whatever else has an id.
 *
 * All callers share the provider's accounts, so the provider cannot tell them apart. Each id is
 * therefore remembered for the caller it was given to, with the account it belongs to: later requests
 * go to that account, and an id that another caller was given is as unknown as one that nobody was.
 *
 * @module
 */

import { parseJsonObject } from "../../canonical/json.ts";
import type { Caller } from "../../keys/key.ts";
import type { Store } from "../../store/store.ts";

/** The account something belongs to. */
export interface Owner {
  readonly provider: string;
  /** The credential's id. */
  readonly credential: string;
  /** When it was first seen, in Unix milliseconds. */
  readonly at: number;
}

/** What one caller owns; `kind` keeps the ids of different things apart. */
export interface Ownership {
  /** Remembers that `id` is the caller's. */
  keep(kind: string, id: string, owner: Owner): Promise<void>;
  /** Where `id` belongs; `undefined` when it is not the caller's. */
  find(kind: string, id: string): Promise<Owner | undefined>;
  /** Forgets `id`. */
  forget(kind: string, id: string): Promise<void>;
  /** Everything of that kind the caller owns, the newest first. */
  list(kind: string): Promise<readonly (readonly [id: string, owner: Owner])[]>;
}

/** How long an id is remembered, in milliseconds: far longer than any vendor keeps a batch. */
const KEPT_MS = 400 * 24 * 60 * 60 * 1000;

/** What vendors make ids of. An id is put into paths, so one that could be a path is not kept. */
const ID = /^[A-Za-z0-9][\w:.-]{0,199}$/;

/** Opens what `caller` owns. */
export function createOwnership(store: Store, caller: Caller): Ownership {
  const prefixOf = (kind: string): string => `owned/${kind}/${encodeURIComponent(caller.name)}/`;

  return {
    async keep(kind, id, owner) {
      if (!ID.test(id)) return;
      await store.set(prefixOf(kind) + id, JSON.stringify(owner), KEPT_MS);
    },
    async find(kind, id) {
      return ID.test(id) ? readOwner(await store.get(prefixOf(kind) + id)) : undefined;
    },
    forget: (kind, id) => store.delete(prefixOf(kind) + id),
    async list(kind) {
      const prefix = prefixOf(kind);
      return (await store.list(prefix))
        .flatMap(([key, text]) => {
          const owner = readOwner(text);
          return owner === undefined ? [] : [[key.slice(prefix.length), owner] as const];
        })
        .sort(([a, { at: first }], [b, { at: second }]) => second - first || (a < b ? 1 : -1));
    },
  };
}

function readOwner(text: string | undefined): Owner | undefined {
  const { provider, credential, at } = parseJsonObject(text ?? "") ?? {};
  return typeof provider === "string" && typeof credential === "string" && typeof at === "number"
    ? { provider, credential, at }
    : undefined;
}
