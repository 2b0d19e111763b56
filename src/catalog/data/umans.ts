/**
 * Models of umans, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
umans-coder||262144//262144|ti>t|TRS|
umans-deepseek-v4-flash-0731|DeepSeek V4 Flash|1048576//393215|t>t|TRS|
umans-deepseek-v4-pro-0813|DeepSeek V4 Pro|1048576//393215|t>t|TRS|
umans-flash||262144//262144|ti>t|TRS|
umans-glm-5.1||204800//131072|ti>t|TRS|
umans-glm-5.2||405504//131072|ti>t|TRS|
umans-glm-5.3-flash||1048576|
umans-kimi-k2.7|Kimi K2.7 Code|262144//262144|tiv>t|TRS|
umans-kimi-k3||1048576//131072|ti>t|TRS|
umans-qwen3.6-35b-a3b||262144//262144|ti>t|TRS|
`;
