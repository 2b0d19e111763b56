/**
 * What a person may change of an account that is kept.
 *
 * @module
 */

import type { CredentialPatch, CredentialRecord } from "../../credentials/record.ts";
import { AccountError } from "./account_error.ts";

/** A change; what is absent stays as it is. */
export interface AccountChange {
  /** What a person calls it; `null` takes the name away. */
  readonly name?: string | null;
  /** Switched on, also out of doubt, or off. */
  readonly status?: "active" | "disabled";
  /** Its tier: a higher one is used up before a lower one is touched. */
  readonly priority?: number;
  /** Its share of its tier's load. */
  readonly weight?: number;
}

/**
 * The patch that makes the change.
 *
 * @throws {AccountError} if only a new login helps.
 */
export function patchOf(
  { id, status: before }: Pick<CredentialRecord, "id" | "status">,
  { status, ...rest }: AccountChange,
  now: number,
): CredentialPatch {
  if (status === undefined) return rest;
  if (before === "dead" && status === "active") {
    const state = "the identity provider has ended its login; log in again, or remove it";
    throw new AccountError("conflict", `Cannot enable the account '${id}': ${state}`, "status");
  }
  // A dead one that were only switched off could be switched on again.
  if (before === "dead") return rest;
  const statusInfo = status === "active"
    ? null
    : { code: "operator", message: "a person switched it off", at: now, strikes: 0 };
  return { ...rest, status, statusInfo };
}
