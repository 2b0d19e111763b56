/**
 * What the holder of one token sees of the broker's accounts, whole and as a stream of changes.
 *
 * @module
 */

import type { Bytes } from "../../canonical/bytes.ts";
import type { Feed, FeedRow, FeedState } from "./feed.ts";
import { covers, type Grant } from "./grant.ts";
import { encodeRow } from "./row.ts";
import type { BrokerSnapshot, Row } from "./wire.ts";

/** The accounts a token covers, in one state of all. */
export interface View {
  readonly state: FeedState;
  readonly rows: ReadonlyMap<string, FeedRow>;
}

/** A comment goes out at least this often, in milliseconds, so that nobody takes the line for dead. */
export const KEEP_ALIVE_MS = 15_000;

/** What `grant` covers of `state`. */
export function viewOf(state: FeedState, grant: Grant): View {
  const rows = [...state.rows].filter(([, { record }]) => covers(grant, record));
  return { state, rows: new Map(rows) };
}

/** All of it. */
export function snapshotOf({ state, rows }: View, grant: Grant): BrokerSnapshot {
  return {
    generation: state.generation,
    credentials: [...rows.values()].map((row) => rowOf(row, grant)),
  };
}

/** One account as the holder of the token may see it. */
export function rowOf({ record, blocks }: FeedRow, { scopes }: Grant): Row {
  return encodeRow(record, blocks, scopes.includes("secrets:read"));
}

/**
 * What leads from one view to a later one, as events. All but the last say the generation that was:
 * whoever is cut off between them knows not to have reached the new one.
 */
export function changesBetween(before: View, after: View, grant: Grant): string {
  const changes: [kind: string, body: object][] = [];
  for (const id of before.rows.keys()) if (!after.rows.has(id)) changes.push(["removed", { id }]);
  for (const [id, row] of after.rows) {
    if (before.rows.get(id) !== row) changes.push(["entry", { entry: rowOf(row, grant) }]);
  }
  return changes.map(([kind, body], index) => {
    const { generation } = index === changes.length - 1 ? after.state : before.state;
    return event(kind, { generation, ...body });
  }).join("");
}

/**
 * A snapshot and then every change, as server-sent events. Nothing is made before it is read, so
 * that a slow reader gets many changes as one, and holds nothing up.
 */
export function streamOf(feed: Feed, first: FeedState, grant: Grant): ReadableStream<Bytes> {
  const gone = new AbortController();
  const encoder = new TextEncoder();
  let view: View | undefined;

  async function further(): Promise<string | undefined> {
    if (view === undefined) {
      view = viewOf(first, grant);
      return event("snapshot", snapshotOf(view, grant));
    }
    const state = await feed.next(view.state, KEEP_ALIVE_MS, gone.signal);
    if (feed.closed || gone.signal.aborted) return undefined;
    const before = view;
    if (state !== undefined) view = viewOf(state, grant);
    return changesBetween(before, view, grant) || ": keep-alive\n\n";
  }

  return new ReadableStream<Bytes>({
    async pull(controller) {
      const text = await further();
      if (text !== undefined) controller.enqueue(encoder.encode(text));
      else if (!gone.signal.aborted) controller.close();
    },
    cancel: () => gone.abort(),
  }, { highWaterMark: 0 });
}

function event(kind: string, body: object): string {
  return `event: ${kind}\ndata: ${JSON.stringify({ kind, ...body })}\n\n`;
}
