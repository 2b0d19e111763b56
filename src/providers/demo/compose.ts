/**
 * What the demo says: always the same for the same request, and a little about what it was asked.
 *
 * @module
 */

import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import { type Conversation, readConversation } from "./conversation.ts";
import { cut } from "./cut.ts";
import { countWords, type DemoBlock, type DemoMessage, digest, textOf } from "./message.ts";
import { sampleOf } from "./sample.ts";

/** Answers a checked request. */
export function compose(body: JsonObject): DemoMessage {
  const conversation = readConversation(body);
  const id = digest(JSON.stringify({ ...body, stream: undefined }));
  const blocks: DemoBlock[] = [
    ...(wantsThinking(body) ? [think(conversation, id)] : []),
    ...act(conversation, body, id),
  ];
  const { content, stop, stopSequence } = cut(blocks, body);
  return {
    id: `msg_demo_${id}`,
    type: "message",
    role: "assistant",
    model: "demo",
    content,
    stop_reason: stop,
    stop_sequence: stopSequence,
    usage: {
      input_tokens: conversation.words,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      output_tokens: content.reduce((sum, block) => sum + countWords(textOf(block)), 0),
    },
  };
}

function wantsThinking(body: JsonObject): boolean {
  const mode = isJsonObject(body.thinking) ? body.thinking.type : undefined;
  return mode === "enabled" || mode === "adaptive";
}

function think({ toolResult, tool }: Conversation, id: string): DemoBlock {
  const plan = toolResult !== undefined
    ? "A tool has answered, so I can tell the user what it found."
    : tool !== undefined
    ? `The user offers the tool ${tool.name}. I will call it and wait for its result.`
    : "The user wrote to the demo model. I will greet them and repeat what they said.";
  return { type: "thinking", thinking: plan, signature: btoa(`demo signature ${id}`) };
}

function act(conversation: Conversation, body: JsonObject, id: string): DemoBlock[] {
  const { tool, userText } = conversation;
  if (tool === undefined) return [{ type: "text", text: say(conversation, body) }];
  const input = sampleOf(tool.schema, userText);
  return [{
    type: "tool_use",
    id: `toolu_demo_${id}`,
    name: tool.name,
    input: isJsonObject(input) ? input : {},
  }];
}

function say({ userText, toolResult }: Conversation, body: JsonObject): string {
  const config = isJsonObject(body.output_config) ? body.output_config : {};
  const format = isJsonObject(config.format) ? config.format : {};
  if (format.type === "json_schema" && isJsonObject(format.schema)) {
    return JSON.stringify(sampleOf(format.schema, userText));
  }
  if (toolResult !== undefined) {
    const found = toolResult.text === "" ? "nothing" : quote(toolResult.text);
    return `The tool ${toolResult.failed ? "failed and said" : "answered"}: ${found}\n` +
      "That is what the demo model needed to know.";
  }
  const echo = userText === "" ? "You sent no text." : `You wrote: "${quote(userText)}".`;
  return `Hello from Sluice's demo model! ${echo} I live inside the gateway, so nothing left this ` +
    "machine. Set a provider's key, such as ANTHROPIC_API_KEY or OPENAI_API_KEY, to reach a real one.";
}

/** The beginning of a text, cut between characters. */
function quote(text: string): string {
  const start = [...text.slice(0, 400)].slice(0, 200).join("");
  return start.length < text.length ? `${start}…` : text;
}
