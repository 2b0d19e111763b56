/**
 * The models that can be asked for, in the shape of whoever asks.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { DialectId } from "../../canonical/request.ts";
import type { Router } from "../../routing/route.ts";

/** A model with no date of its own is given this one: both wires demand a date. */
const UNDATED = "1970-01-01T00:00:00Z";

/**
 * All models, in the shape of the wire that is spoken. Anthropic's pages by `limit`, `after_id` and
 * `before_id`.
 */
export function listModels(router: Router, spoken: DialectId, query: URLSearchParams): JsonObject {
  const names = router.names();
  switch (spoken) {
    case "anthropic-messages": {
      const { page, hasMore } = pageOf(names, query);
      return {
        data: page.map(anthropicModel),
        has_more: hasMore,
        first_id: page[0] ?? null,
        last_id: page.at(-1) ?? null,
      };
    }
    case "gemini":
      return { models: names.map(geminiModel) };
    default:
      return { object: "list", data: names.map(openAiModel) };
  }
}

/**
 * One model, listed or not: whatever a request could name has an entry.
 *
 * @throws {FaultError} of kind `not_found` when no request could name it.
 */
export function getModel(router: Router, id: string, spoken: DialectId): JsonObject {
  router.resolve(id);
  if (spoken === "gemini") return geminiModel(id);
  return spoken === "anthropic-messages" ? anthropicModel(id) : openAiModel(id);
}

function openAiModel(id: string): JsonObject {
  return { id, object: "model", created: 0, owned_by: ownerOf(id) };
}

function anthropicModel(id: string): JsonObject {
  return { type: "model", id, display_name: id, created_at: UNDATED };
}

function geminiModel(id: string): JsonObject {
  return {
    name: `models/${id}`,
    displayName: id,
    supportedGenerationMethods: ["generateContent", "streamGenerateContent", "countTokens"],
  };
}

function ownerOf(id: string): string {
  const slash = id.indexOf("/");
  return slash > 0 ? id.slice(0, slash) : "sluice";
}

function pageOf(names: readonly string[], query: URLSearchParams) {
  const limit = limitOf(query.get("limit"));
  const after = query.get("after_id");
  const before = query.get("before_id");
  if (before !== null) {
    const end = names.indexOf(before);
    const start = Math.max(0, end - limit);
    return { page: names.slice(start, Math.max(end, 0)), hasMore: start > 0 };
  }
  const start = after === null ? 0 : names.indexOf(after) + 1;
  return { page: names.slice(start, start + limit), hasMore: start + limit < names.length };
}

/** Anthropic's default is 20 a page; who asks for no page gets all there is room for. */
function limitOf(text: string | null): number {
  if (text === null) return 1000;
  if (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1000) return Number(text);
  throw new FaultError(
    gatewayFault("invalid_request", "Cannot read 'limit': expected a number from 1 to 1000", {
      origin: "client",
      param: "limit",
    }),
  );
}
