/**
 * Models of mistral, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
labs-devstral-small-2512|Devstral Small 2|256000//256000|ti>t|Tr|
labs-leanstral-1-5-1||/262144/131072|>t|TS|
labs-leanstral-1-5||/262144/131072|>t|TS|
mistral-moderation-2603||/131072|
voxtral-mini-tts-latest|||t>a|tr|
=litellm 2026-11-20
codestral-2508||/128000/128000|>t|TS|i0.3o0.9r0.03
codestral-embed-2505||/8192|>e||i0.15r0.015
codestral-embed||/8192|>e||i0.15r0.015
codestral-latest||256000/128000/4096|t>t|TrS|i0.3o0.9r0.03
codestral-mamba-latest||/256000/256000|>t||i0.25o0.25r0.025
deepseek-v4-1-flash-1017||/1048576/131072|ti>t|TRS|i0.3o1.2r0.007
devstral-latest|Devstral 2|262144/256000/262144|t>t|TrS|i0.4o2r0.04
devstral-medium-latest|Devstral 2 (latest)|262144/256000/262144|t>t|TrS|i0.4o2r0.04
devstral-small-latest||/256000/256000|>t|TRS|i0.1o0.3r0.01
glm-5-2||/1048576/131072|>t|TRS|i1.4o4.4r0.14
magistral-medium-latest||128000/262144/16384|t>t|TRS|i1.5o7.5r0.15
magistral-small-latest||/262144/262144|ti>t|TRS|i0.15o0.6r0.015
ministral-14b-2512||/262144/262144|ti>t|TS|i0.2o0.2r0.02
ministral-14b-latest||/262144/262144|ti>t|TS|i0.2o0.2r0.02
ministral-3-14b-2512||/262144/262144|ti>t|TS|i0.2o0.2r0.02
ministral-3-3b-2512||/131072/131072|ti>t|TS|i0.1o0.1r0.01
ministral-3-8b-2512||/262144/262144|ti>t|TS|i0.15o0.15r0.015
ministral-3b-2512||/131072/131072|ti>t|TS|i0.1o0.1r0.01
ministral-3b-latest||128000/131072/128000|t>t|TrS|i0.1o0.1r0.01
ministral-8b-2512||/262144/262144|ti>t|TS|i0.15o0.15r0.015
ministral-8b-latest||128000/262144/128000|t>t|TrS|i0.15o0.15r0.015
mistral-code-agent-latest||/256000/256000|>t|TRS|i0.4o2r0.04
mistral-code-fim-latest||/128000/128000|>t|TS|i0.3o0.9r0.03
mistral-code-latest||/128000/128000|>t|TS|i0.3o0.9r0.03
mistral-embed-2312||/8192|>e||i0.1
mistral-embed||8000/8192/3072|t>t|tr|i0.1
mistral-large-2512|Mistral Large 3|262144//262144|ti>t|TrS|i0.5o1.5r0.05
mistral-large-3||/262144/262144|ti>t|TS|i0.5o1.5r0.05
mistral-large-4-0||/1048576/1048576|ti>t|TRS|i0.7o2.1r0.07
mistral-large-4||/1048576/1048576|ti>t|TRS|i0.7o2.1r0.07
mistral-large-latest||262144//262144|ti>t|TrS|i0.5o1.5r0.05
mistral-medium-2604|Mistral Medium 3.5|262144//262144|ti>t|TRS|i1.5o7.5r0.15
mistral-medium-3-5||/262144/262144|ti>t|TRS|i1.5o7.5r0.15
mistral-medium-3.5||/262144/262144|ti>t|TRS|i1.5o7.5r0.15
mistral-medium-3||/262144/262144|ti>t|TRS|i1.5o7.5r0.15
mistral-medium-latest||262144//262144|ti>t|TRS|i1.5o7.5r0.15
mistral-medium||/262144/262144|ti>t|TRS|i1.5o7.5r0.15
mistral-small-2603|Mistral Small 4|256000/262144/256000|ti>t|TRS|i0.15o0.6r0.015
mistral-small-latest||256000/262144/256000|ti>t|TRS|i0.15o0.6r0.015
mistral-small||/32000/8191|>t|TRS|i0.1o0.3r0.01
mistral-tiny||/32000/8191|>t|S|i0.25o0.25r0.025
mistral-vibe-cli-fast||/262144/262144|ti>t|TRS|i0.15o0.6r0.015
mistral-vibe-cli-latest||/262144/262144|ti>t|TRS|i1.5o7.5r0.15
mistral-vibe-cli-with-tools||/262144/262144|ti>t|TRS|i1.5o7.5r0.15
open-mistral-nemo||128000//128000|t>t|TrS|i0.3o0.3r0.03
pixtral-large-latest||128000//128000|ti>t|TrS|i2o6r0.2
voxtral-mini-2602|||ta>t||m0.00005
voxtral-mini-latest|||a>t|tr|m0.00005
voxtral-mini-realtime-2602|||ta>t||m0.0001
voxtral-mini-realtime-latest|||ta>t||m0.0001
voxtral-mini-transcribe-3-0|||ta>t||m0.0000583333
voxtral-mini-transcribe-3|||ta>t||m0.0000583333
voxtral-mini-transcribe-realtime-2602|||ta>t||m0.0001
voxtral-mini-transcribe-realtime-3-0|||ta>t||m0.000133333
voxtral-mini-transcribe-realtime-3|||ta>t||m0.000133333
voxtral-mini-transcribe-realtime-latest|||ta>t||m0.0001
voxtral-small-2507||/32768/32768|ta>t|TS|i0.1o0.4r0.01
voxtral-small-latest||32000/32768/32000|ta>t|TrS|i0.1o0.4r0.01
voxtral-small-transcribe-3-0|||ta>t||m0.0000666667
voxtral-small-transcribe-3|||ta>t||m0.0000666667
zai-glm-5-2||1000000/1048576/131072|>t|TRS|i1.4o4.4r0.14
zai-glm-5-3-flash||/1048576/131072|ti>t|TRS|i0.15o0.5r0.03
zai-glm-5-3||1000000/1048576/131072|>t|TRS|i1.4o4.4r0.14
zai-glm-5||/1048576/131072|>t|TRS|i1.4o4.4r0.14
zai-glm-latest||/1048576/131072|>t|TRS|i1.4o4.4r0.14
=models.dev 2026-09-22
devstral-2512|Devstral 2|262144//262144|t>t|Tr|i0.4o2
devstral-medium-2507|Devstral Medium|128000//128000|t>t|Tr|i0.4o2
devstral-small-2505||128000//128000|t>t|Tr|i0.1o0.3
devstral-small-2507|Devstral Small|128000//128000|t>t|Tr|i0.1o0.3
magistral-small||128000//128000|t>t|TR|i0.5o1.5
mistral-large-2411|Mistral Large 2.1|131072//16384|t>t|Tr|i2o6
mistral-medium-2505|Mistral Medium 3|131072//131072|ti>t|Tr|i0.4o2
mistral-medium-2508|Mistral Medium 3.1|262144//262144|ti>t|Tr|i0.4o2
mistral-nemo||128000//128000|t>t|Tr|i0.15o0.15
mistral-small-2506|Mistral Small 3.2|128000//16384|ti>t|Tr|i0.1o0.3
open-mistral-7b||8000//8000|t>t|Tr|i0.25o0.25
open-mixtral-8x22b||64000//64000|t>t|Tr|i2o6
open-mixtral-8x7b||32000//32000|t>t|Tr|i0.7o0.7
pixtral-12b||128000//128000|ti>t|Tr|i0.15o0.15
`;
