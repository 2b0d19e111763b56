/**
 * Models of sakana, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
fugu||1000000//1000000|ti>t|TRS|
=models.dev 2026-09-22
fugu-ultra-20260615|Fugu Ultra|1000000//1000000|ti>t|TRS|i5o30r0.5 >200000i10o45r1
fugu-ultra||1000000//1000000|ti>t|TRS|i5o30r0.5 >200000i10o45r1
sakana-namazu||262144//65536|tip>t|TRS|i0.95o4r0.15
`;
