/**
 * Models of minimax, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=litellm 2026-11-20
MiniMax-M2.1-lightning||/1000000/8192|>t|TR|i0.3o2.4r0.03w0.375
MiniMax-M2.1||204800/1000000/131072|t>t|TR|i0.3o1.2r0.03w0.375
MiniMax-M2.5-lightning||/1000000/8192|>t|TR|i0.3o2.4r0.03w0.375
MiniMax-M2.5||204800/1000000/131072|t>t|TR|i0.3o1.2r0.03w0.375
MiniMax-M2||196608/200000/128000|t>t|TR|i0.3o1.2r0.03w0.375
MiniMax-M3||1000000//128000|tiv>t|TR|i0.3o1.2r0.06 >512000i0.6o2.4r0.12
=models.dev 2026-09-22
MiniMax-M2.5-highspeed||204800//131072|t>t|TR|i0.6o2.4r0.06w0.375
MiniMax-M2.7-highspeed||204800//131072|t>t|TR|i0.6o2.4r0.06w0.375
MiniMax-M2.7||204800//131072|t>t|TR|i0.3o1.2r0.06w0.375
`;
