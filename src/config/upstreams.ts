/**
 * Which providers there are: those written down, and those whose secret is in the environment.
 *
 * @module
 */

import { Secret } from "../credentials/secret.ts";
import { DEMO, findProvider, PROVIDERS } from "../providers/mod.ts";
import type { Provider } from "../providers/provider.ts";
import type { ProviderConfig } from "./config.ts";
import type { Env } from "./expand.ts";
import type { ProviderFile } from "./file.ts";
import type { Path, Report } from "./problem.ts";
import { isHeaderSafe } from "./secrets.ts";
import { describeProvider } from "./upstream.ts";

/** Reads `providers` and looks for more in the environment; without any, there is the demo. */
export function resolveProviders(
  files: Readonly<Record<string, ProviderFile>>,
  env: Env,
  report: Report,
): Map<string, ProviderConfig> {
  const found = new Map<string, ProviderConfig>();
  for (const [id, file] of Object.entries(files)) {
    if (file.enabled === false) continue;
    const path: Path = ["providers", id];
    const provider = describeProvider(id, file, path, report);
    if (provider === undefined) continue;
    const secrets = resolveSecrets(provider, file, env, path, report);
    found.set(id, { provider, secrets, foundIn: "config" });
  }
  for (const provider of PROVIDERS) {
    if (provider.id in files) continue;
    const variable = variableOf(provider, env);
    if (variable === undefined) continue;
    const secrets = [new Secret(env(variable)?.trim() ?? "")];
    found.set(provider.id, { provider, secrets, foundIn: variable });
  }
  if (found.size === 0 && Object.values(files).every((file) => file.enabled === false)) {
    if (DEMO.id in files) {
      report(["providers"], "Cannot start without a provider: none is configured or found");
    } else found.set(DEMO.id, { provider: DEMO, secrets: [], foundIn: "built in" });
  }
  return found;
}

/** Why the known provider `id` is not there, for a person who named it; nothing if it is unknown. */
export function absenceOf(
  files: Readonly<Record<string, ProviderFile>>,
): (id: string) => string | undefined {
  return (id) => {
    if (files[id]?.enabled === false) return "it is not enabled";
    const provider = findProvider(id);
    if (provider === undefined) return undefined;
    if (provider === DEMO) return 'it is only there when asked for: add "demo": {} to "providers"';
    return `it has no secret; set ${provider.env[0]} or add it to "providers"`;
  };
}

function resolveSecrets(
  provider: Provider,
  file: ProviderFile,
  env: Env,
  path: Path,
  report: Report,
): Secret[] {
  if (file.apiKey === undefined) return secretsFromEnv(provider, file, env, path, report);
  const single = typeof file.apiKey === "string";
  const texts = [file.apiKey].flat().map((text) => text.trim());
  if (texts.length === 0) report([...path, "apiKey"], "Cannot use the list: it is empty");
  texts.forEach((text, index) => {
    const here = single ? [...path, "apiKey"] : [...path, "apiKey", index];
    if (!isHeaderSafe(text)) {
      report(here, "Cannot use the secret: expected visible ASCII without spaces");
    } else if (texts.indexOf(text) < index) {
      report(here, "Cannot use the secret: it is given twice");
    }
  });
  if (provider.auth === "none") {
    report([...path, "apiKey"], `Cannot use a secret: '${provider.id}' takes none`);
  }
  return texts.map((text) => new Secret(text));
}

/**
 * The secret of a known provider that was written down without one. A changed base URL is another
 * host: it is never sent a secret that was meant for the vendor.
 */
function secretsFromEnv(
  provider: Provider,
  file: ProviderFile,
  env: Env,
  path: Path,
  report: Report,
): Secret[] {
  if (provider.auth === "none") return [];
  if (provider.env.length === 0) {
    report([...path, "auth"], "Cannot send a secret: there is no 'apiKey'");
    return [];
  }
  if (file.baseUrl !== undefined) {
    const why = "with another 'baseUrl' it needs an 'apiKey' of its own, or \"auth\": \"none\"";
    report(path, `Cannot use the provider '${provider.id}': ${why}`, "key");
    return [];
  }
  const variable = variableOf(provider, env);
  if (variable === undefined) {
    const why = `it has no 'apiKey', and ${provider.env.join(" or ")} is not set`;
    report(path, `Cannot use the provider '${provider.id}': ${why}`, "key");
    return [];
  }
  return [new Secret(env(variable)?.trim() ?? "")];
}

/** The first of the provider's environment variables that holds something to send. */
function variableOf(provider: Provider, env: Env): string | undefined {
  return provider.env.find((name) => isHeaderSafe(env(name)?.trim() ?? ""));
}
