/**
 * The options, from the wire.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { CacheMark, CanonicalRequest, Reasoning } from "../../canonical/request.ts";
import type { Drop } from "./messages_decode.ts";
import { readToolChoice } from "./tools_decode.ts";
import type { WireOptions } from "./wire.ts";

/** The canonical options, set where the client set them. */
export type Options = Omit<CanonicalRequest, "model" | "messages" | "tools" | "stream">;

/** What becomes of an option: read, without a place (then it is named), or of no matter here. */
type Verdict = "read" | "lost" | "moot";

/** Every option that is known. `docs/options.md` says of each why. */
const VERDICTS: Readonly<Record<keyof WireOptions, Verdict>> = {
  temperature: "read",
  topP: "read",
  topK: "read",
  minP: "lost",
  presencePenalty: "read",
  frequencyPenalty: "read",
  repetitionPenalty: "lost",
  stopSequences: "read",
  maxTokens: "read",
  cacheRetention: "read",
  cachedContent: "read",
  headers: "lost",
  initiatorOverride: "moot",
  maxRetryDelayMs: "lost",
  metadata: "read",
  sessionId: "read",
  promptCacheKey: "read",
  promptCache: "lost",
  statefulResponses: "moot",
  streamFirstEventTimeoutMs: "moot",
  streamIdleTimeoutMs: "moot",
  reasoning: "read",
  disableReasoning: "read",
  forceReasoningOff: "read",
  hideThinkingSummary: "read",
  thinkingBudgets: "read",
  textVerbosity: "read",
  toolChoice: "read",
  serviceTier: "read",
  guardrailIdentifier: "read",
  guardrailVersion: "read",
  guardrailTrace: "lost",
  requestMetadata: "lost",
  kimiApiFormat: "moot",
  syntheticApiFormat: "moot",
  preferWebsockets: "moot",
  openrouterVariant: "lost",
  loopGuard: "moot",
  acceptEmptyResponse: "moot",
  anthropicCompaction: "read",
};

/** Options without which the answer would be another one, and why they cannot be kept. */
const REFUSED: readonly [keyof WireOptions, string][] = [
  ["cachedContent", "only the vendor that stored it knows what it holds"],
  ["guardrailIdentifier", "only Bedrock has it"],
  ["guardrailVersion", "only Bedrock has it"],
  ["anthropicCompaction", "the conversation would be answered and not summed up"],
];

/** Reads the options; `raw` are the same as the client wrote them, unknown ones included. */
export function readOptions(options: WireOptions, raw: JsonObject, drop: Drop): Options {
  for (const [name, why] of REFUSED) {
    if (matters(options[name])) {
      throw badRequest(`Cannot use 'options.${name}': ${why}`, `options.${name}`);
    }
  }
  for (const name in raw) {
    const verdict = Object.hasOwn(VERDICTS, name) ? VERDICTS[name as keyof WireOptions] : "lost";
    if (verdict === "lost" && matters(raw[name])) drop(`options.${name}`);
  }
  const { user_id: user, ...labels } = options.metadata ?? {};
  const { toolChoice } = options;
  return present({
    toolChoice: toolChoice === undefined ? undefined : readToolChoice(toolChoice),
    maxOutputTokens: options.maxTokens,
    temperature: options.temperature,
    topP: options.topP,
    topK: options.topK,
    stop: options.stopSequences?.length ? options.stopSequences : undefined,
    presencePenalty: options.presencePenalty,
    frequencyPenalty: options.frequencyPenalty,
    reasoning: readReasoning(options),
    verbosity: options.textVerbosity,
    serviceTier: options.serviceTier,
    metadata: Object.keys(labels).length === 0 ? undefined : labels,
    user: typeof user === "string" ? user : undefined,
    cacheKey: options.promptCacheKey || options.sessionId || undefined,
    cache: readRetention(options.cacheRetention),
  });
}

/**
 * Clients of this wire never mark what to cache: they leave that to the other end, and pay for it
 * when nobody does. So a prompt is marked unless they forbid it.
 */
function readRetention(retention: WireOptions["cacheRetention"]): CacheMark | undefined {
  switch (retention) {
    case "none":
      return undefined;
    case "short":
      return {};
    case "long":
      return { ttl: "1h" };
    case undefined:
      return { byDefault: true };
  }
}

/** A level is shown what it thinks unless the client hides it; without a level nothing is said. */
function readReasoning(options: WireOptions): Reasoning | undefined {
  const { reasoning: effort, disableReasoning, forceReasoningOff, hideThinkingSummary } = options;
  if (disableReasoning === true || forceReasoningOff === true) return { mode: "off" };
  if (effort === undefined) return undefined;
  const budgetTokens = options.thinkingBudgets?.[effort];
  return {
    mode: "on",
    effort,
    ...(budgetTokens === undefined ? {} : { budgetTokens }),
    summary: hideThinkingSummary === true ? "none" : "auto",
  };
}

/** Whether a value says anything that its absence would not. */
function matters(value: unknown): boolean {
  if (value === null || value === undefined || value === "" || value === false) return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isJsonObject(value) || Object.keys(value).length > 0;
}

type Given = { [Key in keyof Options]: Options[Key] | undefined };

function present(given: Given): Options {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
