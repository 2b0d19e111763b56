/**
 * The conversation, from the wire.
 *
 * A turn that was aborted or failed may hold a thought whose signature never became whole: it is not
 * believed. Where nothing but such thoughts is left, the turn is left out, as a provider would refuse
 * it.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import { placed } from "../../canonical/place.ts";
import type {
  AssistantPart,
  ImagePart,
  Message,
  TextPart,
  ToolCallPart,
  ToolResultPart,
} from "../../canonical/request.ts";
import { readHistory, readSource } from "./content_decode.ts";
import { stampsOn } from "./stamps.ts";
import type {
  WireAssistantMessage,
  WireContent,
  WireConversation,
  WireImage,
  WireToolResult,
} from "./wire.ts";

/** Takes the name of something that has no canonical place. */
export type Drop = (name: string) => void;

/** Reads the instructions and the turns in order. */
export function readMessages({ systemPrompt, messages }: WireConversation, drop: Drop): Message[] {
  const calls = new Map<string, ToolCallPart>();
  const read = readInstructions(systemPrompt);
  messages.forEach((message, index) => {
    const path = `context.messages[${index}].content`;
    switch (message.role) {
      case "user":
        if (message.providerPayload !== undefined) drop("providerPayload");
        return void read.push({ role: "user", content: readContent(message.content, path) });
      case "developer":
        if (message.providerPayload !== undefined) drop("providerPayload");
        return void read.push({
          role: "system",
          authority: "developer",
          content: readContent(message.content, path),
        });
      case "assistant": {
        const content = readTurn(message, path, drop);
        for (const part of content) if (part.type === "tool_call") calls.set(part.id, part);
        if (content.length > 0) read.push({ role: "assistant", content });
        return;
      }
      case "toolResult":
        return addResult(read, placed(readResult(message, path, calls), path));
    }
  });
  return read;
}

function readInstructions(systemPrompt: string | string[] | undefined): Message[] {
  const content = [systemPrompt ?? []].flat().filter((text) => text !== "")
    .map((text): TextPart => ({ type: "text", text }));
  return content.length === 0 ? [] : [{ role: "system", authority: "system", content }];
}

function readContent(content: WireContent, path: string): (TextPart | ImagePart)[] {
  if (typeof content === "string") return content === "" ? [] : [{ type: "text", text: content }];
  return content.flatMap((part, index): (TextPart | ImagePart)[] => {
    const at = `${path}[${index}]`;
    if (part.type === "image") return [placed(readImage(part, at), at)];
    return part.text === "" ? [] : [{ type: "text", text: part.text }];
  });
}

function readImage(image: WireImage, path: string): ImagePart {
  const source = readSource({ ...image });
  if (source === undefined) {
    throw badRequest(`Cannot read '${path}': the image has neither data nor an address`, path);
  }
  const { detail } = image;
  return { type: "image", source, ...(detail === undefined ? {} : { detail }) };
}

function readTurn(message: WireAssistantMessage, path: string, drop: Drop): AssistantPart[] {
  if (message.providerPayload !== undefined) drop("providerPayload");
  const { api, provider, model } = message;
  const stamps = stampsOn({ api, provider, model });
  const content = message.content.flatMap((block, index) => {
    if (block.type === "fallback") drop("fallback");
    if (block.providerMetadata) drop("providerMetadata");
    const parts = readHistory(block, stamps);
    if (block.type === "image" && parts.length === 0) {
      throw badRequest(`Cannot read '${path}[${index}]': the image has no data`, path);
    }
    return parts;
  });
  const cutOff = message.stopReason === "aborted" || message.stopReason === "error";
  return cutOff ? withoutDoubt(content) : content;
}

function withoutDoubt(content: AssistantPart[]): AssistantPart[] {
  const last = content.at(-1);
  const sure = last?.type === "thinking"
    ? [...content.slice(0, -1), { type: last.type, text: last.text }]
    : content;
  const thoughts = sure.every(({ type }) => type === "thinking" || type === "redacted_thinking");
  return thoughts ? [] : sure;
}

function readResult(
  { toolCallId, toolName, content, isError }: WireToolResult,
  path: string,
  calls: ReadonlyMap<string, ToolCallPart>,
): ToolResultPart {
  const call = calls.get(toolCallId);
  const name = call?.name ?? toolName;
  return {
    type: "tool_result",
    callId: toolCallId,
    ...(name === undefined ? {} : { name }),
    format: call?.format ?? "json",
    content: readContent(content, path),
    ...(isError === true ? { isError } : {}),
  };
}

/** Results that stand together share one message. */
function addResult(messages: Message[], result: ToolResultPart): void {
  const last = messages.at(-1);
  if (last?.role === "tool") last.content.push(result);
  else messages.push({ role: "tool", content: [result] });
}
