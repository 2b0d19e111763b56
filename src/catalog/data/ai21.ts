/**
 * Models of ai21, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=litellm 2026-11-20
j2-light||/8192/8192|>t||i3o3
j2-mid||/8192/8192|>t||i10o10
j2-ultra||/8192/8192|>t||i15o15
jamba-1.5-large@001||/256000/256000|>t||i2o8
jamba-1.5-large||/256000/256000|>t||i2o8
jamba-1.5-mini@001||/256000/256000|>t||i0.2o0.4
jamba-1.5-mini||/256000/256000|>t||i0.2o0.4
jamba-1.5||/256000/256000|>t||i0.2o0.4
jamba-large-1.6||/256000/256000|>t||i2o8
jamba-large-1.7||/256000/256000|>t||i2o8
jamba-mini-1.6||/256000/256000|>t||i0.2o0.4
jamba-mini-1.7||/256000/256000|>t||i0.2o0.4
=models.dev 2026-09-22
jamba-large||256000|||i2o8
jamba-mini||256000|||i0.2o0.4
`;
