/**
 * Models of ovhcloud, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
qwen3guard-gen-0.6b||32768//16384|t>t|tr|
qwen3guard-gen-8b||32768//16384|t>t|tr|
=models.dev 2026-08-18
qwen3-32b||32768//32768|t>t|TRS|i0.09o0.25
=models.dev 2026-09-22
gpt-oss-120b||131072//131072|t>t|TRS|i0.09o0.47
gpt-oss-20b||131072//131072|t>t|TRS|i0.05o0.18
meta-llama-3_3-70b-instruct||131072//131072|t>t|TrS|i0.74o0.74
mistral-7b-instruct-v0.3||65536//65536|t>t|TrS|i0.11o0.11
mistral-nemo-instruct-2407||65536//65536|t>t|TrS|i0.14o0.14
mistral-small-3.2-24b-instruct-2506||131072//131072|ti>t|TrS|i0.1o0.31
qwen2.5-vl-72b-instruct||32768//32768|ti>t|trS|i1.01o1.01
qwen3-coder-30b-a3b-instruct||262144//262144|t>t|TrS|i0.07o0.26
qwen3.5-397b-a17b||262144//262144|ti>t|TRS|i0.71o4.25
qwen3.5-9b||262144//262144|ti>t|TRS|i0.12o0.18
qwen3.6-27b||262144//262144|ti>t|TRS|i0.47o3.19
qwen3.8-27b||262144|||i0.47o3.19
`;
