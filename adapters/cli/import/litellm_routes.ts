/**
 * LiteLLM's groups of deployments and their fallbacks as names with targets.
 *
 * @module
 */

import type { Draft, DraftRoute, DraftTarget } from "./draft.ts";
import type { Deployment } from "./litellm_deployment.ts";
import { type Fields, fieldsOf, listOf, textOf } from "./read.ts";

type Groups = ReadonlyMap<string, readonly Deployment[]>;

/** How LiteLLM chooses, and how that is said here. */
const STRATEGIES: Readonly<Record<string, NonNullable<DraftRoute["choose"]>>> = {
  "simple-shuffle": "weight",
  "latency-based-routing": "latency",
  "cost-based-routing": "cost",
};

/** As deep as LiteLLM follows fallbacks of fallbacks. */
const DEPTH = 5;

/** Puts every group, and every other name of one, into the draft. */
export function carryRoutes(groups: Groups, settings: Fields, draft: Draft): void {
  const choose = strategyOf(settings, draft);
  const names = new Map([...groups.keys()].map((name) => [name, name]));
  for (const [alias, told] of Object.entries(fieldsOf(settings.model_group_alias))) {
    const group = textOf(told) ?? textOf(fieldsOf(told).model);
    if (group !== undefined && groups.has(group)) names.set(alias, group);
    else draft.leave(`router_settings.model_group_alias.${alias}`, "it leads to no group");
  }
  const fallbacks = pairsIn(settings.fallbacks);
  const byDefault = texts(settings.default_fallbacks);
  const longer = pairsIn(settings.context_window_fallbacks);
  for (const [name, group] of names) {
    const standby = follow(group, (one) => fallbacks.get(one) ?? byDefault);
    const place = groups.get(group)?.map((deployment) => deployment.place).join(", ") ?? group;
    const route: DraftRoute = {
      targets: tiersOf([group, ...standby], groups),
      choose,
      contextFallback: (longer.get(group) ?? [])
        .flatMap((one) => targetsOf(groups.get(one) ?? []).map(({ to }) => to)),
      from: place + (standby.length === 0 ? "" : `; stands by: ${standby.join(", ")}`),
    };
    if (isNeeded(name, route, draft)) draft.models.set(name, route);
  }
  for (
    const [kind, pairs] of [["fallbacks", fallbacks], ["context_window_fallbacks", longer]] as const
  ) {
    for (const [name, list] of pairs) {
      const unknown = [name, ...list].filter((one) => one !== "*" && !groups.has(one));
      if (unknown.length > 0) draft.leave(`${kind}.${name}`, `there is no ${unknown.join(", ")}`);
    }
  }
}

/** What `provider/model` means by itself needs no name, and can have no other meaning. */
function isNeeded(name: string, { targets, from }: DraftRoute, draft: Draft): boolean {
  const place = `model_list: ${name}`;
  const owner = draft.providers.has(name.slice(0, Math.max(0, name.indexOf("/"))));
  const itself = targets.length === 1 && targets[0]?.to === name;
  if (itself && owner) return false;
  const stars = name.split("*").length - 1;
  const why = owner
    ? "the name already means a model of the provider: ask for another name"
    : /\s/.test(name) || stars > 1
    ? "names have no white space here, and one '*' at most"
    : targets.some(({ to }) => to.includes("*") && stars === 0)
    ? "a '*' in the target needs one in the name"
    : targets.some(({ to }) => /\*.*\*/.test(to))
    ? "a target has one '*' at most"
    : undefined;
  if (why !== undefined) draft.leave(from === "" ? place : `${from} (${name})`, why);
  return why === undefined;
}

function strategyOf(settings: Fields, draft: Draft): DraftRoute["choose"] {
  const told = textOf(settings.routing_strategy) ?? "simple-shuffle";
  const known = STRATEGIES[told];
  if (known === undefined) {
    draft.leave(
      "router_settings.routing_strategy",
      `'${told}' is not there: targets are chosen by weight, and accounts of one provider by load`,
    );
  }
  return known ?? "weight";
}

/** Each group is asked before the next, and within it by its own order. */
function tiersOf(names: readonly string[], groups: Groups): DraftTarget[] {
  const found = new Map<string, DraftTarget>();
  let last = 0;
  for (const name of names) {
    const targets = targetsOf(groups.get(name) ?? []);
    for (const target of targets) {
      if (found.has(target.to)) continue;
      found.set(target.to, { ...target, tier: last + target.tier });
    }
    last += Math.max(0, ...targets.map(({ tier }) => tier));
  }
  return [...found.values()];
}

/** The places of one group: those that are the same but for their key are one, with all their keys. */
function targetsOf(deployments: readonly Deployment[]): DraftTarget[] {
  const by = (["weight", "rpm", "tpm"] as const)
    .find((name) => deployments.some((deployment) => deployment[name] !== undefined));
  const orders = [...new Set(deployments.map(({ order }) => order))].sort((a, b) => a - b);
  const shares = deployments.map((deployment) => by === undefined ? 1 : deployment[by] ?? 0);
  const least = by === "weight" ? 1 : Math.min(...shares.filter((share) => share > 0));
  const found = new Map<string, DraftTarget>();
  deployments.forEach(({ to, order, timeouts }, index) => {
    const share = shares[index] ?? 0;
    // Without a share where others have one, LiteLLM asks it when those have failed.
    const tier = orders.indexOf(order) + 1 + (share === 0 ? orders.length : 0);
    const there = found.get(to);
    const weight = share === 0 ? there?.weight : (there?.weight ?? 0) + share / least;
    found.set(to, {
      to,
      tier: Math.min(tier, there?.tier ?? tier),
      ...(weight === undefined ? {} : { weight: Math.min(1000, round(weight)) }),
      ...(timeouts === undefined && there?.timeouts === undefined
        ? {}
        : { timeouts: { ...timeouts, ...there?.timeouts } }),
    });
  });
  return dense([...found.values()]);
}

/** Tiers without gaps. */
function dense(targets: readonly DraftTarget[]): DraftTarget[] {
  const tiers = [...new Set(targets.map(({ tier }) => tier))].sort((a, b) => a - b);
  return targets.map((target) => ({ ...target, tier: tiers.indexOf(target.tier) + 1 }));
}

function round(weight: number): number {
  return Math.max(0.001, Math.round(weight * 1000) / 1000);
}

/** What stands by for `first`, and for what stands by, each once. */
function follow(first: string, next: (name: string) => readonly string[]): string[] {
  const found: string[] = [];
  const visit = (name: string, depth: number): void => {
    for (const one of depth > 0 ? next(name) : []) {
      if (one === first || found.includes(one)) continue;
      found.push(one);
      visit(one, depth - 1);
    }
  };
  visit(first, DEPTH);
  return found;
}

/** `[{ a: [b, c] }, { d: [e] }]` as a map. */
function pairsIn(value: unknown): Map<string, readonly string[]> {
  return new Map(
    listOf(value).flatMap((item) =>
      Object.entries(fieldsOf(item)).map(([name, list]) => [name, texts(list)] as const)
    ),
  );
}

function texts(value: unknown): string[] {
  return listOf(value).map(textOf).filter((text) => text !== undefined);
}
