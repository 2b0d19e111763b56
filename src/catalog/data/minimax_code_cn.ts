/**
 * Models of minimax-code-cn, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
MiniMax-M2.1||204800//131072|t>t|TR|
MiniMax-M2.5-highspeed||204800//131072|t>t|TR|
MiniMax-M2.5||204800//131072|t>t|TR|
MiniMax-M2.7-highspeed||204800//131072|t>t|TR|
MiniMax-M2.7||204800//131072|t>t|TR|
MiniMax-M2||196608//128000|t>t|TR|
MiniMax-M3||1000000//128000|tiv>t|TR|
`;
