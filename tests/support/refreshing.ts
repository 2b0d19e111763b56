/**
 * Renewals in tests: an identity provider, a store, and as many processes as are wanted.
 *
 * @module
 */

import type { Notice } from "../../src/credentials/notice.ts";
import type { CredentialRecord } from "../../src/credentials/record.ts";
import { createRefresher } from "../../src/credentials/refresh.ts";
import type { RefreshResult, TokenRefresher } from "../../src/credentials/token_source.ts";
import { createHandClock, createKept, GLASS_VAULT, type HandClock, type Kept } from "./accounts.ts";
import { turn } from "./gate.ts";
import { createIdentityProvider, type IdentityProvider } from "./identity_provider.ts";

/** What tests of renewals begin with. */
export interface Refreshing extends Kept {
  readonly idp: IdentityProvider;
  readonly notices: Notice[];
  /** Another process's refresher on the same store. */
  process(owner: string): TokenRefresher;
  /** A credential whose token ends in `leftMs`. */
  expiring(identity: string, leftMs: number): Promise<CredentialRecord>;
}

/** Creates them. */
export async function createRefreshing(clock: HandClock = createHandClock()): Promise<Refreshing> {
  const kept = await createKept(clock, GLASS_VAULT);
  const idp = createIdentityProvider(clock.now);
  const notices: Notice[] = [];
  return {
    ...kept,
    idp,
    notices,
    process: (owner) =>
      createRefresher({
        store: kept.another(owner),
        source: idp.source,
        means: clock,
        notify: (notice) => notices.push(notice),
        owner,
      }),
    expiring: (identity, leftMs) =>
      kept.credentials.insert(idp.login(identity, clock.now() + leftMs)),
  };
}

/** Lets time pass in steps of 100 ms until `promise` is done; at most `ms`. */
export async function passUntil<T>(
  clock: HandClock,
  promise: Promise<T>,
  ms = 120_000,
): Promise<T> {
  let done = false;
  promise.then(() => done = true, () => done = true);
  for (let passed = 0; !done && passed <= ms; passed += 100) {
    await settle();
    if (!done) clock.pass(100);
  }
  return await promise;
}

/** Lets everything that is ready run. */
export async function settle(turns = 6): Promise<void> {
  for (let n = 0; n < turns; n++) await turn();
}

/** The access token of a renewal that went well. */
export function accessOf(result: RefreshResult): string {
  if (result.kind !== "fresh" || result.record.secret.kind !== "oauth") {
    throw new Error(`not fresh: ${JSON.stringify(result)}`);
  }
  return result.record.secret.access.reveal();
}
