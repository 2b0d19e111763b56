/**
 * Answers in the form of a schema, from the hosts of Claude: in the wire's own way where the model and
 * the schema allow it, else by way of a tool.
 *
 * @module
 */

import type { CanonicalRequest } from "../canonical/request.ts";
import { askByTool } from "./answer_tool.ts";
import { type OutputSchema, outputSchema } from "./claude_schema.ts";
import type { EncodedRequest } from "./dialect.ts";

/** Writes `request` by `encode`, which is given the schema where the wire takes it. */
export function encodeHeld(
  request: CanonicalRequest,
  { schemas }: { readonly schemas: boolean },
  encode: (request: CanonicalRequest, schema?: OutputSchema) => EncodedRequest,
): EncodedRequest {
  const { responseFormat: format } = request;
  if (format?.type !== "json_schema") return encode(request);
  const schema = schemas ? outputSchema(format.schema) : undefined;
  if (schema !== undefined) return encode(request, schema);
  const { request: asked, tool } = askByTool(request, format);
  const encoded = encode(asked);
  return tool === undefined ? encoded : { ...encoded, answerTool: tool };
}
