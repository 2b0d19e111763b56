/**
 * The models that can be asked for, in the shape of whoever asks.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { ClientDialectId } from "../../canonical/request.ts";
import { anthropicModel, geminiModel, openAiModel } from "./model_shapes.ts";
import { pageAt, pageBetween } from "./model_pages.ts";
import { type ModelsSource, servedModel, servedModels } from "./served_models.ts";

/**
 * All models, in the shape of the wire that is spoken. Anthropic's pages by `limit`, `after_id` and
 * `before_id`, Gemini's by `pageSize` and `pageToken`.
 */
export async function listModels(
  source: ModelsSource,
  spoken: ClientDialectId,
  query: URLSearchParams,
): Promise<JsonObject> {
  const models = await servedModels(source);
  switch (spoken) {
    case "anthropic-messages": {
      const { page, hasMore } = pageBetween(models, query);
      return {
        data: page.map(anthropicModel),
        has_more: hasMore,
        first_id: page[0]?.id ?? null,
        last_id: page.at(-1)?.id ?? null,
      };
    }
    case "gemini": {
      const { page, next } = pageAt(models, query);
      return {
        models: page.map(geminiModel),
        ...(next === undefined ? {} : { nextPageToken: next }),
      };
    }
    default:
      return { object: "list", data: models.map(openAiModel) };
  }
}

/**
 * One model, listed or not: whatever a request could name has an entry.
 *
 * @throws {FaultError} of kind `not_found` when no request could name it.
 */
export function getModel(source: ModelsSource, id: string, spoken: ClientDialectId): JsonObject {
  const model = servedModel(source, id);
  if (spoken === "gemini") return geminiModel(model);
  return spoken === "anthropic-messages" ? anthropicModel(model) : openAiModel(model);
}
