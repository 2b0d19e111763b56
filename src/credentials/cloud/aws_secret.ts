/**
 * AWS's keys, as its services hand them out.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { AwsSecret } from "../record.ts";
import { Secret } from "../secret.ts";
import { type Minted, MintError, type MintMeans } from "./minted.ts";

/** Keys whose end nobody tells are looked for again so often, in milliseconds. */
const UNTOLD_MS = 5 * 60_000;

/** Keys that are good until somebody takes them away. */
export function lastingKeys(
  accessKeyId: string,
  secretAccessKey: string,
  sessionToken?: string | undefined,
): AwsSecret {
  return {
    kind: "aws",
    accessKeyId,
    secretAccessKey: new Secret(secretAccessKey),
    ...(sessionToken === undefined ? {} : { sessionToken: new Secret(sessionToken) }),
    expiresAt: Infinity,
  };
}

/** Keys that are looked for again after a while, as others may stand in their place by then. */
export function foundKeys(keys: AwsSecret, { now }: Pick<MintMeans, "now">): Minted {
  return { secret: { ...keys, remote: true, expiresAt: now() + UNTOLD_MS } };
}

/**
 * Keys out of the JSON that metadata services answer with.
 *
 * @throws {MintError} if there are none in it.
 */
export function lentKeys(answer: JsonObject, whom: string, means: Pick<MintMeans, "now">): Minted {
  const { AccessKeyId, SecretAccessKey, Token, SessionToken, Expiration } = answer;
  if (typeof AccessKeyId !== "string" || typeof SecretAccessKey !== "string") {
    throw new MintError(`Cannot get credentials: the answer of ${whom} holds no keys`);
  }
  const token = Token ?? SessionToken;
  const keys = lastingKeys(
    AccessKeyId,
    SecretAccessKey,
    typeof token === "string" ? token : undefined,
  );
  const end = typeof Expiration === "number" ? Expiration * 1000 : Date.parse(String(Expiration));
  if (!Number.isFinite(end)) return foundKeys(keys, means);
  return { secret: { ...keys, remote: true, expiresAt: end } };
}
