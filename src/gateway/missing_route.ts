/**
 * Telling a provider that has no such endpoint from one that refuses.
 *
 * @module
 */

import { FaultError } from "../canonical/fault.ts";

/**
 * Whether `error` is a provider's 404 or 405 about the endpoint itself: one about what was asked for,
 * such as a model that does not exist, has a code.
 */
export function isMissingRoute(error: unknown): boolean {
  if (!(error instanceof FaultError)) return false;
  const { origin, status, code } = error.fault;
  return origin === "upstream" && (status === 404 || status === 405) && code === undefined;
}
