/**
 * Models of xiaomi, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
mimo-v2-flash||262144//65536|t>t|TR|i0.14o0.28r0.0028
mimo-v2-omni||262144//131072|tiavp>t|TR|i0.14o0.28r0.0028
mimo-v2-pro||1048576//131072|t>t|TR|i0.435o0.87r0.0036
mimo-v2.5-pro-ultraspeed||1048576//131072|t>t|TR|i1.305o2.61r0.0108
mimo-v2.5-pro||1048576//131072|t>t|TR|i0.435o0.87r0.0036
mimo-v2.5||1048576//131072|tiav>t|TR|i0.14o0.28r0.0028
mimo-v2.6-flash||1048576|||i0.14o0.28r0.0028
mimo-v2.6-pro-ultraspeed||1048576|||i4.35o8.7r0.036
mimo-v2.6-pro||1048576|||i0.435o0.87r0.0036
`;
