/**
 * What is kept of Responses, as a person writes it and as the program counts it.
 *
 * @module
 */

import * as v from "valibot";

/** Keeping of Responses in a configuration file. */
export interface ResponsesFile {
  /** `false` keeps nothing. */
  store?: boolean;
  /** How long a response or a conversation is kept after it was last written. */
  keepHours?: number;
  /** The largest one that is kept. */
  recordMiB?: number;
  /** Most background responses that run at a time. */
  background?: number;
}

/** What is kept of Responses; times are in milliseconds. */
export interface ResponsesConfig {
  /** Whether anything is. */
  readonly store: boolean;
  /** How long a response or a conversation is kept after it was last written. */
  readonly keepMs: number;
  /** The largest one that is kept, in UTF-16 units of its JSON. */
  readonly recordUnits: number;
  /** Most background responses that run at a time. */
  readonly background: number;
}

const HOUR_MS = 60 * 60 * 1000;

/** What is kept where the configuration says nothing. */
export const DEFAULT_RESPONSES: ResponsesConfig = {
  store: true,
  keepMs: 24 * HOUR_MS,
  recordUnits: 4 * 1024 * 1024,
  background: 100,
};

const amount = (description: string, highest: number) =>
  v.exactOptional(v.pipe(
    v.number("expected a number"),
    v.gtValue(0, "expected more than 0"),
    v.maxValue(highest, `expected at most ${highest}`),
    v.description(description),
  ));

/** The schema of {@link ResponsesFile}. */
export const responsesFileSchema: v.GenericSchema<ResponsesFile> = v.pipe(
  v.strictObject({
    store: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description(
        "false keeps nothing: what a caller refers to by previous_response_id, conversation or an " +
          "item's id is refused, and so are background responses. Default true.",
      ),
    )),
    keepHours: amount(
      "How long a response or a conversation is kept after it was last written. Default 24.",
      24 * 366,
    ),
    recordMiB: amount(
      "The largest response, with all that was said before it, or conversation that is kept, in " +
        "Mi characters. Default 4.",
      1024,
    ),
    background: v.exactOptional(v.pipe(
      v.number("expected a number"),
      v.integer("expected a whole number"),
      v.minValue(0, "expected at least 0"),
      v.maxValue(100_000, "expected at most 100000"),
      v.description("Most background responses that run at a time. Default 100."),
    )),
  }, "expected an object"),
  v.title("Responses"),
  v.description("What is kept for clients of OpenAI Responses, for each key apart."),
);

/** Fills in the defaults and counts in milliseconds and characters. */
export function resolveResponses(file: ResponsesFile): ResponsesConfig {
  const { store, keepMs, recordUnits, background } = DEFAULT_RESPONSES;
  return {
    store: file.store ?? store,
    keepMs: file.keepHours === undefined
      ? keepMs
      : Math.max(1, Math.round(file.keepHours * HOUR_MS)),
    recordUnits: file.recordMiB === undefined
      ? recordUnits
      : Math.max(1, Math.round(file.recordMiB * 1024 * 1024)),
    background: file.background ?? background,
  };
}
