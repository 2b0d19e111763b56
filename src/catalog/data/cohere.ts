/**
 * Models of cohere, made by `deno task catalog`; `../codec.ts` says how to read a line.
 *
 * @module
 */

/** The models. */
export const MODELS: string = `
=
c4ai-aya-expanse-8b||8000//4000|t>t|tr|
c4ai-aya-vision-32b||16000//4000|ti>t|tr|
c4ai-aya-vision-8b||16000//4000|ti>t|tr|
north-mini-code-1-0|North Mini Code|256000//64000|t>t|TRS|
=litellm 2026-11-20
c4ai-aya-expanse-32b||128000//4000|t>t|tr|i0.5o1.5
command-a-03-2025|Command A|256000//8000|t>t|Tr|i2.5o10
command-nightly||/4096/4096|>t||i1o2
command-r-08-2024|Command R|128000//4000|t>t|Tr|i0.15o0.6
command-r-plus-08-2024|Command R+|128000//4000|t>t|Tr|i2.5o10
command-r7b-12-2024|Command R7B|128000//4000|t>t|Tr|i0.0375o0.15
embed-english-light-v3.0||/512|>e||i0.1o0
embed-english-v3.0||/512|>e||i0.1o0
embed-multilingual-light-v3.0||/512|>e||i100o0
embed-multilingual-v3.0||/512|>e||i0.1o0
embed-v4.0||/128000|>e||i0.12o0
embed-v5.0-fast||/128000|>e||i0.08o0
embed-v5.0-pro||/128000|>e||i0.12o0
rerank-english-v3.0||/4096/4096|||i0o0u0.002
rerank-multilingual-v3.0||/4096/4096|||i0o0u0.002
rerank-v3.5||/4096/4096|||i0o0u0.002
rerank-v4.0-fast||/32768/32768|||i0o0u0.002
rerank-v4.0-pro||/32768/32768|||i0o0u0.0025
rerank-v5.0-fast||/32768/32768|||i0.02o0
rerank-v5.0-pro||/32768/32768|||i0.05o0
=models.dev 2026-09-22
command-a-plus-05-2026|Command A Plus|128000//64000|ti>t|TRS|i2.5o10
command-a-reasoning-08-2025|Command A Reasoning|256000//32000|t>t|TR|i2.5o10
command-a-translate-08-2025|Command A Translate|8000//8000|t>t|Tr|i2.5o10
command-a-vision-07-2025|Command A Vision|128000//8000|ti>t|tr|i2.5o10
command-r7b-arabic-02-2025|Command R7B Arabic|128000//4000|t>t|Tr|i0.0375o0.15
`;
