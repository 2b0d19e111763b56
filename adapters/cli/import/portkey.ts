/**
 * Portkey's gateway configuration as ours. Portkey sends whatever model a caller names to the targets
 * of the configuration: that is the name `*` here, and a condition on the model a name of its own.
 *
 * @module
 */

import type { Draft, DraftRoute, DraftTarget } from "./draft.ts";
import { plain } from "./draft.ts";
import { addCloud, type CloudProvider } from "./clouds.ts";
import { addHost } from "./hosts.ts";
import { CLOUD_FIELDS, cloudIn, cloudOf, modelIn } from "./portkey_clouds.ts";
import { amountOf, type Fields, fieldsOf, listOf, textOf } from "./read.ts";

/** Ids that are other ones here. */
const IDS: Readonly<Record<string, string>> = {
  google: "gemini",
  "together-ai": "together",
  "fireworks-ai": "fireworks",
  "mistral-ai": "mistral",
  "x-ai": "xai",
  "perplexity-ai": "perplexity",
  dashscope: "alibaba",
  github: "github-models",
};

/** Those that are asked with more than a key. */
const OTHER_WAYS: ReadonlySet<string> = new Set([
  "azure-ai",
  "sagemaker",
  "oracle",
  "snowflake",
]);

const DIALECTS = {
  anthropic: "anthropic-messages",
  google: "gemini",
} as const;

const KNOWN: ReadonlySet<string> = new Set([
  ..."strategy targets provider api_key virtual_key weight override_params retry".split(" "),
  ...CLOUD_FIELDS,
  ..."custom_host name request_timeout id".split(" "),
]);

const REASONS: Readonly<Record<string, string>> = {
  cache: "answers are not cached",
  api_version: "Azure's v1 API, which is asked in its place, has no versions",
  aws_role_arn: "a role is named in a profile of AWS's files, or in AWS_ROLE_ARN",
  forward_headers: "a caller's headers are not passed on to providers",
  input_guardrails: "there are no guardrails",
  output_guardrails: "there are no guardrails",
  before_request_hooks: "there are no hooks",
  after_request_hooks: "there are no hooks",
};

/** What "429" is called here: a rate that is too high, or an allowance that is used up. */
const CLASSES: readonly [test: (status: number) => boolean, classes: readonly string[]][] = [
  [(status) => status === 429, ["throttle", "concurrency", "quota", "opaque"]],
  [(status) => status === 401, ["auth", "revoked"]],
  [(status) => status === 402, ["quota"]],
  [(status) => status === 403, ["entitlement", "revoked"]],
  [(status) => status === 404, ["not_found"]],
  [(status) => status === 408 || status === 504, ["network"]],
  [(status) => status === 413, ["payload"]],
  [(status) => status === 400 || status === 422, ["bad_request"]],
  [(status) => status === 503 || status === 529, ["capacity"]],
  [(status) => status >= 500, ["server"]],
];

/** Carries what `config` says into `draft`. */
export function importPortkey(config: unknown, draft: Draft): void {
  const file = fieldsOf(config);
  const { mode } = fieldsOf(file.strategy);
  if (mode === "conditional") return conditional(file, draft);
  const route = routeOf(file, "config", draft);
  if (route !== undefined) draft.models.set("*", route);
}

/** One name for each model that a condition asks for; what asks for anything else is left. */
function conditional(file: Fields, draft: Draft): void {
  const strategy = fieldsOf(file.strategy);
  const named = new Map(
    listOf(file.targets).map((target, index) => [textOf(fieldsOf(target).name), index] as const),
  );
  const lead = (name: string, then: unknown, place: string): void => {
    const index = named.get(textOf(then));
    if (index === undefined) return draft.leave(place, "it leads to no target");
    const route = routeOf(fieldsOf(listOf(file.targets)[index]), `targets[${index}]`, draft, name);
    if (route !== undefined) draft.models.set(name, route);
  };
  listOf(strategy.conditions).forEach((item, index) => {
    const place = `strategy.conditions[${index}]`;
    const { query, then } = fieldsOf(item);
    const models = modelsIn(fieldsOf(query));
    if (models === undefined) draft.leave(place, "only what the model is called decides here");
    else for (const model of models) lead(model, then, place);
  });
  if (strategy.default !== undefined) lead("*", strategy.default, "strategy.default");
  tellRest(file, "config", draft);
}

