/**
 * Reading a body that is passed on.
 *
 * @module
 */

import { editStrings, spansAt } from "../../canonical/json_text.ts";
import { boundaryOf } from "../../relay/multipart.ts";
import { readJsonBody } from "../body.ts";
import { readForm } from "./form.ts";
import type { Parcel, Reading } from "./parcel.ts";

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
