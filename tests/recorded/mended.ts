/**
 * Recordings that are not passed on byte for byte to clients of their own wire, because the vendor's
 * own SDK would stumble over them. Short, and to stay so.
 *
 * @module
 */

/** Which, and what is wrong with it. */
export const MENDED: Readonly<Record<string, string>> = {
  "vercel-ai/cerebras/fixtures/cererebras-structured-output-tools.1.chunks.txt":
    "two calls have one index",
  "vercel-ai/mistral/mistral-tool-call.chunks.txt": "a call has no index",
  "vercel-ai/mistral/mistral-incremental-tool-call.chunks.txt": "nobody tells the role",
  "vercel-ai/openai-compatible/chat/anthropic-fallback-tool-call.sse": "calls count from one",
  "vercel-ai/anthropic/duplicate-message-start.chunks.txt": "the message begins twice",
  "vercel-ai/openai/responses/github-copilot-id-rotation.1.chunks.txt":
    "an item has another id in each event",
  "llm-spec/mocks/anthropic/v1_messages/test_streaming_extended_thinking.json":
    "message_delta has no usage",
  "llm-spec/mocks/anthropic/v1_messages/test_streaming_web_search_tool_use.json":
    "a block is stopped under another's index",
  "llm-spec/mocks/openai/v1_responses/stream.jsonl": "deltas name no item",
};

/** Whole answers written by hand whose messages have no content, which the vendor's SDK walks. */
export const MENDED_REPLIES: RegExp = /^llm-spec\/mocks\/openai\/v1_responses\//;
