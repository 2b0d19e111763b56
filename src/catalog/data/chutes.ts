/**
 * Models of chutes, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
Nemotron-3-Nano-Omni-30B-TEE||131072|t>t|tr|i0.0245o0.0978r0.00245
Qwen/Qwen3-235B-A22B-Thinking-2507-TEE||262144//262144|t>t|TRS|i0.2989o1.1957r0.02989
Qwen/Qwen3-32B-TEE||40960//40960|t>t|TRS|i0.104o0.416r0.0104
Qwen/Qwen3.5-397B-A17B-TEE||262144//65536|ti>t|TRS|i0.45o3r0.045
Qwen/Qwen3.6-27B-TEE||262144//65536|ti>t|TRS|i0.3o2r0.03
Qwen/Qwen3.8-27B-TEE||262144//65536|ti>t|TRS|i0.24o2.2r0.024
deepseek-ai/DeepSeek-V3.2-TEE||131072//65536|t>t|TRS|i1o1r0.1
deepseek-ai/DeepSeek-V4-Flash-0731-TEE||1048576//131072|t>t|TRS|i0.44o1.32r0.044
google/gemma-4-31B-turbo-TEE||131072//65536|ti>t|TRS|i0.12o0.37r0.012
moonshotai/Kimi-K2.6-TEE||262144//65535|tiv>t|TRS|i0.5o2.85r0.05
moonshotai/Kimi-K3-TEE||1048576//65535|tiv>t|TRS|i3o15r0.3
unsloth/Mistral-Nemo-Instruct-2407-TEE||131072//131072|t>t|tr|i0.0245o0.0978r0.00245
zai-org/GLM-5.1-TEE||202752//65535|t>t|TRS|i0.98o3.08r0.098
zai-org/GLM-5.2-TEE||1048576//65535|t>t|TRS|i1.25o3.95r0.125
`;