/** The models in `{"params.model": {"$eq": …}}`, and nothing else in it. */
function modelsIn(query: Fields): readonly string[] | undefined {
  const entries = Object.entries(query);
  const [name, told] = entries[0] ?? [];
  if (entries.length !== 1 || name !== "params.model") return undefined;
  const { $eq, $in } = fieldsOf(told);
  const models = [textOf(told), textOf($eq), ...listOf($in).map(textOf)];
  const found = models.filter((model) => model !== undefined);
  return found.length === 0 ? undefined : found;
}

/** The route of a configuration or a target, with all that is nested in it, laid flat. */
function routeOf(
  fields: Fields,
  place: string,
  draft: Draft,
  name = "*",
): DraftRoute | undefined {
  const targets = dense(targetsOf(fields, place, draft, name, { tier: 1, weight: undefined }));
  if (targets.length === 0) {
    draft.leave(place, "none of its targets can be asked");
    return undefined;
  }
  const statuses = listOf(fieldsOf(fields.strategy).on_status_codes).map(amountOf);
  const fallbackOn = statuses.flatMap((status = 0) =>
    CLASSES.find(([test]) => test(status))?.[1] ?? []
  );
  return { targets, choose: "weight", fallbackOn: [...new Set(fallbackOn)], from: place };
}

/** Where nested targets stand in the whole. */
interface Standing {
  readonly tier: number;
  readonly weight: number | undefined;
}

function targetsOf(
  fields: Fields,
  place: string,
  draft: Draft,
  name: string,
  { tier, weight }: Standing,
): DraftTarget[] {
  const nested = listOf(fields.targets).map(fieldsOf);
  tellRest(fields, place, draft);
  if (nested.length === 0) {
    const to = hostOf(fields, place, draft, name);
    const headersMs = amountOf(fields.request_timeout);
    return to === undefined ? [] : [{
      to,
      tier,
      ...(weight === undefined ? {} : { weight }),
      ...(headersMs === undefined ? {} : { timeouts: { headersMs } }),
    }];
  }
  const mode = textOf(fieldsOf(fields.strategy).mode) ?? "single";
  const total = nested.reduce((sum, one) => sum + (amountOf(one.weight) ?? 1), 0);
  const asked = mode === "single" ? nested.slice(0, 1) : nested;
  if (mode === "conditional") {
    draft.leave(
      `${place}.strategy`,
      "a condition inside of a target has no place: its targets stand in order",
    );
  }
  let next = tier;
  return asked.flatMap((one, index) => {
    const shared = mode === "loadbalance";
    const own = (weight ?? 1) * (amountOf(one.weight) ?? 1) / total * nested.length;
    const standing = shared ? { tier, weight: round(own) } : { tier: next, weight };
    const found = targetsOf(one, `${place}.targets[${index}]`, draft, name, standing);
    next = Math.max(next, ...found.map((target) => target.tier + 1));
    return found;
  });
}

function hostOf(fields: Fields, place: string, draft: Draft, name: string): string | undefined {
  const params = fieldsOf(fields.override_params);
  const said = textOf(params.model) ?? name;
  const [, slug, rest] = /^@([^/]+)(?:\/(.+))?$/.exec(said) ?? [];
  const provider = (textOf(fields.provider) ?? slug ?? "").replace(/^@/, "");
  leaveParams(params, place, draft);
  const state = stateOf(provider, fields);
  if (state !== undefined) {
    draft.leave(place, state);
    return undefined;
  }
  const asked: Asked = {
    fields,
    place,
    draft,
    provider,
    model: rest ?? said,
    key: hiddenKey(fields, place, draft, provider),
  };
  const cloud = cloudOf(provider);
  return cloud === undefined ? plainHost(asked) : cloudHost(cloud, asked);
}

/** One target, as far as it is understood. */
interface Asked {
  readonly fields: Fields;
  readonly place: string;
  readonly draft: Draft;
  readonly provider: string;
  readonly model: string;
  /** The reference that stands for its secret. */
  readonly key: string | undefined;
}

