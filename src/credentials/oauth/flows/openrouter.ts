/**
 * OpenRouter, which asks for no client id: PKCE alone, and an API key in the end.
 *
 * @module
 */

import type { OAuthFlow } from "../flow.ts";

/** OpenRouter. */
export const OPENROUTER: OAuthFlow = {
  name: "OpenRouter",
  docs: "https://openrouter.ai/docs/guides/overview/auth/oauth",
  hosts: ["openrouter.ai"],
  tokenBody: "json",
  needsClientId: false,
  needsClientSecret: false,
  scopes: [],
  code: {
    authorizeUrl: "https://openrouter.ai/auth",
    redirect: { host: "localhost", port: 3000, path: "/callback" },
    params: {},
    keyFor: { callbackParam: "callback_url", url: "https://openrouter.ai/api/v1/auth/keys" },
  },
  identity: {},
  identityKey: { order: [], orgQualified: false },
  lifeMs: 0,
};
