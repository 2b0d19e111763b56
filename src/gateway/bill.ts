/**
 * What an exchange cost, in USD.
 *
 * @module
 */

import type { Usage } from "../canonical/usage.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { costOf } from "../catalog/cost.ts";
import type { Plan } from "./plan.ts";

/** What is known of the cost of an answer. */
export interface Bill {
  /** USD. */
  readonly cost: number;
  /** Whether the provider said so, or it was worked out from its price. */
  readonly costSource: "provider" | "price";
}

/**
 * The bill of an answer that used `usage`: what the provider itself says it charged, where it says
 * that in dollars, else its price; `undefined` where neither is known.
 */
export function billOf(
  usage: Usage | undefined,
  plan: Pick<Plan, "provider" | "target"> | undefined,
  catalog: Pick<Catalog, "find">,
): Bill | undefined {
  if (usage === undefined || plan === undefined) return undefined;
  const { provider: { provider }, target } = plan;
  if (provider.tellsCost === true && usage.cost !== undefined) {
    return { cost: usage.cost, costSource: "provider" };
  }
  const price = catalog.find(target.provider, target.model)?.price;
  const cost = price === undefined ? undefined : costOf(usage, price);
  return cost === undefined ? undefined : { cost, costSource: "price" };
}

/** Tells it in the headers of an answer that is whole; those of a stream are sent too early for that. */
export function billHeaders(headers: Headers, bill: Bill | undefined): void {
  if (bill === undefined) return;
  headers.set("x-sluice-cost", decimal(bill.cost));
  headers.set("x-sluice-cost-source", bill.costSource);
}

/** Tells it after the last event of a stream; `undefined` where nothing is known. */
export function billNote(bill: Bill | undefined): string | undefined {
  return bill === undefined ? undefined : `x-sluice-cost ${decimal(bill.cost)}`;
}

/** Without an exponent, and to a millionth of a millionth of a dollar. */
function decimal(usd: number): string {
  return usd.toFixed(12).replace(/\.?0+$/, "");
}
