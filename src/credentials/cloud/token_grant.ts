/**
 * One request to a token endpoint (RFC 6749 section 5.1).
 *
 * @module
 */

import { askJson } from "./ask.ts";
import { type Minted, MintError, type MintMeans, tokenFor } from "./minted.ts";

/**
 * Asks for a token.
 *
 * @throws {MintError} if there is none.
 */
export async function askForToken(
  url: string,
  params: Readonly<Record<string, string>>,
  whom: string,
  means: MintMeans,
): Promise<Minted> {
  const body = new URLSearchParams(params);
  const { access_token, expires_in } = await askJson(url, { body, whom }, means);
  if (typeof access_token !== "string" || access_token === "") {
    throw new MintError(`Cannot get credentials: the answer of ${whom} holds no token`);
  }
  // Azure's machines say the number as a string.
  const seconds = Number(expires_in ?? 3600);
  return tokenFor(access_token, Number.isFinite(seconds) ? seconds : 3600, means);
}
