/**
 * Models of synthetic, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
hf:MiniMaxAI/MiniMax-M3||524288//65536|ti>t|TRS|i0.6o1.2r0.6
hf:Qwen/Qwen3.6-27B||262144//65536|ti>t|TRS|i0.45o3.6r0.45
hf:deepseek-ai/DeepSeek-V4.1-Flash||524288|||i0.6o1.2r0.03
hf:moonshotai/Kimi-K2.7-Code||262144//65536|ti>t|TRS|i0.95o4r0.95
hf:moonshotai/Kimi-K3||524288//65536|ti>t|TRS|i3o15r0.45
hf:nvidia/NVIDIA-Nemotron-3-Super-120B-A12B-NVFP4|Nemotron 3 Super 120B A12B|262144//65536|t>t|TR|i0.3o1r0.3
hf:openai/gpt-oss-120b||131072//32768|t>t|TR|i0.1o0.1r0.1
hf:zai-org/GLM-4.7-Flash||196608//65536|t>t|TR|i0.1o0.5r0.1
hf:zai-org/GLM-5.2||524288//65536|t>t|TRS|i1.4o4.4r1.4
hf:zai-org/GLM-5.3-Flash||524288|||i0.15o0.5r0.04
`;
