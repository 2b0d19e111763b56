/**
 * How a credential comes into doubt and out of it again.
 *
 * @module
 */

import type { CredentialPatch, CredentialRecord } from "./record.ts";

/** After so many refusals in a row a credential is only tried once an hour. */
const QUARANTINE_AT = 5;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Why a credential is in doubt. */
export interface Doubt {
  readonly code: string;
  readonly message: string;
}

/** The change a refusal makes: in doubt for a minute, twice as long each time, then quarantined. */
export function suspicion(
  { statusInfo }: Pick<CredentialRecord, "statusInfo">,
  { code, message }: Doubt,
  now: number,
): CredentialPatch {
  const strikes = (statusInfo?.strikes ?? 0) + 1;
  const quarantined = strikes >= QUARANTINE_AT;
  const wait = quarantined ? HOUR : MINUTE * 2 ** Math.min(strikes - 1, 6);
  return {
    status: quarantined ? "quarantined" : "suspect",
    statusInfo: { code, message, at: now, strikes, nextTrialAt: now + wait },
  };
}

/** The change a success makes to a credential in doubt; nothing for others. */
export function rehabilitation({ status }: CredentialRecord): CredentialPatch | undefined {
  const doubted = status === "suspect" || status === "quarantined";
  return doubted ? { status: "active", statusInfo: null } : undefined;
}

/** The change the identity provider's own verdict makes. */
export function death({ code, message }: Doubt, now: number): CredentialPatch {
  return {
    status: "dead",
    statusInfo: { code, message, at: now, strikes: 0 },
    intent: null,
    backoff: null,
  };
}
