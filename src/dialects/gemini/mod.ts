/**
 * Google's Gemini API, `v1beta`.
 *
 * @module
 */

import { isJsonObject } from "../../canonical/json.ts";
import type { Dialect } from "../dialect.ts";
import { decodeFault, encodeFault } from "./fault.ts";
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
  decodeRequest,
  encodeRequest,
  decodeReply,
  encodeReply,
  createStreamDecoder,
  createStreamEncoder,
  isNotable,
  decodeFault,
  encodeStreamFault,
  encodeFault: (fault) => encodeFault(fault),
};
