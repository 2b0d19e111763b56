/**
 * Public model names and where they lead.
 *
 * @module
 */

import { findByAlias } from "../providers/mod.ts";
import type { RouteTarget } from "./config.ts";
import type { Path, Report } from "./problem.ts";
import { didYouMean } from "./spelling.ts";

/** What is said about a provider that a target names and that cannot be asked; nothing if it can. */
export type Absence = (provider: string) => string | undefined;

/**
 * Reads `models`. `providers` are the ids that may be named, and `absence` says why another one
 * may not.
 */
export function resolveAliases(
  files: Readonly<Record<string, string | string[]>>,
  providers: ReadonlySet<string>,
  absence: Absence,
  report: Report,
): Map<string, RouteTarget[]> {
  const aliases = new Map<string, RouteTarget[]>();
  for (const [name, file] of Object.entries(files)) {
    const path: Path = ["models", name];
    checkName(name, providers, path, report);
    if (file.length === 0) report(path, "Cannot lead nowhere: expected at least one target");
    const targets = typeof file === "string"
      ? [resolveTarget(file, path)]
      : file.map((one, index) => resolveTarget(one, [...path, index]));
    aliases.set(name, targets.filter((target) => target !== undefined));
  }
  return aliases;

  function resolveTarget(text: string, path: Path): RouteTarget | undefined {
    const slash = text.indexOf("/");
    if (slash < 0 && text in files) {
      report(path, "Cannot lead to another name of 'models': expected provider/model");
    } else if (slash <= 0 || slash === text.length - 1) {
      report(path, "Cannot use the target: expected provider/model");
    } else {
      const provider = idOf(text.slice(0, slash), providers);
      if (providers.has(provider)) return { provider, model: text.slice(slash + 1) };
      const guess = didYouMean(provider, providers);
      const why = absence(provider) ?? `no such provider is configured${guess}`;
      report(path, `Cannot lead to the provider '${provider}': ${why}`);
    }
    return undefined;
  }
}

/** The id of the provider that goes by `name`; an id of one's own is nobody else's other name. */
function idOf(name: string, providers: ReadonlySet<string>): string {
  return providers.has(name) ? name : findByAlias(name)?.id ?? name;
}

function checkName(
  name: string,
  providers: ReadonlySet<string>,
  path: Path,
  report: Report,
): void {
  const slash = name.indexOf("/");
  const provider = name.slice(0, Math.max(0, slash));
  if (name === "" || name.length > 256 || /[\s\p{Cc}]/u.test(name)) {
    report(path, "Cannot use the name: expected 1 to 256 characters without white space", "key");
  } else if (providers.has(provider)) {
    const why = `it already means a model of the provider '${provider}'`;
    report(path, `Cannot use the name '${name}': ${why}`, "key");
  }
}
