/**
 * Google's Gemini API, `v1beta`.
 *
 * @module
 */

import { isJsonObject } from "../../canonical/json.ts";
import type { Dialect } from "../dialect.ts";
import { decodeFault, encodeFault } from "./fault.ts";
import { createLint, isSound } from "./lint.ts";
import { OWN } from "./origin.ts";
import { decodeReply, encodeReply } from "./reply.ts";
import { decodeRequest } from "./request_decode.ts";
import { encodeRequest } from "./request_encode.ts";
import { createStreamDecoder, isNotable } from "./stream_decode.ts";
import { createStreamEncoder, encodeStreamFault } from "./stream_encode.ts";

/** The dialect of `models/{model}:generateContent` and `:streamGenerateContent`. */
export const gemini: Dialect = {
  id: OWN,
  path: (model, stream) => {
    const method = stream ? "streamGenerateContent?alt=sse" : "generateContent";
    return `/models/${encodeURIComponent(model)}:${method}`;
  },
  ownHeaders: ["x-goog-api-client", "user-agent"],
  counting: {
    path: (model) => `/models/${encodeURIComponent(model)}:countTokens`,
    // A prompt comes as it is, or wrapped in a whole request.
    request: ({ generateContentRequest, ...body }) =>
      isJsonObject(generateContentRequest) ? { ...body, ...generateContentRequest } : body,
    encode: (tokens) => ({ totalTokens: tokens }),
  },
  optionNames: new Map([
    ["temperature", "generationConfig.temperature"],
    ["top_p", "generationConfig.topP"],
    ["top_k", "generationConfig.topK"],
    ["stop", "generationConfig.stopSequences"],
    ["seed", "generationConfig.seed"],
    ["presence_penalty", "generationConfig.presencePenalty"],
    ["frequency_penalty", "generationConfig.frequencyPenalty"],
    ["reasoning", "generationConfig.thinkingConfig.thinkingBudget"],
    ["reasoning.budget_tokens", "generationConfig.thinkingConfig.thinkingBudget"],
    ["reasoning.effort", "generationConfig.thinkingConfig.thinkingLevel"],
    ["reasoning.summary", "generationConfig.thinkingConfig.includeThoughts"],
    ["response_format", "generationConfig.responseMimeType"],
    ["response_format.json_schema", "generationConfig.responseJsonSchema"],
    ["tool_choice", "toolConfig.functionCallingConfig.allowedFunctionNames"],
    ["service_tier", "serviceTier"],
    ["metadata", "labels"],
  ]),
  decodeRequest,
  encodeRequest,
  decodeReply,
  encodeReply,
  createStreamDecoder,
  createStreamEncoder,
  createLint,
  isSound,
  isNotable,
  decodeFault,
  encodeStreamFault,
  encodeFault: (fault) => encodeFault(fault),
};
