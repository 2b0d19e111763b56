/**
 * The option table's rows for the tools that clients of Gemini offer.
 *
 * @module
 */

import { dropped, geminiRow as row, moot, type Option, to } from "./options_fate.ts";

const DEFAULT = moot("the default");
const UNTOLD = dropped("only tells of what the caller will answer with");
const HOSTED = "only this vendor runs them";

/** The rows. */
export const GEMINI_TOOL_OPTIONS: readonly Option[] = [
  row("tools[].codeExecution", dropped(HOSTED, "tools[codeExecution]")),
  row("tools[].computerUse", dropped(HOSTED, "tools[computerUse]")),
  row("tools[].enterpriseWebSearch", dropped(HOSTED, "tools[enterpriseWebSearch]")),
  row("tools[].exaAiSearch", dropped(HOSTED, "tools[exaAiSearch]")),
  row("tools[].fileSearch", dropped(HOSTED, "tools[fileSearch]")),
  row(
    "tools[].functionDeclarations[].behavior",
    dropped("every call waits for its result"),
    {
      when: "`NON_BLOCKING`",
    },
  ),
  row("tools[].functionDeclarations[].behavior", DEFAULT, { when: "`BLOCKING`" }),
  row("tools[].functionDeclarations[].description", {
    chat: to("tools[0].function.description"),
    responses: to("tools[0].description"),
    messages: to("tools[0].description"),
    converse: to("toolConfig.tools[0].toolSpec.description"),
    pi: to("context.tools[0].description"),
  }),
  row("tools[].functionDeclarations[].name", {
    chat: to("tools[0].function.name"),
    responses: to("tools[0].name"),
    messages: to("tools[0].name"),
    converse: to("toolConfig.tools[0].toolSpec.name"),
    pi: to("context.tools[0].name"),
  }),
  row("tools[].functionDeclarations[].parameters", {
    chat: to("tools[0].function.parameters", "as JSON Schema"),
    responses: to("tools[0].parameters", "as JSON Schema"),
    messages: to("tools[0].input_schema", "as JSON Schema"),
    converse: to("toolConfig.tools[0].toolSpec.inputSchema.json", "as JSON Schema"),
    pi: to("context.tools[0].parameters", "as JSON Schema"),
  }),
  row("tools[].functionDeclarations[].parametersJsonSchema", {
    chat: to("tools[0].function.parameters"),
    responses: to("tools[0].parameters"),
    messages: to("tools[0].input_schema"),
    converse: to("toolConfig.tools[0].toolSpec.inputSchema.json"),
    pi: to("context.tools[0].parameters"),
  }),
  row("tools[].functionDeclarations[].response", UNTOLD),
  row("tools[].functionDeclarations[].responseJsonSchema", UNTOLD),
  row("tools[].googleMaps", dropped(HOSTED, "tools[googleMaps]")),
  row("tools[].googleSearch", dropped(HOSTED, "tools[googleSearch]")),
  row("tools[].googleSearchRetrieval", dropped(HOSTED, "tools[googleSearchRetrieval]")),
  row("tools[].mcpServers", dropped(HOSTED, "tools[mcpServers]")),
  row("tools[].parallelAiSearch", dropped(HOSTED, "tools[parallelAiSearch]")),
  row("tools[].retrieval", dropped(HOSTED, "tools[retrieval]")),
  row("tools[].urlContext", dropped(HOSTED, "tools[urlContext]")),
];
