/**
 * Bounds as a person writes them, with the unit in the name, and as the program counts them.
 *
 * @module
 */

import * as v from "valibot";
import { DEFAULT_LIMITS, type Limits } from "./config.ts";

/** Bounds in a configuration file; each has a default. */
export interface LimitsFile {
  /** Largest request body. */
  bodyMiB?: number;
  /** Largest upload of a file. */
  uploadMiB?: number;
  /** Longest wait for a whole request body. */
  bodySeconds?: number;
  /** Deepest nesting of a JSON request body. */
  jsonDepth?: number;
  /** Longest wait for a provider to begin its answer. */
  headersSeconds?: number;
  /** Longest silence of a provider within an answer. */
  idleSeconds?: number;
  /** How long a streamed answer waits for its first event before its status is sent. */
  commitSeconds?: number;
  /** Longest silence towards a streaming caller before a comment is sent. */
  keepAliveSeconds?: number;
  /** Longest time a caller may leave an answer unread. */
  stallSeconds?: number;
  /** How long running answers may take once the gateway is told to stop. */
  drainSeconds?: number;
  /** Largest answer that is not streamed. */
  replyMiB?: number;
  /** Most requests to providers for one request of a caller. */
  attempts?: number;
  /** How long a request may wait between attempts, all together; 0 for not at all. */
  retrySeconds?: number;
  /** How long after its coming a request may still be sent to a provider once more. */
  tryingSeconds?: number;
  /**
   * How many of a hundred requests to a provider may be asked again there while it is in trouble; ten
   * a minute always may.
   */
  retryPercent?: number;
  /** Whether a model of a provider that has failed five times in a row is left alone for 15 s. */
  circuitBreaker?: boolean;
}

const DAY_SECONDS = 86_400;

const amount = (description: string, highest: number, byDefault: number) =>
  v.exactOptional(v.pipe(
    v.number("expected a number"),
    v.gtValue(0, "expected more than 0"),
    v.maxValue(highest, `expected at most ${highest}`),
    v.description(`${description} Default ${byDefault}.`),
  ));

const count = (description: string, highest: number, byDefault: number) =>
  v.exactOptional(v.pipe(
    v.number("expected a number"),
    v.integer("expected a whole number"),
    v.minValue(1, "expected at least 1"),
    v.maxValue(highest, `expected at most ${highest}`),
    v.description(`${description} Default ${byDefault}.`),
  ));

/** The schema of {@link LimitsFile}. */
export const limitsFileSchema: v.GenericSchema<LimitsFile> = v.pipe(
  v.strictObject({
    bodyMiB: amount("Largest request body, in MiB.", 1024, 32),
    uploadMiB: amount(
      "Largest upload of a file, in MiB; it is passed on as it comes and not held.",
      16_384,
      512,
    ),
    bodySeconds: amount("Longest wait for a whole request body.", DAY_SECONDS, 120),
    jsonDepth: count("Deepest nesting of a JSON request body.", 1000, 64),
    headersSeconds: amount("Longest wait for a provider to begin its answer.", DAY_SECONDS, 600),
    idleSeconds: amount("Longest silence of a provider within an answer.", DAY_SECONDS, 600),
    commitSeconds: amount(
      "How long a streamed answer waits for its first event before its status is sent.",
      DAY_SECONDS,
      15,
    ),
    keepAliveSeconds: amount(
      "Longest silence towards a streaming caller before a comment is sent.",
      DAY_SECONDS,
      5,
    ),
    stallSeconds: amount("Longest time a caller may leave an answer unread.", DAY_SECONDS, 300),
    drainSeconds: amount("How long running answers may take once told to stop.", DAY_SECONDS, 30),
    replyMiB: amount("Largest answer that is not streamed, in MiB.", 1024, 64),
    attempts: count("Most requests to providers for one request of a caller.", 100, 6),
    retrySeconds: v.exactOptional(v.pipe(
      v.number("expected a number"),
      v.minValue(0, "expected at least 0"),
      v.maxValue(300, "expected at most 300"),
      v.description(
        "How long a request may wait between attempts, all together; 0 for not at all. Default 20.",
      ),
    )),
    tryingSeconds: amount(
      "How long after its coming a request may still be sent to another account or target.",
      DAY_SECONDS,
      900,
    ),
    retryPercent: v.exactOptional(v.pipe(
      v.number("expected a number"),
      v.minValue(0, "expected at least 0"),
      v.maxValue(100, "expected at most 100"),
      v.description(
        "How many of a hundred requests to a provider may be asked again there while it is in " +
          "trouble, in any minute; ten a minute always may. Other accounts and other providers are " +
          "not counted. Default 20.",
      ),
    )),
    circuitBreaker: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description(
        "Whether a model of a provider that has failed five times in a row within 30 s is left " +
          "alone for 15 s, after which one request tries it. Default true.",
      ),
    )),
  }, "expected an object"),
  v.title("Limits"),
  v.description("Bounds; the unit is in the name."),
);

/** Fills in the defaults and counts in milliseconds and bytes. */
export function resolveLimits(file: LimitsFile): Limits {
  const ms = (seconds: number | undefined, byDefault: number) =>
    seconds === undefined ? byDefault : Math.max(1, Math.round(seconds * 1000));
  const bytes = (mib: number | undefined, byDefault: number) =>
    mib === undefined ? byDefault : Math.max(1, Math.round(mib * 1024 * 1024));
  return {
    bodyBytes: bytes(file.bodyMiB, DEFAULT_LIMITS.bodyBytes),
    uploadBytes: bytes(file.uploadMiB, DEFAULT_LIMITS.uploadBytes),
    bodyMs: ms(file.bodySeconds, DEFAULT_LIMITS.bodyMs),
    jsonDepth: file.jsonDepth ?? DEFAULT_LIMITS.jsonDepth,
    headersMs: ms(file.headersSeconds, DEFAULT_LIMITS.headersMs),
    idleMs: ms(file.idleSeconds, DEFAULT_LIMITS.idleMs),
    commitMs: ms(file.commitSeconds, DEFAULT_LIMITS.commitMs),
    keepAliveMs: ms(file.keepAliveSeconds, DEFAULT_LIMITS.keepAliveMs),
    stallMs: ms(file.stallSeconds, DEFAULT_LIMITS.stallMs),
    drainMs: ms(file.drainSeconds, DEFAULT_LIMITS.drainMs),
    replyBytes: bytes(file.replyMiB, DEFAULT_LIMITS.replyBytes),
    attempts: file.attempts ?? DEFAULT_LIMITS.attempts,
    retryMs: file.retrySeconds === undefined
      ? DEFAULT_LIMITS.retryMs
      : Math.round(file.retrySeconds * 1000),
    tryingMs: ms(file.tryingSeconds, DEFAULT_LIMITS.tryingMs),
    retryPercent: file.retryPercent ?? DEFAULT_LIMITS.retryPercent,
    circuitBreaker: file.circuitBreaker ?? DEFAULT_LIMITS.circuitBreaker,
  };
}
