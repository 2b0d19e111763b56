/**
 * Models of github-copilot, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
claude-fable-5.1||1000000/200000/64000|ti>t|TRS|
claude-fable-5||1000000/200000/128000|tip>t|TRS|
claude-haiku-4.5|Claude Haiku 4.5 (latest)|200000/136000/64000|tip>t|TR|
claude-haiku-5.5||/128000/16000|ti>t|TRS|
claude-opus-4.5|Claude Opus 4.5 (latest)|200000/168000/32000|tip>t|TR|
claude-opus-4.6||200000/168000/32000|tip>t|TR|
claude-opus-4.7||200000/168000/32000|tip>t|TR|
claude-opus-4.8-fast||/200000/64000|ti>t|TRS|
claude-opus-4.8||200000/168000/64000|tip>t|TRS|
claude-opus-5.5||/200000/128000|ti>t|TRS|
claude-opus-5||1000000/936000/64000|tip>t|TRS|
claude-sonnet-4.5|Claude Sonnet 4.5 (latest)|200000/168000/32000|tip>t|TR|
claude-sonnet-4.6||200000/168000/32000|tip>t|TRS|
claude-sonnet-4|Claude Sonnet 4 (latest)|216000/128000/16000|tip>t|TR|
claude-sonnet-5.5||/200000/128000|ti>t|TRS|
claude-sonnet-5||1000000/200000/128000|tip>t|TRS|
gemini-3.1-pro-preview||1000000/936000/64000|tiavp>t|TRS|
gemini-3.5-flash||200000/128000/64000|tiavp>t|TRS|
gemini-3.6-flash||1000000/936000/64000|tip>t|TRS|
gemini-3.7-flash||1000000/936000/64000|ti>t|TRS|
gemini-3.8-flash||1000000/200000/65536|ti>t|TR|
gemini-4-argon||/200000/65536|ti>t|TR|
gpt-3.5-turbo-0613||/16384/4096|>t|T|
gpt-3.5-turbo||/16384/4096|>t|T|
gpt-4-0613||/32768/4096|>t|T|
gpt-4-o-preview||/64000/4096|>t|T|
gpt-4.1-2025-04-14||/128000/16384|ti>t|TS|
gpt-4.1||128000//16384|tip>t|TrS|
gpt-4o-2024-05-13||/64000/4096|ti>t|T|
gpt-4o-2024-08-06||/64000/16384|>t|T|
gpt-4o-2024-11-20||/64000/16384|ti>t|T|
gpt-4o-mini-2024-07-18||/64000/4096|>t|T|
gpt-4o-mini||/64000/4096|>t|T|
gpt-4o||/64000/4096|ti>t|T|
gpt-4||/32768/4096|>t|T|
gpt-5-mini||264000/128000/64000|ti>t|TRS|
gpt-5.2-codex||400000/272000/128000|tip>t|TRS|
gpt-5.2||400000/272000/128000|ti>t|TRS|
gpt-5.3-codex||400000/272000/128000|tip>t|TRS|
gpt-5.4-mini||400000/272000/128000|ti>t|TRS|
gpt-5.4-nano||400000/272000/128000|ti>t|TRS|
gpt-5.4||1050000/922000/128000|tip>t|TRS|
gpt-5.5||1050000/922000/128000|tip>t|TRS|
gpt-5.6-luna||1050000/922000/128000|tip>t|TRS|
gpt-5.6-sol||1050000/922000/128000|tip>t|TRS|
gpt-5.6-terra||1050000/922000/128000|tip>t|TRS|
gpt-6-astra||1050000/922000/128000|ti>t|TRS|
gpt-6-luna||/922000/128000|ti>t|TRS|
gpt-6-sol||/922000/128000|ti>t|TRS|
gpt-6.1-sol||/922000/128000|ti>t|TRS|
gpt-6.1-terra||/922000/128000|ti>t|TRS|
grok-4.5||500000/372000/128000|ti>t|TRS|
grok-4.6||500000/372000/128000|ti>t|TRS|
grok-4.7||500000//500000|ti>t|TRS|
kimi-k2.7-code||256000/224000/32000|ti>t|TRS|
kimi-k3||1048576/917504/131072|ti>t|TRS|
mai-code-1-flash-picker|MAI-Code-1-Flash|256000/128000/128000|t>t|TRS|
mai-code-1.1-flash||256000/128000/128000|tip>t|TRS|
text-embedding-3-small-inference||/8191|>e|
text-embedding-3-small||/8191|>e|
text-embedding-ada-002||/8191|>e|
`;
