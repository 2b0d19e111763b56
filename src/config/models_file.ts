/**
 * Public model names as a person writes them.
 *
 * @module
 */

import * as v from "valibot";
import { FAILURE_CLASSES, type FailureClass } from "../credentials/failure.ts";
import { type Choice, CHOICES, type Timeouts } from "./config.ts";

/** A target with more to say of it than where it is. */
export interface TargetFile {
  /** `provider/model`. */
  to: string;
  /** Its share among targets of its tier; 1 by default. */
  weight?: number;
  /** Targets of a lower tier are asked first; 1 by default. */
  tier?: number;
  /** How long it may take, where that is not as in `limits`. */
  timeouts?: TimeoutsFile;
}

/** How long a target may take. */
export type TimeoutsFile = { -readonly [Name in keyof Timeouts]: Timeouts[Name] };

/** Failures after which another target may be asked; see docs/routing.md. */
export type FallbackClass = Exclude<FailureClass, "cancelled" | "context_overflow">;

/** Where a name leads, with more to say of it than its targets. */
export interface RouteFile {
  /** Where it leads: `provider/model`, or several. */
  targets: string | (string | TargetFile)[];
  /** How targets of one tier are put in order; as they are written by default. */
  choose?: Choice;
  /** The classes of failures after which the next target is asked. */
  fallbackOn?: FallbackClass[];
  /** What is asked instead when a target finds the prompt too long. */
  contextFallback?: (string | TargetFile)[];
  /** After how long without an answer a second target is asked as well; 0, the default, for never. */
  hedgeMs?: number;
  /** How long any of its targets may take that does not say otherwise. */
  timeouts?: TimeoutsFile;
}

/** Where a name leads: to a `provider/model`, to several in order, or as a {@link RouteFile} says. */
export type ModelFile = string | (string | TargetFile)[] | RouteFile;

/** All classes a person may name. */
export const FALLBACK_CLASSES: readonly FallbackClass[] = FAILURE_CLASSES.filter(
  (kind): kind is FallbackClass => kind !== "cancelled" && kind !== "context_overflow",
);

const TARGET = "expected provider/model";
const DAY_MS = 86_400_000;

const milliseconds = (description: string) =>
  v.exactOptional(v.pipe(
    v.number("expected a number"),
    v.minValue(1, "expected at least 1"),
    v.maxValue(DAY_MS, `expected at most ${DAY_MS}`),
    v.description(description),
  ));

const timeoutsSchema = v.exactOptional(v.pipe(
  v.strictObject({
    headersMs: milliseconds("Longest wait for response headers, connecting included."),
    firstEventMs: milliseconds("Longest wait for the first event of a streamed answer."),
    idleMs: milliseconds("Longest silence in the middle of an answer."),
    totalMs: milliseconds("Longest time for a whole answer, streamed or not."),
  }, "expected an object"),
  v.title("Timeouts"),
  v.description("Bounds in place of those in limits; each is of one attempt, in milliseconds."),
));

const targetSchema = v.union([
  v.string(TARGET),
  v.pipe(
    v.strictObject({
      to: v.pipe(v.string(TARGET), v.description("provider/model")),
      weight: v.exactOptional(v.pipe(
        v.number("expected a number"),
        v.gtValue(0, "expected more than 0"),
        v.maxValue(1000, "expected at most 1000"),
        v.description("Its share among targets of its tier; 1 by default."),
      )),
      tier: v.exactOptional(v.pipe(
        v.number("expected a number"),
        v.integer("expected a whole number"),
        v.minValue(1, "expected at least 1"),
        v.maxValue(1000, "expected at most 1000"),
        v.description("Targets of a lower tier are asked first; 1 by default."),
      )),
      timeouts: timeoutsSchema,
    }, TARGET),
    v.title("Target"),
  ),
], TARGET);

const targetsSchema = v.array(targetSchema, "expected a list");

const routeSchema = v.pipe(
  v.strictObject({
    targets: v.pipe(
      v.union([v.string(TARGET), targetsSchema], TARGET),
      v.description("Where it leads: a provider/model, or a list of them."),
    ),
    choose: v.exactOptional(v.pipe(
      v.picklist(CHOICES, `expected one of ${CHOICES.join(", ")}`),
      v.description(
        "How targets of one tier are put in order: as written (order, the default), by their " +
          "weight, the cheapest or the fastest first. A conversation stays where it was.",
      ),
    )),
    fallbackOn: v.exactOptional(v.pipe(
      v.array(
        v.picklist(FALLBACK_CLASSES, `expected one of ${FALLBACK_CLASSES.join(", ")}`),
        "expected a list",
      ),
      v.description(
        "The failures after which the next target is asked. By default all but payload, " +
          "bad_request and content_policy.",
      ),
    )),
    contextFallback: v.exactOptional(v.pipe(
      targetsSchema,
      v.description("What is asked instead when a target finds the prompt too long."),
    )),
    hedgeMs: v.exactOptional(v.pipe(
      v.number("expected a number"),
      v.minValue(0, "expected at least 0"),
      v.maxValue(DAY_MS, `expected at most ${DAY_MS}`),
      v.description(
        "After how many milliseconds without an answer the next target is asked as well, which " +
          "may cost twice; 0, the default, for never.",
      ),
    )),
    timeouts: timeoutsSchema,
  }, TARGET),
  v.title("Route"),
);

/** The schema of {@link ModelFile}. */
export const modelFileSchema: v.GenericSchema<ModelFile> = v.union(
  [v.string(TARGET), targetsSchema, routeSchema],
  TARGET,
);
