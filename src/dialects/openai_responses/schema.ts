/**
 * What a client of the Responses API sends: the body of `POST /responses` (`ResponseCreateParams` in
 * the vendor's SDK), read tolerantly. Items and content parts are told apart by `type` (items also by
 * `role`, since `type: "message"` may be left out) before anything else is looked at, so that an error
 * names the one field that is wrong.
 *
 * @module
 */

import * as v from "valibot";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import { anyObject, optional, passedObject, readBody } from "../read.ts";
import type {
  WireItem,
  WirePart,
  WireRequest,
  WireText,
  WireTool,
  WireToolChoice,
} from "./wire.ts";

type Reads<T> = v.GenericSchema<unknown, T>;

const string = v.string();
const breakpoint = optional(v.object({ ttl: optional(string) }));

const text: Reads<WireText> = v.pipe(
  v.object({
    text: string,
    annotations: optional(v.array(anyObject)),
    prompt_cache_breakpoint: breakpoint,
  }),
  v.transform((part) => ({ type: "text" as const, ...part })),
);

const PARTS: ReadonlyMap<unknown, Reads<WirePart>> = new Map<unknown, Reads<WirePart>>([
  ["input_text", text],
  ["output_text", text],
  ["text", text],
  ["refusal", v.object({ type: v.literal("refusal"), refusal: string })],
  [
    "input_image",
    v.object({
      type: v.literal("input_image"),
      image_url: optional(string),
      file_id: optional(string),
      detail: optional(string),
      prompt_cache_breakpoint: breakpoint,
    }),
  ],
  [
    "input_file",
    v.object({
      type: v.literal("input_file"),
      file_data: optional(string),
      file_url: optional(string),
      file_id: optional(string),
      filename: optional(string),
      prompt_cache_breakpoint: breakpoint,
    }),
  ],
  [
    "input_audio",
    v.object({
      type: v.literal("input_audio"),
      input_audio: v.object({ data: string, format: string }),
    }),
  ],
]);

const unknownPart: Reads<WirePart> = v.pipe(
  v.object({ type: string }),
  v.transform(({ type }) => ({ type: "unknown" as const, name: type })),
);

const parts: Reads<WirePart[]> = v.array(
  v.lazy((input: unknown) => PARTS.get(typeOf(input)) ?? unknownPart),
);

const content: Reads<string | WirePart[]> = v.lazy((input: unknown): Reads<string | WirePart[]> =>
  typeof input === "string" ? string : parts
);

const message: Reads<WireItem> = v.pipe(
  v.object({
    role: v.picklist(["user", "assistant", "system", "developer"]),
    // Some clients replay an empty message with `content: null`.
    content: v.nullish(content, () => []),
  }),
  v.transform((item) => ({ type: "message" as const, ...item })),
);

const functionCall: Reads<WireItem> = v.pipe(
  v.object({
    call_id: string,
    name: string,
    namespace: optional(string),
    arguments: v.nullish(string, ""),
  }),
  v.transform((item) => ({ type: "call" as const, format: "json" as const, ...item })),
);

const customCall: Reads<WireItem> = v.pipe(
  v.object({ call_id: string, name: string, namespace: optional(string), input: string }),
  v.transform(({ input, ...item }) => ({
    type: "call" as const,
    format: "text" as const,
    ...item,
    arguments: input,
  })),
);

function callOutput(format: "json" | "text"): Reads<WireItem> {
  return v.pipe(
    v.object({ call_id: string, output: content }),
    v.transform((item) => ({ type: "call_output" as const, format, ...item })),
  );
}

const texts = optional(v.array(v.object({ text: string })));

const reasoning: Reads<WireItem> = v.object({
  type: v.literal("reasoning"),
  id: optional(string),
  summary: texts,
  content: texts,
  encrypted_content: optional(string),
});

const ITEMS: ReadonlyMap<unknown, Reads<WireItem>> = new Map([
  ["message", message],
  ["reasoning", reasoning],
  ["function_call", functionCall],
  ["custom_tool_call", customCall],
  ["function_call_output", callOutput("json")],
  ["custom_tool_call_output", callOutput("text")],
]);

const other: Reads<WireItem> = v.pipe(
  anyObject,
  v.transform((item) => ({ type: "other" as const, item })),
);

const items: Reads<WireItem[]> = v.array(v.lazy((input: unknown) => {
  const known = ITEMS.get(typeOf(input));
  if (known) return known;
  return isJsonObject(input) && input.role !== undefined && typeOf(input) === undefined
    ? message
    : other;
}));

const TOOLS: ReadonlyMap<unknown, Reads<WireTool>> = new Map<unknown, Reads<WireTool>>([
  [
    "function",
    v.object({
      type: v.literal("function"),
      name: string,
      description: optional(string),
      parameters: optional(anyObject),
      strict: optional(v.boolean()),
    }),
  ],
  [
    "custom",
    v.object({
      type: v.literal("custom"),
      name: string,
      description: optional(string),
      format: optional(passedObject),
    }),
  ],
  [
    "namespace",
    v.object({
      type: v.literal("namespace"),
      name: string,
      tools: v.lazy((): Reads<WireTool[]> => tools),
    }),
  ],
]);

const otherTool: Reads<WireTool> = v.pipe(
  anyObject,
  v.transform((definition) => ({ type: "other" as const, definition })),
);

const tools: Reads<WireTool[]> = v.array(
  v.lazy((input: unknown) => TOOLS.get(typeOf(input)) ?? otherTool),
);

const choice: Reads<WireToolChoice> = v.object({
  type: string,
  name: optional(string),
  namespace: optional(string),
  mode: optional(string),
  tools: optional(v.array(v.object({
    type: optional(string),
    name: optional(string),
    namespace: optional(string),
  }))),
});

const summary = optional(v.picklist(["auto", "concise", "detailed", "none"]));

const request: Reads<WireRequest> = v.object({
  model: v.pipe(string, v.minLength(1, "expected a model name")),
  input: optional(
    v.lazy((input: unknown): Reads<string | WireItem[]> =>
      typeof input === "string" ? string : items
    ),
  ),
  instructions: optional(string),
  stream: optional(v.boolean()),
  store: optional(v.boolean()),
  max_output_tokens: optional(v.number()),
  temperature: optional(v.number()),
  top_p: optional(v.number()),
  presence_penalty: optional(v.number()),
  frequency_penalty: optional(v.number()),
  stop: optional(v.union([string, v.array(string)])),
  parallel_tool_calls: optional(v.boolean()),
  tools: optional(tools),
  tool_choice: optional(
    v.lazy((input: unknown): Reads<string | WireToolChoice> =>
      typeof input === "string" ? string : choice
    ),
  ),
  reasoning: optional(v.object({ effort: optional(string), summary, generate_summary: summary })),
  text: optional(v.object({
    format: optional(v.object({
      type: string,
      name: optional(string),
      description: optional(string),
      schema: optional(anyObject),
      strict: optional(v.boolean()),
    })),
    verbosity: optional(string),
  })),
  service_tier: optional(string),
  metadata: optional(anyObject),
  user: optional(string),
  safety_identifier: optional(string),
  prompt_cache_key: optional(string),
});

/** `null` is absent here too. */
function typeOf(input: unknown): string | undefined {
  return isJsonObject(input) && typeof input.type === "string" ? input.type : undefined;
}

/**
 * Reads a body.
 *
 * @throws {FaultError} of kind `invalid_request` naming the field that cannot be read.
 */
export function readRequest(body: JsonObject): WireRequest {
  return readBody(request, body);
}
