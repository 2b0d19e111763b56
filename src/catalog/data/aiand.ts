/**
 * Models of aiand, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
deepseek-ai/deepseek-v4-flash||1048576//384000|t>t|TRS|i0.15o0.25r0.08
deepseek-ai/deepseek-v4-pro||1048576//384000|t>t|TRS|i1o2.5r0.25
google/gemma-4-31b-it||262144//32768|tivp>t|TRS|i0.2o0.5r0.05
moonshotai/kimi-k2.7-code||262144//262144|tip>t|TRS|i0.75o3.5r0.2
moonshotai/kimi-k3||1048576//131072|tip>t|TRS|i3o12.5r0.5
motif-technologies/motif-3||262144//262144|t>t|tRs|i0.5o2r0.2
openai/gpt-oss-120b||131072//32768|t>t|TRS|i0.15o0.6r0.08
qwen/qwen3.6-27b||262144//65536|tivp>t|TRS|i0.32o3.2r0.2
qwen/qwen3.8-27b||262144|||i0.4o3r0.2
zai-org/glm-5.2||1048576//131072|t>t|TRS|i1o4r0.3
zai-org/glm-5.3||1048576|||i1o4r0.3
`;
