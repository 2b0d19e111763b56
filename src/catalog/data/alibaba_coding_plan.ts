/**
 * Models of alibaba-coding-plan, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
MiniMax-M2.5||196608/196601/24576|t>t|TR|
glm-4.7||202752//16384|t>t|TR|
glm-5||202752//16384|t>t|TR|
kimi-k2.5||262144//32768|tiv>t|TR|
qwen3-coder-next||262144//65536|t>t|TrS|
qwen3-coder-plus||1000000//65536|t>t|Tr|
qwen3-max-2026-01-23|Qwen3 Max|262144//32768|t>t|Tr|
qwen3.5-plus||1000000//65536|tiv>t|TR|
qwen3.6-flash||1000000//65536|tiv>t|TRS|
qwen3.6-plus||1000000//65536|tiv>t|TR|
qwen3.7-max||1000000//65536|t>t|TR|
qwen3.7-plus||1000000//64000|tiv>t|TR|
`;
