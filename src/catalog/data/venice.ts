/**
 * Models of venice, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-08-18
mistral-small-2603|Mistral Small 4|256000//65536|ti>t|TRS|i0.1875o0.75
nvidia-nemotron-3-5-lightning-30b-a3b|NVIDIA Nemotron 3.5 Lightning 30B|1000000//32768|t>t|TRS|i0.1o0.25
openai-gpt-52-codex||256000/272000/65536|ti>t|TRS|i2.19o17.5r0.219
=models.dev 2026-09-22
aion-labs-aion-3-0-mini||128000//32768|t>t|TRS|i0.875o1.75r0.225
aion-labs-aion-3-0||128000//32768|t>t|TRS|i3.75o7.5r0.9375
claude-fable-5-1||1000000|||i12o60r0.3w15
claude-fable-5||1000000//128000|ti>t|TRS|i12o60r1.2w15
claude-opus-4-5||198000//32768|ti>t|TRS|i6o30r0.6w7.5
claude-opus-4-6||1000000//128000|ti>t|TRS|i6o30r0.6w7.5
claude-opus-4-7||1000000//128000|ti>t|TRS|i6o30r0.6w7.5
claude-opus-4-8-fast||1000000//128000|ti>t|TRS|i12o60r1.2w15
claude-opus-4-8||1000000//128000|ti>t|TRS|i6o30r0.6w7.5
claude-opus-5-fast||1000000//128000|ti>t|TRS|i12o60r1.2w15
claude-opus-5||1000000//128000|ti>t|TRS|i6o30r0.6w7.5
claude-sonnet-4-5||198000//64000|ti>t|TRS|i3.75o18.75r0.375w4.69
claude-sonnet-4-6||1000000//64000|ti>t|TRS|i3.6o18r0.36w4.5
claude-sonnet-5||1000000//64000|ti>t|TRS|i3o15r0.3w3.75
deepseek-v3.2||160000//32768|t>t|TRS|i0.33o0.48r0.16
deepseek-v4-1-flash||1000000|||i0.375o1.5r0.0075
deepseek-v4-flash-0731-fast||1000000//32768|t>t|TRS|i0.35o0.7r0.0875
deepseek-v4-flash-0731||1000000//32768|t>t|TRS|i0.175o0.35r0.035
deepseek-v4-flash|DeepSeek V4 Flash 0423|1000000//32768|t>t|TRS|i0.138o0.275r0.028
deepseek-v4-pro-0813||1000000//32768|t>t|TRS|i1.65o4.95r0.165
deepseek-v4-pro||1000000//32768|t>t|TRS|i1.65o3.301r0.33
gemini-3-1-pro-preview||1000000//32768|tiav>t|TRS|i2.5o15r0.5w0.5 >200000i5o22.5r0.5w0.5
gemini-3-5-flash-lite||1000000//65536|tiav>t|TRS|i0.375o3.125r0.0375
gemini-3-5-flash||1000000//65536|tiav>t|TRS|i1.55o9.45r0.155w0.086
gemini-3-6-flash||1000000//65536|tiav>t|TRS|i0.9375o4.6875r0.09375
gemini-3-7-flash||1000000//65536|tiav>t|TRS|i0.9375o4.6875r0.09375
gemini-3-8-flash||1000000|||i0.9375o4.6875r0.09375
gemini-3-flash-preview||256000//65536|tiavp>t|TRS|i0.7o3.75r0.07
gemma-4-uncensored||256000//8192|ti>t|TrS|i0.1625o0.5
google-gemma-3-27b-it|Google Gemma 3 27B Instruct|198000//16384|ti>t|TrS|i0.12o0.2
google-gemma-4-26b-a4b-it|Google Gemma 4 26B A4B Instruct|256000//8192|tiv>t|TRS|i0.13o0.4r0.05
google-gemma-4-31b-it|Google Gemma 4 31B Instruct|256000//8192|tiv>t|TRS|i0.12o0.36r0.09
grok-4-20-multi-agent||2000000//128000|ti>t|tRS|i1.42o2.83r0.23 >200000i2.83o5.67r0.45
grok-4-20||2000000//128000|ti>t|TRS|i1.42o2.83r0.23 >200000i2.83o5.67r0.45
grok-4-3||1000000//32000|ti>t|TRS|i1.42o2.83r0.23 >200000i2.83o5.67r0.45
grok-4-5||500000//32000|ti>t|TRS|i2.27o6.8r0.34 >200000i4.53o13.6r0.68
grok-4-6||500000//200000|ti>t|TRS|i2.27o6.8r0.57 >200000i4.53o13.6r1.13
grok-4-7||500000|||i2.27o6.8r0.57 >200000i4.53o13.6r1.13
grok-build-0-1||256000//65536|ti>t|TRS|i1o2r0.2 >200000i2o4r0.4
hermes-3-llama-3.1-405b||128000//16384|t>t|tr|i1.1o3
inkling||524288//65536|tia>t|TRS|i1.25o5.0625r0.2125
kimi-k2-5||256000//65536|ti>t|TRS|i0.56o3.5r0.22
kimi-k2-6||256000//65536|ti>t|TRS|i0.75o3.5r0.16
kimi-k2-7-code||256000//65536|ti>t|TRS|i0.75o3.5r0.16
kimi-k3-fast-api|Kimi K3 Fast|1000000//131072|ti>t|TRS|i4.5o22.5r0.45
kimi-k3||1000000//131072|ti>t|TRS|i3.75o18.75r0.375
llama-3.2-3b||128000//4096|t>t|Tr|i0.15o0.6
llama-3.3-70b||128000//4096|t>t|Tr|i0.7o2.8
mercury-2-5||260000|||i0.05o0.1875r0.005
mercury-2||128000//50000|t>t|TRS|i0.3125o0.9375r0.03125
minimax-m25||198000//32768|t>t|TR|i0.27o0.95r0.03
minimax-m27||198000//32768|t>t|TR|i0.375o1.5r0.06875
minimax-m3-preview||524288//65536|tiv>t|TR|i0.3o1.2r0.06
mistral-small-3-2-24b-instruct||256000//16384|t>t|TrS|i0.09375o0.25
nvidia-nemotron-3-nano-30b-a3b|NVIDIA Nemotron 3 Nano 30B|128000//16384|t>t|TrS|i0.075o0.3
nvidia-nemotron-3-ultra-550b-a55b|NVIDIA Nemotron 3 Ultra|256000//32768|t>t|TRS|i0.625o3.125r0.1875
olafangensan-glm-4.7-flash-heretic||200000//24000|t>t|TRS|i0.07o0.4r0.035
openai-gpt-4o-2024-11-20|GPT-4o|128000//16384|ti>t|TrS|i3.125o12.5
openai-gpt-4o-mini-2024-07-18|GPT-4o Mini|128000//16384|ti>t|TrS|i0.1875o0.75r0.09375
openai-gpt-52||256000/272000/65536|t>t|TRS|i2.19o17.5r0.219
openai-gpt-53-codex||400000/272000/128000|ti>t|TRS|i2.19o17.5r0.219
openai-gpt-54-mini||400000/272000/128000|ti>t|TRS|i0.9375o5.625r0.09375
openai-gpt-54-pro||1000000/922000/128000|ti>t|TRS|i37.5o225 >200000i75o337.5
openai-gpt-54||1000000/922000/131072|ti>t|TRS|i3.13o18.8r0.313
openai-gpt-55-pro||1000000/922000/128000|ti>t|TRS|i37.5o225
openai-gpt-55||1000000/922000/131072|ti>t|TRS|i6.25o37.5r0.625 >200000i12.5o56.25r1.25
openai-gpt-56-luna-pro||1000000//128000|ti>t|TRS|i0.25o1.5r0.025w0.3125 >200000i0.5o2.25r0.05w0.625
openai-gpt-56-luna||1000000//128000|ti>t|TRS|i0.25o1.5r0.025w0.3125 >200000i0.5o2.25r0.05w0.625
openai-gpt-56-sol-pro||1000000//128000|ti>t|TRS|i5o25r0.5w6.25 >200000i10o37.5r1w12.5
openai-gpt-56-sol||1000000//128000|ti>t|TRS|i5o25r0.5w6.25 >200000i10o37.5r1w12.5
openai-gpt-56-terra-pro||1000000//128000|ti>t|TRS|i2.5o15r0.25w3.125 >200000i5o22.5r0.5w6.25
openai-gpt-56-terra||1000000//128000|ti>t|TRS|i2.5o15r0.25w3.125 >200000i5o22.5r0.5w6.25
openai-gpt-6-astra-pro||1050000|||i12.5o62.5r1.25w15.625 >200000i25o93.75r2.5w31.25
openai-gpt-6-astra||1050000|||i10o50r1w12.5 >200000i20o75r2w25
openai-gpt-oss-120b||128000//16384|t>t|TRS|i0.07o0.3
qwen-3-6-plus|Qwen 3.6 Plus Uncensored|1000000//65536|tiv>t|TRS|i0.625o3.75r0.0625w0.78 >200000i2.5o7.5r0.0625w0.78
qwen-3-7-max||1000000//65536|tiv>t|TR|i2.7o8.05r0.27w3.35
qwen-3-7-plus||1000000//65536|tiv>t|TRS|i0.5o2r0.05w0.625 >200000i1.5o6r0.15w1.875
qwen-3-8-2-4t-a95b|Qwen 3.8 2.4T|262144//65536|t>t|TRS|i2.5o7.5r0.3125
qwen-3-8-27b||262144//65536|tiv>t|TRS|i0.45o3.2
qwen-3-8-flash||1000000|||i0.14o0.49r0.014
qwen-3-8-max||1000000//131072|tiv>t|TR|i2.5o7.5r0.3125w3.125
qwen3-235b-a22b-instruct-2507||128000//16384|t>t|TrS|i0.15o0.75
qwen3-235b-a22b-thinking-2507||128000//16384|t>t|TRS|i0.45o3.5
qwen3-5-35b-a3b||256000//16384|tiv>t|TRS|i0.3125o1.25r0.15625
qwen3-5-397b-a17b|Qwen 3.5 397B|128000//32768|tiv>t|TRS|i0.75o4.5
qwen3-5-9b||256000//32768|ti>t|TRS|i0.1o0.15
qwen3-6-27b||256000//65536|tiv>t|TRS|i0.325o3.25
qwen3-6-35b-a3b||256000//65536|ti>t|TRS|i0.1o1
qwen3-coder-480b-a35b-instruct-turbo|Qwen 3 Coder 480B Turbo|256000//65536|t>t|TrS|i0.35o1.5r0.04
qwen3-next-80b||256000//16384|t>t|TrS|i0.35o1.9
qwen3-vl-235b-a22b|Qwen3 VL 235B|128000//16384|ti>t|TrS|i0.21o1.9r0.1
seed-2-1-turbo||256000//65536|tiv>t|TRS|i0.625o3.125r0.125
venice-uncensored-1-2||128000//8192|ti>t|TrS|i0.2o0.9
venice-uncensored-role-play|Venice Role Play Uncensored|128000//4096|ti>t|TrS|i0.5o2
xiaomi-mimo-v2-5||1000000//65536|tiav>t|TRS|i0.4o2r0.08
z-ai-glm-5-3-flash||1048576|||i0.15o0.5r0.03
z-ai-glm-5-3||1000000|||i1.75o5.5r0.325
z-ai-glm-5-turbo||200000//32768|t>t|TRS|i1.2o4r0.24
z-ai-glm-5v-turbo||200000//32768|ti>t|TRS|i1.5o5r0.3
zai-org-glm-4.6||198000//16384|t>t|TRS|i0.43o1.75r0.08
zai-org-glm-4.7-flash||128000//16384|t>t|TRS|i0.06o0.4r0.01
zai-org-glm-4.7||198000//16384|t>t|TRS|i0.55o2.65r0.11
zai-org-glm-5-1||200000//80000|t>t|TRS|i1.54o4.84r0.286
zai-org-glm-5-2||1000000//131072|t>t|TRS|i1.4o4.4r0.26
zai-org-glm-5||198000//32000|t>t|TRS|i1o3.2r0.2
`;
