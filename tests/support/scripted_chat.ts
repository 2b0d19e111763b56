/**
 * The scripted model's Chat Completions API.
 *
 * @module
 */

import { type Json, maybe, object, objects, string } from "./json.ts";
import {
  type Asked,
  checkClosed,
  checkPairs,
  contentText,
  lastResults,
  pieces,
  type Plan,
  type ScriptedDialect,
  trailing,
  USAGE,
} from "./scripted_speech.ts";
import { sseFrame } from "./sse.ts";

/** Reads and writes the chat wire. */
export const chatAnswer: ScriptedDialect = { read, stream, reply, fault };

function read(body: Json): Asked {
  const messages = objects(body.messages, "messages");
  const calls: string[] = [];
  const results: string[] = [];
  for (const message of messages) {
    if (message.role === "tool") results.push(string(message.tool_call_id));
    for (const call of objects(message.tool_calls ?? [])) {
      calls.push(string(call.id));
      object(JSON.parse(string(object(call.function).arguments)));
    }
  }
  checkPairs(calls, results);
  const last = trailing(messages, ({ role }) => role === "tool");
  const schema = schemaOf(body);
  const tool = objects(body.tools ?? [])[0];
  if (tool && tool.type !== "function") throw new Error("a tool that is no function");
  return {
    model: string(body.model),
    stream: body.stream === true,
    thinkingReturned: messages.some((message) => typeof message.reasoning_content === "string"),
    includeUsage: maybe(body, "stream_options").include_usage === true,
    ...(tool ? { tool: string(object(tool.function).name) } : {}),
    ...lastResults(last.map(({ content }) => contentText(content))),
    ...(schema ? { schema } : {}),
  };
}

function schemaOf(body: Json): Json | undefined {
  const format = maybe(body, "response_format");
  if (format.type !== "json_schema") return undefined;
  const { name, schema, strict } = object(format.json_schema);
  string(name);
  if (strict === true) checkClosed(object(schema));
  return object(schema);
}

function stream({ id, asked, blocks }: Plan): string[] {
  const chunk = (choices: Json[], more: Json = {}): string =>
    sseFrame({
      id: `chatcmpl-${id}`,
      object: "chat.completion.chunk",
      created: 1_700_000_000,
      model: asked.model,
      choices,
      ...more,
    });
  const delta = (delta: Json, reason: string | null = null): string =>
    chunk([{ index: 0, delta, logprobs: null, finish_reason: reason }]);

  const out = [delta({ role: "assistant", content: "" })];
  let calls = 0;
  for (const block of blocks) {
    if (block.type === "tool") {
      const index = calls++;
      const begun = { name: block.name, arguments: "" };
      out.push(delta({ tool_calls: [{ index, id: block.id, type: "function", function: begun }] }));
      for (const piece of pieces(block.arguments)) {
        out.push(delta({ tool_calls: [{ index, function: { arguments: piece } }] }));
      }
      continue;
    }
    const field = block.type === "thinking" ? "reasoning_content" : "content";
    for (const piece of pieces(block.text)) out.push(delta({ [field]: piece }));
  }
  out.push(delta({}, reasonOf(blocks)));
  if (asked.includeUsage) out.push(chunk([], { usage: usage() }));
  out.push(sseFrame("[DONE]"));
  return out;
}

function reply({ id, asked, blocks }: Plan): Json {
  const text = blocks.flatMap((block) => block.type === "text" ? [block.text] : []).join("");
  const thinking = blocks.flatMap((block) => block.type === "thinking" ? [block.text] : []).join(
    "",
  );
  const calls = blocks.flatMap((block) =>
    block.type === "tool"
      ? [{
        id: block.id,
        type: "function",
        function: { name: block.name, arguments: block.arguments },
      }]
      : []
  );
  return {
    id: `chatcmpl-${id}`,
    object: "chat.completion",
    created: 1_700_000_000,
    model: asked.model,
    choices: [{
      index: 0,
      message: {
        role: "assistant",
        content: text || null,
        refusal: null,
        ...(thinking ? { reasoning_content: thinking } : {}),
        ...(calls.length > 0 ? { tool_calls: calls } : {}),
      },
      logprobs: null,
      finish_reason: reasonOf(blocks),
    }],
    usage: usage(),
  };
}

function reasonOf(blocks: Plan["blocks"]): string {
  return blocks.some((block) => block.type === "tool") ? "tool_calls" : "stop";
}

function usage(): Json {
  return {
    prompt_tokens: USAGE.prompt,
    completion_tokens: USAGE.output,
    total_tokens: USAGE.prompt + USAGE.output,
    prompt_tokens_details: { cached_tokens: USAGE.cached },
    completion_tokens_details: { reasoning_tokens: USAGE.reasoning },
  };
}

function fault(message: string, status: number): Json {
  return status === 429
    ? { error: { message, type: "requests", param: null, code: "rate_limit_exceeded" } }
    : { error: { message, type: "invalid_request_error", param: null, code: null } };
}
