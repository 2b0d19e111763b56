/**
 * The messages of the Responses API over a WebSocket: out goes the body of a request with a name, in
 * come the events of a stream, one object each.
 * See https://developers.openai.com/api/docs/guides/websocket-mode.
 *
 * @module
 */

import { isJsonObject, type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import { type Edit, editMembers } from "../../canonical/json_edit.ts";

/** One event, as far as it is looked at. */
export interface Frame {
  readonly text: string;
  readonly type: string;
  /** Its place in the response. */
  readonly sequence?: number;
  /** All of it, where it is about the response itself or a failure. */
  readonly object?: JsonObject;
}

const gone: Edit = () => undefined;

/** What has no place in a message: it is a stream always, and nothing else. */
const UNSAID: ReadonlyMap<string, Edit> = new Map([["type", gone], ["stream", gone]]);

/** The request `body`, as a message. */
export function createMessage(body: string): string {
  const rest = editMembers(body, UNSAID).replace(/^\s*\{\s*/, "");
  return `{"type":"response.create"${rest === "}" ? "" : ","}${rest}`;
}

/** The vendor writes the type first, so that nothing has to be parsed to know it. */
const TYPE_FIRST = /^\s*\{\s*"type"\s*:\s*"([a-z_.]+)"/i;
/** A quote in a text is escaped, so this is never part of one. */
const SEQUENCE = /"sequence_number"\s*:\s*(\d+)/;

/** Reads a message; `undefined` for what is no event. */
export function readFrame(text: string): Frame | undefined {
  const [, type] = TYPE_FIRST.exec(text) ?? [];
  if (type === undefined || isWhole(type)) return readWhole(text);
  const [, sequence] = SEQUENCE.exec(text) ?? [];
  return { text, type, ...(sequence === undefined ? {} : { sequence: Number(sequence) }) };
}

/** Those of its items have two dots, as in `response.output_text.delta`. */
function isWhole(type: string): boolean {
  return type.indexOf(".", "response.".length) < 0;
}

function readWhole(text: string): Frame | undefined {
  const object = parseJsonObject(text);
  if (object === undefined) return undefined;
  const { type, sequence_number: sequence, error } = object;
  const known = typeof type === "string" ? type : isJsonObject(error) ? "error" : undefined;
  if (known === undefined) return undefined;
  return {
    text,
    type: known,
    object,
    ...(typeof sequence === "number" ? { sequence } : {}),
  };
}

/** The id of the response that a frame is about, where it says so. */
export function responseIn({ object }: Frame): JsonObject | undefined {
  return isJsonObject(object?.response) ? object.response : undefined;
}

/** The code of a failure. */
export function codeIn({ object }: Frame): string | undefined {
  const error = isJsonObject(object?.error) ? object.error : object;
  return typeof error?.code === "string" ? error.code : undefined;
}

/** Ends a response, whatever came of it. */
export function isLast({ type }: Frame): boolean {
  return LAST.has(type);
}

const LAST: ReadonlySet<string> = new Set([
  "response.completed",
  "response.done",
  "response.incomplete",
  "response.failed",
  "response.cancelled",
  "error",
]);

/** The event as it would stand in a stream. */
export function sseOf({ type, text }: Frame): string {
  // A line end in JSON is white space; in an event it would end the line.
  const data = /[\r\n]/.test(text) ? text.replace(/[\r\n]+/g, " ") : text;
  return `${/^[\w.-]+$/.test(type) ? `event: ${type}\n` : ""}data: ${data}\n\n`;
}
