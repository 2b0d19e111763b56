/**
 * Models of gmi-cloud, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
MiniMaxAI/MiniMax-M2.7||196608|||i0.3o1.2r0.06
MiniMaxAI/MiniMax-M3||1048576|||i0.6o2.4r0.12 >200000i1.2o4.8r0.24
Qwen/Qwen3.7-Max||1000000//65536|t>t|TR|i2.5o7.5r0.25w3.125
anthropic/claude-opus-4.6||409600//128000|t>t|TR|i5o25r0.5
anthropic/claude-opus-4.7||409600//128000|t>t|TR|i4.5o22.5r0.45
anthropic/claude-opus-4.8||1000000//128000|tip>t|TR|i5o25r0.5
anthropic/claude-sonnet-4.6||409600//64000|t>t|TR|i3o15r0.3
deepseek-ai/DeepSeek-V4-Flash||1048575//384000|t>t|TRS|i0.112o0.224r0.022
deepseek-ai/DeepSeek-V4-Pro||1048576//384000|t>t|TRS|i1.392o2.784r0.116
moonshotai/Kimi-K2.6||65536//65536|t>t|TRS|i0.855o3.6r0.144
moonshotai/kimi-k2.7-code-highspeed||262144//262144|t>t|TRS|i1.9o8r0.38
openai/gpt-5.5||1050000/922000/128000|tip>t|TRS|i5o30r0.5
zai-org/GLM-5-FP8|GLM-5|202752//131072|t>t|TR|i0.6o1.92r0.12
zai-org/GLM-5.1-FP8|GLM-5.1|202752//131072|t>t|TRS|i0.98o3.08r0.182
zai-org/GLM-5.2-FP8|GLM-5.2|1000000//131072|t>t|TRS|i0.979o3.08r0.182
`;
