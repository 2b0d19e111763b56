/**
 * Anthropic's subscriptions. Anthropic publishes no client id for others to use.
 *
 * @module
 */

import type { OAuthFlow } from "../flow.ts";

/** Anthropic's subscriptions. */
export const CLAUDE: OAuthFlow = {
  name: "Anthropic",
  docs: "https://code.claude.com/docs/en/legal-and-compliance",
  terms: "https://code.claude.com/docs/en/legal-and-compliance",
  hosts: ["claude.ai", "api.anthropic.com"],
  tokenUrl: "https://api.anthropic.com/v1/oauth/token",
  tokenBody: "json",
  needsClientId: true,
  needsClientSecret: false,
  scopes: ["user:profile", "user:inference"],
  code: {
    authorizeUrl: "https://claude.ai/oauth/authorize",
    redirect: { host: "localhost", port: 54545, path: "/callback" },
    params: { code: "true" },
    stateInToken: true,
  },
  identity: {
    accountId: [["answer", "account", "uuid"]],
    email: [["answer", "account", "email_address"]],
    orgId: [["answer", "organization", "uuid"]],
    orgName: [["answer", "organization", "name"]],
  },
  // One e-mail address may have a seat in a team and a plan of its own, each with its own limits.
  identityKey: { order: ["email", "accountId"], orgQualified: true },
  lifeMs: 8 * 60 * 60_000,
  grantLifeMs: 30 * 24 * 60 * 60_000,
};
