/**
 * Gateways and marketplaces over many vendors; most model names hold a slash.
 *
 * @module
 */

import type { Provider } from "./provider.ts";
import { defineProvider, type Row } from "./row.ts";

/** What stands in Cloudflare's URLs. */
const CLOUDFLARE = {
  account: { env: ["CLOUDFLARE_ACCOUNT_ID"] },
  gateway: { env: ["CLOUDFLARE_GATEWAY_ID", "CLOUDFLARE_AI_GATEWAY_ID"], fallback: "default" },
};

/** The rows, in alphabetical order. */
export const ROUTERS: readonly Provider[] = ([
  {
    id: "aimlapi",
    name: "AI/ML API",
    baseUrl: "https://api.aimlapi.com/v1",
    env: ["AIMLAPI_API_KEY", "AIML_API_KEY"],
    docs: "https://docs.aimlapi.com",
  },
  {
    id: "charm-hyper",
    aliases: ["hyper"],
    name: "Charm Hyper",
    baseUrl: "https://hyper.charm.land/v1",
    env: ["HYPER_API_KEY", "CHARM_HYPER_API_KEY"],
    docs: "https://hyper.charm.land",
  },
  {
    id: "cloudflare-ai-gateway",
    name: "Cloudflare AI Gateway",
    baseUrl: "https://gateway.ai.cloudflare.com/v1/{account}/{gateway}/compat",
    blanks: CLOUDFLARE,
    auth: "cf-aig-authorization",
    env: ["CLOUDFLARE_AI_GATEWAY_API_KEY"],
    envIfNamed: ["CLOUDFLARE_API_TOKEN"],
    profile: { maxTokensField: "max_completion_tokens" },
    docs: "https://developers.cloudflare.com/ai-gateway/usage/chat-completion/",
    note: "It pays the vendors itself: by unified billing, or with keys stored at Cloudflare.",
  },
  {
    id: "cloudflare-anthropic",
    name: "Cloudflare AI Gateway, Anthropic's API",
    dialects: ["anthropic-messages"],
    baseUrl: "https://gateway.ai.cloudflare.com/v1/{account}/{gateway}/anthropic/v1",
    blanks: CLOUDFLARE,
    auth: "cf-aig-authorization",
    env: [],
    envIfNamed: ["CLOUDFLARE_AI_GATEWAY_API_KEY", "CLOUDFLARE_API_TOKEN"],
    docs: "https://developers.cloudflare.com/ai-gateway/usage/providers/anthropic/",
    note: "Claude as Anthropic serves it, caches and all; model names are Anthropic's own.",
  },
  {
    id: "github-models",
    name: "GitHub Models",
    baseUrl: "https://models.github.ai/inference",
    env: ["GITHUB_MODELS_TOKEN"],
    envIfNamed: ["GITHUB_TOKEN"],
    endpoints: ["embeddings"],
    docs: "https://docs.github.com/en/rest/models/inference",
    note: "The token needs the permission `models: read`.",
  },
  {
    id: "helicone",
    name: "Helicone AI Gateway",
    baseUrl: "https://ai-gateway.helicone.ai/v1",
    env: ["HELICONE_API_KEY"],
    docs: "https://docs.helicone.ai/gateway/overview",
  },
  {
    id: "kilo",
    name: "Kilo Gateway",
    baseUrl: "https://api.kilo.ai/api/gateway",
    env: ["KILO_API_KEY"],
    profile: { thinking: "reasoning", reasoningField: "reasoning" },
    docs: "https://kilo.ai/docs/gateway",
  },
  {
    id: "nanogpt",
    aliases: ["nano-gpt"],
    name: "NanoGPT",
    baseUrl: "https://nano-gpt.com/api/v1",
    env: ["NANO_GPT_API_KEY", "NANOGPT_API_KEY"],
    docs: "https://docs.nano-gpt.com",
  },
  {
    id: "opencode-zen",
    aliases: ["opencode"],
    name: "OpenCode Zen",
    dialects: ["openai-chat", "openai-responses", "anthropic-messages", "gemini"],
    wires: [
      { models: ["gpt-", "grok-4", "grok-build-", "muse-spark-"], dialects: ["openai-responses"] },
      {
        models: ["claude-", "qwen3.5-", "qwen3.6-", "qwen3.8-flash"],
        dialects: ["anthropic-messages"],
      },
      { models: ["gemini-"], dialects: ["gemini"] },
      { models: [""], dialects: ["openai-chat"] },
    ],
    baseUrl: "https://opencode.ai/zen/v1",
    places: {
      "anthropic-messages": { auth: "x-api-key" },
      gemini: { auth: "x-goog-api-key" },
    },
    env: ["OPENCODE_API_KEY", "OPENCODE_ZEN_API_KEY"],
    profile: { keepsResponses: false },
    docs: "https://opencode.ai/docs/zen",
  },
  {
    id: "openrouter",
    name: "OpenRouter",
    dialects: ["openai-chat", "anthropic-messages"],
    baseUrl: "https://openrouter.ai/api/v1",
    env: ["OPENROUTER_API_KEY"],
    profile: {
      cacheControl: true,
      plainText: false,
      thinking: "reasoning",
      reasoningField: "reasoning",
      fields: { top_k: "top_k" },
    },
    endpoints: ["completions", "embeddings", "rerank", "audio/speech", "audio/transcriptions"],
    tellsCost: true,
    oauth: "openrouter",
    checkPath: "/key",
    docs: "https://openrouter.ai/docs/api-reference",
    note:
      "Its own options (`provider`, `models`, `plugins` …) pass, and go into `body`; `headers` may " +
      "say whose app it is, in `http-referer` and `x-title`.",
  },
  {
    id: "poe",
    name: "Poe",
    baseUrl: "https://api.poe.com/v1",
    env: ["POE_API_KEY"],
    docs: "https://creator.poe.com/docs/external-applications/openai-compatible-api",
  },
  {
    id: "requesty",
    name: "Requesty",
    baseUrl: "https://router.requesty.ai/v1",
    env: ["REQUESTY_API_KEY"],
    docs: "https://docs.requesty.ai",
  },
  {
    id: "vercel",
    aliases: ["vercel-ai-gateway"],
    name: "Vercel AI Gateway",
    dialects: ["openai-chat", "openai-responses", "anthropic-messages"],
    baseUrl: "https://ai-gateway.vercel.sh/v1",
    env: ["AI_GATEWAY_API_KEY"],
    profile: {
      maxTokensField: "max_completion_tokens",
      thinking: "reasoning",
      reasoningField: "reasoning",
      keepsResponses: false,
    },
    endpoints: ["embeddings"],
    checkPath: "/credits",
    docs: "https://vercel.com/docs/ai-gateway",
    note:
      "Its own options (`providerOptions.gateway`: `order`, `only`, `models` …) pass, and go into " +
      "`body`.",
  },
  {
    id: "yolo-auto",
    name: "Yolo-Auto",
    baseUrl: "https://yolo-auto.com/v1",
    env: ["YOLO_AUTO_API_KEY"],
    profile: { system: "first" },
    docs: "https://yolo-auto.com",
  },
  {
    id: "zenmux",
    name: "ZenMux",
    dialects: ["openai-chat", "openai-responses", "anthropic-messages"],
    baseUrl: "https://zenmux.ai/api/v1",
    places: { "anthropic-messages": { baseUrl: "https://zenmux.ai/api/anthropic/v1" } },
    env: ["ZENMUX_API_KEY"],
    profile: { maxTokensField: "max_completion_tokens", keepsResponses: false },
    docs: "https://docs.zenmux.ai",
  },
] satisfies Row[]).map(defineProvider);
