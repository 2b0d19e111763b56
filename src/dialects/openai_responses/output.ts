/**
 * The output of one answer: which item an event is about, and what of the finished output was not
 * streamed.
 *
 * Items are found by `output_index`, then by `item_id`: some hosts give every event another id, others
 * leave gaps between indexes.
 *
 * @module
 */

import type { Emit } from "../../canonical/event.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import { type Blocks, createItemReader, type ItemReader } from "./output_items.ts";

interface Entry {
  type: string;
  id: JsonValue | undefined;
  callId: JsonValue | undefined;
  open: boolean;
  reader: ItemReader;
}

/** The items of an answer under way. */
export interface Output {
  /** The reader for the item of `type` that `frame` is about; begins one if need be. */
  find(frame: JsonObject, type: string): ItemReader | undefined;
  /** `response.output_item.added`. */
  add(frame: JsonObject): void;
  /** `response.output_item.done`. */
  finish(frame: JsonObject): void;
  /** The output of the finished response: emits what was not streamed and stops what is open. */
  settle(output: JsonValue | undefined): void;
  /** Whether the answer holds calls for the caller. */
  hasCalls(): boolean;
}

/** Creates the items of one answer, which speak through `emit`. */
export function createOutput(emit: Emit): Output {
  const blocks: Blocks = { next: 0, calls: 0, emit };
  const entries: Entry[] = [];
  const byIndex = new Map<number, Entry>();
  const byId = new Map<string, Entry>();

  function begin(type: string, item: JsonObject, at: JsonValue | undefined): Entry {
    const reader = createItemReader(type, item, blocks);
    const entry: Entry = { type, id: item.id, callId: item.call_id, open: true, reader };
    entries.push(entry);
    if (typeof at === "number") byIndex.set(at, entry);
    if (typeof item.id === "string") byId.set(item.id, entry);
    return entry;
  }

  function known(at: JsonValue | undefined, id: JsonValue | undefined): Entry | undefined {
    const entry = typeof at === "number" ? byIndex.get(at) : undefined;
    return entry ?? (typeof id === "string" ? byId.get(id) : undefined);
  }

  function close(entry: Entry, item: JsonObject): void {
    if (!entry.open) return;
    entry.open = false;
    entry.reader.close(item);
  }

  /** Events without a place, whose id nobody knows either, are about the item under way. */
  function underWay(frame: JsonObject, type: string): Entry | undefined {
    if (typeof frame.output_index === "number") return undefined;
    return entries.findLast((entry) => entry.open && entry.type === type);
  }

  return {
    find(frame, type) {
      const { output_index: at, item_id: id } = frame;
      const entry = known(at, id) ?? underWay(frame, type) ??
        begin(type, id === undefined ? {} : { id }, at);
      return entry.type === type && entry.open ? entry.reader : undefined;
    },
    add(frame) {
      const { item, output_index: at } = frame;
      if (!isJsonObject(item) || typeof item.type !== "string") return;
      if (known(at, item.id) === undefined) begin(item.type, item, at);
    },
    finish(frame) {
      const { item, output_index: at } = frame;
      if (!isJsonObject(item) || typeof item.type !== "string") return;
      const entry = known(at, item.id) ?? underWay(frame, item.type) ?? begin(item.type, item, at);
      if (entry.type === item.type) close(entry, item);
    },
    settle(output) {
      const items = Array.isArray(output) ? output.filter(isJsonObject) : [];
      const streamed = matchItems(items, entries);
      for (const item of items) {
        if (typeof item.type !== "string") continue;
        close(streamed.get(item) ?? begin(item.type, item, undefined), item);
      }
      for (const entry of entries) close(entry, {});
    },
    hasCalls: () => entries.some((entry) => entry.reader.kind === "call"),
  };
}

/**
 * Which streamed item each item of the finished output is: the one with its id or call id, else the
 * first of its type that is left.
 */
function matchItems(items: JsonObject[], entries: Entry[]): Map<JsonObject, Entry> {
  const matched = new Map<JsonObject, Entry>();
  const left = new Set(entries);
  function match(item: JsonObject, same: (entry: Entry) => boolean): void {
    for (const entry of left) {
      if (entry.type !== item.type || !same(entry)) continue;
      matched.set(item, entry);
      left.delete(entry);
      return;
    }
  }
  for (const item of items) {
    match(
      item,
      ({ id, callId }) =>
        (id !== undefined && id === item.id) || (callId !== undefined && callId === item.call_id),
    );
  }
  for (const item of items) if (!matched.has(item)) match(item, () => true);
  return matched;
}
