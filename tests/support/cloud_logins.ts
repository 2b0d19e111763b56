/**
 * Being let in by a cloud, in a world that a test describes.
 *
 * @module
 */

import assert from "node:assert/strict";
import { mint, type RenewableLogin } from "../../src/credentials/cloud/mint.ts";
import { type Minted, MintError } from "../../src/credentials/cloud/minted.ts";
import type { Ambient } from "../../mod.ts";
import { ambientOf, createNetwork, type Places } from "./cloud_network.ts";
import type { SentRequest } from "./inline_upstream.ts";

/** When it is. */
export const NOW: number = Date.UTC(2026, 10, 25, 12);
/** What Google is asked for. */
export const SCOPE: string = "https://www.googleapis.com/auth/cloud-platform";

/** Lets `login` in, in a world of these places, variables and files. */
export async function letIn(
  login: RenewableLogin,
  places: Places,
  env: Record<string, string> = {},
  files: Record<string, string> = {},
): Promise<{ minted: Minted; requests: readonly SentRequest[] }> {
  return await letInBy(login, places, ambientOf(env, files));
}

/** The same with a runtime that lends this. */
export async function letInBy(
  login: RenewableLogin,
  places: Places,
  ambient: Ambient,
): Promise<{ minted: Minted; requests: readonly SentRequest[] }> {
  const network = createNetwork(places);
  const minted = await mint(login, {
    fetch: network.fetch,
    now: () => NOW,
    after: () => ({ late: new Promise(() => {}), cancel: () => {} }),
    userAgent: "sluice/test",
    ambient,
    signal: new AbortController().signal,
  });
  return { minted, requests: network.requests };
}

/** A secret as plain data. */
export function plain({ secret, attrs }: Minted): Record<string, unknown> {
  const left = (secret.expiresAt - NOW) / 1000;
  const more = attrs === undefined ? {} : { attrs };
  if (secret.kind === "oauth") return { token: secret.access.reveal(), left, ...more };
  const { accessKeyId: id, secretAccessKey, sessionToken } = secret;
  return {
    id,
    key: secretAccessKey.reveal(),
    ...(sessionToken === undefined ? {} : { session: sessionToken.reveal() }),
    left,
    ...more,
  };
}

/** Whether a minting failed so; for `assert.rejects`. */
export const refusedWith = (pattern: RegExp, refused?: boolean) => (error: unknown): boolean => {
  assert.ok(error instanceof MintError, String(error));
  assert.match(error.message, pattern);
  if (refused !== undefined) assert.equal(error.refused, refused);
  return true;
};
