/**
 * Schemas of tools, as the hosts of Claude want them.
 *
 * @module
 */

import type { JsonObject } from "../canonical/json.ts";
import { outputSchema } from "./claude_schema.ts";
import { flatRoot, hasForkedRoot } from "./flat_root.ts";

/** The schema of a tool's arguments: it must be of an object, and say so. */
export function inputSchema(parameters: JsonObject | undefined): JsonObject {
  if (parameters === undefined) return { type: "object", properties: {} };
  if (hasForkedRoot(parameters)) return flatRoot(parameters);
  return parameters.type === "object" ? parameters : { ...parameters, type: "object" };
}

/** Whether a model can be held to arguments of this form, without a word of it changed. */
export function canHold(
  parameters: JsonObject | undefined,
  { schemas }: { readonly schemas: boolean },
): boolean {
  const written = schemas && parameters !== undefined ? outputSchema(parameters) : undefined;
  return written !== undefined && JSON.stringify(written.schema) === JSON.stringify(parameters);
}
