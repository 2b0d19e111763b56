/**
 * Tools on offer and the choice among them: from the wire.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import { isJsonObject } from "../../canonical/json.ts";
import type { FunctionTool, Tool, ToolChoice } from "../../canonical/request.ts";
import { jsonSchemaOf } from "./json_schema.ts";
import { OWN } from "./origin.ts";
import type { Drop } from "./parts_decode.ts";
import type { GeminiRequest, WireFunction, WireTool } from "./wire.ts";

const DECLARATION = "tools[].functionDeclarations[]";

/** The tools a client offers: each function, and each of Google's own tools by its name. */
export function readTools(tools: readonly WireTool[], drop: Drop): Tool[] {
  return tools.flatMap(({ functionDeclarations = [], ...hosted }): Tool[] => [
    ...functionDeclarations.map((declaration) => readFunction(declaration, drop)),
    ...Object.keys(hosted).flatMap((name) => readHosted(name, hosted[name])),
  ]);
}

/** The client's choice. */
export function readToolChoice(body: GeminiRequest): ToolChoice | undefined {
  const config = body.toolConfig?.functionCallingConfig;
  const names = config?.allowedFunctionNames ?? [];
  const [name] = names;
  switch (config?.mode?.toUpperCase()) {
    case "NONE":
      return { type: "none" };
    case "ANY":
      if (name === undefined) return { type: "required" };
      return names.length === 1
        ? { type: "tool", name }
        : { type: "allowed", mode: "required", names };
    case "AUTO":
    // It may speak or call, and what it calls fits the schema: so do all other wires have it.
    case "VALIDATED":
      return names.length === 0 ? { type: "auto" } : { type: "allowed", mode: "auto", names };
    case undefined:
    case "":
    case "MODE_UNSPECIFIED":
      return undefined;
    default:
      throw badRequest(
        "Cannot read 'toolConfig.functionCallingConfig.mode': it is no known mode",
        "toolConfig.functionCallingConfig.mode",
      );
  }
}

function readFunction(declaration: WireFunction, drop: Drop): FunctionTool {
  const { name, description, parameters, parametersJsonSchema, behavior } = declaration;
  if (behavior === "NON_BLOCKING") drop(`${DECLARATION}.behavior`);
  for (const field of ["response", "responseJsonSchema"] as const) {
    if (declaration[field] !== undefined) drop(`${DECLARATION}.${field}`);
  }
  const schema = parametersJsonSchema ?? (parameters && jsonSchemaOf(parameters));
  return {
    type: "function",
    name,
    ...(description === undefined ? {} : { description }),
    ...(schema === undefined ? {} : { parameters: schema }),
  };
}

/** The name is kept as `type` too, by which every dialect calls a tool that it leaves out. */
function readHosted(type: string, settings: unknown): Tool[] {
  if (!isJsonObject(settings) && !Array.isArray(settings)) return [];
  return [{ type: "hosted", origin: OWN, definition: { type, [type]: settings } }];
}
