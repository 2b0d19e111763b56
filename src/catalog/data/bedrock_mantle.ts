/**
 * Models of bedrock-mantle, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=litellm 2026-11-20
anthropic.claude-haiku-4-5||/200000/64000|tip>t|TRS|i1o5r0.1w1.25h2
anthropic.claude-haiku-5-5||/1000000/128000|tip>t|TRS|i0.11o0.55r0.011w0.1375h0.22s0.01 >100000i0.55o2.75r0.055w0.6875h1.1
anthropic.claude-opus-5-5||/1000000/128000|tip>t|TRS|i4.4o22r0.22w5.5h8.8s0.01
anthropic.claude-sonnet-5-5||/1000000/128000|tip>t|TRS|i2.2o11r0.11w2.75h4.4s0.01
deepseek.v3.1||/128000/8000|>t|T|i0.58o1.68 @flex:i0.29o0.84 @priority:i1.015o2.94
google.gemma-4-26b-a4b||/256000/256000|ti>t|TR|i0.13o0.4 @flex:i0.065o0.2 @priority:i0.2275o0.7
google.gemma-4-31b||/256000/256000|ti>t|TR|i0.14o0.4 @flex:i0.07o0.2 @priority:i0.245o0.7
google.gemma-4-e2b||/128000/128000|ti>t|TR|i0.04o0.08 @flex:i0.02o0.04 @priority:i0.07o0.14
moonshotai.kimi-k2-thinking||/256000/16000|>t|TR|i0.6o2.5 @flex:i0.3o1.25 @priority:i1.05o4.38
openai.gpt-5.4||/922000/128000|ti>t|TRS|i2.75o16.5r0.275s0.012 >272000i5.5o24.75r0.55
openai.gpt-5.5||/922000/128000|ti>t|TRS|i5.5o33r0.55s0.012 >272000i11o49.5r1.1
openai.gpt-5.6-cyber||/922000/128000|ti>t|TRS|i13.75o82.5r1.375w17.1875s0.012
openai.gpt-5.6-luna||/922000/128000|ti>t|TRS|i0.22o1.32r0.022w0.275s0.012 >272000i0.44o1.98r0.044w0.55
openai.gpt-5.6-sol||/922000/128000|ti>t|TRS|i4.4o22r0.44w5.5s0.012 >272000i8.8o33r0.88w11
openai.gpt-5.6-terra||/922000/128000|ti>t|TRS|i2.2o13.2r0.22w2.75s0.012 >272000i4.4o19.8r0.44w5.5
openai.gpt-6-astra||/922000/128000|ti>t|TRS|i11o55r1.1w13.75s0.012 >272000i22o82.5r2.2w27.5 @ultrafast:i66o330r6.6w82.5 >272000i132o495r13.2w165
openai.gpt-6-luna||/922000/128000|ti>t|TRS|i0.11o0.55r0.011w0.1375s0.012 >272000i0.22o0.825r0.022w0.275
openai.gpt-6-sol||/922000/128000|ti>t|TRS|i2.2o11r0.22w2.75s0.012 >272000i4.4o16.5r0.44w5.5
openai.gpt-6.1-sol||/1000000/131072|ti>t|TRS|i2.2o11r0.11w2.75s0.012 >272000i4.4o16.5r0.22w5.5 @ultrafast:i13.2o66r0.66w16.5 >272000i26.4o99r1.32w33
openai.gpt-6.1-terra||/922000/128000|ti>t|TRS|i1.1o5.5r0.055w1.375s0.012 >272000i2.2o8.25r0.11w2.75
openai.gpt-daybreak-blue-5.6-sol||/1050000/128000|ti>t|TRS|i4.4o22r0.44w5.5s0.012 >272000i8.8o33r0.88w11
openai.gpt-oss-120b||/131072/16384|>t|TRS|i0.15o0.6 @flex:i0.075o0.3 @priority:i0.2625o1.05
openai.gpt-oss-20b||/131072/16384|>t|TRS|i0.07o0.3 @flex:i0.035o0.15 @priority:i0.1225o0.525
openai.gpt-oss-safeguard-120b||/131072/16000|>t|TRS|i0.15o0.6 @flex:i0.07o0.3 @priority:i0.26o1.05
openai.gpt-oss-safeguard-20b||/131072/16000|>t|TRS|i0.07o0.2 @flex:i0.03o0.1 @priority:i0.12o0.35
qwen.qwen3-235b-a22b-2507||/256000/8000|>t|TR|i0.22o0.88 @flex:i0.11o0.44 @priority:i0.385o1.54
qwen.qwen3-32b||/32000/8000|>t|TR|i0.15o0.6 @flex:i0.075o0.3 @priority:i0.2625o1.05
qwen.qwen3-coder-30b-a3b-instruct||/256000/16000|>t|T|i0.15o0.6 @flex:i0.075o0.3 @priority:i0.2625o1.05
qwen.qwen3-coder-480b-a35b-instruct||/262144/16000|>t|T|i0.45o1.8 @flex:i0.225o0.9 @priority:i0.7875o3.15
qwen.qwen3-next-80b-a3b-instruct||/256000/8000|>t|TR|i0.14o1.2 @flex:i0.07o0.6 @priority:i0.26o2.1
qwen.qwen3-vl-235b-a22b-instruct||/256000/8000|ti>t|T|i0.53o2.66 @flex:i0.26o1.33 @priority:i0.93o4.66
xai.grok-4.3||/1048576/16384|ti>t|TRS|i1.25o2.5r0.2 @flex:i0.625o1.25r0.1 @priority:i2.1875o4.375r0.35
xai.grok-4.6||/500000/500000|ti>t|TRS|i2.2o6.6r0.55 @flex:i1.1o3.3r0.275 @priority:i3.85o11.55r0.9625
xai.grok-4.7||/524288/524288|ti>t|TRS|i2.2o6.6r0.55 @flex:i1.1o3.3r0.275 @priority:i3.85o11.55r0.9625
`;
