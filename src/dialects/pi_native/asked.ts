/**
 * The model and whether to stream: this wire says both in its own way.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";

/**
 * Reads the model (`modelId`, or `model` as a name or as an object with an `id`) and whether to
 * stream, which is so unless `stream` is `false`.
 *
 * @throws {FaultError} of kind `invalid_request` if there is no model.
 */
export function saidIn(body: JsonObject): { model: string; stream: boolean } {
  const { modelId, model, stream } = body;
  const names = [modelId, model, isJsonObject(model) ? model.id : undefined];
  const name = names.find((one) => typeof one === "string" && one !== "");
  if (typeof name !== "string") {
    throw badRequest("Cannot choose a model: 'modelId' must be a non-empty string", "modelId");
  }
  return { model: name, stream: stream !== false };
}
