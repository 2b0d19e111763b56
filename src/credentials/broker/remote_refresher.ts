/**
 * Renewing tokens through the broker, which holds the refresh tokens.
 *
 * @module
 */

import * as v from "valibot";
import { createDeferred } from "../deferred.ts";
import type { Means } from "../means.ts";
import type { CredentialRecord } from "../record.ts";
import type { RefreshResult, RefreshWant, TokenRefresher } from "../token_source.ts";
import { pauseAfter } from "./backoff.ts";
import type { Held } from "./held.ts";
import { BrokerFailure, type Line } from "./line.ts";
import { type RefreshAnswer, refreshAnswerSchema } from "./wire.ts";

/** What it is made of. */
export interface RemoteRefresherParts {
  readonly line: Line;
  readonly held: Held;
  readonly means: Pick<Means, "now" | "random" | "after">;
}

/** How long the broker may take, and one caller waits for it, in milliseconds. */
const REQUEST_MS = 60_000;
const PATIENCE_MS = 20_000;

/** Until when not to ask, and why. */
interface Rest {
  readonly until: number;
  readonly cause: string;
}

/** Creates it. */
export function createRemoteRefresher(parts: RemoteRefresherParts): TokenRefresher {
  const { line, held, means } = parts;
  const { now, random, after } = means;
  const flights = new Map<string, Promise<RefreshResult>>();
  const resting = new Map<string, Rest>();
  let failures = 0;
  let away: Rest | undefined;

  function later(id: string, { until, cause }: Rest): RefreshResult {
    const secret = held.get(id)?.secret;
    const stillUsable = secret?.kind === "oauth" && secret.expiresAt > now();
    return { kind: "transient", retryAt: until, stillUsable, cause };
  }

  function rest(id: string, until: number, cause: string): RefreshResult {
    resting.set(id, { until, cause });
    return later(id, { until, cause });
  }

  /** One question to the broker, which belongs to nobody who waits for it. */
  function fly(record: CredentialRecord, want: RefreshWant): Promise<RefreshResult> {
    const flight = ask(record, want).then(
      (answer) => take(record.id, answer),
      (error) => fail(record.id, error),
    ).finally(() => flights.delete(record.id));
    flights.set(record.id, flight);
    return flight;
  }

  async function ask(
    { id, secretRevision }: CredentialRecord,
    { minTtlMs, refused }: RefreshWant,
  ): Promise<RefreshAnswer> {
    const { body } = await line.ask({
      method: "POST",
      path: `/v1/credential/${encodeURIComponent(id)}/refresh`,
      body: refused === undefined
        ? { ifRevision: secretRevision, minTtlMs }
        : { ifRevision: refused },
    }, REQUEST_MS);
    const answer = v.safeParse(refreshAnswerSchema, body);
    if (!answer.success) throw new BrokerFailure("its answer is in no form this version knows");
    return answer.output;
  }

  function take(id: string, answer: RefreshAnswer): RefreshResult {
    failures = 0;
    away = undefined;
    if (answer.kind === "transient") return rest(id, answer.retryAt, answer.cause);
    resting.delete(id);
    if (answer.kind === "dead") {
      return { kind: "dead", code: answer.code, message: answer.message };
    }
    held.renew(answer.generation, answer.entry);
    const record = held.get(id);
    if (record !== undefined) return { kind: "fresh", record };
    return rest(id, now() + 1000, "the broker has taken the account away");
  }

  /** Whatever is wrong with the broker, or with our token there, is not wrong with the account. */
  function fail(id: string, error: unknown): RefreshResult {
    const cause = error instanceof Error ? error.message : String(error);
    const until = now() + pauseAfter(++failures, random());
    // What it answered about one account need not hold for the others.
    const status = error instanceof BrokerFailure ? error.status : undefined;
    if (status === 404 || status === 409) return rest(id, until, cause);
    away = { until, cause };
    return later(id, away);
  }

  return {
    async ensure(id, want, signal) {
      signal?.throwIfAborted();
      for (;;) {
        const record = held.get(id);
        if (record === undefined) {
          return later(id, { until: now() + 1000, cause: "the broker has no such account" });
        }
        if (isFresh(record, want, now())) return { kind: "fresh", record };
        const joined = flights.get(id);
        const pause = [away, resting.get(id)].find((one) => (one?.until ?? 0) > now());
        if (joined === undefined && pause !== undefined) return later(id, pause);
        const flight = joined ?? fly(record, want);
        const result = await waitFor(flight, signal);
        if (result === undefined) {
          return later(id, { until: now() + 1000, cause: "the broker takes too long" });
        }
        // What others asked for less may not be enough.
        if (joined === undefined || result.kind !== "fresh") return result;
      }
    },
  };

  /** Waits without owning it; `undefined` once patience has run out. */
  async function waitFor(
    flight: Promise<RefreshResult>,
    signal: AbortSignal | undefined,
  ): Promise<RefreshResult | undefined> {
    const patience = after(PATIENCE_MS);
    const left = createDeferred<never>();
    const leave = (): void => left.reject(signal?.reason);
    signal?.addEventListener("abort", leave, { once: true });
    try {
      return await Promise.race([flight, left.promise, patience.late.then(() => undefined)]);
    } finally {
      patience.cancel();
      signal?.removeEventListener("abort", leave);
    }
  }
}

/** Whether the token is as good as is wanted. */
function isFresh(
  { secret, secretRevision }: CredentialRecord,
  { minTtlMs, refused }: RefreshWant,
  now: number,
): boolean {
  if (secret.kind !== "oauth") return false;
  if (refused !== undefined && secretRevision <= refused) return false;
  return secret.expiresAt - now >= minTtlMs && secret.expiresAt > now;
}
