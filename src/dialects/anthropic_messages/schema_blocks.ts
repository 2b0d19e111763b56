/**
 * What a client's content blocks look like, told apart by `type` before anything else is read, so
 * that an error names the one block that is wrong and nothing is tried twice.
 *
 * @module
 */

import * as v from "valibot";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import { anyObject, optional } from "../read.ts";

type Schema<T> = v.GenericSchema<unknown, T>;

/** `cache_control`; its `type` is always `ephemeral`. */
export interface WireCacheControl {
  ttl?: "5m" | "1h" | undefined;
}

/** A `text` block. */
export interface WireText {
  type: "text";
  text: string;
  citations?: JsonObject[] | undefined;
  cache_control?: WireCacheControl | undefined;
}

/** Where an image is. */
export type WireImageSource =
  | { type: "base64"; media_type: string; data: string }
  | { type: "url"; url: string }
  | { type: "file"; file_id: string };

/** Where a document is. */
export type WireSource =
  | WireImageSource
  | { type: "text"; data: string }
  | { type: "content"; content: string | WireText[] };

/** An `image` block. */
export interface WireImage {
  type: "image";
  source: WireImageSource;
  cache_control?: WireCacheControl | undefined;
}

/** A `document` block. */
export interface WireDocument {
  type: "document";
  source: WireSource;
  title?: string | undefined;
  context?: string | undefined;
  citations?: { enabled?: boolean | undefined } | undefined;
  cache_control?: WireCacheControl | undefined;
}

/** A `search_result` block: text that the caller found and wants cited. */
export interface WireSearchResult {
  type: "search_result";
  source: string;
  title: string;
  content: WireText[];
  citations?: { enabled?: boolean | undefined } | undefined;
  cache_control?: WireCacheControl | undefined;
}

/** A `tool_reference` block: the result of a tool search that the client ran itself. */
export interface WireToolReference {
  type: "tool_reference";
  tool_name: string;
}

/** What a tool's result may hold. */
export type WireResultBlock =
  | WireText
  | WireImage
  | WireDocument
  | WireSearchResult
  | WireToolReference;

/** A `tool_result` block. */
export interface WireToolResult {
  type: "tool_result";
  tool_use_id: string;
  content?: string | WireResultBlock[] | undefined;
  is_error?: boolean | undefined;
  cache_control?: WireCacheControl | undefined;
}

/** A `tool_use` block; `input` is any JSON. */
export interface WireToolUse {
  type: "tool_use";
  id: string;
  name: string;
  input?: unknown;
  cache_control?: WireCacheControl | undefined;
}

/** A `thinking` block. */
export interface WireThinking {
  type: "thinking";
  thinking: string;
  signature?: string | undefined;
}

/** A `redacted_thinking` block. */
export interface WireRedactedThinking {
  type: "redacted_thinking";
  data: string;
}

/** A block that only Anthropic's own servers understand. */
export interface WireHosted {
  type: "hosted";
  item: JsonObject;
}

/** What a user's turn may hold. */
export type WireUserBlock =
  | WireText
  | WireImage
  | WireDocument
  | WireSearchResult
  | WireToolResult
  | WireHosted;

/** What an assistant's turn may hold. */
export type WireAssistantBlock =
  | WireText
  | WireImage
  | WireThinking
  | WireRedactedThinking
  | WireToolUse
  | WireHosted;

/** What a `system` message may hold. */
export type WireSystemBlock = WireText | WireHosted;

/**
 * The server's own blocks. New kinds of tools come with blocks named after one pattern, so they are
 * known by it; the rest are listed.
 */
const HOSTED =
  /_tool_use$|_tool_result$|^(compaction|fallback|container_upload|mcp_tool_listing|tool_addition|tool_removal)$/;

/** Whether `type` names a block of Anthropic's servers, to be kept as it is. */
function isHostedType(type: string): boolean {
  return HOSTED.test(type);
}

/** Reads `cache_control`. */
export const cacheControl: Schema<WireCacheControl> = v.object({
  ttl: optional(v.picklist(["5m", "1h"])),
});

const text: Schema<WireText> = v.object({
  type: v.literal("text"),
  text: v.string(),
  citations: optional(v.array(anyObject)),
  cache_control: optional(cacheControl),
});

const bytes = v.object({ type: v.literal("base64"), media_type: v.string(), data: v.string() });
const url = v.object({ type: v.literal("url"), url: v.string() });
const file = v.object({ type: v.literal("file"), file_id: v.string() });

