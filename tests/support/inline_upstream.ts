/**
 * A provider inside the process, in place of `host.fetch`: for tests that replay so many bytes in so
 * many pieces that sockets would be the slow part.
 *
 * @module
 */

import type { Host } from "../../mod.ts";
import type { ScriptedAnswer } from "./scripted_speech.ts";

/** One request the gateway sent. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
  /** Aborted when the gateway calls the request off. */
  readonly signal: AbortSignal | undefined;
  json(): Record<string, unknown>;
}

/** What stands in for the network. */
export interface InlineUpstream {
  readonly fetch: Host["fetch"];
  readonly requests: SentRequest[];
}

/** Creates one that answers every request by `answer`. */
export function createInlineUpstream(
  answer: (request: SentRequest) => Response | Promise<Response>,
): InlineUpstream {
  const requests: SentRequest[] = [];
  return {
    requests,
    async fetch(url, init) {
      const body = await new Response(init.body ?? null).text();
      const request: SentRequest = {
        method: init.method ?? "GET",
        url,
        headers: new Headers(init.headers),
        body,
        signal: init.signal ?? undefined,
        json: () => JSON.parse(body),
      };
      requests.push(request);
      return await answer(request);
    },
  };
}

/** A streamed answer whose body comes in exactly these pieces. */
export function streamOf(pieces: Iterable<Uint8Array>): Response {
  const next = pieces[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = next.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  }, { highWaterMark: 0 });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

/** A streamed answer whose pieces a test hands over one by one. */
export interface HeldStream {
  readonly response: Response;
  /** How often the gateway asked for more. */
  readonly pulls: number;
  /** Whether the gateway let go of the body. */
  readonly cancelled: boolean;
  push(text: string): void;
  close(): void;
  fail(error: Error): void;
}

/** Creates one; without pieces it is silent. */
export function createHeldStream(): HeldStream {
  let pulls = 0;
  let cancelled = false;
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (given) => void (controller = given),
    pull: () => void pulls++,
    cancel: () => void (cancelled = true),
  }, { highWaterMark: 0 });
  return {
    response: new Response(body, { headers: { "content-type": "text/event-stream" } }),
    get pulls() {
      return pulls;
    },
    get cancelled() {
      return cancelled;
    },
    push: (text) => controller?.enqueue(new TextEncoder().encode(text)),
    close: () => controller?.close(),
    fail: (error) => controller?.error(error),
  };
}

/** A whole answer. */
export function jsonOf(body: unknown, status = 200): Response {
  return new Response(typeof body === "string" ? body : JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json" },
  });
}

/** What a scripted model answers. */
export function answerOf({ status, type, pieces }: ScriptedAnswer): Response {
  return new Response(pieces.join(""), { status, headers: { "content-type": type } });
}
