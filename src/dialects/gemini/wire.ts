/**
 * The shapes of a client's request after `schema.ts` has read it: names in camel case, `null` gone.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";

/** Bytes in the body. */
export interface WireBlob {
  mimeType: string;
  data: string;
}

/** Bytes elsewhere. */
export interface WireFile {
  fileUri: string;
  mimeType?: string | undefined;
}

/** A call, as the model made it. */
export interface WireCall {
  id?: string | undefined;
  name: string;
  args?: JsonObject | undefined;
}

/** A picture or a file in a result. */
export interface WireResponsePart {
  inlineData?: WireBlob | undefined;
  fileData?: WireFile | undefined;
}

/** What a tool answered. */
export interface WireResponse {
  id?: string | undefined;
  name?: string | undefined;
  response?: JsonObject | undefined;
  parts?: WireResponsePart[] | undefined;
  scheduling?: unknown;
}

/** A part: one of the members before `thought`, and notes about it. */
export interface WirePart {
  text?: string | undefined;
  inlineData?: WireBlob | undefined;
  fileData?: WireFile | undefined;
  functionCall?: WireCall | undefined;
  functionResponse?: WireResponse | undefined;
  executableCode?: JsonObject | undefined;
  codeExecutionResult?: JsonObject | undefined;
  toolCall?: JsonObject | undefined;
  toolResponse?: JsonObject | undefined;
  thought?: boolean | undefined;
  thoughtSignature?: string | undefined;
  [unknown: string]: unknown;
}

/** A turn. Who speaks may be left out where it is the user. */
export interface WireContent {
  role?: "user" | "model" | "function" | undefined;
  parts?: WirePart[] | undefined;
}

/** A function on offer. */
export interface WireFunction {
  name: string;
  description?: string | undefined;
  /** In the dialect of OpenAPI 3.0, with type names in capitals. */
  parameters?: JsonObject | undefined;
  parametersJsonSchema?: JsonObject | undefined;
  behavior?: string | undefined;
  response?: JsonObject | undefined;
  responseJsonSchema?: JsonObject | undefined;
}

/** An entry of `tools`: functions, and each of Google's own tools under its own name. */
export interface WireTool {
  functionDeclarations?: WireFunction[] | undefined;
  [hosted: string]: unknown;
}

/** Which functions may or must be called. */
export interface WireCallingConfig {
  mode?: string | undefined;
  allowedFunctionNames?: string[] | undefined;
  streamFunctionCallArguments?: boolean | undefined;
}

/** How much to think. */
export interface WireThinking {
  includeThoughts?: boolean | undefined;
  thinkingBudget?: number | undefined;
  thinkingLevel?: string | undefined;
}

/** One form of an answer: one of the members. */
export interface WireFormat {
  text?: { mimeType?: string | undefined; schema?: JsonObject | undefined } | undefined;
  [other: string]: unknown;
}

/** The options. */
export interface WireGeneration {
  temperature?: number | undefined;
  topP?: number | undefined;
  topK?: number | undefined;
  maxOutputTokens?: number | undefined;
  stopSequences?: string[] | undefined;
  seed?: number | undefined;
  presencePenalty?: number | undefined;
  frequencyPenalty?: number | undefined;
  candidateCount?: number | undefined;
  responseMimeType?: string | undefined;
  responseSchema?: JsonObject | undefined;
  responseJsonSchema?: JsonObject | undefined;
  responseModalities?: string[] | undefined;
  responseFormat?: WireFormat[] | undefined;
  translationConfig?: JsonObject | undefined;
  thinkingConfig?: WireThinking | undefined;
  [unknown: string]: unknown;
}

/** The body, with what the address says of it: `model`, `stream` and `alt`. */
export interface GeminiRequest {
  model: string;
  stream?: boolean | undefined;
  contents: WireContent[];
  systemInstruction?: { parts?: WirePart[] | undefined } | undefined;
  tools?: WireTool[] | undefined;
  toolConfig?:
    | ({
      functionCallingConfig?: WireCallingConfig | undefined;
      [unknown: string]: unknown;
    })
    | undefined;
  generationConfig?: WireGeneration | undefined;
  serviceTier?: string | undefined;
  labels?: JsonObject | undefined;
  store?: boolean | undefined;
}
