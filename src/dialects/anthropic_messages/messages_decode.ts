/**
 * A client's conversation: which turns it has, and what stands in them.
 *
 * A user's turn on this wire also carries the results of the tools that the assistant called. They
 * become turns of their own, in the place where they stood. What only Anthropic's servers
 * understand is kept whole.
 *
 * @module
 */

import { placed } from "../../canonical/place.ts";
import type {
  AssistantPart,
  DocumentPart,
  ImagePart,
  InputPart,
  Message,
  TextPart,
  ToolResultPart,
} from "../../canonical/request.ts";
import { openSignature } from "../../canonical/seal.ts";
import { argumentsOf } from "./blocks.ts";
import { decodeMark } from "./cache.ts";
import { decodeCitation } from "./citations.ts";
import { OWN } from "./origin.ts";
import type { WireMessage } from "./schema.ts";
import type {
  WireAssistantBlock,
  WireDocument,
  WireImage,
  WireResultBlock,
  WireSearchResult,
  WireSystemBlock,
  WireText,
  WireToolResult,
  WireUserBlock,
} from "./schema_blocks.ts";
import { decodeSource, plainText } from "./sources.ts";

/** Reads `messages`; what gets lost is named in `dropped`. */
export function decodeMessages(wire: readonly WireMessage[], dropped: Set<string>): Message[] {
  const toolNames = new Map<string, string>();
  const messages: Message[] = [];
  wire.forEach((message, index) => {
    const at = `messages[${index}].content`;
    switch (message.role) {
      case "user":
        messages.push(...userTurns(blocksOf(message.content), at, toolNames));
        break;
      case "assistant":
        messages.push(...assistantTurn(blocksOf(message.content), at, toolNames));
        break;
      case "system":
        if (message.clear_at !== undefined) dropped.add("messages[].clear_at");
        if (message.output_config !== undefined) dropped.add("messages[].output_config");
        messages.push(...decodeSystem(message.content));
    }
  });
  return messages;
}

/** Reads instructions, leading or mid-conversation. */
export function decodeSystem(content: string | WireSystemBlock[] | undefined): Message[] {
  const parts = blocksOf(content ?? []).map((block): InputPart =>
    block.type === "text" ? decodeText(block) : { type: "hosted", origin: OWN, item: block.item }
  );
  return parts.length === 0 ? [] : [{ role: "system", authority: "system", content: parts }];
}

/** A string is short for one text block, and an empty one for none. */
function blocksOf<T>(content: string | T[]): (T | WireText)[] {
  if (typeof content !== "string") return content;
  return content === "" ? [] : [{ type: "text", text: content }];
}

function userTurns(
  blocks: WireUserBlock[],
  at: string,
  toolNames: ReadonlyMap<string, string>,
): Message[] {
  const turns: Message[] = [];
  blocks.forEach((block, index) => {
    const path = `${at}[${index}]`;
    const last = turns.at(-1);
    if (block.type === "tool_result") {
      const result = placed(toolResult(block, path, toolNames), path);
      if (last?.role === "tool") last.content.push(result);
      else turns.push({ role: "tool", content: [result] });
    } else {
      const part = placed(inputPart(block), path);
      if (last?.role === "user") last.content.push(part);
      else turns.push({ role: "user", content: [part] });
    }
  });
  return turns;
}

function inputPart(block: Exclude<WireUserBlock, WireToolResult>): InputPart {
  return block.type === "hosted"
    ? { type: "hosted", origin: OWN, item: block.item }
    : contentPart(block);
}

function contentPart(block: WireResultBlock): TextPart | ImagePart | DocumentPart {
  switch (block.type) {
    case "text":
      return decodeText(block);
    case "image":
      return decodeImage(block);
    case "document":
      return decodeDocument(block);
    case "search_result":
      return searchResult(block);
    case "tool_reference":
      // Where tools cannot be loaded later they are all there already; the name is the whole news.
      return { type: "text", text: `Tool found: ${block.tool_name}` };
  }
}

function decodeText(block: WireText): TextPart {
  const part: TextPart = { type: "text", text: block.text, ...decodeMark(block.cache_control) };
  if (block.citations?.length) part.citations = block.citations.map(decodeCitation);
  return part;
}

function decodeImage(block: WireImage): ImagePart {
  return {
    type: "image",
    source: decodeSource(block.source),
    ...decodeMark(block.cache_control),
  };
}

function decodeDocument(block: WireDocument): DocumentPart {
  const enabled = block.citations?.enabled;
  return {
    type: "document",
    source: decodeSource(block.source),
    ...(block.title === undefined ? {} : { title: block.title }),
    ...(block.context === undefined ? {} : { context: block.context }),
    ...(enabled === undefined ? {} : { citations: enabled }),
    ...decodeMark(block.cache_control),
  };
}

/** A text that the caller found: a document, with its address where a document has its context. */
function searchResult(block: WireSearchResult): DocumentPart {
  return decodeDocument({
    ...block,
    type: "document",
    source: { type: "text", data: plainText(block.content) },
    context: block.source,
  });
}

function toolResult(
  block: WireToolResult,
  path: string,
  toolNames: ReadonlyMap<string, string>,
): ToolResultPart {
  const name = toolNames.get(block.tool_use_id);
  return {
    type: "tool_result",
    callId: block.tool_use_id,
    ...(name === undefined ? {} : { name }),
    format: "json",
    content: blocksOf(block.content ?? []).map((inner, index) =>
      placed(contentPart(inner), `${path}.content[${index}]`)
    ),
    ...(block.is_error === undefined ? {} : { isError: block.is_error }),
    ...decodeMark(block.cache_control),
  };
}

function assistantTurn(
  blocks: WireAssistantBlock[],
  at: string,
  toolNames: Map<string, string>,
): Message[] {
  const content = blocks.map((block, index) =>
    placed(assistantPart(block, toolNames), `${at}[${index}]`)
  );
  return content.length === 0 ? [] : [{ role: "assistant", content }];
}

function assistantPart(block: WireAssistantBlock, toolNames: Map<string, string>): AssistantPart {
  switch (block.type) {
    case "text":
      return decodeText(block);
    case "image":
      return decodeImage(block);
    case "thinking":
      return {
        type: "thinking",
        text: block.thinking,
        ...openSignature(block.signature ?? "", OWN),
      };
    case "redacted_thinking": {
      const { signature, origin } = openSignature(block.data, OWN);
      return { type: "redacted_thinking", data: signature, origin };
    }
    case "tool_use":
      toolNames.set(block.id, block.name);
      return {
        type: "tool_call",
        id: block.id,
        name: block.name,
        arguments: argumentsOf(block.input),
        format: "json",
        ...decodeMark(block.cache_control),
      };
    case "hosted":
      return { type: "hosted", origin: OWN, item: block.item };
  }
}
