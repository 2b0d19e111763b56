/**
 * What a login at the terminal is asked for, and what it needs.
 *
 * @module
 */

import type { Config, CredentialStore, DeviceMeans, NewCredential } from "../../mod.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a person asks for. */
export interface LoginOptions {
  /** A key of the configuration's providers. */
  readonly provider: string;
  /** With a code that is typed in on another device. */
  readonly device?: boolean;
  /** Without waiting on loopback: the browser is on another machine. */
  readonly paste?: boolean;
  /** Opens the browser too. */
  readonly browser?: boolean;
  /** What the account is to be called, and how much it is used. */
  readonly account?: Pick<NewCredential, "name" | "priority" | "weight">;
}

/** What a login needs. */
export interface LoginParts {
  readonly config: Pick<Config, "providers">;
  readonly credentials: Pick<CredentialStore, "insert">;
  readonly around: Pick<Surroundings, "out" | "err">;
  readonly means: DeviceMeans;
  /** What the person types, line by line; nothing where nobody can type. */
  readonly lines?: AsyncIterable<string>;
  /** Shows an address to the person in a browser. */
  readonly open?: (url: string) => void;
  /** Calls everything off. */
  readonly signal?: AbortSignal;
}
