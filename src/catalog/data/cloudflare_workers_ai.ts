/**
 * Models of cloudflare-workers-ai, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
@cf/google/gemma-2b-it-lora||/8192/8192|>t|
@cf/google/gemma-7b-it-lora||/3500/3500|>t|
@cf/meta-llama/llama-2-7b-chat-hf-lora||/8192/8192|>t|
@cf/mistral/mistral-7b-instruct-v0.2-lora||/15000/15000|>t|
=litellm 2026-11-20
@cf/aisingapore/gemma-sea-lion-v4-27b-it||128000//128000|t>t|trs|i0.351o0.555
@cf/deepseek-ai/deepseek-r1-distill-qwen-32b||80000//80000|t>t|tRs|i0.497o4.881
@cf/google/gemma-4-26b-a4b-it||256000//16384|ti>t|TRS|i0.1o0.3
@cf/ibm-granite/granite-4.0-h-micro||131000//131000|t>t|Trs|i0.017o0.112
@cf/meta/llama-2-7b-chat-fp16||/3072/3072|>t||i1.923o1.923
@cf/meta/llama-2-7b-chat-int8||/2048/2048|>t||i1.923o1.923
@cf/meta/llama-3.1-8b-instruct-fp8||32000//32000|t>t|trs|i0.152o0.287
@cf/meta/llama-3.2-11b-vision-instruct||128000//128000|ti>t|trs|i0.0485o0.676
@cf/meta/llama-3.2-1b-instruct||60000//60000|t>t|trs|i0.027o0.201
@cf/meta/llama-3.2-3b-instruct||80000//80000|t>t|trs|i0.0509o0.335
@cf/meta/llama-3.3-70b-instruct-fp8-fast||24000//24000|t>t|Trs|i0.293o2.253
@cf/meta/llama-4-scout-17b-16e-instruct||131000//16384|ti>t|Trs|i0.27o0.85
@cf/meta/llama-guard-3-8b||131072//131072|t>t|trs|i0.484o0.03
@cf/mistral/mistral-7b-instruct-v0.1||/8192/8192|>t||i1.923o1.923
@cf/mistralai/mistral-small-3.1-24b-instruct||128000//128000|t>t|Trs|i0.351o0.555
@cf/moonshotai/kimi-k2.6||262144//256000|ti>t|TRS|i0.95o4r0.16
@cf/moonshotai/kimi-k2.7-code||262144//262144|ti>t|TRS|i0.95o4r0.19
@cf/nvidia/nemotron-3-120b-a12b|Nemotron 3 Super 120B|256000//256000|t>t|TRS|i0.5o1.5
@cf/openai/gpt-oss-120b||128000//16384|t>t|TRS|i0.35o0.75
@cf/openai/gpt-oss-20b||128000//16384|t>t|TRS|i0.2o0.3
@cf/openai/whisper-large-v3-turbo|||>t||m0.0000085
@cf/openai/whisper|||>t||m0.0000075
@cf/qwen/qwen2.5-coder-32b-instruct||32768//32768|t>t|trs|i0.66o1
@cf/qwen/qwen3-30b-a3b-fp8||32768//32768|t>t|TRs|i0.0509o0.335
@cf/qwen/qwq-32b||24000//24000|t>t|tRs|i0.66o1
@cf/zai-org/glm-4.7-flash||131072//131072|t>t|TRS|i0.0605o0.4
@cf/zai-org/glm-5.2||262144//256000|t>t|TRS|i1.4o4.4r0.26
@hf/thebloke/codellama-7b-instruct-awq||/4096/4096|>t||i1.923o1.923
=models.dev 2026-09-22
@cf/deepseek-ai/deepseek-v4-flash-0731||1310720//1048576|t>t|TRS|i0.44o1.32r0.014
@cf/deepseek-ai/deepseek-v4-pro-0813||1048576//1048576|t>t|TRS|i1.32o3.96r0.044
@cf/qwen/qwen3.8-27b||262144//262144|ti>t|TRS|i0.45o3.2r0.05
@cf/zai-org/glm-5.3-flash||1310720|||i0.15o0.5r0.03
@cf/zai-org/glm-5.3||1310720|||i1.4o4.4r0.26
`;
