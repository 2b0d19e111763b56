/**
 * The start-up lines are for clients' shells. Where they were pasted into the one that starts the
 * gateway, a provider's variable holds a key of the gateway's own, which is taken for no secret.
 *
 * @module
 */

import { knownProviders } from "../../mod.ts";
import { type Surroundings, variable } from "./surroundings.ts";

/** How the keys begin that the command makes. */
const OWN = "sk-sluice-";

/** The variables that may hold the secret of a known provider: those that are looked at. */
export function secretVariables(): readonly string[] {
  return [...new Set(knownProviders().flatMap(({ env }) => env))];
}

/** Those of them that hold such a key. */
export function pastedKeys(around: Surroundings): string[] {
  return secretVariables().filter((name) => variable(around, name)?.startsWith(OWN) === true);
}

/** What is told of one of them. */
export function pastedKey(name: string): string {
  return `${name} holds a key of a gateway, which is for clients: it is not used for the provider`;
}
