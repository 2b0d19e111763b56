/**
 * Every recording of the folders that are replayed: what of it is an answer, found by its shape, and
 * what is left out and why.
 *
 * @module
 */

import type { WireId } from "./dialects.ts";
import { type Json, object, objects, string } from "./json.ts";
import { sharedJson, sharedText } from "./shared.ts";
import { readSse, sseFrame } from "./sse.ts";

/** A recorded answer. */
export type Recording = Read & { id: string };

/** The folders whose every file is replayed or named below. */
export const FOLDERS: readonly string[] = [
  "vercel-ai",
  "ms-agent-framework",
  "anthropic-sdk",
  "firebase-vertexai-test-data",
  "otel-python-contrib",
  "langchainjs-google",
  "envoy-ai-gateway",
  "helicone-ai-gateway",
  "llm-spec",
];

/** Recordings of the Converse wire, and of Anthropic's events in binary frames. */
export const BEDROCK: RegExp =
  /amazon-bedrock\/amazon|\/bedrock\/|_converse_|_response_stream_.*claude/;

/** What is not replayed, by a pattern of its path, and why. Each pattern has files. */
export const LEFT_OUT: readonly (readonly [files: RegExp, why: string])[] = [
  [/\/(\w+_)?request\.(json|txt)$/, "a request: the suites of requests send those"],
  [BEDROCK, "Bedrock's Converse and binary frames: `recorded/bedrock.test.ts` replays them"],
  [
    /amazon-bedrock\/reranking|_invoke_model_(?!with_response|.*(claude|as_string)\b.*json)|_response_stream_(?!.*claude)/,
    "wires of single models behind Bedrock's `invoke`, or no answer at all",
  ],
  [/google\/interactions\//, "Google's Interactions API is no dialect here"],
  [
    /openai\/completion\/|\/completion-/,
    "the older Completions API has no client wire to translate to",
  ],
  [
    /Conversations\/(\w+\/create_(conversation_)?|(update|delete|retrieve)_\w+\/|(add|list)_items\/)response/,
    "an answer of the Conversations API, none of a model's",
  ],
  [/total-tokens|detailed-token-response|no-billable-characters/, "a count of tokens"],
  [/suites-registry|\/schema\/|fake_endpoint/, "no traffic: rules and stubs of its project"],
  [/chat-6a-mock/, "a client's own object, with an answer somewhere inside"],
];

/** The files of the folders, in the order of the index. */
export function filesOf(): string[] {
  return objects(sharedJson("fixtures/INDEX.json")).map(({ file }) => string(file))
    .filter((file) => FOLDERS.includes(file.split("/")[0] ?? ""));
}

/** All answers of all files. */
export function allRecordings(): Recording[] {
  return filesOf().flatMap(recordingsIn);
}

/** The answers in a file. */
export function recordingsIn(file: string): Recording[] {
  if (LEFT_OUT.some(([files]) => files.test(file))) return [];
  const text = sharedText(`fixtures/${file}`);
  return documentsIn(file, text).flatMap((document, at): Recording[] => {
    const read = readDocument(document) ?? nonsenseIn(file, document);
    return read === undefined ? [] : [{ ...read, id: at === 0 ? file : `${file}#${at}` }];
  });
}

/** What a server answered: its status, where known, and the body as text. */
interface Document {
  status?: number;
  text: string;
}

function documentsIn(file: string, text: string): Document[] {
  if (file.endsWith(".chunks.txt")) return linesAsSse(text, (line) => line);
  const value = parsed(text);
  if (value === undefined) return isLines(text) ? linesAsSse(text, inner) : [{ text }];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [{ text }];
  const body = object(value);
  if (Array.isArray(body.interactions)) return objects(body.interactions).map(exchanged);
  const stub = body.response;
  if (typeof stub === "object" && stub !== null && "status" in stub) return [stubbed(object(stub))];
  if (typeof body.status_code === "number" && body.body !== undefined) {
    return [{ status: body.status_code, text: JSON.stringify(body.body) }];
  }
  return [{ text }];
}

function exchanged({ response }: Json): Document {
  const { status, body, body_text: text } = object(response);
  return {
    status: Number(status),
    text: typeof text === "string" ? text : JSON.stringify(body ?? ""),
  };
}

function stubbed({ status, jsonBody }: Json): Document {
  return { status: Number(status), text: jsonBody === undefined ? "" : JSON.stringify(jsonBody) };
}

/** JSON lines, some of them wrapped with the event's name; a file may hold one answer after another. */
function linesAsSse(text: string, data: (line: string) => string): Document[] {
  const frames = text.split("\n").filter((line) => line.trim() !== "").map(data)
    .filter((frame) => frame.startsWith("{"));
  const answers: string[] = [];
  let ended = true;
  for (const frame of frames) {
    const { type, choices } = shapeOf(frame);
    if (ended || answers.length === 0) answers.push("");
    ended = LAST.has(String(type));
    const framed = sseFrame(frame, typeof type === "string" ? type : undefined);
    answers.push(String(answers.pop()) + framed);
    if (choices !== undefined && frame === frames.at(-1)) answers.push(answers.pop() + DONE);
  }
  return answers.map((sse) => ({ text: sse }));
}

const DONE = sseFrame("[DONE]");
const LAST: ReadonlySet<string> = new Set([
  "message_stop",
  "response.completed",
  "response.incomplete",
  "response.failed",
]);

/** A frame as an object; a few are no JSON, which is what they were recorded for. */
function shapeOf(frame: string): Json {
  const value = parsed(frame);
  return typeof value === "object" && value !== null ? object(value) : {};
}

function isLines(text: string): boolean {
  return text.trimStart().startsWith('{"type"');
}

function inner(line: string): string {
  const { data } = object(JSON.parse(line));
  return JSON.stringify(data ?? null);
}

/** An answer: a stream as it stands on the wire, a whole body, or what came with a failure. */
export type Read =
  | { kind: "stream"; dialect: WireId; sse: string }
  | { kind: "reply"; dialect: WireId; body: Json }
  | { kind: "failure"; dialect: WireId; status: number; body: string };

function readDocument({ status, text }: Document): Read | undefined {
  const value = parsed(text);
  if (value === undefined) return streamIn(text);
  if (Array.isArray(value)) return streamIn(value.map((chunk) => sseFrame(chunk)).join(""));
  if (typeof value !== "object" || value === null) return undefined;
  const body = object(value);
  const failed = failureIn(body, status);
  if (failed !== undefined) return failed;
  const dialect = dialectOfReply(body);
  return dialect === undefined ? undefined : { kind: "reply", dialect, body };
}

function streamIn(text: string): Read | undefined {
  // Files kept as text have lost the last blank line.
  const sse = `${text.trimEnd()}\n\n`;
  for (const { data } of readSse(sse).frames) {
    const frame = parsed(data);
    if (typeof frame !== "object" || frame === null) continue;
    const dialect = dialectOfFrame(object(frame));
    if (dialect !== undefined) return { kind: "stream", dialect, sse };
  }
  return undefined;
}

/** What was recorded for being no answer at all. */
function nonsenseIn(file: string, { status = 200, text }: Document): Read | undefined {
  if (!/failure-invalid|_error\.json$/.test(file)) return undefined;
  const dialect = /anthropic/.test(file)
    ? "anthropic-messages"
    : /openai|helicone/.test(file)
    ? "openai-chat"
    : "gemini";
  return { kind: "failure", dialect, status, body: text };
}

function failureIn(body: Json, status: number | undefined): Read | undefined {
  if (typeof body.error !== "object" || body.error === null || "output" in body) return undefined;
  const error = object(body.error);
  const told = typeof error.code === "number" ? error.code : 400;
  const dialect = typeof error.status === "string"
    ? "gemini"
    : body.type === "error"
    ? "anthropic-messages"
    : "openai-chat";
  return { kind: "failure", dialect, status: status ?? told, body: JSON.stringify(body) };
}

function dialectOfFrame(frame: Json): WireId | undefined {
  if ("choices" in frame) return "openai-chat";
  if ("candidates" in frame || "promptFeedback" in frame) return "gemini";
  const type = String(frame.type);
  if (type === "message_start") return "anthropic-messages";
  return type.startsWith("response.") ? "openai-responses" : undefined;
}

function dialectOfReply(body: Json): WireId | undefined {
  if (Array.isArray(body.choices)) {
    return body.object === "text_completion" ? undefined : "openai-chat";
  }
  if ("candidates" in body || "promptFeedback" in body) return "gemini";
  if (body.object === "response") return "openai-responses";
  return body.type === "message" && Array.isArray(body.content) && "usage" in body
    ? "anthropic-messages"
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
