/**
 * Models of alibaba, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
deepseek-v4-flash-0731||1000000//384000|t>t|TRS|i0.2o0.4r0.04
glm-5.2||1000000//131072|t>t|TRS|i1.4o4.4r0.28
kimi-k3||1048576|||i3o15r0.3
qvq-max||131072//8192|ti>t|TR|i1.2o4.8
qwen-flash||1000000//32768|t>t|TR|i0.05o0.4
qwen-max||32768//8192|t>t|Tr|i1.6o6.4
qwen-mt-plus||16384//8192|t>t|tr|i2.46o7.37
qwen-mt-turbo||16384//8192|t>t|tr|i0.16o0.49
qwen-omni-turbo-realtime||32768//2048|tia>ta|Tr|i0.27o1.07a4.44b8.89
qwen-omni-turbo||32768//2048|tiav>ta|Tr|i0.07o0.27a4.44b8.89
qwen-plus-character-ja|Qwen Plus Character (Japanese)|8192//512|t>t|Tr|i0.5o1.4
qwen-plus||1000000//32768|t>t|TR|i0.4o1.2g4
qwen-turbo||1000000//16384|t>t|TR|i0.05o0.2g0.5
qwen-vl-max||131072//8192|ti>t|Tr|i0.8o3.2
qwen-vl-ocr||34096//4096|ti>t|tr|i0.72o0.72
qwen-vl-plus||131072//8192|ti>t|Tr|i0.21o0.63
qwen2-5-14b-instruct||131072//8192|t>t|Tr|i0.35o1.4
qwen2-5-32b-instruct||131072//8192|t>t|Tr|i0.7o2.8
qwen2-5-72b-instruct||131072//8192|t>t|Tr|i1.4o5.6
qwen2-5-7b-instruct||131072//8192|t>t|Tr|i0.175o0.7
qwen2-5-omni-7b||32768//2048|tiav>ta|Tr|i0.1o0.4a6.76
qwen2-5-vl-72b-instruct||131072//8192|ti>t|Tr|i2.8o8.4
qwen2-5-vl-7b-instruct||131072//8192|ti>t|Tr|i0.35o1.05
qwen3-14b||131072//8192|t>t|TR|i0.35o1.4g4.2
qwen3-235b-a22b||131072//16384|t>t|TR|i0.7o2.8g8.4
qwen3-32b||131072//16384|t>t|TR|i0.7o2.8g8.4
qwen3-8b||131072//8192|t>t|TR|i0.18o0.7g2.1
qwen3-asr-flash||53248//4096|a>t|tr|i0.035o0.035
qwen3-coder-30b-a3b-instruct||262144//65536|t>t|Tr|i0.45o2.25
qwen3-coder-480b-a35b-instruct||262144//65536|t>t|Tr|i1.5o7.5
qwen3-coder-flash||1000000//65536|t>t|Tr|i0.3o1.5
qwen3-coder-plus||1048576//65536|t>t|Tr|i1o5
qwen3-livetranslate-flash-realtime||53248//4096|tiav>ta|tr|i10o10a10b38
qwen3-max||262144//65536|t>t|Tr|i1.2o6
qwen3-next-80b-a3b-instruct||131072//32768|t>t|Tr|i0.5o2
qwen3-next-80b-a3b-thinking||131072//32768|t>t|TR|i0.5o6
qwen3-omni-flash-realtime||65536//16384|tiav>ta|Tr|i0.52o1.99a4.57b18.13
qwen3-omni-flash||65536//16384|tiav>ta|TR|i0.43o1.66a3.81b15.11
qwen3-vl-235b-a22b||131072//32768|ti>t|TR|i0.7o2.8g8.4
qwen3-vl-30b-a3b||131072//32768|ti>t|TR|i0.2o0.8g2.4
qwen3-vl-plus||262144//32768|ti>t|TR|i0.2o1.6g4.8
qwen3.5-122b-a10b||262144//65536|tiav>t|TRS|i0.4o3.2
qwen3.5-27b||262144//65536|tiav>t|TRS|i0.3o2.4
qwen3.5-35b-a3b||262144//65536|tiav>t|TRS|i0.25o2
qwen3.5-397b-a17b||262144//65536|tiav>t|TRS|i0.6o3.6
qwen3.5-plus||1000000//65536|tiv>t|TR|i0.4o2.4g2.4
qwen3.6-27b||262144//65536|tiav>t|TRS|i0.6o3.6
qwen3.6-35b-a3b||262144//65536|tiav>t|TRS|i0.248o1.485
qwen3.6-flash||1000000//65536|tiv>t|TRS|i0.1875o1.125w0.234375
qwen3.6-max-preview||262144//65536|t>t|TR|i1.3o7.8r0.13w1.625
qwen3.6-plus||1000000//65536|tiv>t|TR|i0.5o3r0.05w0.625 >200000i2o6r0.2w2.5
qwen3.7-max||1000000//65536|t>t|TR|i2.5o7.5r0.5w3.125
qwen3.7-plus||1000000//65536|tiv>t|TR|i0.5o3r0.05w0.625 >200000i2o6r0.2w2.5
qwen3.8-flash||1000000|||i0.15o0.47r0.016w0.2
qwen3.8-max||1000000//131072|tivp>t|TRS|i2o6r0.25w2.5
qwq-plus||131072//8192|t>t|TR|i0.8o2.4
`;
