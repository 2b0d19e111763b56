/**
 * Models of alibaba-cn, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
deepseek-r1-distill-llama-8b||32768//16384|t>t|TR|
deepseek-r1-distill-qwen-1-5b||32768//16384|t>t|TR|
=models.dev 2026-09-22
MiniMax-M2.5||204800//131072|t>t|TR|i0.3o1.2
MiniMax/MiniMax-M2.7||204800//131072|t>t|TR|i0.3o1.2r0.06w0.375
deepseek-r1-0528||131072//16384|t>t|TR|i0.574o2.294
deepseek-r1-distill-llama-70b||32768//16384|t>t|TR|i0.287o0.861
deepseek-r1-distill-qwen-14b||32768//16384|t>t|TR|i0.144o0.431
deepseek-r1-distill-qwen-32b||32768//16384|t>t|TR|i0.287o0.861
deepseek-r1-distill-qwen-7b||32768//16384|t>t|TR|i0.072o0.144
deepseek-r1||131072//16384|t>t|TR|i0.574o2.294
deepseek-v3-1||131072//65536|t>t|Tr|i0.574o1.721
deepseek-v3-2-exp||131072//65536|t>t|Tr|i0.287o0.431
deepseek-v3||65536//8192|t>t|Tr|i0.287o1.147
deepseek-v4-flash||1000000//384000|t>t|TRS|i0.14o0.28r0.0028
deepseek-v4-pro||1000000//384000|t>t|TRS|i0.435o0.87r0.003625
deepseek-v4.1-flash||1000000|||i0.29754o1.19015r0.01488
glm-5.1||202752//128000|t>t|TRS|i0.825o3.301r0.17
glm-5.2||1000000//128000|t>t|TRS|i1.1o3.851r0.275
glm-5.3||1000000|||i1.1o3.851r0.275
glm-5||202752//16384|t>t|TR|i0.573o2.58
kimi-k2-thinking|Moonshot Kimi K2 Thinking|262144//16384|t>t|TRS|i0.574o2.294
kimi-k2.5|Moonshot Kimi K2.5|262144//32768|tiv>t|TRs|i0.574o2.411
kimi-k2.6|Moonshot Kimi K2.6|262144//16384|tiv>t|TRs|i0.929o3.858
kimi-k3||1048576|||i2.827o14.133r0.283
kimi/kimi-k2.5||262144//262144|tiv>t|TRS|i0.6o3r0.1
moonshot-kimi-k2-instruct||131072//8192|t>t|Trs|i0.574o2.294
qvq-max||131072//8192|ti>t|TR|i1.147o4.588
qwen-deep-research||1000000//32768|t>t|Tr|i7.742o23.367
qwen-doc-turbo||131072//8192|t>t|Tr|i0.087o0.144
qwen-flash||1000000//32768|t>t|TR|i0.022o0.216
qwen-long||10000000//8192|t>t|Tr|i0.072o0.287
qwen-math-plus||4096//3072|t>t|Tr|i0.574o1.721
qwen-math-turbo||4096//3072|t>t|Tr|i0.287o0.861
qwen-max||131072//8192|t>t|Tr|i0.345o1.377
qwen-mt-plus||16384//8192|t>t|tr|i0.259o0.775
qwen-mt-turbo||16384//8192|t>t|tr|i0.101o0.28
qwen-omni-turbo-realtime||32768//2048|tia>ta|Tr|i0.23o0.918a3.584b7.168
qwen-omni-turbo||32768//2048|tiav>ta|Tr|i0.058o0.23a3.584b7.168
qwen-plus-character||32768//4096|t>t|Tr|i0.115o0.287
qwen-plus||1000000//32768|t>t|TR|i0.115o0.287r0.012w0.144g1.147
qwen-turbo||1000000//16384|t>t|TR|i0.044o0.087g0.431
qwen-vl-max||131072//8192|ti>t|Tr|i0.23o0.574
qwen-vl-ocr||34096//4096|ti>t|tr|i0.043o0.072
qwen-vl-plus||131072//8192|ti>t|Tr|i0.115o0.287
qwen2-5-14b-instruct||131072//8192|t>t|Tr|i0.144o0.431
qwen2-5-32b-instruct||131072//8192|t>t|Tr|i0.287o0.861
qwen2-5-72b-instruct||131072//8192|t>t|Tr|i0.574o1.721
qwen2-5-7b-instruct||131072//8192|t>t|Tr|i0.072o0.144
qwen2-5-coder-32b-instruct||131072//8192|t>t|Tr|i0.287o0.861
qwen2-5-coder-7b-instruct||131072//8192|t>t|Tr|i0.144o0.287
qwen2-5-math-72b-instruct||4096//3072|t>t|Tr|i0.574o1.721
qwen2-5-math-7b-instruct||4096//3072|t>t|Tr|i0.144o0.287
qwen2-5-omni-7b||32768//2048|tiav>ta|Tr|i0.087o0.345a5.448
qwen2-5-vl-72b-instruct||131072//8192|ti>t|Tr|i2.294o6.881
qwen2-5-vl-7b-instruct||131072//8192|ti>t|Tr|i0.287o0.717
qwen3-14b||131072//8192|t>t|TR|i0.144o0.574g1.434
qwen3-235b-a22b||131072//16384|t>t|TR|i0.287o1.147g2.868
qwen3-32b||131072//16384|t>t|TR|i0.287o1.147g2.868
qwen3-8b||131072//8192|t>t|TR|i0.072o0.287g0.717
qwen3-asr-flash||53248//4096|a>t|tr|i0.032o0.032
qwen3-coder-30b-a3b-instruct||262144//65536|t>t|Tr|i0.216o0.861
qwen3-coder-480b-a35b-instruct||262144//65536|t>t|Tr|i0.861o3.441
qwen3-coder-flash||1000000//65536|t>t|Tr|i0.144o0.574
qwen3-coder-plus||1048576//65536|t>t|Tr|i0.574o2.296
qwen3-max||262144//65536|t>t|Tr|i0.359o1.434g1.434
qwen3-next-80b-a3b-instruct||131072//32768|t>t|Tr|i0.144o0.574
qwen3-next-80b-a3b-thinking||131072//32768|t>t|TR|i0.144o1.434
qwen3-omni-flash-realtime||65536//16384|tia>ta|Tr|i0.23o0.918a3.584b7.168
qwen3-omni-flash||65536//16384|tiav>ta|TR|i0.058o0.23a3.584b7.168
qwen3-vl-235b-a22b||131072//32768|ti>t|TR|i0.286705o1.14682g2.867051
qwen3-vl-30b-a3b||131072//32768|ti>t|TR|i0.108o0.431g1.076
qwen3-vl-plus||262144//32768|ti>t|TR|i0.143353o1.433525g4.300576
qwen3.5-397b-a17b||262144//65536|tiv>t|TR|i0.172o1.032g1.032
qwen3.5-flash||1000000//65536|tiv>t|TRS|i0.029o0.287g0.287
qwen3.5-plus||1000000//65536|tiv>t|TR|i0.115o0.688g0.688
qwen3.6-flash||1000000//65536|tiv>t|TRS|i0.1875o1.125w0.234375
qwen3.6-max-preview||245800//65536|t>t|TRS|i1.32o7.9r0.132
qwen3.6-plus||1000000//65536|tiv>t|TR|i0.5o3r0.05w0.625 >200000i2o6r0.2w2.5
qwen3.7-flash||1000000/991000/65536|tiv>t|TRS|i0.02962o0.1185r0.002962w0.03703
qwen3.7-max||1000000//65536|t>t|TR|i2.5o7.5r0.5w3.125
qwen3.7-plus||1000000//64000|tiv>t|TR|i0.5o3r0.05w0.625
qwen3.8-flash||1000000|||i0.11875o0.40073r0.01187w0.14844
qwen3.8-max||1000000//131072|tivp>t|TRS|i1.77744o5.33231r0.22218w2.22179
qwq-32b||131072//8192|t>t|TR|i0.287o0.861
qwq-plus||131072//8192|t>t|TR|i0.23o0.574
siliconflow/deepseek-r1-0528||163840//32768|t>t|TRS|i0.5o2.18
siliconflow/deepseek-v3-0324||163840//163840|t>t|TrS|i0.25o1
siliconflow/deepseek-v3.1-terminus||163840//65536|t>t|TRS|i0.27o1
siliconflow/deepseek-v3.2||163840//65536|t>t|TRS|i0.27o0.42
tongyi-intent-detect-v3||8192//1024|t>t|tr|i0.058o0.144
`;
