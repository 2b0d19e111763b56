/**
 * What a caller asks for, in a form every wire can be translated into and out of.
 *
 * Two rules hold throughout. Text that the model or the provider must see again byte for byte
 * (tool arguments, signatures, encrypted reasoning) is kept as the string it arrived as. And a
 * field that is absent means "the caller said nothing", never a default of ours.
 *
 * @module
 */

import type { JsonObject } from "./json.ts";

/** The API families that clients are answered in, as they are named in a configuration. */
export const CLIENT_DIALECT_IDS = [
  "openai-chat",
  "openai-responses",
  "anthropic-messages",
  "gemini",
  "pi-native",
] as const;

/** One of {@link CLIENT_DIALECT_IDS}. */
export type ClientDialectId = typeof CLIENT_DIALECT_IDS[number];

/** The API families that providers are spoken to in: all that clients speak, and some that none does. */
export const DIALECT_IDS = [
  "openai-chat",
  "openai-responses",
  "anthropic-messages",
  "gemini",
  "pi-native",
  "bedrock-converse",
] as const;

/** One of {@link DIALECT_IDS}. */
export type DialectId = typeof DIALECT_IDS[number];

/** Where the bytes of an image, a document or a sound are. */
export type Source =
  | { type: "base64"; mediaType: string; data: string }
  /** An address anybody can fetch; `mediaType` only where the caller told it. */
  | { type: "url"; url: string; mediaType?: string }
  | { type: "text"; mediaType: string; text: string }
  /** A file stored at a vendor; only the dialect that named it can be given it. */
  | { type: "file"; id: string; origin: DialectId; mediaType?: string };

/** A prompt-cache breakpoint after the part that carries it. */
export interface CacheMark {
  /** Lifetime; absent means the provider's default (five minutes at Anthropic). */
  ttl?: "5m" | "1h";
  /** Set where no caller asked for it and it is the wire's own habit: then it is no loss. */
  byDefault?: true;
}

/** Where a statement in a text comes from, kept in the vendor's own shape. */
export interface Citation {
  /** The dialect whose shape {@link Citation.data} has. */
  origin: DialectId;
  /** A web page, where the citation is one: the form every wire can show. */
  url?: string;
  title?: string;
  /** What was quoted from the source. */
  quote?: string;
  /** Span of the answer's text it belongs to, in UTF-16 units, where the wire tells it. */
  start?: number;
  end?: number;
  /** The vendor's citation or annotation object, verbatim. */
  data: JsonObject;
}

/** Visible text. */
export interface TextPart {
  type: "text";
  text: string;
  citations?: Citation[];
  cache?: CacheMark;
}

/** A picture. */
export interface ImagePart {
  type: "image";
  source: Source;
  /** OpenAI's resolution hint. */
  detail?: string;
  cache?: CacheMark;
}

/** A PDF or another document. */
export interface DocumentPart {
  type: "document";
  source: Source;
  /** File name or title. */
  title?: string;
  /** Anthropic's note to the model about the document. */
  context?: string;
  /** Whether the answer should cite it. */
  citations?: boolean;
  cache?: CacheMark;
}

/** A sound; `format` is the container, such as `wav` or `mp3`. */
export interface AudioPart {
  type: "audio";
  data: string;
  format: string;
}

/**
 * The model's reasoning. `signature` is the opaque proof or ciphertext its producer wants back
 * unchanged, and `origin` names the dialect that produced it: it is only ever sent to that one.
 */
export interface ThinkingPart {
  type: "thinking";
  text: string;
  signature?: string;
  origin?: DialectId;
  /** The item id the producer gave it (Responses). */
  id?: string;
}

/** Reasoning that the provider encrypted whole. */
export interface RedactedThinkingPart {
  type: "redacted_thinking";
  data: string;
  origin: DialectId;
}

/** A call the caller is to carry out. */
export interface ToolCallPart {
  type: "tool_call";
  /** Pairs the call with its result. */
  id: string;
  name: string;
  /** For `json` calls JSON text (`""` means no arguments); for `text` calls the free-form input. */
  arguments: string;
  /** Whether the tool takes JSON arguments or free-form text (OpenAI's custom tools). */
  format: "json" | "text";
  cache?: CacheMark;
}

/** The model's words of refusal, where the wire tells them apart from its text. */
export interface RefusalPart {
  type: "refusal";
  text: string;
}

/** Something only its own dialect understands (server tools, hosted calls), kept verbatim. */
export interface HostedPart {
  type: "hosted";
  origin: DialectId;
  /** The wire's own block or item. */
  item: JsonObject;
}

