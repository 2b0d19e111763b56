/**
 * Public model names and where they lead.
 *
 * @module
 */

import { findByAlias } from "../providers/mod.ts";
import type { Route, RouteTarget } from "./config.ts";
import type { ModelFile, RouteFile, TargetFile, TimeoutsFile } from "./models_file.ts";
import type { Path, Report } from "./problem.ts";
import { didYouMean } from "./spelling.ts";

/** What is said about a provider that a target names and that cannot be asked; nothing if it can. */
export type Absence = (provider: string) => string | undefined;

/** Stands for any text in a name, and for the same text in its targets. */
const ANY = "*";

/**
 * Reads `models`. `providers` are the ids that may be named, and `absence` says why another one
 * may not.
 */
export function resolveAliases(
  files: Readonly<Record<string, ModelFile>>,
  providers: ReadonlySet<string>,
  absence: Absence,
  report: Report,
): Map<string, Route> {
  const routes = new Map<string, Route>();
  for (const [name, file] of Object.entries(files)) {
    const path: Path = ["models", name];
    checkName(name, providers, path, report);
    routes.set(name, resolveRoute(file, { files, providers, absence, report, name }, path));
  }
  return routes;
}

/** What one name is read with. */
interface Reading {
  readonly files: Readonly<Record<string, ModelFile>>;
  readonly providers: ReadonlySet<string>;
  readonly absence: Absence;
  readonly report: Report;
  /** The name that leads there. */
  readonly name: string;
}

function resolveRoute(file: ModelFile, reading: Reading, path: Path): Route {
  const plain = typeof file === "string" || Array.isArray(file);
  const { targets, contextFallback = [], ...rest }: RouteFile = plain ? { targets: file } : file;
  const within = plain ? path : [...path, "targets"];
  if (targets.length === 0) {
    reading.report(within, "Cannot lead nowhere: expected at least one target");
  }
  return {
    targets: typeof targets === "string"
      ? resolveTargets([targets], rest.timeouts, reading, () => within)
      : resolveTargets(targets, rest.timeouts, reading, (index) => [...within, index]),
    choose: rest.choose ?? "order",
    ...(rest.fallbackOn === undefined ? {} : { fallbackOn: new Set(rest.fallbackOn) }),
    contextFallback: resolveTargets(
      contextFallback,
      rest.timeouts,
      reading,
      (index) => [...path, "contextFallback", index],
    ),
    hedgeMs: rest.hedgeMs ?? 0,
  };
}

function resolveTargets(
  files: readonly (string | TargetFile)[],
  common: TimeoutsFile | undefined,
  reading: Reading,
  pathOf: (index: number) => Path,
): RouteTarget[] {
  return files.map((file, index): RouteTarget | undefined => {
    if (typeof file === "string") return withTimeouts(resolvePlace(file, reading, pathOf(index)));
    const { to, timeouts, ...rest } = file;
    const place = resolvePlace(to, reading, [...pathOf(index), "to"]);
    return place && withTimeouts({ ...place, ...rest }, timeouts);
  }).filter((target) => target !== undefined);

  function withTimeouts(target: RouteTarget | undefined, own?: TimeoutsFile) {
    const timeouts = { ...common, ...own };
    return target === undefined || Object.keys(timeouts).length === 0
      ? target
      : { ...target, timeouts };
  }
}

function resolvePlace(text: string, reading: Reading, path: Path): RouteTarget | undefined {
  const { files, name, providers, absence, report } = reading;
  const slash = text.indexOf("/");
  const stars = text.split(ANY).length - 1;
  if (slash < 0 && text in files) {
    report(path, "Cannot lead to another name of 'models': expected provider/model");
  } else if (slash <= 0 || slash === text.length - 1) {
    report(path, "Cannot use the target: expected provider/model");
  } else if (stars > 0 && !name.includes(ANY)) {
    report(path, "Cannot use the target: a '*' in it needs a '*' in the name that leads there");
  } else if (stars > 1 || text.slice(0, slash).includes(ANY)) {
    report(path, "Cannot use the target: expected at most one '*', after the provider");
  } else {
    const provider = idOf(text.slice(0, slash), providers);
    if (providers.has(provider)) return { provider, model: text.slice(slash + 1) };
    const guess = didYouMean(provider, providers);
    const why = absence(provider) ?? `no such provider is configured${guess}`;
    report(path, `Cannot lead to the provider '${provider}': ${why}`);
  }
  return undefined;
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
  } else if (name.indexOf(ANY) !== name.lastIndexOf(ANY)) {
    report(path, `Cannot use the name '${name}': expected at most one '*'`, "key");
  } else if (providers.has(provider)) {
    const why = `it already means a model of the provider '${provider}'`;
    report(path, `Cannot use the name '${name}': ${why}`, "key");
  }
}
