/**
 * Which of our providers another gateway's provider is.
 *
 * @module
 */

import { type DialectId, findProvider, type ProviderFile } from "../../../mod.ts";
import type { Draft, DraftProvider } from "./draft.ts";

/** A host in another configuration. */
export interface HostDraft {
  /** What it is to be called; ours, where it is one we know. */
  readonly id: string;
  /** Where it is, when it says so; a reference to the environment may be in it. */
  readonly baseUrl?: string | undefined;
  /** What is spoken there; OpenAI's chat completions by default. */
  readonly dialect?: DialectId | undefined;
  readonly auth?: ProviderFile["auth"];
  readonly headers?: Record<string, string> | undefined;
  readonly models?: readonly string[];
  /** A reference to its secret. */
  readonly secret?: string | undefined;
  /** The secret's share of what is asked there. */
  readonly weight?: number | undefined;
  /** Where in the other configuration it stands. */
  readonly from: string;
}

/**
 * Puts a host into the draft, or its secret to the same host that is there already.
 *
 * @returns Its id, the part before the slash of a target; `undefined` where nobody knows where it is.
 */
export function addHost(draft: Draft, host: HostDraft): string | undefined {
  const file = fileOf(host);
  if (file === undefined) return undefined;
  const id = freeId(draft, nameOf(host, file), file);
  const there: DraftProvider = draft.providers.get(id) ??
    { file, secrets: new Map(), accounts: new Map(), from: [] };
  draft.providers.set(id, there);
  if (!there.from.includes(host.from)) there.from.push(host.from);
  if (host.secret !== undefined) {
    const before = there.secrets.get(host.secret);
    there.secrets.set(host.secret, host.weight ?? before);
  }
  return id;
}

function fileOf({ id, baseUrl, dialect, auth, headers, models = [], secret }: HostDraft) {
  const known = findProvider(id);
  const more: ProviderFile = {
    ...(headers === undefined ? {} : { headers }),
    ...(models.length === 0 ? {} : { models: [...models] }),
  };
  if (known !== undefined && (baseUrl === undefined || baseUrl === known.baseUrl)) return more;
  if (baseUrl === undefined) return undefined;
  const file: ProviderFile = {
    dialect: dialect ?? "openai-chat",
    baseUrl,
    ...(auth !== undefined && secret !== undefined ? { auth } : {}),
    ...(secret === undefined ? { auth: "none" } : {}),
    ...more,
  };
  return file;
}

/** A known provider's own id is for its own host: its name would be misread for another one. */
function nameOf({ id, baseUrl = "" }: HostDraft, file: ProviderFile): string {
  const known = findProvider(id);
  if (file.baseUrl === undefined || known === undefined) return id;
  const hostname = URL.parse(baseUrl)?.hostname ?? "";
  const [label = ""] = hostname.split(".").filter((part) => !/^(www|api|\d+)$/.test(part));
  return findProvider(label) === undefined && label !== "" ? label : `${id}-own`;
}

/** The same host keeps its id; another one is given one of its own. */
function freeId(draft: Draft, name: string, file: ProviderFile): string {
  const base = name.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[^A-Za-z0-9]+/, "").slice(0, 60) ||
    "host";
  let id = base;
  for (let count = 2;; count++) {
    const there = draft.providers.get(id)?.file;
    if (there === undefined || isSameHost(there, file)) return id;
    id = `${base}-${count}`;
  }
}

function isSameHost(a: ProviderFile, b: ProviderFile): boolean {
  return a.baseUrl === b.baseUrl && a.dialect === b.dialect &&
    JSON.stringify(a.headers ?? {}) === JSON.stringify(b.headers ?? {});
}
