/**
 * One entry of LiteLLM's `model_list`: a host, a key, and a model there.
 *
 * @module
 */

import type { Draft } from "./draft.ts";
import { plain, reference } from "./draft.ts";
import { addHost } from "./hosts.ts";
import { CLOUD_FIELDS, placeInCloud } from "./litellm_clouds.ts";
import { cloudOf, inferredPrefix, type Kind, kindOf } from "./litellm_kinds.ts";
import { ENV, secretOf, shareOf } from "./litellm_values.ts";
import { amountOf, type Fields, fieldsOf, textOf } from "./read.ts";

/** A place that serves a name. */
export interface Deployment {
  /** `provider/model`. */
  readonly to: string;
  readonly place: string;
  /** Its share; 0 where LiteLLM asks it only when all others have failed. */
  readonly weight?: number | undefined;
  /** Its rate limits, which are its share where no weight is told. */
  readonly rpm?: number | undefined;
  readonly tpm?: number | undefined;
  readonly order: number;
  readonly timeouts?: Readonly<Record<string, number>> | undefined;
}

/** What entries are read with. */
export interface Reading {
  readonly draft: Draft;
  readonly place: string;
  readonly credentials: ReadonlyMap<string, Fields>;
}

/** What is read below, or means nothing here. */
const KNOWN: ReadonlySet<string> = new Set([
  ..."model api_key api_base base_url weight order rpm tpm timeout stream_timeout".split(" "),
  ..."custom_llm_provider litellm_credential_name extra_headers drop_params".split(" "),
  ...CLOUD_FIELDS,
  ..."max_retries use_in_pass_through merge_reasoning_content_in_choices".split(" "),
]);

/** Fields of {@link KNOWN} kind that have no place here, and why. */
const REASONS: Readonly<Record<string, string>> = {
  api_version: "Azure's v1 API, which is asked in its place, has no versions",
  aws_role_name: "a role is named in a profile of AWS's files, or in AWS_ROLE_ARN",
  aws_session_name: "a role is named in a profile of AWS's files, or in AWS_ROLE_ARN",
  aws_web_identity_token: "it is read from where AWS_WEB_IDENTITY_TOKEN_FILE says",
  aws_bedrock_runtime_endpoint: 'put it into the provider: "baseUrl"',
  organization: 'put it into the provider\'s headers: "openai-organization"',
  input_cost_per_token: "prices come from the catalog",
  output_cost_per_token: "prices come from the catalog",
};

/** Reads one; `undefined` where it cannot be carried, which is told. */
export function readDeployment(entry: Fields, reading: Reading): Deployment | undefined {
  const { draft, place, credentials } = reading;
  const own = fieldsOf(entry.litellm_params);
  const credential = textOf(own.litellm_credential_name);
  const params = { ...(credential && credentials.get(credential)), ...own };
  const at = `${place}.litellm_params`;
  if (credential !== undefined && !credentials.has(credential)) {
    draft.leave(`${at}.litellm_credential_name`, "there is no credential of that name");
  }
  const said = textOf(params.model);
  if (said === undefined || ENV.test(said)) {
    draft.leave(`${at}.model`, said === undefined ? "it is missing" : "it is in the environment");
    return undefined;
  }
  const host = placeOf(said, params, reading);
  if (host === undefined) return undefined;
  tellRest(params, at, draft);
  const rates = { ...entry, ...params };
  const to = `${host.id}/${host.model}`;
  return {
    to,
    place,
    weight: params.weight === 0 ? 0 : amountOf(params.weight),
    rpm: amountOf(rates.rpm),
    tpm: amountOf(rates.tpm),
    order: amountOf(params.order) ?? 1,
    timeouts: timeoutsOf(params),
  };
}

