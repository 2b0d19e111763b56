/**
 * A request body that is passed on: JSON, or a form with files. Of either only the model's name is
 * read, and replaced where it stands; everything else goes out as it came.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import type { Fault } from "../canonical/fault.ts";
import type { JsonObject } from "../canonical/json.ts";
import { editStrings, spansAt } from "../canonical/json_text.ts";
import type { Limits } from "../config/config.ts";
import { boundaryOf } from "../relay/multipart.ts";
import type { Ticker } from "../relay/ticker.ts";
import { readJsonBody } from "./body.ts";
import { readForm } from "./form.ts";

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

/**
 * Reads as much of the body as must be known before it can be sent anywhere.
 *
 * @throws {FaultError} if it cannot be read.
 */
export async function readParcel(request: Request, reading: Reading): Promise<Parcel> {
  const contentType = request.headers.get("content-type") ?? "";
  const boundary = reading.form ? boundaryOf(contentType) : undefined;
  if (boundary !== undefined) return readForm(request, boundary, reading);
  const { text, object } = await readJsonBody(request, reading.limits, reading.ticker);
  const { modelAt } = reading;
  const models = new Set<string>();
  for (const { start, end } of modelAt === undefined ? [] : spansAt(text, modelAt)) {
    const model: unknown = JSON.parse(text.slice(start, end));
    if (typeof model === "string" && model !== "") models.add(model);
  }
  return {
    contentType,
    object,
    models: [...models],
    again: true,
    open(rename) {
      const edited = modelAt === undefined ? text : editStrings(text, modelAt, rename);
      return new Blob([edited], { type: contentType });
    },
    discard() {},
  };
}
