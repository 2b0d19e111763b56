/**
 * Parts of a conversation, from the wire.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import { placed } from "../../canonical/place.ts";
import type {
  AssistantPart,
  DocumentPart,
  ImagePart,
  InputPart,
  RedactedThinkingPart,
  TextPart,
  ThinkingPart,
  ToolResultPart,
} from "../../canonical/request.ts";
import type { Calls } from "./calls.ts";
import { readBlob, readFile } from "./media.ts";
import { OWN } from "./origin.ts";
import { ALONE, CALL, readSignature, REDACTED, THOUGHT } from "./signatures.ts";
import type { WirePart, WireResponse, WireResponsePart } from "./wire.ts";

/** Takes the name of something that has no canonical place. */
export type Drop = (name: string) => void;

/** Members that say what a part is. */
const KINDS: ReadonlySet<string> = new Set([
  "text",
  "inlineData",
  "fileData",
  "functionCall",
  "functionResponse",
  "executableCode",
  "codeExecutionResult",
  "toolCall",
  "toolResponse",
  "thought",
  "thoughtSignature",
]);

/** Members that say something about a part, for which there is no canonical place. */
const NOTES: ReadonlySet<string> = new Set([
  "videoMetadata",
  "mediaResolution",
  "mediaProcessing",
  "partMetadata",
  "audioTranscription",
  "speechMetadata",
]);

/** Reads a part of what a user or an instruction says; an empty text is none. */
export function readInputPart(part: WirePart, path: string, drop: Drop): InputPart[] {
  nameUnknown(part, path, drop);
  if (part.text !== undefined) return part.text === "" ? [] : [{ type: "text", text: part.text }];
  if (part.inlineData !== undefined) return [placed(readBlob(part.inlineData), path)];
  if (part.fileData !== undefined) return [placed(readFile(part.fileData), path)];
  const kind = Object.keys(part).find((name) => KINDS.has(name) && part[name] !== undefined);
  if (kind === undefined) return [];
  throw badRequest(`Cannot read '${path}.${kind}': a user's turn has no place for it`, path);
}

/** Reads a part of what the model said. */
export function readModelPart(
  part: WirePart,
  path: string,
  calls: Calls,
  drop: Drop,
): AssistantPart[] {
  nameUnknown(part, path, drop);
  const hosted = hostedOf(part);
  if (hosted !== undefined) return [{ type: "hosted", origin: OWN, item: hosted }];
  const { text, thought, thoughtSignature: signature } = part;
  if (thought === true && text !== undefined) return readThought(text, signature);
  const said = readSaid(part, path, calls);
  if (signature === undefined || signature === "") return said;
  const [first] = said;
  const place = first === undefined ? ALONE : first.type === "tool_call" ? CALL : undefined;
  return [...readThinking("", signature, place), ...said];
}

/** Reads what a tool answered. */
export function readResult(
  result: WireResponse,
  path: string,
  calls: Calls,
  drop: Drop,
): ToolResultPart {
  const { callId, name } = calls.answered(result, `${path}.functionResponse`);
  if (result.scheduling !== undefined) drop("scheduling");
  const { text, isError } = readResponse(result.response ?? {});
  return placed({
    type: "tool_result",
    callId,
    name,
    format: "json",
    content: [
      ...(text === "" ? [] : [{ type: "text" as const, text }]),
      ...(result.parts ?? []).flatMap((part, index) =>
        readResultMedia(part, `${path}.functionResponse.parts[${index}]`)
      ),
    ],
    ...(isError ? { isError } : {}),
  }, path);
}

/** A thinking part with the signature that `text` is, its own or another vendor's. */
export function readThinking(
  text: string,
  signature: string,
  place: string | undefined,
): (ThinkingPart | RedactedThinkingPart)[] {
  const opened = readSignature(signature);
  if (opened.id === REDACTED) {
    return [{ type: "redacted_thinking", data: opened.signature, origin: opened.origin }];
  }
  const id = opened.origin === OWN ? place : opened.id;
  return [{
    type: "thinking",
    text,
    signature: opened.signature,
    origin: opened.origin,
    ...(id === undefined ? {} : { id }),
  }];
}

/** A part that only this dialect understands, as it is. */
export function hostedOf(part: JsonObject | WirePart): JsonObject | undefined {
  const { executableCode, codeExecutionResult, toolCall, toolResponse } = part;
  const item = executableCode ?? codeExecutionResult ?? toolCall ?? toolResponse ??
    thoughtMedia(part);
  if (item === undefined) return undefined;
  const kept: JsonObject = {};
  for (const name of Object.keys(part)) {
    const value = part[name];
    if (isJsonObject(value) || typeof value === "string" || typeof value === "boolean") {
      kept[name] = value;
    }
  }
  return kept;
}

/** Pictures that the model drew while thinking, and sounds it made. */
function thoughtMedia({ inlineData, thought }: JsonObject | WirePart): unknown {
  if (!isJsonObject(inlineData)) return undefined;
  const { mimeType } = inlineData;
  const image = typeof mimeType === "string" && mimeType.toLowerCase().startsWith("image/");
  return thought === true || !image ? inlineData : undefined;
}

function readThought(text: string, signature: string | undefined): AssistantPart[] {
  if (signature !== undefined && signature !== "") {
    return readThinking(text, signature, text === "" ? THOUGHT : undefined);
  }
  return text === "" ? [] : [{ type: "thinking", text, signature: "", origin: OWN }];
}

function readSaid(part: WirePart, path: string, calls: Calls): AssistantPart[] {
  const { text, functionCall, fileData, inlineData } = part;
  if (text !== undefined) return text === "" ? [] : [{ type: "text", text }];
  if (functionCall !== undefined) return [placed(calls.add(functionCall), path)];
  const media = inlineData ? readBlob(inlineData) : fileData ? readFile(fileData) : undefined;
  if (media?.type === "image") return [media];
  if (media === undefined && part.functionResponse === undefined) return [];
  const kind = media === undefined ? "functionResponse" : "fileData";
  throw badRequest(`Cannot read '${path}.${kind}': a model's turn has no place for it`, path);
}

/** The vendor's two conventions: `output` for a result, `error` for a failure. */
function readResponse(response: JsonObject): { text: string; isError: boolean } {
  const [only, ...others] = Object.keys(response);
  const value = only === undefined ? undefined : response[only];
  if (only === undefined) return { text: "", isError: false };
  if (others.length > 0 || (only !== "output" && only !== "error")) {
    return { text: JSON.stringify(response), isError: false };
  }
  if (typeof value === "string") return { text: value, isError: only === "error" };
  return only === "error"
    ? { text: JSON.stringify(value ?? null), isError: true }
    : { text: JSON.stringify(response), isError: false };
}

function readResultMedia(
  part: WireResponsePart,
  path: string,
): (ImagePart | DocumentPart | TextPart)[] {
  if (part.fileData !== undefined) return [placed(readFile(part.fileData), path)];
  if (part.inlineData === undefined) return [];
  const media = readBlob(part.inlineData);
  if (media.type === "audio") {
    throw badRequest(`Cannot read '${path}': a result has no place for a sound`, path);
  }
  return [placed(media, path)];
}

function nameUnknown(part: WirePart, path: string, drop: Drop): void {
  for (const name of Object.keys(part)) {
    if (KINDS.has(name) || part[name] === undefined || part[name] === null) continue;
    if (!NOTES.has(name)) {
      throw badRequest(`Cannot read '${path}': parts of type '${name}' are not known`, path);
    }
    drop(name);
  }
}
