/**
 * Requests of clients, in each wire's own words.
 *
 * @module
 */

import { HOSTED_TOOLS } from "../../src/dialects/fidelity_table.ts";
import type { PartTarget, PartWire } from "../../src/dialects/parts_table.ts";
import type { Json } from "../support/json.ts";

/** What every tool takes. */
export const SCHEMA: Json = {
  type: "object",
  properties: { city: { type: "string" } },
  required: ["city"],
};

/** The form of an answer; Anthropic takes none that lets more in than it names. */
export const FORM: Json = { ...SCHEMA, additionalProperties: false };

/** The least that a client can ask. */
export const PLAIN: Readonly<Record<PartWire, Json>> = {
  chat: { messages: [{ role: "user", content: "Hi" }] },
  responses: { input: "Hi" },
  messages: { max_tokens: 99, messages: [{ role: "user", content: "Hi" }] },
  gemini: { contents: [{ role: "user", parts: [{ text: "Hi" }] }] },
};

/** A function on offer, and forced. */
export const FORCED: Readonly<Record<PartTarget, Json>> = {
  chat: {
    tools: [{ type: "function", function: { name: "look", description: "d", parameters: SCHEMA } }],
    tool_choice: { type: "function", function: { name: "look" } },
  },
  responses: {
    tools: [{
      type: "function",
      name: "look",
      description: "d",
      parameters: SCHEMA,
      strict: false,
    }],
    tool_choice: { type: "function", name: "look" },
  },
  messages: {
    tools: [{ name: "look", description: "d", input_schema: SCHEMA }],
    tool_choice: { type: "tool", name: "look" },
  },
  gemini: {
    tools: [{
      functionDeclarations: [{ name: "look", description: "d", parametersJsonSchema: SCHEMA }],
    }],
    toolConfig: { functionCallingConfig: { mode: "ANY", allowedFunctionNames: ["look"] } },
  },
  converse: {
    toolConfig: {
      tools: [{ toolSpec: { name: "look", description: "d", inputSchema: { json: SCHEMA } } }],
      toolChoice: { tool: { name: "look" } },
    },
  },
};

/** A history with two calls, and their results; the second call failed if `failed`. */
export function history(wire: PartWire, failed: boolean): Json {
  switch (wire) {
    case "chat":
      return {
        messages: [
          { role: "user", content: "Hi" },
          {
            role: "assistant",
            content: null,
            tool_calls: ["a", "b"].map((id) => ({
              id: `call_${id}x`,
              type: "function",
              function: { name: "look", arguments: JSON.stringify({ city: id }) },
            })),
          },
          { role: "tool", tool_call_id: "call_ax", content: "result a" },
          { role: "tool", tool_call_id: "call_bx", content: "result b" },
        ],
      };
    case "responses":
      return {
        input: [
          { role: "user", content: "Hi" },
          ...["a", "b"].map((id) => ({
            type: "function_call",
            call_id: `call_${id}x`,
            name: "look",
            arguments: JSON.stringify({ city: id }),
          })),
          { type: "function_call_output", call_id: "call_ax", output: "result a" },
          { type: "function_call_output", call_id: "call_bx", output: "result b" },
        ],
      };
    case "messages":
      return {
        max_tokens: 99,
        messages: [
          { role: "user", content: "Hi" },
          {
            role: "assistant",
            content: ["a", "b"].map((id) => ({
              type: "tool_use",
              id: `call_${id}x`,
              name: "look",
              input: { city: id },
            })),
          },
          {
            role: "user",
            content: ["a", "b"].map((id) => ({
              type: "tool_result",
              tool_use_id: `call_${id}x`,
              content: `result ${id}`,
              ...(failed && id === "b" ? { is_error: true } : {}),
            })),
          },
        ],
      };
    case "gemini":
      return {
        contents: [
          { role: "user", parts: [{ text: "Hi" }] },
          {
            role: "model",
            parts: ["a", "b"].map((id) => ({
              functionCall: { id: `call_${id}x`, name: "look", args: { city: id } },
            })),
          },
          {
            role: "user",
            parts: ["a", "b"].map((id) => ({
              functionResponse: {
                id: `call_${id}x`,
                name: "look",
                response: { [failed && id === "b" ? "error" : "output"]: `result ${id}` },
              },
            })),
          },
        ],
      };
  }
}

/** A free-form tool, where a wire has them. */
export const FREE_FORM: Readonly<Partial<Record<PartWire, Json>>> = {
  chat: { tools: [{ type: "custom", custom: { name: "patch", description: "d" } }] },
  responses: { tools: [{ type: "custom", name: "patch", description: "d" }] },
};

/** One of the vendor's own tools, on offer beside a function. */
export function hosted(wire: PartWire, forced: boolean): Json {
  const type = HOSTED_TOOLS[wire];
  switch (wire) {
    case "chat":
    case "responses": {
      const { tools } = FORCED[wire] as { tools: Json[] };
      return { tools: [...tools, { type }], ...(forced ? { tool_choice: { type } } : {}) };
    }
    case "messages": {
      const { tools } = FORCED[wire] as { tools: Json[] };
      const name = "web_search";
      return {
        tools: [...tools, { type, name }],
        ...(forced ? { tool_choice: { type: "tool", name } } : {}),
      };
    }
    case "gemini": {
      const { tools } = FORCED[wire] as { tools: Json[] };
      return { tools: [...tools, { [type]: {} }] };
    }
  }
}

/** A question with a cache mark on its instructions, where a wire has marks. */
export const MARKED: Readonly<Partial<Record<PartWire, Json>>> = {
  chat: {
    messages: [
      {
        role: "system",
        content: [{ type: "text", text: "s", cache_control: { type: "ephemeral", ttl: "1h" } }],
      },
      { role: "user", content: "Hi" },
    ],
  },
  responses: {
    input: [
      {
        role: "system",
        content: [{
          type: "input_text",
          text: "s",
          prompt_cache_breakpoint: { mode: "explicit", ttl: "30m" },
        }],
      },
      { role: "user", content: "Hi" },
    ],
  },
  messages: {
    max_tokens: 99,
    system: [{ type: "text", text: "s", cache_control: { type: "ephemeral", ttl: "1h" } }],
    messages: [{ role: "user", content: "Hi" }],
  },
};

/** An answer by a schema. */
export const BY_SCHEMA: Readonly<Record<PartWire, Json>> = {
  chat: {
    response_format: {
      type: "json_schema",
      json_schema: { name: "n", schema: FORM, strict: true },
    },
  },
  responses: { text: { format: { type: "json_schema", name: "n", schema: FORM, strict: true } } },
  messages: { output_config: { format: { type: "json_schema", schema: FORM } } },
  gemini: {
    generationConfig: { responseMimeType: "application/json", responseJsonSchema: FORM },
  },
};

/** A wish to be answered with sound, where a wire has it. */
export const SOUND: Readonly<Partial<Record<PartWire, Json>>> = {
  chat: { modalities: ["text", "audio"], audio: { voice: "alloy", format: "wav" } },
  gemini: { generationConfig: { responseModalities: ["AUDIO"] } },
};
