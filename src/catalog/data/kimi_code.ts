/**
 * Models of kimi-code, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
k3-256k|Kimi K3-256K|262144|
k3|Kimi K3|1048576|
kimi-for-coding-highspeed||262144|
kimi-for-coding||1048576|
`;
