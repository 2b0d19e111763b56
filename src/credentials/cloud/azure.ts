/**
 * Tokens of Microsoft Entra ID: for an application, for a workload, or for the machine itself.
 * See https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow.
 *
 * @module
 */

import type { Secret } from "../secret.ts";
import { type Ambient, variable } from "./ambient.ts";
import { askJson } from "./ask.ts";
import { ambientOf, type Minted, MintError, type MintMeans, tokenFor } from "./minted.ts";
import { askForToken } from "./token_grant.ts";

/** How long a machine that is none of Azure's is waited for, in milliseconds. */
const MACHINE_MS = 3000;

/** A token that somebody else renews is looked at again so often, in seconds. */
const GIVEN_S = 300;

/** An application, and its proof. */
interface Application {
  readonly tenantId: string;
  readonly clientId: string;
}

/**
 * A token for an application with a secret.
 *
 * @throws {MintError} if none is given.
 */
export function azureClient(
  application: Application & { readonly clientSecret: Secret },
  scope: string,
  means: MintMeans,
): Promise<Minted> {
  return forApplication(
    application,
    { client_secret: application.clientSecret.reveal() },
    scope,
    means,
  );
}

/**
 * A token for whoever this is: what the environment holds, a federated workload, the application in
 * the environment, else the machine's managed identity.
 *
 * @throws {MintError} if nobody is known here, or no token is given.
 */
export async function azureAmbient(scope: string, means: MintMeans): Promise<Minted> {
  const ambient = ambientOf(means);
  const given = variable(ambient, "AZURE_OPENAI_AD_TOKEN");
  if (given !== undefined) return tokenFor(given, GIVEN_S, means);
  const tenantId = variable(ambient, "AZURE_TENANT_ID");
  const clientId = variable(ambient, "AZURE_CLIENT_ID");
  const proof = await proofIn(ambient);
  if (tenantId !== undefined && clientId !== undefined && proof !== undefined) {
    return await forApplication({ tenantId, clientId }, proof, scope, means);
  }
  return await forMachine(scope.replace(/\/\.default$/, ""), clientId, means);
}

function forApplication(
  { tenantId, clientId }: Application,
  proof: Readonly<Record<string, string>>,
  scope: string,
  means: MintMeans,
): Promise<Minted> {
  const url = `https://login.microsoftonline.com/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`;
  const params = { grant_type: "client_credentials", client_id: clientId, scope, ...proof };
  return askForToken(url, params, "Entra ID", means);
}

async function proofIn(ambient: Ambient): Promise<Record<string, string> | undefined> {
  const file = variable(ambient, "AZURE_FEDERATED_TOKEN_FILE");
  if (file !== undefined) {
    const assertion = (await ambient.readText(file))?.trim();
    if (assertion === undefined || assertion === "") {
      throw new MintError("Cannot read the file that AZURE_FEDERATED_TOKEN_FILE names", true);
    }
    return {
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: assertion,
    };
  }
  const secret = variable(ambient, "AZURE_CLIENT_SECRET");
  return secret === undefined ? undefined : { client_secret: secret };
}

/** App Service and Functions say where to ask; every other machine has one address for it. */
async function forMachine(
  resource: string,
  clientId: string | undefined,
  means: MintMeans,
): Promise<Minted> {
  const ambient = ambientOf(means);
  const endpoint = variable(ambient, "IDENTITY_ENDPOINT");
  const key = variable(ambient, "IDENTITY_HEADER");
  const inService = endpoint !== undefined && key !== undefined;
  const query = new URLSearchParams({
    "api-version": inService ? "2019-08-01" : "2018-02-01",
    resource,
    ...(clientId === undefined ? {} : { client_id: clientId }),
  });
  const base = inService ? endpoint : "http://169.254.169.254/metadata/identity/oauth2/token";
  const { access_token, expires_in, expires_on } = await askJson(`${base}?${query}`, {
    headers: inService ? { "x-identity-header": key } : { metadata: "true" },
    whom: "Azure's managed identity",
    patienceMs: MACHINE_MS,
  }, means);
  if (typeof access_token !== "string") {
    throw new MintError("Cannot get credentials: Azure's managed identity gives no token");
  }
  const left = Number(expires_in ?? Number(expires_on) - means.now() / 1000);
  return tokenFor(access_token, Number.isFinite(left) ? left : GIVEN_S, means);
}
