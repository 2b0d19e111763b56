/**
 * Models of openai, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
chatgpt-image-latest|||ti>ti|tr|
gpt-image-1-mini|||ti>ti|tr|
gpt-image-1.5|||ti>ti|tr|
gpt-image-1|||ti>i|tr|
gpt-image-2|||ti>i|tr|
omni-moderation-2024-09-26||/32768|
omni-moderation-latest||/32768|
=litellm 2026-11-20
chat-latest||/400000/128000|tip>t|TRS|i5o30r0.5
computer-use-preview-2025-03-11||/8192/1024|tip>t|TRs|i3o12
computer-use-preview||/8192/1024|tip>t|TRs|i3o12
daybreak-blue-latest||/922000/128000|tip>t|TRS|i4o20r0.4w5 >272000i8o30r0.8w10
daybreak-red-latest||/272000/128000|tip>t|TRS|i12.5o75r1.25w15.625 >272000i25o112.5r2.5w31.25
gpt-3.5-turbo-0125||/16385/4096|>t|T|i0.5o1.5
gpt-3.5-turbo-1106||/16385/4096|>t|T|i1o2
gpt-3.5-turbo-16k||/16385/4096|>t||i3o4
gpt-3.5-turbo||16385//4096|t>t|trs|i0.5o1.5
gpt-4-0613||/8192/4096|>t|T|i30o60
gpt-4-1106-preview||/128000/4096|>t|T|i10o30
gpt-4-turbo-2024-04-09||/128000/4096|tip>t|T|i10o30
gpt-4-turbo||128000//4096|ti>t|Trs|i10o30
gpt-4.1-2025-04-14||/1047576/32768|tip>t|TS|i2o8r0.5s0.025 @priority:i3.5o14r0.875
gpt-4.1-mini-2025-04-14||/1047576/32768|tip>t|TS|i0.4o1.6r0.1s0.025 @priority:i0.7o2.8r0.175
gpt-4.1-mini||1047576//32768|tip>t|TrS|i0.4o1.6r0.1s0.025 @priority:i0.7o2.8r0.175
gpt-4.1-nano-2025-04-14||/1047576/32768|tip>t|TS|i0.1o0.4r0.025 @priority:i0.2o0.8r0.05
gpt-4.1-nano||1047576//32768|ti>t|TrS|i0.1o0.4r0.025 @priority:i0.2o0.8r0.05
gpt-4.1||1047576//32768|tip>t|TrS|i2o8r0.5s0.025 @priority:i3.5o14r0.875
gpt-4o-2024-05-13||128000//4096|ti>t|TrS|i5o15 @priority:i8.75o26.25
gpt-4o-2024-08-06||128000//16384|ti>t|TrS|i2.5o10r1.25 @priority:i4.25o17r2.125
gpt-4o-2024-11-20||128000//16384|ti>t|TrS|i2.5o10r1.25 @priority:i4.25o17r2.125
gpt-4o-audio-preview-2024-12-17||/128000/16384|ta>ta|T|i2.5o10a40b80
gpt-4o-audio-preview-2025-06-03||/128000/16384|ta>ta|T|i2.5o10a40b80
gpt-4o-mini-2024-07-18||/128000/16384|tip>t|TS|i0.15o0.6r0.075s0.025 @priority:i0.25o1r0.125
gpt-4o-mini-audio-preview-2024-12-17||/128000/16384|ta>ta|T|i0.15o0.6a10b20
gpt-4o-mini-search-preview-2025-03-11||/128000/16384|tip>t|TS|i0.15o0.6r0.075s0.025
gpt-4o-mini-search-preview||/128000/16384|tip>t|TS|i0.15o0.6r0.075s0.025
gpt-4o-mini-transcribe-2025-03-20||/16000/2000|>t||i1.25o5a1.25m0.00005
gpt-4o-mini-transcribe-2025-12-15||/16000/2000|>t||i1.25o5a1.25m0.00005
gpt-4o-mini-transcribe||/16000/2000|>t||i1.25o5a1.25m0.00005
gpt-4o-mini-tts-2025-03-20|||>a||i0.6o10b12
gpt-4o-mini-tts-2025-12-15|||>a||i0.6o10b12
gpt-4o-mini-tts|||>a||i0.6o10b12
gpt-4o-mini||128000//16384|tip>t|TrS|i0.15o0.6r0.075s0.025 @priority:i0.25o1r0.125
gpt-4o-search-preview-2025-03-11||/128000/16384|tip>t|TS|i2.5o10r1.25s0.025
gpt-4o-search-preview||/128000/16384|tip>t|TS|i2.5o10r1.25s0.025
gpt-4o-transcribe-diarize||/16000/2000|>t||i2.5o10a2.5m0.0001
gpt-4o-transcribe||/16000/2000|>t||i2.5o10a2.5m0.0001
gpt-4o||128000//16384|tip>t|TrS|i2.5o10r1.25 @priority:i4.25o17r2.125
gpt-4||8192//8192|t>t|Trs|i30o60
gpt-5-2025-08-07||/272000/128000|tip>t|TRS|i1.25o10r0.125s0.01 @flex:i0.625o5r0.0625 @priority:i2.5o20r0.25
gpt-5-chat-latest||/128000/16384|tip>t|TRS|i1.25o10r0.125
gpt-5-chat||/128000/16384|tip>t|tRS|i1.25o10r0.125
gpt-5-codex||/272000/128000|tip>t|TRS|i1.25o10r0.125
gpt-5-mini-2025-08-07||/272000/128000|tip>t|TRS|i0.25o2r0.025s0.01 @flex:i0.125o1r0.0125 @priority:i0.45o3.6r0.045
gpt-5-mini||400000/272000/128000|ti>t|TRS|i0.25o2r0.025s0.01 @flex:i0.125o1r0.0125 @priority:i0.45o3.6r0.045
gpt-5-nano-2025-08-07||/272000/128000|tip>t|TRS|i0.05o0.4r0.005s0.01 @flex:i0.025o0.2r0.0025
gpt-5-nano||400000/272000/128000|ti>t|TRS|i0.05o0.4r0.005s0.01 @flex:i0.025o0.2r0.0025
gpt-5-pro-2025-10-06||/400000/272000|tip>t|TRS|i15o120s0.01
gpt-5-pro||400000/272000/272000|ti>t|TRS|i15o120s0.01
gpt-5-search-api-2025-10-14||/272000/128000|tip>t|TS|i1.25o10r0.125s0.01
gpt-5-search-api||/272000/128000|tip>t|TS|i1.25o10r0.125s0.01
gpt-5.1-2025-11-13||/272000/128000|tip>t|TRS|i1.25o10r0.125s0.01 @flex:i0.625o5r0.0625 @priority:i2.5o20r0.25
gpt-5.1-chat-latest||/128000/16384|tip>t|TRS|i1.25o10r0.125
gpt-5.1-codex-max||/400000/128000|tip>t|TRS|i1.25o10r0.125
gpt-5.1-codex-mini||/400000/128000|tip>t|TRS|i0.25o2r0.025
gpt-5.1-codex||/400000/128000|tip>t|TRS|i1.25o10r0.125
gpt-5.1||400000/272000/128000|ti>t|TRS|i1.25o10r0.125s0.01 @flex:i0.625o5r0.0625 @priority:i2.5o20r0.25
gpt-5.2-2025-12-11||/272000/128000|tip>t|TRS|i1.75o14r0.175s0.01 @flex:i0.875o7r0.0875 @priority:i3.5o28r0.35
gpt-5.2-chat-latest|GPT-5.2 Chat|128000//16384|ti>t|TRS|i1.75o14r0.175
gpt-5.2-codex||/272000/128000|tip>t|TRS|i1.75o14r0.175
gpt-5.2-pro-2025-12-11||/272000/128000|tip>t|TRS|i21o168s0.01
gpt-5.2-pro||400000/272000/128000|ti>t|TRs|i21o168s0.01
gpt-5.2||400000/272000/128000|ti>t|TRS|i1.75o14r0.175s0.01 @flex:i0.875o7r0.0875 @priority:i3.5o28r0.35
gpt-5.3-chat-latest||128000//16384|ti>t|TrS|i1.75o14r0.175
gpt-5.3-codex||400000/272000/128000|tip>t|TRS|i1.75o14r0.175s0.01 @priority:i3.5o28r0.35
gpt-5.4-2026-03-05||/1050000/128000|tip>t|TRS|i2.5o15r0.25 >272000i5o22.5r0.5 @flex:i1.25o7.5r0.13 >272000i2.5o11.25r0.25 @priority:i5o30r0.5
gpt-5.4-mini-2026-03-17||/272000/128000|tip>t|TRS|i0.75o4.5r0.075s0.01 @flex:i0.375o2.25r0.0375 @priority:i1.5o9r0.15
gpt-5.4-mini||400000/272000/128000|ti>t|TRS|i0.75o4.5r0.075s0.01 @flex:i0.375o2.25r0.0375 @priority:i1.5o9r0.15
gpt-5.4-nano-2026-03-17||/272000/128000|tip>t|TRS|i0.2o1.25r0.02s0.01 @flex:i0.1o0.625r0.01
gpt-5.4-nano||400000/272000/128000|ti>t|TRS|i0.2o1.25r0.02s0.01 @flex:i0.1o0.625r0.01
gpt-5.4-pro-2026-03-05||/1050000/128000|tip>t|TRs|i30o180s0.01 >272000i60o270 @flex:i15o90 >272000i30o135
gpt-5.4-pro||1050000/922000/128000|ti>t|TRs|i30o180s0.01 >272000i60o270 @flex:i15o90 >272000i30o135
gpt-5.4||1050000/922000/128000|tip>t|TRS|i2.5o15r0.25 >272000i5o22.5r0.5 @flex:i1.25o7.5r0.13 >272000i2.5o11.25r0.25 @priority:i5o30r0.5
gpt-5.5-2026-04-23||/1050000/128000|tip>t|TRS|i5o30r0.5s0.01 >272000i10o45r1 @flex:i2.5o15r0.25 >272000i5o22.5r0.5 @priority:i12.5o75r1.25
gpt-5.5-cyber-preview|||>t|R|i12.5o75r1.25
gpt-5.5-cyber|||>t|R|i12.5o75r1.25
gpt-5.5-pro-2026-04-23||/1050000/128000|tip>t|TRs|i30o180s0.01 >272000i60o270 @flex:i15o90
gpt-5.5-pro||1050000/922000/128000|tip>t|TRS|i30o180s0.01 >272000i60o270 @flex:i15o90
gpt-5.5||1050000/922000/128000|tip>t|TRS|i5o30r0.5s0.01 >272000i10o45r1 @flex:i2.5o15r0.25 >272000i5o22.5r0.5 @priority:i12.5o75r1.25
gpt-5.6-cyber||/272000/128000|tip>t|TRS|i12.5o75r1.25w15.625 >272000i25o112.5r2.5w31.25
gpt-5.6-luna||1050000/922000/128000|tip>t|TRS|i0.2o1.2r0.02w0.25s0.01 >272000i0.4o1.8r0.04w0.5 @flex:i0.1o0.6r0.01w0.125 >272000i0.2o0.9r0.02w0.25 @priority:i0.4o2.4r0.04w0.5 >272000i0.8o3.6r0.08w1
gpt-5.6-sol||1050000/922000/128000|tip>t|TRS|i4o20r0.4w5s0.01 >272000i8o30r0.8w10 @flex:i2o10r0.2w2.5 >272000i4o15r0.4w5 @priority:i8o40r0.8w10 >272000i16o60r1.6w20
gpt-5.6-terra||1050000/922000/128000|tip>t|TRS|i2o12r0.2w2.5s0.01 >272000i4o18r0.4w5 @flex:i1o6r0.1w1.25 >272000i2o9r0.2w2.5 @priority:i4o24r0.4w5 >272000i8o36r0.8w10
gpt-5.6||1050000/922000/128000|tip>t|TRS|i4o20r0.4w5s0.01 >272000i8o30r0.8w10 @flex:i2o10r0.2w2.5 >272000i4o15r0.4w5 @priority:i8o40r0.8w10 >272000i16o60r1.6w20
gpt-5||400000/272000/128000|ti>t|TRS|i1.25o10r0.125s0.01 @flex:i0.625o5r0.0625 @priority:i2.5o20r0.25
gpt-6-astra-law||/922000/128000|tip>t|TRS|i10o50r1s0.01
gpt-6-astra||1050000/922000/128000|tip>t|TRS|i10o50r1w12.5s0.01 >272000i20o75r2w25 @flex:i5o25r0.5w6.25 >272000i10o37.5r1w12.5 @priority:i20o100r2w25 >272000i40o150r4w50 @ultrafast:i60o300r6w75 >272000i120o450r12w150
gpt-6-cyber||/922000/128000|tip>t|TRS|i20o100r2w25
gpt-6-luna||/922000/128000|tip>t|TRS|i0.1o0.5r0.01w0.125s0.01 >272000i0.2o0.75r0.02w0.25 @flex:i0.05o0.25r0.005w0.0625 >272000i0.1o0.375r0.01w0.125 @priority:i0.2o1r0.02w0.25 >272000i0.4o1.5r0.04w0.5
gpt-6-rosalind||/922000/128000|tip>t|TRS|i15o75r1.5w18.75 >272000i30o112.5r3w37.5
gpt-6-sol||/922000/128000|tip>t|TRS|i2o10r0.2w2.5s0.01 >272000i4o15r0.4w5 @flex:i1o5r0.1w1.25 >272000i2o7.5r0.2w2.5 @priority:i4o20r0.4w5 >272000i8o30r0.8w10
gpt-6.1-sol||/922000/128000|tip>t|TRS|i2o10r0.1w2.5s0.01 >272000i4o15r0.2w5 @flex:i1o5r0.05w1.25 >272000i2o7.5r0.1w2.5 @priority:i4o20r0.2w5 >272000i8o30r0.4w10 @ultrafast:i12o60r0.6w15 >272000i24o90r1.2w30
gpt-6.1-terra||/922000/128000|tip>t|TRS|i1o5r0.05w1.25s0.01 >272000i2o7.5r0.1w2.5 @flex:i0.5o2.5r0.025w0.625 >272000i1o3.75r0.05w1.25 @priority:i2o10r0.1w2.5 >272000i4o15r0.2w5
gpt-audio-1.5||/128000/16384|ta>ta|Trs|i2.5o10a32b64
gpt-audio-2025-08-28||/128000/16384|ta>ta|Trs|i2.5o10a32b64
gpt-audio-mini-2025-10-06||/128000/16384|ta>ta|Trs|i0.6o2.4a10b20
gpt-audio-mini-2025-12-15||/128000/16384|ta>ta|Trs|i0.6o2.4a10b20
gpt-audio-mini||/128000/16384|ta>ta|Trs|i0.6o2.4a10b20
gpt-audio||/128000/16384|ta>ta|Trs|i2.5o10a32b64
gpt-daybreak-blue-latest||/922000/128000|tip>t|TRS|i4o20r0.4w5 >272000i8o30r0.8w10
gpt-daybreak-red-latest||/272000/128000|tip>t|TRS|i12.5o75r1.25w15.625 >272000i25o112.5r2.5w31.25
gpt-live-transcribe|||ta>t||m0.000283333333
gpt-realtime-whisper|||ta>t||m0.000283333333
gpt-rosalind-discovery|||>t||i5o25r0.5
gpt-rosalind-research|||>t||i5o25r0.5
gpt-transcribe|||ta>t||m0.000075
o1-2024-12-17||/200000/100000|tip>t|TRS|i15o60r7.5
o1-pro-2025-03-19||/200000/100000|tip>t|TRS|i150o600
o1-pro||200000//100000|ti>t|TRS|i150o600
o1||200000//100000|tip>t|TRS|i15o60r7.5
o3-2025-04-16||/200000/100000|tip>t|TRS|i2o8r0.5s0.01 @flex:i1o4r0.25 @priority:i3.5o14r0.875
o3-deep-research-2025-06-26||/200000/100000|tip>t|tRs|i10o40r2.5
o3-deep-research||/200000/100000|tip>t|tRs|i10o40r2.5
o3-mini-2025-01-31||/200000/100000|>t|TRS|i1.1o4.4r0.55
o3-mini||200000//100000|t>t|TRS|i1.1o4.4r0.55
o3-pro-2025-06-10||/200000/100000|tip>t|TRS|i20o80s0.01
o3-pro||200000//100000|ti>t|TRS|i20o80s0.01
o3||200000//100000|tip>t|TRS|i2o8r0.5s0.01 @flex:i1o4r0.25 @priority:i3.5o14r0.875
o4-mini-2025-04-16||/200000/100000|tip>t|TRS|i1.1o4.4r0.275s0.01 @flex:i0.55o2.2r0.138 @priority:i2o8r0.5
o4-mini-deep-research-2025-06-26||/200000/100000|tip>t|tRs|i2o8r0.5
o4-mini-deep-research||/200000/100000|tip>t|tRs|i2o8r0.5
o4-mini||200000//100000|ti>t|TRS|i1.1o4.4r0.275s0.01 @flex:i0.55o2.2r0.138 @priority:i2o8r0.5
text-embedding-3-large||8191//3072|t>t|tr|i0.13o0
text-embedding-3-small||8191//1536|t>t|tr|i0.02o0
text-embedding-ada-002-v2||/8191|>e||i0.1o0
text-embedding-ada-002||8192/8191/1536|t>t|tr|i0.1o0
whisper-1|||>t||m0.0001
=models.dev 2026-09-22
gpt-5.3-codex-spark||128000/100000/32000|tip>t|TRS|i1.75o14r0.175
gpt-realtime-2.1||128000/96000/32000|tia>ta|TRs|i4o24r0.4a32b64
`;
