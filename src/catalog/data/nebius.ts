/**
 * Models of nebius, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-08-18
MiniMaxAI/MiniMax-M2.5-fast||8000/7000/8192|t>t|TRS|i0.3o1.2r0.03w0.375
MiniMaxAI/MiniMax-M2.5||196608/190000/8192|t>t|TRS|i0.3o1.2r0.03w0.375
NousResearch/Hermes-4-70B||128000/120000/8192|t>t|TRS|i0.13o0.4r0.013w0.16g0.4
PrimeIntellect/INTELLECT-3||128000/120000/8192|t>t|TrS|i0.2o1.1r0.02w0.25
Qwen/Qwen2.5-VL-72B-Instruct||128000/120000/8192|ti>t|TrS|i0.25o0.75r0.025w0.31
Qwen/Qwen3-235B-A22B-Thinking-2507-fast||8000/7000/8192|t>t|TRS|i0.5o2r0.05w0.625
Qwen/Qwen3-32B||128000/120000/8192|t>t|TrS|i0.1o0.3r0.01w0.125
Qwen/Qwen3-Next-80B-A3B-Thinking-fast||8000/7000/8192|t>t|TRS|i0.15o1.2r0.015w0.1875
Qwen/Qwen3-Next-80B-A3B-Thinking||128000/120000/16384|t>t|TRS|i0.15o1.2r0.015w0.18g1.2
Qwen/Qwen3.5-397B-A17B-fast||8000/7000/8192|t>t|TRS|i0.6o3.6r0.06w0.75
deepseek-ai/DeepSeek-V3.2-fast||8000/7000/8192|t>t|TRS|i0.4o2r0.04w0.5
deepseek-ai/DeepSeek-V3.2||163000/160000/16384|t>t|TRS|i0.3o0.45r0.03w0.375g0.45
deepseek-ai/DeepSeek-V4-Flash||131072//131072|t>t|TRS|i0.14o0.28r0.14
meta-llama/Llama-3.3-70B-Instruct||128000/120000/8192|t>t|TrS|i0.13o0.4r0.013w0.16
moonshotai/Kimi-K2.5-fast||256000//8192|ti>t|TRS|i0.5o2.5r0.05w0.625
moonshotai/Kimi-K2.5||256000//8192|ti>t|TRS|i0.5o2.5r0.05w0.625g2.5
nvidia/Llama-3_1-Nemotron-Ultra-253B-v1||128000/120000/4096|t>t|TrS|i0.6o1.8r0.06w0.75
nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B||32000/30000/4096|t>t|TrS|i0.06o0.24r0.006w0.075
nvidia/Nemotron-3-Nano-Omni||65536/60000/8192|t>t|TRS|i0.06o0.24r0.006w0.075
openai/gpt-oss-120b-fast||8000/7000/8192|t>t|TRS|i0.1o0.5r0.01w0.125
zai-org/GLM-5||200000//16384|t>t|TRS|i1o3.2r0.1w1
=models.dev 2026-09-22
MiniMaxAI/MiniMax-M3||1048576//1048576|t>t|TR|i0.3o1.2
NousResearch/Hermes-4-405B||128000/120000/8192|t>t|TRS|i1o3r0.1w1.25g3
Qwen/Qwen3-235B-A22B-Instruct-2507||262144//8192|t>t|Tr|i0.2o0.6
Qwen/Qwen3-30B-A3B-Instruct-2507||128000/120000/8192|t>t|TrS|i0.1o0.3r0.01w0.125
Qwen/Qwen3-Embedding-8B||32768|t>t|trs|i0.01o0
Qwen/Qwen3.5-397B-A17B||262144/250000/8192|t>t|TRS|i0.6o3.6r0.06w0.75
deepseek-ai/DeepSeek-V4-Flash-0731||1024000|||i0.14o0.28r0.14
deepseek-ai/DeepSeek-V4-Pro-0813||979000|||i1.32o3.96r1.32
deepseek-ai/DeepSeek-V4-Pro||1000000//384000|t>t|TRS|i1.75o3.5r0.15
deepseek-ai/DeepSeek-V4.1-Flash||1048000|||i0.3o1.2r0.3
google/gemma-3-27b-it||110000/100000/8192|ti>t|TrS|i0.1o0.3r0.01w0.125
moonshotai/Kimi-K2.7-Code||262144//8000|t>t|TRS|i0.95o4
moonshotai/Kimi-K3||1048576//8000|t>t|TRS|i3o15r3
nvidia/Nemotron-3-Ultra-550b-a55b||1048576|||i1o3r1
nvidia/Nemotron-3_5-Lightning|Nemotron 3.5 Lightning 30B A3B|1048576|||i0.06o0.24r0.06
nvidia/nemotron-3-super-120b-a12b||256000//32768|t>t|TRS|i0.3o0.9
openai/gpt-oss-120b||128000/124000/8192|t>t|TRS|i0.15o0.6r0.015w0.18g0.6
zai-org/GLM-5.2||432000//432000|t>t|TRS|i1.4o4.4
zai-org/GLM-5.3-Flash||1024000|||i0.15o0.5r0.15
zai-org/GLM-5.3||1024000|||i1.4o4.4r1.4
`;
