/**
 * One provider as it was written: a known one with changes, or one described whole.
 *
 * @module
 */

import { type EndpointId, MODEL_ENDPOINT_IDS } from "../canonical/endpoint.ts";
import { isJsonObject } from "../canonical/json.ts";
import { DIALECT_IDS, type DialectId } from "../canonical/request.ts";
import { findByAlias, findProvider, PROVIDERS } from "../providers/mod.ts";
import type { AuthShape, Provider } from "../providers/provider.ts";
import { fillBlanks } from "./blanks.ts";
import type { Env } from "./expand.ts";
import type { ProviderFile } from "./file.ts";
import { resolveHeaders } from "./headers.ts";
import type { Path, Report } from "./problem.ts";
import { didYouMean } from "./spelling.ts";

/** The version every Anthropic-shaped API wants to be told; a caller's own goes first. */
const ANTHROPIC_VERSION = { "anthropic-version": "2023-06-01" };

/** Reads a provider; `undefined` when too little is known of it to go on. */
export function describeProvider(
  id: string,
  file: ProviderFile,
  env: Env,
  path: Path,
  report: Report,
): Provider | undefined {
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/i.test(id)) {
    const form = "expected letters, digits, '.', '_' and '-', with no slash";
    report(path, `Cannot use the provider's id: ${form}`, "key");
  }
  const baseUrl = resolveBaseUrl(file.baseUrl, [...path, "baseUrl"], report);
  const dialects = resolveDialects(file.dialect, [...path, "dialect"], report);
  const headers = resolveHeaders(file.headers ?? {}, [...path, "headers"], report);
  const known = findProvider(id);
  const base = known ?? blank(id, file, dialects, path, report);
  if (base === undefined) return undefined;
  if (base.fetch !== undefined && changesAnything(file)) {
    report(path, `Cannot change the provider '${id}': it is built in and takes no settings`, "key");
  }
  checkBody(file.body, [...path, "body"], report);
  const described: Provider = {
    ...changed(base, file),
    endpoints: file.endpoints ?? base.endpoints ?? [],
    dialects: dialects ?? base.dialects,
    baseUrl: baseUrl ?? base.baseUrl,
    auth: file.auth ?? base.auth,
    headers: { ...base.headers, ...headers },
    profile: { ...base.profile, ...file.profile },
    models: [...new Set([...file.models ?? [], ...Object.keys(file.facts ?? {}), ...base.models])],
    ...(isJsonObject(file.body) ? { body: { ...base.body, ...file.body } } : {}),
    ...plansOf(file, base),
    ...transportsOf(file, path, report),
  };
  return fillBlanks(described, file.settings ?? {}, env, path, report);
}

function transportsOf(
  { transports = [] }: ProviderFile,
  path: Path,
  report: Report,
): Pick<Provider, "transports"> {
  const [first, ...rest] = new Set(transports);
  if (first !== undefined && !transports.includes("sse")) {
    const why = "expected 'sse' in it too, for when no socket is to be had";
    report([...path, "transports"], `Cannot use the list: ${why}`);
  }
  return first === undefined ? {} : { transports: [first, ...rest] };
}

type Draft = { -readonly [Key in keyof Provider]: Provider[Key] };

/** What holds for the vendor's own host alone: nothing goes past a changed base URL, nor is it trusted. */
const OWN_HOST = [
  "endpointUrls",
  "trueTo",
  "places",
  "blanks",
  "ownHeaders",
  "transports",
  "turnHeader",
] as const;

/** What of a row still holds once a person has changed it. */
function changed(row: Provider, { baseUrl, dialect, auth }: ProviderFile): Provider {
  const kept: Draft = { ...row };
  if (baseUrl !== undefined) { for (const name of OWN_HOST) delete kept[name]; }
  if (auth !== undefined && kept.places !== undefined) kept.places = withoutAuth(kept.places);
  if (dialect !== undefined) delete kept.wires;
  return kept;
}

/** One way of sending the secret holds on all wires. */
function withoutAuth(places: NonNullable<Provider["places"]>): NonNullable<Provider["places"]> {
  return Object.fromEntries(
    Object.entries(places).map(([dialect, { auth: _, ...place }]) => [dialect, place]),
  );
}

