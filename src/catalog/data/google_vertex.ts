/**
 * Models of google-vertex, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
deep-research-pro-preview-12-2025||/65536/32768|ti>ti|tS|
gemini-2.5-flash-image|Nano Banana|32768//32768|ti>ti|trS|
gemini-3-pro-image-preview||/65536/32768|ti>ti|trS|
gemini-3-pro-image|Nano Banana Pro|65536//32768|ti>ti|tRS|
gemini-3.1-flash-image-preview||/65536/32768|ti>ti|trS|
gemini-3.1-flash-image|Nano Banana 2|131072/65536/32768|tivp>ti|tRS|
gemini-3.1-flash-lite-image||/65536/4096|tivp>ti|trs|
gemini-flash-experimental||/1000000/8192|>e|
gemini-nano-banana-2.1||/131072/32768|tivp>ti|tRs|
lyria-3-clip-preview||/131072/8192|>a|ts|
lyria-3-pro-preview||/131072/8192|>a|ts|
medlm-large||/8192/1024|>t|
medlm-medium||/32768/8192|>t|
=litellm 2026-11-20
chirp_2|||>t||m0.00026667
chirp_3|||>t||m0.00026667
claude-3-5-haiku@20241022||/200000/8192|tp>t|T|i1o5
claude-3-5-haiku||/200000/8192|tp>t|T|i1o5
claude-3-5-sonnet@20240620||/200000/8192|tip>t|T|i3o15
claude-3-5-sonnet||/200000/8192|tip>t|T|i3o15
claude-3-haiku@20240307||/200000/4096|ti>t|T|i0.25o1.25
claude-3-haiku||/200000/4096|ti>t|T|i0.25o1.25
claude-3-sonnet@20240229||/200000/4096|ti>t|T|i3o15
claude-3-sonnet||/200000/4096|ti>t|T|i3o15
claude-fable-5-1@default|Claude Fable 5.1|1000000//128000|tip>t|TRS|i10o50r0.25w12.5h20s0.01
claude-fable-5-1||/1000000/128000|tip>t|TRS|i10o50r0.25w12.5h20s0.01
claude-fable-5@default|Claude Fable 5|1000000//128000|tip>t|TRS|i10o50r1w12.5h20s0.01
claude-fable-5||/1000000/128000|tip>t|TRS|i10o50r1w12.5h20s0.01
claude-haiku-4-5@20251001|Claude Haiku 4.5|200000//64000|tip>t|TRS|i1o5r0.1w1.25h2s0.01
claude-haiku-4-5||/200000/64000|tip>t|TRS|i1o5r0.1w1.25h2s0.01
claude-haiku-5-5@default||/1000000/128000|tip>t|TRS|i0.1o0.5r0.01w0.125h0.2s0.01 >100000i0.5o2.5r0.05w0.625h1
claude-haiku-5-5||/1000000/128000|tip>t|TRS|i0.1o0.5r0.01w0.125h0.2s0.01 >100000i0.5o2.5r0.05w0.625h1
claude-opus-4-5@20251101|Claude Opus 4.5|200000//64000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-4-5||/200000/64000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-4-6@default|Claude Opus 4.6|1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-4-6||/1000000/128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-4-7@default|Claude Opus 4.7|1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-4-7||/1000000/128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-4-8@default|Claude Opus 4.8|1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-4-8||/1000000/128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-5-5@default||/1000000/128000|tip>t|TRS|i4o20r0.2w5h8s0.01
claude-opus-5-5||/1000000/128000|tip>t|TRS|i4o20r0.2w5h8s0.01
claude-opus-5@default|Claude Opus 5|1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-5||/1000000/128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-sonnet-4-5@20250929|Claude Sonnet 4.5|200000//64000|tip>t|TRS|i3o15r0.3w3.75h6s0.01 >200000i6o22.5r0.6w7.5h12
claude-sonnet-4-5||/200000/64000|tip>t|TRS|i3o15r0.3w3.75h6s0.01 >200000i6o22.5r0.6w7.5h12
claude-sonnet-4-6@default|Claude Sonnet 4.6|1000000//128000|tip>t|TRS|i3o15r0.3w3.75h6s0.01
claude-sonnet-4-6||/1000000/64000|tip>t|TRS|i3o15r0.3w3.75h6s0.01
claude-sonnet-5-5@default||/1000000/128000|tip>t|TRS|i2o10r0.1w2.5h4s0.01
claude-sonnet-5-5||/1000000/128000|tip>t|TRS|i2o10r0.1w2.5h4s0.01
claude-sonnet-5@default|Claude Sonnet 5|1000000//128000|tip>t|TRS|i2o10r0.2w2.5h4s0.01
claude-sonnet-5||/1000000/128000|tip>t|TRS|i2o10r0.2w2.5h4s0.01
gemini-2.0-flash-lite|||>t||i0.075o0.3a0.075
gemini-2.0-flash|||>t||i0.15o0.6a1
gemini-2.5-computer-use-preview-10-2025||/128000/64000|ti>t|T|i1.25o10 >200000i2.5o15
gemini-2.5-flash-lite-preview-09-2025||/1048576/65535|tip>t|TRS|i0.1o0.4r0.01g0.4a0.3s0.035
gemini-2.5-flash-lite||1048576//65536|tiavp>t|TRS|i0.1o0.4r0.01g0.4a0.3s0.035 @flex:i0.05o0.2r0.01a0.05 @priority:i0.18o0.72r0.018a0.54
gemini-2.5-flash-preview-09-2025||/1048576/65535|tip>t|TRS|i0.3o2.5r0.03g2.5a1s0.035
gemini-2.5-flash-preview-tts|||>a||i0.5o10b10
gemini-2.5-flash-tts||32768//16384|t>a|tr|i0.5o10b10
gemini-2.5-flash||1048576//65536|tiavp>t|TRS|i0.3o2.5r0.03g2.5a1s0.035 @flex:i0.15o1.25r0.03a0.5 @priority:i0.54o4.5r0.054a1.8
gemini-2.5-pro-preview-tts||/1048576/65535|ti>a|TS|i1o20r0.125a0.7b20s0.035
gemini-2.5-pro-tts||32768//16384|t>a|tr|i1o20b20
gemini-2.5-pro||1048576//65536|tiavp>t|TRS|i1.25o10r0.125s0.035 >200000i2.5o15r0.25w0.25 @flex:i0.625o5r0.125 >200000i1.25o7.5 @priority:i2.25o18r0.225 >200000i4.5o27r0.45
gemini-3-flash-preview||1048576//65536|tiavp>t|TRS|i0.5o3r0.05a1s0.014 @flex:i0.25o1.5a0.5 @priority:i0.9o5.4r0.09a1.8
gemini-3-pro-preview||/1048576/65535|tiavp>t|TRS|i2o12r0.2s0.014 >200000i4o18r0.4w0.25 @priority:i3.6o21.6r0.36 >200000i7.2o32.4r0.72
gemini-3.1-flash-lite-preview||1048576//65536|tiavp>t|TRS|i0.25o1.5r0.025g1.5a0.5s0.014
gemini-3.1-flash-lite||1048576//65536|tiavp>t|TRS|i0.25o1.5r0.025g1.5a0.5s0.014 @flex:i0.125o0.75r0.0125a0.25 @priority:i0.45o2.7r0.045a0.9
gemini-3.1-flash-tts-preview|||>a||i1o20b20
gemini-3.1-pro-preview-customtools||1048576//65536|tiavp>t|TRS|i2o12r0.2s0.014 >200000i4o18r0.4w0.25 @priority:i3.6o21.6r0.36 >200000i7.2o32.4r0.72
gemini-3.1-pro-preview||1048576//65536|tiavp>t|TRS|i2o12r0.2s0.014 >200000i4o18r0.4w0.25 @flex:i1o6 >200000i2o9 @priority:i3.6o21.6r0.36 >200000i7.2o32.4r0.72
gemini-3.5-flash-lite||1048576//65536|tiavp>t|TRS|i0.3o2.5r0.03g2.5s0.014 @flex:i0.15o1.25r0.015 @priority:i0.54o4.5r0.054
gemini-3.5-flash||1048576//65536|tiavp>t|TRS|i1.5o9r0.15g9a1.5s0.014 @flex:i0.75o4.5r0.075 @priority:i2.7o16.2r0.27a2.7
gemini-3.5-transcribe-live-preview|||ta>t||i3.5o21a3.5
gemini-3.5-transcribe-live|||>t||o21a3.5m0.0000875
gemini-3.5-transcribe-preview|||ta>t||i2o12a2
gemini-3.5-transcribe|||>t||o12a2m0.00005
gemini-3.6-flash||1048576//65536|tiavp>t|TRS|i0.75o3.75r0.075g3.75s0.014 @flex:i0.375o1.875r0.0375 @priority:i1.35o6.75r0.135
gemini-3.7-flash||1048576//65536|tiavp>t|TRS|i0.75o3.75r0.075g3.75s0.014 @flex:i0.375o1.875r0.0375 @priority:i1.35o6.75r0.135
gemini-3.8-flash-cyber||/1048576/65536|tiavp>t|tRS|i1.5o7.5r0.15g7.5 @flex:i0.75o3.75r0.075 @priority:i2.7o13.5r0.27
gemini-3.8-flash-lite-tts||/8192/16384|>a||i0.5o6b6
gemini-3.8-flash-tts||/8192/16384|>a||i0.5o9b9
gemini-3.8-flash||1048576//65536|tiavp>t|TRS|i0.75o3.75r0.075g3.75s0.014 @flex:i0.375o1.875r0.0375 @priority:i1.35o6.75r0.135
gemini-4-argon-cyber-permissive||/1048576/1048576|tiavp>t|TRS|i4o20r0.2g20a4s0.014 @flex:i2o10r0.1 @priority:i7.2o36r0.36a7.2
gemini-4-argon||/1048576/1048576|tiavp>t|TRS|i2o10r0.1g10a2s0.014 @flex:i1o5r0.05 @priority:i3.6o18r0.18a3.6
gemini-4-hydrogen||/1048576/1048576|tiavp>t|TRS|i1.5o7.5r0.075g7.5a1.5s0.014 @priority:i2.7o13.5r0.135a2.7
gemini-embedding-2-preview||/8192|>e||i0.2o0a6.5
gemini-embedding-2||/8192|>e||i0.2o0a6.5
gemini-omni-1.1-flash-preview||/131072/57920|tiv>tv|R|i1.5o9g9
gemini-omni-1.1-flash|||>t||i1.5o9g9
gemini-omni-1.2-flash||/131072/260640|tiv>tv|tRs|i1.5o9g9
gemini-omni-flash-preview||/131072/57920|tiav>tv|R|i1.5o9g9a1.5
gemini-robotics-er-1.5-preview||/1048576/65535|ti>t|TRS|i0.3o2.5g2.5a1
gemini-robotics-er-2-preview||/131072/65536|tiavp>t|TRS|i1o5r0.1g5a1s0.014
gemma-4-26b-a4b-it|||>t||i0.15o0.6r0.015
semantic-ranker-default-002|||||i0o0u0.001
semantic-ranker-default-003|||||i0o0u0.001
semantic-ranker-default-004|||||i0o0u0.001
semantic-ranker-default@latest|||||i0o0u0.001
semantic-ranker-default|||||i0o0u0.001
semantic-ranker-fast-004|||||i0o0u0.001
semantic-ranker-fast@latest|||||i0o0u0.001
semantic-ranker-fast|||||i0o0u0.001
xai/grok-4.1-fast-non-reasoning|Grok 4.1 Fast|128000//128000|ti>t|TS|i0.2o0.5r0.05
xai/grok-4.1-fast-reasoning||128000//128000|ti>t|TRS|i0.2o0.5r0.05
xai/grok-4.20-non-reasoning||2000000//2000000|ti>t|TS|i1.25o2.5r0.2 >200000i2.5o5r0.4
xai/grok-4.20-reasoning||2000000//2000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
xai/grok-4.3||200000//200000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
xai/grok-4.6||524288//524288|ti>t|TRS|i2o6r0.5 >200000i4o12r1
xai/grok-4.7||/524288/524288|ti>t|TRS|i2o6r0.5 >200000i4o12r1
=models.dev 2026-09-22
claude-opus-4-1@20250805|Claude Opus 4.1|200000//32000|tip>t|TR|i15o75r1.5w18.75
claude-opus-4@20250514|Claude Opus 4|200000//32000|tip>t|TR|i15o75r1.5w18.75
claude-sonnet-4@20250514|Claude Sonnet 4|200000//64000|tip>t|TR|i3o15r0.3w3.75
deepseek-ai/deepseek-v3.1-maas|DeepSeek V3.1|163840//32768|tp>t|TRS|i0.6o1.7r0.06
deepseek-ai/deepseek-v3.2-maas|DeepSeek V3.2|163840//65536|tp>t|TRS|i0.56o1.68r0.056
gemini-embedding-001||2048//1|t>t|tr|i0.15o0
gemini-flash-latest||1048576//65536|tiavp>t|TRS|i1.5o9r0.15a1.5
gemini-flash-lite-latest||1048576//65536|tiavp>t|TR|i0.25o1.5r0.025a0.5
meta/llama-3.3-70b-instruct-maas|Llama 3.3 70B Instruct|128000//8192|t>t|TrS|i0.72o0.72
meta/llama-4-maverick-17b-128e-instruct-maas|Llama 4 Maverick 17B 128E Instruct|524288//8192|ti>t|TrS|i0.35o1.15
moonshotai/kimi-k2-thinking-maas|Kimi K2 Thinking|262144//262144|t>t|TRS|i0.6o2.5r0.06
openai/gpt-oss-120b-maas|GPT OSS 120B|131072//32768|t>t|TR|i0.09o0.36
openai/gpt-oss-20b-maas|GPT OSS 20B|131072//32768|t>t|TR|i0.07o0.25r0.007
qwen/qwen3-235b-a22b-instruct-2507-maas|Qwen3 235B A22B Instruct|262144//16384|t>t|TRS|i0.22o0.88
zai-org/glm-4.7-maas|GLM-4.7|200000//128000|tp>t|TRS|i0.6o2.2r0.06
zai-org/glm-5-maas|GLM-5|202752//131072|t>t|TR|i1o3.2r0.1
zai-org/glm-5.2-maas|GLM-5.2|1000000|||i1.4o4.4r0.14
`;
