/**
 * Models of amazon-bedrock, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
amazon.nova-canvas-v1:0||/2600|>i|
stability.sd3-5-large-v1:0||/77|>i|
stability.sd3-large-v1:0||/77|>i|
stability.stable-conservative-upscale-v1:0||/77|>i|
stability.stable-creative-upscale-v1:0||/77|>i|
stability.stable-fast-upscale-v1:0||/77|>i|
stability.stable-image-control-sketch-v1:0||/77|>i|
stability.stable-image-control-structure-v1:0||/77|>i|
stability.stable-image-core-v1:0||/77|>i|
stability.stable-image-core-v1:1||/77|>i|
stability.stable-image-erase-object-v1:0||/77|>i|
stability.stable-image-inpaint-v1:0||/77|>i|
stability.stable-image-remove-background-v1:0||/77|>i|
stability.stable-image-search-recolor-v1:0||/77|>i|
stability.stable-image-search-replace-v1:0||/77|>i|
stability.stable-image-style-guide-v1:0||/77|>i|
stability.stable-image-ultra-v1:0||/77|>i|
stability.stable-image-ultra-v1:1||/77|>i|
stability.stable-outpaint-v1:0||/77|>i|
stability.stable-style-transfer-v1:0||/77|>i|
us.amazon.nova-canvas-v1:0||/2600|>i|
us.stability.stable-conservative-upscale-v1:0||/77|>i|
us.stability.stable-creative-upscale-v1:0||/77|>i|
us.stability.stable-fast-upscale-v1:0||/77|>i|
us.stability.stable-image-control-sketch-v1:0||/77|>i|
us.stability.stable-image-control-structure-v1:0||/77|>i|
us.stability.stable-image-erase-object-v1:0||/77|>i|
us.stability.stable-image-inpaint-v1:0||/77|>i|
us.stability.stable-image-remove-background-v1:0||/77|>i|
us.stability.stable-image-search-recolor-v1:0||/77|>i|
us.stability.stable-image-search-replace-v1:0||/77|>i|
us.stability.stable-image-style-guide-v1:0||/77|>i|
us.stability.stable-outpaint-v1:0||/77|>i|
us.stability.stable-style-transfer-v1:0||/77|>i|
=litellm 2026-11-20
ai21.j2-mid-v1||/8191/8191|>t||i12.5o12.5
ai21.j2-ultra-v1||/8191/8191|>t||i18.8o18.8
ai21.jamba-1-5-large-v1:0||/256000/4096|>t||i2o8
ai21.jamba-1-5-mini-v1:0||/256000/4096|>t||i0.2o0.4
ai21.jamba-instruct-v1:0||/70000/4096|>t||i0.5o0.7
amazon.nova-2-lite-v1:0|Nova 2 Lite|128000/1000000/4096|tiv>t|TRS|i0.3o2.5r0.075 @priority:i0.525o4.375r0.13125
amazon.nova-2-multimodal-embeddings-v1:0||/8172|tav>e||i0.135o0
amazon.nova-2-pro-preview-20251202-v1:0||/1000000/64000|tivp>t|TRS|i1.25o10r0.3125a1.25 @priority:i2.1875o17.5
amazon.nova-lite-v1:0|Nova Lite|300000//8192|tiv>t|TrS|i0.06o0.24r0.015
amazon.nova-micro-v1:0|Nova Micro|128000//8192|t>t|TrS|i0.035o0.14r0.00875
amazon.nova-premier-v1:0||/1000000/10000|tip>t|TS|i2.5o12.5r0.625 @priority:i4.375o21.875r1.09375
amazon.nova-pro-v1:0|Nova Pro|300000//8192|tiv>t|TrS|i0.8o3.2r0.2 @flex:i0.4o1.6r0.1 @priority:i1.4o5.6r0.35
amazon.rerank-v1:0||/32000/32000|||i0o0u0.001
amazon.titan-embed-g1-text-02||/8192|>e||i0.1o0
amazon.titan-embed-image-v1||/128|>e||i0.8o0
amazon.titan-embed-text-v1||/8192|>e||i0.1o0
amazon.titan-embed-text-v2:0||/8192|>e||i0.02o0
amazon.titan-text-express-v1||/42000/8000|>t||i0.2o0.6
amazon.titan-text-lite-v1||/42000/4000|>t||i0.15o0.2
amazon.titan-text-premier-v1:0||/42000/32000|>t||i0.5o1.5
anthropic.claude-3-5-haiku-20241022-v1:0||/200000/8192|tp>t|TS|i0.8o4r0.08w1
anthropic.claude-3-5-sonnet-20240620-v1:0||/200000/4096|tip>t|TS|i3o15r0.3w3.75
anthropic.claude-3-5-sonnet-20241022-v2:0||/200000/8192|tip>t|TS|i3o15r0.3w3.75
anthropic.claude-3-7-sonnet-20240620-v1:0||/200000/8192|tip>t|TRS|i3.6o18r0.36w4.5
anthropic.claude-3-7-sonnet-20250219-v1:0||/200000/8192|tip>t|TRS|i3o15r0.3w3.75
anthropic.claude-3-opus-20240229-v1:0||/200000/4096|ti>t|TS|i15o75r1.5w18.75
anthropic.claude-fable-5-1||1000000//128000|tip>t|TRS|i10o50r0.25w12.5h20s0.01
anthropic.claude-fable-5||1000000//128000|tip>t|TRS|i10o50r1w12.5h20s0.01
anthropic.claude-haiku-4-5-20251001-v1:0|Claude Haiku 4.5|200000//64000|tip>t|TRS|i1o5r0.1w1.25h2
anthropic.claude-haiku-4-5@20251001||/200000/64000|tip>t|TRS|i1o5r0.1w1.25h2
anthropic.claude-haiku-5-5||/1000000/128000|tip>t|TRS|i0.1o0.5r0.01w0.125h0.2s0.01 >100000i0.5o2.5r0.05w0.625h1
anthropic.claude-instant-v1||/100000/8191|>t||i0.8o2.4
anthropic.claude-mythos-5-1||/1000000/128000|tip>t|TRS|i10o50r0.25w12.5h20
anthropic.claude-mythos-preview||/1000000/128000|ti>t|TR|i27.5o137.5r2.75w34.375h55
anthropic.claude-opus-4-1-20250805-v1:0|Claude Opus 4.1|200000//32000|tip>t|TRS|i15o75r1.5w18.75s0.01
anthropic.claude-opus-4-20250514-v1:0||/200000/32000|tip>t|TRS|i15o75r1.5w18.75s0.01
anthropic.claude-opus-4-5-20251101-v1:0|Claude Opus 4.5|200000//64000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
anthropic.claude-opus-4-6-v1|Claude Opus 4.6|1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
anthropic.claude-opus-4-7||1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
anthropic.claude-opus-4-8||1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
anthropic.claude-opus-5-5||/1000000/128000|tip>t|TRS|i4o20r0.2w5h8s0.01
anthropic.claude-opus-5||1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
anthropic.claude-sonnet-4-20250514-v1:0||/200000/64000|tip>t|TRS|i3o15r0.3w3.75s0.01 >200000i6o22.5r0.6w7.5
anthropic.claude-sonnet-4-5-20250929-v1:0|Claude Sonnet 4.5|200000//64000|tip>t|TRS|i3o15r0.3w3.75h6s0.01 >200000i6o22.5r0.6w7.5h12
anthropic.claude-sonnet-4-6||1000000//64000|tip>t|TRS|i3o15r0.3w3.75h6s0.01
anthropic.claude-sonnet-5-5||/1000000/128000|tip>t|TRS|i2o10r0.1w2.5h4s0.01
anthropic.claude-sonnet-5||1000000//128000|tip>t|TRS|i2o10r0.2w2.5h4s0.01
anthropic.claude-v1||/100000/8191|>t||i8o24
anthropic.claude-v2:1||/100000/8191|>t||i8o24
apac.amazon.nova-2-lite-v1:0||/1000000/64000|tivp>t|TRS|i0.396o3.311r0.099
apac.amazon.nova-2-pro-preview-20251202-v1:0||/1000000/64000|tivp>t|TRS|i1.375o11r0.34375a1.375
apac.amazon.nova-lite-v1:0|Nova Lite (APAC)|300000//10000|tip>t|TS|i0.063o0.252r0.01575
apac.amazon.nova-micro-v1:0|Nova Micro (APAC)|128000//10000|>t|TS|i0.037o0.148r0.00925
apac.amazon.nova-pro-v1:0|Nova Pro (APAC)|300000//10000|tip>t|TS|i0.84o3.36r0.21 @flex:i0.42o1.68r0.105
apac.anthropic.claude-fable-5||/1000000/128000|tip>t|TRS|i11o55r1.1w13.75h22
apac.anthropic.claude-haiku-4-5-20251001-v1:0||/200000/64000|tip>t|TRS|i1.1o5.5r0.11w1.375
apac.anthropic.claude-haiku-5-5||/1000000/128000|tip>t|TRS|i0.11o0.55r0.011w0.1375h0.22 >100000i0.55o2.75r0.055w0.6875h1.1
apac.anthropic.claude-mythos-preview||/1000000/128000|ti>t|TR|i27.5o137.5r2.75w34.375h55
apac.anthropic.claude-opus-4-7||/1000000/128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11
apac.anthropic.claude-opus-4-8||/1000000/128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11
apac.anthropic.claude-opus-5-5||/1000000/128000|tip>t|TRS|i4.4o22r0.22w5.5h8.8
apac.anthropic.claude-opus-5||/1000000/128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11
apac.anthropic.claude-sonnet-4-20250514-v1:0|Claude Sonnet 4 (APAC)|200000//64000|tip>t|TRS|i3o15r0.3w3.75s0.01 >200000i6o22.5r0.6w7.5
apac.anthropic.claude-sonnet-4-6||/1000000/64000|tip>t|TRS|i3.3o16.5r0.33w4.125h6.6
apac.anthropic.claude-sonnet-5-5||/1000000/128000|tip>t|TRS|i2.2o11r0.11w2.75h4.4
apac.anthropic.claude-sonnet-5||/1000000/128000|tip>t|TRS|i2.2o11r0.22w2.75h4.4
au.anthropic.claude-fable-5||/1000000/128000|tip>t|TRS|i11o55r1.1w13.75h22
au.anthropic.claude-haiku-4-5-20251001-v1:0|Claude Haiku 4.5 (AU)|200000//64000|tip>t|TRS|i1.1o5.5r0.11w1.375h2.2
au.anthropic.claude-haiku-5-5||/1000000/128000|tip>t|TRS|i0.11o0.55r0.011w0.1375h0.22s0.01 >100000i0.55o2.75r0.055w0.6875h1.1
au.anthropic.claude-mythos-preview||/1000000/128000|ti>t|TR|i27.5o137.5r2.75w34.375h55
au.anthropic.claude-opus-4-6-v1|AU Anthropic Claude Opus 4.6|1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
au.anthropic.claude-opus-4-7|Claude Opus 4.7 (AU)|1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
au.anthropic.claude-opus-4-8|Claude Opus 4.8 (AU)|1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
au.anthropic.claude-opus-5-5||/1000000/128000|tip>t|TRS|i4.4o22r0.22w5.5h8.8s0.01
au.anthropic.claude-opus-5|Claude Opus 5 (AU)|1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
au.anthropic.claude-sonnet-4-5-20250929-v1:0|Claude Sonnet 4.5 (AU)|200000//64000|tip>t|TRS|i3.3o16.5r0.33w4.125h6.6s0.01 >200000i6.6o24.75r0.66w8.25h13.2
au.anthropic.claude-sonnet-4-6||1000000//128000|tip>t|TRS|i3.3o16.5r0.33w4.125h6.6s0.01
au.anthropic.claude-sonnet-5-5||/1000000/128000|tip>t|TRS|i2.2o11r0.11w2.75h4.4s0.01
au.anthropic.claude-sonnet-5|Claude Sonnet 5 (AU)|1000000//128000|tip>t|TRS|i2.2o11r0.22w2.75h4.4s0.01
claude-sonnet-4-5-20250929-v1:0||/200000/64000|tip>t|TRS|i3o15r0.3w3.75h6 >200000i6o22.5r0.6w7.5h12
cohere.command-light-text-v14||/4096/4096|>t||i0.3o0.6
cohere.command-text-v14||/4096/4096|>t||i1o2
cohere.embed-english-v3||/512|>e||i0.1o0
cohere.embed-multilingual-v3||/512|>e||i0.1o0
cohere.embed-v4:0||/128000|>e||i0.12o0
cohere.rerank-v3-5:0||/4096/4096|||i0o0u0.002
deepseek.r1-v1:0|DeepSeek-R1|128000//32768|t>t|TR|i1.35o5.4
deepseek.v3-v1:0|DeepSeek-V3.1|163840/128000/81920|t>t|TRS|i0.58o1.68
deepseek.v3.2||163840/156000/81920|t>t|TRS|i0.62o1.85 @flex:i0.31o0.925 @priority:i1.085o3.2375
eu.amazon.nova-2-lite-v1:0|Nova 2 Lite (EU)|1000000//64000|tivp>t|TRS|i0.429o3.597r0.10725
eu.amazon.nova-2-pro-preview-20251202-v1:0||/1000000/64000|tivp>t|TRS|i1.375o11r0.34375a1.375
eu.amazon.nova-lite-v1:0|Nova Lite (EU)|300000//10000|tip>t|TS|i0.078o0.312r0.0195
eu.amazon.nova-micro-v1:0|Nova Micro (EU)|128000//10000|>t|TS|i0.046o0.184r0.0115
eu.amazon.nova-pro-v1:0|Nova Pro (EU)|300000//10000|tip>t|TS|i1.05o4.2r0.2625 @flex:i0.525o2.1r0.13125
eu.anthropic.claude-3-5-haiku-20241022-v1:0||/200000/8192|tp>t|TS|i0.8o4r0.08w1
eu.anthropic.claude-3-5-sonnet-20240620-v1:0||/200000/4096|tip>t|TS|i3o15r0.3w3.75
eu.anthropic.claude-3-5-sonnet-20241022-v2:0||/200000/8192|tip>t|TS|i3o15r0.3w3.75
eu.anthropic.claude-3-7-sonnet-20250219-v1:0||/200000/8192|tip>t|TRS|i3o15r0.3w3.75
eu.anthropic.claude-3-opus-20240229-v1:0||/200000/4096|ti>t|TS|i15o75r1.5w18.75
eu.anthropic.claude-fable-5-1||/1000000/128000|tip>t|TRS|i11o55r0.275w13.75h22s0.01
eu.anthropic.claude-fable-5|Claude Fable 5 (EU)|1000000//128000|tip>t|TRS|i11o55r1.1w13.75h22s0.01
eu.anthropic.claude-haiku-4-5-20251001-v1:0|Claude Haiku 4.5 (EU)|200000//64000|tip>t|TRS|i1.1o5.5r0.11w1.375h2.2
eu.anthropic.claude-haiku-5-5||/1000000/128000|tip>t|TRS|i0.11o0.55r0.011w0.1375h0.22s0.01 >100000i0.55o2.75r0.055w0.6875h1.1
eu.anthropic.claude-opus-4-1-20250805-v1:0||/200000/32000|tip>t|TRS|i15o75r1.5w18.75s0.01
eu.anthropic.claude-opus-4-20250514-v1:0||/200000/32000|tip>t|TRS|i15o75r1.5w18.75s0.01
eu.anthropic.claude-opus-4-5-20251101-v1:0|Claude Opus 4.5 (EU)|200000//64000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
eu.anthropic.claude-opus-4-6-v1|Claude Opus 4.6 (EU)|1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
eu.anthropic.claude-opus-4-7|Claude Opus 4.7 (EU)|1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
eu.anthropic.claude-opus-4-8|Claude Opus 4.8 (EU)|1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
eu.anthropic.claude-opus-5-5||/1000000/128000|tip>t|TRS|i4.4o22r0.22w5.5h8.8s0.01
eu.anthropic.claude-opus-5|Claude Opus 5 (EU)|1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
eu.anthropic.claude-sonnet-4-20250514-v1:0|Claude Sonnet 4 (EU)|200000//64000|tip>t|TRS|i3o15r0.3w3.75s0.01 >200000i6o22.5r0.6w7.5
eu.anthropic.claude-sonnet-4-5-20250929-v1:0|Claude Sonnet 4.5 (EU)|200000//64000|tip>t|TRS|i3.3o16.5r0.33w4.125h6.6s0.01 >200000i6.6o24.75r0.66w8.25h13.2
eu.anthropic.claude-sonnet-4-6|Claude Sonnet 4.6 (EU)|1000000//64000|tip>t|TRS|i3.3o16.5r0.33w4.125h6.6s0.01
eu.anthropic.claude-sonnet-5-5||/1000000/128000|tip>t|TRS|i2.2o11r0.11w2.75h4.4s0.01
eu.anthropic.claude-sonnet-5|Claude Sonnet 5 (EU)|1000000//128000|tip>t|TRS|i2.2o11r0.22w2.75h4.4s0.01
eu.deepseek.v3.2||/163840/163840|>t|TRS|i0.74o2.22 @flex:i0.37o1.11
eu.meta.llama3-2-1b-instruct-v1:0||/128000/4096|>t|T|i0.13o0.13
eu.meta.llama3-2-3b-instruct-v1:0||/128000/4096|>t|T|i0.19o0.19
eu.mistral.pixtral-large-2502-v1:0|Pixtral Large (25.02) (EU)|128000//16384|>t|T|i2o6
eu.twelvelabs.marengo-embed-2-7-v1:0||/77|>e||o0u0.00007
eu.twelvelabs.marengo-embed-3-0-v1:0||/500|>e||o0u0.00007
eu.twelvelabs.pegasus-1-2-v1:0|||tv>t||o7.5
global.amazon.nova-2-lite-v1:0|Nova 2 Lite (Global)|1000000//64000|tivp>t|TRS|i0.3o2.5r0.075 @priority:i0.525o4.375r0.13125
global.anthropic.claude-fable-5-1|Claude Fable 5.1 (Global)|1000000//128000|tip>t|TRS|i10o50r0.25w12.5h20s0.01
global.anthropic.claude-fable-5|Claude Fable 5 (Global)|1000000//128000|tip>t|TRS|i10o50r1w12.5h20s0.01
global.anthropic.claude-haiku-4-5-20251001-v1:0|Claude Haiku 4.5 (Global)|200000//64000|tip>t|TRS|i1o5r0.1w1.25h2
global.anthropic.claude-haiku-5-5||/1000000/128000|tip>t|TRS|i0.1o0.5r0.01w0.125h0.2s0.01 >100000i0.5o2.5r0.05w0.625h1
global.anthropic.claude-mythos-5-1||/1000000/128000|tip>t|TRS|i10o50r0.25w12.5h20
global.anthropic.claude-opus-4-5-20251101-v1:0|Claude Opus 4.5 (Global)|200000//64000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
global.anthropic.claude-opus-4-6-v1|Claude Opus 4.6 (Global)|1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
global.anthropic.claude-opus-4-7|Claude Opus 4.7 (Global)|1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
global.anthropic.claude-opus-4-8|Claude Opus 4.8 (Global)|1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
global.anthropic.claude-opus-5-5||/1000000/128000|tip>t|TRS|i4o20r0.2w5h8s0.01
global.anthropic.claude-opus-5|Claude Opus 5 (Global)|1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
global.anthropic.claude-sonnet-4-20250514-v1:0|Claude Sonnet 4 (Global)|200000//64000|tip>t|TRS|i3o15r0.3w3.75s0.01 >200000i6o22.5r0.6w7.5
global.anthropic.claude-sonnet-4-5-20250929-v1:0|Claude Sonnet 4.5 (Global)|200000//64000|tip>t|TRS|i3o15r0.3w3.75h6s0.01 >200000i6o22.5r0.6w7.5h12
global.anthropic.claude-sonnet-4-6|Claude Sonnet 4.6 (Global)|1000000//64000|tip>t|TRS|i3o15r0.3w3.75h6s0.01
global.anthropic.claude-sonnet-5-5||/1000000/128000|tip>t|TRS|i2o10r0.1w2.5h4s0.01
global.anthropic.claude-sonnet-5|Claude Sonnet 5 (Global)|1000000//128000|tip>t|TRS|i2o10r0.2w2.5h4s0.01
global.cohere.embed-v4:0||/128000|>e||i0.12o0
global.moonshotai.kimi-k3.1||/868928/131072|ti>t|TRS|i4o20r0.2w5 @flex:i2o10r0.1w2.5 @priority:i7o35r0.35w8.75
global.moonshotai.kimi-k3||/1000000/131072|ti>t|TRS|i3o15r0.3w3.75 @flex:i1.5o7.5r0.15w1.875 @priority:i5.25o26.25r0.525w6.5625
global.openai.gpt-5.4||/922000/128000|ti>t|TR|i2.5o15r0.25 >272000i5o22.5r0.5
global.openai.gpt-5.5||/922000/128000|ti>t|TR|i5o30r0.5 >272000i10o45r1
global.openai.gpt-5.6-luna|GPT-5.6 Luna (Global)|1050000/922000/128000|tip>t|TRS|i0.2o1.2r0.02w0.25 >272000i0.4o1.8r0.04w0.5
global.openai.gpt-5.6-sol|GPT-5.6 Sol (Global)|1050000/922000/128000|tip>t|TRS|i4o20r0.4w5 >272000i8o30r0.8w10
global.openai.gpt-5.6-terra|GPT-5.6 Terra (Global)|1050000/922000/128000|tip>t|TRS|i2o12r0.2w2.5 >272000i4o18r0.4w5
global.openai.gpt-6-astra|GPT-6 Astra (Global)|1050000/922000/128000|ti>t|TR|i10o50r1w12.5 >272000i20o75r2w25 @ultrafast:i60o300r6w75 >272000i120o450r12w150
global.openai.gpt-6-luna||/922000/128000|ti>t|TR|i0.1o0.5r0.01w0.125 >272000i0.2o0.75r0.02w0.25
global.openai.gpt-6-sol||/922000/128000|ti>t|TR|i2o10r0.2w2.5 >272000i4o15r0.4w5
global.openai.gpt-6.1-sol||/1000000/131072|ti>t|TR|i2o10r0.1w2.5 >272000i4o15r0.2w5 @ultrafast:i12o60r0.6w15 >272000i24o90r1.2w30
global.openai.gpt-6.1-terra||/922000/128000|ti>t|TR|i1o5r0.05w1.25 >272000i2o7.5r0.1w2.5
global.twelvelabs.pegasus-1-2-v1:0|||tv>t||o7.5
global.twelvelabs.pegasus-1-5-v1:0||/261120/98304|tv>t||o7.5
global.xai.grok-4.6|Grok 4.6 (Global)|500000//500000|ti>t|TR|i2o6r0.5 @flex:i1o3r0.25 @priority:i3.5o10.5r0.875
global.xai.grok-4.7||/524288/524288|ti>t|TR|i2o6r0.5 @flex:i1o3r0.25 @priority:i3.5o10.5r0.875
global.zai.glm-5.3||/1000000/128000|>t|TRS|i1.68o5.28r0.312w2.1 @flex:i0.84o2.64r0.156w1.05 @priority:i2.94o9.24r0.546w3.675
google.gemma-3-12b-it|Google Gemma 3 12B|131072/128000/8192|ti>t|trS|i0.09o0.29 @flex:i0.05o0.15 @priority:i0.16o0.51
google.gemma-3-27b-it|Google Gemma 3 27B Instruct|202752/128000/8192|ti>t|TrS|i0.23o0.38 @flex:i0.12o0.19 @priority:i0.4o0.67
google.gemma-3-4b-it||128000//4096|ti>t|Tr|i0.04o0.08 @flex:i0.02o0.04 @priority:i0.07o0.14
in.moonshotai.kimi-k3.1||/868928/131072|ti>t|TRS|i4.4o22r0.22w5.5 @flex:i2.2o11r0.11w2.75 @priority:i7.7o38.5r0.385w9.625
in.moonshotai.kimi-k3||/1000000/131072|ti>t|TRS|i3.3o16.5r0.33w4.125 @flex:i1.65o8.25r0.165w2.0625 @priority:i5.775o28.875r0.5775w7.21875
jp.amazon.nova-2-lite-v1:0|Nova 2 Lite (JP)|1000000//64000|tivp>t|TRS|i0.396o3.311r0.099 @flex:i0.198o1.6555r0.0495 @priority:i0.693o5.79425r0.17325
jp.anthropic.claude-haiku-4-5-20251001-v1:0|Claude Haiku 4.5 (JP)|200000//64000|tip>t|TRS|i1.1o5.5r0.11w1.375h2.2
jp.anthropic.claude-haiku-5-5||/1000000/128000|tip>t|TRS|i0.11o0.55r0.011w0.1375h0.22s0.01 >100000i0.55o2.75r0.055w0.6875h1.1
jp.anthropic.claude-opus-4-7|Claude Opus 4.7 (JP)|1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
jp.anthropic.claude-opus-4-8|Claude Opus 4.8 (JP)|1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
jp.anthropic.claude-opus-5-5||/1000000/128000|tip>t|TRS|i4.4o22r0.22w5.5h8.8s0.01
jp.anthropic.claude-opus-5|Claude Opus 5 (JP)|1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
jp.anthropic.claude-sonnet-4-5-20250929-v1:0|Claude Sonnet 4.5 (JP)|200000//64000|tip>t|TRS|i3.3o16.5r0.33w4.125h6.6s0.01 >200000i6.6o24.75r0.66w8.25h13.2
jp.anthropic.claude-sonnet-4-6|Claude Sonnet 4.6 (JP)|1000000//64000|tip>t|TRS|i3.3o16.5r0.33w4.125h6.6s0.01
jp.anthropic.claude-sonnet-5-5||/1000000/128000|tip>t|TRS|i2.2o11r0.11w2.75h4.4s0.01
jp.anthropic.claude-sonnet-5|Claude Sonnet 5 (JP)|1000000//128000|tip>t|TRS|i2.2o11r0.22w2.75h4.4s0.01
meta.llama2-13b-chat-v1||/4096/4096|>t||i0.75o1
meta.llama2-70b-chat-v1||/4096/4096|>t||i1.95o2.56
meta.llama3-1-405b-instruct-v1:0||/128000/4096|>t|T|i2.4o2.4
meta.llama3-1-70b-instruct-v1:0|Llama 3.1 70B Instruct|128000//4096|t>t|Tr|i0.72o0.72
meta.llama3-1-8b-instruct-v1:0|Llama 3.1 8B Instruct|128000//4096|t>t|Tr|i0.22o0.22
meta.llama3-2-11b-instruct-v1:0||/128000/4096|ti>t|T|i0.16o0.16
meta.llama3-2-1b-instruct-v1:0||/128000/4096|>t|T|i0.1o0.1
meta.llama3-2-3b-instruct-v1:0||/128000/4096|>t|T|i0.15o0.15
meta.llama3-2-90b-instruct-v1:0||/128000/4096|ti>t|T|i0.72o0.72
meta.llama3-3-70b-instruct-v1:0|Llama 3.3 70B Instruct|128000//4096|t>t|Tr|i0.72o0.72
meta.llama3-70b-instruct-v1:0||/8192/8192|>t||i2.65o3.5
meta.llama3-8b-instruct-v1:0||/8192/8192|>t||i0.3o0.6
meta.llama4-maverick-17b-instruct-v1:0|Llama 4 Maverick 17B Instruct|1000000//16384|ti>t|Tr|i0.24o0.97
meta.llama4-scout-17b-instruct-v1:0|Llama 4 Scout 17B Instruct|3500000/10000000/16384|ti>t|Tr|i0.17o0.66
minimax.minimax-m2.1||204800/196000/131072|t>t|TRs|i0.3o1.2 @flex:i0.15o0.6 @priority:i0.525o2.1
minimax.minimax-m2.5||196608/196000/98304|t>t|TRs|i0.3o1.2 @flex:i0.15o0.6 @priority:i0.525o2.1
minimax.minimax-m2||204608/1000000/128000|t>t|TRs|i0.3o1.2 @flex:i0.15o0.6 @priority:i0.52o2.1
mistral.devstral-2-123b||256000//8192|t>t|TrS|i0.4o2 @flex:i0.2o1 @priority:i0.7o3.5
mistral.magistral-small-2509|Magistral Small 1.2|128000//40000|ti>t|TRS|i0.5o1.5 @flex:i0.25o0.75 @priority:i0.88o2.63
mistral.ministral-3-14b-instruct|Ministral 14B 3.0|128000//4096|t>t|TrS|i0.2o0.2 @flex:i0.1o0.1 @priority:i0.35o0.35
mistral.ministral-3-3b-instruct|Ministral 3 3B|256000/128000/8192|ti>t|TrS|i0.1o0.1 @flex:i0.05o0.05 @priority:i0.17o0.17
mistral.ministral-3-8b-instruct|Ministral 3 8B|128000//4096|t>t|TrS|i0.15o0.15 @flex:i0.07o0.07 @priority:i0.26o0.26
mistral.mistral-7b-instruct-v0:2||/32000/4096|>t||i0.15o0.2
mistral.mistral-large-2402-v1:0||/32000/4096|>t|T|i4o12
mistral.mistral-large-2407-v1:0||/128000/8191|>t|T|i2o6
mistral.mistral-large-3-675b-instruct|Mistral Large 3|256000//8192|ti>t|TrS|i0.5o1.5 @flex:i0.25o0.75 @priority:i0.88o2.63
mistral.mistral-small-2402-v1:0||/32000/4096|>t|T|i1o3
mistral.mixtral-8x7b-instruct-v0:1||/32000/4096|>t||i0.45o0.7
mistral.pixtral-large-2502-v1:0|Pixtral Large (25.02)|128000//8192|ti>t|Tr|i2o6
mistral.voxtral-mini-3b-2507||128000/32768/4096|ta>t|TrS|i0.04o0.04 @flex:i0.02o0.02 @priority:i0.07o0.07
mistral.voxtral-small-24b-2507||32000/32768/8192|ta>t|TrS|i0.1o0.3 @flex:i0.05o0.15 @priority:i0.17o0.52
moonshot.kimi-k2-thinking||262143/256000/16000|t>t|TRS|i0.6o2.5 @priority:i1.05o4.38
moonshotai.kimi-k2-thinking||/262144/16000|>t|TR|i0.6o2.5 @flex:i0.3o1.25
moonshotai.kimi-k2.5||262143/256000/16000|ti>t|TRS|i0.6o3 @flex:i0.3o1.5 @priority:i1.05o5.25
moonshotai.kimi-k3.1||/868928/131072|ti>t|TRS|i4.4o22r0.22w5.5 @flex:i2.2o11r0.11w2.75 @priority:i7.7o38.5r0.385w9.625
moonshotai.kimi-k3||/1000000/131072|ti>t|TRS|i3.3o16.5r0.33w4.125 @flex:i1.65o8.25r0.165w2.0625 @priority:i5.775o28.875r0.5775w7.21875
nvidia.nemotron-nano-12b-v2|NVIDIA Nemotron Nano 12B v2 VL BF16|128000//4096|ti>t|TrS|i0.2o0.6 @flex:i0.1o0.3 @priority:i0.35o1.05
nvidia.nemotron-nano-3-30b||128000/256000/4096|t>t|TRS|i0.06o0.24 @flex:i0.03o0.12 @priority:i0.11o0.42
nvidia.nemotron-nano-9b-v2||128000//4096|t>t|TrS|i0.06o0.23 @flex:i0.03o0.12 @priority:i0.11o0.4
nvidia.nemotron-super-3-120b|NVIDIA Nemotron 3 Super 120B A12B|262144/256000/131072|t>t|TRS|i0.15o0.65 @flex:i0.075o0.325 @priority:i0.2625o1.1375
openai.gpt-6-luna||/922000/128000|ti>t|TR|i0.1o0.5r0.01w0.125 >272000i0.2o0.75r0.02w0.25
openai.gpt-6-sol||/922000/128000|ti>t|TR|i2o10r0.2w2.5 >272000i4o15r0.4w5
openai.gpt-oss-120b-1:0|gpt-oss-120b|128000//16384|t>t|TRS|i0.15o0.6 @flex:i0.075o0.3 @priority:i0.2625o1.05
openai.gpt-oss-20b-1:0|gpt-oss-20b|128000//16384|t>t|TRS|i0.07o0.3 @flex:i0.035o0.15 @priority:i0.1225o0.525
openai.gpt-oss-safeguard-120b||128000//16384|t>t|TrS|i0.15o0.6 @flex:i0.07o0.3 @priority:i0.26o1.05
openai.gpt-oss-safeguard-20b||128000//16384|t>t|TrS|i0.07o0.2 @flex:i0.03o0.1 @priority:i0.12o0.35
qwen.qwen3-235b-a22b-2507-v1:0|Qwen3 235B A22B 2507|262144//131072|t>t|TrS|i0.22o0.88 @flex:i0.11o0.44
qwen.qwen3-32b-v1:0|Qwen3 32B (dense)|16384/32768/16384|t>t|TRS|i0.15o0.6 @flex:i0.075o0.3 @priority:i0.2625o1.05
qwen.qwen3-coder-30b-a3b-v1:0|Qwen3 Coder 30B A3B Instruct|262144//131072|t>t|TrS|i0.15o0.6 @priority:i0.2625o1.05
qwen.qwen3-coder-480b-a35b-v1:0|Qwen3 Coder 480B A35B Instruct|131072/262144/65536|t>t|TrS|i0.45o1.8
qwen.qwen3-coder-next||131072/256000/65536|t>t|TRS|i0.5o1.2 @flex:i0.25o0.6 @priority:i0.875o2.1
qwen.qwen3-next-80b-a3b|Qwen/Qwen3-Next-80B-A3B-Instruct|262000/256000/262000|t>t|TrS|i0.15o1.2 @flex:i0.07o0.6 @priority:i0.26o2.1
qwen.qwen3-vl-235b-a22b|Qwen/Qwen3-VL-235B-A22B-Instruct|262000/256000/262000|ti>t|TrS|i0.53o2.66 @priority:i0.93o4.66
twelvelabs.marengo-embed-2-7-v1:0||/77|>e||o0u0.00007
twelvelabs.marengo-embed-3-0-v1:0||/500|>e||o0u0.00007
twelvelabs.pegasus-1-2-v1:0|||tv>t||o7.5
twelvelabs.pegasus-1-5-v1:0||/261120/98304|tv>t||o7.5
us-gov.anthropic.claude-fable-5-1||/1000000/128000|tip>t|TRS|i12o60r0.3w15h24
us-gov.anthropic.claude-haiku-5-5||/1000000/128000|tip>t|TRS|i0.12o0.6r0.012w0.15h0.24 >100000i0.6o3r0.06w0.75h1.2
us-gov.anthropic.claude-opus-4-8||/1000000/128000|tip>t|TRS|i6o30r0.6w7.5h12
us-gov.anthropic.claude-opus-5-5||/1000000/128000|tip>t|TRS|i4.8o24r0.24w6h9.6
us-gov.anthropic.claude-opus-5||/1000000/128000|tip>t|TRS|i6o30r0.6w7.5h12
us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0||/200000/64000|tip>t|TRS|i3.6o18r0.36w4.5h7.2 >200000i7.2o27r0.72w9h14.4
us-gov.anthropic.claude-sonnet-5-5||/1000000/128000|tip>t|TRS|i2.4o12r0.12w3h4.8
us-gov.anthropic.claude-sonnet-5||/1000000/128000|tip>t|TRS|i2.4o12r0.24w3h4.8
us-gov.nvidia.nemotron-nano-12b-v2||/128000/8192|ti>t|TS|i0.24o0.72
us-gov.nvidia.nemotron-nano-3-30b||/262144/8192|>t|TS|i0.072o0.288
us-gov.nvidia.nemotron-nano-9b-v2||/128000/8192|>t|TS|i0.072o0.276
us-gov.nvidia.nemotron-super-3-120b||/256000/32768|>t|TRS|i0.18o0.78
us-gov.openai.gpt-oss-120b-1:0|gpt-oss-120b (GovCloud)|128000//16384|>t|TRS|i0.18o0.72
us-gov.openai.gpt-oss-20b-1:0|gpt-oss-20b (GovCloud)|128000//16384|>t|TRS|i0.084o0.36
us-gov.xai.grok-4.6||/500000/500000|ti>t|TR|i2.64o7.92r0.66
us-gov.xai.grok-4.7||/524288/524288|ti>t|TR|i2.64o7.92r0.66 @flex:i1.32o3.96r0.33 @priority:i4.62o13.86r1.155
us.amazon.nova-2-lite-v1:0|Nova 2 Lite (US)|1000000//64000|tivp>t|TRS|i0.33o2.75r0.0825 @flex:i0.165o1.375r0.04125 @priority:i0.5775o4.8125r0.144375
us.amazon.nova-2-pro-preview-20251202-v1:0||/1000000/64000|tivp>t|TRS|i1.375o11r0.34375a1.375 @priority:i2.40625o19.25
us.amazon.nova-lite-v1:0|Nova Lite (US)|300000//10000|tip>t|TS|i0.06o0.24r0.015
us.amazon.nova-micro-v1:0|Nova Micro (US)|128000//10000|>t|TS|i0.035o0.14r0.00875
us.amazon.nova-pro-v1:0|Nova Pro (US)|300000//10000|tip>t|TS|i0.8o3.2r0.2 @flex:i0.4o1.6r0.1 @priority:i1.4o5.6r0.35
us.anthropic.claude-3-5-haiku-20241022-v1:0||/200000/8192|tp>t|TS|i0.8o4r0.08w1
us.anthropic.claude-3-5-sonnet-20240620-v1:0||/200000/4096|tip>t|TS|i3o15r0.3w3.75
us.anthropic.claude-3-5-sonnet-20241022-v2:0||/200000/8192|tip>t|TS|i3o15r0.3w3.75
us.anthropic.claude-3-7-sonnet-20250219-v1:0||/200000/8192|tip>t|TRS|i3o15r0.3w3.75
us.anthropic.claude-3-opus-20240229-v1:0||/200000/4096|ti>t|TS|i15o75r1.5w18.75
us.anthropic.claude-fable-5-1|Claude Fable 5.1 (US)|1000000//128000|tip>t|TRS|i11o55r0.275w13.75h22s0.01
us.anthropic.claude-fable-5|Claude Fable 5 (US)|1000000//128000|tip>t|TRS|i11o55r1.1w13.75h22s0.01
us.anthropic.claude-haiku-4-5-20251001-v1:0|Claude Haiku 4.5 (US)|200000//64000|tip>t|TRS|i1.1o5.5r0.11w1.375h2.2
us.anthropic.claude-haiku-5-5||/1000000/128000|tip>t|TRS|i0.11o0.55r0.011w0.1375h0.22s0.01 >100000i0.55o2.75r0.055w0.6875h1.1
us.anthropic.claude-mythos-5-1||/1000000/128000|tip>t|TRS|i11o55r0.275w13.75h22
us.anthropic.claude-mythos-5||/1000000/128000|tip>t|TRS|i11o55r1.1w13.75h22
us.anthropic.claude-mythos-preview||/1000000/128000|ti>t|TR|i27.5o137.5r2.75w34.375h55
us.anthropic.claude-opus-4-1-20250805-v1:0|Claude Opus 4.1 (US)|200000//32000|tip>t|TRS|i15o75r1.5w18.75s0.01
us.anthropic.claude-opus-4-20250514-v1:0||/200000/32000|tip>t|TRS|i15o75r1.5w18.75s0.01
us.anthropic.claude-opus-4-5-20251101-v1:0|Claude Opus 4.5 (US)|200000//64000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
us.anthropic.claude-opus-4-6-v1|Claude Opus 4.6 (US)|1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
us.anthropic.claude-opus-4-7|Claude Opus 4.7 (US)|1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
us.anthropic.claude-opus-4-8|Claude Opus 4.8 (US)|1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
us.anthropic.claude-opus-5-5||/1000000/128000|tip>t|TRS|i4.4o22r0.22w5.5h8.8s0.01
us.anthropic.claude-opus-5|Claude Opus 5 (US)|1000000//128000|tip>t|TRS|i5.5o27.5r0.55w6.875h11s0.01
us.anthropic.claude-sonnet-4-20250514-v1:0|Claude Sonnet 4 (US)|200000//64000|tip>t|TRS|i3o15r0.3w3.75s0.01 >200000i6o22.5r0.6w7.5
us.anthropic.claude-sonnet-4-5-20250929-v1:0|Claude Sonnet 4.5 (US)|200000//64000|tip>t|TRS|i3.3o16.5r0.33w4.125h6.6s0.01 >200000i6.6o24.75r0.66w8.25h13.2
us.anthropic.claude-sonnet-4-6|Claude Sonnet 4.6 (US)|1000000//64000|tip>t|TRS|i3.3o16.5r0.33w4.125h6.6s0.01
us.anthropic.claude-sonnet-5-5||/1000000/128000|tip>t|TRS|i2.2o11r0.11w2.75h4.4s0.01
us.anthropic.claude-sonnet-5|Claude Sonnet 5 (US)|1000000//128000|tip>t|TRS|i2.2o11r0.22w2.75h4.4s0.01
us.cohere.embed-v4:0||/128000|>e||i0.12o0
us.deepseek.r1-v1:0|DeepSeek-R1 (US)|128000//32768|t>t|TR|i1.35o5.4
us.deepseek.v3.2||/163840/163840|>t|TRS|i0.62o1.85 @flex:i0.31o0.925 @priority:i1.085o3.2375
us.meta.llama3-1-405b-instruct-v1:0||/128000/4096|>t|T|i2.4o2.4
us.meta.llama3-1-70b-instruct-v1:0|Llama 3.1 70B Instruct (US)|128000//4096|>t|T|i0.72o0.72
us.meta.llama3-1-8b-instruct-v1:0|Llama 3.1 8B Instruct (US)|128000//4096|>t|T|i0.22o0.22
us.meta.llama3-2-11b-instruct-v1:0||/128000/4096|ti>t|T|i0.16o0.16
us.meta.llama3-2-1b-instruct-v1:0||/128000/4096|>t|T|i0.1o0.1
us.meta.llama3-2-3b-instruct-v1:0||/128000/4096|>t|T|i0.15o0.15
us.meta.llama3-2-90b-instruct-v1:0||/128000/4096|ti>t|T|i0.72o0.72
us.meta.llama3-3-70b-instruct-v1:0|Llama 3.3 70B Instruct (US)|128000//4096|>t|T|i0.72o0.72
us.meta.llama4-maverick-17b-instruct-v1:0|Llama 4 Maverick 17B Instruct (US)|1000000//16384|ti>t|Tr|i0.24o0.97
us.meta.llama4-scout-17b-instruct-v1:0|Llama 4 Scout 17B Instruct (US)|3500000/10000000/16384|ti>t|Tr|i0.17o0.66
us.mistral.pixtral-large-2502-v1:0|Pixtral Large (25.02) (US)|128000//16384|>t|T|i2o6
us.moonshotai.kimi-k3.1||/868928/131072|ti>t|TRS|i4.4o22r0.22w5.5 @flex:i2.2o11r0.11w2.75 @priority:i7.7o38.5r0.385w9.625
us.moonshotai.kimi-k3||/1000000/131072|ti>t|TRS|i3.3o16.5r0.33w4.125 @flex:i1.65o8.25r0.165w2.0625 @priority:i5.775o28.875r0.5775w7.21875
us.openai.gpt-5.4||/922000/128000|ti>t|TR|i2.75o16.5r0.275 >272000i5.5o24.75r0.55
us.openai.gpt-5.5||/922000/128000|ti>t|TR|i5.5o33r0.55 >272000i11o49.5r1.1
us.openai.gpt-5.6-luna|GPT-5.6 Luna (US)|1050000/922000/128000|ti>t|TR|i0.22o1.32r0.022w0.275 >272000i0.44o1.98r0.044w0.55
us.openai.gpt-5.6-sol|GPT-5.6 Sol (US)|1050000/922000/128000|ti>t|TR|i4.4o22r0.44w5.5 >272000i8.8o33r0.88w11
us.openai.gpt-5.6-terra|GPT-5.6 Terra (US)|1050000/922000/128000|ti>t|TR|i2.2o13.2r0.22w2.75 >272000i4.4o19.8r0.44w5.5
us.openai.gpt-6-astra|GPT-6 Astra (US)|1050000/922000/128000|ti>t|TR|i11o55r1.1w13.75 >272000i22o82.5r2.2w27.5 @ultrafast:i66o330r6.6w82.5 >272000i132o495r13.2w165
us.openai.gpt-6-luna||/922000/128000|ti>t|TR|i0.11o0.55r0.011w0.1375 >272000i0.22o0.825r0.022w0.275
us.openai.gpt-6-sol||/922000/128000|ti>t|TR|i2.2o11r0.22w2.75 >272000i4.4o16.5r0.44w5.5
us.openai.gpt-6.1-sol||/1000000/131072|ti>t|TR|i2.2o11r0.11w2.75 >272000i4.4o16.5r0.22w5.5 @ultrafast:i13.2o66r0.66w16.5 >272000i26.4o99r1.32w33
us.openai.gpt-6.1-terra||/922000/128000|ti>t|TR|i1.1o5.5r0.055w1.375 >272000i2.2o8.25r0.11w2.75
us.twelvelabs.marengo-embed-2-7-v1:0||/77|>e||o0u0.00007
us.twelvelabs.marengo-embed-3-0-v1:0||/500|>e||o0u0.00007
us.twelvelabs.pegasus-1-2-v1:0|||tv>t||o7.5
us.twelvelabs.pegasus-1-5-v1:0||/261120/98304|tv>t||o7.5
us.writer.palmyra-x4-v1:0|Palmyra X4 (US)|122880/128000/8192|tp>t|T|i2.5o10
us.writer.palmyra-x5-v1:0|Palmyra X5 (US)|1040000/128000/8192|tp>t|T|i0.6o6
us.xai.grok-4.6|Grok 4.6 (US)|500000//500000|ti>t|TR|i2.2o6.6r0.55 @flex:i1.1o3.3r0.275 @priority:i3.85o11.55r0.9625
us.xai.grok-4.7||/524288/524288|ti>t|TR|i2.2o6.6r0.55 @flex:i1.1o3.3r0.275 @priority:i3.85o11.55r0.9625
us.zai.glm-5.3||/1000000/128000|>t|TRS|i1.848o5.808r0.3432w2.31 @flex:i0.924o2.904r0.1716w1.155 @priority:i3.234o10.164r0.6006w4.0425
writer.palmyra-vision-7b||/4096/4096|ti>t||i0.15o0.6 @flex:i0.075o0.3 @priority:i0.2625o1.05
writer.palmyra-x4-v1:0|Palmyra X4|122880/128000/8192|t>t|TR|i2.5o10
writer.palmyra-x5-v1:0|Palmyra X5|1040000/128000/8192|t>t|TR|i0.6o6
zai.glm-4.7-flash||200000/203000/131072|t>t|TRS|i0.07o0.4 @flex:i0.035o0.2 @priority:i0.1225o0.7
zai.glm-4.7||204800/203000/131072|t>t|TRS|i0.6o2.2 @flex:i0.3o1.1 @priority:i1.05o3.85
zai.glm-5||202752/200000/101376|t>t|TRS|i1o3.2 @priority:i1.75o5.6
=models.dev 2026-09-22
ca.amazon.nova-lite-v1:0|Nova Lite (CA)|300000|||i0.064o0.256r0.016w0.064
google.gemma-4-26b-a4b|Gemma 4 26B A4B IT|262144|||i0.13o0.4
google.gemma-4-31b|Gemma 4 31B IT|262144|||i0.14o0.4
google.gemma-4-e2b|Gemma 4 E2B IT|131072|||i0.04o0.08
in.openai.gpt-5.6-luna|GPT-5.6 Luna (India)|1050000|||i0.22o1.32r0.022w0.275 >200000i0.44o1.98r0.044w0.55
in.openai.gpt-5.6-terra|GPT-5.6 Terra (India)|1050000|||i2.2o13.2r0.22w2.75 >200000i4.4o19.8r0.44w5.5
openai.gpt-5.4||272000//128000|tip>t|TRS|i2.75o16.5r0.275
openai.gpt-5.5||272000//128000|tip>t|TRS|i5.5o33r0.55
openai.gpt-5.6-luna||1050000/922000/128000|tip>t|TRS|i0.22o1.32r0.022w0.275 >200000i0.44o1.98r0.044w0.55
openai.gpt-5.6-sol||1050000/922000/128000|tip>t|TRS|i4.4o22r0.44w5.5 >200000i8.8o33r0.88w11
openai.gpt-5.6-terra||1050000/922000/128000|tip>t|TRS|i2.2o13.2r0.22w2.75 >200000i4.4o19.8r0.44w5.5
openai.gpt-6-astra||1050000|||i11o55r1.1w13.75 >200000i22o82.5r2.2w27.5
openai.gpt-oss-120b||128000//16384|t>t|TRS|i0.15o0.6
openai.gpt-oss-20b||128000//16384|t>t|TRS|i0.07o0.3
us.amazon.nova-premier-v1:0|Nova Premier (US)|1000000|||i2.5o12.5r0.625w2.5
xai.grok-4.3||1000000//131072|ti>t|TRS|i1.25o2.5r0.2
xai.grok-4.6||500000|||i2.2o6.6r0.55
`;
