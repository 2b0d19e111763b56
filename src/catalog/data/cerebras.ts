/**
 * Models of cerebras, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=litellm 2026-11-20
gemma-4-31b|Gemma 4 31B IT|131072//40960|ti>t|TRS|i0.99o1.49
gpt-oss-120b||131072//40960|t>t|TRS|i0.35o0.75
llama-3.1-70b||/128000/128000|>t|T|i0.6o0.6
llama-3.1-8b||/128000/128000|>t|T|i0.1o0.1
llama-3.3-70b||/128000/128000|>t|T|i0.85o1.2
llama3.1-8b||/128000/128000|>t|T|i0.1o0.1
qwen-3-32b||/128000/128000|>t|TR|i0.4o0.8
qwen-3.8-27b||65536//32768|ti>t|TRS|i0.99o1.49
`;
