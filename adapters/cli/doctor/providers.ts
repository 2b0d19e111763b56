/**
 * Whether the providers can be reached, and take the secrets they are shown.
 *
 * @module
 */

import {
  type Accounts,
  type AccountView,
  type CheckResult,
  type Config,
  createAdministration,
  type Host,
  type ProviderConfig,
} from "../../../mod.ts";
import { fail, type Finding, note, ok } from "./finding.ts";
import { troubleIn } from "./trouble.ts";

/** What is asked with. */
export interface Asking {
  readonly config: Config;
  readonly accounts: Accounts;
  readonly host: Pick<Host, "fetch" | "now"> & Partial<Host>;
}

/** What a request has shown beside its answer. */
interface Seen {
  asked?: boolean;
  error?: unknown;
  status?: number;
  html?: boolean;
  /** How far the provider's clock is ahead of ours, in milliseconds. */
  aheadMs?: number;
}

/** A clock that is further off is told of, and one that is much further is in the way. */
const OFF_MS = { note: 60_000, fail: 300_000 };

/** Asks every provider, all at a time, each by the call it documents for that. */
export async function lookAtProviders(asking: Asking): Promise<Finding[]> {
  const views = await createAdministration(asking.config, asking.accounts, asking.host).list();
  const looked = await Promise.all(
    [...asking.config.providers].map(async ([id, provider]) =>
      await lookAt(id, provider, views.filter((view) => view.provider === id), asking)
    ),
  );
  return [...looked.flatMap(({ findings }) => findings), ...clock(looked.map(({ seen }) => seen))];
}

interface Looked {
  readonly findings: readonly Finding[];
  readonly seen: Seen;
}

async function lookAt(
  id: string,
  found: ProviderConfig,
  views: readonly AccountView[],
  asking: Asking,
): Promise<Looked> {
  const seen: Seen = {};
  if (found.provider.fetch !== undefined) {
    return { findings: [ok(id, "built in: nothing is asked")], seen };
  }
  const host = { ...asking.host, fetch: watched(asking.host, seen) };
  const administration = createAdministration(asking.config, asking.accounts, host);
  const findings: Finding[] = [];
  for (const view of views) {
    if (view.status === "disabled" || view.kind === "none") continue;
    delete seen.error;
    findings.push(findingOf(id, view, found, await administration.check(view.id), seen));
    // Where the host cannot be reached there is nothing else to hear from it.
    if (seen.error !== undefined) break;
  }
  if (seen.asked !== true) {
    findings.unshift(...await reach(id, found, host.fetch, findings.length === 0));
  }
  return { findings, seen };
}

function watched({ fetch, now }: Asking["host"], seen: Seen): Host["fetch"] {
  return async (url, init) => {
    seen.asked = true;
    try {
      const response = await fetch(url, init);
      const { headers, status } = response;
      seen.status = status;
      seen.html = /html/i.test(headers.get("content-type") ?? "");
      const date = Date.parse(headers.get("date") ?? "");
      if (!Number.isNaN(date)) seen.aheadMs = date - now();
      return response;
    } catch (error) {
      // What was called off for taking too long is told by whoever called it off.
      if (init.signal?.aborted !== true) seen.error = error;
      throw error;
    }
  };
}

/** Without a secret to show, that it answers at all is what can be told. */
async function reach(
  id: string,
  found: ProviderConfig,
  fetch: Host["fetch"],
  alone: boolean,
): Promise<Finding[]> {
  const { provider } = found;
  if (alone && provider.auth !== "none" && provider.keyless !== true) {
    return [note(id, "it has no account", firstAccount(id, found))];
  }
  // Which host it is depends on the model: there is none to look for.
  if (provider.baseUrl.includes("{")) return [];
  try {
    const signal = AbortSignal.timeout(10_000);
    const url = provider.baseUrl + (provider.checkPath ?? "/models");
    const response = await fetch(url, { redirect: "manual", signal });
    await response.body?.cancel();
    return alone ? [ok(id, `it answers (status ${response.status})`)] : [];
  } catch (error) {
    return [reached(id, error)];
  }
}

/** What takes logins alone is no place for a key. */
function firstAccount(id: string, { provider, oauth }: ProviderConfig): string {
  if (provider.oauth === undefined || provider.env.length > 0) return `sluice accounts add ${id}`;
  const login = `sluice accounts login ${id}`;
  return oauth === undefined ? `allow logins to it as docs/logins.md says, then ${login}` : login;
}

function reached(id: string, error: unknown): Finding {
  const { said, todo } = troubleIn(error);
  return fail(id, said, todo);
}

function findingOf(
  id: string,
  view: AccountView,
  found: ProviderConfig,
  { ok: good, reason, status, askable }: CheckResult,
  seen: Seen,
): Finding {
  const name = view.name ?? view.id;
  if (seen.error !== undefined && status === undefined) return reached(id, seen.error);
  if (status === 407 || status === 451 || status === 403 && seen.html === true) {
    const way = "a proxy or firewall on the way, or a region that is not served";
    return fail(id, `${name}: refused before the provider (status ${status})`, `look for ${way}`);
  }
  if (good === true || askable === false) return ok(id, `${name}: ${reason}`);
  if (good === false) return fail(id, `${name}: ${reason}`, mend(id, view, found));
  if (status !== undefined && status >= 500) {
    return note(id, `${name}: ${reason}`, "the trouble is its own: look at its status page");
  }
  if (status === 429) return note(id, `${name}: ${reason}`, "it is at a limit, and reached");
  if (status !== undefined && status >= 200 && status < 300) return ok(id, `${name}: ${reason}`);
  if (view.kind === "oauth") return note(id, `${name}: ${reason}`, `sluice accounts check ${name}`);
  if (status !== undefined) return note(id, `${name}: ${reason}`, "look at its base URL");
  return fail(id, `${name}: ${reason}`, "look at its base URL, and for firewalls on the way");
}

/** Where the secret that is refused comes from is where another one goes. */
function mend(id: string, { kind, origin }: AccountView, { foundIn }: ProviderConfig): string {
  if (kind === "oauth") return `sluice accounts login ${id}`;
  if (origin === "env") return `put a good key into ${envOf(foundIn)}`;
  return origin === "config"
    ? `put a good key into providers.${id} of the configuration`
    : `sluice accounts add ${id}, with a good key`;
}

function envOf(foundIn: string | undefined): string {
  return foundIn === undefined || /^(config|built in|kept)/.test(foundIn)
    ? "the provider's environment variable"
    : foundIn;
}

/** By the clock that agrees best with ours: one provider's may be wrong, too. */
function clock(seen: readonly Seen[]): Finding[] {
  const told = seen.flatMap(({ aheadMs }) => aheadMs === undefined ? [] : [aheadMs]);
  if (told.length === 0) return [];
  const off = told.reduce((a, b) => Math.abs(a) <= Math.abs(b) ? a : b);
  const said = `${Math.round(Math.abs(off) / 1000)} s ${
    off > 0 ? "behind" : "ahead of"
  } the providers'`;
  const todo = "set the clock, best by NTP: tokens and signatures have a time in them";
  if (Math.abs(off) >= OFF_MS.fail) return [fail("clock", said, todo)];
  return Math.abs(off) >= OFF_MS.note
    ? [note("clock", said, todo)]
    : [ok("clock", "as the providers'")];
}
