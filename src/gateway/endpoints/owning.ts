/**
 * What is common to all requests for a caller's belongings: the way to a thing, and learning from what
 * its provider tells of it.
 *
 * @module
 */

import type { EndpointId } from "../../canonical/endpoint.ts";
import { type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import { editStrings } from "../../canonical/json_text.ts";
import type { Conduct } from "../conduct.ts";
import { inTime } from "../in_time.ts";
import type { Belongings } from "./endpoints.ts";
import type { Shared } from "../exchange.ts";
import type { Owner, Ownership } from "./ownership.ts";
import type { Rename } from "./parcel.ts";
import type { Passage, RelayCall } from "./relay_tries.ts";
import type { Progress } from "../tries.ts";

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
 *
 * @param made Whether the object has just been made: then its own id is the caller's.
 */
export async function learn(
  { shared, call, things, ownership, conduct }: Owning,
  text: string,
  { handle }: Progress,
  made = false,
): Promise<string> {
  const object = parseJsonObject(text);
  if (object === undefined || handle === undefined) return text;
  const { provider, id: credential } = handle;
  const owner: Owner = { provider, credential, at: shared.host.now() };
  const { id } = object;
  const keep = async (): Promise<void> => {
    if (made && typeof id === "string") await ownership.keep(things.id, id, owner);
    for (const [kind, ref] of refsIn(object, things)) {
      const known = await ownership.find(kind, ref);
      if (known === undefined) await ownership.keep(kind, ref, owner);
    }
  };
  // What the provider made is made: the client is told its id all the same.
  await inTime(shared.ticker, keep().catch(conduct.diagnose), call.requestId);
  const { resultsUrl, path } = things;
  if (resultsUrl === undefined || typeof id !== "string") return text;
  // The vendor's SDK would send its key to the vendor's own host; below a base URL it stays with us.
  return editStrings(text, [resultsUrl], () => `/v1${path}/${id}/results`);
}

/** The ids of other things that an object tells of. */
function refsIn(object: JsonObject, { refers = {} }: Belongings): [EndpointId, string][] {
  return Object.entries(refers).flatMap(([member, kind]): [EndpointId, string][] => {
    const id = object[member];
    return typeof id === "string" ? [[kind, id]] : [];
  });
}
