/**
 * Models of scaleway, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
bge-multilingual-gemma2||8191//3072|t>t|tr|i0.1o0
deepseek-v4-flash-0731||256000|||i0.468o0.936r0.0936g0.936
gemma-4-26b-a4b-it||256000//16384|ti>t|TRS|i0.25o0.5
glm-5.2||256000//16384|t>t|TRS|i1.8o5.5
gpt-oss-120b||128000//32768|t>t|TR|i0.15o0.6
llama-3.3-70b-instruct||100000//16384|t>t|Tr|i0.9o0.9
mistral-medium-3.5-128b||256000//16384|ti>t|TRS|i1.5o7.5
mistral-small-3.2-24b-instruct-2506||128000//32768|ti>t|Tr|i0.15o0.35
pixtral-12b-2409||128000//4096|ti>t|Tr|i0.2o0.2
qwen3-235b-a22b-instruct-2507||260000//16384|t>t|TR|i0.75o2.25g8.4
qwen3-coder-30b-a3b-instruct||128000//32768|t>t|Tr|i0.2o0.8
qwen3-embedding-8b||32768//4096|t>t|tr|i0.1o0
qwen3.5-397b-a17b||256000//16384|tiv>t|TRS|i0.6o3.6
qwen3.6-35b-a3b||128000//16384|ti>t|TRS|i0.25o1.5
whisper-large-v3||//8192|a>t|tr|i0.003o0
`;
