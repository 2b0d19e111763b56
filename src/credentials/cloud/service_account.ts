/**
 * A Google service account's key, and what it is given for a statement signed with it.
 * See https://developers.google.com/identity/protocols/oauth2/service-account.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import { Secret } from "../secret.ts";
import type { ServiceAccountKey } from "./login.ts";
import { type Minted, MintError, type MintMeans } from "./minted.ts";
import { askForToken } from "./token_grant.ts";

/** Google's token endpoint. A key's own `token_uri` is not asked: it would be sent statements. */
export const GOOGLE_TOKENS = "https://oauth2.googleapis.com/token";

/** How long a statement holds, in seconds; Google takes no longer ones. */
const STATEMENT_S = 3600;

type Library = typeof import("jose");

let loading: Promise<Library> | undefined;

/** Reads the document that Google's console hands out; `undefined` if it is none. */
export function readServiceAccount(document: JsonObject): ServiceAccountKey | undefined {
  const { type, client_email, private_key, private_key_id, project_id } = document;
  if (type !== undefined && type !== "service_account") return undefined;
  if (typeof client_email !== "string" || typeof private_key !== "string") return undefined;
  return {
    email: client_email,
    privateKey: new Secret(private_key),
    ...(typeof private_key_id === "string" ? { keyId: private_key_id } : {}),
    ...(typeof project_id === "string" ? { project: project_id } : {}),
  };
}

/**
 * A token for the account.
 *
 * @throws {MintError} if its key cannot be read, or Google gives none.
 */
export async function tokenForKey(
  key: ServiceAccountKey,
  scope: string,
  means: MintMeans,
): Promise<Minted> {
  const assertion = await statement(key, scope, means.now());
  const minted = await askForToken(
    GOOGLE_TOKENS,
    {
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      assertion,
    },
    "Google",
    means,
  );
  return key.project === undefined ? minted : { ...minted, attrs: { usualProject: key.project } };
}

async function statement(
  { email, privateKey, keyId }: ServiceAccountKey,
  scope: string,
  now: number,
): Promise<string> {
  const { importPKCS8, SignJWT } = await (loading ??= import("jose"));
  // In environment variables line ends are often written out.
  const pem = privateKey.reveal().replaceAll("\\n", "\n");
  const key = await importPKCS8(pem, "RS256").catch(() => {
    throw new MintError("Cannot use the service account: its private key cannot be read", true);
  });
  const issuedAt = Math.floor(now / 1000);
  return await new SignJWT({ scope })
    .setProtectedHeader({
      alg: "RS256",
      typ: "JWT",
      ...(keyId === undefined ? {} : { kid: keyId }),
    })
    .setIssuer(email)
    .setAudience(GOOGLE_TOKENS)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + STATEMENT_S)
    .sign(key);
}
