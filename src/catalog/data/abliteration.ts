/**
 * Models of abliteration, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
abliterated-model-large-v2||1000000|||i5o5r0.5
abliterated-model-large||1000000//999990|t>t|TRS|i5o5r0.5
abliterated-model||150000//8192|ti>t|TRs|i3o3r0.3
`;
