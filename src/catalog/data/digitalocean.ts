/**
 * Models of digitalocean, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
deepseek-v3||163840//131072|t>t|Tr|
fal-ai/elevenlabs/tts/multilingual-v2|ElevenLabs Multilingual TTS v2||t>a|tr|
fal-ai/fast-sdxl|||t>i|tr|
fal-ai/flux/schnell|FLUX.1 [schnell]||t>i|tr|
fal-ai/stable-audio-25/text-to-audio|||t>a|tr|
ministral-3-8b-instruct-2512|Ministral 3 8B|262144//262144|ti>t|Tr|
mistral-7b-instruct-v0.3||32768//32768|t>t|Tr|
nemotron-3-nano-30b|Nemotron 3 Nano 30B A3B|262144//262144|t>t|TR|
openai-gpt-image-1.5||//16384|ti>ti|tr|
openai-gpt-image-1|||ti>i|tr|
openai-gpt-image-2||//16384|ti>ti|tr|
qwen-2.5-14b-instruct||131072//131072|t>t|Tr|
qwen3-tts-voicedesign||32768//1|t>a|tr|
stable-diffusion-3.5-large||256//1|t>i|tr|
=models.dev 2026-09-22
alibaba-qwen3-32b||32768//32768|t>t|TRS|i0.25o0.55
all-mini-lm-l6-v2||256//384|t>t|tr|i0.009o0
anthropic-claude-3-opus||200000//4096|ti>t|Tr|i15o75r1.5w18.75
anthropic-claude-3.5-haiku||200000//8192|t>t|Tr|i0.8o4r0.08w1
anthropic-claude-3.5-sonnet||200000//8192|ti>t|Tr|i3o15r0.3w3.75
anthropic-claude-3.7-sonnet||200000//64000|ti>t|TR|i3o15r0.3w3.75
anthropic-claude-4.1-opus||200000//8192|ti>t|TR|i15o75r1.5w18.75
anthropic-claude-4.5-haiku|Claude Haiku 4.5|200000//64000|ti>t|TR|i1o5r1w1.25
anthropic-claude-4.5-sonnet||200000//64000|ti>t|TR|i3o15r0.3w3.75 >200000i6o22.5r0.6w7.5
anthropic-claude-4.6-sonnet|Anthropic Claude Sonnet 4.6|200000//8192|ti>t|TR|i3o15r0.3w3.75 >200000i6o22.5r0.6w7.5
anthropic-claude-5-sonnet|Anthropic Claude Sonnet 5|1000000//128000|t>t|TR|i2o10r0.2w2.5
anthropic-claude-fable-5.1||1000000|||i10o50r0.25w12.5
anthropic-claude-fable-5||1000000//128000|ti>t|TR|i10o50r1w12.5
anthropic-claude-haiku-4.5||200000//8192|ti>t|TR|i1o5r0.1w1.25
anthropic-claude-opus-4.5||200000//8192|ti>t|TR|i5o25r0.5w6.25
anthropic-claude-opus-4.6||200000//8192|ti>t|TR|i5o25r0.5w6.25 >200000i10o37.5r1w12.5
anthropic-claude-opus-4.7||200000//8192|ti>t|TR|i5o25r0.5w6.25
anthropic-claude-opus-4.8||1000000//128000|ti>t|TR|i5o25r0.5w6.25
anthropic-claude-opus-4||200000//32000|tip>t|TR|i15o75r1.5w18.75
anthropic-claude-opus-5||1000000//128000|ti>t|TR|i5o25r0.5w6.25
anthropic-claude-sonnet-4||1000000//64000|tip>t|TR|i3o15r0.3w3.75 >200000i6o22.5r0.3w3.75
arcee-trinity-large-thinking|Arcee Trinity Large Thinking (Public Preview)|128000//32000|t>t|TR|i0.25o0.9r0.06
bge-m3||8192//1024|t>t|tr|i0.02o0
bge-reranker-v2-m3||8192//1|t>t|tr|i0.01o0
deepseek-3.2||163840//163840|t>t|TR|i0.5o1.6r0.15
deepseek-4-flash|Deepseek V4 Flash|1048576//384000|t>t|Tr|i0.14o0.28r0.028
deepseek-r1-distill-llama-70b||32678//8192|t>t|TRS|i0.99o0.99
deepseek-v4-flash-0731||1048576//1048576|t>t|TRS|i0.14o0.28r0.028
deepseek-v4-pro-0813||1048576//1048576|t>t|TRS|i1.32o3.96r0.044
deepseek-v4-pro||1048576//384000|t>t|TRS|i1.74o3.48r0.348
deepseek-v4.1-flash||1048576|||i0.3o1.2r0.006
e5-large-v2||512//1024|t>t|tr|i0.02o0
gemma-4-31B-it|Gemma 4|256000//8192|tiv>t|TrS|i0.18o0.5r0.036
glm-5.1||163840//163840|t>t|TRS|i1.3o4.3r0.26
glm-5.2||262144//262144|t>t|TRS|i1.4o4.4r0.21
glm-5.3-flash||1048576|||i0.15o0.5r0.03
glm-5.3||1048576|||i1.4o4.4r0.26
glm-5||64000//64000|t>t|TR|i1o3.2r0.2
gte-large-en-v1.5|GTE Large (v1.5)|8192//1024|t>t|tr|i0.09o0
kimi-k2.5||262144//262144|ti>t|TRS|i0.5o2.7r0.203
kimi-k2.6||262144//262144|ti>t|TRS|i0.95o4r0.19
kimi-k3||1048576//131072|ti>t|TRS|i3o15r0.3
llama-4-maverick||128000//16384|ti>t|TrS|i0.25o0.87
llama3-8b-instruct|Llama 3.1 Instruct (8B)|131072//131072|t>t|Tr|i0.198o0.198
llama3.3-70b-instruct|Llama 3.3 Instruct (70B)|128000//4096|t>t|Tr|i0.65o0.65
mimo-v2.5-pro||262144//262144|t>t|TR|i0.8o3r0.16
minimax-m2.5|MiniMax M2.5 (Public Preview)|65536//65536|ti>t|TR|i0.3o1.2r0.06
mistral-3-14B|Ministral 3 14B|262144//128000|t>t|TrS|i0.2o0.2
mistral-nemo-instruct-2407|Mistral Nemo Instruct|128000//16384|t>t|Tr|i0.3o0.3
multi-qa-mpnet-base-dot-v1||512//768|t>t|tr|i0.009o0
nemotron-3-nano-omni||65536//65536|tiv>t|TRS|i0.5o0.9
nemotron-3-ultra-550b|Nemotron 3 Ultra|131072//131072|t>t|Tr|i0.9o1.7
nemotron-nano-12b-v2-vl||128000//16384|tiv>t|TR|i0.2o0.6
nvidia-nemotron-3-super-120b|NVIDIA Nemotron 3 Super 120B  (Public Preview)|1000000//32768|t>t|TRS|i0.3o0.65r0.06
openai-gpt-4.1||1047576//32768|ti>t|TrS|i2o8r0.5
openai-gpt-4o-mini||128000//16384|ti>t|TRS|i0.15o0.6r0.075
openai-gpt-4o||128000//16384|ti>t|TrS|i2.5o10r1.25
openai-gpt-5-mini||400000//128000|ti>t|TRS|i0.25o2r0.025
openai-gpt-5-nano||400000//128000|ti>t|TRS|i0.05o0.4r0.005
openai-gpt-5.1-codex-max||400000//128000|ti>t|TRS|i1.25o10r0.125
openai-gpt-5.2-pro||400000//128000|ti>t|TR|i21o168
openai-gpt-5.2||400000//128000|ti>t|TRS|i1.75o14r0.175
openai-gpt-5.3-codex||400000//128000|ti>t|TRS|i1.75o14r0.175
openai-gpt-5.4-mini||400000//128000|ti>t|TRS|i0.75o4.5r0.075
openai-gpt-5.4-nano||400000//128000|ti>t|TRS|i0.2o1.25r0.02
openai-gpt-5.4-pro||1050000//128000|ti>t|TR|i30o180 >200000i60o270
openai-gpt-5.4||400000//128000|ti>t|TRS|i2.5o15r0.25 >200000i5o22.5r0.5
openai-gpt-5.5||1000000//128000|ti>t|TRS|i5o30r0.5 >200000i10o45r1
openai-gpt-5.6-luna||1050000/922000/128000|ti>t|TRS|i0.2o1.2r0.02 >200000i0.4o1.8r0.04
openai-gpt-5.6-sol||1050000/922000/128000|ti>t|TRS|i4o20r0.4 >200000i8o30r0.8
openai-gpt-5.6-terra||1050000/922000/128000|ti>t|TRS|i2o12r0.2 >200000i4o18r0.4
openai-gpt-5||400000//128000|ti>t|TRS|i1.25o10r0.125
openai-gpt-6-astra||1050000|||i10o50r1 >200000i20o75r2
openai-gpt-oss-120b||128000//4096|t>t|TRS|i0.1o0.7r0.02
openai-gpt-oss-20b||128000//4096|t>t|TRS|i0.05o0.45
openai-o1||200000//100000|ti>t|TRS|i15o60r7.5
openai-o3-mini||200000//100000|ti>t|TRS|i1.1o4.4r0.55
openai-o3||200000//100000|ti>t|TRS|i2o8r0.5
qwen3-coder-flash||262144//262144|t>t|Tr|i0.45o1.7r0.09
qwen3-embedding-0.6b||8000//1024|t>t|tr|i0.04o0
qwen3.5-397b-a17b||131072//131072|tiv>t|TRS|i0.55o3.5r0.111
qwen3.8-max|Qwen3.8-2.4T-A95B|262144//262144|t>t|TR|i2o6r0.2
wan2-2-t2v-a14b||100//1|t>v|tr|i0.6o0
`;
