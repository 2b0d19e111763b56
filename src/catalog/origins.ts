/**
 * What collections of open data call the providers that we know.
 *
 * @module
 */

/** Where a provider's models are found. */
export interface Origin {
  /** Its id at models.dev. */
  readonly modelsDev?: string;
  /** Its ids in LiteLLM's map, the first of them believed first. */
  readonly litellm?: readonly string[];
  /** What the names of its models begin with, where its ids there are others' too. */
  readonly begins?: string;
  /** A plan that is paid by the month: what a token would cost elsewhere says nothing of it. */
  readonly plan?: true;
}

/** By our id. Those of providers that have no rows yet are there for when they do. */
export const ORIGINS: Readonly<Record<string, Origin>> = {
  "abliteration": { modelsDev: "abliteration-ai" },
  "ai21": { modelsDev: "ai21", litellm: ["ai21"] },
  "aiand": { modelsDev: "aiand" },
  "alibaba": { modelsDev: "alibaba" },
  "alibaba-cn": { modelsDev: "alibaba-cn" },
  "alibaba-coding-plan": { modelsDev: "alibaba-coding-plan", plan: true },
  "alibaba-token-plan": { modelsDev: "alibaba-token-plan", plan: true },
  "amazon-bedrock": { modelsDev: "amazon-bedrock", litellm: ["bedrock_converse", "bedrock"] },
  "anthropic": { modelsDev: "anthropic", litellm: ["anthropic"] },
  "azure": { modelsDev: "azure", litellm: ["azure", "azure_ai"] },
  "azure-anthropic": { litellm: ["azure_ai"], begins: "claude-" },
  "baseten": { modelsDev: "baseten" },
  "bedrock-mantle": { litellm: ["bedrock_mantle"] },
  "cerebras": { modelsDev: "cerebras", litellm: ["cerebras"] },
  "chutes": { modelsDev: "chutes" },
  "cline-pass": { modelsDev: "cline-pass", plan: true },
  "cloudflare-ai-gateway": { modelsDev: "cloudflare-ai-gateway" },
  "cloudflare-anthropic": { modelsDev: "anthropic", litellm: ["anthropic"] },
  "cloudflare-workers-ai": { modelsDev: "cloudflare-workers-ai", litellm: ["cloudflare"] },
  "cohere": { modelsDev: "cohere", litellm: ["cohere_chat", "cohere"] },
  "coreweave": { modelsDev: "wandb" },
  "databricks": { modelsDev: "databricks" },
  "deepinfra": { modelsDev: "deepinfra", litellm: ["deepinfra"] },
  "deepseek": { modelsDev: "deepseek", litellm: ["deepseek"] },
  "digitalocean": { modelsDev: "digitalocean" },
  "fireworks": {
    modelsDev: "fireworks-ai",
    litellm: ["fireworks_ai", "fireworks_ai-embedding-models"],
  },
  "friendli": { modelsDev: "friendli" },
  "gemini": { modelsDev: "google", litellm: ["gemini"] },
  "github-copilot": { modelsDev: "github-copilot", litellm: ["github_copilot"], plan: true },
  "gitlab-duo": { modelsDev: "gitlab", plan: true },
  "gmi-cloud": { modelsDev: "gmicloud" },
  "google-vertex": {
    modelsDev: "google-vertex",
    litellm: ["vertex_ai", "vertex_ai-language-models", "vertex_ai-anthropic_models"],
  },
  "groq": { modelsDev: "groq", litellm: ["groq"] },
  "helicone": { modelsDev: "helicone" },
  "huggingface": { modelsDev: "huggingface" },
  "inception": { modelsDev: "inception" },
  "kilo": { modelsDev: "kilo" },
  "kimi-code": { modelsDev: "kimi-code-plan-global", plan: true },
  "meta": { modelsDev: "meta", litellm: ["meta"] },
  "minimax": { modelsDev: "minimax", litellm: ["minimax"] },
  "minimax-cn": { modelsDev: "minimax-cn" },
  "minimax-code": { modelsDev: "minimax-coding-plan", plan: true },
  "minimax-code-cn": { modelsDev: "minimax-cn-coding-plan", plan: true },
  "mistral": { modelsDev: "mistral", litellm: ["mistral"] },
  "moonshot": { modelsDev: "moonshotai", litellm: ["moonshot"] },
  "moonshot-cn": { modelsDev: "moonshotai-cn" },
  "nanogpt": { modelsDev: "nano-gpt" },
  "nebius": { modelsDev: "nebius" },
  "novita": { modelsDev: "novita-ai", litellm: ["novita"] },
  "nvidia": { modelsDev: "nvidia" },
  "ollama-cloud": { modelsDev: "ollama-cloud", plan: true },
  "openai": { modelsDev: "openai", litellm: ["openai"] },
  "openai-codex": { litellm: ["chatgpt"], plan: true },
  "opencode-go": { modelsDev: "opencode-go", plan: true },
  "opencode-zen": { modelsDev: "opencode" },
  "openrouter": { modelsDev: "openrouter" },
  "ovhcloud": { modelsDev: "ovhcloud" },
  "perplexity": { modelsDev: "perplexity" },
  "poe": { modelsDev: "poe" },
  "requesty": { modelsDev: "requesty" },
  "sakana": { modelsDev: "sakana" },
  "sambanova": { litellm: ["sambanova"] },
  "scaleway": { modelsDev: "scaleway" },
  "siliconflow": { modelsDev: "siliconflow" },
  "siliconflow-cn": { modelsDev: "siliconflow-cn" },
  "stepfun": { modelsDev: "stepfun-ai" },
  "synthetic": { modelsDev: "synthetic" },
  "together": { modelsDev: "togetherai", litellm: ["together_ai"] },
  "umans": { modelsDev: "umans-ai-coding-plan", plan: true },
  "upstage": { modelsDev: "upstage" },
  "venice": { modelsDev: "venice" },
  "vercel": { modelsDev: "vercel" },
  "volcengine": { modelsDev: "volcengine" },
  "volcengine-coding-plan": { modelsDev: "volcengine-coding-plan", plan: true },
  "wafer-serverless": { modelsDev: "wafer.ai" },
  "xai": { modelsDev: "xai", litellm: ["xai"] },
  "xiaomi": { modelsDev: "xiaomi" },
  "xiaomi-token-plan-ams": { modelsDev: "xiaomi-token-plan-ams", plan: true },
  "xiaomi-token-plan-cn": { modelsDev: "xiaomi-token-plan-cn", plan: true },
  "xiaomi-token-plan-sgp": { modelsDev: "xiaomi-token-plan-sgp", plan: true },
  "zai": { modelsDev: "zai", litellm: ["zai"] },
  "zai-coding-plan": { modelsDev: "zai-coding-plan", plan: true },
  "zenmux": { modelsDev: "zenmux" },
  "zhipu": { modelsDev: "zhipuai" },
  "zhipu-coding-plan": { modelsDev: "zhipuai-coding-plan", plan: true },
};

/** Known providers whose models no collection has, or that have models of one's own. */
export const NOT_COLLECTED: readonly string[] = [
  "aimlapi",
  "charm-hyper",
  "commandcode",
  "demo",
  "github-models",
  "llama.cpp",
  "lm-studio",
  "ollama",
  "qianfan",
  "sglang",
  "vllm",
  "yolo-auto",
];
