/**
 * Models of fireworks, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
accounts/fireworks/models/SSD-1B||/4096/4096|>i|
accounts/fireworks/models/fireworks-asr-large||/4096/4096|>t|
accounts/fireworks/models/fireworks-asr-v2||/4096/4096|>t|
accounts/fireworks/models/flux-1-dev-fp8||/4096/4096|>i|
accounts/fireworks/models/flux-1-schnell-fp8||/4096/4096|>i|
accounts/fireworks/models/flux-kontext-max||/4096/4096|>i|
accounts/fireworks/models/flux-kontext-pro||/4096/4096|>i|
accounts/fireworks/models/japanese-stable-diffusion-xl||/4096/4096|>i|
accounts/fireworks/models/playground-v2-1024px-aesthetic||/4096/4096|>i|
accounts/fireworks/models/playground-v2-5-1024px-aesthetic||/4096/4096|>i|
accounts/fireworks/models/qwen3-embedding-0p6b||/32768/32768|>e|
accounts/fireworks/models/qwen3-embedding-4b||/40960/40960|>e|
accounts/fireworks/models/qwen3-reranker-0p6b||/40960/40960|
accounts/fireworks/models/qwen3-reranker-4b||/40960/40960|
accounts/fireworks/models/stable-diffusion-xl-1024-v1-0||/4096/4096|>i|
accounts/fireworks/routers/auto-instant|||>t|TRS|
accounts/fireworks/routers/auto|||>t|TRS|
accounts/fireworks/routers/firerouter|||>t|TRS|
=litellm 2026-11-20
WhereIsAI/UAE-Large-V1||/512|>e||i0.016o0
accounts/fireworks/models/chronos-hermes-13b-v2||/4096/4096|>t||i0.2o0.2
accounts/fireworks/models/code-llama-13b-instruct||/16384/16384|>t||i0.2o0.2
accounts/fireworks/models/code-llama-13b-python||/16384/16384|>t||i0.2o0.2
accounts/fireworks/models/code-llama-13b||/16384/16384|>t||i0.2o0.2
accounts/fireworks/models/code-llama-34b-instruct||/16384/16384|>t||i0.9o0.9
accounts/fireworks/models/code-llama-34b-python||/16384/16384|>t||i0.9o0.9
accounts/fireworks/models/code-llama-34b||/16384/16384|>t||i0.9o0.9
accounts/fireworks/models/code-llama-70b-instruct||/4096/4096|>t||i0.9o0.9
accounts/fireworks/models/code-llama-70b-python||/4096/4096|>t||i0.9o0.9
accounts/fireworks/models/code-llama-70b||/4096/4096|>t||i0.9o0.9
accounts/fireworks/models/code-llama-7b-instruct||/16384/16384|>t||i0.2o0.2
accounts/fireworks/models/code-llama-7b-python||/16384/16384|>t||i0.2o0.2
accounts/fireworks/models/code-llama-7b||/16384/16384|>t||i0.2o0.2
accounts/fireworks/models/code-qwen-1p5-7b||/65536/65536|>t||i0.2o0.2
accounts/fireworks/models/codegemma-2b||/8192/8192|>t||i0.1o0.1
accounts/fireworks/models/codegemma-7b||/8192/8192|>t||i0.2o0.2
accounts/fireworks/models/cogito-671b-v2-p1||/163840/163840|>t||i1.2o1.2
accounts/fireworks/models/cogito-v1-preview-llama-3b||/131072/131072|>t||i0.1o0.1
accounts/fireworks/models/cogito-v1-preview-llama-70b||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/cogito-v1-preview-llama-8b||/131072/131072|>t||i0.2o0.2
accounts/fireworks/models/cogito-v1-preview-qwen-14b||/131072/131072|>t||i0.2o0.2
accounts/fireworks/models/cogito-v1-preview-qwen-32b||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/dbrx-instruct||/32768/32768|>t||i1.2o1.2
accounts/fireworks/models/deepseek-coder-1b-base||/16384/16384|>t||i0.1o0.1
accounts/fireworks/models/deepseek-coder-33b-instruct||/16384/16384|>t||i0.9o0.9
accounts/fireworks/models/deepseek-coder-7b-base-v1p5||/4096/4096|>t||i0.2o0.2
accounts/fireworks/models/deepseek-coder-7b-base||/4096/4096|>t||i0.2o0.2
accounts/fireworks/models/deepseek-coder-7b-instruct-v1p5||/4096/4096|>t||i0.2o0.2
accounts/fireworks/models/deepseek-coder-v2-instruct||/65536/65536|>t|tS|i1.2o1.2
accounts/fireworks/models/deepseek-coder-v2-lite-base||/163840/163840|>t||i0.5o0.5
accounts/fireworks/models/deepseek-coder-v2-lite-instruct||/163840/163840|>t||i0.5o0.5
accounts/fireworks/models/deepseek-prover-v2||/163840/163840|>t||i1.2o1.2
accounts/fireworks/models/deepseek-r1-0528-distill-qwen3-8b||/131072/131072|>t||i0.2o0.2
accounts/fireworks/models/deepseek-r1-0528||/163840/160000|>t|S|i3o8
accounts/fireworks/models/deepseek-r1-basic||/163840/20480|>t|S|i0.55o2.19
accounts/fireworks/models/deepseek-r1-distill-llama-70b||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/deepseek-r1-distill-llama-8b||/131072/131072|>t||i0.2o0.2
accounts/fireworks/models/deepseek-r1-distill-qwen-14b||/131072/131072|>t||i0.2o0.2
accounts/fireworks/models/deepseek-r1-distill-qwen-1p5b||/131072/131072|>t||i0.1o0.1
accounts/fireworks/models/deepseek-r1-distill-qwen-32b||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/deepseek-r1-distill-qwen-7b||/131072/131072|>t||i0.2o0.2
accounts/fireworks/models/deepseek-r1||/163840/20480|>t|S|i3o8
accounts/fireworks/models/deepseek-v2-lite-chat||/163840/163840|>t||i0.5o0.5
accounts/fireworks/models/deepseek-v2p5||/32768/32768|>t||i1.2o1.2
accounts/fireworks/models/deepseek-v3-0324||/163840/163840|>t|S|i0.9o0.9
accounts/fireworks/models/deepseek-v3p1-terminus||/128000/8192|>t|RS|i0.56o1.68
accounts/fireworks/models/deepseek-v3p1||/128000/8192|>t|RS|i0.56o1.68
accounts/fireworks/models/deepseek-v3p2||/163840/163840|>t|TRS|i0.56o1.68
accounts/fireworks/models/deepseek-v3||/131072/8192|>t|S|i0.9o0.9
accounts/fireworks/models/deepseek-v4-flash-0731||1000000/1048576/384000|t>t|TRS|i0.22o0.66r0.007 @priority:i0.275o0.825r0.00875
accounts/fireworks/models/deepseek-v4-flash-vision-exp||1000000/1048576/1048576|ti>t|TS|i0.22o0.66r0.007 @priority:i0.275o0.825r0.00875
accounts/fireworks/models/deepseek-v4-flash||1000000/1048576/384000|t>t|TRS|i0.14o0.28r0.028
accounts/fireworks/models/deepseek-v4-pro-0813||1000000/1048576/384000|t>t|TRS|i1.32o3.96r0.044 @priority:i1.65o4.95r0.055
accounts/fireworks/models/deepseek-v4-pro||1000000/1048576/384000|t>t|TRS|i1.2o1.2r0.6 @priority:i1.2o1.2r0.6
accounts/fireworks/models/deepseek-v4p1-flash-1017-us||/1048576/393216|ti>t|TRS|i0.45o1.8r0.009 @priority:i0.5625o2.25r0.01125
accounts/fireworks/models/deepseek-v4p1-flash-1017||/1048576/393216|ti>t|TRS|i0.3o1.2r0.006 @priority:i0.375o1.5r0.0075
accounts/fireworks/models/deepseek-v4p1-flash|DeepSeek V4.1 Flash|1000000/1048576/393216|ti>t|TRS|i0.3o1.2r0.006 @priority:i0.375o1.5r0.0075
accounts/fireworks/models/devstral-small-2505||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/dobby-mini-unhinged-plus-llama-3-1-8b||/131072/131072|>t||i0.2o0.2
accounts/fireworks/models/dobby-unhinged-llama-3-3-70b-new||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/dolphin-2-9-2-qwen2-72b||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/dolphin-2p6-mixtral-8x7b||/32768/32768|>t||i0.5o0.5
accounts/fireworks/models/ember-1||/1048576|ti>t|TRS|i3o15r0.3 @priority:i3.75o18.75r0.375
accounts/fireworks/models/ernie-4p5-21b-a3b-pt||/131072/4096|>t||i0.1o0.1
accounts/fireworks/models/ernie-4p5-300b-a47b-pt||/131072/4096|>t||i0.1o0.1
accounts/fireworks/models/fare-20b||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/firefunction-v1||/32768/32768|>t||i0.5o0.5
accounts/fireworks/models/firefunction-v2||/8192/8192|>t|TS|i0.9o0.9
accounts/fireworks/models/firellava-13b||/4096/4096|>t||i0.2o0.2
accounts/fireworks/models/firesearch-ocr-v6||/8192/8192|>t||i0.2o0.2
accounts/fireworks/models/flux-1-dev-controlnet-union||/4096/4096|>t||i0.001o0.001
accounts/fireworks/models/flux-1-dev||/4096/4096|>t||i0.1o0.1
accounts/fireworks/models/flux-1-schnell||/4096/4096|>t||i0.1o0.1
accounts/fireworks/models/gemma-2b-it||/8192/8192|>t||i0.1o0.1
accounts/fireworks/models/gemma-3-27b-it||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/gemma-7b-it||/8192/8192|>t||i0.2o0.2
accounts/fireworks/models/gemma-7b||/8192/8192|>t||i0.2o0.2
accounts/fireworks/models/gemma2-9b-it||/8192/8192|>t||i0.2o0.2
accounts/fireworks/models/glm-4p5-air||/131072/96000|>t|TRS|i0.22o0.88
accounts/fireworks/models/glm-4p5v||/131072/131072|>t|R|i1.2o1.2
accounts/fireworks/models/glm-4p5||/131072/96000|>t|TRS|i0.55o2.19
accounts/fireworks/models/glm-4p6||/202752/202800|>t|TRS|i0.55o2.19
accounts/fireworks/models/glm-4p7||/202752/202800|>t|TRS|i0.6o2.2r0.3
accounts/fireworks/models/glm-5p1||/202752/131072|>t|TRS|i1.4o4.4r0.26
accounts/fireworks/models/glm-5p2|GLM 5.2|1048575/1048576/131072|t>t|TRS|i1.4o4.4r0.14 @priority:i1.75o5.5r0.175
accounts/fireworks/models/glm-5p3-flash|GLM 5.3 Flash|1048573/1048576/1048576|ti>t|TS|i0.15o0.5r0.03 @priority:i0.1875o0.625r0.0375
accounts/fireworks/models/glm-5p3|GLM 5.3|1048573/1048576/128000|>t|TRS|i1.4o4.4r0.26 @priority:i1.75o5.5r0.325
accounts/fireworks/models/gpt-oss-120b||131072//32768|t>t|TRS|i0.15o0.6r0.015 @priority:i0.18o0.72r0.018
accounts/fireworks/models/gpt-oss-20b||131072//32768|t>t|TRS|i0.07o0.3r0.035
accounts/fireworks/models/gpt-oss-safeguard-120b||/131072/131072|>t||i1.2o1.2
accounts/fireworks/models/gpt-oss-safeguard-20b||/131072/131072|>t||i0.5o0.5
accounts/fireworks/models/hermes-2-pro-mistral-7b||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/inkling||1048576//1048576|tia>t|TRS|i1o4.05r0.17 @priority:i1o4.05r0.17
accounts/fireworks/models/internvl3-38b||/16384/16384|>t||i0.9o0.9
accounts/fireworks/models/internvl3-78b||/16384/16384|>t||i0.9o0.9
accounts/fireworks/models/internvl3-8b||/16384/16384|>t||i0.2o0.2
accounts/fireworks/models/kat-coder||/262144/262144|>t||i0.9o0.9
accounts/fireworks/models/kat-dev-32b||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/kat-dev-72b-exp||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/kimi-k2-instruct-0905||/262144/32768|>t|TS|i0.6o2.5
accounts/fireworks/models/kimi-k2-instruct||/131072/16384|>t|TS|i0.6o2.5
accounts/fireworks/models/kimi-k2-thinking||/262144/262144|>t|TS|i0.6o2.5
accounts/fireworks/models/kimi-k2p5||/262144/32768|>t|TS|i0.6o3r0.1
accounts/fireworks/models/kimi-k2p6|Kimi K2.6|262000/262144/262000|ti>t|TRS|i0.95o4r0.16 @priority:i1.5o6r0.22
accounts/fireworks/models/kimi-k2p7-code|Kimi K2.7 Code|262000/262144/262000|ti>t|TRS|i0.95o4r0.19 @priority:i1.425o6r0.285
accounts/fireworks/models/kimi-k3p1-pro||/1048576/131072|ti>t|TRS|i2o10r0.2 @priority:i3o15r0.3
accounts/fireworks/models/kimi-k3||1048576//131072|ti>t|TRS|i3o15r0.3 @priority:i3.75o18.75r0.375
accounts/fireworks/models/llama-guard-2-8b||/8192/8192|>t||i0.2o0.2
accounts/fireworks/models/llama-guard-3-1b||/131072/131072|>t||i0.1o0.1
accounts/fireworks/models/llama-guard-3-8b||/131072/131072|>t||i0.2o0.2
accounts/fireworks/models/llama-v2-13b-chat||/4096/4096|>t||i0.2o0.2
accounts/fireworks/models/llama-v2-13b||/4096/4096|>t||i0.2o0.2
accounts/fireworks/models/llama-v2-70b-chat||/2048/2048|>t||i0.9o0.9
accounts/fireworks/models/llama-v2-70b||/4096/4096|>t||i0.1o0.1
accounts/fireworks/models/llama-v2-7b-chat||/4096/4096|>t||i0.2o0.2
accounts/fireworks/models/llama-v2-7b||/4096/4096|>t||i0.2o0.2
accounts/fireworks/models/llama-v3-70b-instruct-hf||/8192/8192|>t||i0.9o0.9
accounts/fireworks/models/llama-v3-70b-instruct||/8192/8192|>t||i0.9o0.9
accounts/fireworks/models/llama-v3-8b-instruct-hf||/8192/8192|>t||i0.2o0.2
accounts/fireworks/models/llama-v3-8b||/8192/8192|>t||i0.2o0.2
accounts/fireworks/models/llama-v3p1-405b-instruct-long||/4096/4096|>t||i0.1o0.1
accounts/fireworks/models/llama-v3p1-405b-instruct||/131072/16384|>t|TS|i3o3
accounts/fireworks/models/llama-v3p1-70b-instruct-1b||/4096/4096|>t||i0.1o0.1
accounts/fireworks/models/llama-v3p1-70b-instruct||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/llama-v3p1-8b-instruct||/131072/16384|>t|tS|i0.1o0.1
accounts/fireworks/models/llama-v3p1-nemotron-70b-instruct||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/llama-v3p2-11b-vision-instruct||/131072/16384|ti>t|tS|i0.2o0.2
accounts/fireworks/models/llama-v3p2-1b-instruct||/131072/16384|>t|tS|i0.1o0.1
accounts/fireworks/models/llama-v3p2-1b||/131072/131072|>t||i0.1o0.1
accounts/fireworks/models/llama-v3p2-3b-instruct||/131072/16384|>t|tS|i0.1o0.1
accounts/fireworks/models/llama-v3p2-3b||/131072/131072|>t||i0.1o0.1
accounts/fireworks/models/llama-v3p2-90b-vision-instruct||/131072/16384|ti>t|S|i0.9o0.9
accounts/fireworks/models/llama-v3p3-70b-instruct||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/llama4-maverick-instruct-basic||/131072/131072|>t|S|i0.22o0.88
accounts/fireworks/models/llama4-scout-instruct-basic||/131072/131072|>t|S|i0.15o0.6
accounts/fireworks/models/llamaguard-7b||/4096/4096|>t||i0.2o0.2
accounts/fireworks/models/llava-yi-34b||/4096/4096|>t||i0.9o0.9
accounts/fireworks/models/minimax-m1-80k||/4096/4096|>t||i0.1o0.1
accounts/fireworks/models/minimax-m2p1||/196608/204800|>t|TS|i0.3o1.2r0.03
accounts/fireworks/models/minimax-m2||/196608/4096|>t||i0.3o1.2
accounts/fireworks/models/minimax-m3p1-flash||/1048576/1048576|ti>t|TRS|i0.15o0.6r0.015 @priority:i0.225o0.9r0.0225
accounts/fireworks/models/minimax-m3||512000//512000|tiv>t|TRS|i0.3o1.2r0.06 @priority:i0.45o1.8r0.09
accounts/fireworks/models/ministral-3-14b-instruct-2512||/256000/256000|>t||i0.2o0.2
accounts/fireworks/models/ministral-3-3b-instruct-2512||/256000/256000|>t||i0.1o0.1
accounts/fireworks/models/ministral-3-8b-instruct-2512||/256000/256000|>t||i0.2o0.2
accounts/fireworks/models/mistral-7b-instruct-4k||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/mistral-7b-instruct-v0p2||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/mistral-7b-instruct-v3||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/mistral-7b-v0p2||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/mistral-7b||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/mistral-large-3-fp8||/256000/256000|>t||i1.2o1.2
accounts/fireworks/models/mistral-nemo-base-2407||/128000/128000|>t||i0.2o0.2
accounts/fireworks/models/mistral-nemo-instruct-2407||/128000/128000|>t||i0.2o0.2
accounts/fireworks/models/mistral-small-24b-instruct-2501||/32768/32768|>t||i0.9o0.9
accounts/fireworks/models/mixtral-8x22b-instruct-hf||/65536/65536|>t|TS|i1.2o1.2
accounts/fireworks/models/mixtral-8x22b-instruct||/65536/65536|>t||i1.2o1.2
accounts/fireworks/models/mixtral-8x22b||/65536/65536|>t||i1.2o1.2
accounts/fireworks/models/mixtral-8x7b-instruct-hf||/32768/32768|>t||i0.5o0.5
accounts/fireworks/models/mixtral-8x7b-instruct||/32768/32768|>t||i0.5o0.5
accounts/fireworks/models/mixtral-8x7b||/32768/32768|>t||i0.5o0.5
accounts/fireworks/models/muse-glimmer-30b||131072//131072|ti>t|TRS|i0.35o1.5r0.04 @priority:i0.525o2.25r0.06
accounts/fireworks/models/muse-spark-open||/1048576|ti>t|TR|i1.25o4.25r0.15 @priority:i1.875o6.375r0.225
accounts/fireworks/models/mythomax-l2-13b||/4096/4096|>t||i0.2o0.2
accounts/fireworks/models/nemotron-3-ultra-nvfp4|Nemotron 3 Ultra 550B A55B|262144//128000|t>t|TRS|i0.6o2.4r0.12 @priority:i0.75o3r0.15
accounts/fireworks/models/nemotron-lightning-3p5-30b-a3b|Nemotron 3.5 Lightning 30B A3B|262144//262144|t>t|TRS|i0.05o0.2r0.01 @priority:i0.0625o0.25r0.0125
accounts/fireworks/models/nemotron-nano-v2-12b-vl||/131072/4096|>t||i0.1o0.1
accounts/fireworks/models/nous-capybara-7b-v1p9||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/nous-hermes-2-mixtral-8x7b-dpo||/32768/32768|>t||i0.5o0.5
accounts/fireworks/models/nous-hermes-2-yi-34b||/4096/4096|>t||i0.9o0.9
accounts/fireworks/models/nous-hermes-llama2-13b||/4096/4096|>t||i0.2o0.2
accounts/fireworks/models/nous-hermes-llama2-70b||/4096/4096|>t||i0.9o0.9
accounts/fireworks/models/nous-hermes-llama2-7b||/4096/4096|>t||i0.2o0.2
accounts/fireworks/models/nvidia-nemotron-nano-12b-v2||/128000/131072|>t||i0.2o0.2
accounts/fireworks/models/nvidia-nemotron-nano-9b-v2||/128000/131072|>t||i0.2o0.2
accounts/fireworks/models/openchat-3p5-0106-7b||/8192/8192|>t||i0.2o0.2
accounts/fireworks/models/openhermes-2-mistral-7b||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/openhermes-2p5-mistral-7b||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/openorca-7b||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/phi-2-3b||/2048/2048|>t||i0.1o0.1
accounts/fireworks/models/phi-3-mini-128k-instruct||/131072/131072|>t||i0.1o0.1
accounts/fireworks/models/phi-3-vision-128k-instruct||/32064/32064|>t||i0.2o0.2
accounts/fireworks/models/phind-code-llama-34b-python-v1||/16384/16384|>t||i0.9o0.9
accounts/fireworks/models/phind-code-llama-34b-v1||/16384/16384|>t||i0.9o0.9
accounts/fireworks/models/phind-code-llama-34b-v2||/16384/16384|>t||i0.9o0.9
accounts/fireworks/models/pythia-12b||/2048/2048|>t||i0.2o0.2
accounts/fireworks/models/qwen-qwq-32b-preview||/32768/32768|>t||i0.9o0.9
accounts/fireworks/models/qwen-v2p5-14b-instruct||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/qwen-v2p5-7b||/131072/131072|>t||i0.2o0.2
accounts/fireworks/models/qwen1p5-72b-chat||/32768/32768|>t||i0.9o0.9
accounts/fireworks/models/qwen2-72b-instruct||/32768/32768|>t|tS|i0.9o0.9
accounts/fireworks/models/qwen2-7b-instruct||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/qwen2-vl-2b-instruct||/32768/32768|>t||i0.1o0.1
accounts/fireworks/models/qwen2-vl-72b-instruct||/32768/32768|>t||i0.9o0.9
accounts/fireworks/models/qwen2-vl-7b-instruct||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/qwen2p5-0p5b-instruct||/32768/32768|>t||i0.1o0.1
accounts/fireworks/models/qwen2p5-14b||/131072/131072|>t||i0.2o0.2
accounts/fireworks/models/qwen2p5-1p5b-instruct||/32768/32768|>t||i0.1o0.1
accounts/fireworks/models/qwen2p5-32b-instruct||/32768/32768|>t||i0.9o0.9
accounts/fireworks/models/qwen2p5-32b||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/qwen2p5-72b-instruct||/32768/32768|>t||i0.9o0.9
accounts/fireworks/models/qwen2p5-72b||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/qwen2p5-7b-instruct||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/qwen2p5-coder-0p5b-instruct||/32768/32768|>t||i0.1o0.1
accounts/fireworks/models/qwen2p5-coder-0p5b||/32768/32768|>t||i0.1o0.1
accounts/fireworks/models/qwen2p5-coder-14b-instruct||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/qwen2p5-coder-14b||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/qwen2p5-coder-1p5b-instruct||/32768/32768|>t||i0.1o0.1
accounts/fireworks/models/qwen2p5-coder-1p5b||/32768/32768|>t||i0.1o0.1
accounts/fireworks/models/qwen2p5-coder-32b-instruct-128k||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/qwen2p5-coder-32b-instruct-32k-rope||/32768/32768|>t||i0.9o0.9
accounts/fireworks/models/qwen2p5-coder-32b-instruct-64k||/65536/65536|>t||i0.9o0.9
accounts/fireworks/models/qwen2p5-coder-32b-instruct||/4096/4096|>t|tS|i0.9o0.9
accounts/fireworks/models/qwen2p5-coder-32b||/32768/32768|>t||i0.9o0.9
accounts/fireworks/models/qwen2p5-coder-3b-instruct||/32768/32768|>t||i0.1o0.1
accounts/fireworks/models/qwen2p5-coder-3b||/32768/32768|>t||i0.1o0.1
accounts/fireworks/models/qwen2p5-coder-7b-instruct||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/qwen2p5-coder-7b||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/qwen2p5-math-72b-instruct||/4096/4096|>t||i0.9o0.9
accounts/fireworks/models/qwen2p5-vl-32b-instruct||/128000/128000|>t||i0.9o0.9
accounts/fireworks/models/qwen2p5-vl-3b-instruct||/128000/128000|>t||i0.2o0.2
accounts/fireworks/models/qwen2p5-vl-72b-instruct||/128000/128000|>t||i0.9o0.9
accounts/fireworks/models/qwen2p5-vl-7b-instruct||/128000/128000|>t||i0.2o0.2
accounts/fireworks/models/qwen3-0p6b||/40960/40960|>t||i0.1o0.1
accounts/fireworks/models/qwen3-14b||/40960/40960|>t||i0.2o0.2
accounts/fireworks/models/qwen3-1p7b-fp8-draft-131072||/131072/131072|>t||i0.1o0.1
accounts/fireworks/models/qwen3-1p7b-fp8-draft-40960||/40960/40960|>t||i0.1o0.1
accounts/fireworks/models/qwen3-1p7b-fp8-draft||/262144/262144|>t||i0.1o0.1
accounts/fireworks/models/qwen3-1p7b||/131072/131072|>t||i0.1o0.1
accounts/fireworks/models/qwen3-235b-a22b-instruct-2507||/262144/262144|>t||i0.22o0.88
accounts/fireworks/models/qwen3-235b-a22b-thinking-2507||/262144/262144|>t||i0.22o0.88
accounts/fireworks/models/qwen3-235b-a22b||/131072/131072|>t||i0.22o0.88
accounts/fireworks/models/qwen3-30b-a3b-instruct-2507||/262144/262144|>t||i0.5o0.5
accounts/fireworks/models/qwen3-30b-a3b-thinking-2507||/262144/262144|>t||i0.9o0.9
accounts/fireworks/models/qwen3-30b-a3b||/131072/131072|>t||i0.15o0.6
accounts/fireworks/models/qwen3-32b||/131072/131072|>t|R|i0.9o0.9
accounts/fireworks/models/qwen3-4b-instruct-2507||/262144/262144|>t||i0.2o0.2
accounts/fireworks/models/qwen3-4b||/40960/40960|>t||i0.2o0.2
accounts/fireworks/models/qwen3-8b||/40960/40960|>t|R|i0.2o0.2
accounts/fireworks/models/qwen3-coder-30b-a3b-instruct||/262144/262144|>t||i0.15o0.6
accounts/fireworks/models/qwen3-coder-480b-a35b-instruct||/262144/262144|>t|R|i0.45o1.8
accounts/fireworks/models/qwen3-coder-480b-instruct-bf16||/262144/4096|>t||i0.9o0.9
accounts/fireworks/models/qwen3-embedding-8b||/40960/40960|>e||i0.1o0
accounts/fireworks/models/qwen3-next-80b-a3b-instruct||/4096/4096|>t||i0.9o0.9
accounts/fireworks/models/qwen3-next-80b-a3b-thinking||/4096/4096|>t||i0.9o0.9
accounts/fireworks/models/qwen3-reranker-8b||/40960/40960|||i0.2o0
accounts/fireworks/models/qwen3-vl-235b-a22b-instruct||/262144/262144|>t||i0.22o0.88
accounts/fireworks/models/qwen3-vl-235b-a22b-thinking||/262144/262144|>t||i0.22o0.88
accounts/fireworks/models/qwen3-vl-30b-a3b-instruct||/262144/262144|>t||i0.15o0.6
accounts/fireworks/models/qwen3-vl-30b-a3b-thinking||/262144/262144|>t||i0.15o0.6
accounts/fireworks/models/qwen3-vl-32b-instruct||/4096/4096|>t||i0.9o0.9
accounts/fireworks/models/qwen3-vl-8b-instruct||/262144/4096|>t||i0.2o0.2
accounts/fireworks/models/qwen3p7-plus|Qwen 3.7 Plus|262144//65536|ti>t|TRS|i0.4o1.6r0.08
accounts/fireworks/models/qwen3p8-max|Qwen3.8 Max|262144//131072|t>t|TRS|i2o6r0.25 @priority:i3o9r0.375
accounts/fireworks/models/qwq-32b||/131072/131072|>t||i0.9o0.9
accounts/fireworks/models/rolm-ocr||/128000/128000|>t||i0.2o0.2
accounts/fireworks/models/snorkel-mistral-7b-pairrm-dpo||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/stablecode-3b||/4096/4096|>t||i0.1o0.1
accounts/fireworks/models/starcoder-16b||/8192/8192|>t||i0.2o0.2
accounts/fireworks/models/starcoder-7b||/8192/8192|>t||i0.2o0.2
accounts/fireworks/models/starcoder2-15b||/16384/16384|>t||i0.2o0.2
accounts/fireworks/models/starcoder2-3b||/16384/16384|>t||i0.1o0.1
accounts/fireworks/models/starcoder2-7b||/16384/16384|>t||i0.2o0.2
accounts/fireworks/models/toppy-m-7b||/32768/32768|>t||i0.2o0.2
accounts/fireworks/models/ultramarine-1-flash-us||/1048576/1048576|ti>t|tS|i0.15o0.5r0.03 @priority:i0.1875o0.625r0.0375
accounts/fireworks/models/yi-34b-200k-capybara||/200000/200000|>t||i0.9o0.9
accounts/fireworks/models/yi-34b-chat||/4096/4096|>t||i0.9o0.9
accounts/fireworks/models/yi-34b||/4096/4096|>t||i0.9o0.9
accounts/fireworks/models/yi-6b||/4096/4096|>t||i0.2o0.2
accounts/fireworks/models/yi-large||/32768/32768|>t|tS|i3o3
accounts/fireworks/models/zephyr-7b-beta||/32768/32768|>t||i0.2o0.2
accounts/fireworks/routers/deepseek-v4p1-flash-1017-spot||/1048576/393216|ti>t|TRS|i0.21o0.84r0.0042
accounts/fireworks/routers/deepseek-v4p1-flash-1017-ultrafast||/1048576/393216|ti>t|TRS|i2.4o9.6r0.048
accounts/fireworks/routers/deepseek-v4p1-flash-spot||/1048576/393216|ti>t|TRS|i0.21o0.84r0.0042
accounts/fireworks/routers/deepseek-v4p1-flash-us||/1048576/393216|ti>t|TRS|i0.45o1.8r0.009 @priority:i0.5625o2.25r0.01125
accounts/fireworks/routers/glm-5p1-fast||/202800/131072|>t|TRS|i2.8o8.8r0.52
accounts/fireworks/routers/glm-5p2-fast-us||/1048576/131072|>t|TRS|i2.1o6.6r0.21
accounts/fireworks/routers/glm-5p2-fast|GLM 5.2 Fast|1048575/1048576/131072|t>t|TRS|i2.1o6.6r0.21
accounts/fireworks/routers/glm-5p3-fast|GLM 5.3 Fast|1048572/1048576/1048576|>t|TRS|i2.1o6.6r0.39
accounts/fireworks/routers/glm-5p3-flash-us||/1048576/1048576|ti>t|TS|i0.225o0.75r0.045 @priority:i0.28125o0.9375r0.05625
accounts/fireworks/routers/glm-5p3-spot||/1048576/128000|>t|TRS|i0.98o3.08r0.182
accounts/fireworks/routers/glm-5p3-us||/1048576/128000|>t|TRS|i2.1o6.6r0.39 @priority:i2.625o8.25r0.4875
accounts/fireworks/routers/kimi-k2p6-fast|Kimi K2.6 Fast|262000/262144/262000|ti>t|TRS|i2o8r0.3
accounts/fireworks/routers/kimi-k2p7-code-fast|Kimi K2.7 Code Fast|262000/262144/262000|ti>t|TRS|i1.9o8r0.38
accounts/fireworks/routers/kimi-k3-fast||1048576//131072|ti>t|TRS|i4.5o22.5r0.45
accounts/fireworks/routers/kimi-k3-spot||/1048576/131072|ti>t|TRS|i2.1o10.5r0.21
accounts/fireworks/routers/kimi-k3-us||/1048576/131072|ti>t|TRS|i4.5o22.5r0.45 @priority:i5.625o28.125r0.5625
accounts/fireworks/routers/spot-deepseek-v4-flash||/1048576/384000|>t|TRS|i0.105o0.21r0.021
deepseek-v4-flash-0731||/1048576/131072|>t|TRS|i0.22o0.66r0.007 @priority:i0.275o0.825r0.00875
deepseek-v4-flash-vision-exp||/1048576/1048576|ti>t|TS|i0.22o0.66r0.007 @priority:i0.275o0.825r0.00875
deepseek-v4-flash||/1048576/384000|>t|TRS|i0.14o0.28r0.028
deepseek-v4-pro-0813||/1048576/131072|>t|TRS|i1.32o3.96r0.044 @priority:i1.65o4.95r0.055
deepseek-v4p1-flash-us||/1048576/393216|ti>t|TRS|i0.45o1.8r0.009 @priority:i0.5625o2.25r0.01125
deepseek-v4p1-flash||/1048576/393216|ti>t|TRS|i0.3o1.2r0.006 @priority:i0.375o1.5r0.0075
glm-4p7||/202752/202800|>t|TRS|i0.6o2.2r0.3
glm-5p1-fast||/202800/131072|>t|TRS|i2.8o8.8r0.52
glm-5p1||/202752/131072|>t|TRS|i1.4o4.4r0.26
glm-5p2-fast-us||/1048576/131072|>t|TRS|i2.1o6.6r0.21
glm-5p2-fast||/1048576/131072|>t|TRS|i2.1o6.6r0.21
glm-5p2||/1048576/131072|>t|TRS|i1.4o4.4r0.14 @priority:i1.75o5.5r0.175
glm-5p3-fast||/1048576/1048576|>t|TRS|i2.1o6.6r0.39
glm-5p3-flash-us||/1048576/1048576|ti>t|TS|i0.225o0.75r0.045 @priority:i0.28125o0.9375r0.05625
glm-5p3-flash||/1048576/1048576|ti>t|TS|i0.15o0.5r0.03 @priority:i0.1875o0.625r0.0375
glm-5p3-us||/1048576/128000|>t|TRS|i2.1o6.6r0.39 @priority:i2.625o8.25r0.4875
glm-5p3||/1048576/128000|>t|TRS|i1.4o4.4r0.26 @priority:i1.75o5.5r0.325
gpt-oss-120b||/131072/32768|>t|TRS|i0.15o0.6r0.015 @priority:i0.18o0.72r0.018
gpt-oss-20b||/131072/32768|>t|TRS|i0.07o0.3r0.035
kimi-k2p5||/262144/32768|>t|TS|i0.6o3r0.1
kimi-k2p6-fast||/262144/32768|ti>t|TRS|i2o8r0.3
kimi-k2p6||/262144/32768|ti>t|TRS|i0.95o4r0.16 @priority:i1.5o6r0.22
kimi-k2p7-code-fast||/262144/32768|ti>t|TRS|i1.9o8r0.38
kimi-k2p7-code||/262144/32768|ti>t|TRS|i0.95o4r0.19 @priority:i1.425o6r0.285
kimi-k3-fast||/1048576/131072|ti>t|TRS|i4.5o22.5r0.45
kimi-k3-us||/1048576/131072|ti>t|TRS|i4.5o22.5r0.45 @priority:i5.625o28.125r0.5625
kimi-k3||/1048576/131072|ti>t|TRS|i3o15r0.3 @priority:i3.75o18.75r0.375
minimax-m2p1||/196608/204800|>t|TS|i0.3o1.2r0.03
minimax-m3||/512000/512000|ti>t|TRS|i0.3o1.2r0.06 @priority:i0.45o1.8r0.09
muse-glimmer-30b||/131072/16384|ti>t|TRS|i0.35o1.5r0.04 @priority:i0.525o2.25r0.06
nemotron-3-ultra-nvfp4||/262144/32768|>t|TRS|i0.6o2.4r0.12 @priority:i0.75o3r0.15
nemotron-lightning-3p5-30b-a3b||/262144/32768|>t|TRS|i0.05o0.2r0.01 @priority:i0.0625o0.25r0.0125
nomic-ai/nomic-embed-text-v1.5||/8192|>e||i0.008o0
nomic-ai/nomic-embed-text-v1||/8192|>e||i0.008o0
qwen3p7-plus||/262144/65536|ti>t|TRS|i0.4o1.6r0.08
qwen3p8-max||/262144|ti>t|TRS|i2o6r0.25 @priority:i3o9r0.375
thenlper/gte-base||/512|>e||i0.008o0
thenlper/gte-large||/512|>e||i0.016o0
=models.dev 2026-08-18
accounts/fireworks/routers/kimi-k2p6-turbo|Kimi K2.6 Turbo|262000//262000|ti>t|TR|i2o8r0.3
=models.dev 2026-09-22
accounts/fireworks/models/minimax-m2p7|MiniMax-M2.7|196608//196608|t>t|TRS|i1.2o1.2r0.6
accounts/fireworks/models/qwen3p8-2p4t-a95b|Qwen3.8 2.4T A95B|262144|||i2o6r0.25
accounts/fireworks/routers/deepseek-flash-latest||1000000|||i0.22o0.66r0.007
accounts/fireworks/routers/deepseek-pro-latest||1000000|||i1.32o3.96r0.044
accounts/fireworks/routers/glm-fast-latest|GLM 5.3 Fast (Latest)|1048572|||i2.1o6.6r0.39
accounts/fireworks/routers/glm-flash-latest|GLM Flash Latest (GLM 5.3 Flash)|1048573|||i0.15o0.5r0.03
accounts/fireworks/routers/glm-latest||1048573|||i1.4o4.4r0.26
accounts/fireworks/routers/kimi-fast-latest||1048576|||i4.5o22.5r0.45
accounts/fireworks/routers/kimi-latest||1048576|||i3o15r0.3
accounts/fireworks/routers/minimax-latest||512000|||i0.3o1.2r0.06
accounts/fireworks/routers/qwen-max-latest|Qwen Max Latest (Qwen3.8 Max)|262144|||i2o6r0.25
`;
