/**
 * Where a turn of the model's came from. The wire writes it on every turn, and a gateway that speaks
 * it gives a signature back to nobody but the very model it stamped.
 *
 * @module
 */

import { type JsonObject, type JsonValue, parseJsonObject } from "../../canonical/json.ts";
import { OWN } from "./origin.ts";

/** The API, the provider and the model of a turn. */
export interface Stamps {
  api: string;
  provider: string;
  model: string;
}

/** What a provider of this wire wants back of a thought or a call, as one opaque text. */
export interface Token extends Stamps {
  signature?: string;
  itemId?: string;
  /** Set where the signature stood on the call of this id. */
  call?: string;
}

/** The stamps of an answer by the name it was asked for under: `provider/model`. */
export function stampsOf(name: string): Stamps {
  const slash = name.indexOf("/");
  return slash > 0
    ? { api: OWN, provider: name.slice(0, slash), model: name.slice(slash + 1) }
    : { api: OWN, provider: "sluice", model: name };
}

/** The stamps on a turn. */
export function stampsOn({ api, provider, model }: JsonObject): Stamps {
  return { api: word(api), provider: word(provider), model: word(model) };
}

/** Writes a token. */
export function packToken(token: Token): string {
  return JSON.stringify(token);
}

/** Reads what {@link packToken} wrote. */
export function unpackToken(text: string): Token | undefined {
  const object = parseJsonObject(text);
  if (object === undefined) return undefined;
  const { signature, itemId, call } = object;
  return {
    ...stampsOn(object),
    ...(typeof signature === "string" ? { signature } : {}),
    ...(typeof itemId === "string" ? { itemId } : {}),
    ...(typeof call === "string" ? { call } : {}),
  };
}

function word(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}