function leaveParams(params: Fields, place: string, draft: Draft): void {
  for (const param of Object.keys(params)) {
    if (param === "model") continue;
    draft.leave(
      `${place}.override_params.${param}`,
      "a request's own fields come from its caller",
    );
  }
}

/** Why nothing can be made of a provider; `undefined` where something can. */
function stateOf(provider: string, { virtual_key }: Fields): string | undefined {
  if (OTHER_WAYS.has(provider)) {
    return `'${provider}' is asked with more than a key: add the provider by hand`;
  }
  if (provider !== "") return undefined;
  const kept = textOf(virtual_key) !== undefined;
  return `it names no provider${kept ? ", which Portkey keeps with the virtual key" : ""}`;
}

function hiddenKey(
  fields: Fields,
  place: string,
  draft: Draft,
  provider: string,
): string | undefined {
  const key = textOf(fields.api_key);
  const virtual = textOf(fields.virtual_key);
  if (key === undefined && virtual !== undefined) {
    draft.leave(
      `${place}.virtual_key`,
      "Portkey keeps the secret behind it: set the provider's own",
    );
  }
  const secret = key ?? virtual;
  return secret === undefined
    ? undefined
    : draft.hide(secret, `${provider}_API_KEY`, `${place}.${key ? "api_key" : "virtual_key"}`);
}

function cloudHost(
  cloud: CloudProvider,
  { fields, place, draft, provider, model, key }: Asked,
): string | undefined {
  const told = cloudIn(cloud, { fields, key, place, draft });
  const named = modelIn(cloud, model, fields);
  if (cloud !== "azure" && fields.custom_host !== undefined) {
    draft.leave(`${place}.custom_host`, 'put it into the provider: "baseUrl"');
  }
  const isNowhere = cloud === "azure" && Object.keys(told.file).length === 0;
  if (!isNowhere && addCloud(draft, told, { from: place })) return `${cloud}/${named}`;
  const state = isNowhere ? "has no 'resource_name'" : "is there already, at another place";
  draft.leave(place, `'${provider}' ${state}: add the provider by hand`);
  return undefined;
}

function plainHost({ fields, place, draft, provider, model, key }: Asked): string | undefined {
  const host = textOf(fields.custom_host);
  const id = addHost(draft, {
    id: IDS[provider] ?? provider,
    baseUrl: host === undefined ? undefined : plain(host).replace(/\/+$/, ""),
    dialect: provider === "anthropic" || provider === "google" ? DIALECTS[provider] : undefined,
    secret: key,
    from: place,
  });
  if (id !== undefined) return `${id}/${model}`;
  draft.leave(place, `'${provider}' is none of the providers known here, and has no custom_host`);
  return undefined;
}

function tellRest(fields: Fields, place: string, draft: Draft): void {
  const at = (name: string) => place === "config" ? name : `${place}.${name}`;
  for (const [name, value] of Object.entries(fields)) {
    if (!KNOWN.has(name)) draft.leave(at(name), REASONS[name] ?? "it has no place here");
    if (name === "retry") carryRetry(fieldsOf(value), at(name), draft);
  }
}

/** Theirs counts what comes after the first at one target; ours all of them, over all targets. */
function carryRetry({ attempts, on_status_codes }: Fields, place: string, draft: Draft): void {
  const told = amountOf(attempts);
  if (told !== undefined) {
    draft.limits.attempts = Math.min(100, Math.max(draft.limits.attempts ?? 6, told + 1));
  }
  if (on_status_codes !== undefined) {
    draft.leave(
      `${place}.on_status_codes`,
      "what a failure means decides whether it is tried again",
    );
  }
}

function dense(targets: readonly DraftTarget[]): DraftTarget[] {
  const found = new Map<string, DraftTarget>();
  for (const target of targets) if (!found.has(target.to)) found.set(target.to, target);
  const kept = [...found.values()];
  const tiers = [...new Set(kept.map(({ tier }) => tier))].sort((a, b) => a - b);
  return kept.map((target) => ({ ...target, tier: tiers.indexOf(target.tier) + 1 }));
}

function round(weight: number): number {
  return Math.min(1000, Math.max(0.001, Math.round(weight * 1000) / 1000));
}
