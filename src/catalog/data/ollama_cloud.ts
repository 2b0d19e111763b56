/**
 * Models of ollama-cloud, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
deepseek-v4-flash:0731||1048576//1048576|t>t|TRS|
deepseek-v4-flash||1048576//1048576|t>t|TR|
deepseek-v4-pro:0813||1048576|
deepseek-v4-pro||1048576//1048576|t>t|TR|
deepseek-v4.1-flash||1048576|
gemma4:31b||262144//262144|ti>t|TR|
glm-5.1||202752//131072|t>t|TR|
glm-5.2||976000//131072|t>t|TRS|
glm-5.3-flash||1000000|
glm-5.3||1048576|
gpt-oss:120b||131072//32768|t>t|TR|
gpt-oss:20b||131072//32768|t>t|TR|
kimi-k2.5||262144//262144|ti>t|TR|
kimi-k2.6||262144//262144|ti>t|TR|
kimi-k2.7-code||262144//262144|ti>t|TRS|
kimi-k3||1048576//131072|ti>t|TRS|
minimax-m2.5||204800//131072|t>t|TR|
minimax-m2.7||196608//196608|t>t|TR|
minimax-m3||512000//131072|tiv>t|TR|
mistral-large-3:675b||262144//262144|ti>t|Tr|
nemotron-3-nano:30b||1048576//131072|t>t|TR|
nemotron-3-super||262144//65536|t>t|TR|
nemotron-3-ultra||262144//128000|t>t|TR|
qwen3.5:397b||262144//65536|ti>t|TR|
`;
