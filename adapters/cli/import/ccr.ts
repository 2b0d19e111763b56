/**
 * The configuration of claude-code-router as ours. It chooses by what Claude Code is doing; here the
 * name of the model decides, which tells its background work from the rest.
 *
 * @module
 */

import type { DialectId } from "../../../mod.ts";
import { type Draft, plain, reference } from "./draft.ts";
import { addHost } from "./hosts.ts";
import { amountOf, type Fields, fieldsOf, listOf, textOf } from "./read.ts";

const ENV = /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))$/;

/** What Claude Code asks for, by the part of its work. */
const NAMES: readonly [part: string, names: readonly string[]][] = [
  ["default", ["claude-*", "default"]],
  ["background", ["claude-haiku-*", "claude-3-5-haiku-*", "background"]],
  ["think", ["think"]],
  ["longContext", ["long-context"]],
  ["webSearch", ["web-search"]],
  ["image", ["image"]],
];

const BY_NAME = "requests are not looked into to find their model: ask for it as";

const REASONS: Readonly<Record<string, string>> = {
  LOG: "log lines go to the error output",
  LOG_LEVEL: "say it with --log-level",
  LOG_FILE: "log lines go to the error output",
  PROXY_URL: "set HTTPS_PROXY where the gateway is started",
  NON_INTERACTIVE_MODE: "it has no place here",
  CUSTOM_ROUTER_PATH: "there is no code in a configuration",
  StatusLine: "it has no place here",
  transformers: "there is no code in a configuration; see 'profile' of a provider",
};

/** Carries what `config` says into `draft`. */
export function importCcr(config: unknown, draft: Draft): void {
  const file = fieldsOf(config);
  const ids = new Map<string, string>();
  listOf(file.Providers ?? file.providers).forEach((item, index) => {
    const entry = fieldsOf(item);
    const name = textOf(entry.name);
    const id = name && providerOf(entry, name, `Providers[${index}]`, draft);
    if (name === undefined) draft.leave(`Providers[${index}]`, "it has no name");
    else if (id !== undefined) ids.set(name, id);
  });
  carryRouter(fieldsOf(file.Router ?? file.router), ids, draft);
  carryRest(file, draft);
}

function providerOf(entry: Fields, name: string, place: string, draft: Draft): string | undefined {
  const url = textOf(entry.api_base_url);
  const key = textOf(entry.api_key);
  const { baseUrl, dialect } = spokenAt(url ?? "");
  const models = listOf(entry.models).map(textOf).filter((model) => model !== undefined);
  tellTransformers(fieldsOf(entry.transformer), `${place}.transformer`, draft);
  const id = addHost(draft, {
    id: name.toLowerCase(),
    baseUrl: url === undefined ? undefined : baseUrl,
    dialect,
    auth: dialect === "anthropic-messages"
      ? "x-api-key"
      : dialect === "gemini"
      ? "x-goog-api-key"
      : undefined,
    secret: key === undefined
      ? undefined
      : secretOf(key, `${name}_API_KEY`, `${place}.api_key`, draft),
    models,
    from: place,
  });
  if (id === undefined) draft.leave(place, "it has no 'api_base_url'");
  return id;
}

/** Theirs is the whole URL that is asked; ours ends before what the dialect adds. */
function spokenAt(url: string): { baseUrl: string; dialect: DialectId } {
  const text = plain(url).replace(/\/+$/, "");
  if (/\/v1beta(\/models)?$/.test(text)) {
    return { baseUrl: text.replace(/\/models$/, ""), dialect: "gemini" };
  }
  const [, tail] = /\/(chat\/completions|messages|responses)$/.exec(text) ?? [];
  const baseUrl = tail === undefined ? text : text.slice(0, -tail.length - 1);
  if (tail === "messages") return { baseUrl, dialect: "anthropic-messages" };
  return { baseUrl, dialect: tail === "responses" ? "openai-responses" : "openai-chat" };
}

function secretOf(value: string, name: string, place: string, draft: Draft): string {
  const [, braced, bare] = ENV.exec(value) ?? [];
  const variable = braced ?? bare;
  return variable === undefined ? draft.hide(value, name, place) : reference(variable);
}

/** The wires themselves are spoken here without being told; what changes a request is not carried. */
function tellTransformers(transformer: Fields, place: string, draft: Draft): void {
  const plainOnes = /^(openrouter|deepseek|gemini|openai|anthropic|groq|cerebras|vercel)$/i;
  const used = [transformer, ...Object.values(transformer).map(fieldsOf)]
    .flatMap(({ use }) => listOf(use));
  for (const one of used) {
    const name = textOf(one) ?? textOf(listOf(one)[0]) ?? "?";
    if (!plainOnes.test(name)) {
      draft.leave(place, `'${name}' changes requests: see 'profile' of a provider for what can be`);
    }
  }
}

function carryRouter(router: Fields, ids: ReadonlyMap<string, string>, draft: Draft): void {
  const targets = new Map<string, string>();
  for (const [part] of NAMES) {
    const said = textOf(router[part]);
    if (said === undefined) continue;
    const comma = said.indexOf(",");
    const id = ids.get(said.slice(0, Math.max(0, comma)).trim());
    const model = said.slice(comma + 1).trim();
    if (id === undefined || model === "") draft.leave(`Router.${part}`, "it leads to no provider");
    else targets.set(part, `${id}/${model}`);
  }
  const longer = targets.get("longContext");
  for (const [part, names] of NAMES) {
    const to = targets.get(part);
    if (to === undefined) continue;
    const contextFallback = longer === undefined || longer === to ? [] : [longer];
    const route = { targets: [{ to, tier: 1 }], contextFallback, from: `Router.${part}` };
    for (const name of names) draft.models.set(name, route);
    const [own = part] = names;
    if (names.length === 1 && part !== "longContext") {
      draft.leave(`Router.${part}`, `${BY_NAME} '${own}'`);
    }
  }
  if (longer !== undefined) {
    draft.leave(
      "Router.longContextThreshold",
      "tokens are not counted first: what a model finds too long goes to the long one",
    );
  }
  const known = new Set([...NAMES.map(([part]) => part), "longContextThreshold"]);
  for (const name of Object.keys(router)) {
    if (!known.has(name)) draft.leave(`Router.${name}`, "it has no place here");
  }
}

function carryRest(file: Fields, draft: Draft): void {
  const host = textOf(file.HOST);
  const port = amountOf(file.PORT);
  if (port !== undefined || host !== undefined) {
    draft.listen = `${host ?? "127.0.0.1"}:${port ?? 3456}`;
  }
  const key = textOf(file.APIKEY);
  if (key !== undefined) {
    draft.keys.push({ name: "claude-code", key: secretOf(key, "SLUICE_KEY", "APIKEY", draft) });
  }
  const timeout = amountOf(file.API_TIMEOUT_MS);
  if (timeout !== undefined) {
    draft.limits.headersSeconds = Math.min(86_400, Math.ceil(timeout / 1000));
  }
  const carried = /^(Providers|providers|Router|router|HOST|PORT|APIKEY|API_TIMEOUT_MS)$/;
  for (const [name, value] of Object.entries(file)) {
    if (carried.test(name) || value === "" || value === false || value === null) continue;
    draft.leave(name, REASONS[name] ?? "it has no place here");
  }
}
