/**
 * Models of zai-coding-plan, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
glm-4.7||204800//131072|t>t|TR|
glm-5-turbo||200000//131072|t>t|TRS|
glm-5.2-highspeed||1000000//131072|t>t|TRS|
glm-5.2||1000000//131072|t>t|TRS|
glm-5.3-flash||1000000|
glm-5.3-highspeed||1000000|
glm-5.3||1000000//131072|t>t|TRS|
`;
