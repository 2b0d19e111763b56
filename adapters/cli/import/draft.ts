/**
 * A configuration of ours in the making, and what of the other one has no place in it.
 *
 * @module
 */

import type { AccountFile, ConfigFile, ProviderFile } from "../../../mod.ts";

/** Something that was not carried over: where it stands, and why. */
export interface Left {
  readonly place: string;
  readonly why: string;
}

/** A provider in the making. */
export interface DraftProvider {
  /** All but its secrets. */
  readonly file: ProviderFile;
  /** Its secrets as references, each once, and the share of each. */
  readonly secrets: Map<string, number | undefined>;
  /** Its accounts that are let in another way, by their text. */
  readonly accounts: Map<string, Omit<AccountFile, "name">>;
  /** Where in the other configuration it comes from. */
  readonly from: string[];
}

/** A place in a route. */
export interface DraftTarget {
  readonly to: string;
  readonly weight?: number | undefined;
  readonly tier: number;
  readonly timeouts?: Readonly<Record<string, number>> | undefined;
}

/** Where a name leads. */
export interface DraftRoute {
  readonly targets: readonly DraftTarget[];
  readonly choose?: "weight" | "cost" | "latency" | undefined;
  readonly contextFallback?: readonly string[] | undefined;
  readonly fallbackOn?: readonly string[] | undefined;
  readonly from: string;
}

/** A configuration in the making. */
export interface Draft {
  readonly providers: Map<string, DraftProvider>;
  readonly models: Map<string, DraftRoute>;
  readonly keys: NonNullable<ConfigFile["keys"]>;
  readonly limits: NonNullable<ConfigFile["limits"]>;
  listen?: string;
  /** What was left, in the order of the other configuration. */
  readonly left: Left[];
  /** Variables that are to be set, and where the value of each stands. */
  readonly variables: Map<string, string>;
  leave(place: string, why: string): void;
  /** The reference in place of a secret that stands in the clear at `place`; the same for the same. */
  hide(secret: string, name: string, place: string): string;
}

/**
 * Creates an empty one.
 *
 * @param taken Variables that the other configuration refers to: they hold something already.
 */
export function createDraft(taken: ReadonlySet<string> = new Set()): Draft {
  const hidden = new Map<string, string>();
  const left: Left[] = [];
  const variables = new Map<string, string>();
  return {
    providers: new Map(),
    models: new Map(),
    keys: [],
    limits: {},
    left,
    variables,
    leave(place, why) {
      if (!left.some((one) => one.place === place && one.why === why)) left.push({ place, why });
    },
    hide(secret, name, place) {
      const known = hidden.get(secret);
      if (known !== undefined) return reference(known);
      const base = name.toUpperCase().replace(/[^A-Z0-9]+/g, "_").replace(/^(?=\d)/, "_");
      let variable = base;
      for (let count = 2; taken.has(variable) || variables.has(variable); count++) {
        variable = `${base}_${count}`;
      }
      hidden.set(secret, variable);
      variables.set(variable, place);
      return reference(variable);
    },
  };
}

/** How our configuration refers to an environment variable. */
export function reference(variable: string): string {
  return `\${${variable}}`;
}

/** A text that is not to be read as a reference. */
export function plain(text: string): string {
  return text.replaceAll("${", "$${");
}

/** A provider's entry with its accounts: one secret, several, or what has a share or no secret. */
export function entryOf({ file, secrets, accounts }: DraftProvider): ProviderFile {
  const [first, ...others] = [...secrets.keys()];
  if (first === undefined && accounts.size === 0) return file;
  const weights = [...secrets.values()];
  if (first !== undefined && accounts.size === 0 && new Set(weights).size <= 1) {
    return { ...file, apiKey: others.length ? [first, ...others] : first };
  }
  const keys = [...secrets].map(([apiKey, weight], index): AccountFile => ({
    name: `key-${index + 1}`,
    apiKey,
    ...(weight === undefined ? {} : { weight }),
  }));
  const more = [...accounts.values()].map((account, index): AccountFile => ({
    name: `account-${index + 1}`,
    ...account,
  }));
  return { ...file, accounts: [...keys, ...more] };
}
