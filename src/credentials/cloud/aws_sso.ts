/**
 * Keys of a role that a person has at AWS IAM Identity Center.
 * See https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html.
 *
 * @module
 */

import { isJsonObject } from "../../canonical/json.ts";
import { askJson } from "./ask.ts";
import type { Profile, SharedFiles } from "./aws_files.ts";
import { lentKeys } from "./aws_secret.ts";
import { sayingHow, ssoToken } from "./aws_sso_token.ts";
import { awsUrl } from "./aws_url.ts";
import { type Minted, MintError, type MintMeans } from "./minted.ts";

const WHOM = "AWS IAM Identity Center";

/** Whether a profile's keys are a person's. */
export function isSso({ sso_session, sso_start_url }: Profile): boolean {
  return sso_session !== undefined || sso_start_url !== undefined;
}

/**
 * The keys of the role that the profile `name` names, for whoever is logged in.
 *
 * @throws {MintError} if the profile does not say enough, nobody is logged in, or AWS gives none.
 */
export async function ssoKeys(
  profile: Profile,
  name: string,
  { sessions }: Pick<SharedFiles, "sessions">,
  means: MintMeans,
): Promise<Minted> {
  const { sso_session: session } = profile;
  const settings = { ...profile, ...(session === undefined ? {} : sessions.get(session)) };
  const needed = (setting: string): string => {
    const value = settings[setting];
    if (value !== undefined && value !== "") return value;
    throw new MintError(`Cannot use the AWS profile '${name}': it says no ${setting}`, true);
  };
  const url = needed("sso_start_url");
  const region = needed("sso_region");
  const role = new URLSearchParams({
    role_name: needed("sso_role_name"),
    account_id: needed("sso_account_id"),
  });
  const again = `\`aws sso login --profile ${name}\` logs in anew`;
  const token = await ssoToken({ name: session ?? url, region, again }, means);
  const { roleCredentials } = await askJson(
    awsUrl("portal.sso", region, `/federation/credentials?${role}`),
    { headers: { "x-amz-sso_bearer_token": token }, whom: WHOM },
    means,
  ).catch((error) => {
    throw sayingHow(error, again);
  });
  const keys = isJsonObject(roleCredentials) ? roleCredentials : {};
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = keys;
  return lentKeys(
    {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
      // Milliseconds here, where AWS's other services tell seconds.
      Expiration: typeof expiration === "number" ? expiration / 1000 : undefined,
    },
    WHOM,
    means,
  );
}
