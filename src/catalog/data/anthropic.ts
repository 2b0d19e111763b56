/**
 * Models of anthropic, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=litellm 2026-11-20
claude-fable-5-1||1000000//128000|tip>t|TRS|i10o50r0.25w12.5h20s0.01
claude-fable-5||1000000//128000|tip>t|TRS|i10o50r1w12.5h20s0.01
claude-haiku-4-5-20251001|Claude Haiku 4.5|200000//64000|tip>t|TRS|i1o5r0.1w1.25h2
claude-haiku-4-5|Claude Haiku 4.5 (latest)|200000//64000|tip>t|TRS|i1o5r0.1w1.25h2
claude-haiku-5-5||/1000000/128000|tip>t|TRS|i0.1o0.5r0.01w0.125h0.2s0.01 >100000i0.5o2.5r0.05w0.625h1
claude-mythos-5-1||/1000000/128000|tip>t|TRS|i10o50r0.25w12.5h20s0.01
claude-mythos-5||/1000000/128000|tip>t|TRS|i10o50r1w12.5h20s0.01
claude-mythos-preview||/1000000/128000|tip>t|TRS|i10o50r1w12.5h20s0.01
claude-opus-4-5-20251101|Claude Opus 4.5|200000//64000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-4-5|Claude Opus 4.5 (latest)|200000//64000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-4-6-20260205||/1000000/128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-4-6||1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-4-7-20260416||/1000000/128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-4-7||1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01
claude-opus-4-8||1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01 @fast:i10o50
claude-opus-5-5||/1000000/128000|tip>t|TRS|i4o20r0.2w5h8s0.01 @fast:i8o40
claude-opus-5||1000000//128000|tip>t|TRS|i5o25r0.5w6.25h10s0.01 @fast:i10o50
claude-sonnet-4-5-20250929|Claude Sonnet 4.5|1000000/200000/64000|tip>t|TRS|i3o15r0.3w3.75h6s0.01
claude-sonnet-4-5|Claude Sonnet 4.5 (latest)|1000000/200000/64000|tip>t|TRS|i3o15r0.3w3.75h6s0.01
claude-sonnet-4-6||1000000//128000|tip>t|TRS|i3o15r0.3w3.75h6s0.01
claude-sonnet-5-5||/1000000/128000|tip>t|TRS|i2o10r0.1w2.5h4s0.01
claude-sonnet-5||1000000//128000|tip>t|TRS|i2o10r0.2w2.5h4s0.01
`;
