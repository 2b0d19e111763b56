/**
 * Models of baseten, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
MiniMaxAI/MiniMax-M2.5||204000//204000|t>t|TR|i0.3o1.2
deepseek-ai/DeepSeek-V3.1||164000//131000|t>t|TR|i0.5o1.5
deepseek-ai/DeepSeek-V4-Flash-0731||1048576//384000|t>t|TRS|i0.13o0.26r0.028
deepseek-ai/DeepSeek-V4-Pro-0813||1048576//262144|t>t|TRS|i1.32o3.96
deepseek-ai/DeepSeek-V4-Pro||1048576//262144|t>t|TRS|i1.74o3.48r0.145
deepseek-ai/DeepSeek-V4.1-Flash||1048576|||i0.3o1.2r0.03
moonshotai/Kimi-K2.5||262000//262000|ti>t|TRS|i0.6o3r0.12
moonshotai/Kimi-K2.6||262000//262000|ti>t|TRS|i0.95o4r0.16
moonshotai/Kimi-K2.7-Code||262000//262000|ti>t|TRS|i0.95o4r0.16
moonshotai/Kimi-K3||1048576//262144|ti>t|TRS|i3o15
nvidia/NVIDIA-Nemotron-3-Ultra-550B-A55B|Nemotron Ultra|202800//202800|t>t|TRS|i0.6o2.4r0.12
nvidia/Nemotron-120B-A12B|Nemotron Super|202800//202800|t>t|TRS|i0.3o0.75r0.06
openai/gpt-oss-120b|OpenAI GPT 120B|128072//128072|t>t|TRS|i0.1o0.5
thinkingmachines/inkling-small||1048576//32768|ti>t|TRS|i0.5o1.2r0.1
thinkingmachines/inkling||1048576//32768|ti>t|TRS|i1o4.05
zai-org/GLM-4.7||200000//200000|t>t|TRS|i0.6o2.2r0.12
zai-org/GLM-5.1||202800//202800|t>t|TRS|i1.3o4.3r0.26
zai-org/GLM-5.2-Fast||1048576//262144|ti>t|TRS|i2.1o6.6r0.21
zai-org/GLM-5.2||1048576//262144|ti>t|TRS|i1.4o4.4r0.3
zai-org/GLM-5.3-Fast||1048576|||i2.1o6.6
zai-org/GLM-5.3-Flash||1048576|||i0.15o0.5
zai-org/GLM-5.3||1048576|||i1.4o4.4r0.14
zai-org/GLM-5||202800//202800|t>t|TRS|i0.95o3.15r0.2
`;
