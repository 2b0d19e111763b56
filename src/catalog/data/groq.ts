/**
 * Models of groq, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
allam-2-7b||4096//4096|t>t|tr|
canopylabs/orpheus-arabic-saudi||4000//50000|t>a|tr|
canopylabs/orpheus-v1-english||4000//50000|t>a|tr|
groq/compound-mini||131072//8192|t>t|tr|
groq/compound||131072//8192|t>t|tr|
=litellm 2026-11-20
meta-llama/llama-prompt-guard-2-22m||512//512|t>t|tr|i0.03o0.03
meta-llama/llama-prompt-guard-2-86m||512//512|t>t|tr|i0.04o0.04
openai/gpt-oss-120b||131072//65536|t>t|TRS|i0.15o0.6r0.075s0.005
openai/gpt-oss-20b||131072//65536|t>t|TRS|i0.075o0.3r0.0375s0.005
openai/gpt-oss-safeguard-20b|Safety GPT OSS 20B|131072//65536|t>t|TRS|i0.075o0.3r0.037s0.005
qwen/qwen3.8-27b||131042/131072/16384|ti>t|TRS|i0.8o4
whisper-large-v3-turbo|||a>t|tr|m0.00001111
whisper-large-v3|Whisper||a>t|tr|m0.00003083
=models.dev 2026-09-22
llama-3.1-8b-instant|Llama 3.1 8B|131072//131072|t>t|Tr|i0.05o0.08
llama-3.3-70b-versatile|Llama 3.3 70B|131072//32768|t>t|Tr|i0.59o0.79
qwen/qwen3.6-27b||131072//16384|ti>t|TRS|i0.6o3r0.3
`;
