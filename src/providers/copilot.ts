/**
 * GitHub Copilot.
 *
 * @module
 */

import type { Provider } from "./provider.ts";

/** GitHub Copilot. */
export const COPILOT: Provider = {
  id: "github-copilot",
  name: "GitHub Copilot",
  dialects: ["openai-chat"],
  baseUrl: "https://api.githubcopilot.com",
  auth: "bearer",
  // A plan for a person is not used unasked because its token happens to be in the environment.
  env: [],
  headers: {},
  profile: { maxTokensField: "max_tokens" },
  models: [],
  prefixes: [],
  oauth: "github",
  docs: "https://docs.github.com/en/copilot",
};
