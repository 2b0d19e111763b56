/**
 * The shapes of a client's request after `schema.ts` has read it: `null` is gone, and what is not
 * named here is not looked at.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";

/** Words. */
export interface WireText {
  type: "text";
  text: string;
}

/** A picture: its bytes, or an address, or a file that a vendor keeps. */
export interface WireImage {
  type: "image";
  /** Base64; empty where only the address is known. */
  data?: string | undefined;
  mimeType?: string | undefined;
  detail?: string | undefined;
  url?: string | undefined;
  providerFile?:
    | {
      provider: "openai" | "anthropic" | "google";
      id?: string | undefined;
      uri?: string | undefined;
    }
    | undefined;
}

/** What users, instructions and tools say. */
export type WireContent = string | (WireText | WireImage)[];

/** A turn of the user's, or an instruction in the middle of the conversation. */
export interface WireUserMessage {
  role: "user" | "developer";
  content: WireContent;
  providerPayload?: JsonObject | undefined;
}

/** A turn of the model's. Its blocks are read by `content_decode.ts`. */
export interface WireAssistantMessage {
  role: "assistant";
  content: JsonObject[];
  /** The API, the provider and the model it came from. */
  api?: string | undefined;
  provider?: string | undefined;
  model?: string | undefined;
  stopReason?: string | undefined;
  providerPayload?: JsonObject | undefined;
}

/** What a tool answered. */
export interface WireToolResult {
  role: "toolResult";
  toolCallId: string;
  toolName?: string | undefined;
  content: WireContent;
  isError?: boolean | undefined;
}

/** A turn. */
export type WireMessage = WireUserMessage | WireAssistantMessage | WireToolResult;

/** A tool on offer. */
export interface WireTool {
  name: string;
  description?: string | undefined;
  parameters?: JsonObject | undefined;
  strict?: boolean | undefined;
  deferLoading?: boolean | undefined;
  /** A grammar that OpenAI's models can be held to, in the place of the schema. */
  customFormat?: { syntax: string; definition: string } | undefined;
  customWireName?: string | undefined;
  /** A tool of the vendor's own. */
  native?: { type: string } | undefined;
  examples?: unknown;
}

/** The conversation. */
export interface WireConversation {
  systemPrompt?: string | string[] | undefined;
  messages: WireMessage[];
  tools?: WireTool[] | undefined;
}

/** Which tools may or must be used. */
export type WireToolChoice =
  | "auto"
  | "none"
  | "any"
  | "required"
  | { type: "tool"; name: string }
  | {
    type: "function";
    name?: string | undefined;
    function?: { name: string } | undefined;
  }
  | { type: "computer" };

/** The options, all those that the wire's own gateway takes and two more. */
export interface WireOptions {
  temperature?: number | undefined;
  topP?: number | undefined;
  topK?: number | undefined;
  minP?: number | undefined;
  presencePenalty?: number | undefined;
  frequencyPenalty?: number | undefined;
  repetitionPenalty?: number | undefined;
  stopSequences?: string[] | undefined;
  maxTokens?: number | undefined;
  cacheRetention?: "none" | "short" | "long" | undefined;
  cachedContent?: string | undefined;
  headers?: Record<string, string> | undefined;
  initiatorOverride?: string | undefined;
  maxRetryDelayMs?: number | undefined;
  metadata?: JsonObject | undefined;
  sessionId?: string | undefined;
  promptCacheKey?: string | undefined;
  promptCache?: unknown;
  statefulResponses?: boolean | undefined;
  streamFirstEventTimeoutMs?: number | undefined;
  streamIdleTimeoutMs?: number | undefined;
  reasoning?: string | undefined;
  disableReasoning?: boolean | undefined;
  forceReasoningOff?: boolean | undefined;
  hideThinkingSummary?: boolean | undefined;
  /** Tokens by level. */
  thinkingBudgets?: Record<string, number> | undefined;
  textVerbosity?: string | undefined;
  toolChoice?: WireToolChoice | undefined;
  serviceTier?: string | undefined;
  guardrailIdentifier?: string | undefined;
  guardrailVersion?: string | undefined;
  guardrailTrace?: string | undefined;
  requestMetadata?: Record<string, string> | undefined;
  kimiApiFormat?: string | undefined;
  syntheticApiFormat?: string | undefined;
  preferWebsockets?: boolean | undefined;
  openrouterVariant?: string | undefined;
  loopGuard?: unknown;
  acceptEmptyResponse?: boolean | undefined;
  anthropicCompaction?: JsonObject | undefined;
}

/** The body. */
export interface PiRequest {
  context: WireConversation;
  options?: WireOptions | undefined;
}
