/**
 * Servers for models on one's own machine. They are there when the configuration names them, and are
 * never looked for unasked; a base URL of one's own says where else they are.
 *
 * @module
 */

import type { Provider } from "./provider.ts";
import { defineProvider, type Row } from "./row.ts";

/** What they have in common: the model's own template, which mostly takes one system message. */
const COMMON = {
  keyless: true,
  profile: { system: "first", fields: { top_k: "top_k" } },
} satisfies Partial<Provider>;

/** The rows, in alphabetical order. */
export const LOCAL: readonly Provider[] = ([
  {
    ...COMMON,
    id: "llama.cpp",
    aliases: ["llamacpp"],
    name: "llama.cpp server",
    baseUrl: "http://127.0.0.1:8080/v1",
    probe: { path: "/props", member: "default_generation_settings" },
    env: [],
    envIfNamed: ["LLAMA_CPP_API_KEY"],
    endpoints: ["completions", "embeddings", "rerank"],
    docs: "https://github.com/ggml-org/llama.cpp/tree/master/tools/server",
  },
  {
    ...COMMON,
    id: "lm-studio",
    aliases: ["lmstudio"],
    name: "LM Studio",
    baseUrl: "http://127.0.0.1:1234/v1",
    probe: { path: "/api/v0/models", member: "data" },
    env: [],
    envIfNamed: ["LM_STUDIO_API_KEY", "LMSTUDIO_API_KEY"],
    // "Invalid tool_choice type: 'object'. Supported string values: none, auto, required"
    profile: { ...COMMON.profile, toolChoice: "words" },
    endpoints: ["completions", "embeddings"],
    docs: "https://lmstudio.ai/docs/developer/openai-compat",
  },
  {
    ...COMMON,
    id: "ollama",
    name: "Ollama",
    baseUrl: "http://127.0.0.1:11434/v1",
    probe: { path: "/api/version", member: "version" },
    env: [],
    profile: { system: "merged", reasoningField: "reasoning" },
    endpoints: ["completions", "embeddings"],
    docs: "https://docs.ollama.com/api/openai-compatibility",
  },
  {
    ...COMMON,
    id: "sglang",
    name: "SGLang",
    baseUrl: "http://127.0.0.1:30000/v1",
    probe: { path: "/get_model_info", member: "model_path" },
    env: [],
    envIfNamed: ["SGLANG_API_KEY"],
    endpoints: ["completions", "embeddings", "rerank"],
    docs: "https://docs.sglang.ai/basic_usage/openai_api.html",
  },
  {
    ...COMMON,
    id: "vllm",
    name: "vLLM",
    baseUrl: "http://127.0.0.1:8000/v1",
    probe: { path: "/version", member: "version" },
    env: [],
    envIfNamed: ["VLLM_API_KEY"],
    endpoints: ["completions", "embeddings", "rerank", "audio/transcriptions"],
    docs: "https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html",
  },
] satisfies Row[]).map(defineProvider);
