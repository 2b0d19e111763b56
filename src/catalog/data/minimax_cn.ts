/**
 * Models of minimax-cn, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
MiniMax-M2.1||204800//131072|t>t|TR|i0.3o1.2r0.03w0.375
MiniMax-M2.5-highspeed||204800//131072|t>t|TR|i0.6o2.4r0.06w0.375
MiniMax-M2.5||204800//131072|t>t|TR|i0.3o1.2r0.03w0.375
MiniMax-M2.7-highspeed||204800//131072|t>t|TR|i0.6o2.4r0.06w0.375
MiniMax-M2.7||204800//131072|t>t|TR|i0.3o1.2r0.06w0.375
MiniMax-M2||196608//128000|t>t|TR|i0.3o1.2
MiniMax-M3||1000000//128000|tiv>t|TR|i0.3o1.2r0.06 >200000i0.6o2.4r0.12
`;
