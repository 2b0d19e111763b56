/**
 * Asking whose token it is.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { Secret } from "../secret.ts";
import type { OAuthFlow } from "./flow.ts";
import type { Call } from "./library.ts";

/**
 * What the vendor says of the account; `undefined` where it says nothing. A login does not fail over
 * a name.
 */
export async function askProfile(
  { profileUrl }: OAuthFlow,
  access: Secret,
  { transport }: Pick<Call, "transport">,
  signal: AbortSignal | undefined,
): Promise<JsonObject | undefined> {
  if (profileUrl === undefined) return undefined;
  try {
    await transport.fetch(profileUrl, {
      method: "GET",
      headers: { authorization: `Bearer ${access.reveal()}` },
      signal,
    });
  } catch {
    return undefined;
  }
  return transport.seen.status === 200 ? transport.seen.body : undefined;
}
