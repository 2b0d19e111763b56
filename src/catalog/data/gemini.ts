/**
 * Models of gemini, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
deep-research-max-preview-04-2026|Deep Research Max Preview (Apr-21-2026)|131072/1048576/65536|tiavp>ti|TRs|
deep-research-preview-04-2026|Deep Research Preview (Apr-21-2026)|131072/1048576/65536|tiavp>ti|TRs|
gemini-2.5-flash-image|Nano Banana|32768/65536/32768|ti>ti|tRs|
gemini-3-pro-image-preview|Nano Banana Pro|131072//32768|ti>ti|tRs|
gemini-3-pro-image|Nano Banana Pro|131072/65536/32768|ti>ti|tRs|
gemini-3.1-flash-image-preview|Nano Banana 2|65536//65536|tip>ti|tRs|
gemini-3.1-flash-image|Nano Banana 2|65536/131072/65536|tivp>ti|tRs|
gemini-3.1-flash-lite-image|Nano Banana 2 Lite|65536//65536|ti>ti|TRs|
gemini-exp-1114||/1048576/8192|ti>t|TS|
gemini-nano-banana-2.1||/131072/32768|tip>ti|tRs|
gemma-3-27b-it||/131072/8192|ti>t|TS|
gemma-4-26b-a4b-it||262144//32768|ti>t|TRS|
gemma-4-31b-it||262144//32768|ti>t|TRS|
learnlm-1.5-pro-experimental||/32767/8192|ti>t|TS|
lyria-3-clip-preview||1048576/131072/65536|ti>ta|trs|
lyria-3-pro-preview||1048576/131072/65536|ti>ta|trs|
lyria-3.5-clip-preview||/131072/8192|>a|ts|
lyria-3.5-pro-preview||/131072/8192|>a|ts|
lyria-3.5||/131072/65536|>a|ts|
lyria-realtime-exp||/1048576/65536|>a|ts|
nano-banana-pro-preview||/131072/32768|ti>ti|trS|
veo-3.1-fast-generate-preview|Veo 3.1 fast|480//8192|tiv>v|tr|
veo-3.1-generate-preview|Veo 3.1|480//8192|ti>v|tr|
veo-3.1-lite-generate-preview|Veo 3.1 lite|480//8192|ti>v|tr|
=litellm 2026-11-20
deep-research-pro-preview-12-2025||/1048576/65536|tip>t|tS|i2o12s0.035
gemini-2.5-computer-use-preview-10-2025||131072/128000/65536|ti>t|TR|i1.25o10 >200000i2.5o15
gemini-2.5-flash-lite||1048576//65536|tiavp>t|TRS|i0.1o0.4r0.01g0.4a0.3s0.035 @flex:i0.05o0.2r0.01a0.15 @priority:i0.18o0.72r0.018a0.54
gemini-2.5-flash-preview-tts||8192//16384|t>a|trs|i0.5o10b10
gemini-2.5-flash||1048576//65536|tiavp>t|TRS|i0.3o2.5r0.03g2.5a1s0.035 @flex:i0.15o1.25r0.03a0.5 @priority:i0.54o4.5r0.054a1.8
gemini-2.5-pro-preview-tts||8192//16384|t>a|trs|i1o20r0.125a0.7b20s0.035
gemini-2.5-pro||1048576//65536|tiavp>t|TRS|i1.25o10r0.125s0.035 >200000i2.5o15r0.25 @flex:i0.625o5r0.125 >200000i1.25o7.5r0.25 @priority:i2.25o18r0.225 >200000i4.5o27r0.45
gemini-3-flash-preview||1048576//65536|tiavp>t|TRS|i0.5o3r0.05g3a1s0.014 @flex:i0.25o1.5r0.05a0.5 @priority:i0.9o5.4r0.09a1.8
gemini-3.1-flash-lite-preview||1048576//65536|tiavp>t|TRS|i0.25o1.5r0.025g1.5a0.5s0.014 @flex:i0.125o0.75r0.0125 @priority:i0.45o2.7r0.045
gemini-3.1-flash-lite||1048576//65536|tiavp>t|TRS|i0.25o1.5r0.025g1.5a0.5s0.014 @flex:i0.125o0.75r0.0125a0.25 @priority:i0.45o2.7r0.045a0.9
gemini-3.1-flash-tts-preview||8192//16384|t>a|tRs|i1o20b20
gemini-3.1-pro-preview-customtools||1048576//65536|tiavp>t|TRS|i2o12r0.2s0.014 >200000i4o18r0.4 @flex:i1o6r0.2 >200000i2o9r0.4 @priority:i3.6o21.6r0.36 >200000i7.2o32.4r0.72
gemini-3.1-pro-preview||1048576//65536|tiavp>t|TRS|i2o12r0.2s0.014 >200000i4o18r0.4 @flex:i1o6r0.2 >200000i2o9r0.4 @priority:i3.6o21.6r0.36 >200000i7.2o32.4r0.72
gemini-3.5-flash-lite||1048576//65536|tiavp>t|TRS|i0.3o2.5r0.03g2.5s0.014 @flex:i0.15o1.25r0.02 @priority:i0.54o4.5r0.05
gemini-3.5-flash||1048576//65536|tiavp>t|TRS|i1.5o9r0.15g9a1.5s0.014 @flex:i0.75o4.5r0.08 @priority:i2.7o16.2r0.27a2.7
gemini-3.5-transcribe-live||/131072/65536|ta>t|t|i3.5o21a3.5
gemini-3.5-transcribe||/98304/32768|ta>t|t|i2o12a2
gemini-3.6-flash||1048576//65536|tiavp>t|TRS|i0.75o3.75r0.075g3.75s0.014 @flex:i0.375o1.875r0.0375 @priority:i1.35o6.75r0.135
gemini-3.7-flash||1048576//65536|tiavp>t|TRS|i0.75o3.75r0.075g3.75s0.014 @flex:i0.375o1.875r0.0375 @priority:i1.35o6.75r0.135
gemini-3.8-flash-lite-tts||/8192/16384|>a||i0.5o6r0.125b6 @flex:i0.25o3r0.025 @priority:i0.9o10.8r0.225
gemini-3.8-flash-tts||/8192/16384|>a||i0.5o9r0.125b9 @flex:i0.25o4.5r0.025 @priority:i0.9o16.2r0.225
gemini-3.8-flash||1048576//65536|tiavp>t|TRS|i0.75o3.75r0.075g3.75s0.014 @flex:i0.375o1.875r0.0375 @priority:i1.35o6.75r0.135
gemini-4-argon||/1048576/1048576|tiavp>t|TRS|i2o10r0.1g10s0.014 @flex:i1o5r0.05 @priority:i3.6o18r0.18
gemini-4-hydrogen||/1048576/1048576|tiavp>t|TRS|i1.5o7.5r0.075g7.5s0.014 @flex:i0.75o3.75r0.0375 @priority:i2.7o13.5r0.135
gemini-embedding-001||2048//1|t>t|tr|i0.15o0
gemini-embedding-2-preview||/8192|tia>e||i0.2o0a6.5
gemini-embedding-2||8192//1|tiavp>t|tr|i0.2o0a6.5
gemini-exp-1206||/2097152/8192|ti>t|TRS|i0.3o2.5r0.03g2.5a1s0.035
gemini-flash-latest||1048576//65536|tiavp>t|TRS|i0.75o3.75r0.075g3.75s0.014 @flex:i0.375o1.875r0.0375 @priority:i1.35o6.75r0.135
gemini-flash-lite-latest||1048576//65536|tiavp>t|TRS|i0.3o2.5r0.03g2.5s0.014 @flex:i0.15o1.25r0.02 @priority:i0.54o4.5r0.05
gemini-gemma-2-27b-it||/8192/8192|ti>t|T|i0.35o1.05
gemini-gemma-2-9b-it||/8192/8192|ti>t|T|i0.35o1.05
gemini-omni-1.1-flash||/131072/65536|tiav>tv|R|i1.5o9g9a1.5
gemini-omni-1.2-flash||/131072/65536|tiv>tav|R|i1.5o9g9
gemini-omni-flash-preview||131072//65536|tiv>v|tR|i1.5o9g9a1.5
gemini-pro-latest||/1048576/65536|tiavp>t|TRS|i2o12r0.2s0.014 >200000i4o18r0.4 @flex:i1o6r0.2 @priority:i3.6o21.6r0.36 >200000i7.2o32.4r0.72
gemini-robotics-er-2-preview||/131072/65536|tiavp>t|TRS|i1o5r0.1g5a1s0.014
gemini-robotics-er-2-streaming-preview||/131072/65536|tiav>t|TR|i1o5a1s0.014
=models.dev 2026-08-18
gemini-robotics-er-1.6-preview||131072//65536|tiav>t|TRS|i1o5a2
=models.dev 2026-09-22
gemini-3.1-flash-live-preview||131072//65536|tiav>ta|TRs|i0.75o4.5a3b12
gemini-3.5-live-translate-preview||16384//32768|a>ta|tr|i3.5o21a3.5b21
`;
