/**
 * Google, for the Gemini API, with a client of the operator's own project, as Google describes it.
 *
 * @module
 */

import type { OAuthFlow } from "../flow.ts";

/** Google, for the Gemini API. */
export const GOOGLE: OAuthFlow = {
  name: "Google",
  docs: "https://ai.google.dev/gemini-api/docs/oauth",
  hosts: ["accounts.google.com", "oauth2.googleapis.com"],
  issuer: "https://accounts.google.com",
  tokenUrl: "https://oauth2.googleapis.com/token",
  tokenBody: "form",
  needsClientId: true,
  needsClientSecret: true,
  scopes: ["openid", "email", "https://www.googleapis.com/auth/cloud-platform"],
  code: {
    authorizeUrl: "https://accounts.google.com/o/oauth2/v2/auth",
    redirect: { host: "127.0.0.1", path: "/oauth2callback" },
    // Without these there is no refresh token for a person who agreed once before.
    params: { access_type: "offline", prompt: "consent" },
  },
  identity: {
    accountId: [["id_token", "sub"]],
    email: [["id_token", "email"]],
  },
  identityKey: { order: ["accountId", "email"], orgQualified: false },
  lifeMs: 60 * 60_000,
};
