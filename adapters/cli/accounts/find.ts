/**
 * Which account a person means.
 *
 * @module
 */

import type { AccountView } from "../../../mod.ts";
import { Refusal } from "../surroundings.ts";

/** Fewer characters of an id name it only by chance. */
const SHORTEST = 4;

/**
 * The account that `word` names: by its id, as `provider/name`, by its name or e-mail address, or by
 * the beginning of its id; the first of these that fits anything decides.
 *
 * @throws {Refusal} if there is none, or more than one.
 */
export function findAccount(accounts: readonly AccountView[], word: string): AccountView {
  const wanted = word.toLowerCase();
  const ways: ((account: AccountView) => boolean)[] = [
    ({ id }) => id === word,
    ({ provider, name }) => name !== undefined && `${provider}/${name}` === word,
    ({ name }) => name === word,
    ({ identity }) => identity.email?.toLowerCase() === wanted,
    ({ id }) => word.length >= SHORTEST && id.toLowerCase().startsWith(wanted),
  ];
  for (const fits of ways) {
    const found = accounts.filter(fits);
    const [first] = found;
    if (first === undefined) continue;
    if (found.length === 1) return first;
    const ids = found.map(({ id, provider }) => `  ${id} (${provider})`).join("\n");
    throw new Refusal(`Cannot tell which account '${word}' is; name it by its id:\n${ids}`, 2);
  }
  throw new Refusal(`Cannot find the account '${word}': see 'sluice accounts list'`, 2);
}

/** What a person calls an account. */
export function calledOf({ id, provider, name, identity }: AccountView): string {
  const called = name ?? identity.email ?? id;
  // Configured ones have the provider in their ids: `openai#1`, `openai/work`.
  return called === id && /[#/]/.test(id) ? called : `${provider}/${called}`;
}
