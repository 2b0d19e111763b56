/**
 * Models of sambanova, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=litellm 2026-11-20
DeepSeek-R1||/32768/32768|>t||i5o7
DeepSeek-V3.1||/131072/131072|>t|TR|i3o4.5
DeepSeek-V3.2||/32768/32768|>t|T|i3o4.5
Llama-4-Maverick-17B-128E-Instruct||/131072/131072|ti>t|TS|i0.63o1.8
Meta-Llama-3.3-70B-Instruct||/131072/131072|>t|TS|i0.6o1.2
MiniMax-M2.7||/196608/131072|>t|TR|i0.6o2.4
gemma-4-31B-it||/131072/131072|ti>t||i0.38o1.15
gpt-oss-120b||/131072/131072|>t|TR|i0.22o0.59
`;
