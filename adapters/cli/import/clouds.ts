/**
 * Accounts of clouds in another gateway's configuration.
 *
 * @module
 */

import type { AccountFile, ProviderFile } from "../../../mod.ts";
import type { Draft, DraftProvider } from "./draft.ts";

/** The providers that are clouds'. */
export type CloudProvider = "amazon-bedrock" | "azure" | "google-vertex";

/** What one of them is asked with: where it is, and how an account is let in. */
export interface CloudDraft {
  readonly id: CloudProvider;
  /** What is said of the place for all accounts. */
  readonly file: ProviderFile;
  /** Absent where the account is the environment's. */
  readonly account?: Omit<AccountFile, "name"> | undefined;
}

/** What is told of AWS; secrets are references here and below. */
export interface AwsTold {
  readonly key?: string | undefined;
  readonly accessKeyId?: string | undefined;
  readonly secretAccessKey?: string | undefined;
  readonly sessionToken?: string | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
}

/** Bedrock with keys, with a bearer key, or with whoever AWS's own tools would take. */
export function bedrockOf({ key, region, profile, ...keys }: AwsTold): CloudDraft {
  const id = "amazon-bedrock";
  const where = said({ region });
  // An account with a bearer key has no place of its own.
  if (key !== undefined) return { id, file: within("aws", where), account: { apiKey: key } };
  const ambient = keys.accessKeyId === undefined || keys.secretAccessKey === undefined;
  const aws = ambient ? { ...said({ profile }), ...where } : { ...said(keys), ...where };
  return { id, file: {}, account: { ...(ambient ? { ambient } : {}), ...within("aws", aws) } };
}

/** What is told of Google Cloud. */
export interface GoogleTold {
  readonly key?: string | undefined;
  readonly serviceAccount?: string | undefined;
  readonly project?: string | undefined;
  readonly location?: string | undefined;
}

/** Vertex AI with a service account, with a key, or with whoever Google's own tools would take. */
export function vertexOf({ key, serviceAccount, project, location }: GoogleTold): CloudDraft {
  const id = "google-vertex";
  const where = said({ project, location });
  if (key !== undefined) return { id, file: within("google", where), account: { apiKey: key } };
  const ambient = serviceAccount === undefined;
  const google = { ...said({ serviceAccount }), ...where };
  return {
    id,
    file: {},
    account: { ...(ambient ? { ambient } : {}), ...within("google", google) },
  };
}

/** What is told of Azure. */
export interface AzureTold {
  readonly key?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  /** Whether the account is whoever Azure's own tools would take. */
  readonly ambient?: boolean | undefined;
  readonly resource?: string | undefined;
  /** Where it is, if that is not told as a resource. */
  readonly baseUrl?: string | undefined;
}

/** Azure with a key, with an application, or with whoever Azure's own tools would take. */
export function azureOf(told: AzureTold): CloudDraft {
  const { key, tenantId, clientId, clientSecret, ambient, baseUrl } = told;
  const own = /^https:\/\/([A-Za-z0-9-]+)\.openai\.azure\.com(?:\/|$)/.exec(baseUrl ?? "")?.[1];
  const resource = told.resource ?? own;
  const file = resource === undefined ? said({ baseUrl }) : { azure: { resource } };
  const id = "azure";
  if (key !== undefined) return { id, file, account: { apiKey: key } };
  if (tenantId !== undefined && clientId !== undefined && clientSecret !== undefined) {
    return { id, file, account: { azure: { tenantId, clientId, clientSecret } } };
  }
  return { id, file, ...(ambient === true ? { account: { ambient } } : {}) };
}

/**
 * Puts a cloud's account into the draft.
 *
 * @returns Whether it has a place there: a provider is in one place, but for what its accounts say.
 */
export function addCloud(
  draft: Draft,
  { id, file, account }: CloudDraft,
  { weight, from }: { readonly weight?: number | undefined; readonly from: string },
): boolean {
  const before = draft.providers.get(id);
  const placed = before !== undefined && isPlaced(before.file);
  if (placed && isPlaced(file) && JSON.stringify(before.file) !== JSON.stringify(file)) {
    return false;
  }
  const { secrets = new Map(), accounts = new Map(), from: parts = [] } = before ?? {};
  const there: DraftProvider = {
    file: placed ? before.file : file,
    secrets,
    accounts,
    from: parts,
  };
  draft.providers.set(id, there);
  if (!there.from.includes(from)) there.from.push(from);
  if (account?.apiKey !== undefined && typeof account.apiKey === "string") {
    there.secrets.set(account.apiKey, weight ?? there.secrets.get(account.apiKey));
  } else if (account !== undefined) {
    const text = JSON.stringify(account);
    const share = weight ?? there.accounts.get(text)?.weight;
    there.accounts.set(text, share === undefined ? account : { ...account, weight: share });
  }
  return true;
}

/** Whether it says where it is. */
function isPlaced(file: ProviderFile): boolean {
  return Object.keys(file).length > 0;
}

/** Of what might be told, what is. */
function said<K extends string>(told: Partial<Record<K, string | undefined>>) {
  const entries = Object.entries<string | undefined>(told).filter(([, value]) =>
    value !== undefined
  );
  return Object.fromEntries(entries) as Partial<Record<K, string>>;
}

function within<K extends "aws" | "google", V extends object>(cloud: K, value: V) {
  return Object.keys(value).length === 0 ? {} : { [cloud]: value } as Record<K, V>;
}
