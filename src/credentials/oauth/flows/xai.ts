/**
 * xAI's subscriptions.
 *
 * @module
 */

import type { OAuthFlow } from "../flow.ts";

/** xAI's subscriptions. */
export const XAI: OAuthFlow = {
  name: "xAI",
  docs: "https://docs.x.ai",
  terms: "https://x.ai/legal/terms-of-service",
  hosts: ["auth.x.ai", ".x.ai"],
  issuer: "https://auth.x.ai",
  discover: true,
  tokenBody: "form",
  needsClientId: true,
  needsClientSecret: false,
  scopes: ["openid", "profile", "email", "offline_access", "api:access"],
  device: { url: "https://auth.x.ai/oauth2/device/code" },
  identity: {
    accountId: [["id_token", "sub"], ["access_token", "sub"]],
    email: [["id_token", "email"], ["access_token", "email"]],
  },
  identityKey: { order: ["accountId", "email"], orgQualified: false },
  lifeMs: 60 * 60_000,
};
