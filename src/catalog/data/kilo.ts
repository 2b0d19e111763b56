/**
 * Models of kilo, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * Length: one line a model, and it has many.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
google/gemini-2.5-flash-image|Nano Banana|32768//8192|tip>ti|trS|
google/gemini-3-pro-image-preview|Nano Banana Pro|65536//32768|tip>ti|tRS|
google/gemini-3-pro-image|Nano Banana Pro|65536//32768|tip>ti|TRS|
google/gemini-3.1-flash-image-preview|Nano Banana 2|65536//65536|tip>ti|tRS|
google/gemini-3.1-flash-image|Nano Banana 2|131072//32768|tip>ti|tRS|
google/gemini-3.1-flash-lite-image|Nano Banana 2 Lite|65536//66000|tip>ti|tRs|
google/lyria-3-clip-preview||1048576//65536|ti>ta|trs|
google/lyria-3-pro-preview||1048576//65536|ti>ta|trs|
kilo-auto/free||256000//10000|t>t|TRs|
openai/gpt-5-image-mini||400000//128000|tip>ti|tRS|
openai/gpt-5-image||400000//128000|tip>ti|tRS|
openai/gpt-5.4-image-2||272000//128000|tip>ti|tRS|
openrouter/auto|Auto Router|2000000//32768|tiavp>ti|TR|
openrouter/bodybuilder|Body Builder (beta)|128000//32768|t>t|tr|
openrouter/free|OpenRouter Free Models Router|200000//32768|ti>t|TRS|
openrouter/pareto-code|Pareto Code Router|200000//65536|t>t|tr|
=models.dev 2026-08-18
ai21/jamba-large-1.7||256000//4096|t>t|Trs|i2o8
allenai/olmo-3-32b-think||65536//65536|t>t|tRS|i0.15o0.5
anthropic/claude-opus-4.7-fast|Claude Opus 4.7|1000000//128000|tip>t|TRS|i30o150r3w37.5
anthropic/claude-opus-4.8-fast|Claude Opus 4.8|1000000//128000|tip>t|TRS|i10o50r1w12.5
anthropic/claude-opus-4||200000//32000|tip>t|TRs|i15o75r1.5w18.75
anthropic/claude-opus-5-fast|Claude Opus 5|1000000//128000|tip>t|TRS|i10o50r1w12.5
arcee-ai/virtuoso-large||131072//64000|t>t|Trs|i0.75o1.2
deepcogito/cogito-v2.1-671b||128000//32768|t>t|tRS|i1.25o1.25
deepseek/deepseek-v4-flash:discounted|DeepSeek: DeepSeek V4 Flash 0731 (lowest price)|1048576//384000|t>t|TRs|i0.14o0.28r0.0028
deepseek/deepseek-v4-pro:discounted|DeepSeek: DeepSeek V4 Pro 0813 (lowest price)|1048576//384000|t>t|TRs|i0.435o0.87r0.003625
google/gemini-2.5-pro-preview-05-06||1048576//65535|tiavp>t|TRS|i1.25o10r0.125w0.375g10
google/gemma-3n-e4b-it|Google: Gemma 3n 4B|32768//6554|t>t|trS|i0.06o0.12
ibm-granite/granite-4.1-8b|IBM: Granite 4.1 8B|131072//131072|t>t|TrS|i0.05o0.1r0.05
inclusionai/ling-2.6-1t||262144//32768|t>t|TrS|i0.3o2.5r0.06
inclusionai/ling-2.6-flash||262144//32768|t>t|TrS|i0.1o0.3r0.02
inclusionai/ring-2.6-1t||262144//65536|t>t|TRs|i0.3o2.5r0.06
kwaipilot/kat-coder-air-v2.5||256000//80000|t>t|TrS|i0.15o0.6r0.03
mistralai/mistral-large-2512|Mistral Large 3|262144//52429|tip>t|TrS|i0.5o1.5r0.05
nex-agi/nex-n2-mini||262144//262144|ti>t|TRS|i0.025o0.1r0.0025
nex-agi/nex-n2-pro||262144//262144|ti>t|TRs|i0.25o1r0.025
nousresearch/hermes-4-70b|Nous: Hermes 4 70B|131072//131072|t>t|tRs|i0.13o0.4
openai/gpt-4-turbo-preview||128000//4096|tp>t|TrS|i10o30
qwen/qwen-plus-2025-07-28:thinking|Qwen: Qwen Plus 0728 (thinking)|1000000//32768|t>t|TRS|i0.26o0.78
qwen/qwen3.8-max||1000000//131072|tiv>t|TRS|i2o6r0.25w2.5
stealth/gpt-5.6-sol|Stealth: GPT-5.6 Sol (20% off)|1050000//128000|tip>t|TRs|i4o24r0.4w5
tencent/hy3:free||262144//128000|t>t|TRs|i0o0
thedrummer/rocinante-12b||65536//65536|t>t|trS|i0.25o0.5
~openai/gpt-latest||1050000//128000|tip>t|TRS|i2.5o15r0.25w3.125
=models.dev 2026-09-22
aion-labs/aion-2.0||131072//32768|t>t|TRs|i0.8o1.6r0.2
aion-labs/aion-3.0-mini||131072//32768|t>t|TRs|i0.7o1.4r0.18
aion-labs/aion-3.0||131072//32768|t>t|TRs|i3o6r0.75
aion-labs/aion-rp-llama-3.1-8b|AionLabs: Aion-RP 1.0 (8B)|32768//32768|t>t|trs|i0.8o1.6
amazon/nova-2-lite-v1|Amazon: Nova 2 Lite|1000000//65535|tivp>t|TRs|i0.3o2.5
amazon/nova-lite-v1|Amazon: Nova Lite 1.0|300000//5120|ti>t|Trs|i0.06o0.24
amazon/nova-micro-v1|Amazon: Nova Micro 1.0|128000//5120|t>t|Trs|i0.035o0.14
amazon/nova-premier-v1|Amazon: Nova Premier 1.0|1000000//32000|ti>t|Trs|i2.5o12.5r0.625
amazon/nova-pro-v1|Amazon: Nova Pro 1.0|300000//5120|ti>t|Trs|i0.8o3.2
anthracite-org/magnum-v4-72b||32768//4096|t>t|trS|i2.5o5
anthropic/claude-3-haiku||200000//4096|tip>t|Trs|i0.25o1.25r0.03w0.3
anthropic/claude-fable-5.1||1000000|||i10o50r0.25w12.5
anthropic/claude-fable-5||1000000//128000|tip>t|TRS|i10o50r1w12.5
anthropic/claude-haiku-4.5|Claude Haiku 4.5 (latest)|200000//64000|tip>t|TRS|i1o5r0.1w1.25
anthropic/claude-opus-4.1|Claude Opus 4.1 (latest)|200000//32000|tip>t|TRs|i15o75r1.5w18.75
anthropic/claude-opus-4.5|Claude Opus 4.5 (latest)|200000//64000|tip>t|TRS|i5o25r0.5w6.25
anthropic/claude-opus-4.6||1000000//128000|tip>t|TRS|i5o25r0.5w6.25
anthropic/claude-opus-4.7||1000000//128000|tip>t|TRS|i5o25r0.5w6.25
anthropic/claude-opus-4.8||1000000//128000|tip>t|TRS|i5o25r0.5w6.25
anthropic/claude-opus-5||1000000//128000|tip>t|TRS|i5o25r0.5w6.25
anthropic/claude-sonnet-4.5|Claude Sonnet 4.5 (latest)|1000000//64000|tip>t|TRS|i3o15r0.3w3.75
anthropic/claude-sonnet-4.6||1000000//128000|tip>t|TRS|i3o15r0.3w3.75
anthropic/claude-sonnet-4||200000//64000|tip>t|TRs|i3o15r0.3w3.75
anthropic/claude-sonnet-5||1000000//128000|tip>t|TRS|i2o10r0.2w2.5
arcee-ai/trinity-large-thinking||262144//262144|t>t|TRS|i0.25o0.8r0.06
baidu/ernie-4.5-vl-424b-a47b||123000//16000|ti>t|tRs|i0.42o1.25
bytedance-seed/seed-1.6-flash||262144//32768|tiv>t|TRS|i0.075o0.3
bytedance-seed/seed-1.6||262144//32768|tiv>t|TRS|i0.25o2
bytedance-seed/seed-2-1-turbo||262144//262144|tiv>t|TRS|i0.5o2.5
bytedance-seed/seed-2.0-code||262144//131072|tiv>t|TRS|i0.5o3
bytedance-seed/seed-2.0-lite||262144//131072|tiv>t|TRS|i0.25o2
bytedance-seed/seed-2.0-mini||262144//131072|tiv>t|TRS|i0.1o0.4
bytedance/ui-tars-1.5-7b|ByteDance: UI-TARS 7B |128000//2048|ti>t|trS|i0.1o0.2r0.1
cognitivecomputations/dolphin-mistral-24b-venice-edition|Venice: Uncensored|128000//8192|t>t|trs|i0.2o0.9
cohere/command-a||256000//8192|t>t|trS|i2.5o10
cohere/command-r-08-2024|Command R|128000//4000|t>t|TrS|i0.15o0.6
cohere/command-r-plus-08-2024|Command R+|128000//4000|t>t|TrS|i2.5o10
cohere/command-r7b-12-2024|Command R7B|128000//4000|t>t|trS|i0.0375o0.15
cohere/north-mini-code:free||256000//64000|t>t|TRs|i0o0
deepseek/deepseek-chat-v3-0324|DeepSeek: DeepSeek V3 0324|163840//65536|t>t|TrS|i0.25o1
deepseek/deepseek-chat-v3.1|DeepSeek: DeepSeek V3.1|163840//32768|t>t|TRS|i0.27o1r0.135
deepseek/deepseek-chat||128000//16000|t>t|TrS|i0.32o0.89
deepseek/deepseek-r1-0528||163840//32768|t>t|TRS|i0.7o2.5r0.35
deepseek/deepseek-r1-distill-llama-70b||8192//8192|t>t|tRs|i0.8o0.8
deepseek/deepseek-r1||64000//16000|t>t|TRS|i0.7o2.5
deepseek/deepseek-v3.1-terminus||163840//163840|t>t|TRS|i0.27o1r0.135
deepseek/deepseek-v3.2-exp||163840//65536|t>t|TRS|i0.27o0.41
deepseek/deepseek-v3.2||163840//65536|t>t|TRS|i0.269o0.4r0.1345
deepseek/deepseek-v4-flash-0731||1048576//393216|t>t|TRS|i0.44o1.32r0.028
deepseek/deepseek-v4-flash-vision-exp||1048576|||i0.44o1.32r0.028
deepseek/deepseek-v4-flash||1024000//384000|t>t|TRS|i0.14o0.28r0.028
deepseek/deepseek-v4-pro-0813||1048576//384000|t>t|TRS|i1.32o3.96r0.044
deepseek/deepseek-v4-pro||1048576//384000|t>t|TRS|i1.6o3.2r0.135
deepseek/deepseek-v4.1-flash||1048576|||i0.3o1.2r0.006
dots-studio/dots-3-note-preview:free||512000//512000|ti>t|TRS|i0o0
google/gemini-2.5-flash-lite||1048576//65535|tiavp>t|TRS|i0.1o0.4r0.01w0.083333g0.4
google/gemini-2.5-flash||1048576//65535|tiavp>t|TRS|i0.3o2.5r0.03w0.083333g2.5
google/gemini-2.5-pro-preview|Google: Gemini 2.5 Pro Preview 06-05|1048576//65536|tiap>t|TRS|i1.25o10r0.125w0.375g10
google/gemini-2.5-pro||1048576//65536|tiavp>t|TRS|i1.25o10r0.125w0.375g10
google/gemini-3-flash-preview||1048576//65536|tiavp>t|TRS|i0.25o1.5r0.025w0.041667g1.5
google/gemini-3.1-flash-lite-preview||1048576//65536|tiavp>t|TRS|i0.125o0.75r0.0125w0.041667g0.75
google/gemini-3.1-flash-lite||1048576//65536|tiavp>t|TRS|i0.125o0.75r0.0125w0.041667g0.75
google/gemini-3.1-pro-preview-customtools||1048576//65536|tiavp>t|TRS|i2o12r0.2w0.375g12
google/gemini-3.1-pro-preview||1048576//65536|tiavp>t|TRS|i1o6r0.1w0.1875g6
google/gemini-3.5-flash-lite||1048576//65536|tiavp>t|TRS|i0.15o1.25r0.015w0.041667g1.25
google/gemini-3.5-flash||1048576//65536|tiavp>t|TRS|i0.75o4.5r0.075w0.041667g4.5
google/gemini-3.6-flash||1048576//65536|tiavp>t|TRS|i0.375o1.875r0.0375w0.020833g1.875
google/gemini-3.7-flash||1048576//65536|tiavp>t|TRS|i0.75o3.75r0.075w0.041667g3.75
google/gemini-3.8-flash||1048576|||i0.75o3.75r0.075w0.041667g3.75
google/gemma-2-27b-it|Google: Gemma 2 27B|8192//2048|t>t|trS|i0.65o0.65
google/gemma-3-12b-it|Google: Gemma 3 12B|131072//16384|ti>t|TrS|i0.05o0.15
google/gemma-3-27b-it|Google: Gemma 3 27B|131072//131072|ti>t|TrS|i0.08o0.16
google/gemma-3-4b-it|Google: Gemma 3 4B|131072//16384|ti>t|trS|i0.05o0.1
google/gemma-4-26b-a4b-it||262144//16384|tiv>t|TRS|i0.042o0.22
google/gemma-4-31b-it||262144//262144|tiv>t|TRS|i0.09o0.34r0.05
gryphe/mythomax-l2-13b|MythoMax 13B|4096//4096|t>t|trS|i0.08o0.11
ibm-granite/granite-4.0-h-micro|IBM: Granite 4.0 Micro|131000//131000|t>t|trs|i0.017o0.112
ibm-granite/granite-4.2-8b|IBM: Granite 4.2 8B|131072|||i0.06o0.25r0.015
inception/mercury-2.5||260000|||i0.2o0.75r0.02
inception/mercury-2||128000//50000|t>t|TRS|i0.25o0.75r0.025
inclusionai/ling-3.0-flash-fin:free||262144|||i0o0
inclusionai/ling-3.0-flash-fin||262144|||i0.06o0.18r0.012
inclusionai/ling-3.0-flash-sante:free||262144|||i0o0
inclusionai/ling-3.0-flash-vl:free||262144|||i0o0
inclusionai/ling-3.0-flash-vl||131072|||i0.06o0.18r0.012
inclusionai/ling-3.0-flash||262144//32768|t>t|TRS|i0.06o0.18r0.012
inference-net/schematron-v2-small||128000|||i0.05o0.23r0.05
inference-net/schematron-v2-turbo||128000|||i0.03o0.15r0.03
kilo-auto/balanced||1000000//65536|ti>t|TRs|i0.325o1.95r0.0325w0.40625
kilo-auto/efficient||1000000//65536|ti>t|TRs|i0.325o1.95r0.0325w0.40625
kilo-auto/frontier||1000000//128000|tip>t|TRs|i5o25r0.5w6.25
kilo-auto/small||262144//32768|ti>t|TRs|i0.05o0.4r0.005
kwaipilot/kat-coder-pro-v2.5||256000//80000|t>t|TrS|i0.74o2.96r0.15
kwaipilot/kat-coder-pro-v2||256000//80000|t>t|TrS|i0.3o1.2r0.06
liquid/lfm-2.5-2.6b:free|LiquidAI: LFM2.5-2.6B (free)|65536|||i0o0
mancer/weaver|Mancer: Weaver (alpha)|8000//6000|t>t|trS|i0.4o0.75
meituan/longcat-2.0||1048756//262144|t>t|TRs|i0.75o3r0.015
meta-llama/llama-3.1-70b-instruct|Meta: Llama 3.1 70B Instruct|131072//16384|t>t|TrS|i0.4o0.4
meta-llama/llama-3.1-8b-instruct||131072//131072|t>t|TrS|i0.02o0.04
meta-llama/llama-3.2-1b-instruct|Meta: Llama 3.2 1B Instruct|60000//60000|t>t|trs|i0.027o0.201
meta-llama/llama-3.2-3b-instruct|Meta: Llama 3.2 3B Instruct|131072//131072|t>t|trS|i0.05o0.33
meta-llama/llama-3.3-70b-instruct||131072//16384|t>t|TrS|i0.1o0.32
meta-llama/llama-4-maverick|Meta: Llama 4 Maverick|1048576//16384|ti>t|TrS|i0.1875o0.6525
meta-llama/llama-4-scout|Meta: Llama 4 Scout|327680//16384|ti>t|TrS|i0.1o0.3
meta-llama/llama-guard-4-12b|Meta: Llama Guard 4 12B|163840//16384|ti>t|trs|i0.18o0.18
meta/muse-glimmer-30b||131072//131072|tip>t|TRS|i0.3o1.1r0.04
meta/muse-spark-1.1||1048576//1048576|tiavp>t|TRS|i1.25o4.25r0.15
meta/muse-spark-1.2-contributor||1048576|||i0.1o0.2r0.002
meta/muse-spark-1.2||1048576//1048576|tiavp>t|TRS|i1.25o4.25r0.15
meta/muse-spark-1.3-contributor||1048576|||i0.1o0.2r0.002
meta/muse-spark-1.3||1048576|||i1.25o4.25r0.15
microsoft/phi-4||16384//16384|t>t|trS|i0.07o0.14
microsoft/wizardlm-2-8x22b||65535//8000|t>t|trs|i0.62o0.62
minimax/minimax-01||1000192//1000192|ti>t|trs|i0.2o1.1
minimax/minimax-m1||1000000//40000|t>t|TRs|i0.4o2.2
minimax/minimax-m2-her||65536//2048|t>t|trs|i0.3o1.2r0.03
minimax/minimax-m2.1||204800//131072|t>t|TRs|i0.3o1.2r0.03
minimax/minimax-m2.5||196608//196608|t>t|TRS|i0.3o1.2r0.03
minimax/minimax-m2.7||204800//131072|t>t|TRS|i0.3o1.2r0.06
minimax/minimax-m2||204800//131072|t>t|TRS|i0.3o1.2
minimax/minimax-m3||524288//512000|tiv>t|TRS|i0.3o1.2r0.06
mistralai/codestral-2508|Mistral: Codestral 2508|256000//51200|tp>t|TrS|i0.3o0.9r0.03
mistralai/devstral-2512|Devstral 2|262144|||i0.4o2r0.04
mistralai/ministral-14b-2512|Mistral: Ministral 3 14B 2512|262144//52429|ti>t|TrS|i0.2o0.2r0.02
mistralai/ministral-3b-2512|Mistral: Ministral 3 3B 2512|131072//32768|ti>t|TrS|i0.1o0.1r0.01
mistralai/ministral-8b-2512|Mistral: Ministral 3 8B 2512|262144//32768|ti>t|TrS|i0.15o0.15r0.015
mistralai/mistral-large-2407||131072//32768|tp>t|TrS|i2o6r0.2
mistralai/mistral-large||128000//25600|tp>t|TrS|i2o6r0.2
mistralai/mistral-medium-3-5|Mistral: Mistral Medium 3.5|262144//262144|tip>t|TRS|i1.5o7.5
mistralai/mistral-medium-3.1|Mistral: Mistral Medium 3.1|131072//26215|tip>t|TrS|i0.4o2r0.04
mistralai/mistral-medium-3|Mistral: Mistral Medium 3|131072//26215|tip>t|TrS|i0.4o2r0.04
mistralai/mistral-nemo||131072//16384|t>t|TrS|i0.019o0.03
mistralai/mistral-saba||32768//32768|tp>t|TrS|i0.2o0.6r0.02
mistralai/mistral-small-24b-instruct-2501|Mistral: Mistral Small 3|32768//16384|t>t|trS|i0.05o0.08
mistralai/mistral-small-2603|Mistral Small 4|262144//262144|ti>t|TRS|i0.15o0.6r0.015
mistralai/mistral-small-3.1-24b-instruct|Mistral: Mistral Small 3.1 24B|128000//128000|ti>t|trs|i0.351o0.555
mistralai/mistral-small-3.2-24b-instruct|Mistral: Mistral Small 3.2 24B|256000//16384|ti>t|TrS|i0.09375o0.25
mistralai/mixtral-8x22b-instruct|Mistral: Mixtral 8x22B Instruct|65536//13108|tp>t|TrS|i2o6r0.2
mistralai/voxtral-small-24b-2507|Mistral: Voxtral Small 24B 2507|32000//6400|tap>t|TrS|i0.1o0.3r0.01
moonshotai/kimi-k2-0905||262144//100352|t>t|TrS|i0.6o2.5
moonshotai/kimi-k2-thinking||262144//100352|t>t|TRS|i0.6o2.5r0.15
moonshotai/kimi-k2.5||262144//262144|ti>t|TRS|i0.6o3r0.1
moonshotai/kimi-k2.6||262144//262144|ti>t|TRS|i0.8o3.4r0.16
moonshotai/kimi-k2.7-code||262144//262144|ti>t|TRS|i0.95o4r0.19
moonshotai/kimi-k2|MoonshotAI: Kimi K2 0711|131072//100352|t>t|Trs|i0.57o2.3
moonshotai/kimi-k3||1048576//1048576|tiv>t|TRS|i3o15r0.3
morph/morph-v3-fast||81920//38000|t>t|trs|i0.8o1.2
morph/morph-v3-large||262144//131072|t>t|trS|i0.9o1.9
nex-agi/nex-n2.5-mini:free||262144|||i0o0
nex-agi/nex-n2.5-mini||262144|||i0.025o0.1r0.0025
nex-agi/nex-n2.5-pro:free||262144|||i0o0
nex-agi/nex-n2.5-pro||262144|||i0.075o0.25r0.015
nousresearch/hermes-3-llama-3.1-405b|Nous: Hermes 3 405B Instruct|131072//16384|t>t|trS|i1o1
nousresearch/hermes-3-llama-3.1-70b|Nous: Hermes 3 70B Instruct|131072//16384|t>t|trS|i0.7o0.7
nousresearch/hermes-4-405b|Nous: Hermes 4 405B|131072//26215|t>t|tRs|i1o3
nvidia/nemotron-3-nano-30b-a3b||262144//262144|t>t|TRS|i0.05o0.2r0.03
nvidia/nemotron-3-nano-omni-30b-a3b-reasoning:free|NVIDIA: Nemotron 3 Nano Omni (free)|256000//65536|tiav>t|TRs|i0o0
nvidia/nemotron-3-super-120b-a12b:free|NVIDIA: Nemotron 3 Super (free)|262144//262144|t>t|TRS|i0o0
nvidia/nemotron-3-super-120b-a12b||262144//16384|t>t|TRS|i0.08o0.45
nvidia/nemotron-3-ultra-550b-a55b:free|NVIDIA: Nemotron 3 Ultra (free)|1000000//65536|t>t|TRs|i0o0
nvidia/nemotron-3-ultra-550b-a55b||512288//512288|t>t|TRS|i0.5o2.2r0.1
nvidia/nemotron-3.5-content-safety:free||128000//8192|ti>t|tRs|i0o0
nvidia/nemotron-3.5-content-safety||131072|||i0.2o0.2
nvidia/nemotron-3.5-lightning:free||1000000//65536|t>t|TRs|i0o0
nvidia/nemotron-3.5-lightning|Nemotron 3.5 Lightning 30B A3B|262144//131072|t>t|TRS|i0.065o0.18
openai/gpt-3.5-turbo-0613|OpenAI: GPT-3.5 Turbo (older v0613)|4095//4096|tp>t|TrS|i1o2
openai/gpt-3.5-turbo-16k||16385//4096|tp>t|TrS|i3o4
openai/gpt-3.5-turbo-instruct||4095//4096|tp>t|trS|i1.5o2
openai/gpt-3.5-turbo||16385//4096|tp>t|TrS|i0.5o1.5
openai/gpt-4-turbo||128000//4096|tip>t|TrS|i10o30
openai/gpt-4.1-mini||1047576//32768|tip>t|TrS|i0.4o1.6r0.1
openai/gpt-4.1-nano||1047576//32768|tip>t|TrS|i0.1o0.4r0.025
openai/gpt-4.1||1047576//32768|tip>t|TrS|i2o8r0.5
openai/gpt-4o-2024-05-13||128000//4096|tip>t|TrS|i5o15
openai/gpt-4o-2024-08-06||128000//16384|tip>t|TrS|i2.5o10r1.25
openai/gpt-4o-2024-11-20||128000//16384|tip>t|TrS|i2.5o10r1.25
openai/gpt-4o-mini-2024-07-18||128000//16384|tip>t|TrS|i0.15o0.6r0.075
openai/gpt-4o-mini||128000//16384|tip>t|TrS|i0.15o0.6r0.075
openai/gpt-4o||128000//16384|tip>t|TrS|i2.5o10r1.25
openai/gpt-4||8191//4096|tp>t|TrS|i30o60
openai/gpt-5-mini||400000/272000/128000|tip>t|TRS|i0.25o2r0.025
openai/gpt-5-nano||400000/272000/128000|tip>t|TRS|i0.05o0.4r0.005
openai/gpt-5-pro||400000/272000/128000|tip>t|TRS|i15o120
openai/gpt-5.1-codex-max||400000/272000/128000|tip>t|TRS|i1.25o10r0.125
openai/gpt-5.1-codex-mini||400000/272000/128000|tip>t|TRS|i0.25o2r0.03
openai/gpt-5.1-codex||400000/272000/128000|tip>t|TRS|i1.25o10r0.13
openai/gpt-5.1||400000/272000/128000|tip>t|TRS|i1.25o10r0.125
openai/gpt-5.2-chat||128000//32000|tip>t|TrS|i1.75o14r0.175
openai/gpt-5.2-codex||400000/272000/128000|tip>t|TRS|i1.75o14r0.175
openai/gpt-5.2-pro||400000/272000/128000|tip>t|TRS|i21o168
openai/gpt-5.2||400000/272000/128000|tip>t|TRS|i1.75o14r0.175
openai/gpt-5.3-codex||400000/272000/128000|tip>t|TRS|i1.75o14r0.175
openai/gpt-5.4-mini||400000/272000/128000|tip>t|TRS|i0.75o4.5r0.075
openai/gpt-5.4-nano||400000/272000/128000|tip>t|TRS|i0.2o1.25r0.02
openai/gpt-5.4-pro||1050000/922000/128000|tip>t|TRS|i30o180
openai/gpt-5.4||1050000/922000/128000|tip>t|TRS|i2.5o15r0.25
openai/gpt-5.5-pro||1050000/922000/128000|tip>t|TRS|i30o180
openai/gpt-5.5||1050000/922000/128000|tip>t|TRS|i5o30r0.5
openai/gpt-5.6-luna-pro|GPT-5.6 Luna|1050000/922000/128000|tip>t|TRS|i0.2o1.2r0.02w0.25
openai/gpt-5.6-luna||1050000/922000/128000|tip>t|TRS|i0.2o1.2r0.02w0.25
openai/gpt-5.6-sol-pro|GPT-5.6 Sol|1050000/922000/128000|tip>t|TRS|i4o20r0.4w5
openai/gpt-5.6-sol||1050000/922000/128000|tip>t|TRS|i4o20r0.4w5
openai/gpt-5.6-terra-pro|GPT-5.6 Terra|1050000/922000/128000|tip>t|TRS|i2o12r0.2w2.5
openai/gpt-5.6-terra||1050000/922000/128000|tip>t|TRS|i2o12r0.2w2.5
openai/gpt-5||400000/272000/128000|tip>t|TRS|i1.25o10r0.125
openai/gpt-6-astra-pro||1050000|||i10o50r1w12.5
openai/gpt-6-astra||1050000|||i10o50r1w12.5
openai/gpt-audio-mini||128000//16384|tap>ta|TrS|i0.6o2.4
openai/gpt-audio||128000//16384|tap>ta|TrS|i2.5o10
openai/gpt-chat-latest||400000//128000|tip>t|TrS|i5o30r0.5
openai/gpt-oss-120b||131072//131072|t>t|TRS|i0.03o0.17r0.03
openai/gpt-oss-20b||131072//131072|t>t|TRS|i0.018o0.09
openai/gpt-oss-safeguard-20b||131072//65536|t>t|TRS|i0.075o0.3r0.0375
openai/o1-pro||200000//100000|tip>t|tRS|i150o600
openai/o1||200000//100000|tip>t|TRS|i15o60r7.5
openai/o3-mini-high||200000//100000|tp>t|TRS|i1.1o4.4r0.55
openai/o3-mini||200000//100000|tp>t|TRS|i1.1o4.4r0.55
openai/o3-pro||200000//100000|tip>t|TRS|i20o80
openai/o3||200000//100000|tip>t|TRS|i2o8r0.5
openai/o4-mini-high||200000//100000|tip>t|TRS|i1.1o4.4r0.275
openai/o4-mini||200000//100000|tip>t|TRS|i1.1o4.4r0.275
perceptron/perceptron-mk1||32768//8192|tiv>t|tRS|i0.15o1.5
perplexity/sonar-deep-research||128000//25600|t>t|tRs|i2o8g3
perplexity/sonar-pro-search||200000//8000|ti>t|tRS|i3o15
perplexity/sonar-pro||200000//8000|ti>t|trs|i3o15
perplexity/sonar-reasoning-pro||128000//25600|ti>t|tRs|i2o8
perplexity/sonar||127072//25415|ti>t|trs|i1o1
poolside/laguna-s-2.1:free||262144//32768|t>t|TRs|i0o0
poolside/laguna-s-2.1||1048576//131072|t>t|TRs|i0.1o0.2r0.01
poolside/laguna-xs-2.1:free||262144//32768|t>t|TRs|i0o0
poolside/laguna-xs-2.1||262144//32768|t>t|TRs|i0.1o0.2r0.05
prism-ml/ternary-bonsai-2-27b||262144|||i0.075o0.5
qwen/qwen-2.5-72b-instruct||32768//16384|t>t|TrS|i0.36o0.4
qwen/qwen-2.5-7b-instruct||32768//32768|t>t|TrS|i0.1o0.2
qwen/qwen-2.5-coder-32b-instruct||32768//32768|t>t|trs|i0.66o1
qwen/qwen-plus-2025-07-28|Qwen: Qwen Plus 0728|1000000//32768|t>t|TrS|i0.26o0.78
qwen/qwen-plus||1000000//32768|t>t|TrS|i0.26o0.78r0.052w0.325
qwen/qwen2.5-vl-72b-instruct||128000//128000|ti>t|trS|i0.8o1r0.4
qwen/qwen3-14b||40960//16384|t>t|TRS|i0.2275o0.91
qwen/qwen3-235b-a22b-2507|Qwen: Qwen3 235B A22B Instruct 2507|262144//16384|t>t|TrS|i0.1495o0.598
qwen/qwen3-235b-a22b-thinking-2507||131072//262144|t>t|TRs|i0.23o2.3
qwen/qwen3-235b-a22b||131072//8192|t>t|TRs|i0.455o1.82
qwen/qwen3-30b-a3b-instruct-2507||128000//32000|t>t|TrS|i0.13o0.52
qwen/qwen3-30b-a3b-thinking-2507||81920//32768|t>t|TRs|i0.2o2.4
qwen/qwen3-30b-a3b||131072//8192|t>t|TRs|i0.13o0.52
qwen/qwen3-32b||40960//16384|t>t|TRS|i0.08o0.28
qwen/qwen3-8b||131072//8192|t>t|TRs|i0.117o0.455
qwen/qwen3-coder-30b-a3b-instruct||262144//262144|t>t|TrS|i0.2925o1.4625
qwen/qwen3-coder-flash||1000000//65536|t>t|Trs|i0.195o0.975r0.039w0.24375
qwen/qwen3-coder-next||262144//262144|t>t|TrS|i0.3o1.5
qwen/qwen3-coder-plus||1000000//65536|t>t|TrS|i0.65o3.25r0.13w0.8125
qwen/qwen3-coder|Qwen: Qwen3 Coder 480B A35B|262144//65536|t>t|TrS|i0.975o4.875
qwen/qwen3-max-thinking||262144//65536|t>t|TRS|i0.78o3.9
qwen/qwen3-max||262144//65536|t>t|TrS|i0.78o3.9r0.156w0.975
qwen/qwen3-next-80b-a3b-instruct||262144//262144|t>t|TrS|i0.0975o0.78
qwen/qwen3-next-80b-a3b-thinking||131072//32768|t>t|TRS|i0.15o1.2
qwen/qwen3-vl-235b-a22b-instruct||131072//32768|ti>t|TrS|i0.26o1.04
qwen/qwen3-vl-235b-a22b-thinking||131072//32768|ti>t|TRS|i0.4o4
qwen/qwen3-vl-30b-a3b-instruct||131072//32768|ti>t|TrS|i0.13o0.52
qwen/qwen3-vl-30b-a3b-thinking||131072//32768|ti>t|TRS|i0.2o2.4
qwen/qwen3-vl-32b-instruct||131072//32768|ti>t|TrS|i0.104o0.416
qwen/qwen3-vl-8b-instruct||131072//32768|ti>t|TrS|i0.117o0.455
qwen/qwen3-vl-8b-thinking||131072//32768|ti>t|TRS|i0.18o2.1
qwen/qwen3.5-122b-a10b||262144//81920|tiv>t|TRS|i0.26o2.08
qwen/qwen3.5-27b||262144//65536|tiv>t|TRS|i0.195o1.56
qwen/qwen3.5-35b-a3b||262144//65536|tiv>t|TRS|i0.1625o1.3
qwen/qwen3.5-397b-a17b||262144//65536|tiv>t|TRS|i0.39o2.34
qwen/qwen3.5-9b||262144//262144|tiv>t|TRS|i0.1o0.15
qwen/qwen3.5-flash-02-23|Qwen: Qwen3.5-Flash|1000000//65536|tiv>t|TRS|i0.065o0.26
qwen/qwen3.5-plus-02-15|Qwen: Qwen3.5 Plus 2026-02-15|1000000//65536|tiv>t|TRS|i0.26o1.56
qwen/qwen3.5-plus-20260420||1000000//65536|tiv>t|TRS|i0.3o1.8w0.375
qwen/qwen3.6-27b||262144//262144|tiv>t|TRS|i0.45o2.7
qwen/qwen3.6-35b-a3b||262144//262144|tiv>t|TRS|i0.15o1r0.05
qwen/qwen3.6-flash||1000000//65536|tiv>t|TRS|i0.1875o1.125w0.234375
qwen/qwen3.6-max-preview||262144//65536|t>t|TRS|i1.027o6.162w1.28375
qwen/qwen3.6-plus||1000000//65536|tiv>t|TRS|i0.325o1.95w0.40625
qwen/qwen3.7-flash||1000000/991000/65536|tiv>t|TRs|i0.03o0.13r0.006w0.038
qwen/qwen3.7-max||1000000//131072|t>t|TRS|i1.475o4.425r0.295w1.84375
qwen/qwen3.7-plus||1000000//131072|ti>t|TRS|i0.32o1.28r0.064w0.4
qwen/qwen3.8-2.4t-a95b||1000000//262144|t>t|TRS|i2o6r0.25w2.5
qwen/qwen3.8-27b:free||262144|||i0o0
qwen/qwen3.8-27b||262144//131072|tiv>t|TRS|i0.425o2.55r0.085w0.53125
qwen/qwen3.8-flash||1000000|||i0.15o0.47r0.016w0.2
qwen/qwen3.8-max-0902||1000000|||i2o6r0.25w2.5
rekaai/reka-edge||16384//16384|tiv>t|TrS|i0.1o0.1
rekaai/reka-flash-3||65536//65536|t>t|tRS|i0.1o0.2
relace/relace-apply-3||256000//128000|t>t|trs|i0.85o1.25
relace/relace-search||256000//128000|t>t|Trs|i1o3
sakana/fugu-max||1000000|||i2o6r0.25
sakana/fugu-ultra-v2||1000000|||i5o30r0.5
sakana/fugu-ultra||1000000//128000|ti>t|TRS|i5o30r0.5
sakana/sakana-namazu||262144//65536|tip>t|TRS|i0.95o4r0.15
sao10k/l3-lunaris-8b|Sao10K: Llama 3 8B Lunaris|8192//16384|t>t|trS|i0.04o0.05
sao10k/l3.1-euryale-70b|Sao10K: Llama 3.1 Euryale 70B v2.2|131072//16384|t>t|TrS|i0.85o0.85
sao10k/l3.3-euryale-70b|Sao10K: Llama 3.3 Euryale 70B|131072//16384|t>t|trS|i0.65o0.75
stealth/claude-opus-4.6|Stealth: Claude Opus 4.6 (20% off)|1000000//128000|tip>t|TRs|i4o20r0.4w5
stealth/claude-opus-4.7|Stealth: Claude Opus 4.7 (20% off)|1000000//128000|tip>t|TRs|i4o20r0.4w5
stealth/claude-opus-4.8|Stealth: Claude Opus 4.8 (20% off)|1000000//128000|tip>t|TRs|i4o20r0.4w5
stealth/claude-sonnet-4.6|Stealth: Claude Sonnet 4.6 (20% off)|1000000//64000|tip>t|TRs|i2.4o12r0.24w3
stealth/qwen3.6-plus|Stealth: Qwen3.6 Plus (50% off)|1000000//65536|ti>t|TRs|i0.25o1.5r0.025w0.3125
stepfun/step-3.5-flash||262144//65536|t>t|TRs|i0.1o0.3
stepfun/step-3.7-flash:free||262144//262144|ti>t|TRs|i0o0
stepfun/step-3.7-flash||256000//256000|tiv>t|TRS|i0.2o1.15r0.04
tencent/hunyuan-a13b-instruct||131072//131072|t>t|tRS|i0.14o0.57
tencent/hy-mt2-1.8b||8192|||i0.044o0.177
tencent/hy-mt2-30b-a3b||8192|||i0.074o0.295
tencent/hy-mt2-7b||8192|||i0.074o0.295
tencent/hy3-preview||262144//262144|t>t|TRs|i0.18o0.6r0.06
tencent/hy3||262144//128000|t>t|TRS|i0.13o0.53r0.033
tencent/hy4-preview||1048576|||i0.834o2.501r0.042
thedrummer/cydonia-24b-v4.1||131072//131072|t>t|trS|i0.3o0.5r0.15
thedrummer/skyfall-36b-v2||32768//32768|t>t|trS|i0.55o0.8r0.25
thedrummer/unslopnemo-12b||1024000//1024000|t>t|TrS|i0.4o0.4
thinkingmachines/inkling-small:free||1048576|||i0o0
thinkingmachines/inkling-small||524288//262144|tia>t|TRS|i0.45o1.2r0.1
thinkingmachines/inkling||524288//262144|tia>t|TRs|i0.95o4.05r0.16
unbiased/pareto||262144|||i2.5o7.5r0.25
undi95/remm-slerp-l2-13b|ReMM SLERP 13B|6144//6144|t>t|trS|i0.35o0.65
upstage/solar-pro-3||131072//131072|t>t|TRS|i0.15o0.6r0.015
upstage/solar-pro4||524288//131072|t>t|TRS|i0.3o1.2r0.06
writer/palmyra-x5||1040000//8192|t>t|trs|i0.6o6
x-ai/grok-4.20-multi-agent|SpaceXAI: Grok 4.20 Multi-Agent|2000000//2000000|tip>t|tRS|i1.25o2.5r0.2
x-ai/grok-4.20|SpaceXAI: Grok 4.20|2000000//2000000|tip>t|TRS|i1.25o2.5r0.2
x-ai/grok-4.3||1000000//4096|tip>t|TRS|i1.25o2.5r0.2
x-ai/grok-4.5||500000//500000|tip>t|TRS|i2o6r0.3
x-ai/grok-4.6||500000//500000|tip>t|TRS|i2o6r0.5
x-ai/grok-4.7||500000|||i1.6o4.8r0.4
x-ai/grok-build-0.1||256000//256000|tip>t|TRS|i1o2r0.2
xiaomi/mimo-v2.5-pro||1048576//131072|t>t|TRS|i0.435o0.87r0.004 >200000i2o6r0.4
xiaomi/mimo-v2.5||1048576//131072|tiav>t|TRS|i0.14o0.28r0.003 >200000i0.8o4r0.16
xiaomi/mimo-v2.6-flash||1048576|||i0.14o0.28r0.0028
xiaomi/mimo-v2.6-pro-ultraspeed||1048576|||i4.35o8.7r0.036
xiaomi/mimo-v2.6-pro||1048576|||i0.435o0.87r0.0036
z-ai/glm-4.5-air||131072//98304|t>t|TRs|i0.13o0.85r0.025
z-ai/glm-4.5v||65536//16384|ti>t|TRs|i0.6o1.8r0.11
z-ai/glm-4.5||131072//98304|t>t|TRs|i0.6o2.2r0.11
z-ai/glm-4.6v||131072//32768|tiv>t|TRs|i0.3o0.9r0.055
z-ai/glm-4.6||202752//131072|t>t|TRS|i0.43o1.75r0.08
z-ai/glm-4.7-flash||202752//16384|t>t|TRS|i0.0605o0.4
z-ai/glm-4.7||202752//131072|t>t|TRS|i0.4o1.75r0.08
z-ai/glm-5-turbo||202752//131072|t>t|TRs|i1.2o4r0.24
z-ai/glm-5.1||200000//128000|t>t|TRS|i1.4o4.4r0.26
z-ai/glm-5.2:free||128000//128000|t>t|tRs|i0o0
z-ai/glm-5.2||1048576//131072|t>t|TRS|i1.4o4.4r0.26
z-ai/glm-5.3-flashx||1048576|||i0.37o1.25r0.075
z-ai/glm-5.3-flash||1048576|||i0.15o0.5r0.03
z-ai/glm-5.3||1048576|||i1.4o4.4r0.26
z-ai/glm-5v-turbo||202752//131072|tiv>t|TRs|i1.2o4r0.24
z-ai/glm-5||198000//128000|t>t|TRS|i0.6o1.92r0.12
~anthropic/claude-fable-latest||1000000//128000|tip>t|TRS|i10o50r0.25w12.5
~anthropic/claude-haiku-latest||200000//64000|tip>t|TRS|i1o5r0.1w1.25
~anthropic/claude-opus-latest||1000000//128000|tip>t|TRS|i5o25r0.5w6.25
~anthropic/claude-sonnet-latest||1000000//128000|tip>t|TRS|i2o10r0.2w2.5
~deepseek/deepseek-flash-latest||1048576|||i0.12o0.48r0.0036
~deepseek/deepseek-pro-latest||1024000|||i0.638616o1.915848r0.021287
~deepseek/deepseek-v4-flash-latest||1024000//384000|t>t|TRS|i0.03o1r0.008
~google/gemini-flash-latest||1048576//65536|tiavp>t|TRS|i0.75o3.75r0.075w0.041667g3.75
~google/gemini-pro-latest||1048576//65536|tiavp>t|TRS|i2o12r0.2w0.375g12
~moonshotai/kimi-latest||974842//974842|tiv>t|TRS|i1.5o7.5r0.15
~openai/gpt-astra-latest||1050000|||i10o50r1w12.5
~openai/gpt-luna-latest||1050000|||i0.2o1.2r0.02w0.25
~openai/gpt-mini-latest||400000//128000|tip>t|TRS|i0.75o4.5r0.075
~openai/gpt-sol-latest||1050000|||i2o10r0.2w2.5
~openai/gpt-terra-latest||1050000|||i2o12r0.2w2.5
~x-ai/grok-latest||500000//500000|tip>t|TRS|i1.6o4.8r0.4
~z-ai/glm-flash-latest||1048576|||i0.075o0.25r0.015
~z-ai/glm-latest||1048576|||i0.6545o2.057r0.107525
`;
