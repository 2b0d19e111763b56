/**
 * GitHub, for Copilot. Anybody may register an OAuth app; its client id is no secret.
 *
 * @module
 */

import type { OAuthFlow } from "../flow.ts";

/** GitHub, for Copilot. */
export const GITHUB: OAuthFlow = {
  name: "GitHub",
  docs:
    "https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow",
  terms:
    "https://docs.github.com/en/site-policy/github-terms/github-terms-for-additional-products-and-features",
  hosts: ["github.com", "api.github.com"],
  tokenUrl: "https://github.com/login/oauth/access_token",
  tokenBody: "form",
  needsClientId: true,
  needsClientSecret: false,
  scopes: ["read:user"],
  device: { url: "https://github.com/login/device/code" },
  profileUrl: "https://api.github.com/user",
  identity: {
    accountId: [["profile", "id"]],
    email: [["profile", "email"]],
  },
  identityKey: { order: ["accountId"], orgQualified: false },
  attrs: { login: [["profile", "login"]] },
  // Tokens of OAuth apps have no end; those of GitHub apps say theirs, and can be renewed.
  lifeMs: 10 * 365 * 24 * 60 * 60_000,
};
