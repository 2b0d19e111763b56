/**
 * Which providers there are: those written down, and those whose secret is in the environment.
 *
 * @module
 */

import { DEMO, findProvider, PROVIDERS } from "../providers/mod.ts";
import { accountIn, resolveAccounts, variableOf } from "./upstream_accounts.ts";
import { resolveCloudAccounts } from "./cloud_accounts.ts";
import { foundPlace, inItsPlace } from "./cloud_place.ts";
import type { ProviderConfig } from "./config.ts";
import { fillBlanks, lackOf } from "./blanks.ts";
import type { Env } from "./expand.ts";
import type { ProviderFile } from "./file.ts";
import type { Path, Report } from "./problem.ts";
import { resolveFacts } from "./facts.ts";
import { resolveOAuth } from "./oauth.ts";
import { describeProvider } from "./upstream.ts";

/** Reads `providers` and looks for more in the environment; without any, there is the demo. */
export function resolveProviders(
  files: Readonly<Record<string, ProviderFile>>,
  env: Env,
  report: Report,
  kept: readonly string[] = [],
): Map<string, ProviderConfig> {
  const found = new Map<string, ProviderConfig>();
  for (const [id, file] of Object.entries(files)) {
    if (file.enabled === false) continue;
    const path: Path = ["providers", id];
    const described = describeProvider(id, file, env, path, report);
    if (described === undefined) continue;
    const provider = inItsPlace(described, file, env, path, report);
    const accounts = resolveAccounts(provider, file, env, path, report);
    const cloudAccounts = resolveCloudAccounts(provider, file, path, report);
    const oauth = resolveOAuth(provider, file, env, path, report);
    found.set(id, {
      provider,
      accounts,
      ...(cloudAccounts.length === 0 ? {} : { cloudAccounts }),
      ...(oauth === undefined ? {} : { oauth }),
      ...resolveFacts(id, file, path, report),
      foundIn: "config",
    });
  }
  for (const provider of PROVIDERS) {
    if (provider.id in files) continue;
    const variable = variableOf(provider, env);
    if (variable === undefined && !kept.includes(provider.id)) continue;
    // What was not asked for is not there rather than wrong.
    if (lackOf(provider, env) !== undefined) continue;
    // A secret alone does not say where in its cloud a provider is.
    const placed = foundPlace(provider, env);
    if (placed === undefined) continue;
    found.set(provider.id, {
      provider: fillBlanks(placed, {}, env, ["providers", provider.id], report),
      accounts: variable === undefined ? [] : [accountIn(variable, env)],
      factsFrom: provider.id,
      foundIn: variable ?? "kept accounts",
    });
  }
  if (found.size === 0 && Object.values(files).every((file) => file.enabled === false)) {
    if (DEMO.id in files) {
      report(["providers"], "Cannot start without a provider: none is configured or found");
    } else found.set(DEMO.id, { provider: DEMO, accounts: [], foundIn: "built in" });
  }
  return found;
}

/** Why the known provider `id` is not there, for a person who named it; nothing if it is unknown. */
export function absenceOf(
  files: Readonly<Record<string, ProviderFile>>,
  env: Env,
): (id: string) => string | undefined {
  return (id) => {
    if (files[id]?.enabled === false) return "it is not enabled";
    const provider = findProvider(id);
    if (provider === undefined) return undefined;
    if (provider === DEMO) return 'it is only there when asked for: add "demo": {} to "providers"';
    if (variableOf(provider, env) !== undefined) return lackOf(provider, env);
    const [variable] = provider.env;
    if (variable === undefined) {
      return provider.oauth === undefined
        ? `it is only there when asked for: add "${provider.id}": {} to "providers"`
        : "it is only there when you allow it: see docs/logins.md";
    }
    return `it has no secret; set ${variable} or add it to "providers"`;
  };
}
