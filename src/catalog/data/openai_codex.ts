/**
 * Models of openai-codex, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
gpt-5.1-codex-max||/128000/128000|ti>t|TRS|
gpt-5.1-codex-mini||/128000/64000|ti>t|TRS|
gpt-5.2-codex||/128000/128000|ti>t|TRS|
gpt-5.2||/128000/64000|ti>t|TRS|
gpt-5.3-chat-latest||/128000/64000|ti>t|TRS|
gpt-5.3-codex-spark||/128000/128000|ti>t|TS|
gpt-5.3-codex||/128000/128000|ti>t|TRS|
gpt-5.3-instant||/128000/64000|ti>t|TS|
gpt-5.4-pro||/1050000/128000|ti>t|TRS|
gpt-5.4||/1050000/128000|ti>t|TRS|
gpt-5.5||/1050000/128000|ti>t|TRS|
gpt-5.6-luna||/1050000/128000|ti>t|TRS|
gpt-5.6-sol||/1050000/128000|ti>t|TRS|
gpt-5.6-terra||/1050000/128000|ti>t|TRS|
gpt-6-astra-law||/922000/128000|ti>t|TRS|
gpt-6-astra||/922000/128000|ti>t|TRS|
gpt-6-luna||/922000/128000|ti>t|TRS|
gpt-6-rosalind||/922000/128000|ti>t|TRS|
gpt-6-sol||/922000/128000|ti>t|TRS|
gpt-6.1-sol||/922000/128000|ti>t|TRS|
gpt-6.1-terra||/922000/128000|ti>t|TRS|
`;
