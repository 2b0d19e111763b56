/**
 * The options of a request, each with its type; `null` means absent.
 *
 * @module
 */

import * as v from "valibot";
import { anyObject, optional } from "../read.ts";
import type { WireOptions } from "./wire.ts";

const text = v.string();
const flag = v.boolean();
const number = v.number();
const count = v.pipe(
  number,
  v.integer("expected a whole number"),
  v.minValue(1, "expected 1 or more"),
);
const duration = v.pipe(number, v.minValue(0, "expected 0 or more"));
const format = v.picklist(["openai", "anthropic"]);

const chosen = v.variant("type", [
  v.object({ type: v.literal("tool"), name: text }),
  v.object({
    type: v.literal("function"),
    name: optional(text),
    function: optional(v.object({ name: text })),
  }),
  v.object({ type: v.literal("computer") }),
]);
const choice = v.picklist(["auto", "none", "any", "required"]);
const toolChoice = v.lazy((input) => typeof input === "string" ? choice : chosen);

/** The options that are known; the decoder names the rest. */
export const piOptions: v.GenericSchema<unknown, WireOptions> = v.object({
  temperature: optional(number),
  topP: optional(number),
  topK: optional(number),
  minP: optional(number),
  presencePenalty: optional(number),
  frequencyPenalty: optional(number),
  repetitionPenalty: optional(number),
  stopSequences: optional(v.array(text)),
  maxTokens: optional(count),
  cacheRetention: optional(v.picklist(["none", "short", "long"])),
  cachedContent: optional(text),
  headers: optional(v.record(text, text)),
  initiatorOverride: optional(v.picklist(["user", "agent"])),
  maxRetryDelayMs: optional(duration),
  metadata: optional(anyObject),
  sessionId: optional(text),
  promptCacheKey: optional(text),
  promptCache: optional(v.looseObject({
    mode: v.picklist(["implicit", "explicit"]),
    ttl: optional(text),
    breakpoint: optional(text),
  })),
  statefulResponses: optional(flag),
  streamFirstEventTimeoutMs: optional(duration),
  streamIdleTimeoutMs: optional(duration),
  reasoning: optional(v.picklist(["minimal", "low", "medium", "high", "xhigh", "max"])),
  disableReasoning: optional(flag),
  forceReasoningOff: optional(flag),
  hideThinkingSummary: optional(flag),
  thinkingBudgets: optional(v.record(text, duration)),
  textVerbosity: optional(v.picklist(["low", "medium", "high"])),
  toolChoice: optional(toolChoice),
  serviceTier: optional(v.picklist(["auto", "default", "flex", "scale", "priority"])),
  guardrailIdentifier: optional(text),
  guardrailVersion: optional(text),
  guardrailTrace: optional(v.picklist(["enabled", "disabled", "enabled_full"])),
  requestMetadata: optional(v.record(text, text)),
  kimiApiFormat: optional(format),
  syntheticApiFormat: optional(format),
  preferWebsockets: optional(flag),
  openrouterVariant: optional(text),
  loopGuard: optional(v.looseObject({
    enabled: optional(flag),
    checkAssistantContent: optional(flag),
  })),
  acceptEmptyResponse: optional(flag),
  anthropicCompaction: optional(anyObject),
});
