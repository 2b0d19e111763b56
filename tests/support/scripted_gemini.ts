/**
 * The scripted model's Gemini API, as the newest models have it: calls have no ids, the first call
 * of a turn is signed and refused without that signature, and thoughts are told to those who ask.
 *
 * @module
 */

import { type Json, maybe, object, objects, string } from "./json.ts";
import {
  type Asked,
  type Block,
  contentText,
  lastResults,
  pieces,
  type Plan,
  type ScriptedDialect,
  SIGNATURE,
  USAGE,
} from "./scripted_speech.ts";
import { sseFrame } from "./sse.ts";

/** Reads and writes the Gemini wire. */
export const geminiAnswer: ScriptedDialect = { read, stream, reply, fault, count };

/** The vendor's word for a call that was signed elsewhere. */
const UNSIGNED = "skip_thought_signature_validator";

/**
 * A true signature out of another conversation, which the vendor takes too. LangChain has one that
 * it puts on every call that came without.
 */
const BORROWED = /^ErYCCrMCAdHt/;

const PATH = /\/models\/([^/:?]+):(generateContent|streamGenerateContent|countTokens)(\?.*)?$/;

/** The JSON form of protocol buffers refuses every name that it does not know. */
const KNOWN: Readonly<Record<string, ReadonlySet<string>>> = {
  body: new Set([
    "contents",
    "systemInstruction",
    "tools",
    "toolConfig",
    "safetySettings",
    "generationConfig",
    "cachedContent",
    "serviceTier",
    "store",
  ]),
  part: new Set(["text", "thought", "thoughtSignature", "functionCall", "functionResponse"]),
  functionDeclaration: new Set([
    "name",
    "description",
    "parameters",
    "parametersJsonSchema",
    "response",
    "responseJsonSchema",
    "behavior",
  ]),
  generationConfig: new Set([
    "stopSequences",
    "responseMimeType",
    "responseSchema",
    "responseJsonSchema",
    "responseModalities",
    "candidateCount",
    "maxOutputTokens",
    "temperature",
    "topP",
    "topK",
    "seed",
    "presencePenalty",
    "frequencyPenalty",
    "responseLogprobs",
    "logprobs",
    "thinkingConfig",
  ]),
  thinkingConfig: new Set(["includeThoughts", "thinkingBudget", "thinkingLevel"]),
  schema: new Set([
    "type",
    "format",
    "title",
    "description",
    "nullable",
    "enum",
    "items",
    "properties",
    "required",
    "anyOf",
    "propertyOrdering",
    "default",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
    "minLength",
    "maxLength",
    "pattern",
    "minProperties",
    "maxProperties",
    "example",
  ]),
};

function read(body: Json, path: string): Asked {
  const [, model, verb, query = ""] = PATH.exec(path) ?? [];
  if (model === undefined) throw new Error(`no such method: ${path}`);
  const streams = verb === "streamGenerateContent";
  if (streams && !query.includes("alt=sse")) throw new Error("a list is not what this model tells");
  checkNames("body", body);
  const config = maybe(body, "generationConfig");
  const thinking = maybe(config, "thinkingConfig");
  checkNames("generationConfig", config);
  checkNames("thinkingConfig", thinking);
  const turns = readTurns(body);
  const declared = objects(body.tools ?? []).flatMap((tool) => objects(tool.functionDeclarations));
  declared.forEach(checkDeclaration);
  const schema = schemaOf(config);
  const last = turns.at(-1) ?? [];
  const results = last.flatMap(({ functionResponse }) =>
    functionResponse === undefined ? [] : [resultOf(object(functionResponse))]
  );
  return {
    model: decodeURIComponent(model),
    stream: streams,
    thinkingReturned: turns.flat().some((part) => part.thoughtSignature === SIGNATURE),
    includeUsage: true,
    wantsThoughts: thinking.includeThoughts === true,
    ...(declared[0] ? { tool: string(declared[0].name) } : {}),
    ...lastResults(results),
    ...(schema ? { schema } : {}),
  };
}

/** The turns' parts. Calls and their results stand one to one, in turns that follow each other. */
function readTurns(body: Json): Json[][] {
  let calls: Json[] = [];
  return joined(body).map(({ role, parts }) => {
    parts.forEach((part) => checkPart(part));
    const responses = parts.flatMap((part) =>
      part.functionResponse === undefined ? [] : [object(part.functionResponse)]
    );
    if (responses.length !== calls.length) {
      throw new Error("as many function response parts as function call parts, right behind them");
    }
    responses.forEach((response, at) => {
      object(response.response, "functionResponse.response");
      if (response.name !== calls[at]?.name) throw new Error("a response of another function");
    });
    calls = callsOf(role, parts);
    return parts;
  });
}

interface Turn {
  role: string;
  parts: Json[];
}

/** The turns; the vendor's own SDK keeps every chunk of a stream as one, so they are joined. */
function joined(body: Json): Turn[] {
  const turns: Turn[] = [];
  for (const content of objects(body.contents, "contents")) {
    const role = string(content.role);
    if (role !== "user" && role !== "model") throw new Error("a role is user or model");
    const parts = objects(content.parts, "parts");
    if (parts.length === 0) throw new Error("contents.parts must not be empty");
    const last = turns.at(-1);
    if (last?.role === role) last.parts.push(...parts);
    else turns.push({ role, parts });
  }
  return turns;
}

