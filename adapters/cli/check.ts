/**
 * `sluice check`: what a configuration means.
 *
 * @module
 */

import type { Choice, Config, Route, RouteTarget } from "../../mod.ts";
import type { Args } from "./args_shape.ts";
import { load } from "./load.ts";
import { shortPath, type Surroundings } from "./surroundings.ts";

/**
 * Tells what the gateway would do.
 *
 * @throws {Refusal} with everything that is wrong.
 */
export async function check(args: Args, around: Surroundings): Promise<number> {
  const { config, file } = await load(args, around);
  const path = shortPath(file.path, around);
  around.out(describeConfig(config, file.exists ? path : `none (${path} is not there)`));
  return 0;
}

/** A configuration in words, without its secrets. */
export function describeConfig(config: Config, source: string): string {
  const providers = [...config.providers].map(([id, config]) => {
    const { provider, accounts, cloudAccounts = [], foundIn } = config;
    return `${id}: ${provider.dialects.join(", ")} at ${provider.baseUrl}, ` +
      count([...accounts, ...cloudAccounts]) + (foundIn === undefined ? "" : ` (${foundIn})`);
  });
  const models = [...config.models].map(([name, route]) => `${name}: ${describeRoute(route)}`);
  const { hostname, port } = config.listen ?? { hostname: "nowhere", port: 0 };
  return [
    ...section("config", [source]),
    ...section("listen", [`${hostname}, port ${port}`]),
    ...section("keys", config.keys.map(({ name }) => name), "none: one is made for this machine"),
    ...section("providers", providers),
    ...section("models", models, "no names of your own"),
    ...section("origins", config.origins, "none: web pages may not call"),
    "",
  ].join("\n");
}

/** Where a name leads, in the order in which it would be tried if all were well. */
function describeRoute({ targets, choose, contextFallback, hedgeMs }: Route): string {
  const tiers = [...new Set(targets.map(({ tier = 1 }) => tier))].sort((a, b) => a - b);
  const equals = CHOOSING[choose];
  const steps = tiers.flatMap((tier) => {
    const names = targets.filter((target) => (target.tier ?? 1) === tier).map(describeTarget);
    return equals === undefined || names.length === 1 ? names : [`${equals} ${names.join(", ")}`];
  });
  return [
    steps.join(", then "),
    ...(contextFallback.length === 0
      ? []
      : [`for long prompts ${contextFallback.map(describeTarget).join(", then ")}`]),
    ...(hedgeMs === 0 ? [] : [`a second one is asked after ${hedgeMs} ms`]),
  ].join("; ");
}

const CHOOSING: Readonly<Record<Choice, string | undefined>> = {
  order: undefined,
  weight: "by weight",
  cost: "the cheapest of",
  latency: "the fastest of",
};

function describeTarget({ provider, model, weight }: RouteTarget): string {
  return `${provider}/${model}${weight === undefined ? "" : ` (weight ${weight})`}`;
}

function section(name: string, lines: readonly string[], none = "none"): string[] {
  const [first = none, ...rest] = lines;
  return [`${name.padEnd(11)}${first}`, ...rest.map((line) => " ".repeat(11) + line)];
}

function count(accounts: readonly unknown[]): string {
  return accounts.length === 0
    ? "no secret"
    : accounts.length === 1
    ? "1 secret"
    : `${accounts.length} secrets`;
}
