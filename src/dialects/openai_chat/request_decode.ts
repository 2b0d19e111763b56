/**
 * A client's request, from the wire.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import { withoutUndefined } from "../../canonical/without_undefined.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { DecodedRequest } from "../dialect.ts";
import { readBody } from "../read.ts";
import { readMessages } from "./messages_decode.ts";
import { readOptions } from "./options_decode.ts";
import { chatRequest } from "./schema.ts";
import { readToolChoice, readTools, usesFunctions } from "./tools_decode.ts";
import type { ChatRequest } from "./wire.ts";

/** Fields with a canonical place, or with none and no need of one. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  "model",
  "messages",
  "tools",
  "functions",
  "tool_choice",
  "function_call",
  "parallel_tool_calls",
  "stream",
  // Shapes the client's own stream, which the encoder reads from the client's body.
  "stream_options",
  "max_completion_tokens",
  "max_tokens",
  "temperature",
  "top_p",
  "top_k",
  "stop",
  "seed",
  "presence_penalty",
  "frequency_penalty",
  "logit_bias",
  "response_format",
  "reasoning_effort",
  "reasoning",
  "thinking",
  "verbosity",
  "service_tier",
  "metadata",
  "user",
  "safety_identifier",
  "prompt_cache_key",
  "store",
  "n",
  "audio",
]);

/** Reads a client's body. */
export function decodeRequest(body: JsonObject): DecodedRequest {
  const read = readBody(chatRequest, body);
  refuse(read);
  refuseModeration(body);
  const dropped = new Set<string>();
  const parallel = usesFunctions(read) ? false : read.parallel_tool_calls;
  const request = {
    model: read.model,
    messages: readMessages(read.messages, (name) => dropped.add(name)),
    tools: readTools(read),
    stream: read.stream ?? false,
    ...withoutUndefined({ toolChoice: readToolChoice(read), parallelToolCalls: parallel }),
    ...readOptions(read),
  };
  if (read.stream_options?.include_obfuscation === true) {
    dropped.add("stream_options.include_obfuscation");
  }
  for (const name in body) {
    if (!UNDERSTOOD.has(name) && matters(name, body[name])) dropped.add(name);
  }
  return { request, dropped: [...dropped] };
}

/** Wishes that change what an answer is, and that no other wire can grant. */
function refuse(body: ChatRequest): void {
  if (body.n !== undefined && body.n > 1) {
    throw badRequest("Cannot give several choices: this route answers with one", "n");
  }
  if (body.modalities?.includes("audio") || body.audio !== undefined) {
    throw badRequest(
      "Cannot answer with sound: this route answers with text",
      body.audio === undefined ? "modalities" : "audio",
    );
  }
}

/** Without a policy that holds something back, more would pass than the caller lets pass. */
function refuseModeration({ moderation }: JsonObject): void {
  const policy = isJsonObject(moderation) ? moderation.policy : undefined;
  if (!isJsonObject(policy)) return;
  const blocks = [policy.input, policy.output]
    .some((one) => isJsonObject(one) && one.mode === "block");
  if (!blocks) return;
  throw badRequest("Cannot use 'moderation': the provider would let everything pass", "moderation");
}

/** Whether a field says anything that its absence would not. */
function matters(name: string, value: JsonValue | undefined): boolean {
  if (value === null || value === undefined) return false;
  switch (name) {
    case "logprobs":
      return value !== false;
    case "top_logprobs":
      return value !== 0;
    case "modalities":
      return !(Array.isArray(value) && value.length === 1 && value[0] === "text");
    default:
      return true;
  }
}
