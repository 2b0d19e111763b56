/**
 * Tools that only their vendor knows, each kind of them: the vendor gets them as they were written,
 * any other provider gets the rest, and the client is told which are missing. One that a call is
 * forced of is refused, as nobody else can make the call.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { PART_WIRES, type PartWire } from "../../src/dialects/parts_table.ts";
import { FORCED, PLAIN } from "../fidelity/ask.ts";
import { exchange, type Exchanged } from "../fidelity/exchange.ts";
import { ANSWERS } from "../parts/wires.ts";
import { type Json, objects } from "../support/json.ts";

const WIRES = Object.keys(PART_WIRES) as PartWire[];

/** The vendors' own tools, by what they are called when they are lost. */
const TYPED: Readonly<Record<PartWire, readonly Json[]>> = {
  chat: [],
  responses: [
    { type: "web_search", search_context_size: "low" },
    { type: "file_search", vector_store_ids: ["vs_1"] },
    { type: "code_interpreter", container: { type: "auto" } },
    { type: "image_generation", size: "auto" },
    { type: "mcp", server_label: "docs", server_url: "https://mcp.invalid" },
    { type: "computer_use_preview", display_width: 1, display_height: 1, environment: "linux" },
    { type: "local_shell" },
    { type: "apply_patch" },
    { type: "tool_search" },
  ],
  messages: [
    { type: "bash_20250124", name: "bash" },
    { type: "text_editor_20250728", name: "str_replace_based_edit_tool", max_characters: 9 },
    { type: "computer_20250124", name: "computer", display_width_px: 1, display_height_px: 1 },
    { type: "memory_20250818", name: "memory" },
    { type: "web_search_20250305", name: "web_search", max_uses: 2 },
    { type: "web_fetch_20250910", name: "web_fetch" },
    { type: "code_execution_20250825", name: "code_execution" },
    { type: "tool_search_tool_regex_20251119", name: "tool_search_tool_regex" },
  ],
  gemini: [
    { googleSearch: {} },
    { codeExecution: {} },
    { urlContext: {} },
    { googleMaps: { enableWidget: true } },
    { fileSearch: { fileSearchStoreNames: ["s"] } },
    { computerUse: { environment: "ENVIRONMENT_BROWSER" } },
  ],
};

function nameOf(tool: Json): string {
  return typeof tool.type === "string" ? tool.type : Object.keys(tool)[0] ?? "";
}

function withTool(client: PartWire, tool: Json, choice: Json = {}): Json {
  const { tools } = FORCED[client];
  return { ...PLAIN[client], tools: [...objects(tools), tool], ...choice };
}

function send(client: PartWire, provider: PartWire, body: Json): Promise<Exchanged> {
  return exchange(client, provider, body, Response.json(ANSWERS[provider]));
}

/** How a client forces a tool of its vendor's, where it can. */
function forcing(client: PartWire, tool: Json): Json | undefined {
  if (client === "messages") return { tool_choice: { type: "tool", name: tool.name } };
  return client === "responses" ? { tool_choice: { type: tool.type } } : undefined;
}

for (const client of WIRES) {
  for (const tool of TYPED[client]) {
    describe(`${nameOf(tool)} of ${client}`, () => {
      for (const provider of WIRES) {
        test(client === provider ? "is sent" : `is named, toward ${provider}`, async () => {
          const { status, sent, dropped } = await send(client, provider, withTool(client, tool));
          assert.equal(status, 200);
          if (client === provider) {
            return assert.deepEqual(sent?.tools, withTool(client, tool).tools);
          }
          assert.deepEqual(dropped, [`tools[${nameOf(tool)}]`]);
          assert.match(JSON.stringify(sent?.tools), /"look"/);
          assert.equal(objects(sent?.tools).length, 1);
        });

        const choice = forcing(client, tool);
        if (client === provider || choice === undefined) continue;
        test(`is refused when it is forced, toward ${provider}`, async () => {
          const { status, sent } = await send(client, provider, withTool(client, tool, choice));
          assert.equal(status, 400);
          assert.equal(sent, undefined);
        });
      }
    });
  }
}
