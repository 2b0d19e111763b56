/**
 * The scripted model's Anthropic Messages API.
 *
 * @module
 */

import { array, count, type Json, maybe, object, objects, string } from "./json.ts";
import {
  type Asked,
  type Block,
  checkClosed,
  checkPairs,
  contentText,
  lastResults,
  pieces,
  type Plan,
  type ScriptedDialect,
  SIGNATURE,
  THOUGHT,
  USAGE,
} from "./scripted_speech.ts";
import { sseFrame } from "./sse.ts";

/** Reads and writes the messages wire. */
export const messagesAnswer: ScriptedDialect = { read, stream, reply, fault, count: countTokens };

const NO_THREADS = "thread: not supported";

function read(body: Json): Asked {
  if (count(body.max_tokens) < 1) throw new Error("max_tokens: field required");
  if (body.thread !== undefined) throw new Error(NO_THREADS);
  const messages = objects(body.messages, "messages").map((message) => ({
    role: string(message.role),
    content: typeof message.content === "string"
      ? [{ type: "text", text: message.content }]
      : objects(message.content),
  }));
  if (messages[0]?.role !== "user") throw new Error("messages: the first must be the user's");
  const calls: string[] = [];
  const answered: string[] = [];
  let thinkingReturned = false;
  for (const { role, content } of messages) {
    if (content.length === 0) throw new Error("messages: content must not be empty");
    for (const block of content) {
      if (block.type === "text" && block.text === "") throw new Error("text must not be empty");
      if (block.type === "tool_use") {
        if (role !== "assistant") throw new Error("tool_use outside an assistant's turn");
        object(block.input, "tool_use.input");
        calls.push(string(block.id));
      }
      if (block.type === "tool_result") answered.push(string(block.tool_use_id));
      if (block.type === "thinking") thinkingReturned ||= checkThinking(block);
    }
  }
  checkPairs(calls, answered);
  if (maybe(body, "thinking").type === "enabled") checkThinks(body, messages);
  const results = messages.at(-1)?.content.filter((block) => block.type === "tool_result") ?? [];
  const schema = schemaOf(body);
  const tool = objects(body.tools ?? [])[0];
  return {
    model: string(body.model),
    stream: body.stream === true,
    thinkingReturned,
    includeUsage: true,
    ...(tool ? { tool: string(tool.name) } : {}),
    ...lastResults(results.map(({ content }) => contentText(content))),
    ...(schema ? { schema } : {}),
  };
}

/** What the vendor demands where thinking has a budget. */
function checkThinks(body: Json, messages: { role: string; content: Json[] }[]): void {
  const budget = count(maybe(body, "thinking").budget_tokens);
  if (budget < 1024) throw new Error("thinking.budget_tokens: at least 1024");
  if (budget >= count(body.max_tokens)) throw new Error("max_tokens must exceed the budget");
  if (count(body.temperature ?? 1) !== 1) throw new Error("temperature may only be 1");
  const choice = maybe(body, "tool_choice").type;
  if (choice === "any" || choice === "tool") throw new Error("thinking while a tool is forced");
  // A loop of calls and their results is one turn.
  const asked = messages.findLastIndex(({ role, content }) =>
    role === "user" && content.every(({ type }) => type !== "tool_result")
  );
  const turn = messages[asked + 1]?.content ?? [];
  const calls = turn.some(({ type }) => type === "tool_use");
  const begins = turn[0]?.type;
  if (calls && begins !== "thinking" && begins !== "redacted_thinking") {
    throw new Error(`Expected \`thinking\` or \`redacted_thinking\`, but found \`${begins}\``);
  }
}

function schemaOf(body: Json): Json | undefined {
  const format = maybe(maybe(body, "output_config"), "format");
  if (format.type !== "json_schema") return undefined;
  checkClosed(object(format.schema));
  return object(format.schema);
}

/** The vendor refuses thinking that was touched. */
function checkThinking(block: Json): boolean {
  if (block.signature !== SIGNATURE || block.thinking !== THOUGHT) {
    throw new Error("Invalid `signature` in `thinking` block");
  }
  return true;
}

/** A count of the prompt, where that is what was asked. */
function countTokens(body: Json, path: string): Json | undefined {
  if (!path.endsWith("/count_tokens")) return undefined;
  const texts = objects(body.messages).map(({ content }) => contentText(content));
  return { input_tokens: texts.join(" ").split(" ").length };
}

function stream({ id, asked, blocks }: Plan): string[] {
  const event = (type: string, more: Json): string => sseFrame({ type, ...more }, type);
  const out = [
    event("message_start", {
      message: {
        ...messageOf(id, asked),
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { ...usage(), output_tokens: 1 },
      },
    }),
    event("ping", {}),
  ];
  for (const [index, block] of blocks.entries()) {
    out.push(event("content_block_start", { index, content_block: startOf(block) }));
    for (const delta of deltasOf(block)) out.push(event("content_block_delta", { index, delta }));
    out.push(event("content_block_stop", { index }));
  }
  out.push(
    event("message_delta", {
      delta: { stop_reason: reasonOf(blocks), stop_sequence: null },
      usage: { output_tokens: USAGE.output },
    }),
    event("message_stop", {}),
  );
  return out;
}

function startOf(block: Block): Json {
  switch (block.type) {
    case "text":
      return { type: "text", text: "" };
    case "thinking":
      return { type: "thinking", thinking: "", signature: "" };
    case "tool":
      return { type: "tool_use", id: block.id, name: block.name, input: {} };
  }
}

function deltasOf(block: Block): Json[] {
  switch (block.type) {
    case "text":
      return pieces(block.text).map((text) => ({ type: "text_delta", text }));
    case "thinking":
      return [
        ...pieces(block.text).map((thinking) => ({ type: "thinking_delta", thinking })),
        { type: "signature_delta", signature: block.signature },
      ];
    case "tool":
      return ["", ...pieces(block.arguments)].map((partial_json) => ({
        type: "input_json_delta",
        partial_json,
      }));
  }
}

function reply({ id, asked, blocks }: Plan): Json {
  return {
    ...messageOf(id, asked),
    content: array(blocks).map((each) => {
      const block = each as Block;
      if (block.type === "tool") return { ...startOf(block), input: JSON.parse(block.arguments) };
      if (block.type === "text") return block;
      return { type: "thinking", thinking: block.text, signature: block.signature };
    }),
    stop_reason: reasonOf(blocks),
    stop_sequence: null,
    usage: usage(),
  };
}

function messageOf(id: string, asked: Asked): Json {
  return { id: `msg_${id}`, type: "message", role: "assistant", model: asked.model };
}

function reasonOf(blocks: Block[]): string {
  return blocks.some((block) => block.type === "tool") ? "tool_use" : "end_turn";
}

function usage(): Json {
  return {
    input_tokens: USAGE.prompt - USAGE.cached,
    cache_read_input_tokens: USAGE.cached,
    cache_creation_input_tokens: 0,
    output_tokens: USAGE.output,
  };
}

function fault(message: string, status: number): Json {
  if (status === 429) return { type: "error", error: { type: "rate_limit_error", message } };
  // What an account without threads is told; the SDK then goes on without them.
  const details = message.includes(NO_THREADS)
    ? { details: { error_code: "thread_unsupported_request", unsupported: ["thread"] } }
    : {};
  return { type: "error", error: { type: "invalid_request_error", message, ...details } };
}