function callsOf(role: string, parts: Json[]): Json[] {
  const calling = parts.filter((part) => part.functionCall !== undefined);
  if (calling.length > 0 && role !== "model") throw new Error("a call in a user's turn");
  if (calling.length > 0 && !isSigned(calling[0])) {
    throw new Error("Function call is missing a thought_signature in functionCall parts");
  }
  return calling.map((part) => object(part.functionCall));
}

function checkPart(part: Json): void {
  checkNames("part", part);
  if (Object.keys(part).length === 0) throw new Error("a part must have one initialized field");
  if (part.functionCall !== undefined) object(object(part.functionCall).args ?? {}, "args");
  if (part.thoughtSignature !== undefined && !isSigned(part)) {
    throw new Error("Thought signature is not valid");
  }
}

function isSigned({ thoughtSignature: signature }: Json = {}): boolean {
  return signature === SIGNATURE || signature === UNSIGNED || BORROWED.test(String(signature));
}

function checkDeclaration(declaration: Json): void {
  checkNames("functionDeclaration", declaration);
  if (declaration.parameters === undefined) return;
  if (declaration.parametersJsonSchema !== undefined) throw new Error("parameters told twice");
  checkSchema(object(declaration.parameters));
}

/** The vendor's own form of a schema knows fewer words than JSON Schema. */
function checkSchema(schema: Json): void {
  checkNames("schema", schema);
  for (const one of Object.values(maybe(schema, "properties"))) checkSchema(object(one));
  if (schema.items !== undefined) checkSchema(object(schema.items));
}

function schemaOf(config: Json): Json | undefined {
  const { responseSchema, responseJsonSchema, responseMimeType } = config;
  if (responseSchema !== undefined) checkSchema(object(responseSchema));
  const schema = responseJsonSchema ?? responseSchema;
  if (schema === undefined) return undefined;
  if (responseMimeType !== "application/json") throw new Error("a schema wants application/json");
  return object(schema);
}

function resultOf({ response }: Json): string {
  const { output, ...rest } = object(response);
  return typeof output === "string" && Object.keys(rest).length === 0
    ? output
    : JSON.stringify(response);
}

function checkNames(kind: keyof typeof KNOWN, value: Json): void {
  for (const name of Object.keys(value)) {
    if (!KNOWN[kind]?.has(name)) {
      throw new Error(`Unknown name "${name}" at '${kind}': Cannot find field.`);
    }
  }
}

/** A count of the prompt, where that is what was asked. */
function count(body: Json, path: string): Json | undefined {
  if (PATH.exec(path)?.[2] !== "countTokens") return undefined;
  const text = objects(body.contents).map(({ parts }) => contentText(parts)).join(" ");
  return { totalTokens: text.split(" ").length };
}

function stream({ id, asked, blocks }: Plan): string[] {
  const chunks = blocks.flatMap((block, at) => chunksOf(block, at, blocks)).map((part) => ({
    content: { parts: [part], role: "model" },
    index: 0,
  }));
  const end = { content: { parts: [{ text: "" }], role: "model" }, finishReason: "STOP", index: 0 };
  return [...chunks, end].map((candidate) => sseFrame(answer(id, asked, candidate)));
}

/** The parts a block comes in: texts in pieces, a call whole, a signature on a text of its own. */
function chunksOf(block: Block, at: number, blocks: Block[]): Json[] {
  switch (block.type) {
    case "thinking":
      return pieces(block.text).map((text) => ({ text, thought: true }));
    case "text":
      return [
        ...pieces(block.text).map((text) => ({ text })),
        ...(blocks[0]?.type === "thinking" ? [{ text: "", thoughtSignature: SIGNATURE }] : []),
      ];
    case "tool":
      return [callOf(block, at, blocks)];
  }
}

function callOf(block: Block & { type: "tool" }, at: number, blocks: Block[]): Json {
  const first = blocks.findIndex(({ type }) => type === "tool") === at;
  return {
    functionCall: { name: block.name, args: JSON.parse(block.arguments) },
    ...(first ? { thoughtSignature: SIGNATURE } : {}),
  };
}

function reply({ id, asked, blocks }: Plan): Json {
  const parts = blocks.flatMap((block, at) => {
    if (block.type === "tool") return [callOf(block, at, blocks)];
    if (block.type === "thinking") {
      return block.text === "" ? [] : [{ text: block.text, thought: true }];
    }
    const signed = blocks[0]?.type === "thinking" ? { thoughtSignature: SIGNATURE } : {};
    return [{ text: block.text, ...signed }];
  });
  return answer(id, asked, { content: { parts, role: "model" }, finishReason: "STOP", index: 0 });
}

function answer(id: string, asked: Asked, candidate: Json): Json {
  return {
    candidates: [candidate],
    usageMetadata: {
      promptTokenCount: USAGE.prompt,
      cachedContentTokenCount: USAGE.cached,
      candidatesTokenCount: USAGE.output - USAGE.reasoning,
      thoughtsTokenCount: USAGE.reasoning,
      totalTokenCount: USAGE.prompt + USAGE.output,
    },
    modelVersion: asked.model,
    responseId: id,
  };
}

function fault(message: string, status: number): Json {
  const word = status === 429 ? "RESOURCE_EXHAUSTED" : "INVALID_ARGUMENT";
  const wait = { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "17s" };
  return {
    error: { code: status, message, status: word, ...(status === 429 ? { details: [wait] } : {}) },
  };
}