/** Members that say what is asked, which is the client's to say. */
const ASKED: ReadonlySet<string> = new Set(["model", "stream", "messages", "input", "contents"]);

function checkBody(body: Readonly<Record<string, unknown>> = {}, path: Path, report: Report): void {
  for (const name of Object.keys(body)) {
    if (!ASKED.has(name)) continue;
    report([...path, name], `Cannot add '${name}' to requests: it is the client's to say`, "key");
  }
}

/** What the file says of a model goes before what is known of it. */
function plansOf({ plans }: ProviderFile, base: Provider): Pick<Provider, "plans"> {
  if (plans === undefined) return {};
  const own = Object.entries(plans).map(([models, covered]) => ({ models, covered }));
  return { plans: [...own, ...base.plans ?? []] };
}

function blank(
  id: string,
  file: ProviderFile,
  dialects: [DialectId, ...DialectId[]] | undefined,
  path: Path,
  report: Report,
): Provider | undefined {
  const missing = (["dialect", "baseUrl"] as const).filter((key) => file[key] === undefined);
  if (missing.length > 0) {
    const other = findByAlias(id)?.id;
    const guess = other === undefined
      ? didYouMean(id, PROVIDERS.map((provider) => provider.id))
      : `; the known one is called '${other}' here`;
    const names = missing.map((key) => `'${key}'`).join(" and ");
    const why = `it is not a known provider, so it needs ${names}${guess}`;
    report(path, `Cannot use the provider '${id}': ${why}`, "key");
  }
  if (dialects === undefined || file.baseUrl === undefined) return undefined;
  const anthropic = dialects.includes("anthropic-messages");
  return {
    id,
    name: id,
    dialects,
    baseUrl: file.baseUrl,
    auth: authOf(file, dialects[0]),
    env: [],
    headers: anthropic ? ANTHROPIC_VERSION : {},
    profile: {},
    models: [],
    prefixes: [],
    endpoints: usualEndpoints(dialects),
  };
}

/** A host nobody knows is asked for what may well be there, and answers for itself. */
function usualEndpoints(dialects: readonly DialectId[]): readonly EndpointId[] {
  const openAi = dialects.some((id) => id === "openai-chat" || id === "openai-responses");
  return [
    ...(openAi ? MODEL_ENDPOINT_IDS : []),
    ...(dialects.includes("gemini") ? ["gemini/embed", "gemini/predict"] as const : []),
  ];
}

function authOf(file: ProviderFile, dialect: DialectId): AuthShape {
  const secrets = [file.apiKey, file.accounts, file.oauth];
  if (secrets.every((one) => one === undefined)) return "none";
  return dialect === "anthropic-messages" ? "x-api-key" : "bearer";
}

function changesAnything(file: ProviderFile): boolean {
  const { enabled: _enabled, ...rest } = file;
  return Object.keys(rest).length > 0;
}

function resolveDialects(
  file: DialectId | DialectId[] | undefined,
  path: Path,
  report: Report,
): [DialectId, ...DialectId[]] | undefined {
  if (file === undefined) return undefined;
  const [first, ...rest] = typeof file === "string" ? [file] : new Set(file);
  if (first === undefined) {
    report(path, `Cannot use the list: expected at least one of ${DIALECT_IDS.join(", ")}`);
    return undefined;
  }
  return [first, ...rest];
}

function resolveBaseUrl(text: string | undefined, path: Path, report: Report): string | undefined {
  if (text === undefined) return undefined;
  const state = baseUrlState(text);
  if (state !== undefined) report(path, `Cannot use the base URL: ${state}`);
  return text.replace(/\/+$/, "");
}

function baseUrlState(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || !/^https?:\/\//i.test(text)) return "expected http://… or https://…";
  if (url.username !== "" || url.password !== "") {
    return "it holds a user name or password; put the secret into 'apiKey'";
  }
  if (/[?#]/.test(text)) return "expected no query and no fragment";
  const tail = /\/(chat\/completions|responses|messages|v1\/pi\/stream)\/*$/.exec(url.pathname)
    ?.[1];
  if (tail !== undefined) return `leave out '/${tail}', which the dialect adds`;
  return undefined;
}
