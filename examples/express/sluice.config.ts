/**
 * What the gateway serves. `${NAME}` is read from the environment when the gateway is made.
 *
 * @module
 */

import type { ConfigFile } from "@sluice/gateway";

const config: ConfigFile = {
  keys: [{ name: "app", key: "${GATEWAY_KEY}" }],
  providers: {
    openai: { apiKey: "${OPENAI_API_KEY}" },
    anthropic: { apiKey: "${ANTHROPIC_API_KEY}" },
  },
  models: {
    fast: "openai/gpt-5-mini",
    deep: "anthropic/claude-sonnet-4-5",
  },
};

export default config;
