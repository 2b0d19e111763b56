/**
 * Vendors and hosts that speak OpenAI's chat wire of before the `developer` role: a bearer token,
 * `system` messages, and mostly `max_tokens`. Each row states only what tells it apart.
 *
 * @module
 */

import type { Provider } from "./provider.ts";

type Row = Pick<Provider, "id" | "name" | "baseUrl" | "env" | "docs"> & Partial<Provider>;

/** The rows, in alphabetical order. */
export const CHAT_HOSTS: readonly Provider[] = ([
  {
    id: "cerebras",
    name: "Cerebras",
    baseUrl: "https://api.cerebras.ai/v1",
    env: ["CEREBRAS_API_KEY"],
    profile: {
      maxTokensField: "max_completion_tokens",
      streamUsage: false,
      reasoningField: "none",
    },
    endpoints: ["completions"],
    docs: "https://inference-docs.cerebras.ai",
  },
  {
    id: "cohere",
    name: "Cohere",
    baseUrl: "https://api.cohere.ai/compatibility/v1",
    env: ["COHERE_API_KEY", "CO_API_KEY"],
    profile: { maxTokensField: "max_tokens", streamUsage: false },
    prefixes: ["command-", "embed-", "rerank-v"],
    endpoints: ["embeddings", "rerank"],
    endpointUrls: { rerank: "https://api.cohere.com/v2/rerank" },
    docs: "https://docs.cohere.com/docs/compatibility-api",
  },
  {
    id: "deepinfra",
    name: "DeepInfra",
    baseUrl: "https://api.deepinfra.com/v1/openai",
    env: ["DEEPINFRA_API_KEY"],
    endpoints: [
      "completions",
      "embeddings",
      "images/generations",
      "audio/speech",
      "audio/transcriptions",
      "audio/translations",
    ],
    docs: "https://deepinfra.com/docs",
  },
  {
    id: "deepseek",
    name: "DeepSeek",
    baseUrl: "https://api.deepseek.com",
    env: ["DEEPSEEK_API_KEY"],
    // Turns with calls are refused without their reasoning, and the newest models refuse an empty one.
    profile: { schemas: "tool", thinkingSwitch: true, emptyReasoning: " " },
    models: ["deepseek-flash", "deepseek-v4-pro"],
    endpoints: ["completions"],
    endpointUrls: { completions: "https://api.deepseek.com/beta/completions" },
    checkPath: "/models",
    docs: "https://api-docs.deepseek.com",
  },
  {
    id: "fireworks",
    name: "Fireworks AI",
    baseUrl: "https://api.fireworks.ai/inference/v1",
    env: ["FIREWORKS_API_KEY"],
    endpoints: ["completions", "embeddings", "rerank"],
    docs: "https://docs.fireworks.ai",
  },
  {
    id: "groq",
    name: "Groq",
    baseUrl: "https://api.groq.com/openai/v1",
    env: ["GROQ_API_KEY"],
    // Fields that a model does not know are answered with 400.
    profile: { reasoningField: "none" },
    endpoints: [
      "audio/speech",
      "audio/transcriptions",
      "audio/translations",
      "files",
      "batches",
    ],
    checkPath: "/models",
    docs: "https://console.groq.com/docs/openai",
  },
  {
    id: "huggingface",
    name: "Hugging Face",
    baseUrl: "https://router.huggingface.co/v1",
    env: ["HF_TOKEN", "HUGGINGFACE_HUB_TOKEN"],
    docs: "https://huggingface.co/docs/inference-providers",
  },
  {
    id: "mistral",
    name: "Mistral AI",
    baseUrl: "https://api.mistral.ai/v1",
    env: ["MISTRAL_API_KEY"],
    profile: { reasoningField: "none", callIds: { longest: 9, exact: true } },
    endpoints: ["embeddings", "moderations", "audio/transcriptions", "files"],
    checkPath: "/models",
    docs: "https://docs.mistral.ai/api",
  },
  {
    id: "kimi-code",
    name: "Kimi Code",
    baseUrl: "https://api.kimi.com/coding/v1",
    env: ["KIMI_CODE_API_KEY"],
    oauth: "kimi",
    docs: "https://www.kimi.com/code/docs/",
  },
  {
    id: "moonshot",
    name: "Moonshot AI",
    baseUrl: "https://api.moonshot.ai/v1",
    env: ["MOONSHOT_API_KEY"],
    endpoints: ["files"],
    // "reasoning_content is missing in assistant tool call message" is the answer to an empty one too.
    profile: { emptyReasoning: "." },
    docs: "https://platform.kimi.ai/docs",
  },
  {
    id: "nvidia",
    name: "NVIDIA NIM",
    baseUrl: "https://integrate.api.nvidia.com/v1",
    env: ["NVIDIA_API_KEY"],
    endpoints: ["embeddings"],
    docs: "https://docs.api.nvidia.com",
  },
  {
    id: "together",
    name: "Together AI",
    baseUrl: "https://api.together.xyz/v1",
    env: ["TOGETHER_API_KEY"],
    endpoints: [
      "completions",
      "embeddings",
      "rerank",
      "images/generations",
      "audio/speech",
      "audio/transcriptions",
      "audio/translations",
    ],
    docs: "https://docs.together.ai",
  },
  {
    id: "zai",
    name: "Z.ai",
    baseUrl: "https://api.z.ai/api/paas/v4",
    env: ["ZAI_API_KEY"],
    endpoints: ["images/generations"],
    profile: { maxTokensField: "max_tokens", schemas: "words", thinkingSwitch: true },
    docs: "https://docs.z.ai",
  },
] satisfies Row[]).map(complete);

function complete(row: Row): Provider {
  return {
    dialects: ["openai-chat"],
    auth: "bearer",
    headers: {},
    models: [],
    prefixes: [],
    ...row,
    profile: { maxTokensField: "max_tokens", ...row.profile },
  };
}
