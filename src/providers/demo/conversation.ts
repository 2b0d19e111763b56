/**
 * What of a conversation the demo looks at.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import { countWords } from "./message.ts";

/** A tool that wants JSON arguments. */
export interface DemoTool {
  readonly name: string;
  readonly schema: JsonObject;
}

/** A conversation, as far as the demo understands it. */
export interface Conversation {
  /** What the user said last. */
  readonly userText: string;
  /** What the tools gave back, when the last message brings that. */
  readonly toolResult?: { readonly text: string; readonly failed: boolean };
  /** The tool to call, when one is offered and may be called. */
  readonly tool?: DemoTool;
  /** Words of the whole prompt. */
  readonly words: number;
}

/** Looks through a request whose `messages` are objects. */
export function readConversation(body: JsonObject): Conversation {
  const messages = blocksOf(body.messages);
  const result = toolResultOf(messages.at(-1));
  const tool = result === undefined ? chooseTool(body) : undefined;
  return {
    userText: lastUserText(messages),
    ...(result === undefined ? {} : { toolResult: result }),
    ...(tool === undefined ? {} : { tool }),
    words: countWords(plainText(body.system)) +
      messages.reduce((sum, message) => sum + countWords(plainText(message.content)), 0),
  };
}

/** The objects in a list; other things are not looked at. */
function blocksOf(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** The text of content in either of its forms, tool results included. */
function plainText(content: JsonValue | undefined): string {
  if (typeof content === "string") return content;
  return blocksOf(content).map((block) => {
    if (block.type === "text" && typeof block.text === "string") return block.text;
    return block.type === "tool_result" ? plainText(block.content) : "";
  }).filter((text) => text !== "").join("\n");
}

function lastUserText(messages: readonly JsonObject[]): string {
  for (const { role, content } of messages.toReversed()) {
    if (role !== "user") continue;
    const said = typeof content === "string"
      ? content
      : plainText(blocksOf(content).filter((block) => block.type === "text"));
    if (said.trim() !== "") return said.trim();
  }
  return "";
}

function toolResultOf(message: JsonObject | undefined): Conversation["toolResult"] {
  const results = blocksOf(message?.content).filter((block) => block.type === "tool_result");
  if (results.length === 0) return undefined;
  return {
    text: plainText(results).trim(),
    failed: results.some((result) => result.is_error === true),
  };
}

/** The tool the caller insists on, else the first; tools that run at the vendor have no schema. */
function chooseTool(body: JsonObject): DemoTool | undefined {
  const choice = isJsonObject(body.tool_choice) ? body.tool_choice : {};
  if (choice.type === "none") return undefined;
  for (const { name, input_schema } of blocksOf(body.tools)) {
    if (typeof name !== "string" || !isJsonObject(input_schema)) continue;
    if (choice.type !== "tool" || choice.name === name) return { name, schema: input_schema };
  }
  return undefined;
}
