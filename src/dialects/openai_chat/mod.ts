/**
 * OpenAI Chat Completions: the wire that most hosts speak.
 *
 * @module
 */

import type { Dialect } from "../dialect.ts";
import { encodeOpenAiFault } from "../openai_fault.ts";
import { decodeFault } from "./fault.ts";
import { createLint, isSound } from "./lint.ts";
import { decodeReply, encodeReply } from "./reply.ts";
import { decodeRequest } from "./request_decode.ts";
import { encodeRequest } from "./request_encode.ts";
import { createStreamDecoder, isNotable } from "./stream_decode.ts";
import { createStreamEncoder, encodeStreamFault } from "./stream_encode.ts";

/** The dialect of `POST /v1/chat/completions`. */
export const openAiChat: Dialect = {
  id: "openai-chat",
  path: () => "/chat/completions",
  ownHeaders: [
    "openai-beta",
    "user-agent",
    "originator",
    "x-stainless-*",
    "x-client-request-id",
  ],
  optionNames: new Map([["reasoning.effort", "reasoning_effort"]]),
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
  encodeFault: (fault) => encodeOpenAiFault(fault),
};