const imageSource: Schema<WireImageSource> = v.variant("type", [bytes, url, file]);

const source: Schema<WireSource> = v.variant("type", [
  bytes,
  url,
  file,
  v.object({ type: v.literal("text"), data: v.string() }),
  v.object({ type: v.literal("content"), content: stringOr(byType([["text", text]])) }),
]);

const image: Schema<WireImage> = v.object({
  type: v.literal("image"),
  source: imageSource,
  cache_control: optional(cacheControl),
});

const citationsSwitch = optional(v.object({ enabled: optional(v.boolean()) }));

const document: Schema<WireDocument> = v.object({
  type: v.literal("document"),
  source,
  title: optional(v.string()),
  context: optional(v.string()),
  citations: citationsSwitch,
  cache_control: optional(cacheControl),
});

const searchResult: Schema<WireSearchResult> = v.object({
  type: v.literal("search_result"),
  source: v.string(),
  title: v.string(),
  content: v.array(text),
  citations: citationsSwitch,
  cache_control: optional(cacheControl),
});

const toolReference: Schema<WireToolReference> = v.object({
  type: v.literal("tool_reference"),
  tool_name: v.string(),
});

const resultBlock: Schema<WireResultBlock> = byType<WireResultBlock>([
  ["text", text],
  ["image", image],
  ["document", document],
  ["search_result", searchResult],
  ["tool_reference", toolReference],
]);

const toolResult: Schema<WireToolResult> = v.object({
  type: v.literal("tool_result"),
  tool_use_id: v.string(),
  content: optional(stringOr(resultBlock)),
  is_error: optional(v.boolean()),
  cache_control: optional(cacheControl),
});

const toolUse: Schema<WireToolUse> = v.object({
  type: v.literal("tool_use"),
  id: v.string(),
  name: v.string(),
  input: v.optional(v.unknown()),
  cache_control: optional(cacheControl),
});

const thinking: Schema<WireThinking> = v.object({
  type: v.literal("thinking"),
  thinking: v.string(),
  signature: optional(v.string()),
});

const redactedThinking: Schema<WireRedactedThinking> = v.object({
  type: v.literal("redacted_thinking"),
  data: v.string(),
});

const hosted: Schema<WireHosted> = v.pipe(
  anyObject,
  v.transform((item): WireHosted => ({ type: "hosted", item })),
);

/** Reads a user's `content`. */
export const userContent: Schema<string | WireUserBlock[]> = stringOr(
  byType<WireUserBlock>([
    ["text", text],
    ["image", image],
    ["document", document],
    ["search_result", searchResult],
    ["tool_result", toolResult],
  ], hosted),
);

/** Reads an assistant's `content`. */
export const assistantContent: Schema<string | WireAssistantBlock[]> = stringOr(
  byType<WireAssistantBlock>([
    ["text", text],
    ["image", image],
    ["thinking", thinking],
    ["redacted_thinking", redactedThinking],
    ["tool_use", toolUse],
  ], hosted),
);

/** Reads the content of a `system` message, or the top-level `system`. */
export const systemContent: Schema<string | WireSystemBlock[]> = stringOr(
  byType<WireSystemBlock>([["text", text]], hosted),
);

/** Content is a string or a list; which one is decided by looking, not by trying. */
function stringOr<T>(block: Schema<T>): Schema<string | T[]> {
  const string = v.string();
  const list = v.array(block);
  return v.lazy((input): Schema<string | T[]> => typeof input === "string" ? string : list);
}

function byType<T>(known: [string, Schema<T>][], server?: Schema<T>): Schema<T> {
  const table = new Map(known);
  const unknown = unknownBlock<T>();
  return v.lazy((input) => {
    const type = isJsonObject(input) && typeof input.type === "string" ? input.type : "";
    const schema = table.get(type);
    if (schema !== undefined) return schema;
    return server !== undefined && isHostedType(type) ? server : unknown;
  });
}

/** A block type is a short word; anything longer may be content and is not repeated. */
function unknownBlock<T>(): Schema<T> {
  return v.pipe(
    v.custom<T>(() => true),
    v.check(() => false, ({ input }) => {
      const type = isJsonObject(input) ? input.type : undefined;
      return typeof type === "string" && /^[\w.-]{1,40}$/.test(type)
        ? `a block of type '${type}' has no place here`
        : "expected a block with a known 'type'";
    }),
  );
}
