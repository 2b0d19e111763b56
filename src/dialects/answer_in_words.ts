/**
 * An answer in the form of a schema, from a host that knows JSON but no schemas, and cannot be made to
 * call a tool either: the schema is told in words, beside the host's JSON mode.
 *
 * @module
 */

import type { CanonicalRequest, Message, ResponseFormat } from "../canonical/request.ts";

/** The same request with the schema among the instructions at its head. */
export function askInWords(
  request: CanonicalRequest,
  { schema, description }: Extract<ResponseFormat, { type: "json_schema" }>,
): CanonicalRequest {
  const text = [
    "Answer with one JSON value that follows this JSON Schema, and with nothing else.",
    ...(description === undefined ? [] : [description]),
    JSON.stringify(schema),
  ].join("\n\n");
  const { messages } = request;
  const found = messages.findIndex((message) => message.role !== "system");
  const at = found < 0 ? messages.length : found;
  const told: Message = { role: "system", authority: "system", content: [{ type: "text", text }] };
  return {
    ...request,
    messages: [...messages.slice(0, at), told, ...messages.slice(at)],
    responseFormat: { type: "json" },
  };
}
