/**
 * OpenAI's Responses API (`POST /responses`), in both directions.
 * See https://platform.openai.com/docs/api-reference/responses.
 *
 * @module
 */

import type { Dialect } from "../dialect.ts";
import { decodeOpenAiFault, encodeOpenAiFault } from "../openai_fault.ts";
import { encodeStreamFault } from "./fault.ts";
import { createLint, isSound } from "./lint.ts";
import { decodeReply, encodeReply } from "./reply.ts";
import { decodeRequest } from "./request_decode.ts";
import { encodeRequest } from "./request_encode.ts";
import { createStreamDecoder, isNotable } from "./stream_decode.ts";
import { createStreamEncoder } from "./stream_encode.ts";

/** The Responses API. */
export const openAiResponses: Dialect = {
  id: "openai-responses",
  path: () => "/responses",
  ownHeaders: [
    "openai-beta",
    "user-agent",
    "session_id",
    "session-id",
    "thread-id",
    "conversation_id",
    "x-client-request-id",
    "x-stainless-*",
  ],
  counting: {
    path: () => "/responses/input_tokens",
    request: (body) => body,
    encode: (tokens) => ({ object: "response.input_tokens", input_tokens: tokens }),
  },
  optionNames: new Map([
    ["response_format", "text.format"],
    ["response_format.json_schema", "text.format"],
    ["verbosity", "text.verbosity"],
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
  decodeFault: decodeOpenAiFault,
  encodeStreamFault,
  encodeFault: (fault) => encodeOpenAiFault(fault),
};
