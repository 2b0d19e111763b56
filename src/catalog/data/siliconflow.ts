/**
 * Models of siliconflow, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-08-18
Qwen/Qwen3-235B-A22B-Thinking-2507||262000//262000|t>t|TRS|i0.13o0.6
Qwen/Qwen3-VL-235B-A22B-Instruct||262000//262000|ti>t|TrS|i0.3o1.5
Qwen/Qwen3-VL-235B-A22B-Thinking||262000//262000|ti>t|TRS|i0.45o3.5
baidu/ERNIE-4.5-300B-A47B||131000//131000|t>t|TrS|i0.28o1.1
tencent/Hy3-preview||262144//262144|t>t|TR|i0.066o0.26r0.029
=models.dev 2026-09-22
ByteDance-Seed/Seed-OSS-36B-Instruct||262000//262000|t>t|TrS|i0.21o0.57
MiniMaxAI/MiniMax-M2.5||197000//131000|t>t|Trs|i0.3o1.2r0.03
MiniMaxAI/MiniMax-M3||1048576|||i0.3o1.2r0.06
Qwen/Qwen2.5-72B-Instruct||33000//4000|t>t|TrS|i0.59o0.59
Qwen/Qwen2.5-7B-Instruct||33000//4000|t>t|TrS|i0.05o0.05
Qwen/Qwen3-14B||131000//131000|t>t|TRS|i0.07o0.28
Qwen/Qwen3-30B-A3B-Instruct-2507||262000//262000|t>t|TrS|i0.09o0.3
Qwen/Qwen3-32B||131000//131000|t>t|TRS|i0.14o0.57
Qwen/Qwen3-8B||131000//131000|t>t|TRS|i0.06o0.06
Qwen/Qwen3-Coder-30B-A3B-Instruct||262000//262000|t>t|TrS|i0.07o0.28
Qwen/Qwen3-Coder-480B-A35B-Instruct||262000//262000|t>t|TrS|i0.25o1
Qwen/Qwen3-VL-30B-A3B-Instruct||262000//262000|ti>t|TrS|i0.29o1
Qwen/Qwen3-VL-30B-A3B-Thinking||262000//262000|ti>t|TRS|i0.29o1
Qwen/Qwen3-VL-32B-Instruct||262000//262000|ti>t|TrS|i0.2o0.6
Qwen/Qwen3-VL-32B-Thinking||262000//262000|ti>t|TRS|i0.2o1.5
Qwen/Qwen3-VL-8B-Instruct||262000//262000|ti>t|TrS|i0.18o0.68
Qwen/Qwen3.5-122B-A10B||262144//262144|t>t|TrS|i0.26o2.08
Qwen/Qwen3.5-27B||262144//262144|t>t|TrS|i0.25o2
Qwen/Qwen3.5-35B-A3B||262144//262144|t>t|TrS|i0.24o1.8
Qwen/Qwen3.5-397B-A17B||262144//262144|t>t|TrS|i0.39o2.34
Qwen/Qwen3.5-9B||262144//262144|t>t|TrS|i0.1o0.15
Qwen/Qwen3.6-27B||262144//262144|t>t|TrS|i0.3o3.2
Qwen/Qwen3.6-35B-A3B||262144//262144|t>t|TrS|i0.2o1.6
Qwen/Qwen3.8-2.4T-A95B||1049000|||i2o6r0.25
deepseek-ai/DeepSeek-R1||164000//164000|t>t|TRS|i0.5o2.18
deepseek-ai/DeepSeek-V3.1-Terminus||164000//164000|t>t|TRS|i0.27o1
deepseek-ai/DeepSeek-V3.1||164000//164000|t>t|TRS|i0.27o1
deepseek-ai/DeepSeek-V3.2-Exp||164000//164000|t>t|TRS|i0.27o0.41
deepseek-ai/DeepSeek-V3.2||164000//164000|t>t|TRS|i0.27o0.42r0.135
deepseek-ai/DeepSeek-V3||164000//164000|t>t|TrS|i0.25o1
deepseek-ai/DeepSeek-V4-Flash-0731||1000000|||i0.22o0.66r0.014
deepseek-ai/DeepSeek-V4-Flash-Vision-Exp||1000000|||i0.44o1.32r0.028
deepseek-ai/DeepSeek-V4-Flash||1000000//384000|t>t|TRS|i0.13o0.28r0.028
deepseek-ai/DeepSeek-V4-Pro-0813||1000000|||i1.32o3.96r0.044
deepseek-ai/DeepSeek-V4-Pro||1000000//384000|t>t|TRS|i1.50162o3.135r0.135
google/gemma-4-12B-it||262144|||i0.1o0.3
google/gemma-4-26B-A4B-it||262144//262144|t>t|TrS|i0.12o0.4
google/gemma-4-31B-it||262144//262144|t>t|TrS|i0.13o0.4
inclusionAI/Ling-flash-2.0||131000//131000|t>t|TrS|i0.14o0.57
meituan-longcat/LongCat-2.0||1049000|||i0.75o2.95r0.015
moonshotai/Kimi-K2.5||262000//262000|ti>t|TRS|i0.45o2.25r0.07
moonshotai/Kimi-K2.6||262000//262000|ti>t|TRS|i0.77o3.4r0.14
moonshotai/Kimi-K2.7-Code||262144|||i0.85916o3.8r0.17993
moonshotai/Kimi-K3||1048576|||i2.7o13.5r0.27
nex-agi/Nex-N2-Pro||262144|||i0.5o2.5r0.25
openai/gpt-oss-120b||131000//8000|t>t|TRS|i0.05o0.45
openai/gpt-oss-20b||131000//8000|t>t|TrS|i0.04o0.18
stepfun-ai/Step-3.5-Flash||262000//262000|t>t|TRS|i0.1o0.3
tencent/Hunyuan-A13B-Instruct||131000//131000|t>t|TRS|i0.14o0.57
tencent/Hy3||262144|||i0.132o0.528r0.033
zai-org/GLM-4.5-Air||131000//131000|t>t|TrS|i0.14o0.86
zai-org/GLM-5.1||205000//205000|t>t|TRS|i1.19o3.74r0.6
zai-org/GLM-5.2||1049000//262000|t>t|TRS|i1.302o4.092r0.26
zai-org/GLM-5.3-Flash||1049000|||i0.15o0.5r0.03
zai-org/GLM-5.3||1049000|||i1.4o4.4r0.26
zai-org/GLM-5V-Turbo||200000//131072|ti>t|TR|i1.2o4r0.24
zai-org/GLM-5||205000//205000|t>t|TRS|i0.95o2.55r0.2
`;
