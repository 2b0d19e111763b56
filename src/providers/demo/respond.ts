/**
 * The demo's HTTP: answers whole or streamed, counts, and errors as the real API sends them.
 *
 * @module
 */

import { isJsonObject, type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import { compose } from "./compose.ts";
import { streamOf } from "./stream.ts";

const COUNT = "/v1/messages/count_tokens";

/** Answers `POST /v1/messages` and counts for `POST /v1/messages/count_tokens`. */
export async function respond(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (request.method !== "POST" || (pathname !== "/v1/messages" && pathname !== COUNT)) {
    return failure(404, "not_found_error", `${request.method} ${pathname}`);
  }
  const sent = parseJsonObject(await request.text());
  const body = pathname === COUNT && sent !== undefined ? { ...sent, max_tokens: 1 } : sent;
  const wrong = body === undefined ? "the body is not a JSON object" : complaint(body);
  if (body === undefined || wrong !== undefined) {
    return failure(400, "invalid_request_error", wrong ?? "");
  }
  if (body.model !== "demo") return failure(404, "not_found_error", "model: there is only 'demo'");
  const message = compose(body);
  if (pathname === COUNT) return Response.json({ input_tokens: message.usage.input_tokens });
  if (body.stream !== true) return Response.json(message);
  return new Response(streamOf(message), { headers: { "content-type": "text/event-stream" } });
}

function complaint(body: JsonObject): string | undefined {
  const { messages, max_tokens } = body;
  if (!Array.isArray(messages)) return "messages: field required";
  if (messages.length === 0) return "messages: at least one message is required";
  const at = messages.findIndex((message) => !isJsonObject(message));
  if (at >= 0) return `messages.${at}: expected an object`;
  if (typeof max_tokens !== "number") return "max_tokens: field required";
  if (!Number.isInteger(max_tokens) || max_tokens < 1) return "max_tokens: expected at least 1";
  return undefined;
}

function failure(status: number, type: string, message: string): Response {
  return Response.json({ type: "error", error: { type, message } }, { status });
}
