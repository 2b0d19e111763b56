/**
 * The response object: the caller's settings echoed, as the vendor does and strict clients expect, and
 * the wire's own defaults where the caller said nothing.
 *
 * @module
 */

import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { Usage } from "../../canonical/usage.ts";
import type { AnswerContext } from "../dialect.ts";
import { encodeUsage } from "./usage.ts";

/** Where an answer stands. */
export interface ResponseState {
  status: "queued" | "in_progress" | "completed" | "incomplete" | "failed";
  output: JsonObject[];
  usage?: Usage | undefined;
  incomplete_details?: JsonObject | null;
  error?: JsonObject;
}

/** Writes the response object of one answer, again and again as it proceeds. */
export interface ResponseWriter {
  /** As an object. */
  object(state: ResponseState): JsonObject;
  /** As JSON. */
  json(state: ResponseState): string;
}

/** Creates the writer. The settings are printed once: with a long list of tools they are most of it. */
export function createResponseWriter(
  id: string,
  context: Pick<AnswerContext, "model" | "created" | "now" | "request">,
): ResponseWriter {
  const settings = settingsOf(context.request);
  const tail = JSON.stringify(settings).slice(1);

  function head(state: ResponseState): JsonObject {
    return {
      id,
      object: "response",
      created_at: context.created,
      completed_at: state.status === "completed" ? context.now?.() ?? null : null,
      status: state.status,
      error: state.error ?? null,
      incomplete_details: state.incomplete_details ?? null,
      model: context.model,
      output: state.output,
      usage: state.usage === undefined ? null : encodeUsage(state.usage),
      service_tier: tierOf(state.usage?.serviceTier ?? context.request.service_tier),
    };
  }

  return {
    object: (state) => ({ ...head(state), ...settings }),
    json: (state) => `${JSON.stringify(head(state)).slice(0, -1)},${tail}`,
  };
}

function settingsOf(request: JsonObject): JsonObject {
  const { text, reasoning } = request;
  return {
    background: request.background === true,
    ...conversationIn(request),
    frequency_penalty: request.frequency_penalty ?? 0,
    instructions: request.instructions ?? null,
    max_output_tokens: request.max_output_tokens ?? null,
    max_tool_calls: request.max_tool_calls ?? null,
    metadata: request.metadata ?? {},
    parallel_tool_calls: request.parallel_tool_calls ?? true,
    presence_penalty: request.presence_penalty ?? 0,
    previous_response_id: request.previous_response_id ?? null,
    prompt_cache_key: request.prompt_cache_key ?? null,
    reasoning: { effort: null, summary: null, ...(isJsonObject(reasoning) ? reasoning : {}) },
    safety_identifier: request.safety_identifier ?? null,
    store: request.store ?? true,
    temperature: request.temperature ?? 1,
    text: { format: { type: "text" }, ...(isJsonObject(text) ? withoutNulls(text) : {}) },
    tool_choice: request.tool_choice ?? "auto",
    tools: request.tools ?? [],
    top_logprobs: request.top_logprobs ?? 0,
    top_p: request.top_p ?? 1,
    truncation: request.truncation ?? "disabled",
    ...(typeof request.user === "string" ? { user: request.user } : {}),
  };
}

/** The caller may name the conversation alone; it is told as an object. */
function conversationIn({ conversation }: JsonObject): JsonObject {
  if (typeof conversation === "string") return { conversation: { id: conversation } };
  return isJsonObject(conversation) ? { conversation } : {};
}

function withoutNulls(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

const TIERS: ReadonlySet<unknown> = new Set([
  "auto",
  "default",
  "flex",
  "scale",
  "priority",
  "fast",
  "ultrafast",
]);

/** Other vendors' words for a tier mean nothing to a client of this wire. */
function tierOf(tier: unknown): string {
  return typeof tier === "string" && TIERS.has(tier) ? tier : "default";
}
