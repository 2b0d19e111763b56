/**
 * Models of cloudflare-ai-gateway, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-08-18
openai/gpt-3.5-turbo||16385//4096|t>t|trs|i0.5o1.5
openai/gpt-4-turbo||128000//4096|ti>t|Trs|i10o30
openai/gpt-4||8192//8192|t>t|Trs|i30o60
openai/gpt-5-pro||400000/272000/272000|ti>t|TRS|i15o120
openai/gpt-5.2-chat-latest|GPT-5.2 Chat|128000//16384|ti>t|TRS|i1.75o14r0.175
openai/gpt-5.2-pro||400000/272000/128000|ti>t|TRs|i21o168
openai/gpt-5.2||400000/272000/128000|ti>t|TRS|i1.75o14r0.175
openai/gpt-5.3-chat-latest||128000//16384|ti>t|TrS|i1.75o14r0.175
openai/gpt-5.3-codex-spark||128000/100000/32000|tip>t|TRS|i1.75o14r0.175
openai/gpt-5.3-codex||400000/272000/128000|tip>t|TRS|i1.75o14r0.175
openai/gpt-5.6||1050000/922000/128000|tip>t|TRS|i5o30r0.5w6.25 >200000i10o45r1w12.5
openai/o1-pro||200000//100000|ti>t|TRS|i150o600
openai/o1||200000//100000|tip>t|TRS|i15o60r7.5
openai/o3-pro||200000//100000|ti>t|TRS|i20o80
workers-ai/@cf/aisingapore/gemma-sea-lion-v4-27b-it||128000//128000|t>t|trs|i0.351o0.555
workers-ai/@cf/deepseek-ai/deepseek-r1-distill-qwen-32b||80000//80000|t>t|tRs|i0.497o4.881
workers-ai/@cf/google/gemma-4-26b-a4b-it||256000//16384|ti>t|TRS|i0.1o0.3
workers-ai/@cf/ibm-granite/granite-4.0-h-micro||131000//131000|t>t|Trs|i0.017o0.112
workers-ai/@cf/meta/llama-3.1-8b-instruct-fp8||32000//32000|t>t|trs|i0.152o0.287
workers-ai/@cf/meta/llama-3.2-11b-vision-instruct||128000//128000|ti>t|trs|i0.0485o0.676
workers-ai/@cf/meta/llama-3.2-1b-instruct||60000//60000|t>t|trs|i0.027o0.201
workers-ai/@cf/meta/llama-3.2-3b-instruct||80000//80000|t>t|trs|i0.0509o0.335
workers-ai/@cf/meta/llama-3.3-70b-instruct-fp8-fast||24000//24000|t>t|Trs|i0.293o2.253
workers-ai/@cf/meta/llama-4-scout-17b-16e-instruct||131000//16384|ti>t|Trs|i0.27o0.85
workers-ai/@cf/meta/llama-guard-3-8b||131072//131072|t>t|trs|i0.484o0.03
workers-ai/@cf/mistralai/mistral-small-3.1-24b-instruct||128000//128000|t>t|Trs|i0.351o0.555
workers-ai/@cf/moonshotai/kimi-k2.6||262144//256000|ti>t|TRS|i0.95o4r0.16
workers-ai/@cf/moonshotai/kimi-k2.7-code||262144//262144|ti>t|TRS|i0.95o4r0.19
workers-ai/@cf/nvidia/nemotron-3-120b-a12b|Nemotron 3 Super 120B|256000//256000|t>t|TRS|i0.5o1.5
workers-ai/@cf/openai/gpt-oss-120b||128000//16384|t>t|TRS|i0.35o0.75
workers-ai/@cf/openai/gpt-oss-20b||128000//16384|t>t|TRS|i0.2o0.3
workers-ai/@cf/qwen/qwen2.5-coder-32b-instruct||32768//32768|t>t|trs|i0.66o1
workers-ai/@cf/qwen/qwen3-30b-a3b-fp8||32768//32768|t>t|TRs|i0.0509o0.335
workers-ai/@cf/qwen/qwq-32b||24000//24000|t>t|tRs|i0.66o1
workers-ai/@cf/zai-org/glm-4.7-flash||131072//131072|t>t|TRS|i0.0605o0.4
workers-ai/@cf/zai-org/glm-5.2||262144//256000|t>t|TRS|i1.4o4.4r0.26
=models.dev 2026-09-22
alibaba/qwen3-max||262144|||i1.2o6
alibaba/qwen3.5-397b-a17b||262144|||i0.6o3.6
alibaba/qwen3.7-max||1000000|||i1.25o3.75r0.25
alibaba/qwen3.7-plus||1000000|||i0.32o1.28r0.064
alibaba/qwen3.8-max||1000000|||i2o6r0.25
anthropic/claude-fable-5.1||1000000|||i10o50r0.25w12.5
anthropic/claude-fable-5||1000000//128000|tip>t|TRS|i10o50r1w12.5
anthropic/claude-haiku-4.5|Claude Haiku 4.5 (latest)|200000//64000|tip>t|TRS|i1o5r0.1w1.25
anthropic/claude-opus-4.5|Claude Opus 4.5 (latest)|200000//64000|tip>t|TRS|i5o25r0.5w6.25
anthropic/claude-opus-4.6||1000000//128000|tip>t|TRS|i5o25r0.5w6.25
anthropic/claude-opus-4.7||1000000//128000|tip>t|TRS|i5o25r0.5w6.25
anthropic/claude-opus-4.8||1000000//128000|tip>t|TRS|i5o25r0.5w6.25
anthropic/claude-opus-5||1000000//128000|tip>t|TRS|i5o25r0.5w6.25
anthropic/claude-sonnet-4.5|Claude Sonnet 4.5 (latest)|1000000//64000|tip>t|TRS|i3o15r0.3w3.75
anthropic/claude-sonnet-4.6||1000000//128000|tip>t|TRS|i3o15r0.3w3.75
anthropic/claude-sonnet-5||1000000//128000|tip>t|TRS|i2o10r0.2w2.5
deepseek/deepseek-v4-pro||131072|||i1.74o3.48r0.145
moonshotai/kimi-k3||1048576|||i3o15r0.3
openai/gpt-4.1-mini||1047576//32768|tip>t|TrS|i0.4o1.6r0.1
openai/gpt-4.1-nano||1047576//32768|ti>t|TrS|i0.1o0.4r0.025
openai/gpt-4.1||1047576//32768|tip>t|TrS|i2o8r0.5
openai/gpt-4o-mini||128000//16384|tip>t|TrS|i0.075o0.3r0.0375
openai/gpt-4o||128000//16384|tip>t|TrS|i1.25o5r0.625
openai/gpt-5-mini||400000/272000/128000|ti>t|TRS|i0.25o2r0.025
openai/gpt-5-nano||400000/272000/128000|ti>t|TRS|i0.05o0.4r0.005
openai/gpt-5.1||400000/272000/128000|ti>t|TRS|i1.25o10r0.125
openai/gpt-5.4-mini||400000/272000/128000|ti>t|TRS|i0.75o4.5r0.075
openai/gpt-5.4-nano||400000/272000/128000|ti>t|TRS|i0.2o1.25r0.02
openai/gpt-5.4-pro||1050000/922000/128000|ti>t|TRs|i30o180
openai/gpt-5.4||1050000/922000/128000|tip>t|TRS|i2.5o15r0.25
openai/gpt-5.5-pro||1050000/922000/128000|tip>t|TRS|i30o180
openai/gpt-5.5||1050000/922000/128000|tip>t|TRS|i5o30
openai/gpt-5.6-luna||1050000/922000/128000|tip>t|TRS|i0.2o1.2r0.02w0.25
openai/gpt-5.6-sol||1050000/922000/128000|tip>t|TRS|i2o10r0.25w3.125
openai/gpt-5.6-terra||1050000/922000/128000|tip>t|TRS|i2o12r0.2w2.5
openai/gpt-5||400000/272000/128000|ti>t|TRS|i1.25o10r0.125
openai/gpt-6-astra||1050000|||i10o50r1w12 >200000i20o75r2w25
openai/o3-mini||200000//100000|t>t|TRS|i1.1o4.4r0.55
openai/o3||200000//100000|tip>t|TRS|i2o8r0.5
openai/o4-mini||200000//100000|ti>t|TRS|i1.1o4.4r0.275
unbiased/pareto||262144|||i2.5o7.5r0.25
xai/grok-4.20-0309-non-reasoning|Grok 4.20 (Non-Reasoning)|2000000|||i2o6r0.2
xai/grok-4.20-0309-reasoning|Grok 4.20 (Reasoning)|2000000|||i2o6r0.2
xai/grok-4.3||1000000|||i1.25o2.5r0.2
xai/grok-4.5||500000|||i2o6r0.3 >200000i4o12r0.6
xai/grok-4.6||500000|||i2o6r0.5 >200000i4o12r1
`;
