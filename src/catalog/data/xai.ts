/**
 * Models of xai, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
grok-imagine-image-2.0||8000|tip>ip|tr|
grok-imagine-image-quality||8000|tip>ip|tr|
grok-imagine-image||8000|tip>ip|tr|
grok-imagine-video-1.5||1024|tiap>v|tr|
grok-imagine-video||1024|tivp>v|tr|
=litellm 2026-11-20
grok-4.20-0309-non-reasoning|Grok 4.20 (Non-Reasoning)|1000000//30000|tip>t|TrS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-0309-reasoning|Grok 4.20 (Reasoning)|1000000//30000|tip>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-0309||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-beta-0309-non-reasoning||/1000000/1000000|ti>t|TS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-beta-0309-reasoning||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-beta-0309||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-beta-latest-non-reasoning||/1000000/1000000|ti>t|TS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-beta-latest-reasoning||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-beta-latest||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-beta-non-reasoning||/1000000/1000000|ti>t|TS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-beta-reasoning||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-beta||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-experimental-beta-0304-non-reasoning||/1000000/1000000|ti>t|TS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-experimental-beta-0304-reasoning||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-experimental-beta-0304||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-experimental-beta-latest||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-experimental-beta-non-reasoning-latest||/1000000/1000000|ti>t|TS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-experimental-beta-reasoning-latest||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-multi-agent-0309|Grok 4.20 Multi-Agent|1000000//30000|tip>t|tRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-multi-agent-beta-0309||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-multi-agent-beta-latest||/1000000/1000000|ti>t|tRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-multi-agent-experimental-beta-0304||/1000000/1000000|ti>t|tRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-multi-agent-experimental-beta-latest||/1000000/1000000|ti>t|tRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-multi-agent-latest||/1000000/1000000|ti>t|tRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-multi-agent||/1000000/1000000|ti>t|tRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-non-reasoning-gv2||/1000000/1000000|ti>t|TS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-non-reasoning-latest||/1000000/1000000|ti>t|TS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-non-reasoning||/1000000/1000000|ti>t|TS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-reasoning-gv2||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-reasoning-latest||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20-reasoning||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.20||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.3-latest||/1000000/1000000|ti>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.3||1000000//30000|tip>t|TRS|i1.25o2.5r0.2 >200000i2.5o5r0.4
grok-4.5-latest||/500000/500000|ti>t|TRS|i2o6r0.3 >200000i4o12r0.6
grok-4.5||500000//500000|tip>t|TRS|i2o6r0.3 >200000i4o12r0.6
grok-4.6||500000//500000|tip>t|TRS|i2o6r0.5 >200000i4o12r1
grok-4.7||500000//500000|ti>t|TRS|i2o6r0.5 >200000i4o12r1
grok-build-0.1||256000//256000|tip>t|TRS|i1o2r0.2 >200000i2o4r0.4
grok-build-latest||/500000/500000|ti>t|TRS|i2o6r0.3 >200000i4o12r0.6
grok-code-fast-1-0825||/256000/256000|ti>t|TRS|i1o2r0.2 >200000i2o4r0.4
grok-code-fast-1||/256000/256000|ti>t|TRS|i1o2r0.2 >200000i2o4r0.4
grok-code-fast||/256000/256000|ti>t|TRS|i1o2r0.2 >200000i2o4r0.4
grok-voice-transcribe-1.0|||>t||m0.00002778
grok-voice-transcribe-2.0|||>t||m0.00002778
`;
