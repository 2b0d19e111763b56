/**
 * Values as LiteLLM's configurations have them.
 *
 * @module
 */

import { type Draft, plain, reference } from "./draft.ts";
import { amountOf, type Fields } from "./read.ts";

/** A value that is in the environment. */
export const ENV: RegExp = /^os\.environ\/([A-Za-z_][A-Za-z0-9_]*)$/;

/** The reference to a secret: theirs where it was one, else a new one. */
export function secretOf(value: string, name: string, place: string, draft: Draft): string {
  const variable = ENV.exec(value)?.[1];
  return variable === undefined ? draft.hide(value, name, place) : reference(variable);
}

/** What is no secret, or a reference to where it is. */
export function valueOf(value: string | undefined): string | undefined {
  const variable = ENV.exec(value ?? "")?.[1];
  return value === undefined || variable === undefined
    ? value && plain(value)
    : reference(variable);
}

/** A deployment's share of what is asked. */
export function shareOf({ weight }: Fields): number | undefined {
  const amount = amountOf(weight);
  return amount === undefined ? undefined : Math.min(amount, 1000);
}
