/**
 * A sample of every field that clients of the Gemini API send.
 *
 * @module
 */

import type { Json } from "../support/json.ts";
import { converseTool, type Sample, type Samples } from "./sample.ts";

const SCHEMA = { type: "object", properties: { a: { type: "string" } } };
const CLOSED = { ...SCHEMA, additionalProperties: false };
const OPEN_API = { type: "OBJECT", properties: { a: { type: "STRING" } } };
const DECLARATION = { name: "f", description: "d", parametersJsonSchema: SCHEMA };
const TOOLS = [{
  functionDeclarations: [DECLARATION, { name: "g", parametersJsonSchema: SCHEMA }],
}];
const CONVERSE_TOOL = converseTool("f", "d", SCHEMA);
const MESSAGES_TOOL = { name: "f", description: "d", input_schema: SCHEMA };
const PI_TOOL = { name: "f", description: "d", parameters: SCHEMA };
const FORMATS = {
  chat: { type: "json_schema", json_schema: { name: "response", schema: SCHEMA } },
  responses: { type: "json_schema", name: "response", schema: SCHEMA },
  messages: { type: "json_schema", schema: CLOSED },
  converse: JSON.stringify(CLOSED),
};

/** A value beside others of `generationConfig`. */
function generation(config: Json): Json {
  return { generationConfig: config };
}

/** A value of the one choice, beside tools. */
function calling(config: Json): Json {
  return { tools: TOOLS, toolConfig: { functionCallingConfig: config } };
}

const THINKS = generation({ thinkingConfig: { thinkingBudget: 5000 } });
const JSON_TYPE = generation({ responseMimeType: "application/json" });
/** Newer models have levels. */
const LEVELS = { gemini: "gemini-3-flash-preview" };

function tier(value: string, of: string, messages: string): Sample {
  return { value, becomes: { chat: of, responses: of, messages, pi: of, converse: of } };
}

