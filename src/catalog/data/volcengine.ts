/**
 * Models of volcengine, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
deepseek-v4-flash-ga-260731|DeepSeek V4 Flash 0731|1000000|||i0.4453o1.3359r0.01484
deepseek-v4-pro-ga-260813|DeepSeek V4 Pro 0813|1000000|||i1.3359o4.00771r0.04453
doubao-seed-1-6-251015|Seed 1.6|256000|||i0.11875o1.18747r0.02375
doubao-seed-1-6-flash-250828|Seed 1.6 Flash|256000|||i0.02227o0.22265r0.00445
doubao-seed-1-6-vision-250815|Seed 1.6 Vision|256000|||i0.11875o1.18747r0.02375
doubao-seed-1-8-251228|Seed 1.8|256000|||i0.11875o1.18747r0.02375
doubao-seed-2-0-code-preview-260215|Seed 2.0 Code|262144|||i0.47499o2.37494r0.095
doubao-seed-2-0-lite-260428|Seed 2.0 Lite|256000|||i0.08906o0.53436r0.01781
doubao-seed-2-0-mini-260428|Seed 2.0 Mini|256000|||i0.02969o0.29687r0.00594
doubao-seed-2-0-pro-260215|Seed 2.0 Pro|256000|||i0.47499o2.37494r0.095
doubao-seed-2-1-pro-260628|Seed 2.1 Pro|256000|||i0.8906o4.45301r0.17812
doubao-seed-2-1-turbo-260628|Seed 2.1 Turbo|256000|||i0.4453o2.22651r0.08906
doubao-seed-character-260628|Seed Character|256000|||i0.11875o0.29687r0.02375
doubao-seed-evolving||256000|||i0.8906o4.45301r0.17812
glm-5-2-260617|GLM-5.2|1000000|||i1.18747o4.15615r0.29687
glm-5-3-flash-260828|GLM-5.3-Flash|1000000|||i0.11875o0.41563r0.03414
`;
