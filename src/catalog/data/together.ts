/**
 * Models of together, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
Prism-ML/Ternary-Bonsai-27B||/262144/262144|>t|
togethercomputer/CodeLlama-34b-Instruct|||>t|T|
=litellm 2026-11-20
BAAI/bge-base-en-v1.5||/512|>e||i0.008o0
MiniMaxAI/MiniMax-M2.7||202752/196608/131072|t>t|TRS|i0.3o1.2r0.06
MiniMaxAI/MiniMax-M3.1-Flash||/1048576/1048576|>t||i0.15o0.6r0.015
MiniMaxAI/MiniMax-M3||524288//250000|ti>t|TRS|i0.3o1.2r0.06
Qwen/Qwen2-1.5B-Instruct||/32768/32768|>t||i0.02o0.02
Qwen/Qwen2.5-14B-Instruct||/32768/32768|>t||i0.8o0.8
Qwen/Qwen2.5-72B-Instruct-Turbo||/131072/131072|>t||i1.2o1.2
Qwen/Qwen2.5-72B-Instruct||/32768/32768|>t||i1.2o1.2
Qwen/Qwen2.5-7B-Instruct-Turbo||32768//32768|t>t|TrS|i0.3o0.3
Qwen/Qwen2.5-VL-72B-Instruct||/32768/32768|>t||i1.95o8
Qwen/Qwen3-Coder-480B-A35B-Instruct-FP8|Qwen3 Coder 480B A35B Instruct|262144//262144|t>t|Tr|i2o2
Qwen/Qwen3-Coder-Next-FP8||262144//262144|t>t|Tr|i0.5o1.2
Qwen/Qwen3-Next-80B-A3B-Instruct||/262144/262144|>t||i0.15o1.5
Qwen/Qwen3-Next-80B-A3B-Thinking||/262144/262144|>t||i0.15o1.5
Qwen/Qwen3-VL-32B-Instruct||/262144/262144|>t||i0.5o1.5
Qwen/Qwen3-VL-8B-Instruct||/262144/262144|>t||i0.18o0.68
Qwen/Qwen3.5-397B-A17B||262144//130000|ti>t|TR|i0.6o3.6r0.35
Qwen/Qwen3.5-9B||262144//65536|ti>t|TRS|i0.17o0.25
Qwen/Qwen3.6-Plus||1000000//500000|t>t|TR|i0.5o3
Qwen/Qwen3.7-Max||1000000//500000|t>t|Tr|i2.5o7.5r0.5
Qwen/Qwen3.7-Plus||/1000000/1000000|>t||i0.32o1.28
Qwen/Qwen3.8-2.4T-A95B||/1010000/1010000|>t||i2o6r0.25
Qwen/Qwen3.8-Flash||/1000000/1000000|>t||i0.15o0.47
Salesforce/Llama-Rank-V1||/8192|||i0.1o0
arcee-ai/trinity-mini||/128000/128000|>t||i0.045o0.15
arize-ai/qwen-2-1.5b-instruct||/32768/32768|>t||i0.1o0.1
deepseek-ai/DeepSeek-R1-0528||/163840|>t||i3o7
deepseek-ai/DeepSeek-V3.1||/131072/131072|>t||i0.6o1.7
deepseek-ai/DeepSeek-V3||131072/65536/131072|t>t|TrS|i1.25o1.25
deepseek-ai/DeepSeek-V4-Flash-0731||1000000/1048576/384000|t>t|TRS|i0.14o0.28r0.03
deepseek-ai/DeepSeek-V4-Pro-0813||1048576//384000|t>t|TRS|i1.32o3.96r0.13
deepseek-ai/DeepSeek-V4.1-Flash-1017||/1048576/1048576|ti>t|TRS|i0.3o1.2r0.006
deepseek-ai/DeepSeek-V4.1-Flash||1048576//1048576|>t|TS|i0.3o1.2r0.006
essentialai/rnj-1-instruct|||>t||i0.15o0.15
google/gemma-4-31B-it|Gemma 4 31B Instruct|262144//131072|ti>t|TRS|i0.39o0.97
meta-llama/Llama-3.1-405B-Instruct||/4096/4096|>t||i3.5o3.5
meta-llama/Llama-3.2-1B-Instruct||/131072/131072|>t||i0.06o0.06
meta-llama/Llama-3.2-3B-Instruct||/131072/131072|>t||i0.06o0.06
meta-llama/Llama-3.3-70B-Instruct-Turbo|Llama 3.3 70B|131072//131072|t>t|TrS|i1.04o1.04
meta-llama/Llama-4-Scout-17B-16E-Instruct||/1048576/1048576|>t||i0.18o0.59
meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo||/131072/131072|>t||i0.88o0.88
meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo||/131072/131072|>t||i0.18o0.18
meta-llama/Meta-Llama-3.1-8B||/16384/16384|>t||i0.2o0.2
meta-models/Muse-Glimmer-30B||/131072/131072|>t||i0.35o1.5r0.04
meta-models/Muse-Spark-Open-816B-A42B||/1048576/1048576|>t|TS|i1.25o4.25r0.15
mistralai/Ministral-3-14B-Instruct-2512||/262144|>t||i0.2o0.2
mistralai/Mistral-7B-Instruct-v0.3||/32768|>t||i0.2o0.2
mistralai/Mistral-Small-24B-Instruct-2501||/32768/32768|>t||i0.1o0.3
mistralai/Mixtral-8x7B-Instruct-v0.1||/32768/32768|>t||i0.6o0.6
moonshotai/Kimi-K2-Instruct|||>t|TS|i1o3
moonshotai/Kimi-K2.5-fp4||/262144|>t||i0.5o2.8
moonshotai/Kimi-K2.6||262144//131000|tiv>t|TRS|i1.2o4.5r0.2
moonshotai/Kimi-K2.7-Code||262144//131072|t>t|TRS|i0.95o4r0.19
moonshotai/Kimi-K3.1-Pro||/1048576/1048576|ti>t|TRS|i2o10r0.2
moonshotai/Kimi-K3||1048576//131072|tiv>t|TRS|i3o15r0.3
nvidia/NVIDIA-Nemotron-3.5-Super-VL||/262144/262144|ti>t|TRS|i0.15o0.5r0.02
nvidia/NVIDIA-Nemotron-Nano-9B-v2||/131072|>t||i0.06o0.25
nvidia/nemotron-3-ultra-550b-a55b||512300/512288/512300|t>t|TRS|i0.6o3.6r0.2
openai/gpt-oss-120b||131072//131072|t>t|TRS|i0.15o0.6
openai/gpt-oss-20b||131072//131072|t>t|TRS|i0.05o0.2
reflection/Beam-1.0-501B-A23B||/1048576/1048576|>t|TS|i0.4o1.2r0.04
ricursive-ai/Ripple-65B-Preview||/131072/131072|>t||i0.2o0.6r0.02
thinkingmachines/Inkling||524288//131072|tia>t|TRS|i1o4.05r0.17
together/Tev1-4B-experimental||/32768|>t||i0.042o0
zai-org/GLM-4.5-Air-FP8||/131072/131072|>t||i0.2o1.1
zai-org/GLM-4.6||/202752/202752|>t|TR|i0.6o2.2
zai-org/GLM-4.7||/202752/202752|>t||i0.45o2
zai-org/GLM-5.1||202752//131072|t>t|TRS|i1.4o4.4r0.26
zai-org/GLM-5.2||512000/1048575/164000|t>t|TRS|i1.4o4.4r0.26
zai-org/GLM-5.3-Flash||1048575//128000|ti>t|TRS|i0.15o0.5r0.03
zai-org/GLM-5.3||1048576/1048575/128000|>t|TRS|i1.4o4.4r0.26
zai-org/GLM-5||202752//131072|t>t|TRS|i1o3.2
=models.dev 2026-09-22
LiquidAI/LFM2-24B-A2B||32768//32768|t>t|tr|i0.03o0.12
MiniMaxAI/MiniMax-M2.5||204800//131072|t>t|TR|i0.3o1.2r0.06
Qwen/Qwen3-235B-A22B-Instruct-2507-tput|Qwen3 235B A22B Instruct 2507 FP8|262144//262144|t>t|Tr|i0.2o0.6
deepcogito/cogito-v2-1-671b||163840//163840|t>t|tR|i1.25o1.25
deepseek-ai/DeepSeek-R1||163839//163839|t>t|tR|i3o7
deepseek-ai/DeepSeek-V3-1||131072//131072|t>t|TR|i0.6o1.7
deepseek-ai/DeepSeek-V4-Pro||512000//384000|t>t|TRS|i1.74o3.48r0.2
essentialai/Rnj-1-Instruct||32768//32768|t>t|Tr|i0.15o0.15
google/gemma-3n-E4B-it|Gemma 3N E4B Instruct|32768//32768|t>t|trS|i0.06o0.12
meta-llama/Meta-Llama-3-8B-Instruct-Lite||8192//8192|t>t|tr|i0.14o0.14
moonshotai/Kimi-K2.5||262144//262144|ti>t|TR|i0.5o2.8
pearl-ai/gemma-4-31b-it|Pearl AI Gemma 4 31B Instruct|32000//32000|t>t|tR|i0.28o0.86
`;
