/**
 * Taking on a role, by AWS's Security Token Service.
 * See https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html.
 *
 * @module
 */

import type { AwsSecret } from "../record.ts";
import { ask } from "./ask.ts";
import { lentKeys } from "./aws_secret.ts";
import { awsUrl } from "./aws_url.ts";
import type { Minted, MintMeans } from "./minted.ts";
import { signedHeaders } from "./sigv4.ts";

/** A role to be taken on. */
export interface Role {
  readonly arn: string;
  /** What the session is called in AWS's logs. */
  readonly session?: string | undefined;
  readonly externalId?: string | undefined;
  readonly region: string;
}

const WHOM = "AWS STS";

/**
 * Takes on a role with a token of somebody else's, which is all the proof there has to be.
 *
 * @throws {MintError} if AWS does not let it.
 */
export function assumeWithToken(role: Role, token: string, means: MintMeans): Promise<Minted> {
  const params = paramsOf("AssumeRoleWithWebIdentity", role);
  params.set("WebIdentityToken", token);
  return askSts(role, params, {}, means);
}

/**
 * Takes on a role with keys.
 *
 * @throws {MintError} if AWS does not let it.
 */
export async function assumeWithKeys(
  role: Role,
  keys: AwsSecret,
  means: MintMeans,
): Promise<Minted> {
  const params = paramsOf("AssumeRole", role);
  if (role.externalId !== undefined) params.set("ExternalId", role.externalId);
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const signed = await signedHeaders(
    { method: "POST", url: urlOf(role), headers: type, body: params.toString() },
    keys,
    { service: "sts", region: role.region, now: means.now() },
  );
  return await askSts(role, params, signed, means);
}

function paramsOf(action: string, { arn, session = "sluice" }: Role): URLSearchParams {
  return new URLSearchParams({
    Action: action,
    Version: "2011-06-15",
    RoleArn: arn,
    RoleSessionName: session,
  });
}

function urlOf({ region }: Role): string {
  return awsUrl("sts", region, "/");
}

async function askSts(
  role: Role,
  body: URLSearchParams,
  headers: Record<string, string>,
  means: MintMeans,
): Promise<Minted> {
  const { text } = await ask(urlOf(role), { body, headers, whom: WHOM }, means);
  const member = (name: string): string | undefined =>
    new RegExp(`<${name}>([^<]+)</${name}>`).exec(text)?.[1];
  return lentKeys(
    {
      AccessKeyId: member("AccessKeyId"),
      SecretAccessKey: member("SecretAccessKey"),
      SessionToken: member("SessionToken"),
      Expiration: member("Expiration"),
    },
    WHOM,
    means,
  );
}
