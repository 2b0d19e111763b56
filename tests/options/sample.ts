/**
 * What a sample of a field is.
 *
 * @module
 */

import type { Option, OptionTarget } from "../../src/dialects/options.ts";
import type { Json } from "../support/json.ts";

/** A value of a field, and what must become of it. */
export interface Sample {
  readonly value: unknown;
  /** What else the request must hold for the field to mean something. */
  readonly beside?: Json;
  /** What stands in the place that the table names; the value itself if it is not said here. */
  readonly becomes?: Readonly<Partial<Record<OptionTarget, unknown>>>;
  /** What is told of it all the same, beside what the table says. */
  readonly notices?: Readonly<Partial<Record<OptionTarget, readonly string[]>>>;
  /** The provider's model, where the usual one would not do. */
  readonly models?: Readonly<Partial<Record<OptionTarget, string>>>;
  /** Whether a request is none without the field. */
  readonly required?: true;
}

/** Samples by row: one, or one for each value that the row tells of. */
export type Samples = Readonly<Record<string, Sample | readonly Sample[]>>;

/** The name of a row's samples. */
export function keyOf({ field, when }: Option): string {
  return when === undefined ? field : `${field}: ${when}`;
}

/** A tool as the Converse wire has it. */
export function converseTool(name: string, description: string | undefined, json: Json): Json {
  const described = description === undefined ? {} : { description };
  return { toolSpec: { name, ...described, inputSchema: { json } } };
}
