/**
 * Workload identity federation: somebody else's token is exchanged for one of Google's (RFC 8693).
 * See https://google.aip.dev/auth/4117.
 *
 * @module
 */

import { isJsonObject, type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import { ask, askJson } from "./ask.ts";
import { ambientOf, type Minted, MintError, type MintMeans, tokenFor } from "./minted.ts";
import { askForToken } from "./token_grant.ts";

const SCOPE_OF_ALL = "https://www.googleapis.com/auth/cloud-platform";

/**
 * A token for the workload that `document` (of type `external_account`) describes.
 *
 * @throws {MintError} if its own token is not to be had, or none is given for it.
 */
export async function tokenForWorkload(
  document: JsonObject,
  scope: string,
  means: MintMeans,
): Promise<Minted> {
  const { audience, subject_token_type, token_url } = document;
  const acting = document.service_account_impersonation_url;
  const minted = await askForToken(
    ofGoogle(token_url),
    {
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      requested_token_type: "urn:ietf:params:oauth:token-type:access_token",
      audience: String(audience),
      scope: acting === undefined ? scope : SCOPE_OF_ALL,
      subject_token_type: String(subject_token_type),
      subject_token: await ownToken(document.credential_source, means),
    },
    "Google",
    means,
  );
  return acting === undefined ? minted : await actFor(ofGoogle(acting), scope, minted, means);
}

/** A token of the service account that the workload may act for. */
async function actFor(
  url: string,
  scope: string,
  { secret }: Minted,
  means: MintMeans,
): Promise<Minted> {
  const token = secret.kind === "oauth" ? secret.access.reveal() : "";
  const { accessToken, expireTime } = await askJson(url, {
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ scope: [scope] }),
    whom: "Google",
  }, means);
  const end = Date.parse(String(expireTime));
  if (typeof accessToken !== "string" || !Number.isFinite(end)) {
    throw new MintError("Cannot get credentials: the answer of Google holds no token");
  }
  return tokenFor(accessToken, (end - means.now()) / 1000, means);
}

/** What a file says is asked of Google alone, over https. */
function ofGoogle(value: unknown): string {
  const url = typeof value === "string" ? URL.parse(value) : null;
  if (url?.protocol === "https:" && url.hostname.endsWith(".googleapis.com")) return url.href;
  throw new MintError("Cannot use Google's credentials file: its addresses are not Google's", true);
}

/** The workload's own token, out of a file or from an address on its machine. */
async function ownToken(source: unknown, means: MintMeans): Promise<string> {
  const { file, url, headers, format } = isJsonObject(source) ? source : {};
  const text = typeof file === "string"
    ? await ambientOf(means).readText(file)
    : typeof url === "string"
    ? (await ask(url, { headers: stringsIn(headers), whom: "the workload's issuer" }, means)).text
    : undefined;
  const { type, subject_token_field_name: field } = isJsonObject(format) ? format : {};
  const token = type === "json" && text !== undefined
    ? parseJsonObject(text)?.[String(field)]
    : text?.trim();
  if (typeof token === "string" && token !== "") return token;
  throw new MintError("Cannot get credentials: the workload's own token is not to be had", true);
}

function stringsIn(headers: unknown): Record<string, string> {
  if (!isJsonObject(headers)) return {};
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : []
    ),
  );
}
