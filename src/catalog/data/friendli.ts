/**
 * Models of friendli, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
MiniMaxAI/MiniMax-M2.5||196608//196608|t>t|TRS|i0.3o1.2r0.06
deepseek-ai/DeepSeek-V3.2||163840//163840|t>t|TRS|i0.5o1.5r0.25
google/gemma-4-31B-it||262144//32768|ti>t|TRS|i0.14o0.4
zai-org/GLM-5.1||202752//202752|t>t|TRS|i1.4o4.4r0.26
zai-org/GLM-5.2||1000000//131072|t>t|TRS|i1.4o4.4r0.26
zai-org/GLM-5.3-Flash||1048576|||i0.15o0.5r0.03
zai-org/GLM-5.3||1048576|||i1.26o3.96r0.234
`;
