/**
 * Models of upstage, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
solar-mini||32768//4096|t>t|Tr|i0.15o0.15
solar-pro2||65536//8192|t>t|TR|i0.25o0.25
solar-pro3||131072//8192|t>t|TR|i0.25o0.25
solar-pro4||524288//131072|t>t|TRS|i0.3o1.2r0.06
`;
