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
import { changed, effortWords, writeEffort } from "../model_effort.ts";
import { fitting } from "../openai_limits.ts";
import { withoutSampling } from "../openai_sampling.ts";
import { limitMarks, writeMark } from "./cache.ts";
import { writeMessages } from "./messages_encode.ts";
import type { Drop } from "./drop.ts";
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
  if (request.topK !== undefined) drop("top_k");
  if (request.reasoning !== undefined) nameLosses(request.reasoning, drop);
  if (isFilled(request.metadata) && request.store !== true) drop("metadata");
  const tools = writeTools(request, target.profile, drop);
  const body: JsonObject = {
    model: target.model,
    ...tools,
    messages: writeMessages(request.messages, target.profile, drop),
    ...writeOptions(request, target, drop),
    ...writeSwitch(request, target.profile, isForced(tools), drop),
    ...writeMark(request.cache, target.profile, drop),
    ...(request.stream ? writeStream(target.profile) : {}),
  };
  limitMarks(body, drop);
  return { body, dropped: [...dropped] };
}

/** Without being asked a stream tells no usage; some hosts refuse to be asked. */
function writeStream({ streamUsage = true }: WireProfile): JsonObject {
  return { stream: true, ...(streamUsage ? { stream_options: { include_usage: true } } : {}) };
}

function writeOptions(
  request: CanonicalRequest,
  { model, profile }: Target,
  drop: Drop,
): JsonObject {
  const { reasoning, responseFormat } = request;
  return withoutUndefined({
    [profile.maxTokensField ?? "max_completion_tokens"]: request.maxOutputTokens,
    temperature: request.temperature,
    top_p: request.topP,
    stop: request.stop,
    seed: request.seed,
    presence_penalty: request.presencePenalty,
    frequency_penalty: request.frequencyPenalty,
    logit_bias: request.logitBias,
    reasoning_effort: reasoning && writeLevel(reasoning, model, profile, drop),
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

/** Hosts with a switch refuse a forced call of a model that thinks, as it does by default. */
function writeSwitch(
  { reasoning }: CanonicalRequest,
  { thinkingSwitch = false }: WireProfile,
  forced: boolean,
  drop: Drop,
): JsonObject {
  if (!thinkingSwitch || (reasoning === undefined && !forced)) return {};
  const off = forced || reasoning?.mode === "off";
  if (forced && reasoning !== undefined && reasoning.mode !== "off") drop("reasoning");
  return { thinking: { type: off ? "disabled" : "enabled" } };
}

function isFilled(object: JsonObject | undefined): boolean {
  return object !== undefined && Object.keys(object).length > 0;
}

function writeLevel(
  reasoning: Reasoning,
  model: string,
  { thinkingSwitch = false }: WireProfile,
  drop: Drop,
): string | undefined {
  if (thinkingSwitch && reasoning.mode === "off") return undefined;
  return writeEffort(reasoning, effortWords(model, "chat"), drop);
}

/** How much of its reasoning a host shows it cannot be told. */
function nameLosses({ mode, summary }: Reasoning, drop: Drop): void {
  if (mode !== "off" && summary !== undefined && summary !== "auto") drop("reasoning.summary");
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