function placeOf(
  said: string,
  params: Fields,
  { draft, place }: Reading,
): { id: string; model: string } | undefined {
  const at = `${place}.litellm_params`;
  const base = textOf(params.api_base) ?? textOf(params.base_url);
  const { prefix, model } = split(said, params, base !== undefined);
  const kind = prefix === undefined ? undefined : kindOf(prefix);
  if (prefix === undefined || kind === undefined) {
    draft.leave(
      `${at}.model`,
      prefix === undefined
        ? "it does not say which provider it is of"
        : `'${prefix}' is asked with more than a key: add the provider by hand`,
    );
    return undefined;
  }
  const cloud = cloudOf(prefix);
  const inCloud = cloud && placeInCloud({ cloud, model, params, at, from: place, draft });
  if (inCloud !== undefined) return inCloud;
  // Another resource of Azure's is a host as any other, where a key is enough for it.
  if (cloud !== undefined && (cloud !== "azure" || textOf(params.api_key) === undefined)) {
    draft.leave(
      `${at}.model`,
      `'${prefix}' is there already, at another place: add the provider by hand`,
    );
    return undefined;
  }
  const key = textOf(params.api_key);
  const name = `${prefix}_API_KEY`;
  const id = addHost(draft, {
    id: kind.id,
    baseUrl: base === undefined ? undefined : baseOf(base, kind),
    dialect: kind.dialect,
    auth: kind.auth,
    headers: headersOf(params, at, draft),
    secret: key === undefined ? undefined : secretOf(key, name, `${at}.api_key`, draft),
    weight: shareOf(params),
    from: place,
  });
  if (id !== undefined) return { id, model };
  draft.leave(
    `${at}.model`,
    `'${prefix}' is none of the providers known here, and has no api_base`,
  );
  return undefined;
}

function split(said: string, params: Fields, hasBase: boolean) {
  const told = textOf(params.custom_llm_provider);
  const slash = said.indexOf("/");
  const before = slash > 0 ? said.slice(0, slash) : undefined;
  const rest = before === undefined ? said : said.slice(slash + 1);
  if (told !== undefined) return { prefix: told, model: before === told ? rest : said };
  if (before === undefined) return { prefix: inferredPrefix(said, hasBase), model: said };
  // How it is asked is the provider's affair here.
  return { prefix: before, model: rest.replace(/^(responses|chat)\//, "") };
}

/** A base without what our entries have at its end, and with what LiteLLM adds by itself. */
function baseOf(base: string, { path = "" }: Kind): string {
  const variable = ENV.exec(base)?.[1];
  const url = variable === undefined ? plain(base) : reference(variable);
  const bare = url.replace(/\/+$/, "").replace(/\/(chat\/completions|v1\/messages)$/, "");
  if (path === "" || bare.endsWith(path)) return bare;
  return path === "/openai/v1" ? bare.replace(/\/openai(\/.*)?$/, "") + path : bare + path;
}

function headersOf(params: Fields, at: string, draft: Draft): Record<string, string> | undefined {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(fieldsOf(params.extra_headers))) {
    const text = textOf(value);
    if (text === undefined) draft.leave(`${at}.extra_headers.${name}`, "it is no text");
    else if (/authorization|key|token|cookie/i.test(name)) {
      draft.leave(`${at}.extra_headers.${name}`, "a header of a provider's entry holds no secret");
    } else headers[name] = ENV.test(text) ? reference(ENV.exec(text)?.[1] ?? "") : plain(text);
  }
  return Object.keys(headers).length === 0 ? undefined : headers;
}

/** LiteLLM's are in seconds, and hold for each silence on the line. */
function timeoutsOf({ timeout, stream_timeout }: Fields): Record<string, number> | undefined {
  const whole = amountOf(timeout);
  const streamed = amountOf(stream_timeout);
  if (whole === undefined && streamed === undefined) return undefined;
  return {
    ...(whole === undefined ? {} : { headersMs: Math.ceil(whole * 1000) }),
    ...(streamed === undefined ? {} : { firstEventMs: Math.ceil(streamed * 1000) }),
  };
}

function tellRest(params: Fields, at: string, draft: Draft): void {
  for (const name of Object.keys(params)) {
    if (KNOWN.has(name)) continue;
    draft.leave(`${at}.${name}`, REASONS[name] ?? "a request's own fields come from its caller");
  }
  if (amountOf(params.rpm) !== undefined || amountOf(params.tpm) !== undefined) {
    draft.leave(`${at}.rpm/tpm`, "it counts as a share; what is too much the provider says itself");
  }
}
