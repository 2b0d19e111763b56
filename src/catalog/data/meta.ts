/**
 * Models of meta, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=litellm 2026-11-20
muse-spark-1.1||1000000/1048576/32000|tivp>t|TRS|i1.25o4.25r0.15s0.0025
muse-spark-1.2-contributor||1048576//131072|tiavp>t|TRS|i0.1o0.2r0.002s0.0025
muse-spark-1.2||1048576//131072|tiavp>t|TRS|i1.25o4.25r0.15s0.0025
muse-spark-1.3-contributor||1048576//131072|tip>t|TRS|i0.1o0.2r0.002s0.0025
muse-spark-1.3||1048576//131072|tip>t|TRS|i1.25o4.25r0.15s0.0025
muse-voice-transcribe-1.0|||ta>t||m0.00005
muse-wonder-1.0||/1048576/131072|tip>t|TRS|i4o20r0.2s0.0025
`;
