/**
 * Models of xiaomi-token-plan-ams, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
mimo-v2-pro||1048576//131072|t>t|TR|
mimo-v2-tts||8192//8192|t>a|tr|
mimo-v2.5-pro||1048576//131072|t>t|TR|
mimo-v2.5-tts-voiceclone||8192//8192|t>a|tr|
mimo-v2.5-tts-voicedesign||8192//8192|t>a|tr|
mimo-v2.5-tts||8192//8192|t>a|tr|
mimo-v2.5||1048576//131072|tiav>t|TR|
mimo-v2.6-flash||1048576|
mimo-v2.6-pro||1048576|
`;
