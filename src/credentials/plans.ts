/**
 * Which plans cover which models, as data: an account whose plan is known not to cover a model is not
 * asked for it while another account's is known to.
 *
 * @module
 */

import type { Account } from "./account.ts";

/** What is known of the plans for some models. */
export interface PlanRule {
  /** A model's name, or the beginning of several with `*` after it. */
  readonly models: string;
  /** Plans that cover them, as the provider calls them. */
  readonly covered: readonly string[];
  /** Plans that do not; all that are not `covered` when absent. */
  readonly uncovered?: readonly string[];
}

/** Whether a plan covers a model. */
export type Cover = "yes" | "no" | "unknown";

/** The rules that hold for one model, and who is left out for them. */
export interface PlanView {
  /** Whether the account's plan covers the model. */
  coverOf(account: Account): Cover;
  /** Whether it is left out: its plan does not cover the model, and another account's does. */
  leavesOut(account: Account): boolean;
}

/** The first rule for `model`; a name goes before a beginning. */
export function ruleFor(
  rules: readonly PlanRule[] | undefined,
  model: string | undefined,
): PlanRule | undefined {
  if (rules === undefined || model === undefined) return undefined;
  return rules.find(({ models }) => models === model) ??
    rules.find(({ models }) => models.endsWith("*") && model.startsWith(models.slice(0, -1)));
}

/** The account's plan as its provider calls it, in lower case; what was reported last counts. */
export function planOf({ usage, record }: Account): string | undefined {
  return (usage?.metadata?.plan ?? record.attrs.plan)?.toLowerCase();
}

/** Who is left out of `accounts` by `rule`. Nobody is while no account is known to be covered. */
export function viewPlans(rule: PlanRule, accounts: readonly Account[]): PlanView {
  const covers = (account: Account): Cover => coverOf(rule, planOf(account));
  const served = accounts.some((account) =>
    account.record.status !== "dead" && account.record.status !== "disabled" &&
    covers(account) === "yes"
  );
  return {
    coverOf: covers,
    leavesOut: (account) => served && covers(account) === "no",
  };
}

function coverOf({ covered, uncovered }: PlanRule, plan: string | undefined): Cover {
  if (plan === undefined) return "unknown";
  const holds = (plans: readonly string[]): boolean =>
    plans.some((one) => one.toLowerCase() === plan);
  if (holds(covered)) return "yes";
  return uncovered === undefined || holds(uncovered) ? "no" : "unknown";
}
