/**
 * The accounts of clouds as they were written.
 *
 * @module
 */

import { isJsonObject, parseJsonObject } from "../canonical/json.ts";
import type { CloudLogin } from "../credentials/cloud/login.ts";
import { readServiceAccount } from "../credentials/cloud/service_account.ts";
import { Secret } from "../credentials/secret.ts";
import type { CloudId } from "../providers/cloud.ts";
import type { Provider } from "../providers/provider.ts";
import type { AwsAccountFile, GoogleAccountFile } from "./cloud_file.ts";
import type { CloudAccountConfig } from "./config.ts";
import type { AccountFile, ProviderFile } from "./file.ts";
import type { Path, Report } from "./problem.ts";

/** Reads the accounts that have no `apiKey`; those that have one are no business of this. */
export function resolveCloudAccounts(
  provider: Provider,
  { accounts = [] }: ProviderFile,
  path: Path,
  report: Report,
): CloudAccountConfig[] {
  return accounts.flatMap((account, index) => {
    const here: Path = [...path, "accounts", index];
    if (!belongs(account, provider, here, report)) return [];
    const login = loginOf(account, provider, here, report);
    if (login === undefined) return [];
    const { name, priority, weight } = account;
    return [{
      name,
      login,
      attrs: attrsOf(account),
      origin: "config" as const,
      ...(priority === undefined ? {} : { priority }),
      ...(weight === undefined ? {} : { weight }),
    }];
  });
}

const CLOUDS = ["aws", "azure", "google"] as const;

/** Whether it is a cloud's account, of the provider's own cloud, and says one thing only. */
function belongs(account: AccountFile, { id, cloud }: Provider, here: Path, report: Report) {
  const said = CLOUDS.filter((one) => account[one] !== undefined);
  if (said.length === 0 && account.ambient === undefined) return false;
  for (const one of said.filter((other) => other !== cloud?.id)) {
    report([...here, one], `Cannot use '${one}': '${id}' is no part of it`, "key");
    return false;
  }
  if (cloud === undefined) {
    report([...here, "ambient"], `Cannot use 'ambient': '${id}' is no part of a cloud`, "key");
    return false;
  }
  if (account.apiKey !== undefined) {
    report([...here, "apiKey"], "Cannot use the secret: the account has another way in", "key");
    return false;
  }
  return true;
}

function loginOf(
  account: AccountFile,
  { cloud }: Provider,
  here: Path,
  report: Report,
): CloudLogin | undefined {
  const scope = cloud?.scope ?? "";
  const { azure, google, aws } = account;
  if (account.ambient === true) {
    const secrets = [azure, google?.serviceAccount, aws?.accessKeyId, aws?.secretAccessKey];
    if (secrets.some((one) => one !== undefined)) {
      report(
        [...here, "ambient"],
        "Cannot use 'ambient': the account says how it is let in",
        "key",
      );
    }
    return ambientLogin(cloud?.id, scope, aws);
  }
  if (azure !== undefined) {
    const { clientSecret, ...rest } = azure;
    return { kind: "azure_client", ...rest, clientSecret: new Secret(clientSecret.trim()), scope };
  }
  if (google !== undefined) return googleLogin(google, scope, [...here, "google"], report);
  if (aws !== undefined) return awsLogin(aws, [...here, "aws"], report);
  report(here, "Cannot use the account: it has no secret, and 'ambient' is false");
  return undefined;
}

function ambientLogin(
  cloud: CloudId | undefined,
  scope: string,
  aws: AwsAccountFile | undefined,
): CloudLogin {
  if (cloud === "azure") return { kind: "azure_ambient", scope };
  if (cloud === "google") return { kind: "google_ambient", scope };
  return {
    kind: "aws_ambient",
    ...(aws?.profile === undefined ? {} : { profile: aws.profile }),
  };
}

function googleLogin(
  { serviceAccount }: GoogleAccountFile,
  scope: string,
  here: Path,
  report: Report,
): CloudLogin | undefined {
  const document = typeof serviceAccount === "string"
    ? parseJsonObject(serviceAccount)
    : isJsonObject(serviceAccount)
    ? serviceAccount
    : undefined;
  const key = document && readServiceAccount(document);
  if (key !== undefined) return { kind: "google_key", key, scope };
  const form = "expected the JSON document with client_email and private_key";
  report([...here, "serviceAccount"], `Cannot use the service account's key: ${form}`);
  return undefined;
}

function awsLogin(
  { accessKeyId, secretAccessKey, sessionToken, profile }: AwsAccountFile,
  here: Path,
  report: Report,
): CloudLogin | undefined {
  if (profile !== undefined) {
    report(
      [...here, "profile"],
      "Cannot use a profile: it is looked for with 'ambient' only",
      "key",
    );
  }
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    report(here, "Cannot use the account: it needs 'accessKeyId' and 'secretAccessKey'");
    return undefined;
  }
  return {
    kind: "aws_keys",
    accessKeyId,
    secretAccessKey: new Secret(secretAccessKey.trim()),
    ...(sessionToken === undefined ? {} : { sessionToken: new Secret(sessionToken.trim()) }),
  };
}

/** What the account's requests need beside its secret. */
function attrsOf({ google, aws }: AccountFile): Record<string, string> {
  const { project, location } = google ?? {};
  const { region } = aws ?? {};
  return {
    ...(project === undefined ? {} : { project }),
    ...(location === undefined ? {} : { location }),
    ...(region === undefined ? {} : { region }),
  };
}
