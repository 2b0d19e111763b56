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
  /** How the chat wire is told whether and how hard to think. */
  thinking?: "effort" | "switch" | "reasoning" | "enable_thinking" | "template" | "venice";
  /** Where the chat wire takes instructions. */
  system?: "anywhere" | "merged" | "first";
  /** Whether text alone is one string on the chat wire. */
  plainText?: boolean;
  /** Whether the chat wire takes `name` in messages. */
  names?: boolean;
  /** Whether the chat wire wants the tool's `name` in results. */
  resultNames?: boolean;
  /** What the assistant says between results and a user's turn. */
  afterResults?: string;
  /** Which choices of a tool the chat wire takes. */
  toolChoice?: "any" | "named" | "words";
  /** Which schemas of tools the chat wire takes. */
  toolSchemas?: "any" | "moonshot";
  /** Options of the chat wire by another name, or `null` for those that are refused. */
  fields?: Record<string, string | null>;
  /** Whether each delta on the chat wire repeats all text before it. */
  cumulativeDeltas?: boolean;
  /** Which ids of calls the chat wire takes. */
  callIds?: { longest: number; plain?: boolean; exact?: boolean };
  /** Whether the chat wire takes free-form (`custom`) tools. */
  customTools?: boolean;
  /** Whether calls and results carry ids on the Gemini wire. */
  functionIds?: boolean;
  /** Whether the chat wire takes Anthropic's `cache_control`. */
  cacheControl?: boolean;
  /** The field of the chat wire in which reasoning goes back, or the text, in which it also comes. */
  reasoningField?: "reasoning_content" | "reasoning" | "think-tags" | "none";
  /** What stands there in a turn that calls tools and has no reasoning to give back. */
  emptyReasoning?: string;
  /** Whether a host of the Responses wire keeps what it answers. */
  keepsResponses?: boolean;
  /** The guardrail of Amazon Bedrock that has every answer of the Converse wire checked. */
  guardrail?: { id: string; version: string; trace?: "enabled" | "disabled" | "enabled_full" };
  /** Which of a model's latencies is asked for on the Converse wire. */
  latency?: "standard" | "optimized";
}

const THINKING = [
  "effort",
  "switch",
  "reasoning",
  "enable_thinking",
  "template",
  "venice",
] as const;

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
    thinking: v.exactOptional(v.pipe(
      v.picklist(THINKING, `expected one of ${THINKING.join(", ")}`),
      v.description(
        "How the chat wire is told whether and how hard to think: by reasoning_effort, by " +
          "thinking.type beside it, by OpenRouter's reasoning, by Qwen's enable_thinking, by the same " +
          "in chat_template_kwargs, or by Venice's own switch.",
      ),
    )),
    system: v.exactOptional(v.pipe(
      v.picklist(["anywhere", "merged", "first"], "expected anywhere, merged or first"),
      v.description(
        "Where the chat wire takes instructions: anywhere; anywhere, the leading ones as one message; " +
          "or as one message at the beginning alone.",
      ),
    )),
    plainText: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description("Whether text without anything beside it is one string on the chat wire."),
    )),
    names: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description("Whether the chat wire takes 'name' in messages."),
    )),
    resultNames: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description("Whether the chat wire wants the tool's 'name' in results."),
    )),
    afterResults: v.exactOptional(v.pipe(
      v.string("expected a string"),
      v.description(
        "What the assistant says between results and a user's turn, where the host refuses that turn " +
          "right after results.",
      ),
    )),
    toolChoice: v.exactOptional(v.pipe(
      v.picklist(["any", "named", "words"], "expected any, named or words"),
      v.description(
        "Which choices of a tool the chat wire takes: all, all but allowed_tools, or the words alone.",
      ),
    )),
    toolSchemas: v.exactOptional(v.pipe(
      v.picklist(["any", "moonshot"], "expected any or moonshot"),
      v.description("Which schemas of tools the chat wire takes: any, or what Moonshot's does."),
    )),
    fields: v.exactOptional(v.pipe(
      v.record(
        v.string(),
        v.nullable(v.string("expected a string or null")),
        "expected an object",
      ),
      v.description(
        "Options of the chat wire that the host calls otherwise; null for those that it refuses.",
      ),
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
    functionIds: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description("Whether calls and results carry ids on the Gemini wire; Vertex refuses them."),
    )),
    cacheControl: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description("Whether the chat wire takes Anthropic's 'cache_control' on parts and tools."),
    )),
    reasoningField: v.exactOptional(v.pipe(
      v.picklist(
        ["reasoning_content", "reasoning", "think-tags", "none"],
        "expected reasoning_content, reasoning, think-tags or none",
      ),
      v.description(
        "The field of the chat wire in which reasoning goes back to its maker; 'think-tags' where it " +
          "comes and goes in the text, between <think> and </think>.",
      ),
    )),
    emptyReasoning: v.exactOptional(v.pipe(
      v.string("expected a string"),
      v.description("What stands there in a turn that calls tools and has no reasoning."),
    )),
    keepsResponses: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description(
        "Whether a host of the Responses wire keeps what it answers; else the gateway does.",
      ),
    )),
    guardrail: v.exactOptional(v.pipe(
      v.strictObject({
        id: v.pipe(v.string("expected a string"), v.description("Its id, or its ARN.")),
        version: v.pipe(v.string("expected a string"), v.description("A number, or 'DRAFT'.")),
        trace: v.exactOptional(v.pipe(
          v.picklist(
            ["enabled", "disabled", "enabled_full"],
            "expected enabled, disabled or enabled_full",
          ),
          v.description("How much the provider tells of what it found."),
        )),
      }, "expected an object"),
      v.description(
        "The guardrail of Amazon Bedrock that has every answer of the Converse wire checked.",
      ),
    )),
    latency: v.exactOptional(v.pipe(
      v.picklist(["standard", "optimized"], "expected standard or optimized"),
      v.description("Which of a model's latencies is asked for on the Converse wire."),
    )),
  }, "expected an object"),
  v.title("Profile"),
  v.description("What this provider wants done differently."),
);
