/**
 * Reads requests of the three wires into what a model would be shown, apart from the product, so
 * that a client's request can be compared with the one that reaches a provider of another wire.
 *
 * @module
 */

import type { DialectId } from "./dialects.ts";
import { type Json, maybe, object, objects, string } from "./json.ts";

/** What a model is shown. */
export interface Prompt {
  /** Every text of instructions, users and assistants, in order. */
  texts: string[];
  /** Images as data URIs or URLs, in order. */
  images: string[];
  /** The tools a caller carries out. */
  tools: { name: string; schema: unknown }[];
  /** Calls made earlier. */
  calls: { id: string; name: string; input: unknown }[];
  /** What they gave: text, and how many images. */
  results: { id: string; text: string; images: number }[];
}

/** Reads a request of the wire `dialect`. */
export function readRequest(dialect: DialectId, body: Json): Prompt {
  const prompt: Prompt = { texts: [], images: [], tools: [], calls: [], results: [] };
  READERS[dialect](body, prompt);
  return prompt;
}

type Reader = (body: Json, into: Prompt) => void;

const READERS: Readonly<Record<DialectId, Reader>> = {
  "openai-chat": readChat,
  "anthropic-messages": readMessages,
  "openai-responses": readResponses,
};

function readChat(body: Json, into: Prompt): void {
  for (const tool of objects(body.tools ?? [])) {
    const definition = maybe(tool, "function");
    if (tool.type === "function") addTool(into, definition.name, definition.parameters);
  }
  for (const message of objects(body.messages)) {
    if (message.role === "tool") {
      addResult(into, string(message.tool_call_id), message.content);
      continue;
    }
    addContent(into, message.content);
    for (const call of objects(message.tool_calls ?? [])) {
      const made = object(call.function);
      addCall(into, call.id, made.name, JSON.parse(string(made.arguments)));
    }
  }
}

function readMessages(body: Json, into: Prompt): void {
  for (const tool of objects(body.tools ?? [])) {
    if (tool.input_schema) addTool(into, tool.name, tool.input_schema);
  }
  addContent(into, body.system);
  for (const message of objects(body.messages)) addContent(into, message.content);
}

function readResponses(body: Json, into: Prompt): void {
  for (const tool of objects(body.tools ?? [])) {
    if (tool.type === "function") addTool(into, tool.name, tool.parameters);
    if (tool.type !== "namespace") continue;
    for (const inner of objects(tool.tools)) {
      addTool(into, `${tool.name}__${inner.name}`, inner.parameters);
    }
  }
  addContent(into, body.instructions);
  if (typeof body.input === "string") return addContent(into, body.input);
  for (const item of objects(body.input)) {
    if (item.type === "function_call") {
      addCall(into, item.call_id, item.name, JSON.parse(string(item.arguments)));
    } else if (item.type === "function_call_output") {
      addResult(into, string(item.call_id), item.output);
    } else if (item.type === undefined || item.type === "message") addContent(into, item.content);
  }
}

function addTool(into: Prompt, name: unknown, schema: unknown): void {
  into.tools.push({ name: string(name), schema });
}

function addCall(into: Prompt, id: unknown, name: unknown, input: unknown): void {
  into.calls.push({ id: string(id), name: string(name), input });
}

function addResult(into: Prompt, id: string, content: unknown): void {
  const inner: Prompt = { texts: [], images: [], tools: [], calls: [], results: [] };
  addContent(inner, content);
  into.results.push({ id, text: inner.texts.join(""), images: inner.images.length });
}

/** Adds a text, or parts of any of the three wires: their `type`s do not clash. */
function addContent(into: Prompt, content: unknown): void {
  if (content === undefined || content === null) return;
  if (typeof content === "string") return void into.texts.push(content);
  for (const part of objects(content)) addPart(into, part);
}

function addPart(into: Prompt, part: Json): void {
  switch (part.type) {
    case "text":
    case "input_text":
    case "output_text":
      into.texts.push(string(part.text));
      return;
    case "image_url":
      into.images.push(string(object(part.image_url).url));
      return;
    case "input_image":
      into.images.push(string(part.image_url));
      return;
    case "image": {
      const source = object(part.source);
      into.images.push(
        source.type === "url"
          ? string(source.url)
          : `data:${source.media_type};base64,${string(source.data)}`,
      );
      return;
    }
    case "tool_use":
      return addCall(into, part.id, part.name, part.input);
    case "tool_result":
      return addResult(into, string(part.tool_use_id), part.content);
    default:
      throw new Error(`Unknown part ${String(part.type)}`);
  }
}
