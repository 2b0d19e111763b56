/**
 * What OpenAI's own SDK stumbles over in the streams and answers of hosts that follow its wire
 * loosely (`ResponseStream`): events before `response.created`, deltas of items and parts that were
 * never added, ids that change from event to event.
 *
 * @module
 */

import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseJsonObject,
} from "../../canonical/json.ts";
import type { Lint, SseFrame } from "../dialect.ts";

/** Creates a lint of one stream. */
export function createLint(): Lint {
  const ids = new Map<number, string | undefined>();
  const parts = new Set<string>();
  let created = false;
  /**
   * The events of an item hang together by its id and place: once some of them have been sent, only
   * their provider can tell the rest. A host that errs does so with its first item.
   */
  let settled = false;

  function isSoundEvent(type: string, data: string): boolean {
    if (!created) return created = type === "response.created";
    if (!isOfItem(type)) return true;
    const index = indexIn(data);
    if (type === "response.output_item.added") return isFresh(index, data);
    const done = type === "response.output_item.done";
    const id = done ? idOf(data) : ITEM_ID.exec(data)?.[1];
    if (id !== undefined && id !== ids.get(index)) return false;
    if (type === "response.content_part.added") parts.add(placeOf(index, data));
    if (type.startsWith("response.output_text.") && !parts.has(placeOf(index, data))) return false;
    settled = done || type.endsWith(".delta");
    return !type.startsWith("response.function_call_") || !OBJECT.test(data);
  }

  function isFresh(index: number, data: string): boolean {
    if (ids.has(index)) return false;
    ids.set(index, idOf(data));
    return true;
  }

  return {
    flaw({ event, data }: SseFrame) {
      if (settled || data.startsWith("[DONE]")) return undefined;
      const [, first, later] = TYPE.exec(data) ?? [];
      const type = first ?? later;
      // Errors, and what a host tells beside the answer.
      if (type !== undefined && !type.startsWith("response.")) return undefined;
      const named = event === undefined || event === "message" || event === type;
      return type !== undefined && named && isSoundEvent(type, data) ? undefined : {};
    },
    holds: () => !settled,
    ending: () => "",
  };
}

/** Whether a whole answer has the shape that its clients count on. */
export function isSound({ status, output }: JsonObject): boolean {
  return typeof status === "string" && Array.isArray(output) && output.every(isSoundItem);
}

function isSoundItem(item: JsonValue): boolean {
  if (!isJsonObject(item)) return false;
  if (item.type === "message") return Array.isArray(item.content);
  if (item.type !== "function_call") return true;
  return typeof item.arguments === "string" && typeof item.call_id === "string";
}

/** Events of items have two dots in their names, those of the response itself have one. */
function isOfItem(type: string): boolean {
  return type.startsWith("response.") && type.includes(".", "response.".length);
}

function idOf(data: string): string | undefined {
  const item = parseJsonObject(data)?.item;
  return isJsonObject(item) && typeof item.id === "string" ? item.id : undefined;
}

function indexIn(data: string): number {
  return Number(INDEX.exec(data)?.[1] ?? -1);
}

function placeOf(index: number, data: string): string {
  return `${index}/${CONTENT_INDEX.exec(data)?.[1]}`;
}

const TYPE = /^\s*\{\s*"type"\s*:\s*"([^"]*)"|"type"\s*:\s*"(response\.[\w.]+)"/;
const INDEX = /"output_index"\s*:\s*(\d+)/;
const CONTENT_INDEX = /"content_index"\s*:\s*(\d+)/;
const ITEM_ID = /"item_id"\s*:\s*"([^"]*)"/;
const OBJECT = /"(?:delta|arguments)"\s*:\s*[^"\s]/;
