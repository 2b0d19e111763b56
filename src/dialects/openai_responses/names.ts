/**
 * The caller's own names for tools. What was flattened or turned into a function on the way to another
 * wire is told to the caller as it was declared: in its namespace, and as a free-form call.
 *
 * @module
 */

import { isJsonObject, type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import { flatName } from "./tools.ts";

/** A tool as the caller declared it. */
export interface DeclaredTool {
  name: string;
  namespace?: string;
  /** Whether it takes free-form text. */
  custom: boolean;
}

/** Looks tools up by the name they have on other wires. */
export type DeclaredTools = ReadonlyMap<string, DeclaredTool>;

/** Reads the tools of the caller's own body that other wires know differently. */
export function declaredTools(request: JsonObject): DeclaredTools {
  const found = new Map<string, DeclaredTool>();
  collect(request.tools, undefined, found);
  return found;
}

function collect(
  tools: unknown,
  namespace: string | undefined,
  found: Map<string, DeclaredTool>,
): void {
  if (!Array.isArray(tools)) return;
  for (const tool of tools) {
    if (!isJsonObject(tool) || typeof tool.name !== "string") continue;
    const custom = tool.type === "custom";
    if (tool.type === "namespace") collect(tool.tools, flatName(tool.name, namespace), found);
    else if (namespace !== undefined) {
      found.set(flatName(tool.name, namespace), { name: tool.name, namespace, custom });
    } else if (custom) found.set(tool.name, { name: tool.name, custom });
  }
}

/**
 * The free-form input in the JSON arguments of a custom tool that was offered as a function with the
 * one string argument `input`. Anything else is handed over as it came.
 */
export function freeFormInput(json: string): string {
  const input = parseJsonObject(json)?.input;
  return typeof input === "string" ? input : json;
}
