/**
 * Names with a `*` in them, which stands for any text, none included.
 *
 * @module
 */

import type { Route, RouteTarget } from "../config/config.ts";

/** Finds what a name leads to by the patterns of a configuration. */
export type Wildcards = (name: string) => Route | undefined;

interface Pattern {
  readonly before: string;
  readonly after: string;
  readonly route: Route;
}

/** Whether a name of `models` stands for many. */
export function isWildcard(name: string): boolean {
  return name.includes("*");
}

/**
 * Creates the search: of the patterns that match, the one with the longest beginning is meant, and of
 * those the one with the longest end, which leaves no two.
 */
export function createWildcards(models: ReadonlyMap<string, Route>): Wildcards {
  const patterns = [...models].filter(([name]) => isWildcard(name)).map(patternOf).sort(narrowest);
  return (name) => {
    const found = patterns.find((pattern) => matches(pattern, name));
    if (found === undefined) return undefined;
    const { before, after, route } = found;
    return filled(route, name.slice(before.length, name.length - after.length));
  };
}

function patternOf([name, route]: [string, Route]): Pattern {
  const star = name.indexOf("*");
  return { before: name.slice(0, star), after: name.slice(star + 1), route };
}

function narrowest(a: Pattern, b: Pattern): number {
  return b.before.length - a.before.length || b.after.length - a.after.length;
}

function matches({ before, after }: Pattern, name: string): boolean {
  return name.length >= before.length + after.length && name.startsWith(before) &&
    name.endsWith(after);
}

function filled(route: Route, text: string): Route {
  const fill = (target: RouteTarget): RouteTarget => ({
    ...target,
    // As a function: the text may hold what a replacement would understand.
    model: target.model.replace("*", () => text),
  });
  return {
    ...route,
    targets: route.targets.map(fill),
    contextFallback: route.contextFallback.map(fill),
  };
}
