/**
 * Kimi Code's memberships.
 *
 * @module
 */

import type { OAuthFlow } from "../flow.ts";

/** Kimi Code's memberships. */
export const KIMI: OAuthFlow = {
  name: "Kimi",
  docs: "https://www.kimi.com/code/docs",
  terms: "https://www.kimi.com/code/docs",
  hosts: ["auth.kimi.com", "www.kimi.com"],
  tokenUrl: "https://auth.kimi.com/api/oauth/token",
  tokenBody: "form",
  needsClientId: true,
  needsClientSecret: false,
  scopes: [],
  device: { url: "https://auth.kimi.com/api/oauth/device_authorization" },
  identity: {
    accountId: [["access_token", "user_id"], ["access_token", "sub"]],
  },
  identityKey: { order: ["accountId"], orgQualified: false },
  lifeMs: 60 * 60_000,
};
