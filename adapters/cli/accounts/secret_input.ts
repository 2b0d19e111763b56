/**
 * Where a secret comes from: an environment variable, standard input, or a person who types it.
 *
 * @module
 */

import { Secret } from "../../../mod.ts";
import { Refusal, type Surroundings } from "../surroundings.ts";

/**
 * Reads a secret.
 *
 * @throws {Refusal} if there is none.
 */
export async function readSecret(
  { fromEnv, what }: { readonly fromEnv?: string; readonly what: string },
  { env, input }: Pick<Surroundings, "env" | "input">,
): Promise<Secret> {
  if (fromEnv !== undefined) {
    const value = env[fromEnv]?.trim() ?? "";
    if (value !== "") return new Secret(value);
    // Whoever gave the secret itself in place of a name must not see it in a log.
    const shown = /^[A-Z][A-Z0-9_]{0,63}$/.test(fromEnv) ? `${fromEnv} is` : "that variable is";
    throw new Refusal(`Cannot read the secret: ${shown} not set`, 2);
  }
  const text = input.isTerminal ? await input.hidden(`${what} (not shown): `) : await input.text();
  const secret = text?.trim() ?? "";
  if (secret !== "") return new Secret(secret);
  throw new Refusal("Cannot read the secret: nothing was given on standard input", 2);
}
