/**
 * Models of zenmux, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-08-18
x-ai/grok-4-fast||2000000//64000|ti>t|TR|i0.2o0.5r0.05
x-ai/grok-4.1-fast-non-reasoning||2000000//64000|ti>t|Tr|i0.2o0.5r0.05
x-ai/grok-4.1-fast||2000000//64000|ti>t|TR|i0.2o0.5r0.05
x-ai/grok-4||256000//64000|ti>t|TR|i3o15r0.75
x-ai/grok-code-fast-1||256000//64000|t>t|TR|i0.2o1.5r0.02
z-ai/glm-5.2-free||1000000//131072|t>t|TRS|i0o0
=models.dev 2026-09-22
anthropic/claude-3.5-haiku||200000//64000|ti>t|Tr|i0.8o4r0.08w1
anthropic/claude-3.7-sonnet||200000//64000|tip>t|TR|i3o15r0.3w3.75
anthropic/claude-fable-5||1000000//128000|tip>t|TR|i10o50r1w12.5
anthropic/claude-haiku-4.5||200000//64000|ti>t|Tr|i1o5r0.1w1.25
anthropic/claude-opus-4.1||200000//64000|tip>t|TR|i15o75r1.5w18.75
anthropic/claude-opus-4.5||200000//64000|tip>t|TR|i5o25r0.5w6.25
anthropic/claude-opus-4.6||1000000//128000|ti>t|TR|i5o25r0.5w6.25
anthropic/claude-opus-4.7||1000000//128000|tip>t|TR|i5o25r0.5w6.25
anthropic/claude-opus-4.8||1000000//128000|tip>t|TR|i5o25r0.5w6.25
anthropic/claude-opus-4||200000//32000|tip>t|TR|i15o75r1.5w18.75
anthropic/claude-sonnet-4.5||1000000//64000|tip>t|TR|i3o15r0.3w3.75
anthropic/claude-sonnet-4.6||1000000//64000|ti>t|TR|i3o15r0.3w3.75
anthropic/claude-sonnet-4||1000000//64000|tip>t|TR|i3o15r0.3w3.75
anthropic/claude-sonnet-5-free||1000000//128000|tip>t|TR|i0o0
anthropic/claude-sonnet-5||1000000//128000|tip>t|TR|i2o10r0.2w4
baidu/ernie-5.0-thinking-preview|ERNIE 5.0|128000//64000|tiv>t|TR|i0.84o3.37
deepseek/deepseek-chat|DeepSeek-V3.2 (Non-thinking Mode)|128000//64000|t>t|Tr|i0.28o0.42r0.03
deepseek/deepseek-v3.2-exp||163000//64000|t>t|TR|i0.22o0.33
deepseek/deepseek-v3.2||128000//64000|t>t|TR|i0.28o0.43
deepseek/deepseek-v4-flash||1000000//384000|t>t|TRS|i0.14o0.28r0.0028
deepseek/deepseek-v4-pro||1000000//384000|t>t|TRS|i0.435o0.87r0.003625
google/gemini-2.5-flash-lite||1048000//64000|tiap>t|Tr|i0.1o0.4r0.03w1
google/gemini-2.5-flash||1048000//64000|tiap>t|TR|i0.3o2.5r0.07w1
google/gemini-2.5-pro||1048000//64000|tiavp>t|TR|i1.25o10r0.31w4.5
google/gemini-3-flash-preview||1048000//64000|tiap>t|TR|i0.5o3r0.05w1
google/gemini-3.1-flash-lite-preview||1050000//65530|tiav>t|Tr|i0.25o1.5
google/gemini-3.1-flash-lite||1048576//65536|tiavp>t|TRS|i0.25o1.5r0.025
google/gemini-3.1-pro-preview||1048000//64000|tiavp>t|TR|i2o12r0.2w4.5
google/gemini-3.5-flash||1048576//65536|tiavp>t|TRS|i1.5o9r0.15
inclusionai/ling-1t||128000//64000|t>t|Tr|i0.56o2.24r0.11
inclusionai/ring-1t||128000//64000|t>t|TR|i0.56o2.24r0.11
inclusionai/ring-2.6-1t||262000//65000|t>t|TR|i0.3o2.5r0.06
kuaishou/kat-coder-pro-v2||256000//80000|t>t|Tr|i0.3o1.2r0.06
minimax/minimax-m2.1||204000//64000|t>t|TR|i0.3o1.2r0.03w0.38
minimax/minimax-m2.5-lightning|MiniMax M2.5 highspeed|204800//131072|t>t|TR|i0.6o4.8r0.06w0.75
minimax/minimax-m2.5||204800//131072|t>t|TR|i0.3o1.2r0.03w0.375
minimax/minimax-m2.7-highspeed||204800//131070|t>t|TR|i0.611o2.4439
minimax/minimax-m2.7||204800//131070|t>t|TR|i0.3055o1.2219
minimax/minimax-m2||204000//64000|t>t|TR|i0.3o1.2r0.03w0.38
minimax/minimax-m3||512000//128000|tiv>t|TR|i0.6o2.4
moonshotai/kimi-k2-0905||262000//64000|t>t|Tr|i0.6o2.5r0.15
moonshotai/kimi-k2-thinking-turbo||262000//64000|t>t|TR|i1.15o8r0.15
moonshotai/kimi-k2-thinking||262000//64000|t>t|TR|i0.6o2.5r0.15
moonshotai/kimi-k2.5||262000//64000|tiv>t|TR|i0.58o3.02r0.1
moonshotai/kimi-k2.6||262140//262140|tiv>t|TR|i0.95o4r0.16
moonshotai/kimi-k2.7-code-free||262144//262144|tiv>t|TRS|i0o0
moonshotai/kimi-k2.7-code||262144//262144|tiv>t|TRS|i0.95o4r0.16
moonshotai/kimi-k3-free||1048576//131072|tiv>t|TRS|i0o0
moonshotai/kimi-k3||1048576//131072|tiv>t|TRS|i3o15r0.3
openai/gpt-5-codex||400000//64000|ti>t|TR|i1.25o10r0.12
openai/gpt-5.1-chat||128000//64000|tip>t|Tr|i1.25o10r0.12
openai/gpt-5.1-codex-mini||400000//64000|ti>t|TR|i0.25o2r0.03
openai/gpt-5.1-codex||400000//64000|ti>t|TR|i1.25o10r0.12
openai/gpt-5.1||400000//64000|tip>t|TR|i1.25o10r0.12
openai/gpt-5.2-codex||400000//64000|tip>t|TR|i1.75o14r0.17
openai/gpt-5.2-pro||400000//128000|tip>t|TR|i21o168
openai/gpt-5.2||400000//64000|tip>t|TR|i1.75o14r0.17
openai/gpt-5.3-chat||128000//16380|t>t|Tr|i1.75o14
openai/gpt-5.3-codex||400000//128000|t>t|TR|i1.75o14
openai/gpt-5.4-mini||400000//128000|t>t|Tr|i0.75o4.5
openai/gpt-5.4-nano||400000//128000|t>t|Tr|i0.2o1.25
openai/gpt-5.4-pro||1050000//128000|ti>t|TR|i45o225
openai/gpt-5.4||1050000//128000|ti>t|TR|i3.75o18.75
openai/gpt-5.5-instant||400000//128000|tip>t|TRS|i5o30r0.5
openai/gpt-5.5-pro||1050000/922000/128000|tip>t|TRS|i30o180 >200000i60o270
openai/gpt-5.5||1050000/922000/128000|tip>t|TRS|i5o30r0.5 >200000i10o45r1
openai/gpt-5.6-luna||1050000/922000/128000|tip>t|TRS|i1o6r0.1w1.25 >200000i2o9r0.2w2.5
openai/gpt-5.6-sol||1050000/922000/128000|tip>t|TRS|i5o30r0.5w6.25 >200000i10o45r1w12.5
openai/gpt-5.6-terra||1050000/922000/128000|tip>t|TRS|i2.5o15r0.25w3.125 >200000i5o22.5r0.5w6.25
openai/gpt-5||400000//64000|tip>t|TR|i1.25o10r0.12
qwen/qwen3-coder-plus||1000000//64000|t>t|Tr|i1o5r0.1w1.25
qwen/qwen3-max|Qwen3-Max-Thinking|256000//64000|t>t|TR|i1.2o6
qwen/qwen3.5-flash||1020000//1020000|ti>t|Tr|i0.1o0.4
qwen/qwen3.5-plus||1000000//64000|ti>t|TR|i0.8o4.8
qwen/qwen3.6-plus||1000000//64000|t>t|TR|i0.5o3r0.05w0.625 >200000i2o6r0.2w2.5
qwen/qwen3.7-max||1000000//65536|t>t|TR|i2.5o7.5r0.5w3.125
qwen/qwen3.7-plus||1000000//64000|tiv>t|TR|i0.4o1.6r0.08w0.5 >200000i1.2o4.8r0.24w1.5
sapiens-ai/agnes-1.5-lite||256000//256000|ti>t|Tr|i0.12o0.6
sapiens-ai/agnes-1.5-pro||256000//256000|t>t|TR|i0.16o0.8
stepfun/step-3.5-flash||256000//64000|t>t|Tr|i0.1o0.3
stepfun/step-3.7-flash-free||256000//256000|tiv>t|TR|i0o0
stepfun/step-3.7-flash||256000//256000|tiv>t|TR|i0.2o1.15
stepfun/step-3||65536//64000|ti>t|TR|i0.21o0.57
tencent/hy3-preview||256000//64000|t>t|TR|i0.172o0.572r0.058
volcengine/doubao-seed-1.8||256000//64000|tiv>t|TR|i0.11o0.28r0.02w0.0024
volcengine/doubao-seed-2.0-code||256000//32000|t>t|Tr|i0.9o4.48
volcengine/doubao-seed-2.0-lite||256000//64000|tiv>t|TR|i0.09o0.51r0.02w0.0024
volcengine/doubao-seed-2.0-mini||256000//64000|tiv>t|TR|i0.03o0.28r0.01w0.0024
volcengine/doubao-seed-2.0-pro||256000//64000|tiv>t|TR|i0.45o2.24r0.09w0.0024
volcengine/doubao-seed-code||256000//64000|ti>t|TR|i0.17o1.12r0.03
x-ai/grok-4.2-fast-non-reasoning||2000000//30000|tiv>t|Tr|i2o6r0.2
x-ai/grok-4.2-fast||2000000//30000|tiv>t|TR|i2o6r0.2
x-ai/grok-4.3||1000000//1000000|tip>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
x-ai/grok-4.5||500000//500000|tip>t|TRS|i2o6r0.5 >200000i4o12r1
x-ai/grok-4.6||500000|||i2o6r0.5 >200000i4o12r1
x-ai/grok-build-0.1||256000//256000|tip>t|TRS|i1o2r0.2
xiaomi/mimo-v2-flash||262144//65536|t>t|TR|i0.1o0.3r0.01
xiaomi/mimo-v2-omni||265000//265000|tiavp>t|TR|i0.4o2r0.08
xiaomi/mimo-v2-pro||1000000//256000|t>t|TR|i1o3r0.2 >200000i2o6r0.4
xiaomi/mimo-v2.5-pro||1048576//131072|t>t|TR|i1o3r0.2 >200000i2o6r0.4
xiaomi/mimo-v2.5||1048576//131072|tiav>t|TR|i0.4o2r0.08 >200000i0.8o4r0.16
z-ai/glm-4.5-air||128000//64000|t>t|TR|i0.1165o0.2911r0.0233
z-ai/glm-4.5||128000//64000|t>t|TR|i0.2911o1.1645r0.0582
z-ai/glm-4.6v-flash-free||200000//64000|tiv>t|TR|i0o0
z-ai/glm-4.6v-flash|GLM 4.6V FlashX|200000//64000|tiv>t|TR|i0.0218o0.2184r0.0044
z-ai/glm-4.6v||200000//64000|tiv>t|TR|i0.1456o0.4367r0.0291
z-ai/glm-4.6||200000//64000|t>t|TR|i0.2911o1.1645r0.0582
z-ai/glm-4.7-flash-free||200000//64000|t>t|TR|i0o0
z-ai/glm-4.7-flashx||200000//64000|t>t|TR|i0.0728o0.4367r0.0146
z-ai/glm-4.7||200000//64000|t>t|TR|i0.2911o1.1645r0.0582
z-ai/glm-5-turbo||200000//128000|t>t|TR|i0.73o3.19r0.174
z-ai/glm-5.1||200000//131072|t>t|TRS|i0.8781o3.5126r0.1903
z-ai/glm-5.2||1000000//131072|t>t|TRS|i0.98o3.08r0.182
z-ai/glm-5.3-flashx||1000000|||i0.375o1.25r0.075
z-ai/glm-5.3-flash||1000000|||i0.15o0.5r0.03
z-ai/glm-5.3||1000000|||i1.4o4.4r0.26
z-ai/glm-5v-turbo||200000//128000|tivp>t|TR|i0.726o3.1946r0.1743
z-ai/glm-5||200000//128000|t>t|TR|i0.58o2.6r0.14
`;
