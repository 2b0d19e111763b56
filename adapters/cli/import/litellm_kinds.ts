/**
 * LiteLLM's names of providers, the part before the slash in `model`.
 *
 * @module
 */

import type { CloudProvider } from "./clouds.ts";
import { type DialectId, findProvider, type ProviderFile } from "../../../mod.ts";

/** What one of LiteLLM's providers is here. */
export interface Kind {
  /** Ours, or what a host of that kind is called. */
  readonly id: string;
  /** What an `api_base` leaves out of our `baseUrl`. */
  readonly path?: string;
  readonly dialect?: DialectId;
  readonly auth?: ProviderFile["auth"];
}

const OLLAMA: Kind = { id: "ollama", path: "/v1" };
const GENERIC: Kind = { id: "host" };
const COHERE: Kind = { id: "cohere" };

const KINDS: Readonly<Record<string, Kind>> = {
  openai: { id: "openai" },
  "text-completion-openai": { id: "openai" },
  anthropic: { id: "anthropic", path: "/v1", dialect: "anthropic-messages", auth: "x-api-key" },
  gemini: { id: "gemini", path: "/v1beta", dialect: "gemini", auth: "x-goog-api-key" },
  azure: { id: "azure", path: "/openai/v1", auth: "api-key" },
  together_ai: { id: "together" },
  fireworks_ai: { id: "fireworks" },
  cohere: COHERE,
  cohere_chat: COHERE,
  nvidia_nim: { id: "nvidia" },
  github: { id: "github-models" },
  dashscope: { id: "alibaba" },
  vercel_ai_gateway: { id: "vercel" },
  friendliai: { id: "friendli" },
  wandb: { id: "coreweave" },
  ai21_chat: { id: "ai21" },
  ollama: OLLAMA,
  ollama_chat: OLLAMA,
  hosted_vllm: { id: "vllm" },
  openai_like: GENERIC,
  custom_openai: GENERIC,
  litellm_proxy: GENERIC,
};

/** Those that are asked in a way of their own, with more than a key. */
const OTHER_WAYS: ReadonlySet<string> = new Set([
  "sagemaker",
  "sagemaker_chat",
  "watsonx",
  "snowflake",
  "oci",
]);

const CLOUDS: Readonly<Record<string, CloudProvider>> = {
  azure: "azure",
  bedrock: "amazon-bedrock",
  bedrock_converse: "amazon-bedrock",
  vertex_ai: "google-vertex",
  vertex_ai_beta: "google-vertex",
};

/** Which cloud's provider `prefix` is, if it is one. */
export function cloudOf(prefix: string | undefined): CloudProvider | undefined {
  return prefix === undefined ? undefined : CLOUDS[prefix];
}

/** What `prefix` is here; `undefined` where it is asked in a way that an entry cannot tell. */
export function kindOf(prefix: string): Kind | undefined {
  if (OTHER_WAYS.has(prefix)) return undefined;
  return KINDS[prefix] ?? { id: findProvider(prefix)?.id ?? prefix.replaceAll("_", "-") };
}

/** The provider LiteLLM takes a name without a prefix for. */
export function inferredPrefix(model: string, hasBase: boolean): string | undefined {
  if (hasBase || /^(gpt-|o\d|chatgpt-|text-embedding-|dall-e|whisper|tts-)/.test(model)) {
    return "openai";
  }
  if (model.startsWith("claude")) return "anthropic";
  if (model.startsWith("gemini")) return "vertex_ai";
  return model.startsWith("command") ? "cohere" : undefined;
}
