/**
 * The accounts of one provider as they were written, or as the environment has them.
 *
 * @module
 */

import { Secret } from "../credentials/secret.ts";
import type { Provider } from "../providers/provider.ts";
import type { AccountConfig } from "./config.ts";
import type { Env } from "./expand.ts";
import type { ProviderFile } from "./file.ts";
import type { Path, Report } from "./problem.ts";
import { isHeaderSafe } from "./secrets.ts";

/**
 * The accounts of a provider: those written down, else the secret in its environment variable.
 */
export function resolveAccounts(
  provider: Provider,
  file: ProviderFile,
  env: Env,
  path: Path,
  report: Report,
): AccountConfig[] {
  if (file.apiKey === undefined && file.accounts === undefined) {
    return accountsFromEnv(provider, file, env, path, report);
  }
  const told = new Set<string>();
  const take = (text: string, here: Path): Secret => {
    const secret = text.trim();
    if (!isHeaderSafe(secret)) {
      report(here, "Cannot use the secret: expected visible ASCII without spaces");
    } else if (told.has(secret)) report(here, "Cannot use the secret: it is given twice");
    told.add(secret);
    return new Secret(secret);
  };
  const accounts = [
    ...keysIn(file, path).map(({ text, here }): AccountConfig => ({
      secret: take(text, here),
      origin: "config",
    })),
    ...namedAccounts(file, path, take, report),
  ];
  // Without any the accounts are those that are added while running.
  if (accounts.length === 0 && file.apiKey !== undefined) {
    report([...path, "apiKey"], "Cannot use the list: it is empty");
  }
  if (provider.auth === "none") {
    const field = file.apiKey === undefined ? "accounts" : "apiKey";
    report([...path, field], `Cannot use a secret: '${provider.id}' takes none`);
  }
  return accounts;
}

function keysIn({ apiKey }: ProviderFile, path: Path): { text: string; here: Path }[] {
  if (apiKey === undefined) return [];
  if (typeof apiKey === "string") return [{ text: apiKey, here: [...path, "apiKey"] }];
  return apiKey.map((text, index) => ({ text, here: [...path, "apiKey", index] }));
}

function namedAccounts(
  { accounts = [] }: ProviderFile,
  path: Path,
  take: (text: string, here: Path) => Secret,
  report: Report,
): AccountConfig[] {
  const names = new Set<string>();
  return accounts.flatMap(({ name, apiKey, priority, weight, ...cloud }, index) => {
    const here = [...path, "accounts", index];
    if (names.has(name)) report([...here, "name"], "Cannot use the name: it is given twice");
    names.add(name);
    if (apiKey === undefined) {
      const said = Object.keys(cloud).length > 0;
      if (!said) report(here, "Cannot use the account: it has no 'apiKey'");
      return [];
    }
    return [{
      name,
      secret: take(apiKey, [...here, "apiKey"]),
      origin: "config" as const,
      ...(priority === undefined ? {} : { priority }),
      ...(weight === undefined ? {} : { weight }),
    }];
  });
}

/**
 * The secret of a known provider that was written down without one. A changed base URL is another
 * host: it is never sent a secret that was meant for the vendor.
 */
function accountsFromEnv(
  provider: Provider,
  file: ProviderFile,
  env: Env,
  path: Path,
  report: Report,
): AccountConfig[] {
  if (provider.auth === "none") return [];
  const variable = variableOf(provider, env, provider.envIfNamed);
  // Accounts are added by logging in; a secret in the environment is one more, at the vendor only.
  if (file.oauth !== undefined) {
    return variable === undefined || file.baseUrl !== undefined ? [] : [accountIn(variable, env)];
  }
  if (provider.keyless === true && (variable === undefined || file.baseUrl !== undefined)) {
    return [];
  }
  const names = [...provider.env, ...(provider.envIfNamed ?? [])];
  if (names.length === 0 && provider.oauth !== undefined) {
    const why = "it needs \"oauth\" to log in, or an 'apiKey'";
    report(path, `Cannot use the provider '${provider.id}': ${why}`, "key");
    return [];
  }
  if (names.length === 0) {
    report([...path, "auth"], "Cannot send a secret: there is no 'apiKey'");
    return [];
  }
  if (file.baseUrl !== undefined) {
    const why = "with another 'baseUrl' it needs an 'apiKey' of its own, or \"auth\": \"none\"";
    report(path, `Cannot use the provider '${provider.id}': ${why}`, "key");
    return [];
  }
  if (variable === undefined) {
    const own = names.find((name) => isOurs(env(name)));
    const why = own === undefined
      ? `it has no 'apiKey', and ${names.join(" or ")} is not set`
      : `it has no 'apiKey', and ${own} holds a key of a gateway, which is for clients`;
    report(path, `Cannot use the provider '${provider.id}': ${why}`, "key");
    return [];
  }
  return [accountIn(variable, env)];
}

/** The first of the provider's environment variables, or of `others`, that holds a secret of its own. */
export function variableOf(
  provider: Provider,
  env: Env,
  others: readonly string[] = [],
): string | undefined {
  return [...provider.env, ...others].find((name) =>
    isHeaderSafe(env(name)?.trim() ?? "") && !isOurs(env(name))
  );
}

/** Whether it is a key that the command made: it is for clients, and no provider's to know. */
function isOurs(text: string | undefined): boolean {
  return text?.trim().startsWith("sk-sluice-") === true;
}

/** The account whose secret an environment variable holds. */
export function accountIn(variable: string, env: Env): AccountConfig {
  return { secret: new Secret(env(variable)?.trim() ?? ""), origin: "env" };
}
