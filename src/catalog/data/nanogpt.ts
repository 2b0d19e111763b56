/**
 * Models of nanogpt, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * Length: one line a model, and it has many.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
auto-model||1000000//1000000|t>t|Trs|
nano-gpt-help||6000//512|t>t|trs|
qwen3.5-omni-flash||49152//16384|tiav>t|trs|
qwen3.5-omni-plus||983616//65536|tiav>t|trs|
=models.dev 2026-08-18
Baichuan-M2|Baichuan M2 32B Medical|32768//32768|t>t|trs|i15.73o15.73r7.865
Baichuan4-Air||32768//32768|t>t|trs|i0.157o0.157r0.0785
Baichuan4-Turbo||128000//32768|t>t|trs|i2.42o2.42r1.21
MiniMax-M2||200000//131072|t>t|tRs|i0.17o1.53r0.085
NousResearch/Hermes-4-70B:thinking|Hermes 4 (Thinking)|128000//8192|t>t|trs|i0.2006o0.3995r0.1003
NousResearch/hermes-4-70b|Hermes 4 Medium|128000//8192|t>t|trs|i0.2006o0.3995r0.1003
Steelskull/L3.3-MS-Evayale-70B||16384//16384|t>t|trs|i0.493o0.493r0.2465
TEE/deepseek-v4-flash|DeepSeek V4 Flash TEE|1048576//1048576|t>t|TRS|i0.2o0.4r0.04
TEE/deepseek-v4-pro-0813:thinking|DeepSeek V4 Pro 0813 Thinking TEE|1048576//1048576|t>t|TRS|i1.32o3.96r0.132
TEE/deepseek-v4-pro-0813|DeepSeek V4 Pro 0813 TEE|1048576//1048576|t>t|TRS|i1.32o3.96r0.132
TEE/gemma-3-27b-it|Gemma 3 27B TEE|131072//8192|t>t|trs|i0.2o0.8r0.1
TEE/glm-4.7|GLM 4.7 TEE|131000//65535|t>t|trs|i0.85o3.3r0.425
TEE/gpt-oss-20b|GPT-OSS 20B TEE|131072//8192|t>t|trs|i0.2o0.8r0.1
TEE/qwen3.5-122b-a10b|Qwen3.5 122B A10B TEE|262144//262144|t>t|TRs|i0.46o3.68r0.23
TEE/qwen3.6-35b-a3b-uncensored|Qwen3.6 35B A3B Uncensored TEE|131072//131072|ti>t|TRS|i0.3o1.5r0.15
Tongyi-Zhiwen/QwenLong-L1-32B||128000//40960|t>t|trs|i0.14o0.6r0.07
alibaba/qwen3.6-27b:thinking||260096//65536|tiv>t|TRs|i0.203o2.24r0.1015
alibaba/qwen3.6-27b||260096//65536|tiv>t|Trs|i0.203o2.24r0.1015
alibaba/qwen3.6-flash||991808//65536|tiv>t|trs|i0.19o1.16r0.02w0.24
amazon/nova-micro-v1|Amazon Nova Micro 1.0|128000//5120|t>t|trs|i0.0357o0.1394r0.01785
azure-gpt-4-turbo||128000//4096|t>t|trs|i10o30
azure-gpt-4o-mini||128000//16384|ti>t|TrS|i0.15o0.6r0.075
azure-gpt-4o||128000//16384|ti>t|TrS|i2.5o10r1.25
azure-o1||200000//100000|t>t|trs|i15o60r7.5
azure-o3-mini||200000//65536|t>t|trs|i1.1o4.4r0.55
brave-pro||8192//8192|t>t|trs|i5o5
brave-research||16384//16384|t>t|trs|i5o5
brave|Brave (Answers)|8192//8192|t>t|trs|i5o5
chutesai/Mistral-Small-3.2-24B-Instruct-2506|Mistral Small 3.2 24b Instruct|128000//131072|t>t|trs|i0.2o0.4r0.1
claude-haiku-4-5-20251001-thinking|Claude Haiku 4.5 Thinking|200000//64000|tip>t|TRS|i1o5r0.1
claude-haiku-4-5-20251001|Claude Haiku 4.5|200000//64000|tip>t|TrS|i1o5r0.1
claude-opus-4-1-20250805|Claude 4.1 Opus|200000//32000|tip>t|TrS|i15o75r1.5
claude-opus-4-1-thinking:1024|Claude 4.1 Opus Thinking (1K)|200000//32000|tip>t|TRS|i15o75r1.5
claude-opus-4-1-thinking:32000|Claude 4.1 Opus Thinking (32K)|200000//32000|tip>t|TRS|i15o75r1.5
claude-opus-4-1-thinking:32768|Claude 4.1 Opus Thinking (32K)|200000//32000|tip>t|TRS|i15o75r1.5
claude-opus-4-1-thinking:8192|Claude 4.1 Opus Thinking (8K)|200000//32000|tip>t|TRS|i15o75r1.5
claude-opus-4-1-thinking|Claude 4.1 Opus Thinking|200000//32000|tip>t|TRS|i15o75r1.5
claude-opus-4-20250514|Claude 4 Opus|200000//32000|tip>t|TrS|i15o75r1.5
claude-opus-4-5-20251101:thinking|Claude 4.5 Opus Thinking|200000//32000|tip>t|TRS|i5o25r0.5
claude-opus-4-5-20251101|Claude 4.5 Opus|200000//32000|tip>t|TRS|i5o25r0.5
claude-opus-4-thinking:1024|Claude 4 Opus Thinking (1K)|200000//32000|tip>t|TRS|i15o75r1.5
claude-opus-4-thinking:32000|Claude 4 Opus Thinking (32K)|200000//32000|tip>t|TRS|i15o75r1.5
claude-opus-4-thinking:32768|Claude 4 Opus Thinking (32K)|200000//32000|tip>t|TRS|i15o75r1.5
claude-opus-4-thinking:8192|Claude 4 Opus Thinking (8K)|200000//32000|tip>t|TRS|i15o75r1.5
claude-opus-4-thinking|Claude 4 Opus Thinking|200000//32000|tip>t|TRS|i15o75r1.5
claude-sonnet-4-20250514|Claude 4 Sonnet|200000//64000|tip>t|TrS|i3o15r0.3
claude-sonnet-4-5-20250929-thinking|Claude Sonnet 4.5 Thinking|1000000//64000|tip>t|TRS|i3o15r0.3
claude-sonnet-4-5-20250929|Claude Sonnet 4.5|1000000//64000|tip>t|TRS|i3o15r0.3
claude-sonnet-4-thinking:1024|Claude 4 Sonnet Thinking (1K)|1000000//64000|tip>t|TRS|i3o15r0.3
claude-sonnet-4-thinking:32768|Claude 4 Sonnet Thinking (32K)|1000000//64000|tip>t|TRS|i3o15r0.3
claude-sonnet-4-thinking:64000|Claude 4 Sonnet Thinking (64K)|1000000//64000|tip>t|TRS|i3o15r0.3
claude-sonnet-4-thinking:8192|Claude 4 Sonnet Thinking (8K)|1000000//64000|tip>t|TRS|i3o15r0.3
claude-sonnet-4-thinking|Claude 4 Sonnet Thinking|1000000//64000|tip>t|TRS|i3o15r0.3
cohere/north-mini-code|Cohere North Mini Code 1.0|256000//64000|t>t|tRs|i0.2o0.8r0.1
command-a-plus-05-2026|Cohere Command A+ (05/2026)|128000//64000|ti>t|tRS|i2.5o10r1.25
crofai/greg-2-super||229376//229376|t>t|TrS|i1.5o5r0.25
crofai/greg-2-ultra||229376//229376|t>t|TrS|i3o10r0.5
deepclaude||128000//8192|tp>t|trs|i3o15r0.3
deepseek/deepseek-prover-v2-671b||160000//16384|t>t|trs|i1o2.5r0.5
dmind/dmind-1-mini||32768//8192|t>t|trs|i0.2o0.4r0.1
dots-studio/dots-3-note-preview||393216//393216|ti>t|TRS|i0.1o0.2r0.05
exa-answer||4096//4096|t>t|trs|i2.5o2.5
gemma-4-e2b-it|Gemma 4 E2B Instruct|131072//16384|tiav>t|TrS|i0.02o0.1r0.01
gemma-4-e4b-it|Gemma 4 E4B Instruct|131072//16384|tiav>t|TrS|i0.04o0.2r0.02
glm-4-airx||8000//4096|t>t|trs|i2.006o2.006r1.003
glm-4-air||128000//4096|t>t|trs|i0.2006o0.2006r0.1003
glm-4-flash||128000//4096|t>t|trs|i0.1003o0.1003r0.05015
glm-4-plus||128000//4096|t>t|trs|i7.497o7.497r3.7485
glm-4||128000//4096|t>t|trs|i14.994o14.994r7.497
glm-z1-air||32000//16384|t>t|TrS|i0.07o0.07r0.035
glm-zero-preview||8000//4096|t>t|trs|i1.802o1.802r0.901
hunyuan-turbos-20250226|Hunyuan Turbo S|24000//8192|t>t|trs|i0.187o0.374r0.0935
ibm-granite/granite-4.1-8b||131072//131072|t>t|TrS|i0.05o0.1r0.05
inclusionai/ling-2.6-1t||262144//32768|t>t|TrS|i0.3o2.5r0.06
inclusionai/ling-2.6-flash||262144//32768|t>t|TrS|i0.1o0.3r0.02
inclusionai/ring-2.6-1t||262144//65536|t>t|TRS|i0.3o2.5r0.06
inflection/inflection-3-pi||8000//4096|t>t|trs|i2.499o9.996r1.2495
inflection/inflection-3-productivity||8000//4096|t>t|trs|i2.499o9.996r1.2495
jamba-large-1.6||256000//4096|t>t|trs|i1.989o7.99r0.9945
jamba-large-1.7||256000//4096|t>t|trs|i1.989o7.99r0.9945
jamba-large||256000//4096|t>t|trs|i1.989o7.99r0.9945
jamba-mini-1.6||256000//4096|t>t|trs|i0.1989o0.408r0.09945
jamba-mini-1.7||256000//4096|t>t|trs|i0.1989o0.408r0.09945
jamba-mini||256000//4096|t>t|trs|i0.1989o0.408r0.09945
kwaipilot/kat-coder-air-v2.5||256000//80000|t>t|TrS|i0.15o0.6r0.03
kwaipilot/kat-coder-pro-v2.5||256000//80000|t>t|TrS|i0.74o2.96r0.15
kwaipilot/kat-coder-pro-v2||256000//80000|t>t|trs|i0.3o1.2r0.15
learnlm-1.5-pro-experimental|Gemini LearnLM Experimental|32767//8192|t>t|trs|i3.502o10.506r1.751
mistral-small-31-24b-instruct||128000//131072|ti>t|trs|i0.1o0.3r0.05
mistral/mistral-medium-3.5:thinking||256000//32768|ti>t|TRS|i1.5o7.5r0.75
mistral/mistral-medium-3.5||256000//32768|ti>t|TRS|i1.5o7.5r0.75
mistralai/Devstral-Small-2505|Mistral Devstral Small 2505|32768//8192|t>t|trs|i0.06o0.06r0.03
mistralai/Mistral-Nemo-Instruct-2407|Mistral Nemo|16384//8192|t>t|trs|i0.1003o0.1207r0.05015
mistralai/mistral-large-3-675b-instruct-2512|Mistral Large 3 675B|262144//256000|ti>t|trs|i1o3r0.5
nex-agi/nex-n2-mini||262144//262144|ti>t|TRS|i0.025o0.1r0.0025
nex-agi/nex-n2-pro||262144//262144|ti>t|TRS|i0.5o2.5r0.25
nvidia/nemotron-3-nano-omni-30b-a3b-reasoning|Nvidia Nemotron 3 Nano Omni|256000//65536|ti>t|TRs|i0.105o0.42r0.0525
openai/gpt-4-turbo-preview||128000//4096|t>t|trs|i10o30
openai/gpt-4o-mini-search-preview||128000//16384|t>t|trs|i0.15o0.6r0.075
openai/gpt-4o-search-preview||128000//16384|ti>t|trs|i2.5o10r1.25
openai/gpt-5-codex||256000//32768|t>t|TRS|i1.25o10r0.125
openai/o1-preview||128000//32768|t>t|tRs|i15o60r7.5
openai/o3-deep-research||200000//100000|t>t|tRs|i11o44r5.5
openai/o4-mini-deep-research||200000//100000|t>t|tRs|i2.2o8.8r1.1
perplexity-academic-researcher||127000//128000|t>t|tRs|i2o8r1
poolside/laguna-m.1||262144//32768|t>t|trs|i0.2o0.4r0.1
qwen-3.6-plus||991808//65536|tiv>t|Trs|i0.325o1.95r0.0325w0.40625
qwen-long|Qwen Long 10M|10000000//8192|tp>t|trs|i0.1003o0.408r0.05015
qwen-max|Qwen 2.5 Max|32000//8192|t>t|trs|i1.5997o6.392r0.79985
qwen-plus||995904//32768|t>t|tRs|i0.3995o1.2002r0.19975
qwen-turbo||1000000//8192|t>t|trs|i0.04998o0.2006r0.02499
qwen/Qwen2.5-Coder-32B-Instruct|Qwen 2.5 Coder 32b|32000//8192|t>t|trs|i0.2006o0.2006r0.1003
qwen/Qwen3-235B-A22B-Instruct-2507|Qwen 3 235b A22B 2507|256000//262144|t>t|TrS|i0.13o0.5r0.065
qwen/Qwen3-235B-A22B-Thinking-2507|Qwen 3 235b A22B 2507 Thinking|256000//262144|t>t|Trs|i0.3o0.5r0.15
qwen/Qwen3-8B||41000//32768|t>t|trs|i0.47o0.47r0.235
qwen/Qwen3-Next-80B-A3B-Instruct||256000//262144|t>t|TrS|i0.15o0.65r0.075
qwen/Qwen3-VL-235B-A22B-Instruct||128000//262144|ti>t|trs|i0.3o1.2r0.15
qwen/Qwen3.6-35B-A3B:thinking||262144//16384|tiv>t|TRs|i0.112o0.8r0.056
qwen/Qwen3.6-35B-A3B||262144//16384|tiv>t|Trs|i0.112o0.8r0.056
qwen/qwen3.5-397b-a17b-thinking||258048//65536|tiv>t|TRs|i0.6o3.6r0.3
qwen/qwen3.5-plus-thinking||983616//65536|tiv>t|tRs|i0.4o2.4r0.04
qwen25-vl-72b-instruct|Qwen25 VL 72b|32000//32768|ti>t|trs|i0.69989o0.69989r0.349945
qwen3-30b-a3b-instruct-2507||256000//32768|t>t|trs|i0.2o0.5r0.1
qwen3-coder-30b-a3b-instruct||128000//65536|t>t|TrS|i0.1o0.4r0.05
qwen3-max-2026-01-23||256000//32768|t>t|trs|i1.2002o6.001r0.6001
qwen3-vl-235b-a22b-thinking||32768//32768|ti>t|tRs|i0.5o6r0.25
qwen3.5-0.8b||262144//32768|ti>t|TRS|i0.06o0.12r0.03
qwen3.5-122b-a10b:thinking||131072//32768|t>t|TRS|i0.437o3.496r0.103788
qwen3.5-122b-a10b||131072//32768|t>t|TrS|i0.437o3.496r0.103788
qwen3.5-27b:thinking||260096//65536|tiv>t|TRs|i0.27o2.16r0.135
qwen3.5-27b||260096//65536|tiv>t|Trs|i0.27o2.16r0.135
qwen3.5-2b||262144//32768|ti>t|TRS|i0.08o0.16r0.04
qwen3.5-35b-a3b:thinking||260096//65536|tiv>t|TRs|i0.225o1.8r0.1125
qwen3.5-35b-a3b||260096//65536|tiv>t|Trs|i0.225o1.8r0.1125
qwen3.5-4b||262144//32768|ti>t|TRS|i0.1o0.2r0.05
qwen3.5-flash:thinking||991808//65536|tiv>t|tRs|i0.1o0.4r0.05
qwen3.5-flash||991808//65536|tiv>t|trs|i0.1o0.4r0.05
qwen3.6-max-preview||245760//65536|t>t|trs|i1.04o6.24r0.52
qwen3.7-flash:thinking||983616//65536|tiv>t|TRS|i0.03o0.13r0.006w0.038
qwen3.7-flash||991808//65536|tiv>t|TRS|i0.03o0.13r0.006w0.038
qwen3.7-max:thinking||1000000//65536|t>t|TRs|i2.5o7.5r0.5w3.125
qwen3.7-max||1000000//65536|t>t|TRs|i2.5o7.5r0.5w3.125
qwen3.7-plus:thinking||983616//65536|tiv>t|TRs|i0.4o1.6r0.08w0.5
qwen3.7-plus||991808//65536|tiv>t|TRs|i0.4o1.6r0.08w0.5
qwen3.8-27b:thinking||262144//32768|ti>t|TRS|i0.2o1.4r0.04
qwen3.8-27b||262144//32768|ti>t|TRS|i0.2o1.4r0.04
qwen3.8-max:thinking||991000//131072|tivp>t|TRS|i2o6r0.25w2.5
qwen3.8-max||991000//65536|tivp>t|TrS|i2o6r0.25w2.5
sarvam-30b||65536//4096|t>t|TRs|i0.028o0.111r0.017
sonar-deep-research|Perplexity Deep Research|60000//128000|t>t|trs|i3.4o13.6r1.7
sonar-pro|Perplexity Pro|200000//128000|t>t|trs|i3o15r1.5
sonar-reasoning-pro|Perplexity Reasoning Pro|127000//128000|t>t|tRs|i2o8r1
sonar|Perplexity Simple|127000//128000|t>t|trs|i1o1r0.5
step-r1-v-mini||128000//65536|t>t|trs|i2.5o11r1.25
tencent/Hunyuan-MT-7B||8192//8192|t>t|trs|i10o20r5
xiaomi/mimo-v2.5-pro-crof:thinking|MiMo V2.5 Pro Thinking (Crof)|1000000//131072|t>t|TRS|i0.4o0.8r0.003
xiaomi/mimo-v2.5-pro-crof||1000000//131072|t>t|TRS|i0.4o0.8r0.003
yi-large||32000//4096|t>t|trs|i3.196o3.196r1.598
yi-lightning||12000//4096|t>t|trs|i0.2006o0.2006r0.1003
yi-medium-200k||200000//4096|t>t|trs|i2.499o2.499r1.2495
zai-org/GLM-4.5-Air:thinking||128000//98304|t>t|TRS|i0.12o0.8r0.06
zai-org/GLM-4.5-Air||128000//98304|t>t|TrS|i0.12o0.8r0.06
zai-org/GLM-4.5:thinking||128000//65536|t>t|tRs|i0.3o1.3r0.15
zai-org/GLM-4.6-turbo:thinking||200000//204800|t>t|tRs|i1o3r0.5
zai-org/GLM-4.6-turbo||200000//204800|t>t|trs|i1o3r0.5
zai-org/glm-4.5||128000//65536|t>t|trs|i0.3o1.3r0.15
zai-org/glm-4.6-original||256000//65535|t>t|TRs|i0.35o1.4r0.175
zai-org/glm-4.6v-flash-original|GLM 4.6V Flash|128000//24000|ti>t|trs|i0.1o0.4r0.05
zai-org/glm-4.6v-original||128000//24000|ti>t|trs|i0.6o0.9r0.3
zai-org/glm-4.6v||128000//24000|ti>t|trs|i0.3o0.9r0.15
zai-org/glm-4.7-flash-original:thinking||200000//128000|t>t|TRs|i0.07o0.4r0.035
zai-org/glm-4.7-flash-original||200000//128000|t>t|TRS|i0.07o0.4r0.035
zai-org/glm-4.7-flash:thinking||200000//128000|t>t|TRs|i0.07o0.4r0.035
zai-org/glm-4.7-flash||200000//128000|t>t|TRS|i0.07o0.4r0.035
zai-org/glm-4.7-original:thinking||200000//65535|t>t|TRS|i0.6o2.2r0.11
zai-org/glm-4.7-original||200000//65535|t>t|TRS|i0.6o2.2r0.11
zai-org/glm-4.7:thinking||200000//65535|t>t|TRS|i0.2o0.8r0.1
zai-org/glm-4.7||200000//65535|t>t|TRS|i0.2o0.8r0.1
zai-org/glm-5-original:thinking||200000//128000|t>t|TRS|i1o3.2r0.2
zai-org/glm-5-original||200000//128000|t>t|TRS|i1o3.2r0.2
zai-org/glm-5.1:thinking||200000//131072|t>t|TRS|i0.75o2.6r0.15
zai-org/glm-5.1||200000//131072|t>t|TRS|i0.75o2.6r0.15
zai-org/glm-5.2:thinking||1048576//131072|t>t|TRS|i0.42o1.32r0.078
zai-org/glm-5.2||1048576//131072|t>t|TRS|i0.42o1.32r0.078
zai-org/glm-5.3:thinking|GLM 5.3 Preview Thinking|1048576//131072|t>t|TRS|i1.4o4.4r0.26
zai-org/glm-5.3|GLM 5.3 Preview|1048576//131072|t>t|TRS|i1.4o4.4r0.26
zai-org/glm-5:thinking||200000//128000|t>t|TRS|i0.5o2.55r0.13
zai-org/glm-5||200000//128000|t>t|TRS|i0.5o2.55r0.13
zai-org/glm-latest||1048576//131072|t>t|TRS|i0.42o1.32r0.078
=models.dev 2026-09-22
Doctor-Shotgun/MS3.2-24B-Magnum-Diamond||16384//32768|t>t|trs|i0.493o0.493r0.2465
EVA-UNIT-01/EVA-LLaMA-3.33-70B-v0.0|EVA Llama 3.33 70B|16384//16384|t>t|trs|i2.006o2.006r1.003
EVA-UNIT-01/EVA-LLaMA-3.33-70B-v0.1||16384//16384|t>t|trs|i2.006o2.006r1.003
EVA-UNIT-01/EVA-Qwen2.5-32B-v0.2||16384//8192|t>t|trs|i0.799o0.799r0.3995
EVA-UNIT-01/EVA-Qwen2.5-72B-v0.2||16384//8192|t>t|trs|i0.799o0.799r0.3995
Envoid/Llama-3.05-NT-Storybreaker-Ministral-70B|Llama 3.05 Storybreaker Ministral 70b|16384//8192|t>t|trs|i0.493o0.493r0.2465
Envoid/Llama-3.05-Nemotron-Tenyxchat-Storybreaker-70B||16384//8192|t>t|trs|i0.493o0.493r0.2465
GLM-4.6-Derestricted-v5||131072//8192|t>t|TRs|i0.4o1.5r0.2
GalrionSoftworks/MN-LooseCannon-12B-v1||16384//8192|t>t|trs|i0.493o0.493r0.2465
Gemma-4-26B-A4B-MeroMero:thinking||262144|||i0.12o0.38r0.06
Gemma-4-26B-A4B-MeroMero||262144|||i0.12o0.38r0.06
Gemma-4-31B-Claude-4.6-Opus-Reasoning-Distilled||262144//16384|ti>t|TRs|i0.306o0.306r0.0306
Gemma-4-31B-Cognitive-Unshackled||262144//16384|ti>t|TRs|i0.306o0.306r0.153
Gemma-4-31B-DarkIdol||262144//16384|ti>t|TRs|i0.306o0.306r0.153
Gemma-4-31B-GarnetV2||262144//16384|ti>t|TRs|i0.306o0.306r0.153
Gemma-4-31B-MeroMero-v2:thinking||262144|||i0.1o0.45r0.05
Gemma-4-31B-MeroMero-v2||262144|||i0.1o0.45r0.05
Gemma-4-31B-Queen||262144//16384|ti>t|TRs|i0.306o0.306r0.153
Gryphe/MythoMax-L2-13b|MythoMax 13B|4000//4096|t>t|trs|i0.1003o0.1003r0.05015
LLM360/K2-Think||128000//32768|t>t|trs|i0.17o0.68r0.085
LatitudeGames/Wayfarer-Large-70B-Llama-3.3|Llama 3.3 70B Wayfarer|16384//16384|t>t|trs|i0.7o0.7r0.35
MarinaraSpaghetti/NemoMix-Unleashed-12B|NemoMix 12B Unleashed|32768//8192|t>t|trs|i0.493o0.493r0.2465
Meta-Llama-3-1-8B-Instruct-FP8|Llama 3.1 8B (decentralized)|128000//16384|t>t|trs|i0.02o0.03r0.01
MiniMax-M1||1000000//131072|t>t|trs|i0.1394o1.3328r0.0697
MiniMaxAI/MiniMax-M1-80k||1000000//131072|t>t|trs|i0.6052o2.4225r0.3026
NeverSleep/Lumimaid-v0.2-70B|Lumimaid v0.2|16384//8192|t>t|trs|i1o1.5r0.5
NousResearch/hermes-3-llama-3.1-70b|Hermes 3 70B|65536//8192|t>t|Trs|i0.408o0.408r0.204
NousResearch/hermes-4-405b:thinking|Hermes 4 Large (Thinking)|128000//8192|t>t|trS|i0.3o1.2r0.15
NousResearch/hermes-4-405b|Hermes 4 Large|128000//8192|t>t|trS|i0.3o1.2r0.15
Qwen3.5-27B-BlueStar-v3-Derestricted||262144//16384|ti>t|TRs|i0.306o0.306r0.153
Qwen3.5-27B-Queen-Derestricted||262144//16384|ti>t|TRs|i0.306o0.306r0.153
ReadyArt/MS3.2-The-Omega-Directive-24B-Unslop-v2.0||16384//32768|t>t|trs|i0.5o0.5r0.25
Salesforce/Llama-xLAM-2-70b-fc-r||128000//16384|t>t|trs|i2.5o2.5r1.25
Sao10K/L3-8B-Stheno-v3.2|Sao10K Stheno 8b|16384//8192|t>t|trs|i0.2006o0.2006r0.1003
Sao10K/L3.1-70B-Euryale-v2.2|Llama 3.1 70B Euryale|20480//16384|t>t|trs|i0.306o0.357r0.153
Sao10K/L3.1-70B-Hanami-x1|Llama 3.1 70B Hanami|16384//16384|t>t|trs|i0.493o0.493r0.2465
Sao10K/L3.3-70B-Euryale-v2.3|Llama 3.3 70B Euryale|20480//16384|t>t|trs|i0.493o0.493r0.2465
Steelskull/L3.3-Cu-Mai-R1-70b|Llama 3.3 70B Cu Mai|16384//16384|t>t|trs|i0.493o0.493r0.2465
Steelskull/L3.3-Electra-R1-70b|Steelskull Electra R1 70b|16384//16384|t>t|trs|i0.69989o0.69989r0.349945
Steelskull/L3.3-MS-Nevoria-70b|Steelskull Nevoria 70b|16384//16384|t>t|trs|i0.493o0.493r0.2465
Steelskull/L3.3-Nevoria-R1-70b|Steelskull Nevoria R1 70b|16384//16384|t>t|trs|i0.493o0.493r0.2465
TEE/deepseek-v3.2|DeepSeek V3.2 TEE|164000//65536|t>t|trs|i0.5o1r0.25
TEE/deepseek-v4.1-flash|DeepSeek V4.1 Flash TEE|1048576|||i0.65o1.45r0.13
TEE/gemma-4-26b-a4b-uncensored|Gemma 4 26B A4B Uncensored TEE|65536//65536|ti>t|TrS|i0.15o0.7r0.075
TEE/gemma-4-31b-it|Gemma 4 31B IT TEE|262144//262144|t>t|TRs|i0.15o0.46r0.075
TEE/gemma4-31b:thinking|Gemma 4 31B Thinking TEE|262144//131072|ti>t|TRS|i0.4o1r0.4
TEE/gemma4-31b||262144//131072|ti>t|TrS|i0.4o1r0.4
TEE/glm-5.1-thinking|GLM 5.1 Thinking TEE|202752//65535|t>t|TRS|i1.5o5.25r0.3
TEE/glm-5.1|GLM 5.1 TEE|202752//65535|t>t|TRs|i1.5o5.25r0.3
TEE/glm-5.2:thinking|GLM 5.2 Thinking TEE|1048576//131072|t>t|TRS|i1.4o4.4r0.7
TEE/glm-5.2|GLM 5.2 TEE|1048576//131072|t>t|TRS|i1.4o4.4r0.7
TEE/glm-5.3-flash|GLM 5.3 Flash TEE|1048576|||i0.15o0.5r0.03
TEE/glm-5.3|GLM 5.3 TEE|1048576|||i1.4o4.4r0.26
TEE/gpt-oss-120b|GPT-OSS 120B TEE|131072//16384|t>t|trs|i2o2r2
TEE/kimi-k2.6|Kimi K2.6 TEE|262144//65536|ti>t|Trs|i1.5o5.25r0.375
TEE/kimi-k2.7-code|Kimi K2.7 Code TEE|262144//65536|ti>t|TRs|i0.95o4r0.19
TEE/kimi-k3|Kimi K3 TEE|1048576//1048576|tiv>t|TRS|i3o15r1.5
TEE/llama3-3-70b||128000//16384|t>t|trs|i1.75o2.75r1.75
TEE/muse-glimmer-30b|Muse Glimmer 30B TEE|131072//131072|ti>t|TRS|i0.35o1.5r0.04
TEE/nemotron-3.5-lightning|Nvidia Nemotron 3.5 Lightning TEE|262144|||i0.08o0.2r0.04
TEE/qwen2.5-vl-72b-instruct|Qwen2.5 VL 72B TEE|65536//8192|ti>t|trs|i0.7o0.7r0.35
TEE/qwen3.5-27b|Qwen3.5 27B TEE|262144//65536|tiv>t|trs|i0.3o2.4r0.15
TEE/qwen3.5-397b-a17b|Qwen3.5 397B A17B TEE|262144//65536|t>t|trs|i0.55o3.5r0.275
TEE/qwen3.6-27b|Qwen3.6 27B TEE|262144//65536|ti>t|tRs|i0.32o2.7r0.16
TEE/qwen3.6-35b-a3b|Qwen3.6 35B A3B TEE|262144//262144|t>t|trs|i0.2o1.27r0.1
TEE/qwen3.8-27b|Qwen3.8 27B TEE|262144|||i0.4o3r0.15
THUDM/GLM-4-32B-0414||128000//65536|t>t|trs|i0.2o0.2r0.1
THUDM/GLM-4-9B-0414||32000//8000|t>t|trs|i0.2o0.2r0.1
THUDM/GLM-Z1-9B-0414||32000//8000|t>t|trs|i0.2o0.2r0.1
TheDrummer/Anubis-70B-v1.1||131072//16384|t>t|trs|i0.31o0.31r0.155
TheDrummer/Anubis-70B-v1||65536//16384|t>t|trs|i0.31o0.31r0.155
TheDrummer/Artemis-v1.1||262144|||i0.1o0.45r0.05
TheDrummer/Cydonia-24B-v2||16384//32768|t>t|trs|i0.1003o0.1207r0.05015
TheDrummer/Cydonia-24B-v4.1||131072//131072|t>t|trs|i0.35o0.55r0.16
TheDrummer/Cydonia-24B-v4.3||32768//32768|t>t|trs|i0.12o0.15r0.06
TheDrummer/Cydonia-24B-v4||16384//32768|t>t|trs|i0.2006o0.2414r0.1003
TheDrummer/Magidonia-24B-v4.3||32768//32768|t>t|trs|i0.1003o0.1207r0.05015
TheDrummer/Rocinante-12B-v1.1|Rocinante 12b|16384//8192|t>t|trs|i0.408o0.595r0.204
TheDrummer/UnslopNemo-12B-v4.1|UnslopNemo 12b v4|8192//8192|tp>t|trs|i0.493o0.493r0.2465
TheDrummer/skyfall-36b-v2||32000//32768|tp>t|trs|i0.55o0.8r0.25
VongolaChouko/Starcannon-Unleashed-12B-v1.0|Mistral Nemo Starcannon 12b v1|16384//8192|t>t|trs|i0.493o0.493r0.2465
abacusai/Dracarys-72B-Instruct|Llama 3.1 70B Dracarys 2|16384//8192|t>t|trs|i0.493o0.493r0.2465
abliteration-ai/abliterated-model-large-v2||1000000|||i5o5r0.5
abliteration-ai/abliterated-model-large||1000000|||i5o5r0.5
abliteration-ai/abliterated-model||262144|||i3o3r0.3
agnes-3.0-flash||524288|||i0.05o0.15r0.005
aion-labs/aion-2.0||131072//32768|t>t|Trs|i0.8o1.6r0.2
aion-labs/aion-3.0-mini||131072//32768|t>t|TRs|i0.7o1.4r0.18
aion-labs/aion-3.0||131072//32768|t>t|TRs|i3o6r0.75
aion-labs/aion-rp-llama-3.1-8b|Llama 3.1 8b (uncensored)|32768//16384|t>t|Trs|i0.8o1.6r0.4
amazon/nova-2-lite-v1|Amazon Nova 2 Lite|1000000//65535|t>t|trs|i0.51o4.25r0.255
amazon/nova-lite-v1|Amazon Nova Lite 1.0|300000//5120|t>t|trs|i0.0595o0.238r0.02975
amazon/nova-pro-v1|Amazon Nova Pro 1.0|300000//32000|t>t|trs|i0.799o3.196r0.3995
anthracite-org/magnum-v2-72b||16384//8192|t>t|trs|i2.006o2.992r1.003
anthracite-org/magnum-v4-72b||16384//8192|tp>t|trs|i2.006o2.992r1.003
anthropic/claude-fable-5.1||1000000|||i10o50r0.25w12.5
anthropic/claude-fable-5||1000000//128000|tip>t|TRS|i10o50r1w12.5
anthropic/claude-fable-latest||1000000//128000|tip>t|TRS|i10o50r0.25w12.5
anthropic/claude-haiku-4.5:thinking||200000|||i1o5r0.1
anthropic/claude-haiku-4.5||200000|||i1o5r0.1
anthropic/claude-haiku-latest||200000//64000|tip>t|TRS|i1o5r0.1
anthropic/claude-opus-4.1:thinking:1024|Claude 4.1 Opus Thinking (1K)|200000|||i15o75r1.5
anthropic/claude-opus-4.1:thinking:32768|Claude 4.1 Opus Thinking (32K)|200000|||i15o75r1.5
anthropic/claude-opus-4.1:thinking:8192|Claude 4.1 Opus Thinking (8K)|200000|||i15o75r1.5
anthropic/claude-opus-4.1:thinking|Claude 4.1 Opus Thinking|200000|||i15o75r1.5
anthropic/claude-opus-4.1|Claude 4.1 Opus|200000|||i15o75r1.5
anthropic/claude-opus-4.5:thinking|Claude 4.5 Opus Thinking|200000|||i5o25r0.5
anthropic/claude-opus-4.5|Claude 4.5 Opus|200000|||i5o25r0.5
anthropic/claude-opus-4.6:thinking:low|Claude 4.6 Opus Thinking Low|1000000//128000|tip>t|TRS|i5o25r0.5
anthropic/claude-opus-4.6:thinking:max|Claude 4.6 Opus Thinking Max|1000000//128000|tip>t|TRS|i5o25r0.5
anthropic/claude-opus-4.6:thinking:medium|Claude 4.6 Opus Thinking Medium|1000000//128000|tip>t|TRS|i5o25r0.5
anthropic/claude-opus-4.6:thinking|Claude 4.6 Opus Thinking|1000000//128000|tip>t|TRS|i5o25r0.5
anthropic/claude-opus-4.6|Claude 4.6 Opus|1000000//128000|tip>t|TRS|i5o25r0.5
anthropic/claude-opus-4.7:thinking|Claude 4.7 Opus Thinking|1000000//128000|tip>t|TRS|i5o25r0.5
anthropic/claude-opus-4.7|Claude 4.7 Opus|1000000//128000|tip>t|TRS|i5o25r0.5
anthropic/claude-opus-4.8:thinking||1000000//128000|tip>t|TRS|i5o25r0.5
anthropic/claude-opus-4.8||1000000//128000|tip>t|TRS|i5o25r0.5
anthropic/claude-opus-4:thinking:1024|Claude 4 Opus Thinking (1K)|200000|||i15o75r1.5
anthropic/claude-opus-4:thinking:32768|Claude 4 Opus Thinking (32K)|200000|||i15o75r1.5
anthropic/claude-opus-4:thinking:8192|Claude 4 Opus Thinking (8K)|200000|||i15o75r1.5
anthropic/claude-opus-4:thinking|Claude 4 Opus Thinking|200000|||i15o75r1.5
anthropic/claude-opus-4|Claude 4 Opus|200000|||i15o75r1.5
anthropic/claude-opus-5||1000000//128000|tip>t|TRS|i5o25r0.5w6.25
anthropic/claude-opus-latest||1000000//128000|tip>t|TRS|i5o25r0.5w6.25
anthropic/claude-sonnet-4.5:thinking||200000|||i3o15r0.3
anthropic/claude-sonnet-4.5||200000|||i3o15r0.3
anthropic/claude-sonnet-4.6:thinking||1000000//128000|tip>t|TRS|i3o15r0.3
anthropic/claude-sonnet-4.6||1000000//128000|tip>t|TRS|i3o15r0.3
anthropic/claude-sonnet-4:thinking:1024|Claude 4 Sonnet Thinking (1K)|1000000|||i3o15r0.3
anthropic/claude-sonnet-4:thinking:32768|Claude 4 Sonnet Thinking (32K)|1000000|||i3o15r0.3
anthropic/claude-sonnet-4:thinking:64000|Claude 4 Sonnet Thinking (64K)|1000000|||i3o15r0.3
anthropic/claude-sonnet-4:thinking:8192|Claude 4 Sonnet Thinking (8K)|1000000|||i3o15r0.3
anthropic/claude-sonnet-4:thinking|Claude 4 Sonnet Thinking|1000000|||i3o15r0.3
anthropic/claude-sonnet-4|Claude 4 Sonnet|200000|||i3o15r0.3
anthropic/claude-sonnet-5:thinking||1000000//128000|tip>t|TRS|i2o10r0.2w2.5
anthropic/claude-sonnet-5||1000000//128000|tip>t|TrS|i2o10r0.2w2.5
anthropic/claude-sonnet-latest||1000000//128000|tip>t|TRS|i2o10r0.2w2.5
arcee-ai/trinity-large-thinking||262144//80000|t>t|TRs|i0.25o0.9r0.125
asi1-mini||128000//16384|tp>t|trs|i1o1r0.5
auto-model-basic||1000000//1000000|t>t|Trs|i9.996o19.992r4.998
auto-model-premium||1000000//1000000|t>t|Trs|i9.996o19.992r4.998
auto-model-standard||1000000//1000000|t>t|Trs|i9.996o19.992r4.998
baseten/Kimi-K2-Instruct-FP4|Kimi K2 0711 Instruct FP4|128000//131072|t>t|Trs|i0.4o1.8r0.2
bytedance-seed/seed-2-1-turbo|ByteDance Seed 2.1 Turbo|262144//262144|tiv>t|TRS|i0.5o2.5r0.25
bytedance-seed/seed-2.0-code|ByteDance Seed 2.0 Code|262144//131072|tiv>t|TRS|i0.5o3r0.25
bytedance-seed/seed-2.0-lite|ByteDance Seed 2.0 Lite|262144//131072|t>t|trS|i0.25o2r0.125
bytedance/doubao-seed-2.1-pro||256000//128000|t>t|trs|i1o5r0.5
bytedance/doubao-seed-2.1-turbo||256000//128000|t>t|trs|i0.5o2.5r0.25
bytedance/doubao-seed-character||128000//32768|ti>t|tRs|i0.1179o0.2947r0.0236w0.0025
celeris-1||8192//8192|t>t|trs|i2o6r1
claw-high||1000000//128000|tip>t|TRS|i1o3.2r0.2
claw-low||1048576//65536|tivp>t|TRS|i1o3.2r0.2w0.08333
claw-medium||204800//131072|t>t|TRS|i1o3.2r0.2
cohere/command-r-plus-08-2024|Cohere: Command R+|128000//4096|t>t|trs|i2.856o14.246r1.428
command-a-reasoning-08-2025|Cohere Command A (08/2025)|256000//8192|t>t|trs|i2.5o10r1.25
deepcogito/cogito-v1-preview-qwen-32B||128000//32768|t>t|trs|i1.8o1.8r0.9
deepseek-ai/DeepSeek-R1-0528||128000//163840|t>t|TRs|i0.4o1.7r0.2
deepseek-ai/DeepSeek-V3.1-Terminus:thinking||128000//65536|t>t|TrS|i0.25o0.7r0.125
deepseek-ai/DeepSeek-V3.1-Terminus||128000//65536|t>t|TrS|i0.25o0.7r0.125
deepseek-ai/DeepSeek-V3.1:thinking||128000//65536|t>t|Trs|i0.2o0.7r0.1
deepseek-ai/DeepSeek-V3.1||128000//65536|tp>t|Trs|i0.2o0.7r0.1
deepseek-ai/deepseek-v3.2-exp-thinking||163840//65536|t>t|tRs|i0.28o0.42r0.14
deepseek-ai/deepseek-v3.2-exp||163840//65536|t>t|trs|i0.28o0.42r0.14
deepseek-chat-cheaper|DeepSeek V3/Chat Cheaper|128000//8192|tp>t|TrS|i0.1o0.425r0.05
deepseek-chat|DeepSeek V3/Deepseek Chat|128000//8192|tp>t|TrS|i0.1o0.425r0.05
deepseek-r1-sambanova|DeepSeek R1 Fast|128000//4096|t>t|trs|i4.998o6.987r2.499
deepseek-r1||128000//8192|t>t|TRs|i0.4o1.7r0.2
deepseek-reasoner-cheaper|Deepseek R1 Cheaper|128000//65536|t>t|trs|i0.4o1.7r0.2
deepseek-reasoner||64000//65536|t>t|trs|i0.4o1.7r0.2
deepseek-v3-0324|DeepSeek Chat 0324|128000//8192|t>t|TrS|i0.2o0.77r0.135
deepseek/deepseek-latest||1048576//384000|t>t|TRS|i1.1o2.5r0.04
deepseek/deepseek-v3.2:thinking||163000//65536|tp>t|TRS|i0.28o0.42r0.14
deepseek/deepseek-v3.2||163000//65536|tp>t|TrS|i0.28o0.42r0.14
deepseek/deepseek-v4-flash-0731:thinking||1000000//131072|t>t|TRS|i0.05o0.16r0.013
deepseek/deepseek-v4-flash-0731||1000000//131072|t>t|TRS|i0.05o0.16r0.013
deepseek/deepseek-v4-flash-latest||1048576//384000|t>t|TRS|i0.05o0.16r0.013
deepseek/deepseek-v4-flash-vision-exp||1048576|||i0.44o1.32r0.014
deepseek/deepseek-v4-flash:thinking||1048576//384000|t>t|TRS|i0.14o0.28r0.0028
deepseek/deepseek-v4-flash||1048576//384000|t>t|TRS|i0.14o0.28r0.0028
deepseek/deepseek-v4-pro-0813:thinking||1048576//384000|t>t|TRS|i1.1o2.5r0.04
deepseek/deepseek-v4-pro-0813||1048576//384000|t>t|TRS|i1.1o2.5r0.04
deepseek/deepseek-v4-pro:thinking||1048576//384000|t>t|TRS|i1.1o2.2r0.11
deepseek/deepseek-v4-pro||1048576//384000|t>t|TRS|i1.1o2.2r0.11
deepseek/deepseek-v4.1-flash:thinking||1000000|||i0.13o0.52r0.006
deepseek/deepseek-v4.1-flash||1000000|||i0.13o0.52r0.006
doubao-1.5-pro-256k||256000//16384|t>t|trs|i0.799o1.445r0.3995
doubao-1.5-pro-32k||32000//8192|t>t|trs|i0.1343o0.3349r0.06715
doubao-1.5-vision-pro-32k||32000//8192|ti>t|trs|i0.459o1.377r0.2295
doubao-seed-1-6-250615|Doubao Seed 1.6|256000//16384|t>t|trs|i0.204o0.51r0.102
doubao-seed-1-6-flash-250615|Doubao Seed 1.6 Flash|256000//16384|t>t|trs|i0.0374o0.374r0.0187
doubao-seed-2-0-code-preview-260215|Doubao Seed 2.0 Code Preview|256000//128000|t>t|trs|i0.782o3.893r0.391
doubao-seed-2-0-lite-260215|Doubao Seed 2.0 Lite|256000//32000|t>t|trs|i0.1462o0.8738r0.0731
doubao-seed-2-0-mini-260215|Doubao Seed 2.0 Mini|256000//32000|t>t|trs|i0.0493o0.4845r0.02465
doubao-seed-2-0-pro-260215|Doubao Seed 2.0 Pro|256000//128000|t>t|trs|i0.782o3.876r0.391
ernie-5.0-thinking-preview||128000//16384|ti>t|tRs|i1o3.5r0.5
ernie-5.1:thinking||119000//64000|t>t|tRs|i0.75o3r0.75
ernie-5.1||119000//64000|t>t|trs|i0.75o3r0.75
ernie-x1.1-preview|ERNIE X1.1|64000//8192|tp>t|trs|i0.15o0.6r0.075
failspy/Meta-Llama-3-70B-Instruct-abliterated-v3.5|Llama 3 70B abliterated|8192//8192|t>t|trs|i0.7o0.7r0.35
fastgpt|Web Answer|32768//32768|t>t|trs|i7.5o7.5
featherless-ai/Qwerky-72B||32000//8192|t>t|trs|i0.5o0.5r0.25
gemini-2.0-pro-exp-02-05|Gemini 2.0 Pro 0205|2097152//8192|tia>t|trs|i1.989o7.956r0.49725
gemini-2.0-pro-reasoner||128000//65536|ta>t|trs|i1.292o4.998r0.323
gemini-2.5-flash-lite-preview-06-17|Gemini 2.5 Flash Lite Preview|1048756//65536|tia>t|tRs|i0.15o0.6r0.015
gemini-2.5-flash-lite-preview-09-2025-thinking||1048756//65536|tiap>t|TRS|i0.1o0.4r0.01
gemini-2.5-flash-lite-preview-09-2025||1048756//65536|tiap>t|TRS|i0.1o0.4r0.01
gemini-2.5-flash-lite||1048756//65536|tia>t|TRs|i0.1o0.4r0.01
gemini-2.5-flash-nothinking||1048756//65536|tiap>t|trs|i0.3o2.5r0.03
gemini-2.5-flash-preview-04-17:thinking|Gemini 2.5 Flash Preview Thinking|1048756//65536|tia>t|tRs|i0.15o3.5r0.015
gemini-2.5-flash-preview-04-17|Gemini 2.5 Flash Preview|1048756//65536|tia>t|tRs|i0.15o0.6r0.015
gemini-2.5-flash-preview-05-20:thinking|Gemini 2.5 Flash 0520 Thinking|1048000//65536|ti>t|tRs|i0.15o3.5r0.015
gemini-2.5-flash-preview-05-20|Gemini 2.5 Flash 0520|1048000//65536|ti>t|trs|i0.15o0.6r0.015
gemini-2.5-flash-preview-09-2025-thinking||1048756//65536|tiap>t|TRS|i0.3o2.5r0.03
gemini-2.5-flash-preview-09-2025||1048756//65536|tiap>t|TRS|i0.3o2.5r0.03
gemini-2.5-flash||1048756//65536|tia>t|TRs|i0.3o2.5r0.03
gemini-2.5-pro-exp-03-25|Gemini 2.5 Pro Experimental 0325|1048756//65536|tia>t|tRs|i2.5o10r0.25
gemini-2.5-pro-preview-03-25||1048756//65536|tia>t|tRs|i2.5o10r0.25
gemini-2.5-pro-preview-05-06||1048756//65536|tia>t|tRs|i2.5o10r0.25
gemini-2.5-pro-preview-06-05||1048756//65536|tia>t|tRs|i2.5o10r0.25
gemini-2.5-pro||1048756//65536|tia>t|TRs|i1.25o10r0.125w0.375
gemini-3-pro-image-preview|Gemini 3 Pro Image|1048756//65536|ti>t|trs|i2o12r0.2
gemini-exp-1206|Gemini 2.0 Pro 1206|2097152//8192|tia>t|trs|i1.258o4.998r0.629
gemma-4-12b-it-semancer|Gemma 4 12B Semancer|131072|||i0.05o0.25r0.025
gemma-4-12b-it-station-keeper|Gemma 4 12B StationKeeper|131072|||i0.05o0.25r0.025
gemma-4-12b-it|Gemma 4 12B Instruct|262144//32768|tiav>t|TrS|i0.05o0.25r0.025
gemma-4-26b-a4b-it-chimerax||262144|||i0.12o0.38r0.06
gemma-4-26b-a4b-it-darksoul||262144|||i0.12o0.38r0.06
gemma-4-26b-a4b-it-luminous|Luminous Mirror|262144|||i0.12o0.38r0.06
gemma-4-26b-a4b-it-moonlight|Moonlight Dusk|262144|||i0.12o0.38r0.06
gemma-4-26b-a4b-it-musica||262144|||i0.12o0.38r0.06
gemma-4-26b-a4b-it-opusdistill||262144|||i0.12o0.38r0.06
gemma-4-26b-a4b-it-shadowsiren||262144|||i0.12o0.38r0.06
gemma-4-31b-it-darkidol||262144|||i0.1o0.45r0.05
gemma-4-31b-it-fabled||262144|||i0.1o0.45r0.05
gemma-4-31b-it-garnet||262144|||i0.1o0.45r0.05
gemma-4-31b-it-gembrain||262144|||i0.1o0.45r0.05
gemma-4-31b-it-gemsicle||262144|||i0.1o0.45r0.05
gemma-4-31b-it-isometry||262144|||i0.1o0.45r0.05
gemma-4-31b-it-novelist||262144|||i0.1o0.45r0.05
glm-4-air-0111||128000//4096|t>t|trs|i0.1394o0.1394r0.0697
glm-4-long||1000000//4096|t>t|trs|i0.2006o0.2006r0.1003
glm-4-plus-0111||128000//4096|t>t|trs|i9.996o9.996r4.998
glm-4.1v-thinking-flashx||64000//8192|ti>t|trs|i0.3o0.3r0.15
glm-4.1v-thinking-flash||64000//8192|ti>t|trs|i0.3o0.3r0.15
glm-z1-airx||32000//16384|t>t|TrS|i0.7o0.7r0.35
google/diffusiongemma||262144|||i0.05o0.15r0.025
google/gemini-3-flash-preview-thinking|Gemini 3 Flash Thinking|1048756//65536|tia>t|tRs|i0.5o3r0.05
google/gemini-3-flash-preview||1048756//65536|tia>t|TRS|i0.5o3r0.05
google/gemini-3.1-flash-lite||1048576//65536|tiavp>t|TRS|i0.25o1.5r0.025w0.08333
google/gemini-3.1-pro-preview-customtools||1048756//65536|tia>t|TRS|i2o12r0.2w0.375
google/gemini-3.1-pro-preview-high||1048756//65536|tia>t|TRS|i2o12r0.2w0.375
google/gemini-3.1-pro-preview-low||1048756//65536|tia>t|TRS|i2o12r0.2w0.375
google/gemini-3.1-pro-preview||1048756//65536|tia>t|TRS|i2o12r0.2w0.375
google/gemini-3.5-flash-lite||1048576//65536|tiavp>t|TRS|i0.3o2.5r0.03w0.08333
google/gemini-3.5-flash-thinking||1048576//65536|tia>t|tRs|i1.5o9r0.15w0.083333
google/gemini-3.5-flash||1048576//65536|tia>t|TRS|i1.5o9r0.15w0.083333
google/gemini-3.6-flash||1048576//65536|tiavp>t|TRS|i0.75o3.75r0.075w0.041667
google/gemini-3.7-flash||1048576//65536|tiavp>t|TRS|i0.75o3.75r0.075w0.041667
google/gemini-3.8-flash||1048576|||i0.75o3.75r0.075w0.041667
google/gemini-flash-latest||1048756//65536|tia>t|tRs|i0.75o3.75r0.075w0.041667
google/gemini-flash-lite-latest||1048576//65536|tiavp>t|TRS|i0.3o2.5r0.03w0.08333
google/gemini-pro-latest||1048756//65536|tia>t|TRS|i2o12r0.2w0.375
google/gemma-4-26b-a4b-it-cybersecurity|Gemma 4 26B A4B Cybersecurity|262144|||i0.1056o0.3344r0.0528
google/gemma-4-26b-a4b-it:thinking|Gemma 4 26B A4B Thinking|262144//131072|ti>t|TRS|i0.13o0.4r0.065
google/gemma-4-26b-a4b-it|Gemma 4 26B A4B|262144//131072|ti>t|TRS|i0.12o0.38r0.06
google/gemma-4-31b-it:thinking|Gemma 4 31B Thinking|262144//131072|ti>t|TRS|i0.1o0.35r0.05
google/gemma-4-31b-it|Gemma 4 31B|262144//131072|ti>t|TRS|i0.1o0.45r0.05
google/gemma4-31b-splituntied||262144|||i0.1o0.3r0.05
hermes-high||1000000//128000|tip>t|TRS|i1o3.2r0.2
hermes-low||1048576//65536|tivp>t|TRS|i1o3.2r0.2w0.08333
hermes-medium||204800//131072|t>t|TRS|i1o3.2r0.2
holo3-35b-a3b:thinking||65536//65536|ti>t|TRS|i0.25o1.8r0.125
holo3-35b-a3b||65536//65536|ti>t|TRS|i0.25o1.8r0.125
huihui-ai/DeepSeek-R1-Distill-Llama-70B-abliterated|DeepSeek R1 Llama 70B Abliterated|16384//8192|t>t|tRs|i0.7o0.7r0.35
huihui-ai/DeepSeek-R1-Distill-Qwen-32B-abliterated|DeepSeek R1 Qwen Abliterated|16384//8192|t>t|tRs|i1.4o1.4r0.7
huihui-ai/Llama-3.3-70B-Instruct-abliterated||16384//16384|t>t|trs|i0.7o0.7r0.35
huihui-ai/Qwen2.5-32B-Instruct-abliterated|Qwen 2.5 32B Abliterated|32768//8192|t>t|trs|i0.7o0.7r0.35
ibm-granite/granite-4.2-8b||131072|||i0.1o0.15r0.05
inception/mercury-2.5-preview||260000|||i0.04o0.15r0.004
inclusionai/ling-3.0-flash-vl||262144|||i0.06o0.18r0.012
inclusionai/ling-3.0-flash:thinking||262144//32768|t>t|TRs|i0.075o0.22r0.015
inclusionai/ling-3.0-flash||262144//32768|t>t|Trs|i0.075o0.22r0.015
inference-net/schematron-v2-small||128000|||i0.05o0.23r0.025
inference-net/schematron-v2-turbo||128000|||i0.03o0.15r0.015
inflatebot/MN-12B-Mag-Mell-R1||16384//8192|t>t|trs|i0.493o0.493r0.2465
kimi-k2-instruct-fast|Kimi K2 0711 Fast|131072//16384|tp>t|Trs|i0.4o1.8r0.2
lightonai/LightOnOCR-2-1B|LightOnOCR 2|32768|||i0.1785o0.3465
liquid/lfm-2.5-2.6b||128000//32768|t>t|TRS|i0.1o0.2r0.05
longcat-2.0:thinking||1048756//262144|t>t|TRS|i0.75o3r0.015
longcat-2.0||1048756//262144|t>t|TrS|i0.75o3r0.015
meganova-ai/manta-flash-1.0||16384//16384|t>t|trs|i0.02o0.16r0.01
meganova-ai/manta-mini-1.0||8192//8192|t>t|trs|i0.02o0.16r0.01
meganova-ai/manta-pro-1.0||32768//32768|t>t|trs|i0.06o0.5r0.03
mercury-2||128000//50000|t>t|TRS|i0.25o0.75r0.025
mercury-coder-small||32768//16384|t>t|trs|i0.25o1r0.125
meta-llama/llama-3.1-8b-instruct||131072//16384|t>t|trs|i0.0544o0.085r0.0272
meta-llama/llama-3.2-3b-instruct||131072//8192|tp>t|trs|i0.0306o0.0493r0.0153
meta-llama/llama-3.3-70b-instruct||131072//16384|t>t|TrS|i0.05o0.23r0.025
meta-llama/llama-4-maverick||1048576//65536|ti>t|TrS|i0.15o0.6r0.075
meta-llama/llama-4-scout||328000//65536|ti>t|TrS|i0.085o0.46r0.0425
meta/muse-glimmer-30b||131072//131072|ti>t|TRS|i0.35o1.5r0.04
meta/muse-spark-1.1||1000000//65536|ti>t|tRs|i1.25o4.25r0.15
meta/muse-spark-1.2-contributor|Muse Spark 1.2 Contributor (Data Used for Training)|1000000//65536|tiavp>t|TRS|i0.1o0.2r0.002
meta/muse-spark-1.2||1000000//65536|tiavp>t|TRS|i1.25o4.25r0.15
meta/muse-spark-1.3-contributor||1048576|||i0.1o0.2r0.002
meta/muse-spark-1.3||1048576|||i1.25o4.25r0.15
microsoft/wizardlm-2-8x22b||65536//8192|tp>t|trs|i0.493o0.493r0.2465
minimax/minimax-01||1000192//16384|tp>t|trs|i0.1394o1.122r0.0697
minimax/minimax-latest||512000//80000|ti>t|TRS|i0.3o1.2r0.06
minimax/minimax-m2-her||65532//2048|t>t|trs|i0.302o1.207r0.151
minimax/minimax-m2.1||200000//131072|t>t|TRS|i0.33o1.32r0.165
minimax/minimax-m2.5||204800//131072|t>t|TRS|i0.3o1.2r0.15
minimax/minimax-m2.7-turbo||204800//131072|t>t|TRS|i0.6o2.4r0.3
minimax/minimax-m2.7||204800//131072|t>t|TRS|i0.315o1.26r0.1575
minimax/minimax-m2||200000|||i0.17o1.53r0.085
minimax/minimax-m3:thinking||512000//80000|ti>t|TRS|i0.3o1.2r0.06
minimax/minimax-m3||512000//80000|ti>t|TrS|i0.3o1.2r0.06
mistral-code-agent-latest||262144//32768|t>t|TrS|i0.4o2r0.2
mistral-code-latest||256000//32768|t>t|TrS|i0.3o0.9r0.15
mistralai/codestral-2508||256000//32768|t>t|trs|i0.3o0.9r0.15
mistralai/devstral-2-123b-instruct-2512|Devstral 2 123B|262144//65536|t>t|trs|i0.4o1.4r0.2
mistralai/devstral-small-2505|Mistral Devstral Small 2505|32768|||i0.06o0.06r0.03
mistralai/ministral-14b-2512|Ministral 14B|262144//32768|t>t|trs|i0.2o0.2r0.1
mistralai/ministral-14b-instruct-2512|Ministral 3 14B|262144//32768|ti>t|trs|i0.1o0.4r0.05
mistralai/ministral-3b-2512|Ministral 3B|131072//32768|t>t|trs|i0.1o0.1r0.05
mistralai/ministral-8b-2512|Ministral 8B|262144//32768|t>t|trs|i0.15o0.15r0.075
mistralai/mistral-large|Mistral Large 2411|128000//256000|t>t|trs|i2.006o6.001r0.2
mistralai/mistral-medium-3.1||131072//32768|t>t|trs|i0.4o2r0.2
mistralai/mistral-medium-3.5:thinking||256000|||i1.5o7.5r0.75
mistralai/mistral-medium-3.5||256000|||i1.5o7.5r0.75
mistralai/mistral-medium-3||131072//32768|ti>t|trs|i0.4o2r0.2
mistralai/mistral-nemo-instruct-2407|Mistral Nemo|16384|||i0.1003o0.1207r0.05015
mistralai/mistral-saba||32000//32768|t>t|trs|i0.1989o0.595r0.09945
mistralai/mistral-small-24b-instruct-2501|Mistral Small 24B|32768|||i0.1155o0.3465
mistralai/mistral-small-3.1-24b-instruct|Mistral Small 3.1 24B (2503)|128000|||i0.1o0.3r0.05
mistralai/mistral-small-3.2-24b-instruct|Mistral Small 3.2 24B (2506)|128000|||i0.2o0.4r0.1
mistralai/mistral-small-4-119b-2603:thinking|Mistral Small 4 119B Thinking|262144//16384|ti>t|TRS|i0.4o1.4r0.2
mistralai/mistral-small-4-119b-2603|Mistral Small 4 119B|262144//16384|ti>t|TRS|i0.4o1.4r0.2
mistralai/mixtral-8x22b-instruct-v0.1|Mixtral 8x22B|65536//65536|t>t|trs|i2o6r0.2
mlabonne/NeuralDaredevil-8B-abliterated||8192//8192|t>t|trs|i0.44o0.44r0.22
moonshotai/Kimi-K2-Instruct-0905|Kimi K2 0905|256000//262144|t>t|TrS|i0.4o1.8r0.2
moonshotai/kimi-k2-instruct-0711|Kimi K2 0711|128000//8192|t>t|TrS|i0.4o1.8r0.2
moonshotai/kimi-k2-instruct||256000//8192|t>t|TrS|i0.4o1.8r0.2
moonshotai/kimi-k2-thinking||262144//98304|t>t|TRS|i0.6o2.5r0.15
moonshotai/kimi-k2.5:thinking||256000//65536|ti>t|TRs|i0.3o1.9r0.15
moonshotai/kimi-k2.5||256000//65536|ti>t|Trs|i0.3o1.9r0.15
moonshotai/kimi-k2.6:thinking||256000//65536|ti>t|TRs|i0.5o2.6r0.125
moonshotai/kimi-k2.6||256000//65536|ti>t|Trs|i0.5o2.6r0.125
moonshotai/kimi-k2.7-code-highspeed||262144//65536|ti>t|TRs|i1.9o8r0.32
moonshotai/kimi-k2.7-code||262144//65536|ti>t|TRs|i0.95o4r0.19
moonshotai/kimi-k3||1048576//1048576|tiv>t|TRS|i2o10r0.2
moonshotai/kimi-latest||1048576//1048576|tiv>t|TRS|i2o10r0.2
nanogpt/coding-router:high||1000000//128000|t>t|TRS|i1.1o2.2r0.11
nanogpt/coding-router:low||1000000//128000|t>t|TRS|i0.14o0.28r0.028
nanogpt/coding-router:max||1000000//128000|t>t|TRS|i5o30r0.5
nanogpt/coding-router:medium||1000000//128000|t>t|TRS|i0.14o0.28r0.028
nanogpt/coding-router||1000000//128000|t>t|TRS|i1.1o2.2r0.11
nothingiisreal/L3.1-70B-Celeste-V0.1-BF16|Llama 3.1 70B Celeste v0.1|16384//16384|t>t|trs|i0.493o0.493r0.2465
nvidia/Llama-3.1-Nemotron-70B-Instruct-HF|Nvidia Nemotron 70b|16384//8192|t>t|trs|i0.357o0.408r0.1785
nvidia/Llama-3.3-Nemotron-Super-49B-v1|Nvidia Nemotron Super 49B|128000//16384|t>t|trs|i0.15o0.15r0.075
nvidia/nemotron-3-nano-30b-a3b|Nvidia Nemotron 3 Nano 30B|256000//262144|t>t|trs|i0.17o0.68r0.085
nvidia/nemotron-3-super-120b-a12b:thinking|Nvidia Nemotron 3 Super 120B Thinking|262144//16384|t>t|tRs|i0.05o0.25r0.025
nvidia/nemotron-3-super-120b-a12b|Nvidia Nemotron 3 Super 120B|262144//16384|t>t|tRs|i0.05o0.25r0.025
nvidia/nemotron-3-ultra-550b-a55b:thinking|Nvidia Nemotron 3 Ultra 550B Thinking|1000000//65536|t>t|TRs|i0.5o2.5r0.25
nvidia/nemotron-3-ultra-550b-a55b|Nvidia Nemotron 3 Ultra 550B|1000000//65536|t>t|TRs|i0.5o2.5r0.25
nvidia/nemotron-3.5-content-safety||131072|||i0.05o0.15r0.025
nvidia/nemotron-3.5-lightning:thinking||1000000//65536|t>t|TRS|i0.05o0.2r0.01
nvidia/nemotron-3.5-lightning||1000000//65536|t>t|TRS|i0.05o0.2r0.01
openai/gpt-3.5-turbo||16385//4096|t>t|trs|i0.5o1.5
openai/gpt-4-turbo||128000//4096|ti>t|trs|i10o30
openai/gpt-4.1-mini||1047576//32768|ti>t|trs|i0.4o1.6r0.1
openai/gpt-4.1-nano||1047576//32768|tip>t|trs|i0.1o0.4r0.025
openai/gpt-4.1||1047576//32768|tip>t|TrS|i2o8r0.5
openai/gpt-4o-2024-08-06||128000//16384|ti>t|Trs|i2.5o10r1.25
openai/gpt-4o-2024-11-20||128000//16384|ti>t|Trs|i2.5o10r1.25
openai/gpt-4o-mini||128000//16384|ti>t|trs|i0.15o0.6r0.075
openai/gpt-4o||128000//16384|ti>t|Trs|i2.5o10r1.25
openai/gpt-5-mini||400000//128000|ti>t|tRs|i0.25o2r0.025
openai/gpt-5-nano||400000//128000|ti>t|tRs|i0.05o0.4r0.005
openai/gpt-5-pro||400000//128000|ti>t|tRs|i15o120r1.5
openai/gpt-5.1-2025-11-13||1000000//32768|t>t|TRS|i1.25o10r0.125
openai/gpt-5.1-codex-max||400000//128000|tip>t|TRS|i2.5o20r0.25
openai/gpt-5.1-codex-mini||400000//128000|ti>t|tRs|i0.25o2r0.025
openai/gpt-5.1-codex||400000//128000|ti>t|tRs|i1.25o10r0.125
openai/gpt-5.1||400000//128000|tip>t|TRS|i1.25o10r0.125
openai/gpt-5.2-codex||400000//128000|tip>t|TRS|i1.75o14r0.175
openai/gpt-5.2||400000//128000|tip>t|TRS|i1.75o14r0.175
openai/gpt-5.3-codex||400000//128000|tip>t|TRS|i1.75o14r0.175
openai/gpt-5.4-mini||400000//128000|tip>t|TRS|i0.75o4.5r0.075
openai/gpt-5.4-nano||400000//128000|tip>t|TRS|i0.2o1.25r0.02
openai/gpt-5.4||922000//128000|tip>t|TRS|i2.5o15r0.25
openai/gpt-5.5||1000000//128000|tip>t|TRS|i5o30r0.5
openai/gpt-5.6-luna-pro||1050000//128000|tip>t|TRS|i0.2o1.2r0.02w0.25
openai/gpt-5.6-luna||1050000//128000|tip>t|TRS|i0.2o1.2r0.02w0.25
openai/gpt-5.6-sol-pro||1050000//128000|tip>t|TRS|i2o10r0.2w2.5
openai/gpt-5.6-sol||1050000//128000|tip>t|TRS|i2o10r0.2w2.5
openai/gpt-5.6-terra-pro||1050000//128000|tip>t|TRS|i2o12r0.2w2.5
openai/gpt-5.6-terra||1050000//128000|tip>t|TRS|i2o12r0.2w2.5
openai/gpt-5||400000//128000|tip>t|TRS|i1.25o10r0.125
openai/gpt-6-astra-pro||1050000|||i10o50r1w12.5
openai/gpt-6-astra||1050000|||i10o50r1w12.5
openai/gpt-astra-latest||1050000|||i10o50r1w12.5
openai/gpt-chat-latest||1050000//128000|tip>t|TRS|i2o10r0.2w2.5
openai/gpt-latest||1050000//128000|tip>t|TRS|i10o50r1w12.5
openai/gpt-luna-latest||1050000|||i0.2o1.2r0.02w0.25
openai/gpt-oss-120b||128000//16384|t>t|TRS|i0.35o0.75
openai/gpt-oss-20b||128000//16384|t>t|TRs|i0.2o0.3
openai/gpt-oss-safeguard-20b||128000//16384|t>t|tRs|i0.075o0.3
openai/gpt-sol-latest||1050000|||i2o10r0.2w2.5
openai/gpt-terra-latest||1050000|||i2o12r0.2w2.5
openai/o1-pro||200000//100000|tip>t|trs|i150o600r75
openai/o1||200000//100000|t>t|tRs|i15o60r7.5
openai/o3-mini-high||200000//100000|t>t|TRS|i1.1o4.4r0.55
openai/o3-mini-low||200000//100000|t>t|TRS|i1.1o4.4r0.55
openai/o3-mini||200000//100000|t>t|TRS|i1.1o4.4r0.55
openai/o3-pro-2025-06-10||200000//100000|t>t|TRS|i22o88r11
openai/o3||200000//100000|t>t|tRs|i2o8r1
openai/o4-mini-high||200000//100000|t>t|TRS|i1.1o4.4r0.55
openai/o4-mini||200000//100000|t>t|TRS|i1.1o4.4r0.55
ornith-ai/ornith-1.5-35b-a3b:thinking|Ornith 1.5 35B Thinking|262144|||i0.1o0.4r0.05
ornith-ai/ornith-1.5-35b-a3b|Ornith 1.5 35B|262144|||i0.1o0.4r0.05
pamanseau/OpenReasoning-Nemotron-32B||32768//65536|t>t|tRs|i0.1o0.4r0.05
perceptron/perceptron-mk1||32768//8192|tiv>t|tRS|i0.15o1.5r0.075
phi-4-mini-instruct|Phi 4 Mini|128000//16384|t>t|trs|i0.17o0.68r0.085
phi-4-multimodal-instruct|Phi 4 Multimodal|128000//16384|t>t|trs|i0.07o0.11r0.035
pokee-isaac|Pokee-Isaac 28B|10000000//60000|t>t|TRS|i0.15o1r0.075
poolside/laguna-s-2.1:thinking||1048576//131072|t>t|TRs|i0.1o0.2r0.01
poolside/laguna-s-2.1||1048576//131072|t>t|TRs|i0.1o0.2r0.01
prism-ml/ternary-bonsai-2-27b||262144|||i0.075o0.5r0.0375
qvq-max|Qwen: QvQ Max|128000//8192|ti>t|trs|i1.2o4.8r0.6
qwen/qwen-2.5-72b-instruct|Qwen2.5 72B|131072//8192|t>t|Trs|i0.357o0.408r0.1785
qwen/qwen-long|Qwen Long 10M|10000000|||i0.1003o0.408r0.05015
qwen/qwen-max|Qwen 2.5 Max|32000|||i1.5997o6.392r0.79985
qwen/qwen-plus||995904|||i0.3995o1.2002r0.19975
qwen/qwen-turbo||1000000|||i0.04998o0.2006r0.02499
qwen/qwen2.5-coder-32b-instruct|Qwen 2.5 Coder 32b|32000|||i0.2006o0.2006r0.1003
qwen/qwen3-14b||41000//32768|t>t|trs|i0.08o0.24r0.04
qwen/qwen3-235b-a22b-instruct-2507|Qwen 3 235b A22B 2507|262144|||i0.13o0.5r0.065
qwen/qwen3-235b-a22b||41000//32768|tp>t|TrS|i0.3o0.5r0.15
qwen/qwen3-30b-a3b-instruct-2507||256000|||i0.2o0.5r0.1
qwen/qwen3-30b-a3b||41000//32768|t>t|trs|i0.1o0.3r0.05
qwen/qwen3-32b||41000//32768|tp>t|Trs|i0.1o0.3r0.05
qwen/qwen3-8b||41000|||i0.47o0.47r0.235
qwen/qwen3-coder-30b-a3b-instruct||128000|||i0.1o0.4r0.05
qwen/qwen3-coder-flash||128000//65536|t>t|trs|i0.3o1.5r0.15
qwen/qwen3-coder-next||262144//65536|t>t|TrS|i0.2o1.5r0.1
qwen/qwen3-coder-plus||128000//65536|t>t|trs|i1o5r0.5
qwen/qwen3-coder|Qwen 3 Coder 480B|262000//65536|t>t|TrS|i0.13o0.5r0.065
qwen/qwen3-max-2026-01-23||256000|||i1.2002o6.001r0.6001
qwen/qwen3-max||256000//32768|t>t|trs|i1.2002o6.001r0.6001
qwen/qwen3-next-80b-a3b-instruct||262144|||i0.15o0.65r0.075
qwen/qwen3-next-80b-a3b-thinking||256000//32768|t>t|trs|i0.15o0.65r0.075
qwen/qwen3-vl-235b-a22b-instruct||131072|||i0.3o1.9r0.15
qwen/qwen3-vl-235b-a22b-thinking||131072|||i0.5o6r0.25
qwen/qwen3.5-122b-a10b:thinking||131072|||i0.437o3.496r0.103788
qwen/qwen3.5-122b-a10b||131072|||i0.437o3.496r0.103788
qwen/qwen3.5-27b:thinking||260096|||i0.27o2.16r0.135
qwen/qwen3.5-27b||260096|||i0.27o2.16r0.135
qwen/qwen3.5-35b-a3b:thinking||260096|||i0.225o1.8r0.1125
qwen/qwen3.5-35b-a3b||260096|||i0.225o1.8r0.1125
qwen/qwen3.5-397b-a17b:thinking||258048|||i0.6o3.6r0.3
qwen/qwen3.5-397b-a17b||258048//65536|tiv>t|Trs|i0.6o3.6r0.3
qwen/qwen3.5-9b||256000//65536|ti>t|TRs|i0.05o0.15r0.025
qwen/qwen3.5-flash:thinking||991808|||i0.1o0.4r0.05
qwen/qwen3.5-flash||991808|||i0.1o0.4r0.05
qwen/qwen3.5-plus:thinking||983616|||i0.4o2.4r0.04
qwen/qwen3.5-plus||983616//65536|tiv>t|trs|i0.4o2.4r0.04
qwen/qwen3.6-27b:thinking||260096|||i0.203o2.24r0.1015
qwen/qwen3.6-27b||260096|||i0.203o2.24r0.1015
qwen/qwen3.6-35b-a3b:thinking||262144|||i0.112o0.8r0.056
qwen/qwen3.6-35b-a3b||262144|||i0.112o0.8r0.056
qwen/qwen3.6-flash||991808|||i0.19o1.16r0.02w0.24
qwen/qwen3.6-max-preview||245760|||i1.04o6.24r0.52
qwen/qwen3.6-plus||991808|||i0.325o1.95r0.0325w0.40625
qwen/qwen3.7-flash:thinking||983616|||i0.03o0.13r0.006w0.038
qwen/qwen3.7-flash||991808|||i0.03o0.13r0.006w0.038
qwen/qwen3.7-max:thinking||1000000|||i2.5o7.5r0.5w3.125
qwen/qwen3.7-max||1000000|||i2.5o7.5r0.5w3.125
qwen/qwen3.7-plus:thinking||983616|||i0.4o1.6r0.08w0.5
qwen/qwen3.7-plus||991808|||i0.4o1.6r0.08w0.5
qwen/qwen3.8-27b-cybersecurity||262144|||i0.1o0.6r0.05
qwen/qwen3.8-27b-fable||524288|||i0.25o1.5r0.125
qwen/qwen3.8-27b-hemmingway|Qwen 3.8 27B Hemingway|262144|||i0.25o1.5r0.125
qwen/qwen3.8-27b-obliterated:thinking||524288|||i0.25o1.5r0.2
qwen/qwen3.8-27b-obliterated||524288|||i0.25o1.5r0.2
qwen/qwen3.8-27b-queen||524288|||i0.25o1.5r0.125
qwen/qwen3.8-27b-uncensored:thinking||524288|||i0.15o1.2r0.125
qwen/qwen3.8-27b-uncensored||524288|||i0.15o1.2r0.125
qwen/qwen3.8-27b:thinking||262144|||i0.15o0.7r0.04
qwen/qwen3.8-27b||262144|||i0.15o0.7r0.04
qwen/qwen3.8-flash||991808|||i0.14o0.42r0.016w0.2
qwen/qwen3.8-max-0902||991808|||i2o6r0.17w2.5
qwen/qwen3.8-max:thinking||991000|||i2o6r0.25w2.5
qwen/qwen3.8-max||991000|||i2o6r0.25w2.5
qwen/qwen3.8-omni-flash||991808|||i0.15o0.47r0.016
qwen3-vl-235b-a22b-instruct-original||32768//32768|ti>t|trs|i0.3o1.9r0.15
sakana/fugu-max||1000000|||i2o6r0.25
sakana/fugu-ultra-v1.1||1000000//16384|ti>t|TRS|i5o30r0.5
sakana/fugu-ultra||1000000//16384|ti>t|TRS|i5o30r0.5
sarvam-105b||131072//4096|t>t|TRs|i0.054o0.2124r0.0336
shisa-ai/shisa-v2-llama3.3-70b||128000//16384|t>t|trs|i0.5o0.5r0.25
shisa-ai/shisa-v2.1-llama3.3-70b||32768//4096|t>t|trs|i0.5o0.5r0.25
soob3123/GrayLine-Qwen3-8B||16384//32768|t>t|trs|i0.3o0.3r0.15
soob3123/Veiled-Calla-12B||32768//8192|t>t|trs|i0.3o0.3r0.15
soob3123/amoral-gemma3-27B-v2||32768//8192|t>t|trs|i0.3o0.3r0.15
stepfun-ai/step-3.5-flash-2603||256000//256000|t>t|tRs|i0.1o0.3r0.05
stepfun-ai/step-3.5-flash||256000//256000|t>t|tRs|i0.1o0.3r0.05
stepfun/step-3.7-flash:thinking||262144//256000|tiv>t|TRS|i0.2o1.15r0.04
stepfun/step-5-preview||1000000|||i1o2.7r0.05
tencent/hy3||262144//262144|t>t|TRS|i0.066o0.26r0.029
tencent/hy4-preview||1048576|||i0.834o2.501r0.042
thinkingmachines/Inkling-Small:thinking||524288//32768|ti>t|TRs|i0.5o1.2r0.1
thinkingmachines/Inkling-Small||524288//32768|ti>t|Trs|i0.5o1.2r0.1
thinkingmachines/inkling:thinking||1048000//32768|tia>t|TRS|i1o4.05r0.17
thinkingmachines/inkling||1048000//32768|tia>t|TrS|i1o4.05r0.17
unbiased/pareto||262144|||i2.5o7.5r0.25
undi95/remm-slerp-l2-13b|ReMM SLERP 13B|6144//4096|tp>t|trs|i0.799o1.207r0.3995
universal-summarizer||32768//32768|t>t|trs|i30o30
unsloth/gemma-3-12b-it||128000//131072|tp>t|trs|i0.272o0.272r0.136
unsloth/gemma-3-27b-it||128000//96000|tp>t|trs|i0.2992o0.2992r0.1496
unsloth/gemma-3-4b-it||128000//8192|tp>t|trs|i0.2006o0.2006r0.1003
upstage/solar-pro-3||128000//128000|t>t|trs|i0.15o0.6r0.015
upstage/solar-pro4:thinking||524288//131072|t>t|TRS|i0.03o0.12r0.006
upstage/solar-pro4||524288//131072|t>t|TrS|i0.03o0.12r0.006
venice-uncensored||128000//16384|t>t|trs|i0.4o1.8r0.4
x-ai/grok-4.20-multi-agent||2000000//131072|ti>t|TRS|i2o6r1
x-ai/grok-4.20||2000000//131072|ti>t|TRS|i2o6r1
x-ai/grok-4.3||1000000//1000000|ti>t|TRS|i1.25o2.5r0.2
x-ai/grok-4.5||500000//500000|ti>t|TRS|i2o6r0.5
x-ai/grok-4.6||500000//500000|ti>t|TRS|i2o6r0.5
x-ai/grok-4.7||500000|||i1.6o4.8r0.4
x-ai/grok-build-0.1||256000//256000|ti>t|TRS|i1o2r0.2
x-ai/grok-latest||500000//500000|ti>t|TRS|i2o6r0.5
xiaomi/mimo-v2.5-pro:thinking||1048576//131072|t>t|TRS|i0.435o0.87r0.0036
xiaomi/mimo-v2.5-pro||1048576//131072|t>t|TRS|i0.435o0.87r0.0036
xiaomi/mimo-v2.5:thinking||1048576//131072|tiv>t|TRS|i0.14o0.28r0.0028
xiaomi/mimo-v2.5||1048576//131072|tiv>t|TRS|i0.14o0.28r0.0028
xiaomi/mimo-v2.6-flash||1048576|||i0.14o0.28r0.0028
xiaomi/mimo-v2.6-pro-ultraspeed||1048576|||i4.35o8.7r0.036
xiaomi/mimo-v2.6-pro||1048576|||i0.435o0.87r0.0036
z-ai/GLM-4.5-Air:thinking||128000|||i0.12o0.8r0.06
z-ai/GLM-4.5-Air||128000|||i0.12o0.8r0.06
z-ai/GLM-4.5:thinking||128000|||i0.3o1.3r0.15
z-ai/GLM-4.6-turbo:thinking||204800|||i1o3r0.5
z-ai/GLM-4.6-turbo||204800|||i1o3r0.5
z-ai/glm-4.5v:thinking||64000//96000|ti>t|tRs|i0.6o1.8r0.3
z-ai/glm-4.5v||64000//96000|ti>t|tRs|i0.6o1.8r0.3
z-ai/glm-4.5||128000|||i0.3o1.3r0.15
z-ai/glm-4.6-original||256000|||i0.35o1.4r0.175
z-ai/glm-4.6:thinking||200000//65535|t>t|TRS|i0.35o1.4r0.175
z-ai/glm-4.6v-original||128000|||i0.6o0.9r0.3
z-ai/glm-4.6v||128000|||i0.3o0.9r0.15
z-ai/glm-4.6||200000//65535|t>t|TRS|i0.35o1.4r0.175
z-ai/glm-4.7-flash:thinking||200000|||i0.07o0.4r0.035
z-ai/glm-4.7-flash||200000|||i0.07o0.4r0.035
z-ai/glm-4.7-original:thinking||200000|||i0.6o2.2r0.11
z-ai/glm-4.7-original||200000|||i0.6o2.2r0.11
z-ai/glm-4.7:thinking||200000|||i0.2o0.8r0.1
z-ai/glm-4.7||200000|||i0.2o0.8r0.1
z-ai/glm-5-original:thinking||200000|||i1o3.2r0.2
z-ai/glm-5-original||200000|||i1o3.2r0.2
z-ai/glm-5-turbo||202800//131072|t>t|TrS|i1.2o4r0.24
z-ai/glm-5.1:thinking||200000|||i0.75o2.6r0.15
z-ai/glm-5.1||200000|||i0.75o2.6r0.15
z-ai/glm-5.2:thinking||1048576|||i0.42o1.32r0.078
z-ai/glm-5.2||1048576|||i0.42o1.32r0.078
z-ai/glm-5.3-flash-cybersecurity||1048576|||i0.15o0.5r0.075
z-ai/glm-5.3-flash-uncensored||1048576|||i0.2o0.8r0.1
z-ai/glm-5.3-flash||1048576|||i0.075o0.25r0.015
z-ai/glm-5.3:thinking||1048576|||i1o3.2r0.2
z-ai/glm-5.3||1048576|||i1o3.2r0.2
z-ai/glm-5:thinking||200000|||i0.5o2.55r0.13
z-ai/glm-5v-turbo:thinking||202800//131072|ti>t|TRS|i1.2o4r0.24
z-ai/glm-5v-turbo||202800//131072|ti>t|TrS|i1.2o4r0.24
z-ai/glm-5||200000|||i0.5o2.55r0.13
z-ai/glm-latest||1048576|||i1o3.2r0.2
`;
