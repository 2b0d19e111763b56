/**
 * Models of siliconflow-cn, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
PaddlePaddle/PaddleOCR-VL-1.5||16384//16384|ti>t|tr|
Qwen/Qwen3.5-4B||262144//65536|tiv>t|TR|
deepseek-ai/DeepSeek-OCR||8192//8192|ti>t|tr|
=models.dev 2026-08-18
Qwen/Qwen3-VL-235B-A22B-Instruct||262000//262000|ti>t|TrS|i0.3o1.5
Qwen/Qwen3-VL-235B-A22B-Thinking||262000//262000|ti>t|TRS|i0.45o3.5
baidu/ERNIE-4.5-300B-A47B||131000//131000|t>t|TrS|i0.28o1.1
=models.dev 2026-09-22
ByteDance-Seed/Seed-OSS-36B-Instruct||262000//262000|t>t|TrS|i0.21o0.57
Pro/MiniMaxAI/MiniMax-M2.5||192000//131000|t>t|TrS|i0.3o1.22
Pro/deepseek-ai/DeepSeek-R1||164000//164000|t>t|TRS|i0.5o2.18
Pro/deepseek-ai/DeepSeek-V3.1-Terminus||164000//164000|t>t|TRS|i0.27o1
Pro/deepseek-ai/DeepSeek-V3.2||164000//164000|t>t|TRS|i0.27o0.42
Pro/deepseek-ai/DeepSeek-V3||164000//164000|t>t|TrS|i0.25o1
Pro/moonshotai/Kimi-K2.5||262000//262000|ti>t|TRS|i0.45o2.25r0.07
Pro/moonshotai/Kimi-K2.6||262000//262000|ti>t|TRS|i0.95o4r0.16
Pro/zai-org/GLM-5.1||205000//205000|t>t|TRS|i1.4o4.4r0.26
Pro/zai-org/GLM-5||205000//205000|t>t|TRS|i1o3.2
Qwen/Qwen2.5-72B-Instruct||33000//4000|t>t|TrS|i0.59o0.59
Qwen/Qwen2.5-7B-Instruct||33000//4000|t>t|TrS|i0.05o0.05
Qwen/Qwen3-14B||131000//131000|t>t|TRS|i0.07o0.28
Qwen/Qwen3-235B-A22B-Thinking-2507||262000//262000|t>t|TRS|i0.13o0.6
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
Qwen/Qwen3.5-122B-A10B||262144//65536|tiv>t|TR|i0.29o2.32
Qwen/Qwen3.5-27B||262144//65536|tiv>t|TR|i0.26o2.09
Qwen/Qwen3.5-35B-A3B||262144//65536|tiv>t|TR|i0.23o1.86
Qwen/Qwen3.5-397B-A17B||262144//65536|tiv>t|TR|i0.29o1.74
Qwen/Qwen3.5-9B||262144//65536|tiv>t|TR|i0.22o1.74
Qwen/Qwen3.6-35B-A3B||262144//65536|tiv>t|Tr|i0.23o1.86
deepseek-ai/DeepSeek-R1||164000//164000|t>t|TRS|i0.5o2.18
deepseek-ai/DeepSeek-V3.1-Terminus||164000//164000|t>t|TRS|i0.27o1
deepseek-ai/DeepSeek-V3.2||164000//164000|t>t|TRS|i0.27o0.42
deepseek-ai/DeepSeek-V3||164000//164000|t>t|TrS|i0.25o1
deepseek-ai/DeepSeek-V4-Flash||1000000//384000|t>t|TRS|i0.14o0.28r0.003
deepseek-ai/DeepSeek-V4-Pro||1049000//393000|t>t|TRs|i1.74o3.48r0.145
inclusionAI/Ling-flash-2.0||131000//131000|t>t|TrS|i0.14o0.57
stepfun-ai/Step-3.5-Flash||262000//262000|t>t|TRS|i0.1o0.3
tencent/Hunyuan-A13B-Instruct||131000//131000|t>t|TRS|i0.14o0.57
zai-org/GLM-4.5-Air||131000//131000|t>t|TrS|i0.14o0.86
zai-org/GLM-5.2||1049000//262000|t>t|TRS|i1.4o4.4r0.26
`;
