/**
 * Where a question with files in it must go: to the account that keeps them, which is the only one
 * that knows them. A file that another caller was given is as unknown as one that nobody was.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import { badRequest } from "../../canonical/fault.ts";
import type { Config, RouteTarget } from "../../config/config.ts";
import { type FileReference, fileReferences } from "../../dialects/file_references.ts";
import type { DialectId } from "../../canonical/request.ts";
import type { Caller } from "../../keys/key.ts";
import type { Router } from "../../routing/route.ts";
import type { Store } from "../../store/store.ts";
import type { Prepared } from "../prepared.ts";
import { BELONGINGS } from "./endpoints.ts";
import { createOwnership, type Owner } from "./ownership.ts";

/** What files are found with. */
export interface FileFinder {
  readonly config: Pick<Config, "keys">;
  readonly router: Pick<Router, "resolve">;
  readonly store: Store;
}

/** Who asks, and in which wire. */
export interface FileAsker {
  readonly caller: Caller;
  readonly dialect: { readonly id: DialectId };
}

/** The account of a request's files, and the place of the first of them. */
export interface Kept {
  readonly owner: Owner;
  readonly at: string;
}

/**
 * `prepared` as its files want it. While there is one key at most, nobody else's files could be meant,
 * and those that were not made through this gateway are left to the provider.
 *
 * @throws {FaultError} of kind `invalid_request` if a file is not the caller's, or no place that the
 * model leads to has all of them.
 */
export async function withFiles(
  shared: FileFinder,
  asker: FileAsker,
  model: string,
  prepared: Prepared,
): Promise<Prepared> {
  const kept = await keeperOf(shared, asker, prepared.body.object);
  if (kept === undefined) return prepared;
  const { owner: { provider, credential }, at } = kept;
  const pinned = prepared.pin?.only ?? credential;
  const places = prepared.targets ?? shared.router.resolve(model);
  const targets = places.filter((place) => place.provider === provider);
  if (pinned !== credential || targets.length === 0) throw elsewhere(at, model, places);
  const { fault: gone } = notYours(at);
  return { ...prepared, targets, pin: { only: credential, gone } };
}

/**
 * The account that keeps all files of `body`; `undefined` where there are none, or none made here.
 *
 * @throws {FaultError} as {@link withFiles} does.
 */
export async function keeperOf(
  { config, store }: Pick<FileFinder, "config" | "store">,
  { caller, dialect }: FileAsker,
  body: JsonObject,
): Promise<Kept | undefined> {
  const references = fileReferences(body);
  if (references.length === 0) return undefined;
  const { id: kind } = dialect.id === "anthropic-messages"
    ? BELONGINGS.anthropicFiles
    : BELONGINGS.files;
  const ownership = createOwnership(store, caller);
  let kept: Kept | undefined;
  for (const { id, at } of distinct(references)) {
    const owner = await ownership.find(kind, id);
    if (owner === undefined) {
      if (config.keys.length > 1) throw notYours(at);
      continue;
    }
    kept ??= { owner, at };
    if (kept.owner.credential !== owner.credential) throw apart(at, kept.at);
  }
  return kept;
}

function distinct(references: readonly FileReference[]): Iterable<FileReference> {
  return new Map(references.toReversed().map((one) => [one.id, one])).values();
}

function notYours(at: string) {
  return badRequest(`Cannot use '${at}': it is none of your files' ids`, at);
}

function apart(at: string, first: string) {
  return badRequest(`Cannot use '${at}': it is kept by another account than '${first}'`, at);
}

function elsewhere(at: string, model: string, places: readonly RouteTarget[]) {
  const asked = [...new Set(places.map(({ provider }) => provider))].join(", ");
  const shown = JSON.stringify(model.slice(0, 100));
  return badRequest(
    `Cannot use '${at}': the file is kept by an account that ${shown} does not lead to (${asked})`,
    at,
  );
}
