/**
 * Models of novita, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
nvidia/nemotron-3-nano-30b-a3b||/262144/32768|>t|TRS|
xiaomimimo/mimo-v2.5||/1048576/131072|ti>t|TRS|
=litellm 2026-11-20
Sao10K/L3-8B-Stheno-v3.2||/8192/32000|>t|T|i0.05o0.05
baai/bge-m3||/8192/96000|>e||i0.01o0.01
baai/bge-reranker-v2-m3||/8000/8000|||i0.01o0.01
baichuan/baichuan-m2-32b||131072//131072|t>t|trs|i0.07o0.07
baidu/cobuddy||/131072/65536|>t|TR|i0.28o1.13r0.07
baidu/ernie-4.5-21B-a3b-thinking||131072//65536|t>t|tR|i0.07o0.28
baidu/ernie-4.5-21B-a3b||120000//8000|t>t|Tr|i0.07o0.28
baidu/ernie-4.5-300b-a47b-paddle|ERNIE 4.5 300B A47B|123000//12000|t>t|trS|i0.28o1.1
baidu/ernie-4.5-vl-28b-a3b-thinking||131072//65536|tiv>t|TRS|i0.39o0.39
baidu/ernie-4.5-vl-28b-a3b||30000//8000|ti>t|TR|i0.14o0.56
baidu/ernie-4.5-vl-424b-a47b||123000//16000|ti>t|tR|i0.42o1.25
deepseek/deepseek-ocr-2||8192//8192|ti>t|tr|i0.03o0.03
deepseek/deepseek-ocr||8192//8192|ti>t|trS|i0.03o0.03
deepseek/deepseek-prover-v2-671b||160000//160000|t>t|tr|i0.7o2.5
deepseek/deepseek-r1-0528-qwen3-8b||128000//32000|t>t|tR|i0.06o0.09
deepseek/deepseek-r1-0528||163840//32768|t>t|TRS|i0.7o2.5r0.35
deepseek/deepseek-r1-distill-llama-70b||8192//8192|t>t|tRS|i0.8o0.8
deepseek/deepseek-r1-distill-qwen-14b||32768//16384|t>t|trS|i0.15o0.15
deepseek/deepseek-r1-distill-qwen-32b||64000//32000|t>t|trS|i0.3o0.3
deepseek/deepseek-r1-turbo||64000//16000|t>t|TRS|i0.7o2.5
deepseek/deepseek-r1/community||/64000/8000|>t|TR|i4o4
deepseek/deepseek-r1||/64000/16000|>t|TR|i4o4
deepseek/deepseek-v3-0324||163840//163840|t>t|TrS|i0.27o1.12r0.135
deepseek/deepseek-v3-turbo||64000//16000|t>t|Tr|i0.4o1.3
deepseek/deepseek-v3.1-terminus||131072//32768|t>t|TRS|i0.27o1r0.135
deepseek/deepseek-v3.1||131072//32768|t>t|TRS|i0.27o1r0.135
deepseek/deepseek-v3.2-exp||163840//65536|t>t|TRS|i0.27o0.41
deepseek/deepseek-v3.2||163840//65536|t>t|TRS|i0.269o0.4r0.1345
deepseek/deepseek-v3/community||/64000/8000|>t|T|i0.89o0.89
deepseek/deepseek-v4-flash-0731||/1048576/393216|>t|TRS|i0.44o1.32r0.028
deepseek/deepseek-v4-flash-vision-exp||/1048576/393216|ti>t|TRS|i0.44o1.32r0.028
deepseek/deepseek-v4-flash||1048576//393216|t>t|TRS|i0.14o0.28r0.028
deepseek/deepseek-v4-pro-0813||/1048576/393216|>t|TRS|i1.32o3.96r0.044
deepseek/deepseek_v3||/64000/16000|>t|T|i0.89o0.89
google/gemma-3-12b-it|Gemma 3 12B|131072//8192|ti>t|trS|i0.05o0.1
google/gemma-3-27b-it|Gemma 3 27B|98304//16384|ti>t|tr|i0.119o0.2
google/gemma-4-26b-a4b-it|Gemma 4 26B A4B|262144//131072|ti>t|TRS|i0.13
google/gemma-4-31b-it|Gemma 4 31B|262144//131072|ti>t|TRS|i0.14
gryphe/mythomax-l2-13b||4096//3200|t>t|tr|i0.09o0.09
inclusionai/ling-3.0-flash-fast||/262144/32768|>t|TR|i0.06o0.18r0.012
inclusionai/ling-3.0-flash||/262144/32768|>t|TR|i0.06o0.18r0.012
kwaipilot/kat-coder-pro||256000//128000|t>t|TrS|i0.3o1.2r0.06
meta-llama/llama-3-70b-instruct||8192//8000|t>t|trS|i0.51o0.74
meta-llama/llama-3-8b-instruct||8192//8192|t>t|trS|i0.04o0.04
meta-llama/llama-3.1-8b-instruct||16384//16384|t>t|trS|i0.02o0.05
meta-llama/llama-3.2-1b-instruct||/131000/32000|>t|S|i0.02o0.02
meta-llama/llama-3.2-3b-instruct||32768//32000|t>t|tr|i0.03o0.05
meta-llama/llama-3.3-70b-instruct||131072/12288/120000|t>t|TrS|i0.135o0.4
meta-llama/llama-4-maverick-17b-128e-instruct-fp8|Llama 4 Maverick Instruct|1048576//8192|ti>t|trS|i0.27o0.85
meta-llama/llama-4-scout-17b-16e-instruct|Llama 4 Scout Instruct|131072//131072|ti>t|tr|i0.18o0.59
microsoft/wizardlm-2-8x22b||65535//8000|t>t|trS|i0.62o0.62
mindai/macaron-v1-tall||/262144/32768|>t|TR|i0.2475o1.43r0.044
mindai/macaron-v1-venti||/1048576/131072|>t|TR|i0.825o2.475r0.165
minimax/minimax-m2.1||204800//131072|t>t|TrS|i0.3o1.2r0.03
minimax/minimax-m2.5-highspeed||204800//131100|t>t|TRS|i0.6o2.4r0.03
minimax/minimax-m2.5||204800//131100|t>t|TRS|i0.3o1.2r0.03
minimax/minimax-m2.7-highspeed||204800//131072|t>t|TRS|i0.6o2.4r0.06
minimax/minimax-m2.7||204800//131072|t>t|TRS|i0.3o1.2r0.06
minimax/minimax-m2||204800//131072|t>t|TRS|i0.3o1.2r0.03
minimax/minimax-m3||/1000000/131072|ti>t|TRS|i0.3o1.2r0.06
minimaxai/minimax-m1-80k|MiniMax M1|1000000//40000|t>t|TRS|i0.55o2.2
mistralai/mistral-nemo||60288//16000|t>t|trS|i0.04o0.17
moonshotai/kimi-k2-0905||262144//262144|t>t|TrS|i0.6o2.5
moonshotai/kimi-k2-instruct||131072//32768|t>t|TrS|i0.57o2.3
moonshotai/kimi-k2-thinking||262144//262144|t>t|TRS|i0.6o2.5r0.15
moonshotai/kimi-k2.5||262144//262144|tiv>t|TRS|i0.6o3
moonshotai/kimi-k2.6||262144//262144|tiv>t|TRS|i0.8o3.4r0.16
moonshotai/kimi-k2.7-code||262144//262144|tiv>t|TRS|i0.95o4r0.19
moonshotai/kimi-k3||1048576//1048576|tiv>t|TRS|i3o15r0.3
nousresearch/hermes-2-pro-llama-3-8b||8192//8192|t>t|trS|i0.14o0.14
openai/gpt-oss-120b||131072//32768|ti>t|TRS|i0.05o0.25
openai/gpt-oss-20b||131072//32768|ti>t|tRS|i0.04o0.15
paddlepaddle/paddleocr-vl||16384//16384|ti>t|tr|i0.02o0.02
qwen/qwen-2.5-72b-instruct||32000//8192|t>t|TrS|i0.38o0.4
qwen/qwen-mt-plus||16384//8192|t>t|tr|i0.25o0.75
qwen/qwen2.5-7b-instruct||32000//32000|t>t|TrS|i0.07o0.07
qwen/qwen2.5-vl-72b-instruct||32768//32768|tiv>t|tr|i0.8o0.8
qwen/qwen3-235b-a22b-fp8|Qwen3 235B A22B|40960//20000|t>t|tRS|i0.2o0.8
qwen/qwen3-235b-a22b-instruct-2507||131072//16384|t>t|TrS|i0.09o0.58
qwen/qwen3-235b-a22b-thinking-2507||131072//32768|t>t|TR|i0.3o3
qwen/qwen3-30b-a3b-fp8|Qwen3 30B A3B|40960//20000|t>t|tR|i0.09o0.45
qwen/qwen3-32b-fp8|Qwen3 32B|40960//20000|t>t|tR|i0.1o0.45
qwen/qwen3-4b-fp8|Qwen3 4B|128000//20000|t>t|tR|i0.03o0.03
qwen/qwen3-8b-fp8|Qwen3 8B|128000//20000|t>t|tR|i0.035o0.138
qwen/qwen3-coder-30b-a3b-instruct||160000//32768|t>t|TrS|i0.07o0.27
qwen/qwen3-coder-480b-a35b-instruct||262144//65536|t>t|TrS|i0.38o1.55
qwen/qwen3-coder-next||262144//65536|t>t|TrS|o1.5
qwen/qwen3-embedding-0.6b||/32768/32768|>e||i0.07o0
qwen/qwen3-embedding-8b||/32768/4096|>e||i0.07o0
qwen/qwen3-max||262144//65536|t>t|TrS|i2.11o8.45
qwen/qwen3-next-80b-a3b-instruct||131072//32768|t>t|TrS|i0.15o1.5
qwen/qwen3-next-80b-a3b-thinking||131072//32768|t>t|TRS|i0.15o1.5
qwen/qwen3-omni-30b-a3b-instruct||65536//16384|tiav>ta|TrS|i0.25o0.97
qwen/qwen3-omni-30b-a3b-thinking||65536//16384|tiav>t|TRS|i0.25o0.97
qwen/qwen3-reranker-8b||/32768/4096|||i0.05o0.05
qwen/qwen3-vl-235b-a22b-instruct||131072//32768|tiv>t|TrS|i0.3o1.5
qwen/qwen3-vl-235b-a22b-thinking||131072//32768|tiv>t|tR|i0.98o3.95
qwen/qwen3-vl-30b-a3b-instruct||131072//32768|tiv>t|TrS|i0.2o0.7
qwen/qwen3-vl-30b-a3b-thinking||131072//32768|tiv>t|TrS|i0.2o1
qwen/qwen3-vl-8b-instruct||131072//32768|tiv>t|TrS|i0.08o0.5
qwen/qwen3.5-27b||262144//65536|tiv>t|TRS|i0.3o2.4
qwen/qwen3.5-35b-a3b||262144//65536|tiv>t|TRS|i0.25o2
qwen/qwen3.5-397b-a17b||262144//64000|tiv>t|TRS|i0.6
qwen/qwen3.6-27b||/262144/65536|ti>t|TRS|i0.6
qwen/qwen3.6-35b-a3b||/262144/65536|ti>t|TRS|i0.248
qwen/qwen3.7-max||1000000//65536|t>t|TRS|i1.25o3.75r0.25
qwen/qwen3.8-max||/1000000/131072|ti>t|TRS|i2o6r0.25
sao10k/l3-70b-euryale-v2.1||/8192/8192|>t|T|i1.48o1.48
sao10k/l3-8b-lunaris||/8192/8192|>t|S|i0.05o0.05
sao10k/l31-70b-euryale-v2.2||/8192/8192|>t|T|i1.48o1.48
skywork/r1v4-lite||/262144/65536|ti>t|S|i0.2o0.6
stepfun/step-3.7-flash||/262144/256000|ti>t|TRS|o1.15r0.04
tencent/hy3||/262144/262144|>t|TRS|i0.14o0.58r0.035
thudm/glm-4-32b-0414||/32000/32000|>t|TS|i0.55o1.66
xiaomimimo/mimo-v2-flash||262144//32000|t>t|TRS|i0.11o0.33r0.024
xiaomimimo/mimo-v2.5-pro||1048576//131072|t>t|TRS|i0.522o1.044r0.0043
zai-org/autoglm-phone-9b-multilingual||65536//65536|ti>t|tr|i0.035o0.138
zai-org/glm-4.5-air||131072//98304|t>t|TR|i0.13o0.85r0.025
zai-org/glm-4.5v||65536//16384|tiv>t|TRS|i0.6o1.8r0.11
zai-org/glm-4.5||131072//98304|t>t|TR|i0.6o2.2r0.11
zai-org/glm-4.6v||131072//32768|tiv>t|TRS|i0.3o0.9r0.055
zai-org/glm-4.6||204800//131072|t>t|TRS|i0.55o2.2r0.11
zai-org/glm-4.7-flash||200000//128000|t>t|TRS|i0.07r0.01
zai-org/glm-4.7-h||/204800/131072|>t|TRS|i0.6o2.2r0.11
zai-org/glm-4.7||204800//131072|t>t|TRS|i0.6o2.2r0.11
zai-org/glm-5-turbo||/202800/131072|>t|TRS|i1.2o4r0.24
zai-org/glm-5.1||204800//131072|t>t|TRS|i1.38o4.4r0.26
zai-org/glm-5.2||1048576//131072|t>t|TRS|i1.4o4.4r0.26
zai-org/glm-5.3||/1048576/131072|>t|TRS|i1.4o4.4r0.26
zai-org/glm-5v-turbo||/204800/131072|ti>t|TRS|i1.2o4r0.24
zai-org/glm-5||202800//131072|t>t|TRS|i1
=models.dev 2026-09-22
deepseek/deepseek-v4-pro||1048576//393216|t>t|TRS|i1.6o3.2r0.135
inclusionai/ling-2.6-1t||262144//32768|t>t|TrS|i0.3o2.5r0.06
inclusionai/ling-2.6-flash||262144//32768|t>t|TrS|i0.1o0.3r0.02
inclusionai/ring-2.6-1t||262144//65536|t>t|TRS|i0.3o2.5r0.06
qwen/qwen3.5-122b-a10b||262144//65536|tiv>t|TRS|i0.4o3.2
sao10K/L3-8B-stheno-v3.2||8192//32000|t>t|Tr|i0.05o0.05
sao10K/l3-70b-euryale-v2.1||8192//8192|t>t|Tr|i1.48o1.48
sao10K/l3-8b-lunaris||8192//8192|t>t|trS|i0.05o0.05
sao10K/l31-70b-euryale-v2.2||8192//8192|t>t|Tr|i1.48o1.48
xiaomimimo/mimo-v2-pro||1048576//131072|t>t|TRS|i2o6r0.4 >200000i2o6r0.4
`;
