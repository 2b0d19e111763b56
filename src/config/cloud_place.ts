/**
 * Where in its cloud a provider is: as it is written, else as the environment says.
 *
 * @module
 */

import type { CloudPlace } from "../providers/cloud.ts";
import type { Provider } from "../providers/provider.ts";
import type { Env } from "./expand.ts";
import type { ProviderFile } from "./file.ts";
import type { Path, Report } from "./problem.ts";

type Where = keyof CloudPlace;

/** The provider with its place filled in; what is missing or does not belong there is reported. */
export function inItsPlace(
  provider: Provider,
  file: ProviderFile,
  env: Env,
  path: Path,
  report: Report,
): Provider {
  const { cloud } = provider;
  for (const id of ["aws", "azure", "google"] as const) {
    if (file[id] === undefined || cloud?.id === id) continue;
    report([...path, id], `Cannot use '${id}': '${provider.id}' is no part of it`, "key");
  }
  if (cloud === undefined) return provider;
  const written = { ...(cloud.id === "azure" ? file.azure : {}), ...placeIn(file, cloud.id) };
  const place = { ...placeFrom(provider, env), ...written };
  const baseUrl = file.baseUrl === undefined ? hostFrom(provider, place, env) : provider.baseUrl;
  if (baseUrl === undefined) {
    const variables = cloud.env.resource?.[0] ?? "";
    const why = `it needs "azure": { "resource": "…" }, or ${variables} in the environment`;
    report(path, `Cannot use the provider '${provider.id}': ${why}`, "key");
  }
  return placed(provider, place, baseUrl ?? provider.baseUrl, file.dialect === undefined);
}

/** The same where nothing is written; `undefined` if the environment does not say enough. */
export function foundPlace(provider: Provider, env: Env): Provider | undefined {
  if (provider.cloud === undefined) return provider;
  const place = placeFrom(provider, env);
  const baseUrl = hostFrom(provider, place, env);
  return baseUrl === undefined ? undefined : placed(provider, place, baseUrl, true);
}

function placed(
  provider: Provider,
  place: CloudPlace,
  baseUrl: string,
  ownDialects: boolean,
): Provider {
  const { cloud } = provider;
  if (cloud === undefined) return provider;
  const there = { ...provider, cloud: { ...cloud, place }, baseUrl: tidied(provider, baseUrl) };
  if (cloud.envelope !== "azure" || !isDated(place.apiVersion)) return there;
  // The deployments of the dated API are asked for by the chat wire, and under other paths.
  const { endpoints: _none, ...chat } = there;
  return ownDialects && provider.dialects.includes("openai-chat")
    ? { ...chat, dialects: ["openai-chat"] }
    : chat;
}

/** Whether a version is a date, and so from before the API's v1. */
function isDated(apiVersion: string | undefined): boolean {
  return apiVersion !== undefined && /^\d{4}-\d\d-\d\d/.test(apiVersion);
}

function placeIn({ google, aws }: ProviderFile, id: string): CloudPlace {
  return { ...(id === "google" ? google : {}), ...(id === "aws" ? aws : {}) };
}

function placeFrom({ cloud }: Provider, env: Env): CloudPlace {
  const place: { -readonly [K in Where]?: CloudPlace[K] } = {};
  for (const where of Object.keys(cloud?.env ?? {}) as (Where | "baseUrl")[]) {
    const value = firstOf(cloud?.env[where] ?? [], env);
    if (value === undefined || where === "baseUrl") continue;
    if (where === "deployments") place.deployments = pairsIn(value);
    else place[where] = value;
  }
  return place;
}

/** `gpt-5=prod,gpt-5-mini=small`. */
function pairsIn(text: string): Record<string, string> {
  const pairs = text.split(",").map((pair) => pair.split("=").map((one) => one.trim()));
  return Object.fromEntries(
    pairs.flatMap(([model, deployment]) => model && deployment ? [[model, deployment]] : []),
  );
}

/** The base URL with the resource in it; `undefined` where it has to be there and is not known. */
function hostFrom(
  { baseUrl, cloud }: Provider,
  { resource }: CloudPlace,
  env: Env,
): string | undefined {
  if (!baseUrl.includes("{resource}")) return baseUrl;
  if (resource !== undefined && /^[A-Za-z0-9-]+$/.test(resource)) {
    return baseUrl.replace("{resource}", resource);
  }
  const whole = firstOf(cloud?.env.baseUrl ?? [], env);
  return whole !== undefined && URL.canParse(whole) && /^https?:/.test(whole) ? whole : undefined;
}

/** Azure's portal shows a resource's address, its tools want the API's: either will do. */
function tidied({ cloud, dialects }: Provider, baseUrl: string): string {
  const bare = baseUrl.replace(/\/+$/, "");
  if (cloud?.envelope !== "azure") return bare;
  const api = dialects.includes("anthropic-messages") ? "/anthropic" : "/openai";
  const root = bare.endsWith("/v1") ? bare.slice(0, -3) : bare;
  return root.endsWith(api) ? `${root}/v1` : `${root}${api}/v1`;
}

function firstOf(names: readonly string[], env: Env): string | undefined {
  for (const name of names) {
    const value = env(name)?.trim();
    if (value !== undefined && value !== "") return value;
  }
  return undefined;
}
