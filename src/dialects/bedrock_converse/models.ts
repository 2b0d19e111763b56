/**
 * What a model's id says about the requests it takes. The wire is one, its models are many vendors',
 * and what a model does not know costs a 400:
 *
 * | family        | thinking                          | top_k                          | cache points        |
 * | ------------- | --------------------------------- | ------------------------------ | ------------------- |
 * | Claude        | `thinking`, `outputConfig.effort` | `top_k`                        | from 3.5, 1 h at 4.5 |
 * | Nova          | second generation: three levels   | `inferenceConfig.topK`         | not on tools        |
 * | gpt-oss       | `reasoning_effort`                | none                           | none                |
 * | Mistral       | none                              | `top_k`                        | none                |
 * | Cohere        | none                              | `k`                            | none                |
 * | any other     | none                              | none                           | none                |
 *
 * All of these but `outputConfig` and cache points go into `additionalModelRequestFields`. An id that
 * tells no family, such as the ARN of an inference profile of one's own, is any other.
 *
 * Sources, in the user guide of Amazon Bedrock (https://docs.aws.amazon.com/bedrock/latest/userguide/):
 * "Inference request parameters", "Prompt caching", "Get validated JSON results from models",
 * "Supported models and model features"; and "Extended thinking" in that of Amazon Nova.
 *
 * @module
 */

import { type ModelTraits as ClaudeTraits, traitsOf as claudeTraits } from "../claude_models.ts";

/** A model, as far as its id tells. */
export interface ModelTraits {
  family: "claude" | "nova" | "gpt-oss" | "mistral" | "cohere" | "other";
  /** What is known of Claude, where it is one. */
  claude?: ClaudeTraits;
  /** Whether it can be told how hard to think. */
  thinks: boolean;
  /** Where cache points may stand. */
  caches: "everywhere" | "not_on_tools" | "nowhere";
  /** Whether a cache point may ask for an hour. */
  cachesHours: boolean;
  /** Whether it can be held to a schema. */
  schemas: boolean;
  /** Whether a result may say that the call failed. */
  failedResults: boolean;
}

const OTHER: ModelTraits = {
  family: "other",
  thinks: false,
  caches: "nowhere",
  cachesHours: false,
  schemas: false,
  failedResults: false,
};

/** Open models that Bedrock itself holds to a schema. */
const HELD =
  /gpt-oss|qwen3|deepseek\.v3|gemma-3|minimax|kimi-k2|nemotron|ministral|magistral|mistral-large-3/i;

/** Claude before 3.5, which knows no cache points. */
const UNCACHED = /claude-(v\d|instant|3-(opus|sonnet|haiku))/i;

/** Reads the traits off a model's id. */
export function traitsOf(model: string): ModelTraits {
  if (/claude/i.test(model)) return claudeOf(model);
  if (/nova-/i.test(model)) {
    const thinks = /nova-2/i.test(model);
    return { ...OTHER, family: "nova", thinks, caches: "not_on_tools", failedResults: true };
  }
  const held = { ...OTHER, schemas: HELD.test(model) };
  if (/gpt-oss/i.test(model)) return { ...held, family: "gpt-oss", thinks: true };
  if (/mistral\./i.test(model)) return { ...held, family: "mistral" };
  if (/cohere\./i.test(model)) return { ...held, family: "cohere" };
  return held;
}

function claudeOf(model: string): ModelTraits {
  const claude = claudeTraits(model);
  return {
    family: "claude",
    claude,
    thinks: claude.thinking !== "none",
    caches: UNCACHED.test(model) ? "nowhere" : "everywhere",
    cachesHours: claude.schemas,
    schemas: claude.schemas,
    failedResults: !/claude-(v\d|instant)/i.test(model),
  };
}
