/**
 * Where accounts of clouds are asked for, and where their requests go.
 *
 * @module
 */

import type { ProviderConfig } from "../config/config.ts";
import type { CloudId } from "../providers/cloud.ts";

/** Regions are in the middle of names, and a model's name may choose one: a whole domain it is. */
const SERVICES: Readonly<Record<CloudId, readonly string[]>> = {
  aws: ["*.amazonaws.com:443", "*.api.aws:443"],
  azure: ["login.microsoftonline.com:443"],
  google: ["*.googleapis.com:443"],
};

/** What tells a machine who it is. Nobody else may ask it, and neither may a gateway without need. */
const MACHINES: Readonly<Record<string, readonly string[]>> = {
  aws_ambient: ["169.254.169.254:80", "169.254.170.2:80", "169.254.170.23:80"],
  azure_ambient: ["169.254.169.254:80"],
  google_ambient: ["metadata.google.internal:80"],
};

/** The places of a provider that is a cloud's, beside its own base URL; `host:port`. */
export function cloudPlaces(
  { provider: { cloud }, cloudAccounts = [] }: Pick<ProviderConfig, "provider" | "cloudAccounts">,
): string[] {
  if (cloud === undefined) return [];
  return [
    ...SERVICES[cloud.id],
    ...cloudAccounts.flatMap(({ login }) => MACHINES[login.kind] ?? []),
  ];
}
