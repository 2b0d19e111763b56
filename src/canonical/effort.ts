/**
 * Between wires that count thinking tokens and wires that know levels of effort.
 *
 * @module
 */

/** Thinking tokens a level stands for, where a wire counts them. */
const BUDGETS: ReadonlyMap<string, number> = new Map([
  ["minimal", 1024],
  ["low", 4096],
  ["medium", 8192],
  ["high", 16384],
  ["xhigh", 32768],
  ["max", 32768],
]);

/** The thinking budget, in tokens, that the level `effort` stands for. */
export function budgetOfEffort(effort: string): number {
  return BUDGETS.get(effort) ?? 8192;
}

/** The level a thinking budget amounts to; never above `high`, which every reasoning model knows. */
export function effortOfBudget(tokens: number): "low" | "medium" | "high" {
  return tokens <= 4096 ? "low" : tokens <= 8192 ? "medium" : "high";
}
