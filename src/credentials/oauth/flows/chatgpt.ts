/**
 * ChatGPT's plans, for the backend of Codex. OpenAI publishes no client id for others to use.
 *
 * @module
 */

import type { OAuthFlow } from "../flow.ts";

/** The claim in which OpenAI's tokens say whose they are. */
const AUTH = "https://api.openai.com/auth";
const PROFILE = "https://api.openai.com/profile";

/** ChatGPT's plans. */
export const CHATGPT: OAuthFlow = {
  name: "OpenAI",
  docs: "https://developers.openai.com/codex/auth",
  terms: "https://openai.com/policies/terms-of-use/",
  hosts: ["auth.openai.com"],
  issuer: "https://auth.openai.com",
  tokenUrl: "https://auth.openai.com/oauth/token",
  tokenBody: "form",
  needsClientId: true,
  needsClientSecret: false,
  scopes: ["openid", "profile", "email", "offline_access"],
  code: {
    authorizeUrl: "https://auth.openai.com/oauth/authorize",
    redirect: { host: "localhost", port: 1455, path: "/auth/callback" },
    params: {
      id_token_add_organizations: "true",
      codex_cli_simplified_flow: "true",
      originator: "sluice",
    },
  },
  identity: {
    accountId: [["id_token", AUTH, "chatgpt_account_id"], [
      "access_token",
      AUTH,
      "chatgpt_account_id",
    ]],
    email: [["id_token", "email"], ["access_token", PROFILE, "email"]],
    orgId: [["id_token", AUTH, "chatgpt_account_id"], ["access_token", AUTH, "chatgpt_account_id"]],
  },
  // The account is the workspace: several people share one, and each has limits of their own.
  identityKey: { order: ["email", "accountId"], orgQualified: true },
  attrs: {
    accountId: [["id_token", AUTH, "chatgpt_account_id"], [
      "access_token",
      AUTH,
      "chatgpt_account_id",
    ]],
    plan: [["id_token", AUTH, "chatgpt_plan_type"], ["access_token", AUTH, "chatgpt_plan_type"]],
    residency: [["id_token", AUTH, "chatgpt_data_residency"], [
      "access_token",
      AUTH,
      "chatgpt_data_residency",
    ]],
  },
  lifeMs: 60 * 60_000,
};
