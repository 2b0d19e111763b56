/**
 * The snapshot of open data by provider, each loaded when it is asked for; made by
 * `deno task catalog`.
 *
 * The data is that of models.dev (MIT License, Copyright (c) 2025 models.dev) and of LiteLLM's map of
 * prices (MIT License, Copyright (c) 2023 Berri AI), cut to what is used here.
 *
 * @module
 */

/** The day the newest part of it is of. */
export const AS_OF: string = "2026-11-20";

/** Loads the models of a provider, in the form that `codec.ts` reads. */
export const DATA: Readonly<Record<string, () => Promise<{ readonly MODELS: string }>>> = {
  abliteration: () => import("./abliteration.ts"),
  aiand: () => import("./aiand.ts"),
  alibaba: () => import("./alibaba.ts"),
  "alibaba-coding-plan": () => import("./alibaba_coding_plan.ts"),
  "alibaba-token-plan": () => import("./alibaba_token_plan.ts"),
  "amazon-bedrock": () => import("./amazon_bedrock.ts"),
  anthropic: () => import("./anthropic.ts"),
  azure: () => import("./azure.ts"),
  "azure-anthropic": () => import("./azure_anthropic.ts"),
  baseten: () => import("./baseten.ts"),
  "bedrock-mantle": () => import("./bedrock_mantle.ts"),
  cerebras: () => import("./cerebras.ts"),
  "cline-pass": () => import("./cline_pass.ts"),
  "cloudflare-ai-gateway": () => import("./cloudflare_ai_gateway.ts"),
  cohere: () => import("./cohere.ts"),
  coreweave: () => import("./coreweave.ts"),
  deepinfra: () => import("./deepinfra.ts"),
  deepseek: () => import("./deepseek.ts"),
  fireworks: () => import("./fireworks.ts"),
  gemini: () => import("./gemini.ts"),
  "github-copilot": () => import("./github_copilot.ts"),
  "gitlab-duo": () => import("./gitlab_duo.ts"),
  "gmi-cloud": () => import("./gmi_cloud.ts"),
  "google-vertex": () => import("./google_vertex.ts"),
  groq: () => import("./groq.ts"),
  huggingface: () => import("./huggingface.ts"),
  kilo: () => import("./kilo.ts"),
  "kimi-code": () => import("./kimi_code.ts"),
  meta: () => import("./meta.ts"),
  minimax: () => import("./minimax.ts"),
  "minimax-cn": () => import("./minimax_cn.ts"),
  "minimax-code": () => import("./minimax_code.ts"),
  "minimax-code-cn": () => import("./minimax_code_cn.ts"),
  mistral: () => import("./mistral.ts"),
  moonshot: () => import("./moonshot.ts"),
  nanogpt: () => import("./nanogpt.ts"),
  novita: () => import("./novita.ts"),
  nvidia: () => import("./nvidia.ts"),
  "ollama-cloud": () => import("./ollama_cloud.ts"),
  openai: () => import("./openai.ts"),
  "openai-codex": () => import("./openai_codex.ts"),
  "opencode-go": () => import("./opencode_go.ts"),
  "opencode-zen": () => import("./opencode_zen.ts"),
  openrouter: () => import("./openrouter.ts"),
  perplexity: () => import("./perplexity.ts"),
  sakana: () => import("./sakana.ts"),
  siliconflow: () => import("./siliconflow.ts"),
  "siliconflow-cn": () => import("./siliconflow_cn.ts"),
  synthetic: () => import("./synthetic.ts"),
  together: () => import("./together.ts"),
  umans: () => import("./umans.ts"),
  venice: () => import("./venice.ts"),
  vercel: () => import("./vercel.ts"),
  "wafer-serverless": () => import("./wafer_serverless.ts"),
  xai: () => import("./xai.ts"),
  xiaomi: () => import("./xiaomi.ts"),
  "xiaomi-token-plan-ams": () => import("./xiaomi_token_plan_ams.ts"),
  "xiaomi-token-plan-cn": () => import("./xiaomi_token_plan_cn.ts"),
  "xiaomi-token-plan-sgp": () => import("./xiaomi_token_plan_sgp.ts"),
  zai: () => import("./zai.ts"),
  zenmux: () => import("./zenmux.ts"),
  "zhipu-coding-plan": () => import("./zhipu_coding_plan.ts"),
};