/** What a tool answered. */
export interface ToolResultPart {
  type: "tool_result";
  /** The {@link ToolCallPart.id} it answers. */
  callId: string;
  /** The tool's name, found by the decoder from the call, for wires that want it. */
  name?: string;
  /** The format of the call it answers. */
  format: "json" | "text";
  content: (TextPart | ImagePart | DocumentPart)[];
  isError?: boolean;
  cache?: CacheMark;
}

/** What a user, or an instruction, may hold. */
export type InputPart = TextPart | ImagePart | DocumentPart | AudioPart | HostedPart;

/** What an assistant turn may hold. */
export type AssistantPart =
  | TextPart
  | ImagePart
  | ThinkingPart
  | RedactedThinkingPart
  | ToolCallPart
  | RefusalPart
  | HostedPart;

/**
 * One turn. Instructions stay where they stood: leading `system` messages are the system prompt,
 * later ones are instructions given mid-conversation. `authority` keeps OpenAI's two names apart.
 */
export type Message =
  | { role: "system"; authority: "system" | "developer"; content: InputPart[] }
  | { role: "user"; content: InputPart[]; name?: string }
  | { role: "assistant"; content: AssistantPart[]; name?: string }
  | { role: "tool"; content: ToolResultPart[] };

/** A tool the caller carries out, called with JSON arguments. */
export interface FunctionTool {
  type: "function";
  name: string;
  description?: string;
  /** JSON Schema of the arguments; absent means an object without properties. */
  parameters?: JsonObject;
  strict?: boolean;
  cache?: CacheMark;
}

/** A tool the caller carries out, called with free-form text (OpenAI's custom tools). */
export interface TextTool {
  type: "text";
  name: string;
  description?: string;
  /** OpenAI's `format` object (`text`, or `grammar` with syntax and definition), verbatim. */
  format?: JsonObject;
}

/** A tool that only its own dialect knows, kept verbatim. */
export interface HostedTool {
  type: "hosted";
  origin: DialectId;
  /** The wire's own definition; its `type` names the tool. */
  definition: JsonObject;
}

/** A tool on offer. */
export type Tool = FunctionTool | TextTool | HostedTool;

/** Which tools the model may or must use. */
export type ToolChoice =
  | { type: "auto" | "none" | "required" }
  | { type: "tool"; name: string }
  /** Only these of the tools on offer. */
  | { type: "allowed"; mode: "auto" | "required"; names: string[] };

/** How hard to think: a wire that counts tokens and a wire that knows levels both fit. */
export interface Reasoning {
  /** `off`: do not; `on`: do; `adaptive`: the model decides. */
  mode: "off" | "on" | "adaptive";
  /** The wire's own level word, such as `low`, `medium` or `high`. */
  effort?: string;
  /** Most tokens to think with. */
  budgetTokens?: number;
  /** How much of it to show; `none` asks for no visible reasoning. */
  summary?: "auto" | "concise" | "detailed" | "none";
}

/** What form the answer's text must have. */
export type ResponseFormat =
  | { type: "text" }
  | { type: "json" }
  | {
    type: "json_schema";
    schema: JsonObject;
    name?: string;
    description?: string;
    strict?: boolean;
  };

/** Everything a caller may ask of a model. */
export interface CanonicalRequest {
  /** The model name in the wire it is (or will be) sent in. */
  model: string;
  messages: Message[];
  tools: Tool[];
  stream: boolean;
  toolChoice?: ToolChoice;
  /** Whether the model may call several tools in one turn. */
  parallelToolCalls?: boolean;
  /** Most tokens to generate, reasoning included. */
  maxOutputTokens?: number;
  temperature?: number;
  topP?: number;
  topK?: number;
  stop?: string[];
  seed?: number;
  presencePenalty?: number;
  frequencyPenalty?: number;
  logitBias?: JsonObject;
  reasoning?: Reasoning;
  responseFormat?: ResponseFormat;
  /** OpenAI's `low`, `medium`, `high`. */
  verbosity?: string;
  /** `auto`, `default`, `flex`, `priority`, … in OpenAI's words. */
  serviceTier?: string;
  /** The caller's own labels. */
  metadata?: JsonObject;
  /** A stable id of the caller's end user. */
  user?: string;
  /** The key under which a provider should look for a warm prompt cache. */
  cacheKey?: string;
  /** A mark for the whole prompt (Anthropic's top-level `cache_control`). */
  cache?: CacheMark;
  /** Whether the provider may keep the answer (OpenAI's `store`). */
  store?: boolean;
}

/** The plain text of `parts`, concatenated; parts of other kinds are passed over. */
export function textOf(parts: readonly { type: string; text?: string }[]): string {
  let text = "";
  for (const part of parts) if (part.type === "text") text += part.text ?? "";
  return text;
}
