/**
 * Models of stepfun, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
step-tts-2|||t>a|tr|
stepaudio-2.5-asr|||a>t|tr|
stepaudio-2.5-tts|||t>a|tr|
=models.dev 2026-09-22
step-1-32k||32768//32768|t>t|Tr|i2.05o9.59r0.41
step-2-16k||16384//8192|t>t|Tr|i5.21o16.44r1.04
step-3.5-flash-2603||256000//256000|t>t|TR|i0.1o0.3r0.02
step-3.5-flash||256000//256000|t>t|TR|i0.1o0.3r0.02
step-3.7-flash||256000//256000|tiv>t|TR|i0.185o1.11r0.037
step-5-preview||1000000|||i1o2.7r0.05
`;
