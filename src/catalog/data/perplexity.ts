/**
 * Models of perplexity, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
sonar-deep-research|Perplexity Sonar Deep Research|128000//32768|t>t|tR|i2o8g3
sonar-pro||200000//8192|ti>t|tr|i3o15
sonar-reasoning-pro||128000//4096|ti>t|tR|i2o8
sonar||128000//4096|t>t|tr|i1o1
`;
