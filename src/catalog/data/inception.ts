/**
 * Models of inception, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
mercury-2.5||260000|||i0.04o0.15r0.004
mercury-2||128000//50000|t>t|TRS|i0.25o0.75r0.025
mercury-edit-2||128000//8192|t>t|tR|i0.25o0.75r0.025
`;
