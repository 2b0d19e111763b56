/**
 * A credential: one secret of one provider.
 *
 * @module
 */

import type { Secret } from "./secret.ts";

/** What the rest of the program may know of a credential; the secret stays behind the lease. */
export interface Credential {
  /** Such as `openai#2`: the provider, and which of its secrets. */
  readonly id: string;
  readonly provider: string;
}

/** A credential lent for one attempt. */
export interface Lease {
  readonly credential: Credential;
  /** Absent for a provider that wants none. */
  readonly secret?: Secret;
}
