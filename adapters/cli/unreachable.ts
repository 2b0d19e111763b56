/**
 * Providers that the runtime will not let the gateway ask.
 *
 * @module
 */

import { type Config, destinationsOf } from "../../mod.ts";

/**
 * What of the configuration cannot be reached with the rights that this process was given, as
 * `host:port`. Only Deno is known to withhold any.
 */
export async function unreachable(config: Config): Promise<readonly string[]> {
  if (!("Deno" in globalThis)) return [];
  // A host that stands for many cannot be asked about.
  const places = destinationsOf(config).filter((place) => !place.startsWith("*"));
  const allowed = await Promise.all(places.map(async (host) => {
    const { state } = await Deno.permissions.query({ name: "net", host });
    return state === "granted";
  }));
  return places.filter((_, at) => allowed[at] !== true);
}
