/**
 * One way to ask a broker: with the token, to the configured address and to no other.
 *
 * @module
 */

import { type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import type { Means } from "../means.ts";
import type { Secret } from "../secret.ts";

/** Where a broker is, and how it is reached. */
export interface BrokerAccess {
  /** Its base URL, without a path. */
  readonly url: string;
  /** What it knows us by. */
  readonly token: Secret;
  /** Sends a request. */
  readonly send: (url: string, init: RequestInit) => Promise<Response>;
}

/** That a broker did not do what it was asked. It says nothing of any account. */
export class BrokerFailure extends Error {
  override readonly name = "BrokerFailure";
  /** What it answered; absent where it gave no answer. */
  readonly status: number | undefined;

  /** Says what was wrong. */
  constructor(state: string, status?: number) {
    super(`Cannot ask the broker: ${state}`);
    this.status = status;
  }
}

/** What is asked. */
export interface BrokerRequest {
  readonly method: "GET" | "POST" | "DELETE";
  /** Path and query. */
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What was answered. */
export interface BrokerAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body; absent with a 304. */
  readonly body?: JsonObject;
}

/** Asks a broker. */
export interface Line {
  /**
   * Asks, and resolves with the whole answer, a 200 or a 304.
   *
   * @param ms The longest it may take, in milliseconds.
   * @throws {BrokerFailure} for anything else.
   */
  ask(request: BrokerRequest, ms: number): Promise<BrokerAnswer>;
  /**
   * Asks for a stream.
   *
   * @param ms The longest its beginning may take, in milliseconds.
   * @throws {BrokerFailure} if none begins.
   */
  open(request: BrokerRequest, ms: number): Promise<ReadableStream<Uint8Array>>;
}

/** Creates a line. */
export function createLine({ url, token, send }: BrokerAccess, means: Pick<Means, "after">): Line {
  const base = url.replace(/\/+$/, "");

  async function request(
    { method, path, body, headers }: BrokerRequest,
    signal: AbortSignal,
  ): Promise<Response> {
    const response = await send(base + path, {
      method,
      headers: {
        accept: "application/json",
        authorization: `Bearer ${token.reveal()}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // Another address would be told the token.
      redirect: "manual",
      signal,
    });
    if (response.ok || response.status === 304) return response;
    await response.body?.cancel();
    throw new BrokerFailure(`it answered ${response.status}`, response.status);
  }

  /** Runs `work` with a signal that ends it after `ms`. */
  async function bounded<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const ending = new AbortController();
    const end = means.after(ms);
    end.late.then(() => ending.abort());
    try {
      return await work(ending.signal);
    } catch (error) {
      if (error instanceof BrokerFailure) throw error;
      if (ending.signal.aborted) throw new BrokerFailure("it takes too long");
      // What the platform says may hold the address, and there may be a secret in that.
      throw new BrokerFailure("it cannot be reached");
    } finally {
      end.cancel();
    }
  }

  return {
    ask: (asked, ms) =>
      bounded(ms, async (signal) => {
        const response = await request(asked, signal);
        const { status, headers } = response;
        if (status === 304) return { status, headers };
        const body = parseJsonObject(await response.text());
        if (body === undefined) throw new BrokerFailure("its answer is no JSON object", status);
        return { status, headers, body };
      }),
    open: (asked, ms) =>
      bounded(ms, async (signal) => {
        const accept = { accept: "text/event-stream" };
        const response = await request({ ...asked, headers: accept }, signal);
        const type = response.headers.get("content-type") ?? "";
        if (response.body !== null && type.startsWith("text/event-stream")) return response.body;
        await response.body?.cancel();
        throw new BrokerFailure("its answer is no stream", 406);
      }),
  };
}
