/**
 * Whether a target is spoken to in a wire, without translation.
 *
 * @module
 */

import type { DialectId } from "../canonical/request.ts";
import type { Config, RouteTarget } from "../config/config.ts";
import { dialectsFor } from "../providers/place.ts";

/** Whether the target's provider serves the target's model on the wire `dialect`. */
export function speaks(
  { providers }: Pick<Config, "providers">,
  { provider, model }: RouteTarget,
  dialect: DialectId,
): boolean {
  const known = providers.get(provider);
  return known !== undefined && dialectsFor(known.provider, model).includes(dialect);
}
