/**
 * Azure: OpenAI's models, and Anthropic's in Azure AI Foundry.
 *
 * @module
 */

import type { Provider } from "./provider.ts";

/** What Entra ID is asked for; https://learn.microsoft.com/azure/ai-services/authentication. */
const SCOPE = "https://cognitiveservices.azure.com/.default";

/** Azure OpenAI. */
export const AZURE: Provider = {
  id: "azure",
  name: "Azure OpenAI",
  dialects: ["openai-responses", "openai-chat"],
  baseUrl: "https://{resource}.openai.azure.com/openai/v1",
  cloud: {
    id: "azure",
    envelope: "azure",
    place: {},
    env: {
      baseUrl: ["AZURE_OPENAI_BASE_URL", "AZURE_OPENAI_ENDPOINT"],
      resource: ["AZURE_OPENAI_RESOURCE_NAME", "AZURE_RESOURCE_NAME"],
      apiVersion: ["AZURE_OPENAI_API_VERSION"],
      deployments: ["AZURE_OPENAI_DEPLOYMENT_NAME_MAP"],
    },
    scope: SCOPE,
  },
  auth: "api-key",
  env: ["AZURE_OPENAI_API_KEY", "AZURE_API_KEY"],
  headers: {},
  profile: {
    developerRole: true,
    customTools: true,
    reasoningField: "none",
    callIds: { longest: 40 },
  },
  models: [],
  prefixes: [],
  endpoints: ["embeddings"],
  note: "Where it is, and its own accounts: [clouds.md](clouds.md).",
  docs: "https://learn.microsoft.com/azure/ai-foundry/openai/latest",
};

/** Anthropic's models in Azure AI Foundry. */
export const AZURE_ANTHROPIC: Provider = {
  id: "azure-anthropic",
  name: "Claude in Azure AI Foundry",
  dialects: ["anthropic-messages"],
  baseUrl: "https://{resource}.services.ai.azure.com/anthropic/v1",
  cloud: {
    id: "azure",
    envelope: "azure",
    place: {},
    env: {
      baseUrl: ["ANTHROPIC_FOUNDRY_BASE_URL"],
      resource: ["ANTHROPIC_FOUNDRY_RESOURCE"],
    },
    scope: SCOPE,
  },
  auth: "x-api-key",
  env: ["ANTHROPIC_FOUNDRY_API_KEY"],
  headers: { "anthropic-version": "2023-06-01" },
  profile: {},
  models: [],
  prefixes: [],
  note: "Where it is, and its own accounts: [clouds.md](clouds.md).",
  docs:
    "https://learn.microsoft.com/azure/ai-foundry/foundry-models/how-to/use-foundry-models-claude",
};
