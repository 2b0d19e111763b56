/**
 * `sluice accounts enable`, `disable` and `remove`.
 *
 * @module
 */

import type { AccountView } from "../../../mod.ts";
import type { Surroundings } from "../surroundings.ts";
import { calledOf, findAccount } from "./find.ts";
import type { OpenAccounts } from "./open.ts";

/** What is done. */
export type Deed = "enable" | "disable" | "remove";

/** Does it to every account that is named; nothing is done while one of them cannot be told. */
export async function changeAccounts(
  deed: Deed,
  words: readonly string[],
  { administration }: OpenAccounts,
  around: Surroundings,
): Promise<number> {
  const accounts = await administration.list();
  for (const account of words.map((word) => findAccount(accounts, word))) {
    await act(deed, account, administration);
    around.out(`${SAID[deed]}: ${calledOf(account)}.\n`);
  }
  return 0;
}

const SAID: Readonly<Record<Deed, string>> = {
  enable: "In use again",
  disable: "Not used any more",
  remove: "Forgotten",
};

async function act(
  deed: Deed,
  { id }: AccountView,
  administration: OpenAccounts["administration"],
): Promise<void> {
  if (deed === "remove") return await administration.remove(id);
  await administration.change(id, { status: deed === "enable" ? "active" : "disabled" });
}
