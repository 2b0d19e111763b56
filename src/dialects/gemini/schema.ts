/**
 * What a client may send to `models/{model}:generateContent`, as the vendor documents it
 * (https://ai.google.dev/api/generate-content#request-body).
 *
 * Tolerant where tolerance costs nothing: both spellings of every name, `null` for absent, numbers
 * as text (the JSON form of protocol buffers allows it). Unknown keys are named by the decoder.
 *
 * @module
 */

import * as v from "valibot";
import { anyObject, optional } from "../read.ts";
import { camelized } from "./camel.ts";
import type { GeminiRequest } from "./wire.ts";

const text = v.string();
const words = v.array(text);
const number = v.union([
  v.number(),
  v.pipe(text, v.regex(/^-?\d+(\.\d+)?$/, "expected a number"), v.transform(Number)),
]);

/** What {@link members} makes of its entries. */
type Members<T extends v.ObjectEntries> = v.InferOutput<v.LooseObjectSchema<T, undefined>>;

/** The object of these members, whichever way their names are spelt. */
function members<const T extends v.ObjectEntries>(
  entries: T,
): v.GenericSchema<unknown, Members<T>> {
  const shape: v.GenericSchema<unknown, Members<T>> = v.looseObject(entries);
  return v.pipe(anyObject, v.transform((object): unknown => camelized(object)), shape);
}

const blob = members({ mimeType: text, data: text });
const file = members({ fileUri: text, mimeType: optional(text) });
const functionCall = members({ id: optional(text), name: text, args: optional(anyObject) });
const functionResponse = members({
  id: optional(text),
  name: optional(text),
  response: optional(anyObject),
  parts: optional(v.array(members({ inlineData: optional(blob), fileData: optional(file) }))),
});

const part = members({
  text: optional(text),
  inlineData: optional(blob),
  fileData: optional(file),
  functionCall: optional(functionCall),
  functionResponse: optional(functionResponse),
  executableCode: optional(anyObject),
  codeExecutionResult: optional(anyObject),
  toolCall: optional(anyObject),
  toolResponse: optional(anyObject),
  thought: optional(v.boolean()),
  thoughtSignature: optional(text),
});

const content = members({
  role: optional(v.picklist(["user", "model", "function"])),
  parts: optional(v.array(part)),
});
/** Whose words they are is of no matter here, and clients put any word there, or send bare text. */
const spoken = members({ parts: optional(v.array(part)), role: optional(v.unknown()) });
const bareText = v.pipe(text, v.transform((text) => ({ parts: [{ text }] })));
const instruction = v.lazy((input) => typeof input === "string" ? bareText : spoken);

const functionDeclaration = members({
  name: text,
  description: optional(text),
  parameters: optional(anyObject),
  parametersJsonSchema: optional(anyObject),
  behavior: optional(text),
  response: optional(anyObject),
  responseJsonSchema: optional(anyObject),
});
const tool = members({ functionDeclarations: optional(v.array(functionDeclaration)) });
const toolConfig = members({
  functionCallingConfig: optional(members({
    mode: optional(text),
    allowedFunctionNames: optional(words),
    streamFunctionCallArguments: optional(v.boolean()),
  })),
});

const format = members({
  text: optional(members({ mimeType: optional(text), schema: optional(anyObject) })),
});
const manyFormats = v.array(format);
const oneFormat = v.pipe(format, v.transform((format) => [format]));
/** The SDK has a list of them, the documentation of the REST API one alone. */
const formats = v.lazy((input) => Array.isArray(input) ? manyFormats : oneFormat);

const generationConfig = members({
  temperature: optional(number),
  topP: optional(number),
  topK: optional(number),
  maxOutputTokens: optional(number),
  stopSequences: optional(words),
  seed: optional(number),
  presencePenalty: optional(number),
  frequencyPenalty: optional(number),
  candidateCount: optional(number),
  responseMimeType: optional(text),
  responseSchema: optional(anyObject),
  responseJsonSchema: optional(anyObject),
  responseModalities: optional(words),
  responseFormat: optional(formats),
  translationConfig: optional(anyObject),
  thinkingConfig: optional(members({
    includeThoughts: optional(v.boolean()),
    thinkingBudget: optional(number),
    thinkingLevel: optional(text),
  })),
});

/** The body. A field that is missing here is named in the decoder's list of what was dropped. */
export const geminiRequest: v.GenericSchema<unknown, GeminiRequest> = members({
  model: v.pipe(text, v.nonEmpty("expected a model name")),
  stream: optional(v.boolean()),
  contents: v.array(content),
  systemInstruction: optional(instruction),
  tools: optional(v.array(tool)),
  toolConfig: optional(toolConfig),
  generationConfig: optional(generationConfig),
  serviceTier: optional(text),
  labels: optional(anyObject),
  store: optional(v.boolean()),
});
