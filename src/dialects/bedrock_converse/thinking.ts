/**
 * How hard to think: every vendor's models are told in a place and in words of their own.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { CanonicalRequest, Reasoning } from "../../canonical/request.ts";
import { encodeReasoning } from "../claude_thinking.ts";
import { goesOnUnthought } from "../claude_unthought.ts";
import { effortWords, writeEffort } from "../model_effort.ts";
import type { WireTurn } from "./messages_encode.ts";
import type { ModelTraits } from "./models.ts";

/** The most that Claude may write where nobody says how much: thinking needs a limit to fit into. */
const DEFAULT_MAX_TOKENS = 32_000;

/** What the writing of thinking depends on. */
export interface ThinkingContext {
  readonly traits: ModelTraits;
  readonly messages: readonly WireTurn[];
  /** Whether a call is forced, before which Claude cannot think. */
  readonly forced: boolean;
  readonly defaultMaxTokens?: number | undefined;
  readonly dropped: Set<string>;
}

/** The places that thinking is told in. */
export interface EncodedThinking {
  /** Members of `additionalModelRequestFields`. */
  fields: JsonObject;
  /** `outputConfig.effort`. */
  effort?: string;
  /** `inferenceConfig.maxTokens`, where the request leaves it open and thinking does not. */
  maxTokens?: number;
  /** Whether the model will think, which narrows its other options. */
  thinks: boolean;
  /** Set where the model then sets its own limits (Nova): it takes no others. */
  unlimited?: true;
}

const NOTHING: EncodedThinking = { fields: {}, thinks: false };

/** Writes how hard to think. What cannot be told, or not so, is named in `dropped`. */
export function encodeThinking(
  request: CanonicalRequest,
  context: ThinkingContext,
): EncodedThinking {
  const { reasoning } = request;
  const { traits, dropped } = context;
  if (reasoning === undefined) return NOTHING;
  if (traits.claude !== undefined) return claude(request, reasoning, context);
  if (!traits.thinks) {
    dropped.add("reasoning");
    return NOTHING;
  }
  return traits.family === "nova" ? nova(reasoning, dropped) : gptOss(reasoning, dropped);
}

function claude(
  request: CanonicalRequest,
  reasoning: Reasoning,
  { traits, messages, forced, defaultMaxTokens, dropped }: ThinkingContext,
): EncodedThinking {
  const model = traits.claude;
  if (model === undefined) return NOTHING;
  const maxTokens = request.maxOutputTokens ?? defaultMaxTokens ?? DEFAULT_MAX_TOKENS;
  const { thinking, effort } = encodeReasoning(reasoning, model, maxTokens, dropped);
  const told = effort === undefined ? {} : { effort };
  const thinks = thinking !== undefined && thinking.type !== "disabled";
  if (thinks && (forced || goesOnUnthought(messages.map(typed), reasoning, model))) {
    dropped.add("reasoning");
    return { ...NOTHING, ...told };
  }
  return {
    fields: thinking === undefined ? {} : { thinking },
    ...told,
    ...(thinking?.budget_tokens === undefined ? {} : { maxTokens }),
    thinks,
  };
}

/** A turn as Anthropic's wire has it, as far as the kinds of its blocks go. */
function typed({ role, content }: WireTurn): JsonObject {
  return {
    role,
    content: content.map(({ toolUse, toolResult, reasoningContent }) => ({
      type: toolUse !== undefined
        ? "tool_use"
        : toolResult !== undefined
        ? "tool_result"
        : reasoningContent !== undefined
        ? "thinking"
        : "text",
    })),
  };
}

/** Thinking is off unless it is asked for; at `high` the model takes no limits of the caller's. */
function nova(reasoning: Reasoning, dropped: Set<string>): EncodedThinking {
  if (reasoning.mode === "off") return NOTHING;
  const words = ["low", "medium", "high"];
  const effort = writeEffort(reasoning, words, (name) => dropped.add(name)) ?? "medium";
  return {
    fields: { reasoningConfig: { type: "enabled", maxReasoningEffort: effort } },
    thinks: true,
    ...(effort === "high" ? { unlimited: true } : {}),
  };
}

function gptOss(reasoning: Reasoning, dropped: Set<string>): EncodedThinking {
  const effort = writeEffort(reasoning, effortWords("gpt-oss"), (name) => dropped.add(name));
  return { fields: effort === undefined ? {} : { reasoning_effort: effort }, thinks: true };
}
