/**
 * Models of requesty, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
gemma-4-31b-it||262144|
laguna-m.1||32768|
laguna-xs.2||32768|
leanstral-1-5@eu||262144|
leanstral-1-5||262144|
ling-3.0-tiny||262144|
muse-glimmer-30b||131072|
nemotron-3-nano-omni-30b-a3b-reasoning||131072|
nemotron-3-super-120b-a12b||1048576|
nemotron-3-ultra-550b-a55b||1048576|
nemotron-3.5-content-safety||131072|
nemotron-3.5-lightning-30b-a3b||1048576|
=models.dev 2026-09-22
claude-fable-5.1@eu||1000000|||i11o55r0.275w13.75
claude-fable-5.1||1000000|||i10o50r0.25w12.5
claude-fable-5@eu||1000000|||i11o55r1.1w13.75
claude-fable-5||1000000//128000|tip>t|TRS|i10o50r1w12.5
claude-haiku-4-5@eu|Claude Haiku 4.5 (latest) (EU)|200000//64000|tip>t|TRS|i1.1o5.5r0.11w1.375
claude-haiku-4-5|Claude Haiku 4.5 (latest)|200000//64000|tip>t|TRS|i1o5r0.1w1.25
claude-opus-4-1|Claude Opus 4.1 (latest)|200000//32000|tip>t|TRS|i15o75r1.5w18.75
claude-opus-4-5@eu|Claude Opus 4.5 (latest) (EU)|200000//64000|tip>t|TRS|i5.5o27.5r0.55w6.875
claude-opus-4-5|Claude Opus 4.5 (latest)|200000//64000|tip>t|TRS|i5o25r0.5w6.25
claude-opus-4-6@eu||1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875
claude-opus-4-6||1000000//128000|tip>t|TRS|i5o25r0.5w6.25
claude-opus-4-7@eu||1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875
claude-opus-4-7||1000000//128000|tip>t|TRS|i5o25r0.5w6.25
claude-opus-4-8@eu||1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875
claude-opus-4-8||1000000//128000|tip>t|TRS|i5o25r0.5w6.25
claude-opus-5@eu||1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875
claude-opus-5||1000000//128000|tip>t|TRS|i5o25r0.5w6.25
claude-sonnet-4-5@eu|Claude Sonnet 4.5 (latest) (EU)|1000000//64000|tip>t|TRS|i3.3o16.5r0.3w4.125 >200000i6.6o24.75r0.6w8.25
claude-sonnet-4-5|Claude Sonnet 4.5 (latest)|1000000//64000|tip>t|TRS|i3o15r0.3w3.75 >200000i6o22.5r0.6w7.5
claude-sonnet-4-6@eu||1000000//64000|tip>t|TRS|i3.3o16.5r0.3w4.125
claude-sonnet-4-6||1000000//128000|tip>t|TRS|i3o15r0.3w3.75
claude-sonnet-4@eu|Claude Sonnet 4 (latest) (EU)|1000000//64000|tip>t|TRS|i3o15r0.3w3.75 >200000i6o22.5r0.6w7.5
claude-sonnet-5@eu||1000000//128000|tip>t|TRS|i2.2o11r0.22w2.75
claude-sonnet-5||1000000//128000|tip>t|TRS|i2o10r0.2w2.5
deepseek-v4-flash-0731@eu||1048576//131072|t>t|TRS|i0.28o0.56r0.07
deepseek-v4-flash-0731||1048576//131072|t>t|TRS|i0.28o0.56r0.07
deepseek-v4-flash||1048576|||i0.28o0.56r0.07
deepseek-v4-pro-0813@eu||1048576|||i1.75o3.5r0.44
deepseek-v4-pro-0813||1000000|||i1.32o3.96r0.044
deepseek-v4-pro@eu||1048576|||i1.75o3.5r0.44
deepseek-v4-pro||1000000|||i1.32o3.96r0.044
deepseek-v4.1-flash@eu||1048576|||i0.5o1.5r0.05
deepseek-v4.1-flash||1048576|||i0.5o1.5r0.05
devstral-latest@eu||256000|||i0.44o2.2r0.44
devstral-latest||256000|||i0.44o2.2r0.44
fugu-ultra||1048576|||i5o30r0.5 >200000i10o45r1
gemini-2.5-flash-lite@eu||1048576|||i0.1o0.4r0.01w0.18333
gemini-2.5-flash@eu||1048576//65535|tiavp>t|TRS|i0.3o2.5r0.075w0.55
gemini-2.5-pro@eu||1048576|||i1.25o10r0.31w2.375 >200000i2.5o15r0.62w4.75
gemini-3-pro-image|Nano Banana Pro|1048576|||i2o12r0.2w4.5
gemini-3.1-flash-image|Nano Banana 2|131072|||i0.5o2
gemini-3.1-flash-lite@eu||1048576//65535|tiavp>t|TRS|i0.275o1.65r0.0275w0.091663
gemini-3.1-flash-lite||1048576|||i0.25o1.5r0.025w0.08333
gemini-3.1-pro-preview||1048576|||i2o12r0.2w4.5 >200000i4o18r0.4w9
gemini-3.5-flash-lite@eu||1048576|||i0.33o2.75r0.033
gemini-3.5-flash-lite||1048576//65535|tiavp>t|TRS|i0.3o2.5r0.03
gemini-3.5-flash@eu||1048576//65535|tiavp>t|TRS|i1.65o9.9r0.165w1.7413
gemini-3.5-flash||1048576|||i1.5o9r0.15w1.583
gemini-3.6-flash||1048576//65535|tiavp>t|TRS|i1.5o7r0.15
gemini-3.7-flash@eu||1048576//65535|tiavp>t|TRS|i0.825o4.125r0.0825
gemini-3.7-flash||1048576//65535|tiavp>t|TRS|i0.75o3.75r0.075
gemini-3.8-flash@eu||1048576|||i0.825o4.125r0.0825
gemini-3.8-flash||1048576|||i0.75o3.75r0.075
gemma-4-26b-a4b-it||262144|||i0.07o0.34r0.07
glm-5.1@eu||200000|||i1.4o4.4r1.4
glm-5.1||200000|||i1.4o4.4r0.26
glm-5.2-fast||1000000|||i2.1o6.6r0.21
glm-5.2@eu||1048576//131072|t>t|TRS|i1.2o4.2r0.26
glm-5.2||1048576//131072|t>t|TRS|i0.8o2.55r0.16
glm-5.3-flash@eu||1000000|||i0.2o0.6r0.07
glm-5.3-flash||1000000|||i0.2o0.6r0.07
glm-5.3@eu||1048576|||i1.2o4.2r0.26
glm-5.3||1048576|||i1.2o4.2r0.26
gpt-4.1-mini@eu||1047576//32768|tip>t|TrS|i0.44o1.76r0.11
gpt-4.1-nano@eu||1047576//32768|ti>t|TrS|i0.11o0.44r0.0275
gpt-4.1@eu||1047576//32768|tip>t|TrS|i2.2o8.8r0.55
gpt-4o-mini@eu||128000//16000|tip>t|TrS|i0.165o0.66r0.0825
gpt-5-mini@eu||200000//100000|ti>t|TRS|i0.275o2.2r0.0275
gpt-5-nano@eu||200000//100000|ti>t|TRS|i0.055o0.44r0.0055
gpt-5.1@eu||400000/272000/128000|ti>t|TRS|i1.375o11r0.1375
gpt-5.3-codex||400000|||i1.75o14r0.175
gpt-5.4-mini||400000|||i0.75o4.5r0.075
gpt-5.4-nano||400000|||i0.2o1.25r0.02
gpt-5.4-pro||1050000|||i30o180r30
gpt-5.4@eu||1050000/922000/128000|tip>t|TRS|i2.5o15r0.25 >200000i5o22.5r0.5
gpt-5.4||1050000|||i2.75o16.5r0.275
gpt-5.5-pro||1050000|||i30o180
gpt-5.5@eu||1050000/922000/128000|tip>t|TRS|i5o30r0.5 >200000i10o45r1
gpt-5.5||1050000|||i5.5o33r0.55
gpt-5.6-luna@eu||1050000/922000/128000|tip>t|TRS|i0.22o1.32r0.022
gpt-5.6-luna||1050000|||i0.2o1.2r0.02 >200000i0.4o1.8r0.04
gpt-5.6-sol@eu||1050000/922000/128000|tip>t|TRS|i4.4o22r0.44
gpt-5.6-sol||1050000|||i4o20r0.4w5 >200000i8o30r0.8w10
gpt-5.6-terra@eu||1050000/922000/128000|tip>t|TRS|i2.2o13.2r0.22
gpt-5.6-terra||1050000|||i2o12r0.2 >200000i4o18r0.4
gpt-5@eu||400000/272000/128000|ti>t|TRS|i1.375o11r0.1375
gpt-6-astra||1050000|||i10o50r1 >200000i20o75r2
grok-4.2-beta||2000000|||i2o6r0.2w2 >200000i4o12r0.4w4
grok-4.3||1000000|||i1.25o2.5r0.2w1.25 >200000i2.5o5r0.4w2.5
grok-4.5||500000//500000|ti>t|TRS|i2o6r0.5w2 >200000i4o12r1w4
grok-4.6||500000|||i2o6r0.5w2 >200000i4o12r1w4
grok-build-0.1||256000|||i1o2r0.1
hy3||262144|||i0.14o0.58r0.035
inkling-256k||262144|||i1.87o4.68r0.374
inkling||65536|||i1.87o4.68r0.374
kat-coder-pro||256000|||i0.3o1.2
kimi-k2.6@eu||256000|||i0.95o4r0.95
kimi-k2.6||262144|||i0.95o4r0.16
kimi-k2.7-code@eu||262144|||i1.25o4.5r0.31
kimi-k2.7-code||262144|||i0.95o4r0.19
kimi-k3@eu||1048576//262144|tiv>t|TRS|i3o15r0.45
kimi-k3||1048576//262144|tiv>t|TRS|i3o15r0.45
ling-2.6-1t||262144|||i0.3o2.5
ling-2.6-flash||262144|||i0.1o0.3
mimo-v2.5-pro||1048576|||i0.435o0.87r0.0036
mimo-v2.5||1048576|||i0.14o0.28r0.0028
minimax-m2.7-highspeed||200000|||i0.6o2.4r0.06w1.2
minimax-m2.7||200000|||i0.3o1.2r0.06w1.2
minimax-m3@eu||1048576|||i0.4o2r0.1
minimax-m3||1000000|||i0.3o1.2r0.06
mistral-medium-3-5@eu||262144|||i1.65o8.25r1.65
mistral-medium-3-5||262144|||i1.65o8.25r1.65
mistral-medium-latest@eu||131072|||i0.44o2.2r0.44
mistral-medium-latest||131072|||i0.44o2.2r0.44
mistral-small-2603@eu|Mistral Small 4 (EU)|256000|||i0.165o0.66r0.165
mistral-small-2603|Mistral Small 4|256000|||i0.165o0.66r0.165
nemotron-3-nano-omni@eu||300000|||i0.06o0.24r0.06
nemotron-3-nano-omni||300000|||i0.06o0.24r0.06
nemotron-3-ultra-nvfp4||262144|||i0.6o2.4r0.12
nemotron-lightning-3.5-30b-a3b||262144|||i0.05o0.2r0.01
nvidia-nemotron-3-super-120b-a12b||262144|||i0.1o0.5
nvidia-nemotron-3-ultra||262144|||i0.5o2.5
o4-mini@eu||200000//100000|ti>t|TRS|i1.21o4.84r0.3025
qwen3.5-27b||262144|||i0.26o2.6
qwen3.5-2b||262144|||i0.02o0.1
qwen3.5-35b-a3b||262144|||i0.14o1r0.05
qwen3.6-plus||1000000|||i0.5o3r0.05w0.625
qwen3.7-max||1048576|||i2.5o7.5r0.25w3.125
qwen3.7-plus||1048576|||i0.32o1.28r0.032w0.4
qwen3.8-2.4T-A95B@eu||1000000|||i2.5o6r0.63
qwen3.8-2.4T-A95B||262144|||i2o6r0.2
qwen3.8-flash-next@eu||262144|||i0.2o0.5r0.05
qwen3.8-flash-next||262144|||i0.2o0.5r0.05
qwen3.8-flash||1048576|||i0.16o0.47r0.016w0.2
qwen3.8-max||1048576|||i2o6r0.25w2.5
ring-2.6-1t||262144|||i0.3o2.5
seed-1.8||256000|||i0.25o2r0.05
seed-2.0-code||256000|||i0.5o3r0.1
seed-2.0-mini||256000|||i0.1o0.4r0.02
seed-2.0-pro||256000|||i0.5o3r0.1
step-3.7-flash||262144|||i0.2o1.15r0.04
`;
