/**
 * Models of coreweave, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-08-18
MiniMaxAI/MiniMax-M2.5||196608//196608|t>t|TRS|i0.3o1.2r0.3
Qwen/Qwen3-Coder-480B-A35B-Instruct|Qwen3 Coder 480B A35B|262144//262144|t>t|TrS|i1o1.5r1
moonshotai/Kimi-K3||1048576//1048576|ti>t|TRS|i3o15r0.3
nvidia/NVIDIA-Nemotron-3-Super-120B-A12B-FP8|Nemotron 3 Super|262144//262144|t>t|TRS|i0.2o0.8r0.2
zai-org/GLM-5.1||202752//202752|t>t|TRS|i1.4o4.4r0.26
=models.dev 2026-09-22
JetBrains/Mellum2-12B-A2.5B-Instruct|Mellum2 12B A2.5B|131072//131072|t>t|TrS|i0.05o0.1r0.05
MiniMaxAI/MiniMax-M3||262144//262144|ti>t|TRS|i0.23o0.96r0.05
OpenPipe/Qwen3-14B-Instruct||32768//32768|t>t|TrS|i0.05o0.22r0.05
Qwen/Qwen3-30B-A3B-Instruct-2507||262144//262144|t>t|TrS|i0.1o0.3r0.1
Qwen/Qwen3.5-35B-A3B||262144//262144|ti>t|TRS|i0.25o1.25r0.25
Qwen/Qwen3.6-27B||262144//262144|ti>t|TRS|i0.6o3.6r0.12
Qwen/Qwen3.6-35B-A3B||262144//262144|ti>t|TRS|i0.25o1.25r0.25
Qwen/Qwen3.8-27B||262144|||i0.4o3r0.15
deepseek-ai/DeepSeek-V3.1||161000//161000|t>t|TrS|i0.55o1.65r0.55
deepseek-ai/DeepSeek-V4-Flash-0731||262144//262144|t>t|TRS|i0.13o0.28r0.07
deepseek-ai/DeepSeek-V4-Flash||1048576//1048576|t>t|TRS|i0.14o0.28r0.07
deepseek-ai/DeepSeek-V4-Pro-0813||1048576|||i1.31o3.96r0.044
deepseek-ai/DeepSeek-V4-Pro||1048576//1048576|t>t|TRS|i1.15o2.55r0.2
deepseek-ai/DeepSeek-V4.1-Flash||1048576|||i0.2o0.65r0.03
google/gemma-4-31B-it|Gemma 4 31B|262144//262144|ti>t|TRS|i0.1o0.34r0.1
ibm-granite/granite-4.1-8b||131072//131072|t>t|TrS|i0.05o0.1r0.05
ibm-granite/granite-4.2-8b||131072|||i0.1o0.15r0.05
meta-llama/Llama-3.1-70B-Instruct|Llama 3.1 70B|128000//128000|t>t|TrS|i0.8o0.8r0.8
meta-llama/Llama-3.1-8B-Instruct|Llama 3.1 8B|128000//128000|t>t|TrS|i0.22o0.22r0.22
meta-llama/Llama-3.3-70B-Instruct|Llama 3.3 70B|128000//128000|t>t|TrS|i0.71o0.71r0.71
moonshotai/Kimi-K2.6||262144//262144|ti>t|TRS|i0.65o3.41r0.15
moonshotai/Kimi-K2.7-Code||262144//262144|ti>t|TRS|i0.71o3.5r0.15
nvidia/NVIDIA-Nemotron-3-Ultra-550B-A55B|Nemotron 3 Ultra|262144//262144|t>t|TRS|i0.5o2.15r0.1
nvidia/NVIDIA-Nemotron-3.5-Lightning-30B-A3B|Nemotron 3.5 Lightning|262144//262144|t>t|TRS|i0.07o0.2r0.04
openai/gpt-oss-120b||131072//131072|t>t|TRS|i0.03o0.17r0.03
openai/gpt-oss-20b||131072//131072|t>t|TRS|i0.03o0.13r0.03
zai-org/GLM-5.2||262144//262144|t>t|TRS|i0.76o2.42r0.14
zai-org/GLM-5.3-Flash||1048576|||i0.15o0.5r0.05
`;
