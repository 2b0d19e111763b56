/**
 * The conversation, to the wire.
 *
 * Leading instructions are `systemPrompt`, later ones turns of the role `developer`. Every turn of
 * the model's carries the stamps that its thoughts came with. Times are 0: equal conversations have
 * equal bytes.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import { placeOf } from "../../canonical/place.ts";
import type {
  AssistantPart,
  InputPart,
  Message,
  ThinkingPart,
  ToolResultPart,
} from "../../canonical/request.ts";
import { sentArguments, writeCall, writeImage } from "./content_encode.ts";
import type { Drop } from "./messages_decode.ts";
import { OWN } from "./origin.ts";
import { type Stamps, stampsOf, type Token, unpackToken } from "./stamps.ts";
import { writeUsage } from "./usage.ts";

/** The members `systemPrompt` and `messages`. */
export interface EncodedConversation {
  systemPrompt?: string[];
  messages: JsonObject[];
}

/** Writes the messages in order, for the provider's model `model`. */
export function writeMessages(
  messages: readonly Message[],
  model: string,
  drop: Drop,
): EncodedConversation {
  const found = messages.findIndex(({ role }) => role !== "system");
  const leading = found === -1 ? messages.length : found;
  const systemPrompt = messages.slice(0, leading).flatMap((message, index) =>
    message.role === "system" ? instructionsIn(message.content, `messages[${index}]`, drop) : []
  );
  const written = messages.slice(leading).flatMap((message, index) =>
    writeMessage(message, `messages[${leading + index}].content`, stampsOf(model), drop)
  );
  return { ...(systemPrompt.length === 0 ? {} : { systemPrompt }), messages: written };
}

function instructionsIn(parts: readonly InputPart[], path: string, drop: Drop): string[] {
  return parts.map((part) => {
    const [written] = writeInput([part], path, drop);
    if (typeof written?.text === "string") return written.text;
    throw badRequest(`Cannot send '${path}': instructions can only hold text here`, path);
  });
}

function writeMessage(message: Message, path: string, ours: Stamps, drop: Drop): JsonObject[] {
  switch (message.role) {
    case "system":
    case "user": {
      if (message.role === "user" && message.name !== undefined) drop("name");
      const content = writeInput(message.content, path, drop);
      if (content.length === 0) return [];
      const role = message.role === "user" ? "user" : "developer";
      return [{ role, content, timestamp: 0 }];
    }
    case "assistant": {
      if (message.name !== undefined) drop("name");
      const turn = writeTurn(message.content, path, ours, drop);
      return turn === undefined ? [] : [turn];
    }
    case "tool":
      return message.content.map((result, index) => writeResult(result, `${path}[${index}]`, drop));
  }
}

function writeInput(parts: readonly InputPart[], path: string, drop: Drop): JsonObject[] {
  return parts.flatMap((part, index) => {
    const at = placeOf(part, `${path}[${index}]`);
    switch (part.type) {
      case "text":
        return part.text === "" ? [] : [{ type: "text", text: part.text }];
      case "image": {
        const image = writeImage(part);
        if (image !== undefined) return [image];
        throw badRequest(`Cannot send '${at}': the wire has no place for such an image`, at);
      }
      case "document":
        if (part.source.type === "text") return [{ type: "text", text: part.source.text }];
        throw badRequest(`Cannot send '${at}': the wire has no place for documents`, at);
      case "audio":
        throw badRequest(`Cannot send '${at}': the wire has no place for sound`, at);
      case "hosted":
        drop(typeof part.item.type === "string" ? part.item.type : "hosted");
        return [];
    }
  });
}

function writeTurn(
  parts: readonly AssistantPart[],
  path: string,
  ours: Stamps,
  drop: Drop,
): JsonObject | undefined {
  const tokens = parts.map(tokenOf);
  const known = tokens.find((token) => token !== undefined);
  const { api, provider, model } = known ?? ours;
  const content = parts.flatMap((part, index): JsonObject[] => {
    const blocks = writePart(part, tokens, tokens[index], path);
    if (blocks === undefined) nameLoss(part, drop);
    return blocks ?? [];
  });
  if (content.length === 0) return undefined;
  const calls = parts.some(({ type }) => type === "tool_call");
  return {
    role: "assistant",
    content,
    api,
    provider,
    model,
    usage: writeUsage(),
    stopReason: calls ? "toolUse" : "stop",
    timestamp: 0,
  };
}

/** The token of a thought; the thought that is nothing but a call's signature has one too. */
function tokenOf(part: AssistantPart): Token | undefined {
  if (part.type !== "thinking" || part.origin !== OWN) return undefined;
  return unpackToken(part.signature ?? "");
}

/** No blocks for what says nothing, and nothing for what cannot be said. */
function writePart(
  part: AssistantPart,
  tokens: readonly (Token | undefined)[],
  token: Token | undefined,
  path: string,
): JsonObject[] | undefined {
  switch (part.type) {
    case "text":
    case "refusal":
      return part.text === "" ? [] : [{ type: "text", text: part.text }];
    case "thinking":
      if (token?.call !== undefined) return [];
      return token && [thought(part, token)];
    case "redacted_thinking":
      return part.origin === OWN ? [{ type: "redactedThinking", data: part.data }] : undefined;
    case "tool_call": {
      const signed = tokens.find((one) => one?.call === part.id)?.signature;
      const call = writeCall(part, sentArguments(part, placeOf(part, path)));
      return [signed === undefined ? call : { ...call, thoughtSignature: signed }];
    }
    case "image": {
      const image = writeImage(part);
      return image && [image];
    }
    case "hosted":
      return part.origin === OWN ? [part.item] : undefined;
  }
}

function thought({ text }: ThinkingPart, { signature, itemId }: Token): JsonObject {
  return {
    type: "thinking",
    thinking: text,
    ...(signature === undefined ? {} : { thinkingSignature: signature }),
    ...(itemId === undefined ? {} : { itemId }),
  };
}

function nameLoss(part: AssistantPart, drop: Drop): void {
  const thinking = part.type === "thinking" || part.type === "redacted_thinking";
  const item = part.type === "hosted" ? part.item.type : undefined;
  drop(thinking ? "thinking" : typeof item === "string" ? item : part.type);
}

function writeResult(result: ToolResultPart, path: string, drop: Drop): JsonObject {
  return {
    role: "toolResult",
    toolCallId: result.callId,
    toolName: result.name ?? "",
    content: writeInput(result.content, `${path}.content`, drop),
    isError: result.isError === true,
    timestamp: 0,
  };
}
