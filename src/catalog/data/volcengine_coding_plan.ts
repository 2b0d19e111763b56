/**
 * Models of volcengine-coding-plan, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
deepseek-v4-flash||1000000|
deepseek-v4-pro||1000000|
doubao-seed-2.0-lite||256000|
doubao-seed-2.1-turbo||256000|
doubao-seed-evolving||256000|
glm-5.3-flash||1000000|
glm-5.3||1000000|
kimi-k2.7-code||262144|
kimi-k3||1048576|
minimax-m3||1048576|
`;
