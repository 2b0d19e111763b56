/**
 * What the configuration and the environment say that could go wrong.
 *
 * @module
 */

import { stat } from "node:fs/promises";
import { parse } from "jsonc-parser";
import type { ListeningConfig } from "../../../mod.ts";
import type { Loaded } from "../load.ts";
import { pastedKey, pastedKeys } from "../pasted_keys.ts";
import { shortPath, type Surroundings, variable } from "../surroundings.ts";
import { fail, type Finding, note, ok } from "./finding.ts";

/** Looks at a configuration that could be read. `text` is the file's, where there is one. */
export async function lookAtConfig(
  loaded: Loaded,
  text: string | undefined,
  around: Surroundings,
): Promise<Finding[]> {
  const { config, file } = loaded;
  const path = shortPath(file.path, around);
  const size = `${count(config.providers.size, "provider")}, ${count(config.models.size, "name")}`;
  return [
    ok("config", file.exists ? `${path}: ${size}` : `none (${path} is not there): ${size}`),
    ...text === undefined ? [] : await secretsInTheClear(text, file.path, around),
    keysOf(loaded),
    ...reach(config),
    ...loops(config),
    ...ownKeys(config, around),
    ...pastedKeys(around).map((name) =>
      note(
        "environment",
        pastedKey(name),
        `unset ${name} where the gateway is started, or put the provider's own key into it`,
      )
    ),
    ...proxies(config, around),
  ];
}

function keysOf({ config, keyVariable }: Loaded): Finding {
  if (keyVariable !== undefined) return ok("keys", `the one in ${keyVariable}`);
  if (config.keys.length === 0) return ok("keys", "none: one is made for this machine");
  return ok("keys", config.keys.map(({ name }) => name).join(", "));
}

/** A secret in a file that others may read is theirs, too. */
async function secretsInTheClear(
  text: string,
  path: string,
  around: Surroundings,
): Promise<Finding[]> {
  const found = literals(parse(text), "");
  const mode = around.platform === "win32" ? 0 : (await stat(path)).mode;
  if (found.length === 0 || (mode & 0o044) === 0) return [];
  return [note(
    "config",
    `other users of this machine can read the secrets in it: ${found.join(", ")}`,
    `chmod 600 ${shortPath(path, around)}, or put them into the environment as "\${NAME}"`,
  )];
}

const SECRETS = new Set([
  "key",
  "apiKey",
  "token",
  "clientSecret",
  "secretAccessKey",
  "sessionToken",
  "serviceAccount",
  "private_key",
]);

/** The places of secrets that are no references. */
function literals(value: unknown, place: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const here = Array.isArray(value)
      ? `${place}[${name}]`
      : place === ""
      ? name
      : `${place}.${name}`;
    const texts = typeof member === "string" ? [member] : Array.isArray(member) ? member : [];
    const clear = texts.some((text) => typeof text === "string" && !/^\$\{\w+\}$/.test(text));
    if (SECRETS.has(name) && clear) return [here];
    return literals(member, here);
  });
}

function reach({ listen: { hostname }, admin }: ListeningConfig): Finding[] {
  const open = hostname === "0.0.0.0" || hostname === "::";
  const remote = admin?.remote === true;
  return [
    ...open
      ? [note(
        "listen",
        `every address of this machine (${hostname})`,
        "let it stand behind something that speaks TLS: keys and prompts pass in the clear",
      )]
      : [],
    ...admin === undefined ? [ok("admin", "off")] : remote
      ? [
        note("admin", "other machines may administer", "leave out 'admin.remote' if they need not"),
      ]
      : [ok("admin", "from this machine only")],
  ];
}

/** A provider that is this gateway itself asks itself until it is out of connections. */
function loops({ providers, listen }: ListeningConfig): Finding[] {
  return [...providers].filter(([, { provider }]) => isHere(provider.baseUrl, listen))
    .map(([id, { provider }]) =>
      fail(
        id,
        `${provider.baseUrl} is this gateway: it would ask itself`,
        `change providers.${id}.baseUrl`,
      )
    );
}

function isHere(baseUrl: string, { hostname, port }: ListeningConfig["listen"]): boolean {
  const url = URL.parse(baseUrl);
  if (url === null || port === 0) return false;
  const name = url.hostname.replace(/^\[|\]$/g, "");
  const near = /^(localhost|127\.\d+\.\d+\.\d+|::1|0\.0\.0\.0|::)$/;
  const same = name === hostname || near.test(name) && near.test(hostname);
  return same && Number(url.port || (url.protocol === "https:" ? 443 : 80)) === port;
}

/** The lines for clients, pasted into the shell that starts the gateway, would send its key away. */
function ownKeys({ providers, keys }: ListeningConfig, around: Surroundings): Finding[] {
  const own = new Set(keys.flatMap(({ key }) => key === undefined ? [] : [key.reveal()]));
  return [...providers].flatMap(([id, { foundIn = "" }]) => {
    const secret = variable(around, foundIn);
    if (secret === undefined || !own.has(secret)) return [];
    return [fail(
      id,
      `${foundIn} holds a key of this gateway, which would be sent to the provider`,
      `unset ${foundIn} where the gateway is started: it is for clients`,
    )];
  });
}

/** Which providers are on this machine, and would be looked for at the proxy. */
function proxies({ providers }: ListeningConfig, around: Surroundings): Finding[] {
  const names = [
    "HTTPS_PROXY",
    "https_proxy",
    "HTTP_PROXY",
    "http_proxy",
    "ALL_PROXY",
    "all_proxy",
  ];
  const name = names.find((one) => variable(around, one) !== undefined);
  if (name === undefined) return [];
  const not = variable(around, "NO_PROXY") ?? variable(around, "no_proxy") ?? "";
  const local = [...providers].filter(([, { provider }]) =>
    /^http:\/\/(localhost|127\.)/.test(provider.baseUrl) && !/localhost|127\./.test(not)
  ).map(([id]) => id);
  const proxy = URL.parse(variable(around, name) ?? "")?.host ?? "a proxy";
  return local.length === 0 ? [ok("proxy", `providers are asked through ${proxy} (${name})`)] : [
    note(
      "proxy",
      `${local.join(", ")} on this machine would be asked through ${proxy} (${name})`,
      "put localhost,127.0.0.1 into NO_PROXY",
    ),
  ];
}

function count(amount: number, word: string): string {
  return `${amount} ${word}${amount === 1 ? "" : "s"}`;
}
