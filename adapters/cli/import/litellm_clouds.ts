/**
 * What LiteLLM's entries say of the clouds: AWS, Azure and Google Cloud.
 *
 * @module
 */

import {
  addCloud,
  azureOf,
  bedrockOf,
  type CloudDraft,
  type CloudProvider,
  vertexOf,
} from "./clouds.ts";
import type { Draft } from "./draft.ts";
import { secretOf, shareOf, valueOf } from "./litellm_values.ts";
import { type Fields, fieldsOf, textOf } from "./read.ts";

/** The fields that are read here. */
export const CLOUD_FIELDS: readonly string[] = [
  ..."aws_access_key_id aws_secret_access_key aws_session_token aws_region_name".split(" "),
  ..."aws_profile_name tenant_id client_id client_secret azure_ad_token".split(" "),
  ..."vertex_project vertex_location vertex_credentials".split(" "),
  ..."vertex_ai_project vertex_ai_location vertex_ai_credentials".split(" "),
];

/** An entry that is a cloud's. */
export interface CloudEntry {
  readonly cloud: CloudProvider;
  /** The model, as it stands behind the provider's name. */
  readonly model: string;
  readonly params: Fields;
  /** Where the parameters stand. */
  readonly at: string;
  /** Where the entry stands. */
  readonly from: string;
  readonly draft: Draft;
}

/** How a model is asked, which is told before its name. */
const WAYS = {
  "amazon-bedrock":
    /^(?:converse|converse_like|invoke|llama|nova|deepseek_r1|openai|qwen2|qwen3)\//,
  azure: /^(?:o_series|gpt5_series|responses)\//,
  "google-vertex": /^(?:gemini|openai)\/(?=gemini-)/,
} as const;

const REGION = /^((?:us|eu|ap|ca|sa|me|af|il|mx)(?:-gov)?-[a-z]+-\d)\//;

/** Puts the account into the draft; `undefined` where the cloud's provider is at another place. */
export function placeInCloud(entry: CloudEntry): { id: string; model: string } | undefined {
  const { cloud, params, from, draft } = entry;
  const named = entry.model.replace(WAYS[cloud], "");
  const region = cloud === "amazon-bedrock" ? REGION.exec(named)?.[1] : undefined;
  const model = region === undefined ? named : named.replace(REGION, "").replace(WAYS[cloud], "");
  const told = TOLD[cloud](entry, region);
  if (!addCloud(draft, told, { weight: shareOf(params), from })) return undefined;
  tellRest(entry);
  return { id: cloud, model };
}

/** What other hosts' entries say too, and accounts of clouds do not. */
function tellRest({ cloud, params, at, draft }: CloudEntry): void {
  for (const name of cloud === "azure" ? [] : ["api_base", "base_url"]) {
    if (textOf(params[name]) === undefined) continue;
    draft.leave(`${at}.${name}`, 'put it into the provider: "baseUrl"');
  }
  if (Object.keys(fieldsOf(params.extra_headers)).length === 0) return;
  draft.leave(`${at}.extra_headers`, 'put them into the provider: "headers"');
}

const TOLD: Readonly<
  Record<CloudProvider, (entry: CloudEntry, region: string | undefined) => CloudDraft>
> = { "amazon-bedrock": awsIn, azure: azureIn, "google-vertex": googleIn };

function awsIn(entry: CloudEntry, region: string | undefined): CloudDraft {
  return bedrockOf({
    key: secretIn(entry, "api_key", "AWS_BEARER_TOKEN_BEDROCK"),
    accessKeyId: secretIn(entry, "aws_access_key_id"),
    secretAccessKey: secretIn(entry, "aws_secret_access_key"),
    sessionToken: secretIn(entry, "aws_session_token"),
    profile: valueOf(textOf(entry.params.aws_profile_name)),
    region: region ?? valueOf(textOf(entry.params.aws_region_name)),
  });
}

function azureIn(entry: CloudEntry): CloudDraft {
  const { params, at, draft } = entry;
  const key = secretIn(entry, "api_key", "AZURE_API_KEY");
  const token = textOf(params.azure_ad_token);
  if (token !== undefined && key === undefined) {
    draft.leave(`${at}.azure_ad_token`, "a token ends: it is read from AZURE_OPENAI_AD_TOKEN");
  }
  return azureOf({
    key,
    tenantId: valueOf(textOf(params.tenant_id)),
    clientId: valueOf(textOf(params.client_id)),
    clientSecret: secretIn(entry, "client_secret", "AZURE_CLIENT_SECRET"),
    ambient: token !== undefined,
    baseUrl: valueOf(textOf(params.api_base) ?? textOf(params.base_url)) ?? "${AZURE_API_BASE}",
  });
}

function googleIn(entry: CloudEntry): CloudDraft {
  const { params, at, draft } = entry;
  const location = valueOf(textOf(params.vertex_location) ?? textOf(params.vertex_ai_location));
  if (location === undefined) {
    const why = "there is none: requests go to 'global', or to GOOGLE_CLOUD_LOCATION";
    draft.leave(`${at}.vertex_location`, why);
  }
  return vertexOf({
    key: secretIn(entry, "api_key", "GOOGLE_CLOUD_API_KEY"),
    serviceAccount: serviceAccountIn(entry),
    project: valueOf(textOf(params.vertex_project) ?? textOf(params.vertex_ai_project)),
    location,
  });
}

/** LiteLLM's is a document, as text or written out, or the path of a file that holds one. */
function serviceAccountIn({ params, at, draft }: CloudEntry): string | undefined {
  const value = params.vertex_credentials ?? params.vertex_ai_credentials;
  const place = `${at}.vertex_credentials`;
  const written = Object.keys(fieldsOf(value)).length > 0 ? JSON.stringify(value) : textOf(value);
  if (written === undefined) return undefined;
  if (!written.startsWith("{") && !written.startsWith("os.environ/")) {
    draft.leave(place, "it is a file: set GOOGLE_APPLICATION_CREDENTIALS to its path");
    return undefined;
  }
  const reference = secretOf(written, "GOOGLE_SERVICE_ACCOUNT", place, draft);
  if (!written.startsWith("{")) {
    draft.leave(place, `${reference} has to hold the document itself, not the path of a file`);
  }
  return reference;
}

function secretIn(
  { params, at, draft }: CloudEntry,
  field: string,
  name: string = field.toUpperCase(),
): string | undefined {
  const value = textOf(params[field]);
  return value === undefined ? undefined : secretOf(value, name, `${at}.${field}`, draft);
}
