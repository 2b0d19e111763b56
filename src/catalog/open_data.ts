/**
 * Reading open data, which may hold anything: numbers that are none, and zeros that mean a blank.
 *
 * @module
 */

import type { JsonValue } from "../canonical/json.ts";
import type { FactValues } from "./facts.ts";

/** The amounts among `told`; a class that is free where others are paid for is a blank. */
export function amountsIn<K extends string>(
  told: Readonly<Record<K, JsonValue | undefined>>,
): Partial<Record<K, number>> {
  const found: Partial<Record<K, number>> = {};
  for (const name of Object.keys(told) as K[]) {
    const value = told[name];
    if (typeof value !== "number" || !Number.isFinite(value) || value < 0) continue;
    if (value > 0 || name === "input" || name === "output") found[name] = value;
  }
  return found;
}

/** The limits that are told; 0 is a blank. */
export function limitsIn(
  context: JsonValue | undefined,
  maxInput: JsonValue | undefined,
  maxOutput: JsonValue | undefined,
): FactValues {
  return {
    ...(isLimit(context) ? { context } : {}),
    ...(isLimit(maxInput) ? { maxInput } : {}),
    ...(isLimit(maxOutput) ? { maxOutput } : {}),
  };
}

function isLimit(value: JsonValue | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}
