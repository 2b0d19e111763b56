/**
 * Every vendor one can log in to, as its identity provider answers, and what has to come of it.
 *
 * @module
 */

import type { ProviderFile } from "../../mod.ts";
import type { ModelDialect } from "./scripted_model.ts";
import type { Vendor } from "./login_server.ts";

/** One vendor, and what is expected. */
export interface VendorCase {
  /** The flow's name. */
  readonly flow: string;
  /** The provider in the configuration. */
  readonly provider: string;
  readonly file: ProviderFile;
  readonly way: "code" | "device";
  readonly vendor: Vendor;
  /** In which form tokens are asked for. */
  readonly form: "application/json" | "application/x-www-form-urlencoded";
  readonly dialect: ModelDialect | "gemini";
  /** Where requests go. */
  readonly url: string;
  readonly identity: string | null;
  readonly email?: string;
  /** Headers that requests must have, beside the token. */
  readonly headers: Readonly<Record<string, string>>;
  /** How long its login is good, if that is known, in milliseconds. */
  readonly grantMs?: number;
}

const CLIENT = "client-of-the-operator";
const DAY = 24 * 60 * 60_000;
const AUTH = "https://api.openai.com/auth";

/** All of them. */
export const VENDORS: readonly VendorCase[] = [
  {
    flow: "claude",
    provider: "anthropic",
    file: { oauth: { clientId: CLIENT, acceptTerms: true } },
    way: "code",
    vendor: {
      token: "api.anthropic.com/v1/oauth/token",
      clientId: CLIENT,
      expiresIn: 28_800,
      answer: {
        token_type: "Bearer",
        account: { uuid: "acc-1", email_address: "Ann@Example.com" },
        organization: { uuid: "org-1", name: "Ann's team" },
      },
    },
    form: "application/json",
    dialect: "anthropic-messages",
    url: "https://api.anthropic.com/v1/messages?beta=true",
    identity: "email:ann@example.com|org:org-1",
    email: "Ann@Example.com",
    headers: { "anthropic-beta": "oauth-2025-04-20", "anthropic-version": "2023-06-01" },
    grantMs: 30 * DAY,
  },
  {
    flow: "chatgpt",
    provider: "openai-codex",
    file: { oauth: { clientId: CLIENT, acceptTerms: true } },
    way: "code",
    vendor: {
      token: "auth.openai.com/oauth/token",
      clientId: CLIENT,
      // No token_type and no expires_in: the token itself says when it ends.
      saysExpiresIn: 3600,
      accessToken: {
        [AUTH]: { chatgpt_account_id: "ws-9", chatgpt_data_residency: "eu" },
      },
      idToken: {
        email: "bob@example.com",
        iss: "https://somebody.else",
        [AUTH]: { chatgpt_account_id: "ws-9", chatgpt_plan_type: "team" },
      },
    },
    form: "application/x-www-form-urlencoded",
    dialect: "openai-responses",
    url: "https://chatgpt.com/backend-api/codex/responses",
    identity: "email:bob@example.com|org:ws-9",
    email: "bob@example.com",
    headers: {
      "chatgpt-account-id": "ws-9",
      "x-openai-internal-codex-residency": "eu",
      "openai-beta": "responses=experimental",
      originator: "sluice",
    },
  },
  {
    flow: "github",
    provider: "github-copilot",
    file: { oauth: { clientId: CLIENT, acceptTerms: true } },
    way: "device",
    vendor: {
      token: "github.com/login/oauth/access_token",
      device: "github.com/login/device/code",
      clientId: CLIENT,
      expiresIn: 28_800,
      answer: { token_type: "bearer", scope: "" },
      pages: { "api.github.com/user": { id: 583231, login: "octocat", email: null } },
    },
    form: "application/x-www-form-urlencoded",
    dialect: "openai-chat",
    url: "https://api.githubcopilot.com/chat/completions",
    identity: "account:583231",
    headers: {},
  },
  {
    flow: "gitlab",
    provider: "forge",
    file: {
      oauth: { flow: "gitlab", clientId: CLIENT },
      dialect: "openai-chat",
      baseUrl: "https://forge.example/v1",
    },
    way: "code",
    vendor: {
      token: "gitlab.com/oauth/token",
      clientId: CLIENT,
      expiresIn: 7200,
      answer: { token_type: "Bearer", created_at: 1_800_000_000, scope: "api" },
      pages: { "gitlab.com/api/v4/user": { id: 42, email: "cy@example.com" } },
    },
    form: "application/x-www-form-urlencoded",
    dialect: "openai-chat",
    url: "https://forge.example/v1/chat/completions",
    identity: "account:42",
    email: "cy@example.com",
    headers: {},
  },
  {
    flow: "google",
    provider: "gemini",
    file: {
      oauth: { clientId: CLIENT, clientSecret: "GOCSPX-operators-own" },
      headers: { "x-goog-user-project": "my-project" },
    },
    way: "code",
    vendor: {
      token: "oauth2.googleapis.com/token",
      clientId: CLIENT,
      clientSecret: "GOCSPX-operators-own",
      expiresIn: 3599,
      rotates: false,
      answer: { token_type: "Bearer", refresh_token_expires_in: 604_799 },
      idToken: { sub: "1084", email: "di@example.com", iss: "https://accounts.google.com" },
    },
    form: "application/x-www-form-urlencoded",
    dialect: "gemini",
    url: "https://generativelanguage.googleapis.com/v1beta/models/m:generateContent",
    identity: "account:1084",
    email: "di@example.com",
    headers: { "x-goog-user-project": "my-project" },
    grantMs: 604_799_000,
  },
  {
    flow: "xai",
    provider: "xai",
    file: { oauth: { clientId: CLIENT, acceptTerms: true } },
    way: "device",
    vendor: {
      token: "auth.x.ai/oauth2/token",
      device: "auth.x.ai/oauth2/device/code",
      clientId: CLIENT,
      expiresIn: 21_600,
      answer: { token_type: "Bearer" },
      idToken: { sub: "x-7", email: "ed@example.com" },
      pages: {
        "auth.x.ai/.well-known/openid-configuration": {
          issuer: "https://auth.x.ai",
          token_endpoint: "https://auth.x.ai/oauth2/token",
        },
      },
    },
    form: "application/x-www-form-urlencoded",
    dialect: "openai-chat",
    url: "https://api.x.ai/v1/chat/completions",
    identity: "account:x-7",
    email: "ed@example.com",
    headers: {},
  },
  {
    flow: "kimi",
    provider: "kimi-code",
    file: { oauth: { clientId: CLIENT, acceptTerms: true } },
    way: "device",
    vendor: {
      token: "auth.kimi.com/api/oauth/token",
      device: "auth.kimi.com/api/oauth/device_authorization",
      clientId: CLIENT,
      expiresIn: 900,
      answer: { token_type: "Bearer" },
      accessToken: { user_id: "k-3" },
    },
    form: "application/x-www-form-urlencoded",
    dialect: "openai-chat",
    url: "https://api.kimi.com/coding/v1/chat/completions",
    identity: "account:k-3",
    headers: {},
  },
  {
    flow: "openrouter",
    provider: "openrouter",
    file: { oauth: {} },
    way: "code",
    vendor: { key: "openrouter.ai/api/v1/auth/keys" },
    form: "application/json",
    dialect: "openai-chat",
    url: "https://openrouter.ai/api/v1/chat/completions",
    identity: null,
    headers: {},
  },
];
