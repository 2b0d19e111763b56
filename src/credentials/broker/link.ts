/**
 * Keeping in touch with a broker: while accounts are used its changes are followed, and nobody waits
 * for them. Unused for a while the line is given up, and taken up with the next use.
 *
 * @module
 */

import { createParser } from "eventsource-parser";
import * as v from "valibot";
import { isJsonObject, parseJson } from "../../canonical/json.ts";
import { createDeferred } from "../deferred.ts";
import type { Means } from "../means.ts";
import type { Notify } from "../notice.ts";
import type { Pauses } from "./backoff.ts";
import type { Held } from "./held.ts";
import { BrokerFailure, type Line } from "./line.ts";
import { entrySchema, type Generation, removedSchema, snapshotSchema } from "./wire.ts";

/** A line that is kept up. */
export interface Link {
  /** Says that accounts are used: changes are followed for a while from now on. */
  use(): void;
  /** Gives the line up for good. */
  end(): void;
  /** Resolves once anything is known at all; rejects while tries to learn it have failed. */
  known(): Promise<void>;
}

/** What a link is made of. */
export interface LinkParts {
  readonly line: Line;
  readonly held: Held;
  readonly means: Pick<Means, "now" | "after">;
  readonly pauses: Pauses;
  readonly notify: Notify;
  /** Told of every state that is reached. */
  readonly reached: (generation: Generation) => void;
}

/** Unused for this long, the line is given up, in milliseconds. */
const PARK_MS = 20_000;

/** The longest a stream may be silent, first of all and later, in milliseconds. */
const SILENCE_MS = { first: 10_000, later: 45_000 };

/** How long a broker without streams is asked to wait for a change, and we for it: milliseconds. */
const POLL_MS = { wait: 20_000, longest: 35_000 };

/** Creates a link. Nothing is sent before the first use. */
export function createLink({ line, held, means, pauses, notify, reached }: LinkParts): Link {
  const { now, after } = means;
  let first = createDeferred<void>();
  let usedAt = -Infinity;
  let running = false;
  let hangUp = (): void => {};
  let streams = true;
  let tag: string | undefined;
  let failures = 0;
  let failed: unknown;
  let lastSealed = 0;

  function took(generation: Generation): void {
    failures = 0;
    failed = undefined;
    reached(generation);
    first.resolve();
    if (held.sealed > 0 && held.sealed !== lastSealed) {
      const message = `The broker tells ${held.sealed} accounts without their secrets: ` +
        "the token needs the scope 'secrets:read'";
      notify({ level: "warning", event: "broker.sealed", message });
    }
    lastSealed = held.sealed;
  }

  function takeEvent(kind: string, data: string): void {
    const body = parse(data);
    if (kind === "snapshot") held.adopt(read(snapshotSchema, body));
    else if (kind === "entry") {
      const { generation, entry } = read(entrySchema, body);
      held.put(generation, entry);
    } else if (kind === "removed") {
      const { generation, id } = read(removedSchema, body);
      held.remove(generation, id);
    } else return;
    if (held.generation !== undefined) took(held.generation);
  }

  /** Follows the stream until it ends, is silent for too long, or nobody uses it. */
  async function follow(): Promise<void> {
    const body = await line.open({ method: "GET", path: "/v1/snapshot/stream" }, SILENCE_MS.first);
    const reader = body.getReader();
    hangUp = () => void reader.cancel().catch(() => {});
    const decoder = new TextDecoder();
    let heard = false;
    const parser = createParser({
      onEvent({ event = "message", data }) {
        takeEvent(event, data);
        heard = true;
      },
    });
    try {
      while (isUsed()) {
        const silence = after(heard ? SILENCE_MS.later : SILENCE_MS.first);
        const piece = await Promise.race([reader.read(), silence.late.then(() => undefined)]);
        silence.cancel();
        if (piece === undefined) return fallSilent(heard);
        if (piece.done) return;
        parser.feed(decoder.decode(piece.value, { stream: true }));
      }
    } catch (error) {
      throw error instanceof BrokerFailure ? error : new BrokerFailure("its stream broke off");
    } finally {
      // Whatever ended it, the broker need not wait for us any longer.
      hangUp();
      hangUp = () => {};
    }
  }

  /** A stream that brings not even its beginning is held back by something on the way. */
  function fallSilent(heard: boolean): never {
    if (!heard) streams = false;
    throw new BrokerFailure("its stream is silent");
  }

  async function poll(): Promise<void> {
    const wait = held.generation === undefined ? 0 : POLL_MS.wait;
    const { status, headers, body } = await line.ask({
      method: "GET",
      path: `/v1/snapshot?wait=${wait}`,
      headers: tag === undefined ? {} : { "if-none-match": tag },
    }, POLL_MS.longest);
    failures = 0;
    if (status === 304) return;
    held.adopt(read(snapshotSchema, body));
    tag = headers.get("etag") ?? undefined;
    if (held.generation !== undefined) took(held.generation);
  }

  function isUsed(): boolean {
    return !pauses.ended && now() - usedAt < PARK_MS;
  }

  async function run(): Promise<void> {
    while (isUsed()) {
      failed = undefined;
      try {
        await (streams ? follow() : poll());
      } catch (error) {
        if (!(error instanceof BrokerFailure)) throw error;
        if (streams && (error.status === 404 || error.status === 406)) streams = false;
        failures++;
        notify({ level: "warning", event: "broker.failed", message: error.message });
        if (streams || failures > 1) fail(error);
      }
      if (isUsed()) await pauses.after(failures);
    }
    // At once, and not when the promise is settled: a use in between would start nothing.
    running = false;
  }

  /** Tells those who wait for the first word, and who comes before the next try. */
  function fail(error: unknown): void {
    if (held.generation !== undefined) return;
    failed = error;
    const waiting = first;
    first = createDeferred<void>();
    first.promise.catch(() => {});
    waiting.reject(error);
  }

  first.promise.catch(() => {});
  return {
    use() {
      usedAt = now();
      if (running || pauses.ended) return;
      running = true;
      failures = 0;
      run().catch((error) => {
        const message = error instanceof Error ? error.message : String(error);
        notify({ level: "warning", event: "broker.failed", message });
        running = false;
        fail(error);
      });
    },
    end() {
      pauses.end();
      hangUp();
    },
    async known() {
      if (held.generation !== undefined) return;
      if (failed !== undefined) throw failed;
      if (pauses.ended) throw new BrokerFailure("it was given up");
      await first.promise;
    },
  };
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw new BrokerFailure("it told something that is no JSON");
  }
}

function read<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const result = v.safeParse(schema, value);
  if (result.success && isJsonObject(value)) return result.output;
  throw new BrokerFailure("it told something in no form this version knows");
}
