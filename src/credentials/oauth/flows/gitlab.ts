/**
 * GitLab.
 *
 * @module
 */

import type { OAuthFlow } from "../flow.ts";

/** GitLab. */
export const GITLAB: OAuthFlow = {
  name: "GitLab",
  docs: "https://docs.gitlab.com/api/oauth2/",
  hosts: ["gitlab.com"],
  tokenUrl: "https://gitlab.com/oauth/token",
  tokenBody: "form",
  needsClientId: true,
  needsClientSecret: false,
  scopes: ["api"],
  code: {
    authorizeUrl: "https://gitlab.com/oauth/authorize",
    redirect: { host: "127.0.0.1", path: "/callback" },
    params: {},
  },
  device: { url: "https://gitlab.com/oauth/authorize_device" },
  profileUrl: "https://gitlab.com/api/v4/user",
  identity: {
    accountId: [["profile", "id"]],
    email: [["profile", "email"]],
  },
  identityKey: { order: ["accountId", "email"], orgQualified: false },
  lifeMs: 2 * 60 * 60_000,
};
