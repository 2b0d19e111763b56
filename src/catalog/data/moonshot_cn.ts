/**
 * Models of moonshot-cn, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-08-18
kimi-k2-0711-preview|Kimi K2 0711|131072//16384|t>t|Tr|i0.6o2.5r0.15
kimi-k2-0905-preview|Kimi K2 0905|262144//262144|t>t|Tr|i0.6o2.5r0.15
kimi-k2-thinking-turbo||262144//262144|t>t|TR|i1.15o8r0.15
kimi-k2-thinking||262144//262144|t>t|TR|i0.6o2.5r0.15
kimi-k2-turbo-preview|Kimi K2 Turbo|262144//262144|t>t|Tr|i2.4o10r0.6
kimi-k2.5||262144//262144|tiv>t|TRS|i0.6o3r0.1
=models.dev 2026-09-22
kimi-k2.6||262144//262144|tiv>t|TRS|i0.95o4r0.16
kimi-k2.7-code-highspeed||262144//262144|tiv>t|TRS|i1.9o8r0.38
kimi-k2.7-code||262144//262144|tiv>t|TRS|i0.95o4r0.19
kimi-k3||1048576//131072|tiv>t|TRS|i3o15r0.3
`;
