/**
 * Google's Application Default Credentials: a token or a file that the environment names, the file
 * that `gcloud` writes, else the machine's own identity.
 * See https://cloud.google.com/docs/authentication/application-default-credentials.
 *
 * @module
 */

import { type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import { variable } from "./ambient.ts";
import { ask, askJson } from "./ask.ts";
import { tokenForWorkload } from "./google_workload.ts";
import { ambientOf, type Minted, MintError, type MintMeans, tokenFor } from "./minted.ts";
import { GOOGLE_TOKENS, readServiceAccount, tokenForKey } from "./service_account.ts";
import { askForToken } from "./token_grant.ts";

/** A token that somebody else renews is looked at again so often, in seconds. */
const GIVEN_S = 300;

/** How long a machine that is none of Google's is waited for, in milliseconds. */
const MACHINE_MS = 3000;

/**
 * A token for whoever this is.
 *
 * @throws {MintError} if nobody is known here, or no token is given.
 */
export async function googleAmbient(scope: string, means: MintMeans): Promise<Minted> {
  const ambient = ambientOf(means);
  const given = variable(ambient, "GOOGLE_CLOUD_ACCESS_TOKEN") ??
    variable(ambient, "CLOUDSDK_AUTH_ACCESS_TOKEN");
  if (given !== undefined) return tokenFor(given, GIVEN_S, means);
  const named = variable(ambient, "GOOGLE_APPLICATION_CREDENTIALS");
  if (named !== undefined) {
    const text = await ambient.readText(named);
    if (text !== undefined) return await fromFile(text, scope, means);
    throw new MintError("Cannot read the file that GOOGLE_APPLICATION_CREDENTIALS names", true);
  }
  const folder = variable(ambient, "CLOUDSDK_CONFIG") ??
    (ambient.home === undefined ? undefined : `${ambient.home}/.config/gcloud`);
  const text = folder === undefined
    ? undefined
    : await ambient.readText(`${folder}/application_default_credentials.json`);
  if (text !== undefined) return await fromFile(text, scope, means);
  return await fromMachine(means);
}

async function fromFile(text: string, scope: string, means: MintMeans): Promise<Minted> {
  const document = parseJsonObject(text) ?? {};
  const key = readServiceAccount(document);
  if (key !== undefined) return await tokenForKey(key, scope, means);
  switch (document.type) {
    case "authorized_user":
      return await forUser(document, means);
    case "external_account":
      return await tokenForWorkload(document, scope, means);
    default:
      throw new MintError("Cannot use Google's credentials file: its type is not known here", true);
  }
}

/** A person's own token; what they use is billed to their quota project. */
async function forUser(document: JsonObject, means: MintMeans): Promise<Minted> {
  const { client_id, client_secret, refresh_token, quota_project_id } = document;
  const minted = await askForToken(
    GOOGLE_TOKENS,
    {
      grant_type: "refresh_token",
      client_id: String(client_id),
      client_secret: String(client_secret),
      refresh_token: String(refresh_token),
    },
    "Google",
    means,
  );
  if (typeof quota_project_id !== "string") return minted;
  return { ...minted, attrs: { quotaProject: quota_project_id, usualProject: quota_project_id } };
}

/** The identity of the machine: Compute Engine, GKE, Cloud Run. */
async function fromMachine(means: MintMeans): Promise<Minted> {
  const ambient = ambientOf(means);
  const host = variable(ambient, "GCE_METADATA_HOST") ?? "metadata.google.internal";
  const base = `http://${host}/computeMetadata/v1`;
  const question = {
    headers: { "metadata-flavor": "Google" },
    whom: "Google's metadata server",
    patienceMs: MACHINE_MS,
  };
  const path = "/instance/service-accounts/default/token";
  const { access_token, expires_in } = await askJson(base + path, question, means);
  if (typeof access_token !== "string") {
    throw new MintError("Cannot get credentials: Google's metadata server gives no token");
  }
  const minted = tokenFor(access_token, Number(expires_in ?? GIVEN_S), means);
  const project = await ask(`${base}/project/project-id`, question, means).catch(() => undefined);
  const name = project?.text.trim() ?? "";
  return /^[a-z0-9:.-]{1,64}$/.test(name) ? { ...minted, attrs: { usualProject: name } } : minted;
}
