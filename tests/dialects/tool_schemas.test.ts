/**
 * Schemas of tools, where a wire refuses words that another takes.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Ajv } from "ajv";
import fc from "fast-check";
import { isJsonObject, type JsonObject } from "../../src/canonical/json.ts";
import type { CanonicalRequest } from "../../src/canonical/request.ts";
import { anthropicMessages } from "../../src/dialects/anthropic_messages/mod.ts";
import type { Dialect, EncodedRequest } from "../../src/dialects/dialect.ts";
import { flatRoot } from "../../src/dialects/flat_root.ts";
import { tidySchema } from "../../src/dialects/gemini/tidy_schema.ts";
import { openAiChat } from "../../src/dialects/openai_chat/mod.ts";
import { openAiResponses } from "../../src/dialects/openai_responses/mod.ts";

const A = { type: "string" };
const B = { type: "integer" };

function object(properties: JsonObject, required: string[]): JsonObject {
  return { type: "object", properties, required };
}

function encode(
  dialect: Dialect,
  parameters: JsonObject | undefined,
  strict?: boolean,
  model: string = "m",
  count: number = 1,
): EncodedRequest {
  const request: CanonicalRequest = {
    model: "m",
    messages: [{ role: "user", content: [{ type: "text", text: "Hi" }] }],
    tools: Array.from({ length: count }, (_, index) => ({
      type: "function",
      name: `f${index || ""}`,
      ...(parameters ? { parameters } : {}),
      ...(strict === undefined ? {} : { strict }),
    })),
    stream: false,
  };
  return dialect.encodeRequest(request, { model, profile: {} });
}

const FORKED = { anyOf: [object({ a: A, k: { const: 1 } }, ["a", "k"]), object({ b: B }, ["b"])] };

describe("arguments in several forms", () => {
  for (
    const [dialect, field] of [
      [anthropicMessages, "input_schema"],
      [openAiResponses, "parameters"],
    ] as const
  ) {
    test(`are one object toward ${dialect.id}, and that is said`, () => {
      const { body, dropped } = encode(dialect, FORKED);
      const [tool] = Array.isArray(body.tools) ? body.tools : [];
      assert.deepEqual(isJsonObject(tool) && tool[field], {
        type: "object",
        properties: { a: A, k: { const: 1 }, b: B },
      });
      assert.deepEqual(dropped, ["tools[f].parameters"]);
    });

    test(`in one form stay as they are toward ${dialect.id}`, () => {
      const plain = { ...object({ a: { anyOf: [A, B] } }, ["a"]), $defs: { x: FORKED } };
      const { body, dropped } = encode(dialect, plain);
      const [tool] = Array.isArray(body.tools) ? body.tools : [];
      assert.deepEqual(isJsonObject(tool) && tool[field], plain);
      assert.deepEqual(dropped, []);
    });
  }

  test("keep what every form demands, and their own words", () => {
    const schema = {
      description: "d",
      properties: { always: A },
      required: ["always"],
      oneOf: [object({ x: A, y: A }, ["x", "y"]), { $ref: "#/$defs/other" }],
      allOf: [object({ z: A }, ["z"])],
      $defs: { other: object({ x: B }, ["x"]) },
    };
    assert.deepEqual(flatRoot(schema), {
      type: "object",
      properties: { always: A, z: A, x: { anyOf: [A, B] }, y: A },
      required: ["always", "z", "x"],
      description: "d",
      $defs: { other: object({ x: B }, ["x"]) },
    });
  });

  test("all still fit", () => {
    const ajv = new Ajv({ strict: false });
    const property = fc.constantFrom<JsonObject>(A, B, { type: "null" });
    const names = fc.constantFrom("a", "b", "c");
    const form = fc.record({
      properties: fc.dictionary(names, property),
      required: fc.subarray(["a", "b"]),
    }).map(({ properties, required }) => ({
      ...object(properties, required),
      additionalProperties: false,
    }));
    const forms = fc.array(form, { minLength: 1, maxLength: 3 });
    const value = fc.dictionary(names, fc.constantFrom("s", 1, null));
    fc.assert(fc.property(forms, value, (anyOf, value) => {
      if (ajv.validate({ anyOf }, value)) assert.ok(ajv.validate(flatRoot({ anyOf }), value));
    }));
  });
});

describe("a schema for Gemini", () => {
  const rows: [string, JsonObject, JsonObject][] = [
    ["a constant is an enumeration of one", { const: "a" }, { enum: ["a"] }],
    [
      "a reference stands alone",
      { properties: { a: { $ref: "#/$defs/x", description: "d" } }, $defs: { x: { const: 1 } } },
      { properties: { a: { $ref: "#/$defs/x" } }, $defs: { x: { enum: [1] } } },
    ],
    [
      "a sum of one is that one",
      { allOf: [{ $ref: "#/$defs/x" }], default: null },
      { $ref: "#/$defs/x" },
    ],
    [
      "a sum of one keeps what stands around it",
      { allOf: [{ type: "string" }], description: "d" },
      { type: "string", description: "d" },
    ],
    [
      "names and values are no keywords",
      { properties: { const: { type: "string" } }, default: { const: 1 }, enum: [{ $ref: "a" }] },
      { properties: { const: { type: "string" } }, default: { const: 1 }, enum: [{ $ref: "a" }] },
    ],
    [
      "lists of schemas are looked into",
      { anyOf: [{ const: 1 }, { items: { const: 2 } }] },
      { anyOf: [{ enum: [1] }, { items: { enum: [2] } }] },
    ],
  ];
  for (const [what, given, tidy] of rows) {
    test(what, () => assert.deepEqual(tidySchema(given), tidy));
  }
});

describe("arguments that are to be held to their schema", () => {
  const CLOSED = { ...object({ a: A }, ["a"]), additionalProperties: false };
  const OPTIONAL = { ...CLOSED, required: [] };
  const BOUND = { ...CLOSED, properties: { a: { type: "integer", minimum: 1 } } };
  const NEWER = "claude-opus-4-5";

  function strictOf({ body }: EncodedRequest): unknown[] {
    return (Array.isArray(body.tools) ? body.tools : []).map((tool) => {
      if (!isJsonObject(tool)) return undefined;
      return isJsonObject(tool.function) ? tool.function.strict : tool.strict;
    });
  }

  const rows: [Dialect, string, JsonObject | undefined, boolean][] = [
    [openAiChat, "m", CLOSED, true],
    [openAiChat, "m", OPTIONAL, false],
    [openAiChat, "m", undefined, false],
    [openAiResponses, "m", CLOSED, true],
    [openAiResponses, "m", BOUND, true],
    [openAiResponses, "m", OPTIONAL, false],
    [anthropicMessages, NEWER, CLOSED, true],
    [anthropicMessages, NEWER, OPTIONAL, true],
    [anthropicMessages, NEWER, BOUND, false],
    [anthropicMessages, NEWER, object({ a: A }, ["a"]), false],
    [anthropicMessages, "claude-3-7-sonnet", CLOSED, false],
    [anthropicMessages, "MiniMax-M2", CLOSED, false],
  ];
  for (const [dialect, model, parameters, held] of rows) {
    test(`${dialect.id}, ${model}, ${JSON.stringify(parameters)}: ${held}`, () => {
      const encoded = encode(dialect, parameters, true, model);
      assert.equal(strictOf(encoded)[0] ?? false, held);
      assert.deepEqual(encoded.dropped, held ? [] : ["strict"]);
      assert.deepEqual(encode(dialect, parameters, false, model).dropped, []);
    });
  }

  test("are so in twenty tools at most toward Anthropic", () => {
    const encoded = encode(anthropicMessages, CLOSED, true, NEWER, 21);
    assert.deepEqual(strictOf(encoded), [...Array(20).fill(true), undefined]);
    assert.deepEqual(encoded.dropped, ["strict"]);
    assert.deepEqual(encode(anthropicMessages, CLOSED, true, NEWER, 20).dropped, []);
  });
});
