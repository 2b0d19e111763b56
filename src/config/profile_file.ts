/**
 * What may be written about a provider's peculiarities.
 *
 * @module
 */

import * as v from "valibot";

/** What a provider's wire wants done differently. */
export interface ProfileFile {
  /** Output tokens to allow when the caller sets no limit and the wire demands one. */
  defaultMaxTokens?: number;
  /** The field that carries the output limit on the chat wire. */
  maxTokensField?: "max_tokens" | "max_completion_tokens";
  /** Whether the chat wire knows the role `developer`. */
  developerRole?: boolean;
  /** Whether the chat wire takes `stream_options`, and so tells what a stream used. */
  streamUsage?: boolean;
  /** How the chat wire is asked for an answer in the form of a schema. */
  schemas?: "native" | "tool" | "words";
  /** Whether the chat wire is told in `thinking.type` whether to think. */
  thinkingSwitch?: boolean;
  /** Whether each delta on the chat wire repeats all text before it. */
  cumulativeDeltas?: boolean;
  /** Which ids of calls the chat wire takes. */
  callIds?: { longest: number; plain?: boolean; exact?: boolean };
  /** Whether the chat wire takes free-form (`custom`) tools. */
  customTools?: boolean;
  /** Whether the chat wire takes Anthropic's `cache_control`. */
  cacheControl?: boolean;
  /** The field of the chat wire in which reasoning goes back. */
  reasoningField?: "reasoning_content" | "reasoning" | "none";
  /** What stands there in a turn that calls tools and has no reasoning to give back. */
  emptyReasoning?: string;
}

/** The schema of {@link ProfileFile}. */
export const profileSchema: v.GenericSchema<ProfileFile> = v.pipe(
  v.strictObject({
    defaultMaxTokens: v.exactOptional(v.pipe(
      v.number("expected a number"),
      v.integer("expected a whole number"),
      v.minValue(1, "expected at least 1"),
      v.description(
        "Output tokens to allow when the caller sets no limit and the wire demands one.",
      ),
    )),
    maxTokensField: v.exactOptional(v.pipe(
      v.picklist(
        ["max_tokens", "max_completion_tokens"],
        "expected max_tokens or max_completion_tokens",
      ),
      v.description("The field that carries the output limit on the chat wire."),
    )),
    developerRole: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description("Whether the chat wire knows the role 'developer'; else 'system' is sent."),
    )),
    streamUsage: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description("Whether the chat wire takes 'stream_options'; else a stream tells no usage."),
    )),
    schemas: v.exactOptional(v.pipe(
      v.picklist(["native", "tool", "words"], "expected native, tool or words"),
      v.description(
        "How the chat wire is asked for an answer in the form of a schema: in its own way, by a " +
          "tool that must be called, or in words beside its JSON mode.",
      ),
    )),
    thinkingSwitch: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description("Whether the chat wire is told in 'thinking.type' whether to think."),
    )),
    cumulativeDeltas: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description("Whether each delta on the chat wire repeats all text before it."),
    )),
    callIds: v.exactOptional(v.pipe(
      v.strictObject({
        longest: v.pipe(
          v.number("expected a number"),
          v.integer("expected a whole number"),
          v.minValue(9, "expected at least 9"),
          v.description("Most characters."),
        ),
        plain: v.exactOptional(v.pipe(
          v.boolean("expected true or false"),
          v.description("Whether only letters, digits, '_' and '-' are taken."),
        )),
        exact: v.exactOptional(v.pipe(
          v.boolean("expected true or false"),
          v.description("Whether an id is exactly so many letters and digits."),
        )),
      }, "expected an object"),
      v.description("Which ids of tool calls the chat wire takes; any, if this is not set."),
    )),
    customTools: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description("Whether the chat wire takes free-form tools; else functions stand for them."),
    )),
    cacheControl: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description("Whether the chat wire takes Anthropic's 'cache_control' on parts and tools."),
    )),
    reasoningField: v.exactOptional(v.pipe(
      v.picklist(
        ["reasoning_content", "reasoning", "none"],
        "expected reasoning_content, reasoning or none",
      ),
      v.description("The field of the chat wire in which reasoning goes back to its maker."),
    )),
    emptyReasoning: v.exactOptional(v.pipe(
      v.string("expected a string"),
      v.description("What stands there in a turn that calls tools and has no reasoning."),
    )),
  }, "expected an object"),
  v.title("Profile"),
  v.description("What this provider wants done differently."),
);
