/**
 * The scripted model's Responses API.
 *
 * @module
 */

import { array, type Json, maybe, object, objects, string } from "./json.ts";
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
  trailing,
  USAGE,
} from "./scripted_speech.ts";
import { sseFrame } from "./sse.ts";

/** Reads and writes the responses wire. */
export const responsesAnswer: ScriptedDialect = { read, stream, reply, fault };

function read(body: Json): Asked {
  if (body.messages !== undefined) throw new Error("unknown parameter: messages");
  const input: Json[] = typeof body.input === "string"
    ? [{ role: "user", content: body.input }]
    : objects(body.input, "input");
  const calls: string[] = [];
  const results: string[] = [];
  let thinkingReturned = false;
  for (const item of input) {
    if (item.type === "item_reference") throw new Error("items are not stored");
    if (item.type === "function_call") {
      calls.push(string(item.call_id));
      object(JSON.parse(string(item.arguments)));
    }
    if (item.type === "function_call_output") results.push(string(item.call_id));
    if (item.type === "reasoning") {
      const proof = item.encrypted_content ?? undefined;
      if (proof !== undefined && proof !== SIGNATURE) throw new Error("the proof is not ours");
      thinkingReturned ||= proof !== undefined;
    }
  }
  checkPairs(calls, results);
  const last = trailing(input, ({ type }) => type === "function_call_output");
  const schema = schemaOf(body);
  const tool = objects(body.tools ?? [])[0];
  if (tool && tool.type !== "function") throw new Error("a tool that is no function");
  return {
    model: string(body.model),
    stream: body.stream === true,
    thinkingReturned,
    includeUsage: true,
    wantsProof: array(body.include ?? []).includes("reasoning.encrypted_content"),
    wantsThoughts: typeof maybe(body, "reasoning").summary === "string",
    ...(tool ? { tool: string(tool.name) } : {}),
    ...lastResults(last.map(({ output }) => contentText(output))),
    ...(schema ? { schema } : {}),
  };
}

function schemaOf(body: Json): Json | undefined {
  const format = maybe(maybe(body, "text"), "format");
  if (format.type !== "json_schema") return undefined;
  string(format.name);
  if (format.strict === true) checkClosed(object(format.schema));
  return object(format.schema);
}

function stream({ id, asked, blocks }: Plan): string[] {
  let sequence = 0;
  const event = (type: string, more: Json): string =>
    sseFrame({ type, sequence_number: sequence++, ...more }, type);
  const open = { ...responseOf(id, asked), status: "in_progress", output: [], usage: null };
  const out = [
    event("response.created", { response: open }),
    event("response.in_progress", { response: open }),
  ];
  for (const [index, block] of blocks.entries()) {
    const item = itemOf(block, index);
    out.push(
      event("response.output_item.added", { output_index: index, item: begun(item, block) }),
      ...streamItem(block, index, string(item.id), event),
      event("response.output_item.done", { output_index: index, item }),
    );
  }
  out.push(event("response.completed", { response: reply({ id, asked, blocks }) }));
  return out;
}

function begun(item: Json, block: Block): Json {
  const base = { ...item, status: "in_progress" };
  if (block.type === "tool") return { ...base, arguments: "" };
  if (block.type === "text") return { ...base, content: [] };
  return { ...base, summary: [] };
}

function streamItem(
  block: Block,
  output_index: number,
  item_id: string,
  event: (type: string, more: Json) => string,
): string[] {
  const at = { output_index, item_id };
  const flow = (stem: string, text: string, done: Json, place: Json): string[] => [
    ...pieces(text).map((delta) => event(`response.${stem}.delta`, { ...at, ...place, delta })),
    event(`response.${stem}.done`, { ...at, ...place, ...done }),
  ];
  if (block.type === "tool") {
    const done = { arguments: block.arguments, name: block.name };
    return flow("function_call_arguments", block.arguments, done, {});
  }
  const { text } = block;
  if (block.type === "text") {
    const place = { content_index: 0 };
    const part = (text: string) => ({ type: "output_text", text, annotations: [], logprobs: [] });
    return [
      event("response.content_part.added", { ...at, ...place, part: part("") }),
      ...flow("output_text", text, { text, logprobs: [] }, { ...place, logprobs: [] }),
      event("response.content_part.done", { ...at, ...place, part: part(text) }),
    ];
  }
  if (text === "") return [];
  const place = { summary_index: 0 };
  const part = (text: string) => ({ type: "summary_text", text });
  return [
    event("response.reasoning_summary_part.added", { ...at, ...place, part: part("") }),
    ...flow("reasoning_summary_text", text, { text }, place),
    event("response.reasoning_summary_part.done", { ...at, ...place, part: part(text) }),
  ];
}

function itemOf(block: Block, index: number): Json {
  switch (block.type) {
    case "text":
      return {
        id: `msg_${index}`,
        type: "message",
        role: "assistant",
        status: "completed",
        content: [{ type: "output_text", text: block.text, annotations: [], logprobs: [] }],
      };
    case "thinking":
      return {
        id: `rs_${index}`,
        type: "reasoning",
        summary: block.text === "" ? [] : [{ type: "summary_text", text: block.text }],
        ...(block.signature === "" ? {} : { encrypted_content: block.signature }),
      };
    case "tool":
      return {
        id: `fc_${index}`,
        type: "function_call",
        status: "completed",
        call_id: block.id,
        name: block.name,
        arguments: block.arguments,
      };
  }
}

function reply({ id, asked, blocks }: Plan): Json {
  return {
    ...responseOf(id, asked),
    status: "completed",
    output: blocks.map(itemOf),
    usage: {
      input_tokens: USAGE.prompt,
      input_tokens_details: { cached_tokens: USAGE.cached },
      output_tokens: USAGE.output,
      output_tokens_details: { reasoning_tokens: USAGE.reasoning },
      total_tokens: USAGE.prompt + USAGE.output,
    },
  };
}

function responseOf(id: string, asked: Asked): Json {
  return {
    id: `resp_${id}`,
    object: "response",
    created_at: 1_700_000_000,
    model: asked.model,
    error: null,
    incomplete_details: null,
    instructions: null,
    max_output_tokens: null,
    metadata: {},
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: { effort: null, summary: null },
    store: false,
    temperature: 1,
    text: {
      format: asked.schema
        ? { type: "json_schema", name: "answer", schema: asked.schema, strict: true }
        : { type: "text" },
    },
    tool_choice: "auto",
    tools: [],
    top_p: 1,
    truncation: "disabled",
    user: null,
  };
}

function fault(message: string, status: number): Json {
  return status === 429
    ? { error: { message, type: "requests", param: null, code: "rate_limit_exceeded" } }
    : { error: { message, type: "invalid_request_error", param: null, code: null } };
}
