/**
 * Renewing tokens at the fleet's identity provider, on whichever runtime a gateway is.
 *
 * @module
 */

import { Secret, type TokenAnswer, type TokenSource } from "../../mod.ts";

/** Asks `idp` as a real one would be asked; any failure to get an answer is one. */
export function tokensOf(idp: string): TokenSource {
  return {
    supports: () => true,
    refresh: ({ secret }, signal) =>
      refresh(idp, secret.kind === "oauth" ? secret.refresh?.reveal() ?? "" : "", signal),
  };
}

async function refresh(idp: string, token: string, signal: AbortSignal): Promise<TokenAnswer> {
  try {
    const response = await fetch(idp, { method: "POST", body: token, signal });
    const answer = await response.json();
    if (!response.ok) {
      return { kind: "refused", status: response.status, code: answer.error, message: "refused" };
    }
    const { access, refresh, expiresAt } = answer;
    return { kind: "tokens", access: new Secret(access), refresh: new Secret(refresh), expiresAt };
  } catch (error) {
    return { kind: "failed", cause: String(error), sent: true };
  }
}
