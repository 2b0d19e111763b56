/**
 * Models of databricks, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=models.dev 2026-09-22
databricks-claude-haiku-4-5|Claude Haiku 4.5 (latest)|200000//64000|tip>t|TR|i1o5r0.1w1.25
databricks-claude-opus-4-1|Claude Opus 4.1 (latest)|200000//32000|tip>t|TR|i15o75r1.5w18.75
databricks-claude-opus-4-5|Claude Opus 4.5 (latest)|200000//64000|tip>t|TR|i5o25r0.5w6.25
databricks-claude-opus-4-6||1000000//128000|tip>t|TR|i5o25r0.5w6.25
databricks-claude-opus-4-7||1000000//128000|tip>t|TR|i5o25r0.5w6.25
databricks-claude-sonnet-4-5|Claude Sonnet 4.5 (latest)|200000//64000|tip>t|TR|i3o15r0.3w3.75
databricks-claude-sonnet-4-6||1000000//64000|tip>t|TR|i3o15r0.3w3.75
databricks-claude-sonnet-4|Claude Sonnet 4.5|200000//64000|tip>t|TR|i3o15r0.3w3.75
databricks-gemini-2-5-flash||1048576//65536|tiavp>t|TRS|i0.3o2.5r0.03a1
databricks-gemini-2-5-pro||1048576//65536|tiavp>t|TRS|i1.25o10r0.125 >200000i2.5o15r0.25
databricks-gemini-3-1-flash-lite|Gemini 3.1 Flash Lite Preview|1048576//65536|tiavp>t|TRS|i0.25o1.5r0.025a0.5
databricks-gemini-3-1-pro|Gemini 3.1 Pro Preview Custom Tools|1048576//65536|tiavp>t|TRS|i2o12r0.2 >200000i4o18r0.4
databricks-gemini-3-flash|Gemini 3 Flash Preview|1048576//65536|tiavp>t|TRS|i0.5o3r0.05a1
databricks-gemini-3-pro|Gemini 3 Pro Preview|1048576//65536|tiavp>t|TRS|i2o12r0.2 >200000i4o18r0.4
databricks-glm-5-2||1000000//131072|t>t|TRS|i1.4o4.4r0.26
databricks-gpt-5-1||400000/272000/128000|ti>t|TRS|i1.25o10r0.125
databricks-gpt-5-2||400000/272000/128000|ti>t|TRS|i1.75o14r0.175
databricks-gpt-5-4-mini||400000/272000/128000|ti>t|TRS|i0.75o4.5r0.075
databricks-gpt-5-4-nano||400000/272000/128000|ti>t|TRS|i0.2o1.25r0.02
databricks-gpt-5-4||1050000/922000/128000|tip>t|TRS|i2.5o15r0.25 >200000i5o22.5r0.5
databricks-gpt-5-5||1050000/922000/128000|tip>t|TRS|i5o30r0.5 >200000i10o45r1
databricks-gpt-5-6-luna||400000/272000/128000|tip>t|TRS|i1o6r0.1 >200000i2o9r0.2
databricks-gpt-5-6-sol||1050000/922000/128000|tip>t|TRS|i5o30r0.5 >200000i10o45r1
databricks-gpt-5-6-terra||1050000/922000/128000|tip>t|TRS|i2.5o15r0.25 >200000i5o22.5r0.5
databricks-gpt-5-mini||400000/272000/128000|ti>t|TRS|i0.25o2r0.025
databricks-gpt-5-nano||400000/272000/128000|ti>t|TRS|i0.05o0.4r0.005
databricks-gpt-5||400000/272000/128000|ti>t|TRS|i1.25o10r0.125
databricks-gpt-oss-120b||131072//32768|t>t|TRS|i0.072o0.28
databricks-gpt-oss-20b||131072//32768|t>t|TRS|i0.05o0.2
databricks-kimi-k2-7-code||262144//262144|tiv>t|TRS|i0.95o4r0.19
`;
