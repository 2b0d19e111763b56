/**
 * What stands in braces in a provider's URLs, filled in from its settings or from the environment.
 *
 * @module
 */

import type { Blank, Provider } from "../providers/provider.ts";
import { didYouMean } from "./spelling.ts";
import type { Env } from "./expand.ts";
import type { Path, Report } from "./problem.ts";

type Settings = Readonly<Record<string, string>>;

/** One segment of a path, or one label of a host name: it can lead nowhere else. */
const SAFE = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/**
 * The provider with its blanks filled in; what is missing or cannot stand in a URL is reported, and
 * so are settings that it does not have.
 */
export function fillBlanks(
  provider: Provider,
  settings: Settings,
  env: Env,
  path: Path,
  report: Report,
): Provider {
  const { blanks = {} } = provider;
  const here: Path = [...path, "settings"];
  for (const name of Object.keys(settings)) {
    if (name in blanks) continue;
    const guess = didYouMean(name, Object.keys(blanks));
    report([...here, name], `Cannot use the setting '${name}': it is not known${guess}`, "key");
  }
  const values = new Map<string, string>();
  for (const [name, blank] of Object.entries(blanks)) {
    const value = settings[name] ?? valueOf(blank, env);
    if (value === undefined) {
      report(path, `Cannot use the provider '${provider.id}': ${missing(name, blank)}`, "key");
    } else if (!SAFE.test(value)) {
      const form = "expected letters, digits, '.', '_' and '-'";
      const place: Path = name in settings ? [...here, name] : path;
      report(place, `Cannot use the setting '${name}': ${form}`);
    } else values.set(name, value);
  }
  return blanks === provider.blanks ? withValues(provider, values) : provider;
}

/** What a provider lacks that nobody has written down, for people; `undefined` if nothing. */
export function lackOf({ blanks = {} }: Provider, env: Env): string | undefined {
  const lacking = Object.entries(blanks).find(([, blank]) => valueOf(blank, env) === undefined);
  return lacking === undefined ? undefined : missing(...lacking);
}

function missing(name: string, { env }: Blank): string {
  const settings = `"settings": { "${name}": "…" }`;
  const variables = env.length === 0 ? "" : `, or ${env.join(" or ")} in the environment`;
  return `it needs ${settings}${variables}`;
}

function valueOf({ env: names, fallback }: Blank, env: Env): string | undefined {
  for (const name of names) {
    const value = env(name)?.trim();
    if (value !== undefined && value !== "") return value;
  }
  return fallback;
}

function withValues(provider: Provider, values: ReadonlyMap<string, string>): Provider {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (blank, name: string) => values.get(name) ?? blank);
  const { blanks: _filled, places, endpointUrls, ...rest } = provider;
  return {
    ...rest,
    baseUrl: fill(provider.baseUrl),
    ...(places === undefined ? {} : {
      places: mapped(places, (place) => ({
        ...place,
        ...(place.baseUrl === undefined ? {} : { baseUrl: fill(place.baseUrl) }),
      })),
    }),
    ...(endpointUrls === undefined ? {} : { endpointUrls: mapped(endpointUrls, fill) }),
  };
}

function mapped<V>(
  record: Readonly<Record<string, V>>,
  change: (value: V) => V,
): Record<string, V> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
