/**
 * An account that is to be added.
 *
 * @module
 */

import type { Config } from "../../config/config.ts";
import { isHeaderSafe } from "../../config/secrets.ts";
import type { NewCredential } from "../../credentials/record.ts";
import type { Secret } from "../../credentials/secret.ts";
import type { Provider } from "../../providers/provider.ts";
import { AccountError } from "./account_error.ts";

/** What an account may be called, here as in the configuration. */
export const ACCOUNT_NAME: RegExp = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** An API key, and what is to become of it. */
export interface AccountDraft {
  /** A key of the configuration's providers. */
  readonly provider: string;
  /** The API key, or how to come by it: it is asked for once everything else is known to do. */
  readonly key: Secret | (() => Promise<Secret>);
  /** What a person calls it. */
  readonly name?: string;
  /** Its tier; 70 by default, below logins and above the environment. */
  readonly priority?: number;
  /** Its share of its tier's load, 1 by default. */
  readonly weight?: number;
}

/** An account that can be added. */
interface Drafted {
  readonly credential: NewCredential;
  readonly key: Secret;
  readonly provider: Provider;
}

/**
 * The credential to be kept.
 *
 * @throws {AccountError} if the provider or the key cannot be used.
 */
export async function credentialOf(
  { key: given, ...rest }: AccountDraft,
  { providers }: Pick<Config, "providers">,
): Promise<Drafted> {
  const found = providers.get(rest.provider);
  if (found === undefined) {
    const state = "the configuration has no such provider";
    throw new AccountError("invalid", `Cannot add to '${rest.provider}': ${state}`, "provider");
  }
  const { provider } = found;
  if (provider.auth === "none" || provider.fetch !== undefined) {
    const message = `Cannot add to '${rest.provider}': it takes no secret`;
    throw new AccountError("invalid", message, "provider");
  }
  if (rest.name !== undefined && !ACCOUNT_NAME.test(rest.name)) {
    const message = "Cannot use the name: expected letters, digits, '.', '_' and '-'";
    throw new AccountError("invalid", message, "name");
  }
  const key = typeof given === "function" ? await given() : given;
  const state = keyState(key.reveal());
  if (state !== undefined) {
    throw new AccountError("invalid", `Cannot use the secret: ${state}`, "apiKey");
  }
  const secret = { kind: "api_key", key } as const;
  return { credential: { ...rest, origin: "login", secret }, key, provider };
}

function keyState(key: string): string | undefined {
  if (key === "") return "it is empty";
  if (key.length > 8192) return "it is longer than 8192 characters";
  return isHeaderSafe(key) ? undefined : "expected visible ASCII without spaces";
}
