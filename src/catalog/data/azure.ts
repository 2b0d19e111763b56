/**
 * Models of azure, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
FLUX-1.1-pro||/5000|>i|
FLUX.1-Kontext-pro||/5000|>i|
FLUX.2-flex||/32000|>i|
MAI-Image-2.5-Flash||/32000|>i|
MAI-Image-2.5-Pro||/32000|>i|
MAI-Image-2.5||/32000|>i|
MAI-Image-2.6-Flash||/32000|>i|
MAI-Image-2.6||/32000|>i|
flux.2-pro||/32000|>i|
gpt-5.1-codex||400000/272000/128000|tia>tia|TRS|
gpt-5.1||400000/272000/128000|tia>tia|TRS|
gpt-image-1.5|||ti>ti|tr|
gpt-image-1|||ti>i|tr|
gpt-image-2|||ti>i|tr|
=litellm 2026-11-20
Codestral-2501||/256000/4096|>t||i0.3o0.9
Cohere-Embed-V5-Fast||/128000|>e||i0.08o0
Cohere-Embed-V5-Pro||/128000|>e||i0.12o0
Cohere-command-a-plus-05-2026||/128000/64000|>t|TR|i0.8o3.2
Cohere-embed-v3-english||/512|>e||i0.1o0
Cohere-embed-v3-multilingual||/512|>e||i0.1o0
DeepSeek-V4-Flash-0731||/1000000/384000|>t|TR|i0.44o1.32r0.014
FW-DeepSeek-V3.2||/163840/163840|>t|TR|i0.62o1.85r0.31
FW-DeepSeek-V4-Flash||/1000000/384000|>t|TR|i0.15o0.31r0.03
FW-DeepSeek-V4-Pro||/1000000/384000|>t|TR|i1.925o3.828r0.165
FW-DeepSeek-V4.1-Flash||/1000000/384000|>t|TR|i0.375o1.5r0.008
FW-GLM-5.1||/202800/131072|>t|TR|i1.54o4.84r0.286
FW-GLM-5.2-Fast||/1048576/131072|>t|TR|i2.31o7.26r0.231
FW-GLM-5.2||/1048576/131072|>t|TR|i1.54o4.84r0.15
FW-GLM-5.3-Flash||/1048576/131072|>t|TR|i0.188o0.625r0.038
FW-GLM-5.3||/1048576/131072|>t|TR|i1.75o5.5r0.325
FW-GLM-5||/200000/128000|>t|TR|i1.1o3.52r0.22
FW-GPT-OSS-120B||/131072/131072|>t|TRS|i0.165o0.66r0.082
FW-Inkling||/1048576/1048576|>t|TR|i1.1o4.46r0.19
FW-Kimi-K2.5||/262144/262144|ti>t|TR|i0.66o3.3r0.11
FW-Kimi-K2.6||/262144/262144|ti>t|TR|i1.045o4.4r0.176
FW-Kimi-K2.7-Code||/262144/262144|ti>t|TR|i1.05o4.4r0.21
FW-Kimi-K3||/1048576/131072|ti>t|TR|i3o15r0.3
FW-MiniMax-M2.5||/1000000/1000000|>t|TR|i0.33o1.32r0.033
FW-MiniMax-M3||/512000/512000|ti>t|TR|i0.33o1.32r0.066
FW-Nemotron-3-Ultra-NVFP4||/262144/262144|>t|TR|i0.66o2.64r0.13
FW-Nemotron-Lightning-3.5-30B-A3B||/262144|>t|TR|i0.06o0.22r0.01
Llama-3.3-70B-Instruct||/128000/8192|>t|T|i0.71o0.71
Llama-4-Maverick-17B-128E-Instruct-FP8||/1000000/1000000|ti>t|T|i0.25o1
Llama-4-Scout-17B-16E-Instruct||/10000000/16384|ti>t|T|i0.2o0.78
MAI-Code-1.1-Flash||/256000/64000|ti>t|TR|i0.2o1.2r0.02
MAI-Cyber-1-Flash||/256000/64000|>t|TR|i0.6o3.5r0.06
MAI-DS-R1||/128000/8192|>t|R|i1.35o5.4
MAI-Thinking-1||/256000/64000|>t|TR|i2o8r0.2
Phi-4-mini-instruct||/131072/4096|>t|T|i0.075o0.3
Phi-4-mini-reasoning||/131072/4096|>t|T|i0.075o0.3
Phi-4-multimodal-instruct||/131072/4096|tia>t|T|i0.08o0.32a4
Phi-4-reasoning||/32768/4096|>t|TR|i0.125o0.5
Phi-4||/16384/16384|>t|T|i0.125o0.5
ada||/8191|>e||i0.11o0
apac/gpt-6.1-sol||/922000/128000|tip>t|TRS|i2.4o12r0.12w3s0.014 >272000i4.8o18r0.24w6
apac/gpt-6.1-terra||/922000/128000|tip>t|TRS|i1.2o6r0.06w1.5s0.014 >272000i2.4o9r0.12w3
chat-latest||/272000/128000|tip>t|TRS|i5o30r0.5
claude-fable-5-1||1000000//128000|tip>t|TRS|i10o50r0.25w12.5h20s0.01
claude-fable-5||1000000//128000|tip>t|TRS|i10o50r1w12.5h20s0.01
claude-haiku-4-5||200000//64000|tip>t|TRS|i1o5r0.1w1.25h2
claude-haiku-5-5||/1000000/128000|tip>t|TRS|i0.1o0.5r0.01w0.125h0.2s0.01 >100000i0.5o2.5r0.05w0.625h1
claude-mythos-5-1||/1000000/128000|tip>t|TRS|i10o50r0.25w12.5h20
claude-opus-4-5||200000//64000|tip>t|TRS|i5o25r0.5w6.25h10
claude-opus-4-6||1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-4-7||1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-4-8||1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-5-5-fast||/1000000/128000|tip>t|TRS|i8o40r0.4w10h16s0.02
claude-opus-5-5||/1000000/128000|tip>t|TRS|i4o20r0.2w5h8s0.01
claude-opus-5||1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-sonnet-4-5||200000//64000|tip>t|TRS|i3o15r0.3w3.75h6
claude-sonnet-4-6||1000000//64000|tip>t|TRS|i3o15r0.3w3.75h6
claude-sonnet-5-5||/1000000/128000|tip>t|TRS|i2o10r0.1w2.5h4s0.01
claude-sonnet-5||1000000//128000|tip>t|TRS|i2o10r0.2w2.5h4s0.01
codex-mini||200000//100000|t>t|TRS|i1.5o6r0.375
cohere-command-a||131072//8192|t>t|TR|i2.5o10
cohere-rerank-v4.0-fast||/32768/32768|||i0o0u0.002
cohere-rerank-v4.0-pro||/32768/32768|||i0o0u0.0025
cohere-rerank-v5-fast||/32768/32768|||i0.02o0
cohere-rerank-v5-pro||/32768/32768|||i0.05o0
computer-use-preview||/8192/1024|ti>t|TRS|i3o12
deepseek-r1||163840//163840|t>t|tR|i1.35o5.4
deepseek-v3-0324|||>t||i1.14o4.56
deepseek-v3.1|||>t||i1.23o4.94
deepseek-v3.2-speciale||128000//128000|t>t|tR|i0.58o1.68
deepseek-v3.2||128000//128000|t>t|TR|i0.58o1.68
deepseek-v4-flash||1000000//384000|t>t|tRS|i0.19o0.51r0.028
deepseek-v4-pro||1000000//384000|t>t|tRS|i1.74o3.48r0.145
deepseek-v4.1-flash||/1000000/384000|>t|TR|i0.3o1.2r0.006
embed-v-4-0||/128000|>e||i0.12o0
eu/codex-mini|||>t||i1.65o6.6r0.413
eu/computer-use-preview|||>t||i3.3o13.2
eu/gpt-4.1-mini|||>t||i0.44o1.76r0.11s0.014 @priority:i0.77o3.08r0.193
eu/gpt-4.1-nano|||>t||i0.11o0.44r0.028
eu/gpt-4.1|||>t||i2.2o8.8r0.55s0.014 @priority:i3.85o15.4r0.963
eu/gpt-4o-2024-05-13||/128000/4096|>t||i5.5o16.5
eu/gpt-4o-2024-08-06||/128000/16384|ti>t|TS|i2.75o11r1.375
eu/gpt-4o-2024-11-20||/128000/16384|ti>t|TS|i2.75o11r1.375w1.38
eu/gpt-4o-mini-2024-07-18||/128000/16384|ti>t|TS|i0.165o0.66r0.083s0.014
eu/gpt-4o-mini||/128000/16384|ti>t|TS|i0.165o0.66r0.083s0.014
eu/gpt-4o||/128000/16384|ti>t|TS|i2.75o11r1.375w1.38
eu/gpt-5-2025-08-07||/272000/128000|tip>t|TRS|i1.375o11r0.1375s0.014 @priority:i2.75o22r0.275
eu/gpt-5-codex|||>t||i1.375o11r0.138
eu/gpt-5-mini-2025-08-07||/272000/128000|tip>t|TRS|i0.275o2.2r0.0275s0.014 @priority:i0.495o3.96r0.0495
eu/gpt-5-mini|||>t||i0.275o2.2r0.0275s0.014 @priority:i0.495o3.96r0.0495
eu/gpt-5-nano-2025-08-07||/272000/128000|tip>t|TRS|i0.055o0.44r0.0055s0.014
eu/gpt-5-nano|||>t||i0.055o0.44r0.0055s0.014
eu/gpt-5-pro|||>t||i16.5o132s0.014
eu/gpt-5.1-chat||/111616/16384|>t|TRS|i1.375o11r0.1375
eu/gpt-5.1-codex-max|||>t||i1.375o11r0.1375
eu/gpt-5.1-codex-mini||/272000/128000|tip>t|TRS|i0.275o2.2r0.0275
eu/gpt-5.1-codex||/272000/128000|tip>t|TRS|i1.375o11r0.1375
eu/gpt-5.1||/272000/128000|tip>t|TRS|i1.375o11r0.1375s0.014 @priority:i2.75o22r0.275
eu/gpt-5.2-chat||/111616/16384|>t|TS|i1.925o15.4r0.1925
eu/gpt-5.2-codex|||>t||i1.925o15.4r0.1925
eu/gpt-5.2-pro|||>t||i23.1o184.8s0.014
eu/gpt-5.2|||>t||i1.925o15.4r0.1925s0.014 @priority:i3.85o30.8r0.385
eu/gpt-5.3-chat||/111616/16384|>t|TS|i1.925o15.4r0.1925
eu/gpt-5.3-codex|||>t||i1.925o15.4r0.1925s0.014 @priority:i3.85o30.8r0.385
eu/gpt-5.4-2026-03-05||/922000/128000|tip>t|TRS|i2.75o16.5r0.275 >272000i5.5o24.75r0.55 @priority:i5.5o33r0.55
eu/gpt-5.4-mini|||>t||i0.825o4.95r0.0825s0.014 @priority:i1.65o9.9r0.165
eu/gpt-5.4-nano|||>t||i0.22o1.375r0.022s0.014
eu/gpt-5.4-pro|||>t||i33o198s0.014 >272000i66o297
eu/gpt-5.4||/922000/128000|tip>t|TRS|i2.75o16.5r0.275 >272000i5.5o24.75r0.55 @priority:i5.5o33r0.55
eu/gpt-5.5-2026-04-23||/922000/128000|tip>t|TRS|i5.5o33r0.55s0.014 >272000i11o49.5r1.1 @priority:i13.75o82.5r1.375
eu/gpt-5.5-2026-04-24||/922000/128000|tip>t|TRS|i5.5o33r0.55s0.014 >272000i11o49.5r1.1 @priority:i13.75o82.5r1.375
eu/gpt-5.5||/922000/128000|tip>t|TRS|i5.5o33r0.55s0.014 >272000i11o49.5r1.1 @priority:i13.75o82.5r1.375
eu/gpt-5.6-luna||/922000/128000|tip>t|TRS|i0.22o1.32r0.022w0.275s0.014 >272000i0.44o1.98r0.044w0.55 @priority:i0.44o2.64r0.044w0.55 >272000i0.88o3.96r0.088w1.1
eu/gpt-5.6-sol||/922000/128000|tip>t|TRS|i4.4o22r0.44w5.5s0.014 >272000i8.8o33r0.88w11 @priority:i8.8o44r0.88w11 >272000i17.6o66r1.76w22
eu/gpt-5.6-terra||/922000/128000|tip>t|TRS|i2.2o13.2r0.22w2.75s0.014 >272000i4.4o19.8r0.44w5.5 @priority:i4.4o26.4r0.44w5.5 >272000i8.8o39.6r0.88w11
eu/gpt-5.6||/922000/128000|tip>t|TRS|i4.4o22r0.44w5.5s0.014 >272000i8.8o33r0.88w11 @priority:i8.8o44r0.88w11 >272000i17.6o66r1.76w22
eu/gpt-5|||>t||i1.375o11r0.1375s0.014 @priority:i2.75o22r0.275
eu/gpt-6-astra||/922000/128000|tip>t|TRS|i12o60r1.2w15s0.014 >272000i24o90r2.4w30
eu/gpt-6-luna||/922000/128000|tip>t|TRS|i0.12o0.6r0.012w0.15s0.014 >272000i0.24o0.9r0.024w0.3
eu/gpt-6-sol||/922000/128000|tip>t|TRS|i2.4o12r0.24w3s0.014 >272000i4.8o18r0.48w6
eu/gpt-6.1-sol||/922000/128000|tip>t|TRS|i2.4o12r0.12w3s0.014 >272000i4.8o18r0.24w6
eu/gpt-6.1-terra||/922000/128000|tip>t|TRS|i1.2o6r0.06w1.5s0.014 >272000i2.4o9r0.12w3
eu/o1-2024-12-17||/200000/100000|ti>t|T|i16.5o66r8.25
eu/o1-mini-2024-09-12||/128000/65536|>t|T|i1.21o4.84r0.605
eu/o1-mini|||>t||i1.21o4.84r0.605
eu/o1||/200000/100000|ti>t|T|i16.5o66r8.25
eu/o3-2025-04-16||/200000/100000|>t||i2.2o8.8r0.55s0.014
eu/o3-deep-research|||>t||i11o44r2.75
eu/o3-mini-2025-01-31||/200000/100000|>t|R|i1.21o4.84r0.605
eu/o3-mini||/200000/100000|>t|R|i1.21o4.84r0.605
eu/o3||/200000/100000|>t||i2.2o8.8r0.55s0.014
eu/o4-mini-2025-04-16||/200000/100000|>t||i1.21o4.84r0.303s0.014
eu/o4-mini||/200000/100000|>t||i1.21o4.84r0.303s0.014
eu/text-embedding-3-large|||>e||i0.143
eu/text-embedding-3-small|||>e||i0.022
eu/text-embedding-ada-002|||>e||i0.11
global-standard/gpt-4o-2024-08-06||/128000/16384|ti>t|TS|i2.5o10r1.25
global-standard/gpt-4o-2024-11-20||/128000/16384|ti>t|TS|i2.5o10r1.25
global-standard/gpt-4o-mini||/128000/16384|ti>t|TS|i0.15o0.6s0.014
global/gpt-4o-2024-08-06||/128000/16384|ti>t|TS|i2.5o10r1.25
global/gpt-4o-2024-11-20||/128000/16384|ti>t|TS|i2.5o10r1.25
global/gpt-5.1-codex-mini||/272000/128000|tip>t|TRS|i0.25o2r0.025
global/gpt-5.1-codex||/272000/128000|tip>t|TRS|i1.25o10r0.125
global/gpt-5.1||/272000/128000|tip>t|TRS|i1.25o10r0.125s0.014 @priority:i2.5o20r0.25
gpt-3.5-turbo||/4097/4096|>t|T|i0.5o1.5
gpt-35-turbo||/4097/4096|>t|T|i0.5o1.5
gpt-4-0125-preview||/128000/4096|>t|T|i10o30
gpt-4-1106-preview||/128000/4096|>t|T|i10o30
gpt-4-turbo-2024-04-09||/128000/4096|ti>t|T|i11o33
gpt-4-turbo-vision-preview||/128000/4096|ti>t||i11o33
gpt-4-turbo||128000//4096|ti>t|Tr|i11o33
gpt-4.1-2025-04-14||/1047576/32768|ti>t|TS|i2o8r0.5s0.014 @priority:i3.5o14r0.875
gpt-4.1-mini-2025-04-14||/1047576/32768|ti>t|TS|i0.4o1.6r0.1s0.014 @priority:i0.7o2.8r0.175
gpt-4.1-mini||1047576//32768|ti>t|TrS|i0.4o1.6r0.1s0.014 @priority:i0.7o2.8r0.175
gpt-4.1-nano-2025-04-14||/1047576/32768|ti>t|TS|i0.1o0.4r0.025
gpt-4.1-nano||1047576//32768|ti>t|TrS|i0.1o0.4r0.025
gpt-4.1||1047576//32768|ti>t|TrS|i2o8r0.5s0.014 @priority:i3.5o14r0.875
gpt-4o-2024-05-13||/128000/4096|ti>t|T|i5o15
gpt-4o-2024-08-06||/128000/16384|ti>t|TS|i2.5o10r1.25
gpt-4o-2024-11-20||/128000/16384|ti>t|TS|i2.5o10r1.25
gpt-4o-audio-preview-2024-12-17||/128000/16384|>ta|Trs|i2.5o10a40b80
gpt-4o-mini-2024-07-18||/128000/16384|ti>t|TS|i0.15o0.6r0.075s0.014
gpt-4o-mini-audio-preview-2024-12-17||/128000/16384|>ta|Trs|i0.15o0.6a10b20
gpt-4o-mini-transcribe||/16000/2000|>t||i1.25o5a3
gpt-4o-mini-tts|||>a||i0.6o10b12
gpt-4o-mini||128000//16384|ti>t|TrS|i0.15o0.6r0.075s0.014
gpt-4o-transcribe-diarize||/16000/2000|>t||i2.5o10a6
gpt-4o-transcribe||/16000/2000|>t||i2.5o10a6
gpt-4o||128000//16384|ti>t|TrS|i2.5o10r1.25
gpt-5-2025-08-07||/272000/128000|tip>t|TRS|i1.25o10r0.125s0.014 @priority:i2.5o20r0.25
gpt-5-chat||/128000/16384|ti>t||i1.25o10r0.125
gpt-5-codex||400000/272000/128000|ti>t|TRS|i1.25o10r0.125
gpt-5-mini-2025-08-07||/272000/128000|tip>t|TRS|i0.25o2r0.025s0.014 @priority:i0.45o3.6r0.045
gpt-5-mini||400000/272000/128000|ti>t|TRS|i0.25o2r0.025s0.014 @priority:i0.45o3.6r0.045
gpt-5-nano-2025-08-07||/272000/128000|tip>t|TRS|i0.05o0.4r0.005s0.014
gpt-5-nano||400000/272000/128000|ti>t|TRS|i0.05o0.4r0.005s0.014
gpt-5-pro||400000/272000/272000|ti>t|TRS|i15o120s0.014
gpt-5.1-2025-11-13||/272000/128000|tip>t|TRS|i1.25o10r0.125s0.014 @priority:i2.5o20r0.25
gpt-5.1-chat||/111616/16384|>t|TRS|i1.25o10r0.125
gpt-5.1-codex-2025-11-13||/272000/128000|tip>t|TRS|i1.25o10r0.125 @priority:i2.5o20r0.25
gpt-5.1-codex-max||400000/272000/128000|ti>t|TRS|i1.25o10r0.125
gpt-5.1-codex-mini-2025-11-13||/272000/128000|tip>t|TRS|i0.25o2r0.025 @priority:i0.45o3.6r0.045
gpt-5.1-codex-mini||400000/272000/128000|ti>t|TRS|i0.25o2r0.025
gpt-5.2-2025-12-11||/272000/128000|tip>t|TRS|i1.75o14r0.175s0.014 @priority:i3.5o28r0.35
gpt-5.2-chat||/111616/16384|>t|TS|i1.75o14r0.175
gpt-5.2-codex||400000/272000/128000|ti>t|TRS|i1.75o14r0.175
gpt-5.2-pro-2025-12-11||/272000/128000|tip>t|TRS|i21o168s0.014
gpt-5.2-pro||/272000/128000|tip>t|TRS|i21o168s0.014
gpt-5.2||400000/272000/128000|ti>t|TRS|i1.75o14r0.175s0.014 @priority:i3.5o28r0.35
gpt-5.3-chat||/111616/16384|>t|TS|i1.75o14r0.175
gpt-5.3-codex||400000/272000/128000|ti>t|TRS|i1.75o14r0.175s0.014 @priority:i3.5o28r0.35
gpt-5.4-2026-03-05||/922000/128000|tip>t|TRS|i2.5o15r0.25 >272000i5o22.5r0.5 @flex:i1.25o7.5 >272000i2.5o11.25r0.25 @priority:i5o30r0.5 >272000i10o45r1
gpt-5.4-mini-2026-03-17||/272000/128000|tip>t|TRS|i0.75o4.5r0.075s0.014 @flex:i0.375o2.25r0.0375 @priority:i1.5o9r0.15
gpt-5.4-mini||400000/272000/128000|tip>t|TRS|i0.75o4.5r0.075s0.014 @flex:i0.375o2.25r0.0375 @priority:i1.5o9r0.15
gpt-5.4-nano-2026-03-17||/272000/128000|tip>t|TRS|i0.2o1.25r0.02s0.014 @flex:i0.1o0.625r0.01
gpt-5.4-nano||400000/272000/128000|tip>t|TRS|i0.2o1.25r0.02s0.014 @flex:i0.1o0.625r0.01
gpt-5.4-pro-2026-03-05||/922000/128000|tip>t|TRs|i30o180r3s0.014 >272000i60o270r6 @flex:i15o90 >272000i30o135
gpt-5.4-pro||1050000/922000/128000|ti>t|TRs|i30o180r3s0.014 >272000i60o270r6 @flex:i15o90 >272000i30o135
gpt-5.4||1050000/922000/128000|tip>t|TRS|i2.5o15r0.25 >272000i5o22.5r0.5 @flex:i1.25o7.5 >272000i2.5o11.25r0.25 @priority:i5o30r0.5 >272000i10o45r1
gpt-5.5-2026-04-23||/922000/128000|tip>t|TRS|i5o30r0.5s0.014 >272000i10o45r1 @priority:i12.5o75r1.25 >272000i20o90r2
gpt-5.5-2026-04-24||/922000/128000|tip>t|TRS|i5o30r0.5s0.014 >272000i10o45r1 @priority:i12.5o75r1.25 >272000i20o90r2
gpt-5.5-pro-2026-04-23||/1050000/128000|tip>t|TRs|i30o180r3s0.014 >272000i60o270r6
gpt-5.5-pro||/1050000/128000|tip>t|TRs|i30o180r3s0.014 >272000i60o270r6
gpt-5.5||1050000/922000/128000|tip>t|TRS|i5o30r0.5s0.014 >272000i10o45r1 @priority:i12.5o75r1.25 >272000i20o90r2
gpt-5.6-luna-2026-07-09||/922000/128000|tip>t|TRS|i0.2o1.2r0.02w0.25s0.014 >272000i0.4o1.8r0.04w0.5 @flex:i0.1o0.6r0.01w0.125 >272000i0.2o0.9r0.02w0.25 @priority:i0.4o2.4r0.04w0.5 >272000i0.8o3.6r0.08w1
gpt-5.6-luna||1050000/922000/128000|tip>t|TRS|i0.2o1.2r0.02w0.25s0.014 >272000i0.4o1.8r0.04w0.5 @flex:i0.1o0.6r0.01w0.125 >272000i0.2o0.9r0.02w0.25 @priority:i0.4o2.4r0.04w0.5 >272000i0.8o3.6r0.08w1
gpt-5.6-sol-2026-07-09||/922000/128000|tip>t|TRS|i4o20r0.4w5s0.014 >272000i8o30r0.8w10 @flex:i2o10r0.2w2.5 >272000i4o15r0.4w5 @priority:i8o40r0.8w10 >272000i16o60r1.6w20
gpt-5.6-sol||1050000/922000/128000|tip>t|TRS|i4o20r0.4w5s0.014 >272000i8o30r0.8w10 @flex:i2o10r0.2w2.5 >272000i4o15r0.4w5 @priority:i8o40r0.8w10 >272000i16o60r1.6w20
gpt-5.6-terra-2026-07-09||/922000/128000|tip>t|TRS|i2o12r0.2w2.5s0.014 >272000i4o18r0.4w5 @flex:i1o6r0.1w1.25 >272000i2o9r0.2w2.5 @priority:i4o24r0.4w5 >272000i8o36r0.8w10
gpt-5.6-terra||1050000/922000/128000|tip>t|TRS|i2o12r0.2w2.5s0.014 >272000i4o18r0.4w5 @flex:i1o6r0.1w1.25 >272000i2o9r0.2w2.5 @priority:i4o24r0.4w5 >272000i8o36r0.8w10
gpt-5.6||/922000/128000|tip>t|TRS|i4o20r0.4w5s0.014 >272000i8o30r0.8w10 @priority:i8o40r0.8w10 >272000i16o60r1.6w20
gpt-5||400000/272000/128000|ti>t|TRS|i1.25o10r0.125s0.014 @priority:i2.5o20r0.25
gpt-6-astra-2026-09-03||/922000/128000|tip>t|TRS|i10o50r1w12.5s0.014 >272000i20o75r2w25 @flex:i5o25r0.5w6.25 >272000i10o37.5r1w12.5
gpt-6-astra||1050000/922000/128000|tip>t|TRS|i10o50r1w12.5s0.014 >272000i20o75r2w25 @flex:i5o25r0.5w6.25 >272000i10o37.5r1w12.5
gpt-6-luna-2026-09-22||/922000/128000|tip>t|TRS|i0.1o0.5r0.01w0.125s0.014 >272000i0.2o0.75r0.02w0.25 @flex:i0.05o0.25r0.005w0.0625 >272000i0.1o0.375r0.01w0.125
gpt-6-luna||/922000/128000|tip>t|TRS|i0.1o0.5r0.01w0.125s0.014 >272000i0.2o0.75r0.02w0.25 @flex:i0.05o0.25r0.005w0.0625 >272000i0.1o0.375r0.01w0.125
gpt-6-sol-2026-09-22||/922000/128000|tip>t|TRS|i2o10r0.2w2.5s0.014 >272000i4o15r0.4w5 @flex:i1o5r0.1w1.25 >272000i2o7.5r0.2w2.5 @priority:i4o20r0.4w5 >272000i8o30r0.8w10
gpt-6-sol||/922000/128000|tip>t|TRS|i2o10r0.2w2.5s0.014 >272000i4o15r0.4w5 @flex:i1o5r0.1w1.25 >272000i2o7.5r0.2w2.5 @priority:i4o20r0.4w5 >272000i8o30r0.8w10
gpt-6.1-sol-2026-09-29||/922000/128000|tip>t|TRS|i2o10r0.1w2.5s0.014 >272000i4o15r0.2w5 @flex:i1o5r0.05w1.25 >272000i2o7.5r0.1w2.5
gpt-6.1-sol||/922000/128000|tip>t|TRS|i2o10r0.1w2.5s0.014 >272000i4o15r0.2w5 @flex:i1o5r0.05w1.25 >272000i2o7.5r0.1w2.5
gpt-6.1-terra||/922000/128000|tip>t|TRS|i1o5r0.05w1.25s0.014 >272000i2o7.5r0.1w2.5
gpt-audio-1.5-2026-02-23||/128000/16384|ta>ta|Trs|i2.5o10a32b64
gpt-audio-1.5||/128000/16384|>ta|Trs|i2.5o10a32b64
gpt-audio-2025-08-28||/128000/16384|>ta|Trs|i2.5o10a40b80
gpt-audio-mini-2025-10-06||/128000/16384|ta>ta|Trs|i0.6o2.4a10b20
gpt-audio-mini||/128000/16384|>ta|Trs|i0.6o2.4a10b20
gpt-audio||/128000/16384|>ta|Trs|i2.5o10a40b80
gpt-chat-latest||128000/111616/16384|tip>t|TRS|i5o30r0.5
gpt-live-transcribe||/32000/4096|ta>t||m0.000283333333
gpt-oss-120b||/131072/131072|>t|TS|i0.15o0.6
gpt-realtime-whisper-2026-05-06||/32000/4096|ta>t||m0.000283333333
gpt-realtime-whisper-2026-05-07||/32000/4096|ta>t||m0.000283333333
gpt-realtime-whisper||/32000/4096|ta>t||m0.000283333333
gpt-transcribe|||ta>t||m0.000075
grok-3-mini|||>t||i0.25o1.27
grok-3|||>t||i3o15
grok-4-1-fast-non-reasoning||128000//8192|ti>t|TrS|i0.2o0.5
grok-4-1-fast-reasoning||128000//8192|ti>t|TRS|i0.2o0.5
grok-4-20-non-reasoning||262000//8192|t>t|TrS|i1.25o2.5r1.25
grok-4-20-reasoning||262000//8192|t>t|TRS|i1.25o2.5r1.25
grok-4-fast-non-reasoning|||>t||i0.2o0.5
grok-4-fast-reasoning|||>t||i0.2o0.5
grok-4.3||/200000/8192|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.6||/200000/128000|ti>t|TRS|i2o6r0.5 >200000i4o12r1
grok-4.7||/500000/500000|ti>t|TRS|i2o6r0.5 >200000i4o12r1
grok-4||/262000/8192|>t|TS|i3o15
grok-code-fast-1||/256000/8192|>t|TS|i0.2o1.5
jais-30b-chat||/8192/8192|>t||i3.2o9.71
kimi-k2-thinking||/262144/262144|>t|TR|i0.6o2.5
kimi-k2.5||262144//262144|ti>t|TRS|i0.6o3r0.1
kimi-k2.6||262144//262144|ti>t|TRS|i0.95o4r0.16
kimi-k2.7-code||262144//262144|ti>t|TRS|i0.95o4r0.19
ministral-3b||128000//8192|t>t|Tr|i0.04o0.04
mistral-large-2402||/32000/32000|>t|T|i8o24
mistral-large-3||/256000/8191|ti>t|T|i0.5o1.5
mistral-large-latest||/32000/32000|>t|T|i8o24
mistral-medium-2505|Mistral Medium 3|128000/131072/128000|ti>t|Tr|i0.4o2
mistral-medium-3-5||/128000/128000|ti>t|S|i1.5o7.5
mistral-nemo||/131072/4096|>t|T|i0.15o0.15
mistral-small-2503|Mistral Small 3.1|128000//32768|ti>t|Tr|i0.1o0.3
model-router||200000//16384|ti>t|Tr|i0.14o0
model_router||/200000/32768|>t||i0.14o0
o1-2024-12-17||/200000/100000|ti>t|TR|i15o60r7.5
o1-mini-2024-09-12||/128000/65536|>t|TR|i1.1o4.4r0.55
o1-mini||/128000/65536|>t|TR|i1.1o4.4r0.55
o1||200000//100000|ti>t|TR|i15o60r7.5
o3-2025-04-16||/200000/100000|ti>t|TRS|i2o8r0.5s0.014
o3-deep-research||/200000/100000|tip>t|TRS|i10o40r2.5s0.014
o3-mini-2025-01-31||/200000/100000|>t|R|i1.1o4.4r0.55
o3-mini||200000//100000|t>t|TRS|i1.1o4.4r0.55
o3-pro-2025-06-10||/200000/100000|ti>t|TRS|i20o80s0.014
o3-pro||/200000/100000|ti>t|TRS|i20o80s0.014
o3||200000//100000|ti>t|TRS|i2o8r0.5s0.014
o4-mini-2025-04-16||/200000/100000|ti>t|TRS|i1.1o4.4r0.275s0.014
o4-mini||200000//100000|ti>t|TRS|i1.1o4.4r0.275s0.014
speech/azure-stt|||>t||m0.0002777778
text-embedding-3-large||8191/8192/3072|t>t|tr|i0.143o0
text-embedding-3-small||8191/8192/1536|t>t|tr|i0.022o0
text-embedding-ada-002||8192//1536|t>t|tr|i0.11o0
us-gov/gpt-5.1||/272000/128000|tip>t|TRS|i1.71875o13.75r0.171875
us-gov/o3-mini||/200000/100000|>t|RS|i1.513o6.05r0.757
us-gov/text-embedding-3-large||/8191|>e||i0.163o0
us-gov/text-embedding-3-small||/8191|>e||i0.025o0
us/codex-mini|||>t||i1.65o6.6r0.413
us/computer-use-preview|||>t||i3.3o13.2
us/gpt-4.1-2025-04-14||/1047576/32768|ti>t|TS|i2.2o8.8r0.55s0.014 @priority:i3.85o15.4r0.963
us/gpt-4.1-mini-2025-04-14||/1047576/32768|ti>t|TS|i0.44o1.76r0.11s0.014 @priority:i0.77o3.08r0.193
us/gpt-4.1-mini|||>t||i0.44o1.76r0.11s0.014 @priority:i0.77o3.08r0.193
us/gpt-4.1-nano-2025-04-14||/1047576/32768|ti>t|TS|i0.11o0.44r0.028
us/gpt-4.1-nano|||>t||i0.11o0.44r0.028
us/gpt-4.1|||>t||i2.2o8.8r0.55s0.014 @priority:i3.85o15.4r0.963
us/gpt-4o-2024-05-13||/128000/4096|>t||i5.5o16.5
us/gpt-4o-2024-08-06||/128000/16384|ti>t|TS|i2.75o11r1.375
us/gpt-4o-2024-11-20||/128000/16384|ti>t|TS|i2.75o11r1.375w1.38
us/gpt-4o-mini-2024-07-18||/128000/16384|ti>t|TS|i0.165o0.66r0.083s0.014
us/gpt-4o-mini||/128000/16384|ti>t|TS|i0.165o0.66r0.083s0.014
us/gpt-4o||/128000/16384|ti>t|TS|i2.75o11r1.375w1.38
us/gpt-5-2025-08-07||/272000/128000|tip>t|TRS|i1.375o11r0.1375s0.014 @priority:i2.75o22r0.275
us/gpt-5-codex|||>t||i1.375o11r0.138
us/gpt-5-mini-2025-08-07||/272000/128000|tip>t|TRS|i0.275o2.2r0.0275s0.014 @priority:i0.495o3.96r0.0495
us/gpt-5-mini|||>t||i0.275o2.2r0.0275s0.014 @priority:i0.495o3.96r0.0495
us/gpt-5-nano-2025-08-07||/272000/128000|tip>t|TRS|i0.055o0.44r0.0055s0.014
us/gpt-5-nano|||>t||i0.055o0.44r0.0055s0.014
us/gpt-5-pro|||>t||i16.5o132s0.014
us/gpt-5.1-chat||/111616/16384|>t|TRS|i1.375o11r0.1375
us/gpt-5.1-codex-max|||>t||i1.375o11r0.1375
us/gpt-5.1-codex-mini||/272000/128000|tip>t|TRS|i0.275o2.2r0.0275
us/gpt-5.1-codex||/272000/128000|tip>t|TRS|i1.375o11r0.1375
us/gpt-5.1||/272000/128000|tip>t|TRS|i1.375o11r0.1375s0.014 @priority:i2.75o22r0.275
us/gpt-5.2-chat||/111616/16384|>t|TS|i1.925o15.4r0.1925
us/gpt-5.2-codex|||>t||i1.925o15.4r0.1925
us/gpt-5.2-pro|||>t||i23.1o184.8s0.014
us/gpt-5.2|||>t||i1.925o15.4r0.1925s0.014 @priority:i3.85o30.8r0.385
us/gpt-5.3-chat||/111616/16384|>t|TS|i1.925o15.4r0.1925
us/gpt-5.3-codex|||>t||i1.925o15.4r0.1925s0.014 @priority:i3.85o30.8r0.385
us/gpt-5.4-2026-03-05||/922000/128000|tip>t|TRS|i2.75o16.5r0.275 >272000i5.5o24.75r0.55 @priority:i5.5o33r0.55
us/gpt-5.4-mini|||>t||i0.825o4.95r0.0825s0.014 @priority:i1.65o9.9r0.165
us/gpt-5.4-nano|||>t||i0.22o1.375r0.022s0.014
us/gpt-5.4-pro|||>t||i33o198s0.014 >272000i66o297
us/gpt-5.4||/922000/128000|tip>t|TRS|i2.75o16.5r0.275 >272000i5.5o24.75r0.55 @priority:i5.5o33r0.55
us/gpt-5.5-2026-04-23||/922000/128000|tip>t|TRS|i5.5o33r0.55s0.014 >272000i11o49.5r1.1 @priority:i13.75o82.5r1.375
us/gpt-5.5-2026-04-24||/922000/128000|tip>t|TRS|i5.5o33r0.55s0.014 >272000i11o49.5r1.1 @priority:i13.75o82.5r1.375
us/gpt-5.5||/922000/128000|tip>t|TRS|i5.5o33r0.55s0.014 >272000i11o49.5r1.1 @priority:i13.75o82.5r1.375
us/gpt-5.6-luna||/922000/128000|tip>t|TRS|i0.22o1.32r0.022w0.275s0.014 >272000i0.44o1.98r0.044w0.55 @priority:i0.44o2.64r0.044w0.55 >272000i0.88o3.96r0.088w1.1
us/gpt-5.6-sol||/922000/128000|tip>t|TRS|i4.4o22r0.44w5.5s0.014 >272000i8.8o33r0.88w11 @priority:i8.8o44r0.88w11 >272000i17.6o66r1.76w22
us/gpt-5.6-terra||/922000/128000|tip>t|TRS|i2.2o13.2r0.22w2.75s0.014 >272000i4.4o19.8r0.44w5.5 @priority:i4.4o26.4r0.44w5.5 >272000i8.8o39.6r0.88w11
us/gpt-5.6||/922000/128000|tip>t|TRS|i4.4o22r0.44w5.5s0.014 >272000i8.8o33r0.88w11 @priority:i8.8o44r0.88w11 >272000i17.6o66r1.76w22
us/gpt-5|||>t||i1.375o11r0.1375s0.014 @priority:i2.75o22r0.275
us/gpt-6-astra||/922000/128000|tip>t|TRS|i11o55r1.1w13.75s0.014 >272000i22o82.5r2.2w27.5
us/gpt-6-luna||/922000/128000|tip>t|TRS|i0.11o0.55r0.011w0.1375s0.014 >272000i0.22o0.825r0.022w0.275
us/gpt-6-sol||/922000/128000|tip>t|TRS|i2.2o11r0.22w2.75s0.014 >272000i4.4o16.5r0.44w5.5 @priority:i4.4o22r0.44w5.5 >272000i8.8o33r0.88w11
us/gpt-6.1-sol||/922000/128000|tip>t|TRS|i2.2o11r0.11w2.75s0.014 >272000i4.4o16.5r0.22w5.5
us/gpt-6.1-terra||/922000/128000|tip>t|TRS|i1.1o5.5r0.055w1.375s0.014 >272000i2.2o8.25r0.11w2.75
us/gpt-chat-latest||/128000/128000|tip>t|TRS|i5.5o33r0.55
us/o1-2024-12-17||/200000/100000|ti>t|T|i16.5o66r8.25
us/o1-mini-2024-09-12||/128000/65536|>t|T|i1.21o4.84r0.605
us/o1-mini|||>t||i1.21o4.84r0.605
us/o1||/200000/100000|ti>t|T|i16.5o66r8.25
us/o3-2025-04-16||/200000/100000|ti>t|TRS|i2.2o8.8r0.55s0.014
us/o3-deep-research|||>t||i11o44r2.75
us/o3-mini-2025-01-31||/200000/100000|>t|R|i1.21o4.84r0.605
us/o3-mini||/200000/100000|>t|R|i1.21o4.84r0.605
us/o3||/200000/100000|ti>t|TRS|i2.2o8.8r0.55s0.014
us/o4-mini-2025-04-16||/200000/100000|ti>t|TRS|i1.21o4.84r0.303s0.014
us/o4-mini||/200000/100000|ti>t|TRS|i1.21o4.84r0.303s0.014
us/text-embedding-3-large|||>e||i0.143
us/text-embedding-3-small|||>e||i0.022
us/text-embedding-ada-002|||>e||i0.11
whisper-1|||>t||m0.0001
whisper|||>t||m0.0001
=models.dev 2026-09-22
claude-mythos-5||1000000//128000|tip>t|TRS|i10o50r1w12.5
claude-opus-4-1||200000//32000|tip>t|TRS|i15o75r1.5w18.75
codestral-2501||256000//256000|t>t|Tr|i0.3o0.9
cohere-embed-v-4-0|Embed v4|128000//1536|ti>t|tr|i0.12o0
cohere-embed-v3-english||512//1024|t>t|tr|i0.1o0
cohere-embed-v3-multilingual||512//1024|t>t|tr|i0.1o0
gpt-3.5-turbo-0125||16384//16384|t>t|tr|i0.5o1.5
gpt-3.5-turbo-1106||16384//16384|t>t|tr|i1o2
gpt-3.5-turbo-instruct||4096//4096|t>t|tr|i1.5o2
gpt-4-turbo-vision||128000//4096|ti>t|Tr|i10o30
llama-3.3-70b-instruct||128000//32768|t>t|Tr|i0.71o0.71
llama-4-maverick-17b-128e-instruct-fp8||1000000//16384|ti>t|Tr|i0.25o1
llama-4-scout-17b-16e-instruct||128000//8192|ti>t|Tr|i0.2o0.78
phi-4-mini-reasoning||128000//4096|t>t|TR|i0.075o0.3
phi-4-mini||128000//4096|t>t|Tr|i0.075o0.3
phi-4-multimodal||128000//4096|tia>t|tr|i0.08o0.32a4
phi-4-reasoning-plus||32000//4096|t>t|tR|i0.125o0.5
phi-4-reasoning||32000//4096|t>t|tR|i0.125o0.5
phi-4||128000//4096|t>t|tr|i0.125o0.5
`;