/** The samples. */
export const GEMINI_SAMPLES: Samples = {
  model: {
    value: "up/x",
    becomes: { chat: "x", responses: "x", messages: "x", converse: "x", gemini: "x", pi: "x" },
    required: true,
  },
  contents: {
    value: [{ role: "user", parts: [{ text: "Hello" }] }],
    becomes: {
      pi: [{ role: "user", content: [{ type: "text", text: "Hello" }], timestamp: 0 }],
      chat: [{ role: "user", content: "Hello" }],
      responses: [{
        type: "message",
        role: "user",
        content: [{ type: "input_text", text: "Hello" }],
      }],
      messages: [{ role: "user", content: [{ type: "text", text: "Hello" }] }],
      converse: [{ role: "user", content: [{ text: "Hello" }] }],
    },
    required: true,
  },
  cachedContent: { value: "cachedContents/1" },
  continuationToken: { value: "dG9rZW4=" },
  generationOutputConfig: { value: { gcsUri: "gs://bucket/prefix/" } },
  "labels: beside `store: true`": { value: { team: "t" }, beside: { store: true } },
  "labels: without": { value: { team: "t" } },
  modelArmorConfig: { value: { promptTemplateName: "projects/p/templates/t" } },
  "safetySettings: a threshold that blocks": [
    "BLOCK_ONLY_HIGH",
    "BLOCK_MEDIUM_AND_ABOVE",
    "BLOCK_LOW_AND_ABOVE",
  ].map((threshold) => ({
    value: [{ category: "HARM_CATEGORY_HARASSMENT", threshold }],
  })),
  "safetySettings: `OFF`, `BLOCK_NONE`": ["OFF", "BLOCK_NONE"].map((threshold) => ({
    value: [{ category: "HARM_CATEGORY_HARASSMENT", threshold }],
  })),
  "serviceTier: `standard`": tier("standard", "default", "standard_only"),
  "serviceTier: `flex`, `priority`": [
    tier("flex", "flex", "flex"),
    tier("priority", "priority", "priority"),
  ],
  "serviceTier: `unspecified`": { value: "unspecified" },
  "store: true": { value: true },
  "store: false": { value: false },
  systemInstruction: [
    {
      value: { parts: [{ text: "Be kind." }] },
      becomes: {
        pi: ["Be kind."],
        chat: { role: "system", content: "Be kind." },
        responses: "Be kind.",
        messages: [{ type: "text", text: "Be kind." }],
        converse: [{ text: "Be kind." }],
      },
    },
    {
      value: "Be kind.",
      becomes: {
        pi: ["Be kind."],
        chat: { role: "system", content: "Be kind." },
        messages: [{ type: "text", text: "Be kind." }],
        converse: [{ text: "Be kind." }],
      },
    },
  ],

  "generationConfig.audioTimestamp: true": { value: true },
  "generationConfig.audioTranscriptionConfig": { value: { languageCodes: ["de-DE"] } },
  "generationConfig.candidateCount: above 1": { value: 2 },
  "generationConfig.candidateCount: 1": { value: 1 },
  "generationConfig.enableAffectiveDialog: true": { value: true },
  "generationConfig.enableEnhancedCivicAnswers: true": { value: true },
  "generationConfig.frequencyPenalty": { value: 0.5 },
  "generationConfig.imageConfig": { value: { aspectRatio: "16:9" } },
  "generationConfig.logprobs": { value: 3 },
  "generationConfig.maxOutputTokens": { value: 77 },
  "generationConfig.mediaResolution": { value: "MEDIA_RESOLUTION_LOW" },
  "generationConfig.modelSelectionConfig": {
    value: { featureSelectionPreference: "PRIORITIZE_COST" },
  },
  "generationConfig.presencePenalty": { value: -0.5 },
  "generationConfig.responseFormat: of text with a schema": [
    { value: [{ text: { mimeType: "application/json", schema: SCHEMA } }], becomes: FORMATS },
    { value: [{ text: { mimeType: "APPLICATION_JSON", schema: SCHEMA } }], becomes: FORMATS },
  ],
  "generationConfig.responseFormat: of anything but text": [
    { value: [{ audio: { mimeType: "audio/wav" } }] },
    { value: [{ text: { mimeType: "text/plain" } }, { image: { aspectRatio: "1:1" } }] },
  ],
  "generationConfig.responseJsonSchema": { value: SCHEMA, beside: JSON_TYPE, becomes: FORMATS },
  "generationConfig.responseLogprobs: true": { value: true },
  "generationConfig.responseLogprobs: false": { value: false },
  "generationConfig.responseMimeType: `application/json` without a schema": {
    value: "application/json",
    becomes: { chat: { type: "json_object" }, responses: { type: "json_object" } },
  },
  "generationConfig.responseMimeType: `text/plain`": {
    value: "text/plain",
    becomes: { chat: { type: "text" }, responses: { type: "text" } },
  },
  "generationConfig.responseMimeType: any other": { value: "text/x.enum" },
  "generationConfig.responseModalities: `TEXT`": { value: ["TEXT"] },
  "generationConfig.responseModalities: `TEXT` and `IMAGE`": { value: ["TEXT", "IMAGE"] },
  "generationConfig.responseModalities: with `AUDIO` or `VIDEO`, or without `TEXT`": [
    { value: ["AUDIO"] },
    { value: ["TEXT", "VIDEO"] },
    { value: ["IMAGE"] },
  ],
  "generationConfig.responseSchema": { value: OPEN_API, beside: JSON_TYPE, becomes: FORMATS },
  "generationConfig.routingConfig": { value: { manualMode: { modelName: "gemini-2.5-pro" } } },
  "generationConfig.seed": { value: 7 },
  "generationConfig.speechConfig": { value: { languageCode: "de-DE" } },
  "generationConfig.stopSequences": { value: ["END"] },
  "generationConfig.temperature": { value: 0.25 },
  "generationConfig.thinkingConfig.includeThoughts: true": {
    value: true,
    beside: THINKS,
    becomes: { responses: "auto", messages: "summarized", converse: "summarized" },
    models: { messages: "claude-sonnet-4-6", converse: "anthropic.claude-sonnet-4-6" },
  },
  "generationConfig.thinkingConfig.includeThoughts: false, beside a budget or a level": {
    value: false,
    beside: THINKS,
    becomes: { pi: true, responses: undefined, messages: "omitted", converse: "omitted" },
  },
  "generationConfig.thinkingConfig.thinkingBudget: above 0": {
    value: 2000,
    becomes: { pi: { low: 2000 }, chat: "low", responses: "low" },
  },
  "generationConfig.thinkingConfig.thinkingBudget: 0": {
    value: 0,
    becomes: {
      pi: true,
      chat: "none",
      responses: "none",
      messages: "disabled",
      converse: "disabled",
    },
  },
  "generationConfig.thinkingConfig.thinkingBudget: -1": {
    value: -1,
    becomes: {
      pi: "medium",
      responses: ["reasoning.encrypted_content"],
      messages: "enabled",
      converse: "enabled",
    },
  },
  "generationConfig.thinkingConfig.thinkingLevel": [
    {
      value: "HIGH",
      becomes: { pi: "high", chat: "high", responses: "high", messages: 16_384, converse: 16_384 },
      models: LEVELS,
    },
    {
      value: "minimal",
      becomes: { chat: "minimal", responses: "minimal", messages: 1024, converse: 1024 },
      models: { ...LEVELS, chat: "gpt-5", responses: "gpt-5" },
    },
  ],
  "generationConfig.topK": { value: 5 },
  "generationConfig.topP": { value: 0.5 },
  "generationConfig.translationConfig": { value: { targetLanguageCode: "de" } },

  "toolConfig.functionCallingConfig.allowedFunctionNames: one, in mode `ANY`": {
    value: ["f"],
    beside: calling({ mode: "ANY" }),
    becomes: {
      pi: { type: "tool", name: "f" },
      chat: { type: "function", function: { name: "f" } },
      responses: { type: "function", name: "f" },
      messages: { type: "tool", name: "f" },
      converse: { tool: { name: "f" } },
    },
  },
  "toolConfig.functionCallingConfig.allowedFunctionNames: several, or in mode `VALIDATED`": [
    {
      value: ["f"],
      beside: calling({ mode: "VALIDATED" }),
      becomes: {
        pi: [PI_TOOL],
        chat: {
          type: "allowed_tools",
          allowed_tools: { mode: "auto", tools: [{ type: "function", function: { name: "f" } }] },
        },
        responses: {
          type: "allowed_tools",
          mode: "auto",
          tools: [{ type: "function", name: "f" }],
        },
        messages: [MESSAGES_TOOL],
        converse: [CONVERSE_TOOL],
      },
    },
    {
      value: ["f", "g"],
      beside: calling({ mode: "ANY" }),
      becomes: {
        pi: [PI_TOOL, { name: "g", description: "", parameters: SCHEMA }],
        chat: {
          type: "allowed_tools",
          allowed_tools: {
            mode: "required",
            tools: ["f", "g"].map((name) => ({ type: "function", function: { name } })),
          },
        },
        responses: {
          type: "allowed_tools",
          mode: "required",
          tools: ["f", "g"].map((name) => ({ type: "function", name })),
        },
        messages: [MESSAGES_TOOL, { name: "g", input_schema: SCHEMA }],
        converse: [CONVERSE_TOOL, converseTool("g", undefined, SCHEMA)],
      },
    },
  ],
  "toolConfig.functionCallingConfig.allowedFunctionNames: of others, in mode `ANY`": {
    value: ["h"],
    beside: calling({ mode: "ANY" }),
  },
  "toolConfig.functionCallingConfig.mode: `AUTO`, `NONE`, `VALIDATED`": [
    {
      value: "AUTO",
      beside: { tools: TOOLS },
      becomes: {
        pi: "auto",
        chat: "auto",
        responses: "auto",
        messages: "auto",
        converse: undefined,
      },
    },
    {
      value: "NONE",
      beside: { tools: TOOLS },
      becomes: {
        pi: "none",
        chat: "none",
        responses: "none",
        messages: "none",
        converse: undefined,
      },
    },
    {
      value: "VALIDATED",
      beside: { tools: TOOLS },
      becomes: {
        pi: "auto",
        chat: "auto",
        responses: "auto",
        messages: "auto",
        converse: undefined,
      },
    },
  ],
  "toolConfig.functionCallingConfig.mode: `ANY`": {
    value: "ANY",
    beside: { tools: TOOLS },
    becomes: {
      pi: "required",
      chat: "required",
      responses: "required",
      messages: "any",
      converse: { any: {} },
    },
  },
  "toolConfig.functionCallingConfig.streamFunctionCallArguments: true": {
    value: true,
    beside: { tools: TOOLS },
  },
  "toolConfig.includeServerSideToolInvocations: true": { value: true },
  "toolConfig.retrievalConfig": { value: { languageCode: "de" } },

  ...hosted("codeExecution"),
  ...hosted("computerUse", { environment: "ENVIRONMENT_BROWSER" }),
  ...hosted("enterpriseWebSearch"),
  ...hosted("exaAiSearch", { customConfigs: {} }),
  ...hosted("fileSearch", { fileSearchStoreNames: ["fileSearchStores/1"] }),
  "tools[].functionDeclarations[].behavior: `NON_BLOCKING`": {
    value: "NON_BLOCKING",
    beside: { tools: TOOLS },
  },
  "tools[].functionDeclarations[].behavior: `BLOCKING`": {
    value: "BLOCKING",
    beside: { tools: TOOLS },
  },
  "tools[].functionDeclarations[].description": { value: "does", beside: { tools: TOOLS } },
  "tools[].functionDeclarations[].name": {
    value: "h",
    beside: { tools: TOOLS },
    required: true,
  },
  "tools[].functionDeclarations[].parameters": {
    value: OPEN_API,
    beside: { tools: [{ functionDeclarations: [{ name: "f" }] }] },
    becomes: { pi: SCHEMA, chat: SCHEMA, responses: SCHEMA, messages: SCHEMA, converse: SCHEMA },
  },
  "tools[].functionDeclarations[].parametersJsonSchema": {
    value: SCHEMA,
    beside: { tools: [{ functionDeclarations: [{ name: "f" }] }] },
  },
  "tools[].functionDeclarations[].response": { value: OPEN_API, beside: { tools: TOOLS } },
  "tools[].functionDeclarations[].responseJsonSchema": {
    value: SCHEMA,
    beside: { tools: TOOLS },
  },
  ...hosted("googleMaps"),
  ...hosted("googleSearch"),
  ...hosted("googleSearchRetrieval"),
  ...hosted("mcpServers", [{ name: "s" }]),
  ...hosted("parallelAiSearch"),
  ...hosted("retrieval", { vertexAiSearch: { datastore: "d" } }),
  ...hosted("urlContext"),
};

/** One of the vendor's own tools, alone and beside functions. */
function hosted(name: string, value: unknown = {}): Samples {
  const sample = { value };
  return { [`tools[].${name}`]: [sample, { ...sample, beside: { tools: [...TOOLS] } }] };
}
