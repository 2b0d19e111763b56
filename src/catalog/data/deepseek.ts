/**
 * Models of deepseek, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=litellm 2026-11-20
deepseek-chat||1000000/131072/384000|t>t|TrS|i0.28o0.42r0.028
deepseek-coder||/128000/4096|>t|T|i0.14o0.28r0.014
deepseek-flash|DeepSeek V4.1 Flash|1000000//393216|ti>t|TRS|i0.3o1.2r0.006
deepseek-r1||/65536/8192|>t|TR|i0.55o2.19r0.14
deepseek-reasoner||1000000/131072/384000|t>t|TRS|i0.28o0.42r0.028
deepseek-v3.2||/163840/163840|>t|TR|i0.28o0.4r0.028
deepseek-v3||/65536/8192|>t|T|i0.27o1.1r0.07
deepseek-v4-flash-vision-exp||1000000//393216|ti>t|TRS|i0.3o1.2r0.006
deepseek-v4-flash||1000000//384000|t>t|TRS|i0.3o1.2r0.006
deepseek-v4-pro||1000000//384000|t>t|TRS|i1.32o3.96r0.044
`;
