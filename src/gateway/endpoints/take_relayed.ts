/**
 * An answer that is passed on as it is.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../../canonical/fault.ts";
import type { Dialect } from "../../dialects/dialect.ts";
import { type ByteReader, cancelOnAbort, openBytes } from "../../relay/byte_reader.ts";
import { asBytes, EVENTS, type Framing } from "../../relay/framing.ts";
import { prime, type Primed } from "../../relay/prime.ts";
import { readWhole } from "../../relay/read_whole.ts";
import { createTap } from "../../relay/tap.ts";
import type { Ticker } from "../../relay/ticker.ts";
import type { Accepted } from "../attempt.ts";
import { createByteTap, createEventReader, isNotableFrame } from "./taps.ts";

/** What is needed to take an answer. */
export interface RelayedOptions {
  readonly client: Dialect;
  readonly ticker: Ticker;
  /** Longest silence before the answer begins, in milliseconds. */
  readonly idleMs: number;
  /** Bounds for answers that are read whole. */
  readonly maxBytes: number;
  readonly maxMs: number;
}

/** An answer that has begun. */
export interface RelayedAnswer {
  readonly primed: Primed;
  readonly framing: Framing;
  readonly status: number;
  /** The provider's headers that mean something to the client. */
  readonly headers: Headers;
}

/** What a client is told of the provider's headers, beside the content type. */
const PASSED = ["content-disposition"];

/**
 * Reads until the first bytes of the answer are here.
 *
 * @throws {FaultError} if none come, or they begin with an error.
 */
export async function takeRelayed(
  { response, signal }: Accepted,
  options: RelayedOptions,
): Promise<RelayedAnswer> {
  const type = response.headers.get("content-type") ?? "application/octet-stream";
  const headers = new Headers();
  for (const name of PASSED) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const events = isEventStream(response);
  const reader = response.body === null ? NOTHING : openBytes(response.body);
  cancelOnAbort(reader, signal);
  const { encodeStreamFault } = options.client;
  const tap = events
    ? createTap({
      decoder: createEventReader(),
      isNotable: isNotableFrame,
      renderFault: encodeStreamFault,
    })
    : createByteTap(/json/i.test(type));
  return {
    primed: await prime(reader, tap, options),
    framing: events ? EVENTS : asBytes(type),
    status: response.status,
    headers,
  };
}

/** What is no answer of a dialect may begin with any byte: here the type has to be believed. */
function isEventStream(response: Response): boolean {
  return /^text\/event-stream\b/i.test(response.headers.get("content-type") ?? "");
}

/** Whether an answer of this status has no body (Fetch standard, "null body status"). */
export function isBodiless(status: number): boolean {
  return status === 204 || status === 205;
}

const NOTHING: ByteReader = {
  read: () => Promise.resolve(undefined),
  cancel: () => Promise.resolve(),
};

/** A whole answer that is looked into. */
export interface WholeText {
  readonly text: string;
  readonly status: number;
  readonly contentType: string;
}

/**
 * Reads the whole answer, for looking into.
 *
 * @throws {FaultError} if it is too long, too slow or breaks off.
 */
export async function takeText(
  { response, signal }: Accepted,
  options: RelayedOptions,
): Promise<WholeText> {
  const { bytes, shortfall } = await readWhole(response.body, { ...options, signal });
  if (shortfall !== undefined) {
    throw new FaultError(gatewayFault(
      shortfall === "too_slow" ? "timeout" : "upstream",
      `Cannot read the provider's answer: it is ${shortfall.replace("_", " ")}`,
    ));
  }
  return {
    text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes),
    status: response.status,
    contentType: response.headers.get("content-type") ?? "application/json",
  };
}
