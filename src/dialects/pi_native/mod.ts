/**
 * Pi's own wire, `POST /v1/pi/stream`: the conversation, the options and the events of oh-my-pi
 * (https://github.com/can1357/oh-my-pi) as JSON. Its clients ask its gateway in it, which is called
 * Pi in this folder; asked here, they need another address and nothing else.
 *
 * @module
 */

import type { Dialect } from "../dialect.ts";
import { saidIn } from "./asked.ts";
import { decodeFault, encodeFault, encodeStreamFault } from "./fault.ts";
import { OWN } from "./origin.ts";
import { readdress } from "./readdress.ts";
import { decodeReply, encodeReply } from "./reply.ts";
import { decodeRequest } from "./request_decode.ts";
import { encodeRequest } from "./request_encode.ts";
import { createStreamDecoder, isNotable } from "./stream_decode.ts";
import { createStreamEncoder } from "./stream_encode.ts";

/** The dialect of `/v1/pi/stream`. */
export const piNative: Dialect = {
  id: OWN,
  // Below the gateway's own address: its clients are configured without the `/v1`.
  path: () => "/v1/pi/stream",
  ownHeaders: [],
  optionNames: new Map([
    ["cache_control", "options.cacheRetention"],
    ["frequency_penalty", "options.frequencyPenalty"],
    ["metadata", "options.metadata"],
    ["presence_penalty", "options.presencePenalty"],
    ["prompt_cache_key", "options.promptCacheKey"],
    ["reasoning", "options.reasoning"],
    ["reasoning.budget_tokens", "options.thinkingBudgets"],
    ["reasoning.effort", "options.reasoning"],
    ["reasoning.summary", "options.hideThinkingSummary"],
    ["service_tier", "options.serviceTier"],
    ["stop", "options.stopSequences"],
    ["temperature", "options.temperature"],
    ["top_k", "options.topK"],
    ["tool_choice", "options.toolChoice"],
    ["top_p", "options.topP"],
    ["user", "options.metadata.user_id"],
    ["verbosity", "options.textVerbosity"],
  ]),
  saidIn,
  readdress,
  decodeRequest,
  encodeRequest,
  decodeReply,
  encodeReply,
  createStreamDecoder,
  createStreamEncoder,
  isNotable,
  decodeFault,
  encodeStreamFault,
  encodeFault,
};
