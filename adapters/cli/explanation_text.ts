/**
 * An explanation of a route, for people.
 *
 * @module
 */

import type { RouteExplanation, TargetExplanation } from "../../mod.ts";

/** Writes the explanation, one target after the other. */
export function explanationText(told: RouteExplanation): string {
  const { model, goesTo, promptTokens, hedgeMs, fallbackOn, targets, contextFallback } = told;
  const facts = [
    `asked in ${told.wire} by ${told.caller}`,
    ...(targets.length > 1 ? [CHOICES[told.choose]] : []),
    ...(promptTokens === undefined ? [] : [`the prompt is about ${promptTokens} tokens`]),
    ...(fallbackOn === undefined ? [] : [`goes on after ${fallbackOn.join(", ") || "no failure"}`]),
    ...(hedgeMs === 0 ? [] : [`a second target is asked after ${hedgeMs} ms`]),
  ];
  return [
    goesTo === undefined ? `${model} goes nowhere now` : `${model} goes to ${goesTo}`,
    ...facts.map((fact) => `  ${fact}`),
    ...targets.flatMap((target, index) => targetLines(target, `${index + 1}.`)),
    ...contextFallback.flatMap((target) => targetLines(target, "+")),
    "",
  ].join("\n");
}

const CHOICES: Readonly<Record<RouteExplanation["choose"], string>> = {
  order: "targets are asked as they are written",
  weight: "targets are drawn by weight",
  cost: "the cheapest is asked first",
  latency: "the fastest is asked first",
};

function targetLines(target: TargetExplanation, place: string): string[] {
  const { accounts, usable, why, refused } = target;
  const state = usable ? "" : "  (not now)";
  return [
    `${place} ${target.target}${state}`,
    ...why.map((reason) => `     ${reason}`),
    `     ${accountsLine(accounts)}`,
    ...(refused?.param === undefined ? [] : [`     because of the field ${refused.param}`]),
    ...planLine(target),
    ...priceLine(target),
    ...contextLine(target),
    ...timeoutsLine(target),
  ];
}

function accountsLine({ usable, all, next }: TargetExplanation["accounts"]): string {
  const count = `accounts: ${usable} of ${all} can be used`;
  return next === undefined ? count : `${count}, ${next} is next`;
}

function planLine({ plan }: TargetExplanation): string[] {
  if (plan === undefined) return [];
  const way = plan.passthrough ? "passed on as it is" : `translated to ${plan.wire}`;
  const lost = plan.dropped.length === 0 ? "nothing is lost" : `lost: ${plan.dropped.join(", ")}`;
  return [`     ${way}, ${lost}`];
}

function priceLine({ price }: TargetExplanation): string[] {
  if (price === undefined) return [];
  const { input, output, prompt } = price;
  const parts = [
    ...(input === undefined ? [] : [`$${input} in`]),
    ...(output === undefined ? [] : [`$${output} out for a million tokens`]),
    ...(prompt === undefined ? [] : [`this prompt about $${Number(prompt.toPrecision(2))}`]),
  ];
  return [`     price: ${parts.join(", ")}`];
}

function contextLine({ context }: TargetExplanation): string[] {
  if (context === undefined) return [];
  const fits = context.fits === undefined
    ? ""
    : context.fits
    ? ", which this one fits"
    : ", which this one is longer than";
  return [`     takes prompts of up to ${context.limit} tokens${fits}`];
}

function timeoutsLine({ timeouts }: TargetExplanation): string[] {
  if (timeouts === undefined) return [];
  const parts = Object.entries(timeouts).map(([name, ms]) => `${name.replace(/Ms$/, "")} ${ms} ms`);
  return [`     bounds: ${parts.join(", ")}`];
}
