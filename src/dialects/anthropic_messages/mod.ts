/**
 * Anthropic's Messages API, `POST /v1/messages`, in both directions.
 * See https://platform.claude.com/docs/en/api/messages.
 *
 * @module
 */

import type { Dialect, SseFrame } from "../dialect.ts";
import { decodeFault, encodeFault, encodeStreamFault } from "./fault.ts";
import { createLint, isSound } from "./lint.ts";
import { OWN } from "./origin.ts";
import { decodeReply, encodeReply } from "./reply.ts";
import { decodeRequest } from "./request_decode.ts";
import { encodeRequest } from "./request_encode.ts";
import { createStreamDecoder } from "./stream_decode.ts";
import { createStreamEncoder } from "./stream_encode.ts";

/**
 * The Messages dialect.
 *
 * @example
 * ```ts
 * import { anthropicMessages } from "./mod.ts";
 * const { request } = anthropicMessages.decodeRequest({
 *   model: "claude-sonnet-5",
 *   max_tokens: 1024,
 *   messages: [{ role: "user", content: "Hi" }],
 * });
 * request.messages; // [{ role: "user", content: [{ type: "text", text: "Hi" }] }]
 * ```
 */
export const anthropicMessages: Dialect = {
  id: OWN,
  path: () => "/messages",
  ownHeaders: [
    "anthropic-version",
    "anthropic-beta",
    "anthropic-dangerous-direct-browser-access",
    "user-agent",
    "x-app",
    "x-claude-code-*",
    "x-stainless-*",
  ],
  counting: {
    path: () => "/messages/count_tokens",
    request: (body) => ({ max_tokens: 1, ...body }),
    encode: (tokens) => ({ input_tokens: tokens }),
  },
  optionNames: new Map([
    ["stop", "stop_sequences"],
    ["reasoning", "thinking"],
    ["reasoning.effort", "output_config.effort"],
    ["reasoning.budget_tokens", "thinking.budget_tokens"],
    ["response_format", "output_config.format"],
    ["response_format.json_schema", "output_config.format"],
    ["parallel_tool_calls", "tool_choice.disable_parallel_tool_use"],
    ["user", "metadata.user_id"],
    ["reasoning.summary", "thinking.display"],
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
  encodeFault,
};

/** Everything but the events of blocks and pings; hosts that name no events are told by the data. */
function isNotable(frame: SseFrame): boolean {
  const name = frame.event;
  if (name !== undefined && name !== "" && name !== "message") {
    return !name.startsWith("content_block_") && name !== "ping";
  }
  return frame.data.includes('"message_') || frame.data.includes('"error"');
}
