/**
 * What is different between two configurations, by its place: names, and never a value.
 *
 * @module
 */

import { Secret } from "../credentials/secret.ts";
import type { Config } from "./config.ts";
import { formatPath } from "./problem.ts";

/** What came of taking in another configuration. */
export interface Changes {
  /** What is different, such as `providers.lab changed` or `keys.laptop removed`; no secrets. */
  readonly changed: readonly string[];
  /** What of it holds after a restart only, such as `listen`. */
  readonly restart: readonly string[];
}

/** Tells the differences between two configurations, in the order of the file. */
export function changesBetween(before: Config, after: Config): Changes {
  const changed = [
    ...whole("listen", before.listen, after.listen),
    ...entries("keys", byName(before.keys), byName(after.keys)),
    ...whole("admin", before.admin, after.admin),
    ...entries("providers", before.providers, after.providers),
    ...entries("models", before.models, after.models),
    ...others(before, after),
  ];
  const restart = [
    ...isSame(before.listen, after.listen) ? [] : ["listen"],
    ...usesOtherBroker(before, after) ? ["broker"] : [],
  ];
  return { changed, restart };
}

/** Whether two gateways would have to be told apart: one does not change brokers while it runs. */
export function usesOtherBroker(
  { broker: before }: Pick<Config, "broker">,
  { broker: after }: Pick<Config, "broker">,
): boolean {
  return (before?.kind === "use" || after?.kind === "use") && !isSame(before, after);
}

/**
 * Whether two values of configurations mean the same. Secrets are compared by what they hold.
 *
 * @example
 * ```ts
 * import { Secret } from "../credentials/secret.ts";
 * import { isSame } from "./changes.ts";
 * isSame({ key: new Secret("a") }, { key: new Secret("b") }); // false
 * ```
 */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof Secret || b instanceof Secret) {
    return a instanceof Secret && b instanceof Secret && a.reveal() === b.reveal();
  }
  if (a instanceof RegExp || b instanceof RegExp) return String(a) === String(b);
  const [left, right] = [membersOf(a), membersOf(b)];
  return left.size === right.size &&
    [...left].every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}

/** What has no members of its own name is told as a whole. */
const TOLD: ReadonlySet<string> = new Set(["listen", "keys", "admin", "providers", "models"]);

function others(before: Config, after: Config): string[] {
  const [left, right] = [membersOf(before), membersOf(after)];
  const names = new Set([...left.keys(), ...right.keys()].map(String));
  return [...names].filter((name) => !TOLD.has(name)).sort()
    .flatMap((name) => whole(name, left.get(name), right.get(name)));
}

function entries(
  name: string,
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .flatMap((key) => whole(formatPath([name, key]), before.get(key), after.get(key)));
}

function whole(place: string, before: unknown, after: unknown): string[] {
  if (isSame(before, after)) return [];
  return [
    `${place} ${before === undefined ? "added" : after === undefined ? "removed" : "changed"}`,
  ];
}

function byName<T extends { readonly name: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((one) => [one.name, one]));
}

/** What is not there and what is `undefined` are the same. */
function membersOf(value: object): ReadonlyMap<unknown, unknown> {
  if (value instanceof Map) return value;
  if (value instanceof Set) return new Map([...value].map((item) => [item, true]));
  return new Map(Object.entries(value).filter(([, item]) => item !== undefined));
}
