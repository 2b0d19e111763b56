/**
 * Models of alibaba-token-plan, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
MiniMax-M2.5||196608/196601/32768|t>t|TR|
deepseek-v3.2||131072//65536|t>t|TRS|
deepseek-v4-flash-0731||1000000//384000|t>t|TRS|
deepseek-v4-flash||1000000//384000|t>t|TRS|
deepseek-v4-pro-0813||1000000//384000|t>t|TRS|
deepseek-v4-pro||1000000//384000|t>t|TRS|
deepseek-v4.1-flash||1000000|
glm-5.1||202752//128000|t>t|TRS|
glm-5.2||1000000//131072|t>t|TRS|
glm-5.3||1000000|
glm-5||202752//16384|t>t|TRS|
happyhorse-1.1-i2v|HappyHorse 1.1 Image-to-Video||ti>v|tr|
happyhorse-1.1-r2v|HappyHorse 1.1 Reference-to-Video||ti>v|tr|
happyhorse-1.1-t2v|HappyHorse 1.1 Text-to-Video||t>v|tr|
kimi-k2.5||262144//98304|tiv>t|TRS|
kimi-k2.6||262144//262144|tiv>t|TRS|
kimi-k2.7-code||262144//262144|tiv>t|TRS|
qwen-image-2.0-pro||8192|t>i|tr|
qwen-image-2.0||8192|t>i|tr|
qwen3.6-flash||1000000//65536|tiv>t|TRS|
qwen3.6-plus||1000000//65536|tiv>t|TRS|
qwen3.7-max||1000000//131072|t>t|TRS|
qwen3.7-plus||1000000//65536|tiv>t|TRS|
qwen3.8-flash||1000000|
qwen3.8-max-preview||1000000//131072|tiv>t|TRS|
qwen3.8-max||1000000//131072|tivp>t|TRS|
wan2.7-image-pro||8192|t>i|tr|
wan2.7-image||8192|t>i|tr|
`;
