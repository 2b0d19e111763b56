/**
 * Models of opencode-go, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
deepseek-v4-flash-vision-exp||1000000|
deepseek-v4-flash||1000000//384000|t>t|TRS|
deepseek-v4-pro|DeepSeek V4 Pro (New)|1000000//384000|t>t|TRS|
deepseek-v4.1-flash||1000000|
glm-5.1||202752//32768|t>t|TR|
glm-5.2||1000000//131072|t>t|TRS|
glm-5.3-flash||1000000|
glm-5.3||1000000//131072|t>t|TRS|
glm-5||202752//32768|t>t|TR|
gpt-5.6-luna|GPT-5.6 Luna (2x usage)|1050000/922000/128000|tip>t|TRS|
grok-4.5||500000//500000|ti>t|TRS|
grok-4.6||500000|
grok-4.7||500000|
hy3||256000//64000|t>t|TR|
hy4-preview||1024000|
kimi-k2.5||262144//65536|tiv>t|TR|
kimi-k2.6||262144//65536|tiv>t|TR|
kimi-k2.7-code||262144//262144|tiv>t|TRS|
kimi-k3||1048576//131072|tiv>t|TRS|
longcat-2.0||1000000|
mimo-v2-omni||262144//128000|tiap>t|TR|
mimo-v2-pro||1048576//128000|t>t|TR|
mimo-v2.5-pro||1048576//128000|t>t|TR|
mimo-v2.5||1000000//128000|tiav>t|TR|
mimo-v2.6-flash||1048576|
mimo-v2.6-pro||1048576|
minimax-m2.5||204800//65536|t>t|TR|
minimax-m2.7||204800//131072|t>t|TR|
minimax-m3||1000000//131072|tiv>t|TR|
muse-spark-1.2-contributor||1048576|
muse-spark-1.3-contributor||1048576|
omen-alpha||500000|
ox-alpha-free|Ox Alpha Free (Unlimited)|1000000|
qwen3.5-plus||262144//65536|tiv>t|TR|
qwen3.6-plus||1000000//65536|tiv>t|TR|
qwen3.7-max||1000000//65536|t>t|TR|
qwen3.7-plus||1000000//65536|tiv>t|TR|
qwen3.8-flash||1000000|
qwen3.8-max||1000000//131072|tiv>t|TRS|
`;
