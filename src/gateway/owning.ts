/**
 * What is common to all requests for a caller's belongings: the way to a thing, and learning from what
 * its provider tells of it.
 *
 * @module
 */

import type { EndpointId } from "../canonical/endpoint.ts";
import { type JsonObject, parseJsonObject } from "../canonical/json.ts";
import { editStrings } from "../canonical/json_text.ts";
import type { Conduct } from "./conduct.ts";
import type { Belongings } from "./endpoints.ts";
import type { Shared } from "./exchange.ts";
import type { Owner, Ownership } from "./ownership.ts";
import type { Rename } from "./parcel.ts";
import type { Passage, RelayCall } from "./relay_tries.ts";
import type { Progress } from "./tries.ts";

/** A request under way, with everything that belongs to it. */
export interface Owning {
  readonly shared: Shared;
  readonly call: RelayCall & { readonly id: string };
  readonly things: Belongings;
  readonly ownership: Ownership;
  readonly conduct: Conduct;
}

/** Keeps the models' names. */
export const asItIs: Rename = (model) => model;

/** Where the account `owner` is. */
export function placeOf(
  { provider, credential }: Owner,
): Pick<Passage, "targets" | "only" | "rename"> {
  return { targets: [{ provider, model: "" }], only: credential, rename: () => asItIs };
}

/** The way to the thing `id` at the account that owns it. */
export function wayTo(
  { path }: Belongings,
  id: string,
  owner: Owner,
  part = "",
): Omit<Passage, "progress"> {
  return {
    method: "GET",
    ...placeOf(owner),
    url: ({ provider }) => `${provider.baseUrl}${path}/${encodeURIComponent(id)}${part}`,
  };
}

/**
 * Remembers whose the ids in `text`, an object a provider told, are; answers the text as the client is
 * to get it.
 */
export async function learn(
  { shared, things, ownership, conduct }: Owning,
  text: string,
  { lease }: Progress,
): Promise<string> {
  const object = parseJsonObject(text);
  if (object === undefined || lease === undefined) return text;
  const { provider, id: credential } = lease.credential;
  const owner: Owner = { provider, credential, at: shared.host.now() };
  for (const [kind, id] of idsIn(object, things)) {
    try {
      const known = await ownership.find(kind, id);
      if (known === undefined) await ownership.keep(kind, id, owner);
    } catch (error) {
      // What the provider made is made: the client is told its id all the same.
      conduct.diagnose(error);
    }
  }
  const { resultsUrl, path } = things;
  if (resultsUrl === undefined) return text;
  // The vendor's SDK would send its key to the vendor's own host; below a base URL it stays with us.
  return editStrings(text, [resultsUrl], () => `/v1${path}/${object.id}/results`);
}

function idsIn(object: JsonObject, { id: kind, refers = {} }: Belongings): [EndpointId, string][] {
  const found: [EndpointId, string][] = [];
  if (typeof object.id === "string" && object.deleted !== true) found.push([kind, object.id]);
  for (const [member, other] of Object.entries(refers)) {
    const id = object[member];
    if (typeof id === "string") found.push([other, id]);
  }
  return found;
}
