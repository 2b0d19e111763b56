/**
 * What a model's name says about the requests it takes; the name is all that an encoder is given.
 *
 * | name                        | thinking                                  | results with pictures |
 * | --------------------------- | ----------------------------------------- | --------------------- |
 * | `gemini-3…`, or no version  | levels; calls must come back signed       | inside the result     |
 * | `gemini-2.5-pro`            | budgets, 128 to 32 768; cannot be off     | beside it             |
 * | `gemini-2.5-flash-lite`     | budgets, 512 to 24 576                    | beside it             |
 * | `gemini-2.5…`               | budgets, 1 to 24 576                      | beside it             |
 * | older, or not called Gemini | none                                      | beside it             |
 *
 * Sources: https://ai.google.dev/gemini-api/docs/thinking, …/docs/gemini-3, …/docs/function-calling.
 *
 * @module
 */

import type { WireProfile } from "../dialect.ts";
import { effortWords } from "../model_effort.ts";

/** How a model is told to think. */
export type Thinking =
  | { by: "level"; levels: readonly string[] }
  | { by: "budget"; least: number; most: number; canBeOff: boolean }
  | { by: "none" };

/** A model, as far as its name tells. */
export interface ModelTraits {
  thinking: Thinking;
  /** Whether it refuses calls in the history without a signature. */
  wantsSignatures: boolean;
  /** Whether a result may hold pictures and files. */
  resultsHoldMedia: boolean;
  /** Whether it can be held to a schema while functions are on offer. */
  schemasBesideTools: boolean;
  /** Whether calls and results are told their ids; where a model is served decides it. */
  tellsIds: boolean;
}

/** Reads the traits off a model's name, and off where it is served. */
export function traitsOf(
  model: string,
  { functionIds }: Pick<WireProfile, "functionIds"> = {},
): ModelTraits {
  const version = versionOf(model);
  const newest = version >= 3;
  return {
    thinking: newest
      ? { by: "level", levels: effortWords(model) ?? [] }
      : version >= 2.5
      ? budgetsOf(model)
      : { by: "none" },
    wantsSignatures: newest,
    resultsHoldMedia: newest,
    schemasBesideTools: newest,
    tellsIds: functionIds !== false,
  };
}

/** `gemini-flash-latest` names no version, and is the newest. */
function versionOf(model: string): number {
  if (!/gemini/.test(model)) return 0;
  const version = /gemini-(\d+(?:\.\d+)?)/.exec(model)?.[1];
  return version === undefined ? Infinity : Number(version);
}

function budgetsOf(model: string): Thinking {
  if (/-pro/.test(model)) return { by: "budget", least: 128, most: 32768, canBeOff: false };
  const least = /flash-lite/.test(model) ? 512 : 1;
  return { by: "budget", least, most: 24576, canBeOff: true };
}
