/**
 * A request for a provider, to the wire.
 *
 * The order of the fields is fixed and what comes early changes least, so that equal conversations
 * have equal beginnings.
 *
 * @module
 */

import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import { withoutUndefined } from "../../canonical/without_undefined.ts";
import type { CanonicalRequest, Reasoning, ResponseFormat } from "../../canonical/request.ts";
import type { EncodedRequest, Target, WireProfile } from "../dialect.ts";
import { askInWords } from "../answer_in_words.ts";
import { askByTool } from "../answer_tool.ts";
import { changed } from "../model_effort.ts";
import { fitting } from "../openai_limits.ts";
import { withoutSampling } from "../openai_sampling.ts";
import { limitMarks, writeMark } from "./cache.ts";
import { writeMessages } from "./messages_encode.ts";
import type { Drop } from "./drop.ts";
import { writeThinking } from "./thinking.ts";
import { writeTools } from "./tools_encode.ts";

/** Writes the body for `target`. */
export function encodeRequest(request: CanonicalRequest, target: Target): EncodedRequest {
  const { responseFormat: format } = request;
  const { schemas = "native" } = target.profile;
  if (format?.type !== "json_schema" || schemas === "native") return encode(request, target);
  if (schemas === "words") {
    const { body, dropped } = encode(askInWords(request, format), target);
    return { body, dropped: [...dropped, changed("response_format", format.type, "json_object")] };
  }
  const { request: asked, tool } = askByTool(request, format);
  return { ...encode(asked, target), ...(tool === undefined ? {} : { answerTool: tool }) };
}

function encode(whole: CanonicalRequest, target: Target): EncodedRequest {
  const dropped = new Set<string>();
  const drop: Drop = (name) => {
    dropped.add(name);
  };
  const request = withoutSampling(whole, target.model, drop);
  if (request.reasoning !== undefined) nameLosses(request.reasoning, target.profile, drop);
  if (isFilled(request.metadata) && request.store !== true) drop("metadata");
  const tools = writeTools(request, target.profile, drop);
  const body = renamed(
    {
      model: target.model,
      ...tools,
      messages: writeMessages(request.messages, target.profile, drop),
      ...writeOptions(request, target, drop),
      ...writeThinking(request.reasoning, target, isForced(tools), drop),
      ...writeMark(request.cache, target.profile, drop),
      ...(request.stream ? writeStream(target.profile) : {}),
    },
    target.profile,
    drop,
  );
  limitMarks(body, drop);
  return { body, dropped: [...dropped] };
}

/** What no host knows unless its profile says so. */
const UNKNOWN = { top_k: null };

/** The body in the host's own names, without what it refuses. */
function renamed(body: JsonObject, { fields }: WireProfile, drop: Drop): JsonObject {
  const names: Readonly<Record<string, string | null>> = { ...UNKNOWN, ...fields };
  const result: JsonObject = {};
  for (const [field, value] of Object.entries(body)) {
    const name = names[field];
    if (name === null) drop(field);
    else result[name ?? field] = value;
  }
  return result;
}

/** Without being asked a stream tells no usage; some hosts refuse to be asked. */
function writeStream({ streamUsage = true }: WireProfile): JsonObject {
  return { stream: true, ...(streamUsage ? { stream_options: { include_usage: true } } : {}) };
}

function writeOptions(
  request: CanonicalRequest,
  { profile }: Target,
  drop: Drop,
): JsonObject {
  const { responseFormat } = request;
  return withoutUndefined({
    [profile.maxTokensField ?? "max_completion_tokens"]: request.maxOutputTokens,
    temperature: request.temperature,
    top_p: request.topP,
    top_k: request.topK,
    stop: request.stop,
    seed: request.seed,
    presence_penalty: request.presencePenalty,
    frequency_penalty: request.frequencyPenalty,
    logit_bias: request.logitBias,
    response_format: responseFormat && writeFormat(responseFormat),
    verbosity: request.verbosity,
    service_tier: request.serviceTier,
    // Refused without `store`: labels are for finding what is kept.
    metadata: request.store === true ? request.metadata : undefined,
    user: fitting(request.user, "user", drop),
    prompt_cache_key: fitting(request.cacheKey, "prompt_cache_key", drop),
    // Not keeping the answer is the wire's default, and many hosts do not know the field.
    store: request.store === true ? true : undefined,
  });
}

/** Whether the model is left no choice but to call a tool. */
function isForced({ tool_choice: choice }: JsonObject): boolean {
  if (choice === undefined || choice === "auto" || choice === "none") return false;
  if (!isJsonObject(choice) || !isJsonObject(choice.allowed_tools)) return true;
  return choice.allowed_tools.mode === "required";
}

function isFilled(object: JsonObject | undefined): boolean {
  return object !== undefined && Object.keys(object).length > 0;
}

/** How much of its reasoning a host shows it cannot be told, but for OpenRouter's nothing. */
function nameLosses({ mode, summary }: Reasoning, { thinking }: WireProfile, drop: Drop): void {
  if (mode === "off" || summary === undefined || summary === "auto") return;
  if (thinking !== "reasoning" || summary !== "none") drop("reasoning.summary");
}

function writeFormat(format: ResponseFormat): JsonObject {
  if (format.type === "text") return { type: "text" };
  if (format.type === "json") return { type: "json_object" };
  const { name, description, schema, strict } = format;
  return {
    type: "json_schema",
    json_schema: {
      // The wire demands a name, of which other wires know nothing.
      name: name ?? "response",
      ...(description === undefined ? {} : { description }),
      schema,
      ...(strict === undefined ? {} : { strict }),
    },
  };
}
