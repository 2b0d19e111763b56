/**
 * Models of vercel, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * Length: one line a model, and it has many.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
alibaba/qwen3-embedding-0.6b||32768//32768|t>t|tr|
alibaba/qwen3-embedding-4b||32768//32768|t>t|tr|
alibaba/qwen3-embedding-8b||32768//32768|t>t|tr|
alibaba/wan-v2.5-t2v-preview|Wan v2.5 Text-to-Video Preview||t>v|tr|
alibaba/wan-v2.6-i2v-flash|Wan v2.6 Image-to-Video Flash||t>v|tr|
alibaba/wan-v2.6-i2v|Wan v2.6 Image-to-Video||t>v|tr|
alibaba/wan-v2.6-r2v-flash|Wan v2.6 Reference-to-Video Flash||t>v|tr|
alibaba/wan-v2.6-r2v|Wan v2.6 Reference-to-Video||t>v|tr|
alibaba/wan-v2.6-t2v|Wan v2.6 Text-to-Video||t>v|tr|
alibaba/wan-v2.7-r2v|Wan v2.7 Reference-to-Video||t>v|tr|
alibaba/wan-v2.7-t2v|Wan v2.7 Text-to-Video||t>v|tr|
amazon/titan-embed-text-v2|Titan Text Embeddings V2|8192//1536|t>t|tr|
bfl/flux-2-flex|||t>i|tr|
bfl/flux-2-klein-4b|||t>i|tr|
bfl/flux-2-klein-9b|||t>i|tr|
bfl/flux-2-max||67300//67300|t>i|tr|
bfl/flux-2-pro||67300//67300|t>i|tr|
bfl/flux-3-video|Flux 3||t>v|tr|
bfl/flux-kontext-max|FLUX.1 Kontext Max|512|t>i|tr|
bfl/flux-kontext-pro|FLUX.1 Kontext Pro|512|t>i|tr|
bfl/flux-pro-1.0-fill|FLUX.1 Fill [pro]|512|t>i|tr|
bfl/flux-pro-1.1-ultra|FLUX1.1 [pro] Ultra|512|t>i|tr|
bfl/flux-pro-1.1|FLUX1.1 [pro]|512|t>i|tr|
bytedance/seedance-2.0-fast|||ti>v|tr|
bytedance/seedance-2.0|||ti>v|tr|
bytedance/seedance-2.5|||t>v|tr|
bytedance/seedance-v1.0-pro-fast|||t>v|tr|
bytedance/seedance-v1.0-pro|||t>v|tr|
bytedance/seedance-v1.5-pro|||t>v|tr|
bytedance/seedream-4.0|||t>i|tr|
bytedance/seedream-4.5|||t>i|tr|
bytedance/seedream-5.0-lite|||t>i|tr|
bytedance/seedream-5.0-pro|||t>i|tr|
cohere/embed-v4.0||128000//1536|t>t|tr|
cohere/rerank-v3.5|Cohere Rerank 3.5|4096//4096|t>t|tr|
cohere/rerank-v4-fast|Cohere Rerank 4 Fast|32000//32000|t>t|tr|
cohere/rerank-v4-pro|Cohere Rerank 4 Pro|32000//32000|t>t|tr|
fish-audio/s1|||t>a|tr|
fish-audio/s2-pro|||t>a|tr|
fish-audio/s2.1-pro|||t>a|tr|
fish-audio/transcribe-1|||a>t|tr|
google/gemini-2.5-flash-image|Nano Banana (Gemini 2.5 Flash Image)|32768//65536|ti>ti|tr|
google/gemini-3-pro-image|Nano Banana Pro|65536//32768|ti>ti|tr|
google/gemini-3.1-flash-image-preview|Gemini 3.1 Flash Image Preview (Nano Banana 2)|131072//32768|ti>ti|tR|
google/gemini-3.1-flash-image|Nano Banana 2|131072//32768|ti>ti|tR|
google/gemini-3.1-flash-lite-image|Gemini 3.1 Flash Lite Image (Nano Banana 2 Lite)|65536//4096|ti>ti|tRs|
google/gemini-embedding-001||8192//1536|t>t|tr|
google/gemini-embedding-2|||t>t|tr|
google/imagen-4.0-fast-generate-001|Imagen 4 Fast|480|t>i|tr|
google/imagen-4.0-generate-001|Imagen 4|480|t>i|tr|
google/imagen-4.0-ultra-generate-001|Imagen 4 Ultra|480|t>i|tr|
google/text-embedding-005||8192//1536|t>t|tr|
google/text-multilingual-embedding-002||8192//1536|t>t|tr|
google/veo-3.0-fast-generate-001|Veo 3.0 Fast Generate||t>v|tr|
google/veo-3.0-generate-001|Veo 3.0||t>v|tr|
google/veo-3.1-fast-generate-001|Veo 3.1 Fast Generate||t>v|tr|
google/veo-3.1-generate-001|Veo 3.1||t>v|tr|
google/veo-3.1-lite-generate-001|Veo 3.1 Lite Generate||t>v|tr|
inclusionai/ling-3.0-flash-fin||256000|
inclusionai/ling-3.0-flash-sante||256000|
inclusionai/ling-3.0-flash-vl||256000|
klingai/kling-v2.5-turbo-i2v|Kling v2.5 Turbo Image-to-Video||t>v|tr|
klingai/kling-v2.5-turbo-t2v|Kling v2.5 Turbo Text-to-Video||t>v|tr|
klingai/kling-v2.6-i2v|Kling v2.6 Image-to-Video||t>v|tr|
klingai/kling-v2.6-motion-control|||t>v|tr|
klingai/kling-v2.6-t2v|Kling v2.6 Text-to-Video||t>v|tr|
klingai/kling-v3.0-i2v|Kling v3.0 Image-to-Video||t>v|tr|
klingai/kling-v3.0-motion-control|||t>v|tr|
klingai/kling-v3.0-t2v|Kling v3.0 Text-to-Video||t>v|tr|
meta/llama-3.3-70b|Llama-3.3-70B-Instruct|128000//4096|t>t|Tr|
meta/llama-4-maverick|Llama-4-Maverick-17B-128E-Instruct-FP8|128000//4096|ti>t|Tr|
meta/llama-4-scout|Llama-4-Scout-17B-16E-Instruct-FP8|128000//4096|ti>t|Tr|
minimax/minimax-h3|||ti>v|tr|
mistral/codestral-embed||8192//1536|t>t|tr|
mistral/mistral-embed||8192//1536|t>t|tr|
openai/gpt-5.1-thinking||400000/272000/128000|tip>ti|TR|
openai/gpt-image-1-mini|||t>i|tr|
openai/gpt-image-1.5|||t>i|tr|
openai/gpt-image-1|||t>i|tr|
openai/gpt-image-2|||t>i|tr|
openai/gpt-realtime-whisper|||a>t|tr|
openai/text-embedding-3-large||8192/6656/1536|t>t|tr|
openai/text-embedding-3-small||8192/6656/1536|t>t|tr|
openai/text-embedding-ada-002||8192/6656/1536|t>t|tr|
openai/tts-1-hd|||t>a|tr|
openai/tts-1|||t>a|tr|
openai/whisper-1|Whisper||a>t|tr|
perplexity/pplx-embed-v1-0.6b||32000|t>t|tr|
perplexity/pplx-embed-v1-4b||32000|t>t|tr|
perplexity/sonar-pro||200000//8000|ti>t|Tr|
perplexity/sonar-reasoning-pro||127000//8000|ti>t|tR|
perplexity/sonar||127000//8000|ti>t|Tr|
prodia/flux-fast-schnell|Flux Schnell|512|t>i|tr|
quiverai/arrow-1.1||131072//131072|t>i|tr|
recraft/recraft-v2||512|t>i|tr|
recraft/recraft-v3||512|t>i|tr|
recraft/recraft-v4-pro|||t>i|tr|
recraft/recraft-v4.1-pro|||t>i|tr|
recraft/recraft-v4.1-utility-pro|||t>i|tr|
recraft/recraft-v4.1-utility|||t>i|tr|
recraft/recraft-v4.1|||t>i|tr|
recraft/recraft-v4|||t>i|tr|
voyage/rerank-2.5-lite||32000//32000|t>t|tr|
voyage/rerank-2.5||32000//32000|t>t|tr|
voyage/voyage-3-large||8192//1536|t>t|tr|
voyage/voyage-3.5-lite||8192//1536|t>t|tr|
voyage/voyage-3.5||8192//1536|t>t|tr|
voyage/voyage-4-large||32000|t>t|tr|
voyage/voyage-4-lite||32000|t>t|tr|
voyage/voyage-4||32000|t>t|tr|
voyage/voyage-code-2||8192//1536|t>t|tr|
voyage/voyage-code-3||8192//1536|t>t|tr|
voyage/voyage-finance-2||8192//1536|t>t|tr|
voyage/voyage-law-2||8192//1536|t>t|tr|
xai/grok-imagine-image-2.0|||t>i|tr|
xai/grok-imagine-image|||t>ti|tr|
xai/grok-imagine-video-1.5-preview|||t>v|tr|
xai/grok-imagine-video-1.5|||t>v|tr|
xai/grok-imagine-video|Grok Imagine||t>v|tr|
xai/grok-stt|||a>t|tr|
xai/grok-tts|||t>a|tr|
xai/grok-voice-think-fast-1.0|||ta>ta|tr|
xai/grok-voice-think-fast-2.0|||ta>ta|tr|
zai/glm-4.6v-flash||128000//24000|tip>t|TR|
=models.dev 2026-08-18
arcee-ai/trinity-mini||131072//131072|t>t|tr|i0.045o0.15
deepseek/deepseek-v3|DeepSeek V3 0324|163840//163840|t>t|Tr|i0.27o1.12r0.135
kwaipilot/kat-coder-air-v2.5||256000//80000|ti>t|TR|i0.15o0.6r0.03
kwaipilot/kat-coder-pro-v1||256000//32000|t>t|tR|i0.3o1.2r0.06
kwaipilot/kat-coder-pro-v2.5||256000//80000|ti>t|TR|i0.74o2.96r0.15
kwaipilot/kat-coder-pro-v2||256000//256000|t>t|TR|i0.3o1.2r0.06
mistral/devstral-2||256000//256000|t>t|Tr|i0.4o2
mistral/devstral-small-2||256000//256000|ti>t|Tr|i0.1o0.3
mistral/magistral-medium|Magistral Medium (latest)|128000//16384|t>t|TR|i2o5
mistral/magistral-small||128000//128000|t>t|TR|i0.5o1.5
mistral/mistral-medium|Mistral Medium 3.1|128000//64000|ti>t|Tr|i0.4o2
mistral/pixtral-12b||128000//128000|ti>t|Tr|i0.15o0.15
openai/gpt-4o-mini-search-preview||128000/111616/16384|t>t|trs|i0.15o0.6
openai/o3-deep-research||200000/100000/100000|tip>t|TR|i10o40r2.5
xai/grok-4.1-fast-non-reasoning||1000000//1000000|tip>t|Tr|i0.2o0.5r0.05
xai/grok-4.1-fast-reasoning||1000000//1000000|tip>t|TR|i0.2o0.5r0.05
xai/grok-4.20-multi-agent-beta||2000000//2000000|tip>t|TR|i1.25o2.5r0.2
xai/grok-4.20-multi-agent||2000000//2000000|tip>t|TR|i1.25o2.5r0.2
xai/grok-4.20-non-reasoning-beta|Grok 4.20 Beta Non-Reasoning|2000000//2000000|tip>t|Tr|i1.25o2.5r0.4
xai/grok-4.20-non-reasoning||2000000//2000000|tip>t|Tr|i1.25o2.5r0.2
xai/grok-4.20-reasoning-beta|Grok 4.20 Beta Reasoning|2000000//2000000|tip>t|TR|i1.25o2.5r0.2
xai/grok-4.20-reasoning||2000000//2000000|tip>t|TR|i1.25o2.5r0.2
xai/grok-4.3||1000000//1000000|tip>t|TRS|i1.25o2.5r0.2
xai/grok-4.5||500000//500000|tip>t|TRS|i2o6r0.3
xai/grok-4.6||500000//500000|ti>t|TRS|i2o6r0.5
xai/grok-build-0.1||256000//256000|ti>t|TRS|i1o2r0.2
zai/glm-4.6v||128000//24000|tip>t|TR|i0.3o0.9r0.05
=models.dev 2026-09-22
alibaba/qwen-3-14b||40960//16384|t>t|TR|i0.12o0.24
alibaba/qwen-3-235b|Qwen3 235B A22B Instruct 2507|262144//16384|t>t|TR|i0.22o0.88
alibaba/qwen-3-30b|Qwen3-30B-A3B|40960//16384|t>t|TR|i0.12o0.5
alibaba/qwen-3-32b||128000//8192|t>t|TR|i0.16o0.64
alibaba/qwen-3.6-max-preview||240000//64000|t>t|TR|i1.3o7.8r0.13w1.625
alibaba/qwen3-235b-a22b-thinking|Qwen3 235B A22B Thinking 2507|131072//32768|tip>t|TR|i0.4o4
alibaba/qwen3-coder-30b-a3b|Qwen 3 Coder 30B A3B Instruct|262144//8192|t>t|TR|i0.15o0.6
alibaba/qwen3-coder-next||256000//256000|t>t|TRS|i0.5o1.2
alibaba/qwen3-coder-plus||1000000//65536|t>t|Tr|i1o5r0.2
alibaba/qwen3-coder|Qwen3 Coder 480B A35B Instruct|262144//65536|t>t|TR|i1.5o7.5r0.3
alibaba/qwen3-max-preview||262144//32768|t>t|Tr|i1.2o6r0.24
alibaba/qwen3-max-thinking||256000//65536|t>t|TR|i1.2o6r0.24
alibaba/qwen3-max||262144//32768|t>t|Tr|i1.2o6r0.24
alibaba/qwen3-next-80b-a3b-instruct||131072//32768|t>t|Tr|i0.15o1.2
alibaba/qwen3-next-80b-a3b-thinking||131072//32768|t>t|TR|i0.15o1.2
alibaba/qwen3-vl-235b-a22b-instruct||131072//129024|ti>t|trS|i0.4o1.6
alibaba/qwen3-vl-instruct||131072//129024|ti>t|Tr|i0.4o1.6
alibaba/qwen3-vl-thinking||131072//32768|tip>t|TR|i0.4o4
alibaba/qwen3.5-flash||1000000//64000|tip>t|TRS|i0.1o0.4r0.01w0.125
alibaba/qwen3.5-plus||1000000//64000|tip>t|TR|i0.4o2.5r0.04w0.5 >200000i0.5o3r0.05w0.625
alibaba/qwen3.6-27b||256000//256000|tip>t|TRS|i0.6o3.6
alibaba/qwen3.6-plus||1000000//64000|tip>t|TR|i0.5o3r0.05w0.625 >200000i2o6r0.2w2.5
alibaba/qwen3.7-flash||991000//64000|tip>t|TRS|i0.03o0.13r0.006w0.038
alibaba/qwen3.7-max||991000//64000|t>t|TR|i2.5o7.5r0.5w3.125
alibaba/qwen3.7-plus||1000000//64000|tip>t|TR|i0.4o1.6r0.08w0.5 >200000i1.2o4.8r0.24w1.5
alibaba/qwen3.8-2.4t-a95b||262144//131072|t>t|TRS|i2o6r0.25
alibaba/qwen3.8-27b||262144//262133|ti>t|TRS|i0.5o3r0.1w0.625
alibaba/qwen3.8-flash||991000|||i0.15o0.47r0.016w0.2
alibaba/qwen3.8-max-0902||991000|||i2o6r0.25w2.5
alibaba/qwen3.8-max||1000000//128000|ti>t|TR|i2o6r0.25
alibaba/qwen3.8-omni-flash||1000000|||i0.15o0.47r0.016
amazon/nova-2-lite||1000000//1000000|tip>t|tR|i0.3o2.5r0.075
amazon/nova-lite||300000//8192|tiv>t|Tr|i0.06o0.24r0.015w0.06
amazon/nova-micro||128000//8192|t>t|Tr|i0.035o0.14r0.00875w0.035
amazon/nova-pro||300000//8192|tiv>t|Tr|i0.8o3.2r0.2w0.8
anthropic/claude-3-haiku|Claude Haiku 3|200000//4096|ti>t|Tr|i0.25o1.25r0.03w0.3
anthropic/claude-fable-5.1||1000000|||i10o50r0.25w12.5
anthropic/claude-fable-5||1000000//128000|tip>t|TR|i10o50r1w12.5
anthropic/claude-haiku-4.5||200000//64000|tip>t|TR|i1o5r0.1w1.25
anthropic/claude-opus-4.5||200000//64000|tip>t|TR|i5o25r0.5w6.25
anthropic/claude-opus-4.6||1000000//128000|tip>t|TR|i5o25r0.5w6.25
anthropic/claude-opus-4.7||1000000//128000|tip>t|TR|i5o25r0.5w6.25
anthropic/claude-opus-4.8-fast||1000000//128000|tip>t|TR|i10o50r1w12.5
anthropic/claude-opus-4.8||1000000//128000|tip>t|TR|i5o25r0.5w6.25
anthropic/claude-opus-4||200000//8192|tip>t|TR|i15o75r1.5w18.75
anthropic/claude-opus-5-fast||1000000//128000|tip>t|TR|i10o50r1w12.5
anthropic/claude-opus-5||1000000//128000|tip>t|TR|i5o25r0.5w6.25
anthropic/claude-sonnet-4.5||1000000//64000|tip>t|TRS|i3o15r0.3w3.75
anthropic/claude-sonnet-4.6||1000000//128000|tip>t|TR|i3o15r0.3w3.75 >200000i6o22.5r0.6w7.5
anthropic/claude-sonnet-4||1000000//8192|tip>t|TR|i3o15r0.3w3.75 >200000i6o22.5r0.6w7.5
anthropic/claude-sonnet-5||1000000//128000|tip>t|TR|i2o10r0.2w2.5
arcee-ai/trinity-large-thinking||262100//80000|t>t|TR|i0.25o0.9
bytedance/seed-1.6||256000//32000|ti>t|TR|i0.25o2r0.05
bytedance/seed-1.8||256000//64000|ti>t|TR|i0.25o2r0.05
bytedance/seed-2.1-turbo||262144|||i0.5o2.5r0.1
cohere/command-a||256000//8000|t>t|Tr|i2.5o10
deepseek/deepseek-r1||128000//32768|t>t|TR|i1.35o5.4
deepseek/deepseek-v3.1-terminus||131072//65536|t>t|TR|i0.27o1r0.135
deepseek/deepseek-v3.1||163840//128000|t>t|TR|i0.25o0.95r0.13
deepseek/deepseek-v3.2-thinking||128000//8000|t>t|TR|i0.62o1.85
deepseek/deepseek-v3.2||128000//8000|t>t|trS|i0.62o1.85
deepseek/deepseek-v4-flash-0731||1000000//384000|t>t|TRS|i0.076o0.153r0.014
deepseek/deepseek-v4-flash-vision-exp||1048576|||i0.22o0.66r0.007
deepseek/deepseek-v4-flash||1000000//384000|t>t|TRS|i0.13o0.26r0.028
deepseek/deepseek-v4-pro-0813||1000000//384000|t>t|TRS|i0.66o1.98r0.066
deepseek/deepseek-v4-pro||1048600//1048600|t>t|TRS|i0.66o1.98r0.022
deepseek/deepseek-v4.1-flash||1048576|||i0.3o1.2r0.007
google/gemini-2.5-flash-lite||1048576//65536|tip>t|TRS|i0.1o0.4r0.01
google/gemini-2.5-flash||1048576//65536|tiavp>t|TRS|i0.3o2.5r0.03a1
google/gemini-2.5-pro||1048576//65536|tiavp>t|TRS|i1.25o10r0.125 >200000i2.5o15r0.25
google/gemini-3-flash||1000000//65000|tip>t|TR|i0.5o3r0.05
google/gemini-3.1-flash-lite||1000000//65000|tip>t|TRS|i0.25o1.5r0.03
google/gemini-3.1-pro-preview||1000000//64000|tip>t|TRS|i2o12r0.2 >200000i4o18r0.4
google/gemini-3.5-flash-lite||1000000//65000|tip>t|TRS|i0.3o2.5r0.03
google/gemini-3.5-flash||1000000//64000|tip>t|TRS|i1.5o9r0.15
google/gemini-3.5-transcribe|||||i2o12
google/gemini-3.6-flash||1000000//64000|tip>t|TRS|i0.75o3.75r0.075
google/gemini-3.7-flash||1000000//65536|tip>t|TRS|i0.75o3.75r0.075
google/gemini-3.8-flash||1000000|||i0.75o3.75r0.075
google/gemini-3.8-live-extended-thinking|||||i0.75o4.5
google/gemini-3.8-live|||||i0.75o4.5
google/gemini-omni-flash-preview||1000000//57920|tip>t|tR|i1.5o9
google/gemma-4-26b-a4b-it||262144//131072|tip>t|TRS|i0.15o0.6r0.015
google/gemma-4-31b-it||262144//131072|tip>t|TrS|i0.14o0.4
inception/mercury-2.5||260000|||i0.04o0.15r0.004
inception/mercury-2||128000//128000|t>t|TR|i0.25o0.75r0.025
inception/mercury-coder-small|Mercury Coder Small Beta|32000//16384|t>t|Tr|i0.25o1
inclusionai/ling-3.0-flash-fin-free||256000|||i0o0
inclusionai/ling-3.0-flash-sante-free||256000|||i0o0
inclusionai/ling-3.0-flash-vl-free||256000|||i0o0
inclusionai/ling-3.0-flash||256000//32000|t>t|TR|i0.021o0.063r0.0042
inference-net/schematron-v2-small||128000|||i0.05o0.23r0.05
inference-net/schematron-v2-turbo||128000|||i0.03o0.15r0.03
interfaze/interfaze-beta||1000000//32000|tip>t|tR|i1.5o3.5
meta/llama-3.1-70b|Llama 3.1 70B Instruct|128000//8192|t>t|Tr|i0.72o0.72
meta/llama-3.1-8b|Llama 3.1 8B Instruct|128000//8192|t>t|Tr|i0.22o0.22
meta/muse-glimmer-30b||131072//131072|ti>t|TRS|i0.35o1.5r0.04
meta/muse-spark-1.1||1048576//1048576|tip>t|TRS|i1.25o4.25r0.15
meta/muse-spark-1.2-contributor||1048576//1048576|tip>t|TR|i0.1o0.2r0.002
meta/muse-spark-1.2||1048576//1048576|tip>t|TRS|i1.25o4.25r0.15
meta/muse-spark-1.3-contributor||1048576|||i0.1o0.2r0.002
meta/muse-spark-1.3||1048576|||i1.25o4.25r0.15
minimax/minimax-m2.1-lightning||204800//131072|t>t|TR|i0.3o2.4r0.03w0.375
minimax/minimax-m2.1||204800//131072|t>t|TR|i0.3o1.2r0.03w0.375
minimax/minimax-m2.5-highspeed||204800//131000|t>t|TR|i0.6o2.4r0.03w0.375
minimax/minimax-m2.5||204800//131000|t>t|TR|i0.3o1.2r0.03w0.375
minimax/minimax-m2.7-highspeed||204800//131100|t>t|TR|i0.6o2.4r0.06w0.375
minimax/minimax-m2.7||204800//131000|t>t|TR|i0.3o1.2r0.06w0.375
minimax/minimax-m2||205000//205000|t>t|TR|i0.3o1.2r0.03w0.375
minimax/minimax-m3||1000000//1000000|tip>t|TR|i0.3o1.2r0.06
mistral/codestral|Codestral (latest)|256000//4096|t>t|Tr|i0.3o0.9
mistral/ministral-14b||256000//256000|tip>t|tr|i0.2o0.2r0.02
mistral/ministral-3b|Ministral 3B (latest)|128000//128000|t>t|Tr|i0.04o0.04
mistral/ministral-8b|Ministral 8B (latest)|128000//128000|t>t|Tr|i0.1o0.1
mistral/mistral-large-3||256000//256000|ti>t|tr|i0.5o1.5r0.05
mistral/mistral-medium-3.5|Mistral Medium Latest|256000//256000|ti>t|TR|i1.5o7.5r0.15
mistral/mistral-nemo||128000//128000|ti>t|Tr|i0.04o0.17
mistral/mistral-small|Mistral Small (latest)|32000//4000|ti>t|Tr|i0.15o0.6r0.015
mixedbread/toast-1||131000|||i0.3o0.72r0.036
moonshotai/kimi-k2-thinking||216144//216144|t>t|TR|i0.47o2r0.141
moonshotai/kimi-k2.5||262114//262114|ti>t|TRS|i0.6o3
moonshotai/kimi-k2.6||262000//262000|ti>t|TRS|i0.95o4r0.16
moonshotai/kimi-k2.7-code-highspeed||262144//32768|tip>t|TRS|i1.9o8r0.38
moonshotai/kimi-k2.7-code||256000//32768|tip>t|TRS|i0.95o4r0.16
moonshotai/kimi-k2|Kimi K2 Instruct|131072//131072|t>t|Tr|i0.57o2.3
moonshotai/kimi-k3-fast||1000000//131072|tip>t|TRS|i4.5o22.5r0.45
moonshotai/kimi-k3||1000000//131072|tip>t|TRS|i3o15r0.3
morph/morph-v3-fast||16000//16000|t>t|tr|i0.8o1.2
morph/morph-v3-large||32000//32000|t>t|tr|i0.9o1.9
nvidia/nemotron-3-nano-30b-a3b||262144//262144|t>t|tR|i0.05o0.2r0.025
nvidia/nemotron-3-super-120b-a12b||256000//32000|t>t|tR|i0.15o0.65
nvidia/nemotron-3-ultra-550b-a55b|Nemotron 3 Ultra|1000000//65000|t>t|TR|i0.6o2.4r0.12
nvidia/nemotron-3.5-lightning|Nemotron 3.5 Lightning 30B|262144//131072|t>t|TRS|i0.05o0.2r0.01
nvidia/nemotron-nano-12b-v2-vl||131072//131072|ti>t|TR|i0.2o0.6
nvidia/nemotron-nano-9b-v2||131072//131072|t>t|TR|i0.06o0.23
openai/gpt-3.5-turbo||16385/12289/4096|t>t|trs|i0.5o1.5
openai/gpt-4-turbo||128000//4096|ti>t|Trs|i10o30
openai/gpt-4.1-fast||1047576/1014808/32768|tip>t|TrS|i3.5o14r0.875
openai/gpt-4.1-mini-fast||1047576/1014808/32768|tip>t|TrS|i0.7o2.8r0.175
openai/gpt-4.1-mini||1047576//32768|tip>t|TrS|i0.4o1.6r0.1
openai/gpt-4.1-nano-fast||1047576/1014808/32768|tip>t|TrS|i0.2o0.8r0.05
openai/gpt-4.1-nano||1047576//32768|ti>t|TrS|i0.1o0.4r0.025
openai/gpt-4.1||1047576//32768|tip>t|TrS|i2o8r0.5
openai/gpt-4o-fast||128000/111616/16384|tip>t|TrS|i4.25o17r2.125
openai/gpt-4o-mini-fast||128000/111616/16384|tip>t|TrS|i0.25o1r0.125
openai/gpt-4o-mini-transcribe|||a>t|tr|i1.25o5
openai/gpt-4o-mini||128000//16384|tip>t|TrS|i0.15o0.6r0.075
openai/gpt-4o-transcribe|||a>t|tr|i2.5o10
openai/gpt-4o||128000//16384|tip>t|TrS|i2.5o10r1.25
openai/gpt-5-codex||400000/272000/128000|tip>t|TRS|i1.25o10r0.13
openai/gpt-5-fast||400000/272000/128000|tip>t|TRS|i2.5o20r0.25
openai/gpt-5-mini-fast||400000/272000/128000|tip>t|TRS|i0.45o3.6r0.045
openai/gpt-5-mini||400000/272000/128000|ti>t|TRS|i0.25o2r0.025
openai/gpt-5-nano||400000/272000/128000|ti>t|TRS|i0.05o0.4r0.005
openai/gpt-5-pro||400000/128000/272000|tip>t|TRS|i15o120
openai/gpt-5.1-codex-max||400000/272000/128000|tip>t|TRS|i1.25o10r0.125
openai/gpt-5.1-codex-mini||400000/272000/128000|tip>t|TRS|i0.25o2r0.03
openai/gpt-5.1-codex||400000/272000/128000|tip>t|TRS|i1.25o10r0.13
openai/gpt-5.1-thinking-fast||400000/272000/128000|tip>t|TR|i2.5o20r0.25
openai/gpt-5.2-codex||400000/272000/128000|tip>t|TRS|i1.75o14r0.175
openai/gpt-5.2-fast||400000/272000/128000|tip>t|TRS|i3.5o28r0.35
openai/gpt-5.2-pro|GPT 5.2 |400000/272000/128000|tip>t|TRs|i21o168
openai/gpt-5.2||400000/272000/128000|tip>t|TRS|i1.75o14r0.175
openai/gpt-5.3-codex-fast||400000/272000/128000|tip>t|TRS|i3.5o28r0.35
openai/gpt-5.3-codex||400000/272000/128000|tip>t|TRS|i1.75o14r0.175
openai/gpt-5.4-fast||1050000/922000/128000|tip>t|TRS|i5o30r0.5
openai/gpt-5.4-mini-fast||400000/272000/128000|tip>t|TRS|i1.5o9r0.15
openai/gpt-5.4-mini||400000/272000/128000|tip>t|TRS|i0.75o4.5r0.075
openai/gpt-5.4-nano||400000/272000/128000|tip>t|TRS|i0.2o1.25r0.02
openai/gpt-5.4-pro||1050000/922000/128000|tip>t|TRs|i30o180 >200000i60o270
openai/gpt-5.4||1050000/922000/128000|tip>t|TRS|i2.5o15r0.25 >200000i5o22.5r0.5
openai/gpt-5.5-fast||1000000/872000/128000|tip>t|TRS|i12.5o75r1.25
openai/gpt-5.5-pro||1000000/872000/128000|tip>t|TRS|i30o180 >200000i60o270
openai/gpt-5.5||1000000/872000/128000|tip>t|TRS|i5o30r0.5 >200000i10o45r1
openai/gpt-5.6-luna-fast||1050000/922000/128000|tip>t|TRS|i0.4o2.4r0.04w0.5 >200000i0.8o3.6r0.08w1
openai/gpt-5.6-luna||1050000/922000/128000|tip>t|TRS|i0.2o1.2r0.02w0.25 >200000i0.4o1.8r0.04w0.5
openai/gpt-5.6-sol-fast||1050000/922000/128000|tip>t|TRS|i8o40r0.8w10 >200000i16o60r1.6w20
openai/gpt-5.6-sol||1050000/922000/128000|tip>t|TRS|i4o20r0.4w5 >200000i8o30r0.8w10
openai/gpt-5.6-terra-fast||1050000/922000/128000|tip>t|TRS|i4o24r0.4w5 >200000i8o36r0.8w10
openai/gpt-5.6-terra||1050000/922000/128000|tip>t|TRS|i2o12r0.2w2.5 >200000i4o18r0.4w5
openai/gpt-5||400000/272000/128000|ti>t|TRS|i1.25o10r0.125
openai/gpt-6-astra-fast||1050000|||i20o100r2w25 >200000i40o150r4w50
openai/gpt-6-astra||1050000|||i10o50r1w12.5 >200000i20o75r2w25
openai/gpt-image-2.5-flare|||||i5o30r1.25
openai/gpt-image-2.5-sunburst|||||i5o30r1.25
openai/gpt-oss-120b||131072//131072|t>t|TRS|i0.1o0.5
openai/gpt-oss-20b||131072/122880/8192|t>t|TRS|i0.03o0.14
openai/gpt-oss-safeguard-120b||128000|||i0.15o0.6
openai/gpt-oss-safeguard-20b||131072/65536/65536|t>t|TR|i0.07o0.2
openai/gpt-realtime-1.5|||ta>ta|tr|i4o16r0.4
openai/gpt-realtime-2.1||128000/96000/32000|ta>ta|tRs|i4o24r0.4
openai/gpt-realtime-2|||ta>ta|tr|i4o24r0.4
openai/gpt-realtime-mini|||ta>ta|tr|i0.6o2.4r0.06
openai/o1||200000//100000|tip>t|TRS|i15o60r7.5
openai/o3-fast||200000/100000/100000|tip>t|TRS|i3.5o14r0.875
openai/o3-mini||200000//100000|t>t|TRS|i1.1o4.4r0.55
openai/o3-pro||200000/100000/100000|tip>t|TRS|i20o80
openai/o3||200000//100000|tip>t|TRS|i2o8r0.5
openai/o4-mini-fast||200000/100000/100000|tip>t|TRS|i2o8r0.5
openai/o4-mini||200000//100000|ti>t|TRS|i1.1o4.4r0.275
poolside/laguna-s-2.1-free||256000//32768|t>t|TRs|i0o0
poolside/laguna-s-2.1||1000000//131072|t>t|TRs|i0.1o0.2r0.01
quiverai/arrow-2-telos||131072|||i6o30r0.6w7.5
quiverai/arrow-2||131072|||i4o20r0.4w5
sakana/fugu-max||1000000|||i2o6r0.25
sakana/fugu-ultra-v2||1000000|||i5o30r0.5 >200000i10o45r1
sakana/fugu-ultra||1000000//1000000|ti>t|TRS|i5o30r0.5 >200000i10o45r1
sakana/namazu||256000//256000|tip>t|TR|i0.95o4r0.15
spacexai/grok-4.1-fast-non-reasoning||1000000|||i0.2o0.5r0.05
spacexai/grok-4.1-fast-reasoning||1000000|||i0.2o0.5r0.05
spacexai/grok-4.20-multi-agent-beta||2000000|||i1.25o2.5r0.2 >200000i2.5o5r0.4
spacexai/grok-4.20-multi-agent||2000000|||i1.25o2.5r0.2 >200000i2.5o5r0.4
spacexai/grok-4.20-non-reasoning-beta|Grok 4.20 Beta Non-Reasoning|2000000|||i1.25o2.5r0.4 >200000i2.5o5r0.4
spacexai/grok-4.20-non-reasoning||2000000|||i1.25o2.5r0.2 >200000i2.5o5r0.4
spacexai/grok-4.20-reasoning-beta|Grok 4.20 Beta Reasoning|2000000|||i1.25o2.5r0.2 >200000i2.5o5r0.4
spacexai/grok-4.20-reasoning||2000000|||i1.25o2.5r0.2 >200000i2.5o5r0.4
spacexai/grok-4.3||1000000|||i1.25o2.5r0.2 >200000i2.5o5r0.4
spacexai/grok-4.5||500000|||i2o6r0.3 >200000i4o12r0.6
spacexai/grok-4.6||500000|||i2o6r0.5 >200000i4o12r1
spacexai/grok-4.7||500000|||i1.2o3.6r0.3 >200000i2.4o7.2r0.6
spacexai/grok-build-0.1||256000|||i1o2r0.2 >200000i2o4r0.4
stepfun/step-3.5-flash|StepFun 3.5 Flash|262114//262114|ti>t|TR|i0.09o0.3r0.02
stepfun/step-3.7-flash||256000//256000|ti>t|TR|i0.2o1.15r0.04
stepfun/step-5-preview||1000000|||i1o2.7r0.05
tencent/hy-mt2-lite||8000|||i0.044o0.177
tencent/hy-mt2-plus||8000|||i0.074o0.295
tencent/hy-mt2-pro||8000|||i0.074o0.295
tencent/hy3||262144//262144|t>t|TR|i0.14o0.58r0.035
tencent/hy4-preview||1024000|||i0.834o2.501r0.042
thinkingmachines/inkling-small||1000000//1000000|tip>t|TR|i0.5o1.2r0.1
thinkingmachines/inkling||256000//256000|tip>t|TR|i1o4.05r0.17
xiaomi/mimo-v2.5-pro||1050000//131000|t>t|TR|i0.435o0.87r0.0036
xiaomi/mimo-v2.5|MiMo M2.5|1050000//131100|ti>t|TR|i0.14o0.28r0.0028
xiaomi/mimo-v2.6-flash||1048576|||i0.14o0.28r0.0028
xiaomi/mimo-v2.6-pro-ultraspeed||1048576|||i4.35o8.7r0.036
xiaomi/mimo-v2.6-pro||1048576|||i0.435o0.87r0.0036
zai/glm-4.5-air||128000//96000|t>t|TR|i0.2o1.1r0.03
zai/glm-4.5v||66000//16000|ti>t|TR|i0.6o1.8r0.11
zai/glm-4.5||128000//96000|t>t|TR|i0.6o2.2r0.11
zai/glm-4.6||200000//96000|t>t|TR|i0.6o2.2r0.11
zai/glm-4.7-flashx||200000//128000|t>t|TR|i0.06o0.4r0.01
zai/glm-4.7-flash||200000//131000|t>t|TR|i0.07o0.4
zai/glm-4.7||200000//120000|t>t|TR|i0.6o2.2r0.12
zai/glm-5-turbo||202800//131100|t>t|TRS|i1.2o4r0.24
zai/glm-5.1||202800//64000|t>t|TRS|i1.4o4.4r0.26
zai/glm-5.2-fast||1000000//128000|t>t|TRS|i2.1o6.6r0.21
zai/glm-5.2||1000000//128000|t>t|TRS|i0.8o2.55r0.16
zai/glm-5.3-fast||1048576|||i2.1o6.6r0.21
zai/glm-5.3-flashx||1000000|||i0.37o1.25r0.075
zai/glm-5.3-flash||1000000|||i0.15o0.5r0.03
zai/glm-5.3||1000000|||i1.4o4.4r0.14
zai/glm-5v-turbo||200000//128000|tip>t|TR|i1.2o4r0.24
zai/glm-5||202800//131100|t>t|TR|i1o3.2
`;
