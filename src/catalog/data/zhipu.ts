/**
 * Models of zhipu, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
glm-4.5-flash||131072//98304|t>t|TR|
glm-4.6v-flash||128000|
glm-4.7-flash||200000//131072|t>t|TR|
=models.dev 2026-09-22
glm-4.5-air||131072//98304|t>t|TR|i0.2o1.1r0.03
glm-4.5v||64000//16384|tiv>t|TR|i0.6o1.8
glm-4.5||131072//98304|t>t|TR|i0.6o2.2r0.11
glm-4.6v||128000//32768|tiv>t|TR|i0.3o0.9
glm-4.6||204800//131072|t>t|TR|i0.6o2.2r0.11
glm-4.7-flashx||200000//131072|t>t|TR|i0.07o0.4r0.01
glm-4.7||204800//131072|t>t|TR|i0.6o2.2r0.11
glm-5.1||200000//131072|t>t|TRS|i1.4o4.4r0.26
glm-5.2||1000000//131072|t>t|TRS|i1.4o4.4r0.26
glm-5.3-flashx||1000000|||i0.37o1.25r0.075
glm-5.3-flash||1000000|||i0.15o0.5r0.03
glm-5.3||1000000|||i1.4o4.4r0.26
glm-5v-turbo||200000//131072|tivp>t|TR|i5o22r1.2
glm-5||204800//131072|t>t|TR|i1o3.2r0.2
`;
