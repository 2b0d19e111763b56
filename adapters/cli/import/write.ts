/**
 * Writing a draft down, with comments that say where everything comes from.
 *
 * @module
 */

import { type Draft, type DraftRoute, type DraftTarget, entryOf, plain } from "./draft.ts";

/** A member of an object, and what is to be said of it. */
interface Member {
  readonly name: string;
  readonly value: unknown;
  readonly comment?: string;
}

/** The text of a configuration file. */
export function writeDraft(draft: Draft, source: string): string {
  const providers = [...draft.providers].map(([name, provider]): Member => ({
    name,
    value: entryOf(provider),
    comment: provider.from.join(", "),
  }));
  const models = [...draft.models].map(([name, route]): Member => ({
    name,
    value: routeOf(route),
    comment: route.from,
  }));
  return [
    `// Made from ${oneLine(source)} by 'sluice import'. 'sluice check' says what it means.`,
    ...variablesOf(draft),
    "{",
    [
      ...(draft.listen === undefined ? [] : [`  "listen": ${JSON.stringify(draft.listen)}`]),
      ...(draft.keys.length === 0 ? [] : [`  "keys": ${indented(draft.keys)}`]),
      section("providers", providers),
      ...(models.length === 0 ? [] : [section("models", models)]),
      ...(Object.keys(draft.limits).length === 0 ? [] : [`  "limits": ${indented(draft.limits)}`]),
    ].join(",\n"),
    "}",
    "",
  ].join("\n");
}

function variablesOf({ variables }: Draft): string[] {
  if (variables.size === 0) return [];
  const lines = [...variables].map(([name, place]) => `//   ${name}  from ${oneLine(place)}`);
  return ["// Secrets that stood there in the clear do not stand here: set", ...lines];
}

function section(name: string, members: readonly Member[]): string {
  const lines = members.map(({ name, value, comment }) => {
    const said = comment === undefined ? "" : `    // ${oneLine(comment)}\n`;
    return `${said}    ${JSON.stringify(name)}: ${indented(value, 4)}`;
  });
  return `  ${JSON.stringify(name)}: {\n${lines.join(",\n")}\n  }`;
}

function indented(value: unknown, by = 2): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", `\n${" ".repeat(by)}`);
}

/** As short as it can be said: one target, a list in order, or a route with all it has. */
function routeOf({ targets, choose, contextFallback, fallbackOn }: DraftRoute): unknown {
  const ordered = [...targets].sort((a, b) => a.tier - b.tier);
  const tiers = new Set(ordered.map(({ tier }) => tier));
  const chosen = tiers.size < ordered.length ? choose : undefined;
  const list = ordered.map((target) => targetOf(target, chosen !== undefined && tiers.size > 1));
  const [only] = list;
  const short = list.length === 1 && typeof only === "string" ? only : list;
  if (chosen === undefined && !contextFallback?.length && !fallbackOn?.length) return short;
  return {
    targets: list,
    ...(chosen === undefined ? {} : { choose: chosen }),
    ...(fallbackOn?.length ? { fallbackOn } : {}),
    ...(contextFallback?.length ? { contextFallback: contextFallback.map(plain) } : {}),
  };
}

function targetOf({ to, weight, tier, timeouts }: DraftTarget, tiered: boolean): unknown {
  const more = {
    ...(weight === undefined || weight === 1 ? {} : { weight }),
    ...(tiered && tier !== 1 ? { tier } : {}),
    ...(timeouts === undefined ? {} : { timeouts }),
  };
  return Object.keys(more).length === 0 ? plain(to) : { to: plain(to), ...more };
}

/** A name in a comment cannot end it. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}|[\u2028\u2029]/gu, " ");
}
