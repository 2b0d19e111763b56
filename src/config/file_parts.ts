/**
 * What schemas of the configuration file are put together of.
 *
 * @module
 */

import * as v from "valibot";

/** Text that is not empty, and what it is for. */
export function text(description: string): v.GenericSchema<string> {
  return v.pipe(
    v.string("expected a string"),
    v.minLength(1, "expected a string that is not empty"),
    v.description(description),
  );
}

/** A list of `item`. */
export function list<S extends v.GenericSchema>(item: S): v.ArraySchema<S, string> {
  return v.array(item, "expected a list");
}
