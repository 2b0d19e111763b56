/**
 * Models of opencode-zen, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
big-pickle||200000/160000/32000|t>t|TRS|
grok-code|Grok Code Fast 1|256000//256000|t>t|TR|
=models.dev 2026-09-22
claude-3-5-haiku|Claude Haiku 3.5|200000//8192|tip>t|Tr|i0.8o4r0.08w1
claude-fable-5-1||1000000|||i10o50r0.25w12.5
claude-fable-5||1000000//128000|tip>t|TR|i10o50r1w12.5
claude-haiku-4-5||200000//64000|tip>t|TR|i1o5r0.1w1.25
claude-opus-4-1||200000//32000|tip>t|TR|i15o75r1.5w18.75
claude-opus-4-5||200000//64000|tip>t|TR|i5o25r0.5w6.25
claude-opus-4-6||1000000//128000|tip>t|TR|i5o25r0.5w6.25
claude-opus-4-7||1000000//128000|tip>t|TR|i5o25r0.5w6.25
claude-opus-4-8||1000000//128000|tip>t|TR|i5o25r0.5w6.25
claude-opus-5||1000000//128000|tip>t|TR|i5o25r0.5w6.25
claude-sonnet-4-5||1000000//64000|tip>t|TR|i3o15r0.3w3.75 >200000i6o22.5r0.6w7.5
claude-sonnet-4-6||1000000//64000|tip>t|TR|i3o15r0.3w3.75
claude-sonnet-4||1000000//64000|tip>t|TR|i3o15r0.3w3.75 >200000i6o22.5r0.6w7.5
claude-sonnet-5||1000000//128000|tip>t|TR|i2o10r0.2w2.5
deepseek-v4-flash-free||200000//128000|t>t|TRS|i0o0
deepseek-v4-flash-vision-exp||1000000|||i0.14o0.28r0.028
deepseek-v4-flash||1000000//384000|t>t|TRS|i0.14o0.28r0.028
deepseek-v4-pro||1000000//384000|t>t|TRS|i1.74o3.84r0.145
deepseek-v4.1-flash||1000000|||i0.3o1.2r0.006
gemini-3-flash||1048576//65536|tiavp>t|TRS|i0.5o3r0.05
gemini-3-pro||1048576//65536|tiavp>t|TRS|i2o12r0.2 >200000i4o18r0.4
gemini-3.1-pro|Gemini 3.1 Pro Preview|1048576//65536|tiavp>t|TRS|i2o12r0.2 >200000i4o18r0.4
gemini-3.5-flash-lite||1048576//65536|tiavp>t|TRS|i0.3o2.5r0.03
gemini-3.5-flash||1048576//65536|tiavp>t|TRS|i1.5o9r0.15a1.5
gemini-3.6-flash||1048576//65536|tiavp>t|TRS|i1.5o7.5r0.15a1.5
gemini-3.7-flash||1048576//65536|tiavp>t|TRS|i1.5o7.5r0.15a1.5
gemini-3.8-flash||1048576|||i1.5o7.5r0.15a1.5
glm-4.6||204800//131072|t>t|TR|i0.6o2.2r0.1
glm-4.7-free||204800//131072|t>t|TR|i0o0
glm-4.7||204800//131072|t>t|TR|i0.6o2.2r0.1
glm-5-free||204800//131072|t>t|TR|i0o0
glm-5.1||204800//131072|t>t|TR|i1.4o4.4r0.26
glm-5.2||1000000//131072|t>t|TRS|i1.4o4.4r0.26
glm-5.3-flash||1000000|||i0.15o0.5r0.03
glm-5.3||1000000|||i1.4o4.4r0.26
glm-5||204800//131072|t>t|TR|i1o3.2r0.2
gpt-5-codex||400000/272000/128000|ti>t|TRS|i1.07o8.5r0.107
gpt-5-nano||400000/272000/128000|ti>t|TRS|i0.05o0.4r0.005
gpt-5.1-codex-max||400000/272000/128000|ti>t|TRS|i1.25o10r0.125
gpt-5.1-codex-mini||400000/272000/128000|ti>t|TRS|i0.25o2r0.025
gpt-5.1-codex||400000/272000/128000|ti>t|TRS|i1.07o8.5r0.107
gpt-5.1||400000/272000/128000|ti>t|TRS|i1.07o8.5r0.107
gpt-5.2-codex||400000/272000/128000|tip>t|TRS|i1.75o14r0.175
gpt-5.2||400000/272000/128000|ti>t|TRS|i1.75o14r0.175
gpt-5.3-codex-spark||128000//128000|t>t|TRS|i1.75o14r0.175
gpt-5.3-codex||400000/272000/128000|tip>t|TRS|i1.75o14r0.175
gpt-5.4-mini||400000/272000/128000|tip>t|TRS|i0.75o4.5r0.075
gpt-5.4-nano||400000/272000/128000|tip>t|TRS|i0.2o1.25r0.02
gpt-5.4-pro||1050000/922000/128000|tip>t|TRs|i30o180r30
gpt-5.4||1050000/922000/128000|tip>t|TRS|i2.5o15r0.25 >200000i5o22.5r0.5
gpt-5.5-pro||1050000/922000/128000|tip>t|TRs|i30o180r30
gpt-5.5||1050000/922000/128000|tip>t|TRS|i5o30r0.5 >200000i10o45r1
gpt-5.6-luna||1050000/922000/128000|tip>t|TRS|i0.2o1.2r0.02w0.25 >200000i0.4o1.8r0.04w0.5
gpt-5.6-sol||1050000/922000/128000|tip>t|TRS|i4o20r0.4w5 >200000i8o30r0.8w10
gpt-5.6-terra||1050000/922000/128000|tip>t|TRS|i2.5o15r0.25w3.125 >200000i5o22.5r0.5w6.25
gpt-5||400000/272000/128000|ti>t|TRS|i1.07o8.5r0.107
gpt-6-astra||1050000|||i10o50r1w12.5 >200000i20o75r2w25
grok-4.5||500000//500000|ti>t|TRS|i2o6r0.3 >200000i4o12r0.6
grok-4.6||500000//500000|ti>t|TRS|i2o6r0.5 >200000i4o12r1
grok-build-0.1||256000//256000|tip>t|TRS|i1o2r0.2
hy3-free||190000//64000|t>t|TRS|i0o0
hy3-preview-free||256000//64000|t>t|TR|i0o0
kimi-k2-thinking||262144//262144|t>t|TR|i0.4o2.5r0.4
kimi-k2.5-free||262144//262144|tiv>t|TR|i0o0
kimi-k2.5||262144//65536|tiv>t|TR|i0.6o3r0.08
kimi-k2.6||262144//65536|tiv>t|TR|i0.95o4r0.16
kimi-k2.7-code||262144//262144|tiv>t|TRS|i0.95o4r0.19
kimi-k2||262144//262144|t>t|Tr|i0.4o2.5r0.4
kimi-k3||1048576//131072|tiv>t|TRS|i3o15r0.3
laguna-s-2.1-free||256000//32000|t>t|TRs|i0o0
ling-2.6-flash-free||262100//32800|t>t|Tr|i0o0
ling-3.0-flash-fin-free||262144|||i0o0
ling-3.0-flash-free||262144//32768|t>t|TRs|i0o0
ling-3.0-tiny-free||262144//32768|t>t|TRs|i0o0
longcat-2.0-free||1000000//131072|t>t|TR|i0o0
mimo-v2-flash-free||262144//65536|t>t|TR|i0o0
mimo-v2-omni-free||262144//64000|tiap>t|TR|i0o0
mimo-v2-pro-free||1048576//64000|t>t|TR|i0o0
mimo-v2.5-free||200000//32000|tiav>t|TR|i0o0
mimo-v2.6-flash-free||200000|||i0o0
minimax-m2.1-free||204800//131072|t>t|TR|i0o0
minimax-m2.1||204800//131072|t>t|TR|i0.3o1.2r0.1
minimax-m2.5-free||204800//131072|t>t|TR|i0o0
minimax-m2.5||204800//131072|t>t|TR|i0.3o1.2r0.06
minimax-m2.7||204800//131072|t>t|TR|i0.3o1.2r0.06
minimax-m3-free||200000//32000|tiv>t|TR|i0o0
minimax-m3||512000//128000|tiv>t|TR|i0.3o1.2r0.06
muse-spark-1.2-contributor-free|Muse Spark 1.2 Free|1048576|||i0o0
muse-spark-1.2||1048576//131072|tiavp>t|TRS|i1.25o4.25r0.15
muse-spark-1.3-contributor-free|Muse Spark 1.3 Free|1048576|||i0o0
muse-spark-1.3||1048576|||i1.25o4.25r0.15
nemotron-3-super-free||204800//128000|t>t|TR|i0o0
nemotron-3-ultra-free||1000000//128000|t>t|TR|i0o0
nemotron-3.5-lightning-free||262144//262144|t>t|TRS|i0o0
north-mini-code-free||256000//64000|t>t|TRS|i0o0
qwen3-coder||262144//65536|t>t|Tr|i0.45o1.8
qwen3.5-plus||262144//65536|tiv>t|TR|i0.2o1.2r0.02w0.25
qwen3.6-plus-free||262144//65536|tiv>t|TR|i0o0
qwen3.6-plus||262144//65536|tiv>t|TR|i0.5o3r0.05w0.625
qwen3.8-flash||1000000|||i0.15o0.47r0.016w0.2
ring-2.6-1t-free||262000//66000|t>t|TR|i0o0
trinity-large-preview-free|Trinity Large Preview|131072//131072|t>t|Tr|i0o0
x-preview-f-free|Ox Alpha Free (Unlimited)|1000000|||i0o0
`;
