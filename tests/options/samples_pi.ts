/**
 * A sample of every option that clients of Pi's own wire send.
 *
 * @module
 */

import { ownKey } from "../support/cache_keys.ts";
import type { OptionTarget } from "../../src/dialects/options.ts";
import type { Json } from "../support/json.ts";

/** A value of an option, and what must become of it. */
export interface PiSample {
  readonly value: unknown;
  /** What else the request must hold for the option to mean something. */
  readonly beside?: Json;
  /** What stands in the place that the table names; the value itself if it is not said here. */
  readonly becomes?: Readonly<Partial<Record<OptionTarget, unknown>>>;
}

const TOOL = { name: "f", description: "d", parameters: { type: "object" } };
const OFFERED = { context: { messages: [{ role: "user", content: "Hi" }], tools: [TOOL] } };
const THINKS = { options: { reasoning: "medium", maxTokens: 20_000 } };
const ROOM = { options: { maxTokens: 20_000 } };

/** The samples by row. */
export const PI_SAMPLES: Readonly<Record<string, readonly PiSample[]>> = {
  "options.temperature": [{ value: 0.5 }],
  "options.topP": [{ value: 0.5 }],
  "options.topK": [{ value: 7 }],
  "options.minP": [{ value: 0.1 }],
  "options.presencePenalty": [{ value: 0.5 }],
  "options.frequencyPenalty": [{ value: 0.5 }],
  "options.repetitionPenalty": [{ value: 1.1 }],
  "options.stopSequences": [{ value: ["END"] }],
  "options.maxTokens": [{ value: 77 }],
  "options.cacheRetention: `short`, `long`": [
    { value: "short", becomes: { messages: { type: "ephemeral" }, converse: { type: "default" } } },
    {
      value: "long",
      becomes: {
        messages: { type: "ephemeral", ttl: "1h" },
        converse: { type: "default", ttl: "1h" },
      },
    },
  ],
  "options.cacheRetention: `none`": [{
    value: "none",
    becomes: { messages: undefined, converse: undefined },
  }],
  "options.cachedContent": [{ value: "cachedContents/1" }],
  "options.headers": [{ value: { authorization: "Bearer stolen", "x-mine": "1" } }],
  "options.initiatorOverride": [{ value: "agent" }],
  "options.maxRetryDelayMs": [{ value: 1000 }],
  "options.metadata: labels": [{ value: { team: "a" } }],
  "options.metadata.user_id": [{ value: "u-1" }],
  "options.sessionId": [{
    value: "s-1",
    becomes: { chat: ownKey("s-1"), responses: ownKey("s-1"), pi: ownKey("s-1") },
  }],
  "options.promptCacheKey": [{
    value: "k-1",
    becomes: { chat: ownKey("k-1"), responses: ownKey("k-1"), pi: ownKey("k-1") },
  }],
  "options.promptCache": [{ value: { mode: "explicit", ttl: "30m" } }],
  "options.statefulResponses": [{ value: false }, { value: true }],
  "options.streamFirstEventTimeoutMs": [{ value: 1000 }],
  "options.streamIdleTimeoutMs": [{ value: 1000 }],
  "options.reasoning": [
    { value: "low", beside: ROOM, becomes: { messages: 4096, converse: 4096, gemini: 4096 } },
    {
      value: "high",
      beside: ROOM,
      becomes: { messages: 16_384, converse: 16_384, gemini: 16_384 },
    },
  ],
  "options.disableReasoning": [{
    value: true,
    becomes: {
      chat: "none",
      responses: "none",
      messages: "disabled",
      converse: "disabled",
      gemini: 0,
    },
  }],
  "options.forceReasoningOff": [{
    value: true,
    becomes: {
      chat: "none",
      responses: "none",
      messages: "disabled",
      converse: "disabled",
      gemini: 0,
    },
  }],
  "options.hideThinkingSummary: beside `reasoning`": [{
    value: true,
    beside: THINKS,
    becomes: { responses: undefined, messages: "omitted", converse: "omitted", gemini: undefined },
  }],
  "options.thinkingBudgets: beside `reasoning`": [{
    value: { low: 1024, medium: 5000 },
    beside: THINKS,
    becomes: { messages: 5000, converse: 5000, gemini: 5000 },
  }],
  "options.thinkingBudgets: alone": [{ value: { low: 1024 } }],
  "options.textVerbosity": [{ value: "low" }],
  "options.toolChoice: `auto`, `none`, `any`, `required`, a tool": [
    {
      value: "auto",
      beside: OFFERED,
      becomes: { messages: { type: "auto" }, converse: undefined, gemini: { mode: "AUTO" } },
    },
    {
      value: "none",
      beside: OFFERED,
      becomes: { messages: { type: "none" }, converse: undefined, gemini: { mode: "NONE" } },
    },
    ...["any", "required"].map((value) => ({
      value,
      beside: OFFERED,
      becomes: {
        chat: "required",
        responses: "required",
        messages: { type: "any" },
        converse: { any: {} },
        gemini: { mode: "ANY" },
      },
    })),
    ...[
      { type: "tool", name: "f" },
      { type: "function", name: "f" },
      { type: "function", function: { name: "f" } },
    ].map((value) => ({
      value,
      beside: OFFERED,
      becomes: {
        chat: { type: "function", function: { name: "f" } },
        responses: { type: "function", name: "f" },
        messages: { type: "tool", name: "f" },
        converse: { tool: { name: "f" } },
        gemini: { mode: "ANY", allowedFunctionNames: ["f"] },
      },
    })),
  ],
  "options.toolChoice: `computer`": [{ value: { type: "computer" } }],
  "options.serviceTier: `default`": [{
    value: "default",
    becomes: { messages: "standard_only", converse: "default", gemini: "standard" },
  }],
  "options.serviceTier: `flex`, `priority`": [{ value: "flex" }, { value: "priority" }],
  "options.guardrailIdentifier": [{ value: "g-1" }],
  "options.guardrailVersion": [{ value: "1" }],
  "options.guardrailTrace": [{ value: "enabled" }],
  "options.requestMetadata": [{ value: { team: "a" } }],
  "options.kimiApiFormat": [{ value: "openai" }],
  "options.syntheticApiFormat": [{ value: "anthropic" }],
  "options.preferWebsockets": [{ value: true }],
  "options.openrouterVariant": [{ value: "nitro" }],
  "options.loopGuard": [{ value: { enabled: true } }],
  "options.acceptEmptyResponse": [{ value: true }],
  "options.anthropicCompaction": [{ value: { instructions: "short" } }],
};
