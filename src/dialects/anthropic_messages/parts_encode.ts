/**
 * The parts of a conversation as content blocks for a provider.
 *
 * Left out with a notice: reasoning and hosted items of other dialects, citations of other dialects,
 * pictures in the assistant's turns (the wire has them in the user's alone). Blank text is left out
 * without one: the API refuses it and it says nothing.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import { placeOf } from "../../canonical/place.ts";
import type {
  AssistantPart,
  DocumentPart,
  HostedPart,
  ImagePart,
  InputPart,
  TextPart,
  ThinkingPart,
  ToolResultPart,
} from "../../canonical/request.ts";
import { type CallIdRule, fitCallId } from "../call_ids.ts";
import { callInput } from "../call_input.ts";
import { encodeMark } from "./cache.ts";
import type { ModelTraits } from "../claude_models.ts";
import { OWN } from "./origin.ts";
import { encodeDocumentSource, encodeImageSource } from "./sources.ts";

/** The API wants `^[a-zA-Z0-9_-]+$`; a call and its result are changed alike. */
const IDS: CallIdRule = { longest: 64, plain: true };

/** What the encoding of a part depends on, and where its losses are named. */
export interface PartContext {
  model: ModelTraits;
  dropped: Set<string>;
}

/** Writes what a user or an instruction holds; `at` is its path, for errors. */
export function encodeInput(
  part: InputPart,
  at: string,
  context: PartContext,
): JsonObject | undefined {
  switch (part.type) {
    case "audio": {
      const place = placeOf(part, at);
      throw badRequest(`Cannot send '${place}': this provider takes no audio`, place);
    }
    case "hosted":
      return hostedBlock(part, context);
    default:
      return contentBlock(part, at, context);
  }
}

function contentBlock(
  part: TextPart | ImagePart | DocumentPart,
  at: string,
  context: PartContext,
): JsonObject | undefined {
  switch (part.type) {
    case "text":
      return textBlock(part, context);
    case "image":
      if (part.detail !== undefined && part.detail !== "auto") context.dropped.add("detail");
      return {
        type: "image",
        source: encodeImageSource(part.source, placeOf(part, at)),
        ...encodeMark(part.cache),
      };
    case "document":
      return {
        type: "document",
        source: encodeDocumentSource(part.source, placeOf(part, at)),
        ...(part.title === undefined ? {} : { title: part.title }),
        ...(part.context === undefined ? {} : { context: part.context }),
        ...(part.citations === undefined ? {} : { citations: { enabled: part.citations } }),
        ...encodeMark(part.cache),
      };
  }
}

function textBlock(part: TextPart, context: PartContext): JsonObject | undefined {
  if (part.text.trim() === "") return undefined;
  const own = part.citations?.filter((citation) => citation.origin === OWN) ?? [];
  if (own.length !== (part.citations?.length ?? 0)) context.dropped.add("citations");
  return {
    type: "text",
    text: part.text,
    ...(own.length === 0 ? {} : { citations: own.map((citation) => citation.data) }),
    ...encodeMark(part.cache),
  };
}

function hostedBlock(part: HostedPart, context: PartContext): JsonObject | undefined {
  if (part.origin === OWN) return { ...part.item };
  context.dropped.add(`messages[${String(part.item.type)}]`);
  return undefined;
}

/** A tool's result, and what of it the wire wants beside it rather than inside. */
export interface EncodedResult {
  result: JsonObject;
  beside: JsonObject[];
}

/** Writes what a tool answered. A failed call may tell nothing but text, and must tell something. */
export function encodeResult(
  part: ToolResultPart,
  at: string,
  context: PartContext,
): EncodedResult {
  const blocks: JsonObject[] = [];
  part.content.forEach((inner, index) => {
    const block = contentBlock(inner, `${at}.content[${index}]`, context);
    if (block !== undefined) blocks.push(block);
  });
  const failed = part.isError === true;
  const inside = failed ? blocks.filter((block) => block.type === "text") : blocks;
  if (failed && inside.length === 0) inside.push({ type: "text", text: "The tool call failed." });
  return {
    result: {
      type: "tool_result",
      tool_use_id: fitCallId(part.callId, IDS),
      ...(inside.length === 0 ? {} : { content: inside }),
      ...(part.isError === undefined ? {} : { is_error: part.isError }),
      ...encodeMark(part.cache),
    },
    beside: failed ? blocks.filter((block) => block.type !== "text") : [],
  };
}

/** Writes what an assistant produced. */
export function encodeAssistantPart(
  part: AssistantPart,
  at: string,
  context: PartContext,
): JsonObject | undefined {
  switch (part.type) {
    case "text":
      return textBlock(part, context);
    case "refusal":
      return part.text.trim() === "" ? undefined : { type: "text", text: part.text };
    case "image":
      context.dropped.add("messages[].image");
      return undefined;
    case "thinking":
      return thinkingBlock(part, context);
    case "redacted_thinking":
      if (part.origin === OWN) return { type: "redacted_thinking", data: part.data };
      context.dropped.add("thinking");
      return undefined;
    case "tool_call":
      return {
        type: "tool_use",
        id: fitCallId(part.id, IDS),
        name: part.name,
        input: callInput(part, at),
        ...encodeMark(part.cache),
      };
    case "hosted":
      return hostedBlock(part, context);
  }
}

/**
 * Reasoning goes back only to the dialect it came from, as it came. Anthropic refuses it without a
 * signature; other hosts of the wire sign nothing and want it back all the same.
 */
function thinkingBlock(part: ThinkingPart, context: PartContext): JsonObject | undefined {
  const signature = part.signature ?? "";
  if (part.origin !== OWN || (signature === "" && context.model.claude)) {
    context.dropped.add("thinking");
    return undefined;
  }
  return { type: "thinking", thinking: part.text, signature };
}
