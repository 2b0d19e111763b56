/**
 * The vendors' JSON Schemas, relaxed to what their own servers really send: the gate on every byte
 * the gateway makes itself.
 *
 * @module
 */

import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { WireId } from "./dialects.ts";
import { object } from "./json.ts";
import { sharedText } from "./shared.ts";

/** What a piece of JSON is. */
export type Shape = "event" | "reply" | "request" | "fault";

const ROOTS: Readonly<Record<WireId, Readonly<Record<Shape, string>>>> = {
  "openai-chat": {
    event: "CreateChatCompletionStreamResponse",
    reply: "CreateChatCompletionResponse",
    request: "CreateChatCompletionRequest",
    fault: "ErrorResponse",
  },
  "openai-responses": {
    event: "ResponseStreamEvent",
    reply: "Response",
    request: "CreateResponse",
    fault: "ErrorResponse",
  },
  "anthropic-messages": {
    event: "AnthropicStreamEvent",
    reply: "AnthropicMessage",
    request: "AnthropicRequest",
    fault: "AnthropicError",
  },
  gemini: {
    event: "GenerateContentResponse",
    reply: "GenerateContentResponse",
    request: "GenerateContentRequest",
    // The file leaves errors out: a message that any object fits but for a wrong envelope.
    fault: "GenerateContentResponse",
  },
};

const FILES: Readonly<Record<WireId, string>> = {
  "openai-chat": "openai",
  "openai-responses": "openai",
  "anthropic-messages": "anthropic",
  gemini: "gemini",
};

/** Says what is wrong with a piece of JSON; nothing when it is right. */
export type SchemaCheck = (dialect: WireId, shape: Shape, value: unknown) => string | undefined;

/** Creates the check; schemas are compiled when first used. */
export function createSchemaCheck(): SchemaCheck {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false });
  const files = {
    openai: "openai-openapi",
    anthropic: "anthropic-sdk-types",
    gemini: "gemini-v1beta",
  };
  for (const [name, file] of Object.entries(files)) {
    // With most fields optional the members of a union overlap, so that a message of OpenAI's own
    // clients is "more than one of" them: any of them must do.
    const text = sharedText(`fixtures/schemas/${file}.relaxed.json`);
    const schema = object(JSON.parse(text.replaceAll('"oneOf"', '"anyOf"')));
    ajv.addSchema({ ...schema, $id: name });
  }
  const compiled = new Map<string, ValidateFunction>();
  return (dialect, shape, value) => {
    const file = FILES[dialect];
    const ref = `${file}#/$defs/${ROOTS[dialect][shape]}`;
    let validate = compiled.get(ref);
    if (validate === undefined) compiled.set(ref, validate = ajv.compile({ $ref: ref }));
    if (validate(value)) return undefined;
    const errors = (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
    return `${ref}: ${[...new Set(errors)].slice(0, 6).join("; ")}`;
  };
}
