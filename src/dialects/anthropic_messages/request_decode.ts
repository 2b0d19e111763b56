/**
 * A client's request: `POST /v1/messages`.
 *
 * @module
 */

import { badRequest, FaultError } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { CanonicalRequest, ResponseFormat } from "../../canonical/request.ts";
import type { DecodedRequest } from "../dialect.ts";
import { readBody } from "../read.ts";
import { fitsStrict } from "../strict_schema.ts";
import { decodeMark } from "./cache.ts";
import { decodeMessages, decodeSystem } from "./messages_decode.ts";
import { requestSchema, type WireRequest } from "./schema.ts";
import { decodeReasoning } from "./thinking.ts";
import { decodeToolChoice, decodeTools } from "./tools_decode.ts";

/** The fields that have a place in the canonical form. */
const KNOWN: ReadonlySet<string> = new Set([
  "model",
  "max_tokens",
  "messages",
  "system",
  "tools",
  "tool_choice",
  "thinking",
  "output_config",
  "output_format",
  "metadata",
  "stop_sequences",
  "stream",
  "temperature",
  "top_p",
  "top_k",
  "service_tier",
  "cache_control",
  "billing_policy",
]);

/** Values that say what would be the case anyway. */
const DEFAULTS: ReadonlyMap<string, JsonValue> = new Map([
  ["speed", "standard"],
  ["inference_geo", "global"],
]);

/** Reads a request body; see {@link Dialect.decodeRequest}. */
export function decodeRequest(body: JsonObject): DecodedRequest {
  rejectThread(body.thread);
  rejectForeign(body);
  rejectWarming(body);
  const wire = readBody(requestSchema, body);
  const dropped = new Set<string>(unknownFields(body));
  const request: CanonicalRequest = {
    model: wire.model,
    messages: [...decodeSystem(wire.system), ...decodeMessages(wire.messages, dropped)],
    tools: decodeTools(wire.tools ?? [], dropped),
    stream: wire.stream ?? false,
    maxOutputTokens: wire.max_tokens,
    ...sampling(wire),
    ...choice(wire),
    ...output(wire, dropped),
    ...callerData(wire, dropped),
  };
  if (wire.cache_control !== undefined) request.cache = decodeMark(wire.cache_control).cache ?? {};
  return { request, dropped: [...dropped] };
}

/**
 * Message threads (a beta) keep the conversation at the vendor. A translated request has no such
 * place; these are the two answers after which the vendor's SDK sends the whole history instead.
 */
function rejectThread(thread: JsonValue | undefined): void {
  if (thread === undefined || thread === null) return;
  if (isJsonObject(thread) && thread.type === "continue") {
    throw new FaultError({
      kind: "not_found",
      origin: "client",
      status: 404,
      message: "Cannot continue the thread: conversations are not stored here",
      param: "thread",
      details: { details: { error_code: "thread_not_found" } },
    });
  }
  throw badRequest("Cannot create a thread: conversations are not stored here", "thread", {
    details: { error_code: "thread_unsupported_request", unsupported: ["thread"] },
  });
}

/**
 * What only the vendor has, and what a request is not the same without: state the model is to work
 * with, where in the world it runs, who pays, and the order to sum up instead of to answer.
 */
function rejectForeign(body: JsonObject): void {
  for (const field of ["container", "mcp_servers", "inference_geo", "compaction"]) {
    if (isSet(body[field]) && body[field] !== DEFAULTS.get(field)) throw foreign(field);
  }
  const billing = body.billing_policy;
  if (isJsonObject(billing) && isSet(billing.bill_to) && billing.bill_to !== "self") {
    throw foreign("billing_policy");
  }
}

/** The vendor fills its cache and says nothing; anyone else would answer, or refuse the number. */
function rejectWarming({ max_tokens: most }: JsonObject): void {
  if (most !== 0) return;
  throw badRequest(
    "Cannot use 'max_tokens' of 0: the provider would answer instead of filling its cache",
    "max_tokens",
  );
}

function foreign(field: string): Error {
  return badRequest(`Cannot pass on '${field}': only Anthropic's own API has it`, field);
}

function unknownFields(body: JsonObject): string[] {
  return Object.keys(body).filter((name) =>
    !KNOWN.has(name) && name !== "thread" && isSet(body[name]) &&
    body[name] !== DEFAULTS.get(name)
  ).concat(
    unknownMembers(body, "thinking", ["type", "budget_tokens", "display"]),
    unknownMembers(body, "output_config", ["effort", "format", "task_budget"]),
  );
}

function unknownMembers(body: JsonObject, field: string, known: string[]): string[] {
  const value = body[field];
  if (!isJsonObject(value)) return [];
  return Object.keys(value)
    .filter((name) => !known.includes(name) && isSet(value[name]))
    .map((name) => `${field}.${name}`);
}

function isSet(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  return isJsonObject(value)
    ? Object.values(value).some(isSet)
    : !Array.isArray(value) || value.length > 0;
}

function sampling(wire: WireRequest): Partial<CanonicalRequest> {
  return {
    ...(wire.temperature === undefined ? {} : { temperature: wire.temperature }),
    ...(wire.top_p === undefined ? {} : { topP: wire.top_p }),
    ...(wire.top_k === undefined ? {} : { topK: wire.top_k }),
    ...(wire.stop_sequences?.length ? { stop: wire.stop_sequences } : {}),
  };
}

function choice(wire: WireRequest): Partial<CanonicalRequest> {
  const one = wire.tool_choice?.disable_parallel_tool_use;
  return {
    ...(wire.tool_choice === undefined ? {} : { toolChoice: decodeToolChoice(wire.tool_choice) }),
    ...(one === undefined ? {} : { parallelToolCalls: !one }),
  };
}

function output(wire: WireRequest, dropped: Set<string>): Partial<CanonicalRequest> {
  const reasoning = decodeReasoning(wire);
  const format = wire.output_config?.format ?? wire.output_format;
  const responseFormat: ResponseFormat | undefined = format === undefined ? undefined : {
    type: "json_schema",
    schema: format.schema,
    ...(fitsStrict(format.schema) ? { strict: true } : {}),
  };
  if (wire.output_config?.task_budget !== undefined) dropped.add("output_config.task_budget");
  if (reasoning?.mode === "off" && wire.output_config?.effort !== undefined) {
    dropped.add("output_config.effort");
  }
  return {
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(responseFormat === undefined ? {} : { responseFormat }),
  };
}

function callerData(wire: WireRequest, dropped: Set<string>): Partial<CanonicalRequest> {
  const { user_id: user, ...rest } = wire.metadata ?? {};
  for (const name of Object.keys(rest)) if (isSet(rest[name])) dropped.add(`metadata.${name}`);
  const tier = wire.service_tier === "standard_only" ? "default" : wire.service_tier;
  return {
    ...(typeof user === "string" && user !== "" ? { user } : {}),
    ...(tier === undefined ? {} : { serviceTier: tier }),
  };
}
