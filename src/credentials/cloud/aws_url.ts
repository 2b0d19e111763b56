/**
 * Where AWS's services are.
 *
 * @module
 */

import { MintError } from "./minted.ts";

/**
 * The address of one of AWS's services.
 *
 * @throws {MintError} if the region is none: it would be part of a host.
 */
export function awsUrl(service: string, region: string, path: string): string {
  if (!/^[a-z0-9-]+$/.test(region)) {
    throw new MintError("Cannot ask AWS: the region is not in the form of one", true);
  }
  const suffix = region.startsWith("cn-") ? ".cn" : "";
  return `https://${service}.${region}.amazonaws.com${suffix}${path}`;
}
