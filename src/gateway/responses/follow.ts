/**
 * Telling the events of a background response, from any of them on.
 *
 * @module
 */

import type { Bytes } from "../../canonical/bytes.ts";
import { gatewayFault } from "../../canonical/fault.ts";
import { openAiResponses } from "../../dialects/openai_responses/mod.ts";
import { namedEvent } from "../../dialects/sse_text.ts";
import { LATE, type Ticker } from "../../relay/ticker.ts";
import type { EventLog } from "./runs.ts";

/**
 * A stream of the events in `log` from number `from` on, to their end.
 *
 * @param left Called when its reader leaves.
 */
export function follow(
  log: EventLog,
  from: number,
  ticker: Ticker,
  { keepAliveMs }: { readonly keepAliveMs: number },
  left: () => void = () => {},
): Response {
  const encoder = new TextEncoder();
  let next = from;

  /** What is there to tell at once; empty when there is nothing. */
  function take(): string {
    const events = log.from(next);
    next = Math.max(next, log.next);
    return events.map(frameOf).join("");
  }

  async function pull(controller: ReadableStreamDefaultController<Bytes>): Promise<void> {
    for (;;) {
      if (next < log.first) {
        controller.enqueue(encoder.encode(openAiResponses.encodeStreamFault(OVERTAKEN)));
        return controller.close();
      }
      const text = take();
      if (text !== "") return controller.enqueue(encoder.encode(text));
      if (log.ended) {
        const { fault } = log;
        if (fault !== undefined) {
          controller.enqueue(encoder.encode(openAiResponses.encodeStreamFault(fault)));
        }
        return controller.close();
      }
      const wait = ticker.after(keepAliveMs);
      const first = await Promise.race([log.more(), wait.late]);
      wait.cancel();
      if (first === LATE) return controller.enqueue(encoder.encode(": ping\n\n"));
    }
  }

  return eventStream(new ReadableStream<Bytes>({ pull, cancel: left }, { highWaterMark: 0 }));
}

/** `body` as an answer that no proxy holds back. */
export function eventStream(body: ReadableStream<Bytes>): Response {
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

const OVERTAKEN = gatewayFault(
  "internal",
  "Cannot go on with the events: the reader fell too far behind",
  { code: "events_overtaken" },
);

/** Our own events begin with their type. */
function frameOf(data: string): string {
  return namedEvent(/^\{"type":"([\w.]+)"/.exec(data)?.[1] ?? "message", data);
}
