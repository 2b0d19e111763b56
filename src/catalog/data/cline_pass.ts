/**
 * Models of cline-pass, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
cline-pass/deepseek-v4-flash||1000000//384000|t>t|TRS|
cline-pass/deepseek-v4-pro||1000000//384000|t>t|TRS|
cline-pass/deepseek-v4.1-flash||1000000|
cline-pass/glm-5.2||1000000//131072|t>t|TRS|
cline-pass/glm-5.3-flash||1000000|
cline-pass/glm-5.3||1000000|
cline-pass/kimi-k2.6||262144//262144|tiv>t|TRS|
cline-pass/kimi-k2.7-code||262144//262144|tiv>t|TRS|
cline-pass/kimi-k3||1048576//131072|tiv>t|TRS|
cline-pass/mimo-v2.5-pro||1048576//131072|t>t|TR|
cline-pass/mimo-v2.5||1048576//131072|tiav>t|TR|
cline-pass/minimax-m3||512000//128000|tiv>t|TR|
cline-pass/qwen3.7-max||1000000//65536|t>t|TR|
cline-pass/qwen3.7-plus||1000000//64000|tiv>t|TR|
cline-pass/qwen3.8-max||1000000|
`;
