/**
 * What a model's name says about the requests it takes. Anthropic changed its rules with versions,
 * a 400 being the price of the wrong form, and the name is all that an encoder is given:
 *
 * | version            | thinking                                   | temperature, top_p, top_k       |
 * | ------------------ | ------------------------------------------ | ------------------------------- |
 * | before 3.7         | none                                       | taken                           |
 * | 3.7, 4.0 to 4.5    | `enabled` with a token budget              | from 4.1 not both of the former |
 * | 4.6                | either form                                | not both of the former          |
 * | newer, or unnamed  | `adaptive` with `output_config.effort`     | refused                         |
 * | not called Claude  | as 4.5: what other hosts of the wire copied | taken                           |
 *
 * Levels of effort came with Opus 4.5, schemas for answers with 4.5, and instructions amid a
 * conversation with Opus 4.8; later Opus, Fable and Mythos take those too, Sonnet and Haiku do not.
 *
 * Sources: "Adaptive thinking", "Effort", "Structured outputs", "Mid-conversation system messages"
 * and "Migration guide" on platform.claude.com, and the notes on `thinking` and `temperature` in the
 * documentation of the Messages API.
 *
 * @module
 */

import { effortWords } from "./model_effort.ts";

/** A model, as far as its name tells. */
export interface ModelTraits {
  /** Whether it is Anthropic's own, which checks signatures and refuses what it does not know. */
  claude: boolean;
  /** How it is told to think. */
  thinking: "none" | "budget" | "either" | "adaptive";
  /** Whether thinking stays off when the request does not speak of it. */
  silentByDefault: boolean;
  /** Which sampling options it takes. */
  sampling: "all" | "one" | "none";
  /** The levels of `output_config.effort` that it takes. */
  efforts: readonly string[];
  /** Whether it can be held to a schema by `output_config.format`. */
  schemas: boolean;
  /** Whether instructions may stand amid the conversation. */
  systemTurns: boolean;
}

/** `claude-3-7-sonnet`, `claude-sonnet-4-20250514`, `claude-opus-4.5`, `anthropic/claude-4.6-opus`. */
const VERSION = /claude-(?:[a-z]+-)?(\d)(?:[-.](\d{1,2}))?(?!\d)/i;

/** The first two generations, which counted otherwise: `claude-v2:1`, `claude-instant-v1`. */
const EARLIEST = /claude-(instant-)?v\d/i;

/** Reads the traits off a model's name. */
export function traitsOf(model: string): ModelTraits {
  if (!/claude/i.test(model)) {
    return {
      claude: false,
      thinking: "budget",
      silentByDefault: true,
      sampling: "all",
      efforts: [],
      schemas: false,
      systemTurns: false,
    };
  }
  const match = VERSION.exec(model);
  const version = match
    ? Number(match[1]) * 100 + Number(match[2] ?? 0)
    : EARLIEST.test(model)
    ? 200
    : Infinity;
  return {
    claude: true,
    thinking: version < 307
      ? "none"
      : version < 406
      ? "budget"
      : version === 406
      ? "either"
      : "adaptive",
    silentByDefault: version < 500,
    sampling: version < 401 ? "all" : version <= 406 ? "one" : "none",
    efforts: version > 405 || isOpus(model) && version === 405 ? effortWords(model) ?? [] : [],
    schemas: version >= 405,
    systemTurns: isOpus(model) ? version >= 408 : /fable|mythos-\d/i.test(model),
  };
}

function isOpus(model: string): boolean {
  return /opus/i.test(model);
}
