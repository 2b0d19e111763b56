/**
 * Models of nvidia, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
abacusai/dracarys-llama-3.1-70b-instruct||128000//8192|t>t|Tr|
baai/bge-m3||8192//1024|t>t|tr|
black-forest-labs/flux.1-dev||4096|t>i|tr|
black-forest-labs/flux_1-kontext-dev||40960//40960|ti>i|tr|
black-forest-labs/flux_1-schnell||77|t>i|trs|
black-forest-labs/flux_2-klein-4b||40960//40960|ti>i|tr|
bytedance/seed-oss-36b-instruct|ByteDance-Seed/Seed-OSS-36B-Instruct|262000//262000|t>t|TrS|
deepseek-ai/deepseek-v4-flash-0731||1000000|
deepseek-ai/deepseek-v4-pro-0813||1000000|
google/gemma-2-2b-it||128000//4096|t>t|TrS|
google/gemma-3-12b-it||131072//16384|ti>t|Tr|
google/gemma-3-4b-it||131072//16384|ti>t|Tr|
google/gemma-3n-e2b-it||128000//4096|ti>t|TrS|
google/gemma-3n-e4b-it||128000//4096|ti>t|TrS|
google/gemma-4-31b-it||256000//16384|tiv>t|TR|
google/google-paligemma||128000//8192|ti>t|tr|
meta/esm2-650m||128000//8192|t>t|tr|
meta/esmfold||128000//8192|t>t|tr|
meta/llama-3.1-70b-instruct||128000//4096|t>t|TrS|
meta/llama-3.1-8b-instruct||16000//4096|t>t|Tr|
meta/llama-3.2-11b-vision-instruct||128000//4096|ti>t|TrS|
meta/llama-3.2-1b-instruct||128000//4096|t>t|TrS|
meta/llama-3.2-3b-instruct||32768//32000|t>t|trS|
meta/llama-3.2-90b-vision-instruct||128000//8192|ti>t|Tr|
meta/llama-3.3-70b-instruct||128000//4096|t>t|TrS|
meta/llama-4-maverick-17b-128e-instruct||128000//4096|ti>t|TrS|
meta/llama-guard-4-12b||128000//16384|ti>t|tr|
meta/muse-glimmer-30b||131072//131072|ti>t|TRS|
microsoft/phi-4-mini-instruct|Phi-4-Mini|131072//8192|t>t|Tr|
microsoft/phi-4-multimodal-instruct|Phi 4 Multimodal|128000//16384|t>t|trs|
minimaxai/minimax-m2.7||204800//131072|t>t|TR|
minimaxai/minimax-m3||1000000//16384|tiv>t|TR|
mistralai/magistral-small-2506||32768//32768|t>t|trs|
mistralai/ministral-14b-instruct-2512|Ministral 3 14B Instruct 2512|262144//16384|ti>t|Tr|
mistralai/mistral-7b-instruct-v0.3||65536//65536|t>t|TrS|
mistralai/mistral-large-3-675b-instruct-2512||262144//262144|ti>t|TrS|
mistralai/mistral-medium-3-instruct|Mistral Medium 3|131072//32768|ti>t|trs|
mistralai/mistral-medium-3.5-128b|Mistral Medium 3.5|262144//32768|ti>t|TRS|
mistralai/mistral-nemotron||128000//8192|t>t|Tr|
mistralai/mistral-small-4-119b-2603||128000//8192|ti>t|TRS|
mistralai/mixtral-8x22b-instruct|Mistral: Mixtral 8x22B Instruct|65536//13108|t>t|Tr|
mistralai/mixtral-8x7b-instruct|Mistral: Mixtral 8x7B Instruct|32768//16384|t>t|Tr|
moonshotai/kimi-k2-instruct-0905|Kimi K2 0905|262144//262144|t>t|Tr|
moonshotai/kimi-k2.6||262144//262144|tiv>t|TRS|
moonshotai/kimi-k3||1048576|
nvidia/active-speaker-detection||//4096|v>t|tr|
nvidia/bevformer||128000//8192|v>t|tr|
nvidia/cosmos-predict1-5b||//4096|tiv>v|tr|
nvidia/cosmos-reason2-8b||131072//16384|tiv>t|TR|
nvidia/cosmos-transfer1-7b||//4096|tiv>v|tr|
nvidia/cosmos-transfer2_5-2b||//4096|tiv>v|tr|
nvidia/gliner-pii||128000//4096|t>t|tr|
nvidia/llama-3.1-nemotron-70b-instruct||128000//8192|t>t|Tr|
nvidia/llama-3.1-nemotron-nano-8b-v1||131072//16384|t>t|TR|
nvidia/llama-3.1-nemotron-nano-vl-8b-v1||32768//16384|ti>t|TR|
nvidia/llama-3.1-nemotron-safety-guard-8b-v3||128000//4096|t>t|tr|
nvidia/llama-3.1-nemotron-ultra-253b-v1|Llama 3.1 Nemotron Ultra 253B|128000//16384|t>t|TR|
nvidia/llama-3.3-nemotron-super-49b-v1.5||131072//65536|t>t|TR|
nvidia/llama-3.3-nemotron-super-49b-v1||131072//65536|t>t|TR|
nvidia/llama-3_2-nemoretriever-300m-embed-v1||32768//2048|t>t|tr|
nvidia/llama-nemotron-embed-vl-1b-v2||32768//2048|ti>t|tr|
nvidia/llama-nemotron-rerank-vl-1b-v2||128000//4096|ti>t|tr|
nvidia/magpie-tts-zeroshot||//4096|ta>a|tr|
nvidia/nemotron-3-content-safety||128000//4096|t>t|tr|
nvidia/nemotron-3-nano-30b-a3b||131072//131072|t>t|TR|
nvidia/nemotron-3-nano-omni-30b-a3b-reasoning|Nemotron 3 Nano Omni|256000//65536|tiav>t|TRS|
nvidia/nemotron-3.5-lightning-30b-a3b||262144//262144|t>t|TRS|
nvidia/nemotron-content-safety-reasoning-4b||128000//4096|t>t|tR|
nvidia/nemotron-mini-4b-instruct||128000//8192|t>t|Tr|
nvidia/nemotron-nano-12b-v2-vl||128000//128000|tiv>t|TR|
nvidia/nemotron-voicechat||128000//8192|ta>t|Tr|
nvidia/nv-embed-v1||32768//2048|t>t|tr|
nvidia/nv-embedcode-7b-v1||32768//2048|t>t|tr|
nvidia/nvidia-nemotron-nano-9b-v2||131072//131072|t>t|TR|
nvidia/rerank-qa-mistral-4b||128000//4096|t>t|tr|
nvidia/riva-translate-4b-instruct-v1.1||128000//4096|t>t|tr|
nvidia/sparsedrive||128000//8192|v>t|tr|
nvidia/streampetr||128000//8192|v>t|tr|
nvidia/studiovoice||128000//8192|t>t|tr|
nvidia/synthetic-video-detector||//4096|v>t|tr|
nvidia/usdcode||128000//4096|t>t|tr|
nvidia/usdvalidate||//4096|t>t|tr|
openai/gpt-oss-120b||128000//8192|t>t|TRS|
openai/gpt-oss-20b||131072//32768|t>t|TRS|
openai/whisper-large-v3||//4096|a>t|tr|
poolside/laguna-xs-2.1||262144//16384|t>t|TRs|
qwen/qwen-image-edit|||ti>i|trs|
qwen/qwen-image|||ti>i|trs|
qwen/qwen2.5-coder-32b-instruct||128000//4096|t>t|TrS|
qwen/qwen3-coder-480b-a35b-instruct||262144//66536|t>t|Tr|
qwen/qwen3-next-80b-a3b-instruct||262144//16384|t>t|Tr|
qwen/qwen3.5-122b-a10b||262144//65536|tiav>t|TRS|
qwen/qwen3.5-397b-a17b||262144//8192|ti>t|TRS|
sarvamai/sarvam-m||128000//8192|t>t|Tr|
stepfun-ai/step-3.5-flash||256000//16384|t>t|TR|
stepfun-ai/step-3.7-flash||256000//16384|ti>t|TR|
thinkingmachines/inkling||1048576//16384|tia>t|TR|
upstage/solar-10.7b-instruct||128000//8192|t>t|Tr|
z-ai/glm-5.2||1000000//131072|t>t|TRS|
z-ai/glm-5.3-flash||1000000|
z-ai/glm-5.3||1000000|
=models.dev 2026-09-22
deepseek-ai/deepseek-v4-flash||1048576//393216|t>t|TRS|i0.14o0.28r0.0028
deepseek-ai/deepseek-v4-pro||1048576//393216|t>t|TRS|i0.435o0.87r0.003625
nvidia/nemotron-3-super-120b-a12b|Nemotron 3 Super|262144//262144|t>t|TR|i0.2o0.8
nvidia/nemotron-3-ultra-550b-a55b||1000000//65536|t>t|TRS|i0.5o2.5r0.15
`;
