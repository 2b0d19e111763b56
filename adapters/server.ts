/**
 * What listening means, on every runtime that listens by itself.
 *
 * @module
 */

import type { Gateway } from "../mod.ts";

/** The part of a {@link Gateway} that a listener needs. */
export type Answering = Pick<Gateway, "fetch">;

/** Where to listen; port 0 takes a free one. */
export interface Address {
  /** A host name or an address; IPv6 without brackets. */
  readonly hostname: string;
  /** From 0 to 65535. */
  readonly port: number;
}

/** A listening server. */
export interface Server {
  /** Where it listens in truth. */
  readonly address: Address;
  /** Resolves when it has stopped. */
  readonly finished: Promise<void>;
  /** Stops taking connections, once; resolves when the answers under way have ended. */
  shutdown(): Promise<void>;
}

/** A server that listens at `address` until `stop` has let the last answer end. */
export function listening(address: Address, stop: () => Promise<void>): Server {
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => finish = resolve);
  let stopped: Promise<void> | undefined;
  return {
    address,
    finished,
    shutdown: () => stopped ??= stop().finally(finish),
  };
}

/** How long a client may leave a WebSocket's ping unanswered, in seconds. */
export const PONG_SECONDS = 60;

/** The longest message of a WebSocket that a runtime takes in, in bytes; the gateway's own bound is lower. */
export const MESSAGE_BYTES: number = 64 * 1024 * 1024;

/** What a client is told when an answer could not even be begun; the gateway itself never throws. */
export function answerless(status: 400 | 500): Response {
  const message = status === 400
    ? "Cannot read the request: it is malformed"
    : "Cannot answer: the listener failed";
  return Response.json({ error: { message } }, { status });
}
