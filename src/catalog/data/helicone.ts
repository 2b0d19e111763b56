/**
 * Models of helicone, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
gpt-5.1-chat-latest|OpenAI GPT-5.1 Chat|128000//16384|ti>ti|Tr|
gpt-5.1-codex-mini|OpenAI: GPT-5.1 Codex Mini|400000//128000|ti>ti|Tr|
gpt-5.1-codex|OpenAI: GPT-5.1 Codex|400000//128000|ti>ti|Tr|
gpt-5.1|OpenAI GPT-5.1|400000//128000|ti>ti|Tr|
grok-4-1-fast-non-reasoning|xAI Grok 4.1 Fast Non-Reasoning|2000000//30000|ti>ti|Tr|
=models.dev 2026-09-22
chatgpt-4o-latest|OpenAI ChatGPT-4o|128000//16384|ti>t|Tr|i5o20r2.5
claude-3-haiku-20240307|Anthropic: Claude 3 Haiku|200000//4096|ti>t|Tr|i0.25o1.25r0.03w0.3
claude-3.5-haiku|Anthropic: Claude 3.5 Haiku|200000//8192|ti>t|Tr|i0.8o4r0.08w1
claude-3.5-sonnet-v2|Anthropic: Claude 3.5 Sonnet v2|200000//8192|ti>t|Tr|i3o15r0.3w3.75
claude-3.7-sonnet|Anthropic: Claude 3.7 Sonnet|200000//64000|ti>t|Tr|i3o15r0.3w3.75
claude-4.5-haiku|Anthropic: Claude 4.5 Haiku|200000//8192|ti>t|Tr|i1o5r0.1w1.25
claude-4.5-opus|Anthropic: Claude Opus 4.5|200000//64000|ti>t|TR|i5o25r0.5w6.25
claude-4.5-sonnet|Anthropic: Claude Sonnet 4.5|200000//64000|ti>t|TR|i3o15r0.3w3.75
claude-haiku-4-5-20251001|Anthropic: Claude 4.5 Haiku (20251001)|200000//8192|ti>t|Tr|i1o5r0.1w1.25
claude-opus-4-1-20250805|Anthropic: Claude Opus 4.1 (20250805)|200000//32000|ti>t|TR|i15o75r1.5w18.75
claude-opus-4-1|Anthropic: Claude Opus 4.1|200000//32000|ti>t|TR|i15o75r1.5w18.75
claude-opus-4|Anthropic: Claude Opus 4|200000//32000|ti>t|TR|i15o75r1.5w18.75
claude-sonnet-4-5-20250929|Anthropic: Claude Sonnet 4.5 (20250929)|200000//64000|ti>t|TR|i3o15r0.3w3.75
claude-sonnet-4|Anthropic: Claude Sonnet 4|200000//64000|ti>t|TR|i3o15r0.3w3.75
deepseek-r1-distill-llama-70b||128000//4096|t>t|TR|i0.03o0.13
deepseek-reasoner||128000//64000|t>t|tr|i0.56o1.68r0.07
deepseek-tng-r1t2-chimera||130000//163840|t>t|Tr|i0.3o1.2
deepseek-v3.1-terminus||128000//16384|t>t|TR|i0.27o1r0.216
deepseek-v3.2||163840//65536|t>t|Tr|i0.27o0.41
deepseek-v3||128000//8192|t>t|Tr|i0.56o1.68r0.07
ernie-4.5-21b-a3b-thinking|Baidu Ernie 4.5 21B A3B Thinking|128000//8000|t>t|tR|i0.07o0.28
gemini-2.5-flash-lite|Google Gemini 2.5 Flash Lite|1048576//65535|ti>t|TR|i0.1o0.4r0.025w0.1
gemini-2.5-flash|Google Gemini 2.5 Flash|1048576//65535|ti>t|TR|i0.3o2.5r0.075w0.3
gemini-2.5-pro|Google Gemini 2.5 Pro|1048576//65536|ti>t|TR|i1.25o10r0.3125w1.25
gemini-3-pro-preview|Google Gemini 3 Pro Preview|1048576//65536|tiav>t|TR|i2o12r0.2
gemma-3-12b-it|Google Gemma 3 12B|131072//8192|ti>t|tr|i0.05o0.1
gemma2-9b-it|Google Gemma 2|8192//8192|t>t|tr|i0.01o0.03
glm-4.6|Zai GLM-4.6|204800//131072|t>t|TR|i0.45o1.5
gpt-4.1-mini-2025-04-14|OpenAI GPT-4.1 Mini|1047576//32768|ti>t|Tr|i0.4o1.6r0.1
gpt-4.1-mini|OpenAI GPT-4.1 Mini|1047576//32768|ti>t|Tr|i0.4o1.6r0.1
gpt-4.1-nano|OpenAI GPT-4.1 Nano|1047576//32768|ti>t|Tr|i0.1o0.4r0.025
gpt-4.1|OpenAI GPT-4.1|1047576//32768|ti>t|Tr|i2o8r0.5
gpt-4o-mini|OpenAI GPT-4o-mini|128000//16384|ti>t|Tr|i0.15o0.6r0.075
gpt-4o|OpenAI GPT-4o|128000//16384|ti>t|Tr|i2.5o10r1.25
gpt-5-chat-latest|OpenAI GPT-5 Chat Latest|128000//16384|ti>t|Tr|i1.25o10r0.125
gpt-5-codex|OpenAI: GPT-5 Codex|400000//128000|t>t|Tr|i1.25o10r0.125
gpt-5-mini|OpenAI GPT-5 Mini|400000//128000|ti>t|Tr|i0.25o2r0.025
gpt-5-nano|OpenAI GPT-5 Nano|400000//128000|ti>t|Tr|i0.05o0.4r0.005
gpt-5-pro|OpenAI: GPT-5 Pro|128000//32768|t>t|tr|i15o120
gpt-5|OpenAI GPT-5|400000//128000|ti>t|Tr|i1.25o10r0.125
gpt-oss-120b|OpenAI GPT-OSS 120b|131072//131072|t>t|TR|i0.04o0.16
gpt-oss-20b|OpenAI GPT-OSS 20b|131072//131072|t>t|TR|i0.05o0.2
grok-3-mini|xAI Grok 3 Mini|131072//131072|t>t|Tr|i0.3o0.5r0.075
grok-3|xAI Grok 3|131072//131072|t>t|Tr|i3o15r0.75
grok-4-1-fast-reasoning|xAI Grok 4.1 Fast Reasoning|2000000//2000000|ti>t|TR|i0.2o0.5r0.05
grok-4-fast-non-reasoning|xAI Grok 4 Fast Non-Reasoning|2000000//2000000|tia>t|Tr|i0.2o0.5r0.05
grok-4-fast-reasoning|xAI: Grok 4 Fast Reasoning|2000000//2000000|ti>t|TR|i0.2o0.5r0.05
grok-4|xAI Grok 4|256000//256000|t>t|Tr|i3o15r0.75
grok-code-fast-1|xAI Grok Code Fast 1|256000//10000|t>t|Tr|i0.2o1.5r0.02
hermes-2-pro-llama-3-8b||131072//131072|t>t|Tr|i0.14o0.14
kimi-k2-0711||131072//16384|t>t|Tr|i0.57o2.3
kimi-k2-0905||262144//16384|t>t|Tr|i0.5o2r0.4
kimi-k2-thinking||256000//262144|t>t|Tr|i0.48o2
llama-3.1-8b-instant|Meta Llama 3.1 8B Instant|131072//32678|t>t|Tr|i0.05o0.08
llama-3.1-8b-instruct-turbo|Meta Llama 3.1 8B Instruct Turbo|128000//128000|t>t|Tr|i0.02o0.03
llama-3.1-8b-instruct|Meta Llama 3.1 8B Instruct|16384//16384|t>t|Tr|i0.02o0.05
llama-3.3-70b-instruct|Meta Llama 3.3 70B Instruct|128000//16400|t>t|Tr|i0.13o0.39
llama-3.3-70b-versatile|Meta Llama 3.3 70B Versatile|131072//32678|t>t|Tr|i0.59o0.79
llama-4-maverick|Meta Llama 4 Maverick 17B 128E|131072//8192|ti>t|Tr|i0.15o0.6
llama-4-scout|Meta Llama 4 Scout 17B 16E|131072//8192|ti>t|Tr|i0.08o0.3
llama-guard-4|Meta Llama Guard 4 12B|131072//1024|ti>t|tr|i0.21o0.21
llama-prompt-guard-2-22m|Meta Llama Prompt Guard 2 22M|512//2|t>t|tr|i0.01o0.01
llama-prompt-guard-2-86m|Meta Llama Prompt Guard 2 86M|512//2|t>t|tr|i0.01o0.01
mistral-large-2411|Mistral-Large|128000//32768|t>t|Tr|i2o6
mistral-nemo||128000//16400|ti>t|tr|i20o40
mistral-small|Mistral Small 3.2|128000//16384|ti>t|Tr|i0.075o0.2
o1-mini|OpenAI: o1-mini|128000//65536|t>t|tr|i1.1o4.4r0.55
o1|OpenAI: o1|200000//100000|t>t|tr|i15o60r7.5
o3-mini|OpenAI o3 Mini|200000//100000|t>t|Tr|i1.1o4.4r0.55
o3-pro|OpenAI o3 Pro|200000//100000|ti>t|Tr|i20o80
o3|OpenAI o3|200000//100000|ti>t|Tr|i2o8r0.5
o4-mini|OpenAI o4 Mini|200000//100000|ti>t|Tr|i1.1o4.4r0.275
qwen2.5-coder-7b-fast||32000//8192|t>t|tr|i0.03o0.09
qwen3-235b-a22b-thinking||262144//81920|tiv>t|tR|i0.3o2.9
qwen3-30b-a3b||41000//41000|ti>t|Tr|i0.08o0.29
qwen3-32b||131072//40960|t>t|TR|i0.29o0.59
qwen3-coder-30b-a3b-instruct||262144//262144|t>t|Tr|i0.1o0.3
qwen3-coder|Qwen3 Coder 480B A35B Instruct Turbo|262144//16384|tiav>t|Tr|i0.22o0.95
qwen3-next-80b-a3b-instruct||262000//16384|tiv>t|Tr|i0.14o1.4
qwen3-vl-235b-a22b-instruct||256000//16384|tiv>t|Tr|i0.3o1.5
sonar-deep-research|Perplexity Sonar Deep Research|127000//4096|t>t|tR|i2o8
sonar-pro|Perplexity Sonar Pro|200000//4096|t>t|tr|i3o15
sonar-reasoning-pro|Perplexity Sonar Reasoning Pro|127000//4096|t>t|tR|i2o8
sonar-reasoning|Perplexity Sonar Reasoning|127000//4096|t>t|tR|i1o5
sonar|Perplexity Sonar|127000//4096|t>t|tr|i1o1
`;
