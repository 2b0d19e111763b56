/**
 * The parts of a conversation as content blocks for a provider.
 *
 * Left out with a notice: reasoning without the signature that the API wants back, hosted items,
 * citations and pictures in the assistant's turns. Blank text is left out without one: the API refuses
 * it and it says nothing.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type {
  AssistantPart,
  CacheMark,
  DocumentPart,
  ImagePart,
  InputPart,
  TextPart,
  ThinkingPart,
  ToolCallPart,
  ToolResultPart,
} from "../../canonical/request.ts";
import { type CallIdRule, fitCallId } from "../call_ids.ts";
import { callInput } from "../call_input.ts";
import { documentText } from "../text_document.ts";
import { cachePoints } from "./cache.ts";
import { writeAudio, writeFile, writeImage } from "./media.ts";
import type { ModelTraits } from "./models.ts";
import { OWN } from "./origin.ts";

/** The API wants `[a-zA-Z0-9_-]+`, at most 64; a call and its result are changed alike. */
const IDS: CallIdRule = { longest: 64, plain: true };

/** What the encoding of a part depends on, and where its losses are named. */
export interface PartContext {
  readonly traits: ModelTraits;
  readonly dropped: Set<string>;
  /** The names of the documents so far. */
  readonly names: Set<string>;
}

/** Writes what a user or an instruction holds; `at` is its path, for errors. */
export function encodeInput(part: InputPart, at: string, context: PartContext): JsonObject[] {
  switch (part.type) {
    case "audio":
      return [writeAudio(part)];
    case "hosted":
      context.dropped.add(`messages[${String(part.item.type)}]`);
      return [];
    default:
      return marked(contentBlocks(part, at, context), part.cache, context);
  }
}

function contentBlocks(
  part: TextPart | ImagePart | DocumentPart,
  at: string,
  context: PartContext,
): JsonObject[] {
  switch (part.type) {
    case "text":
      return textBlocks(part, context);
    case "image":
      if (part.detail !== undefined && part.detail !== "auto") context.dropped.add("detail");
      return [writeImage(part, at)];
    case "document":
      return documentBlocks(part, at, context);
  }
}

function textBlocks(part: TextPart, { dropped }: PartContext): JsonObject[] {
  if (part.citations !== undefined && part.citations.length > 0) dropped.add("citations");
  return part.text.trim() === "" ? [] : [{ text: part.text }];
}

/** Every model can read a text that is told as one; only what is to be cited has to be a document. */
function documentBlocks(part: DocumentPart, at: string, context: PartContext): JsonObject[] {
  const { source, title, context: note, citations } = part;
  if (source.type !== "text" || citations === true) return [writeFile(part, at, context.names)];
  return [
    ...(note === undefined ? [] : [{ text: note }]),
    { text: documentText(source.text, title) },
  ];
}

function marked(
  blocks: JsonObject[],
  mark: CacheMark | undefined,
  context: PartContext,
): JsonObject[] {
  return blocks.length === 0 ? blocks : [...blocks, ...cachePoints(mark, "prompt", context)];
}

/** Writes what a tool answered. A cache point cannot stand within it, only behind it. */
export function encodeResult(part: ToolResultPart, at: string, context: PartContext): JsonObject[] {
  const content = part.content.flatMap((inner, index) =>
    contentBlocks(inner, `${at}.content[${index}]`, context)
  );
  if (part.isError === true && !context.traits.failedResults) context.dropped.add("is_error");
  const failed = part.isError === true && context.traits.failedResults;
  const result = {
    toolUseId: fitCallId(part.callId, IDS),
    content,
    ...(failed ? { status: "error" } : {}),
  };
  const mark = part.cache ?? part.content.findLast(({ cache }) => cache !== undefined)?.cache;
  return marked([{ toolResult: result }], mark, context);
}

/** Writes what an assistant produced. */
export function encodeAssistantPart(
  part: AssistantPart,
  at: string,
  context: PartContext,
): JsonObject[] {
  switch (part.type) {
    case "text":
      return marked(textBlocks(part, context), part.cache, context);
    case "refusal":
      return part.text.trim() === "" ? [] : [{ text: part.text }];
    case "image":
      context.dropped.add("messages[].image");
      return [];
    case "thinking":
      return thinkingBlocks(part, context);
    case "redacted_thinking":
      if (part.origin === OWN) return [{ reasoningContent: { redactedContent: part.data } }];
      context.dropped.add("thinking");
      return [];
    case "tool_call":
      return marked([{ toolUse: toolUse(part, at) }], part.cache, context);
    case "hosted":
      context.dropped.add(`messages[${String(part.item.type)}]`);
      return [];
  }
}

/** Reasoning goes back only to where it came from, and as it came; models refuse it unsigned. */
function thinkingBlocks(
  { text, signature = "", origin }: ThinkingPart,
  { dropped }: PartContext,
): JsonObject[] {
  if (origin === OWN && signature !== "") {
    return [{ reasoningContent: { reasoningText: { text, signature } } }];
  }
  dropped.add("thinking");
  return [];
}

function toolUse(part: ToolCallPart, at: string): JsonObject {
  return { toolUseId: fitCallId(part.id, IDS), name: part.name, input: callInput(part, at) };
}
