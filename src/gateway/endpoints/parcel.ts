/**
 * A request body that is passed on: JSON, or a form with files. Of either only the model's name is
 * read, and replaced where it stands; everything else goes out as it came.
 *
 * @module
 */

import type { Bytes } from "../../canonical/bytes.ts";
import type { Fault } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { Limits } from "../../config/config.ts";
import type { Ticker } from "../../relay/ticker.ts";

/** What becomes of a model's name. */
export type Rename = (model: string) => string;

/** A body that is passed on. */
export interface Parcel {
  readonly contentType: string;
  /** The models it names, each once. */
  readonly models: readonly string[];
  /** A JSON body as an object, for looking into. */
  readonly object?: JsonObject;
  /** Whether it is here whole, and can be sent more than once. */
  readonly again: boolean;
  /** The body for one attempt, with the models it names renamed. */
  open(rename: Rename): Blob | ReadableStream<Bytes>;
  /** It will not be sent: stops reading from the client. */
  discard(): void;
}

/** How a body is read. */
export interface Reading {
  readonly limits: Limits;
  readonly ticker: Ticker;
  /** Where a JSON body names models; nowhere when absent. */
  readonly modelAt?: readonly string[] | undefined;
  /** Whether forms are taken. */
  readonly form: boolean;
  /** Told when a body that is being passed on turns out not to be as it should. */
  readonly failed: (fault: Fault) => void;
}
