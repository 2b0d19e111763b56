/**
 * Whether a provider takes the secret of an account that is there already.
 *
 * @module
 */

import type { ProviderConfig } from "../../config/config.ts";
import type { Accounts } from "../../credentials/accounts.ts";
import type { AuthMaterial } from "../../credentials/contract.ts";
import type { Ticker } from "../../relay/ticker.ts";
import type { Host } from "../host.ts";
import { type CheckResult, checkSecret } from "./check_account.ts";

/** A token that ends sooner than this is renewed before it is shown to anybody, in milliseconds. */
const FRESH_MS = 60_000;

/** Asks about the account `id` of `found`. A renewal that fails is a result, too. */
export async function checkKept(
  id: string,
  found: ProviderConfig,
  { find, refresher }: Pick<Accounts, "find" | "refresher">,
  asking: { readonly host: Host; readonly ticker: Ticker },
): Promise<CheckResult> {
  const record = await find(id);
  const secret = record?.secret;
  if (record === undefined || secret === undefined || secret.kind === "none") {
    return { ok: null, reason: "it holds no secret" };
  }
  if (secret.kind === "api_key") {
    const auth: AuthMaterial = { kind: "api_key", secret: secret.key, attrs: record.attrs };
    return await checkSecret(found.provider, auth, asking);
  }
  if (secret.kind === "aws" && secret.remote !== true) {
    const reason = "only a request can tell whether AWS takes its keys";
    return { ok: null, reason, askable: false };
  }
  if (record.status === "dead") return { ok: false, reason: "it needs a new login" };
  if (refresher === undefined) return ofToken(secret.expiresAt, asking.host.now());
  const result = await refresher.ensure(id, { minTtlMs: FRESH_MS });
  switch (result.kind) {
    case "fresh":
      return { ok: true, reason: "its token is good" };
    case "dead":
      return { ok: false, reason: "it needs a new login" };
    case "transient":
      return { ok: null, reason: "its token could not be renewed just now" };
  }
}

/** Where nothing renews tokens, only the clock can tell. */
function ofToken(expiresAt: number, now: number): CheckResult {
  return expiresAt <= now
    ? { ok: false, reason: "its token has run out, and nothing here can renew it" }
    : { ok: null, reason: "its token has not run out; nothing here can ask about it" };
}
