/**
 * Models of wafer-serverless, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
GLM-5.1||202752//131072|t>t|TRS|i1o3.2r0.1
GLM-5.2||1048576//131072|t>t|TRS|i1.2o4.1r0.2
Kimi-K2.6||262144//65536|tiv>t|TRS|i1.14o4.8r0.19
MiniMax-M3||1048576//128000|ti>t|TRS|i0.33o1.32r0.07 >200000i0.66o2.64r0.13
glm5.2-fast||1048576//131072|t>t|TRS|i3o10.25r0.5
`;
