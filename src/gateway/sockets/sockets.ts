/**
 * Answers over a WebSocket, and over HTTP wherever that fails before the client could have been shown
 * anything. What comes back is an answer like any other: a status, headers, and events in its body.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { Handle } from "../../credentials/contract.ts";
import { shapeFor } from "../../providers/token_shape.ts";
import { LATE, type Ticker } from "../../relay/ticker.ts";
import { openSocketTo, type Outbound, send } from "../egress.ts";
import type { Host } from "../host.ts";
import { chainAfter, readAsked, shortened } from "./chain.ts";
import { createOffSockets, type OffSockets } from "./off_sockets.ts";
import { codeIn, createMessage, type Frame, sseOf } from "./frames.ts";
import type { Line } from "./line.ts";
import { createLines } from "./lines.ts";

/** How long opening one may take, in milliseconds. */
const CONNECT_MS = 10_000;

/** How often a request is put to a socket, before it goes over HTTP. */
const ROUNDS = 3;

/** Statuses that say there are no sockets; all others speak of the account, or of now. */
const NO_SOCKETS: ReadonlySet<number> = new Set([400, 404, 405, 426, 501]);

/** Who asks: a socket is never shared between two of them. */
export interface Asker {
  readonly handle: Pick<Handle, "id" | "secretRevision">;
  /** The conversation's name, the caller's included. */
  readonly conversation: string;
}

/** The sockets of a gateway. */
export interface Sockets {
  /**
   * Sends `outbound` and resolves with the answer once it has something to show.
   *
   * @throws {FaultError} as sending over HTTP does.
   */
  send(outbound: Outbound, asker: Asker): Promise<Response>;
  /** Closes all of them. */
  close(): void;
}

/**
 * Creates them, none open.
 *
 * @param off What is off sockets already; nothing by default.
 */
export function createSockets(
  host: Host,
  ticker: Ticker,
  off: OffSockets = createOffSockets(ticker.now),
): Sockets {
  const lines = createLines(ticker);

  async function open(outbound: Outbound, owner: string): Promise<Line | undefined> {
    try {
      return lines.add(owner, await within(outbound));
    } catch (error) {
      if (outbound.signal.aborted) throw calledOff();
      const { status } = error as { readonly status?: number };
      if (status === undefined || NO_SOCKETS.has(status)) off.add(owner, placeOf(outbound));
      return undefined;
    }
  }

  /** A socket, in time; one that comes later is closed. */
  async function within(outbound: Outbound) {
    const gone = new AbortController();
    const leave = (): void => gone.abort();
    outbound.signal.addEventListener("abort", leave, { once: true });
    if (outbound.signal.aborted) leave();
    const wait = ticker.after(CONNECT_MS);
    const opening = openSocketTo(host, outbound, gone.signal);
    try {
      const first = await Promise.race([opening, wait.late, aborted(gone.signal)]);
      if (first !== LATE && first !== undefined) return first;
    } finally {
      wait.cancel();
      outbound.signal.removeEventListener("abort", leave);
    }
    gone.abort();
    opening.then((late) => late.close(1000, "not wanted any more"), () => {});
    throw new Error("Cannot open a WebSocket: the provider does not answer");
  }

  /** The answer; `undefined` where the request has to go over HTTP. */
  async function ask(outbound: Outbound, body: string, owner: string) {
    const asked = await readAsked(body);
    let whole = false;
    let fresh = false;
    for (let round = 0; round < ROUNDS; round++) {
      const warm = fresh ? undefined : lines.take(owner);
      const line = warm ?? await open(outbound, owner);
      if (line === undefined) return undefined;
      const news = whole ? undefined : await shortened(body, line.chain);
      const heard = await line.ask(createMessage(news ?? body), {
        signal: outbound.signal,
        onTold: (told) => line.chain = chainAfter(asked, told),
      });
      if (outbound.signal.aborted) throw calledOff();
      if (heard.kind === "answer") return heard.response;
      if (heard.kind === "cut") {
        // A warm one may have been closed while nobody looked, which says nothing of others.
        if (warm === undefined) {
          if (!heard.heard) off.add(owner, placeOf(outbound));
          return undefined;
        }
        fresh = true;
        continue;
      }
      const code = codeIn(heard.frame);
      if (code === "previous_response_not_found" && news !== undefined) {
        whole = true;
      } else if (code === "websocket_connection_limit_reached") {
        line.close("connection limit reached");
        fresh = true;
      } else {
        return refusal(heard.frame);
      }
    }
    return undefined;
  }

  return {
    async send(outbound, asker) {
      const { body } = outbound;
      const owner = ownerOf(outbound, asker);
      const way = host.connect !== undefined && prefersSocket(outbound) &&
        !off.has(owner, placeOf(outbound));
      const answer = way && typeof body === "string" ? await ask(outbound, body, owner) : undefined;
      return answer ?? await send(host, outbound);
    },
    close: lines.close,
  };
}

/** Whether an answer to this would come as events, of a provider that sends them over sockets. */
function prefersSocket({ provider, auth, dialect, model, stream, body }: Outbound): boolean {
  if (provider.transports?.[0] !== "websocket" || provider.fetch !== undefined) return false;
  // Asking for a count or a compaction is asking another path.
  if (dialect.path(model, stream) !== "/responses" || typeof body !== "string") return false;
  const streamed = stream || shapeFor(provider, auth)?.streamed === true;
  return streamed && !/"background"\s*:\s*true/.test(body);
}

function placeOf({ provider: { id, baseUrl } }: Outbound): string {
  return JSON.stringify([id, baseUrl]);
}

/** Another token of the same account is another owner: a socket knows only whom it was opened for. */
function ownerOf(outbound: Outbound, { handle, conversation }: Asker): string {
  return JSON.stringify([placeOf(outbound), handle.id, handle.secretRevision, conversation]);
}

/** A failure before anything could be shown, as the answer over HTTP that it would have been. */
function refusal(frame: Frame): Response {
  const { status: told, status_code: other, error, headers } = frame.object ?? {};
  const status = statusIn(told) ?? statusIn(other);
  if (status === undefined) {
    return new Response(sseOf(frame), { headers: { "content-type": "text/event-stream" } });
  }
  return new Response(JSON.stringify({ error: error ?? frame.object ?? null }), {
    status,
    headers: headersIn(headers),
  });
}

function statusIn(value: JsonValue | undefined): number | undefined {
  return typeof value === "number" && value >= 400 && value < 600 ? value : undefined;
}

/** The headers that would have come with it: until when the account is at its limit, say. */
function headersIn(value: JsonValue | undefined): Headers {
  const headers = new Headers({ "content-type": "application/json" });
  const told: JsonObject = isJsonObject(value) ? value : {};
  for (const [name, text] of Object.entries(told)) {
    const known = /^(?:x-[a-z0-9-]+|retry-after(?:-ms)?)$/i.test(name);
    if (known && /^[\x20-\x7e]*$/.test(String(text))) headers.set(name, String(text));
  }
  return headers;
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
}

function calledOff(): FaultError {
  return new FaultError(gatewayFault("aborted", "Cannot answer: the request was called off"));
}
