/**
 * Schemas of answers, as Anthropic's API takes them.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Ajv } from "ajv";
import fc from "fast-check";
import type { JsonObject } from "../../src/canonical/json.ts";
import { outputSchema } from "../../src/dialects/claude_schema.ts";
import { fitsStrict } from "../../src/dialects/strict_schema.ts";

function object(properties: JsonObject, more: JsonObject = {}): JsonObject {
  return { type: "object", properties, ...more };
}

function closed(properties: JsonObject, more: JsonObject = {}): JsonObject {
  return object(properties, { additionalProperties: false, ...more });
}

describe("a schema for Anthropic", () => {
  test("has every object closed", () => {
    const address = object({ street: { type: "string" } });
    const given = object({
      home: address,
      others: { type: "array", items: address },
      either: { anyOf: [address, { type: "null" }] },
    }, { $defs: { address } });
    const shut = closed({ street: { type: "string" } });
    assert.deepEqual(outputSchema(given), {
      schema: closed({
        home: shut,
        others: { type: "array", items: shut },
        either: { anyOf: [shut, { type: "null" }] },
      }, { $defs: { address: shut } }),
      inWords: [],
    });
  });

  test("that is closed already stays as it is", () => {
    const given = closed(
      {
        kind: { type: "string", enum: ["a", "b"] },
        at: { type: "string", format: "date-time", description: "when" },
        more: { $ref: "#/$defs/more" },
        maybe: { type: ["string", "null"], pattern: "^a+$" },
        list: { type: "array", items: { const: 1 }, minItems: 1 },
      },
      { required: ["kind"], $defs: { more: closed({}) } },
    );
    assert.equal(JSON.stringify(outputSchema(given)?.schema), JSON.stringify(given));
  });

  test("tells bounds in words", () => {
    const given = object({
      n: { type: "integer", minimum: 1, maximum: 5, description: "How many" },
      s: { type: "string", minLength: 2, format: "color", pattern: "^(?=a)" },
      l: { type: "array", items: { type: "number" }, minItems: 2 },
    }, { $schema: "https://json-schema.org/draft/2020-12/schema" });
    assert.deepEqual(outputSchema(given), {
      schema: closed({
        n: { type: "integer", description: "How many (minimum: 1, maximum: 5)" },
        s: { type: "string", description: '(minLength: 2, format: "color", pattern: "^(?=a)")' },
        l: { type: "array", items: { type: "number" }, description: "(minItems: 2)" },
      }),
      inWords: ["minimum", "maximum", "minLength", "format", "pattern", "minItems"],
    });
  });

  test("does not call a property a keyword", () => {
    const given = closed({ minimum: { type: "number" }, not: { type: "string" } });
    assert.deepEqual(outputSchema(given), { schema: given, inWords: [] });
  });

  const unsayable: [string, JsonObject][] = [
    ["an open object", object({ a: { type: "object", additionalProperties: { type: "string" } } })],
    ["an object of anything", object({ a: { type: "object" } })],
    ["an object that says it is open", object({}, { additionalProperties: true })],
    ["a list", { type: "array", items: { type: "string" } }],
    ["anything", {}],
    ["a negation", object({ a: { not: { type: "string" } } })],
    ["a tuple", object({ a: { type: "array", prefixItems: [{ type: "string" }] } })],
    ["an enumeration of objects", object({ a: { enum: [{ b: 1 }] } })],
    ["a schema that is no object", object({ a: true })],
    [
      "a tree",
      object({ a: { $ref: "#/$defs/n" } }, {
        $defs: { n: object({ next: { anyOf: [{ $ref: "#/$defs/n" }, { type: "null" }] } }) },
      }),
    ],
    ["a reference to the root", object({ a: { $ref: "#" } })],
    ["a reference to elsewhere", object({ a: { $ref: "https://a.example/schema" } })],
  ];
  for (const [what, schema] of unsayable) {
    test(`cannot be ${what}`, () => assert.equal(outputSchema(schema), undefined));
  }

  test("two uses of a definition are no circle", () => {
    const day = { type: "string" };
    const given = closed({ a: { $ref: "#/$defs/day" }, b: { $ref: "#/$defs/day" } }, {
      $defs: { day },
    });
    assert.deepEqual(outputSchema(given)?.schema, given);
  });

  const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<JsonObject>({ type: "string" }, { type: "integer" }, { enum: ["a", 1] }),
      fc.array(tie("schema"), { minLength: 1, maxLength: 2 }).map((anyOf) => ({ anyOf })),
      tie("schema").map((items) => ({ type: "array", items })),
      fc.dictionary(fc.constantFrom("a", "b"), tie("schema")).map((properties) =>
        object(properties, { required: Object.keys(properties) })
      ),
    ),
  }));

  test("lets nothing pass that the client's would not", () => {
    const ajv = new Ajv({ strict: false });
    fc.assert(fc.property(schema, fc.jsonValue(), (inner, value) => {
      const given = object({ v: inner }, { required: ["v"] });
      const written = outputSchema(given)?.schema ?? assert.fail("was not written");
      const answers = [{ v: value }, { v: "a" }, { v: 1 }, { v: ["a"] }, { v: { a: "a" } }];
      for (const answer of answers) {
        if (ajv.validate(written, answer)) assert.ok(ajv.validate(given, answer));
      }
    }));
  });
});

describe("OpenAI's strict mode", () => {
  const required = (properties: JsonObject): JsonObject =>
    closed(properties, { required: Object.keys(properties) });
  const a = { type: "string" };

  const rows: [string, JsonObject, boolean][] = [
    [
      "takes closed objects with all properties required",
      required({ a, b: required({ a }) }),
      true,
    ],
    [
      "takes lists and choices of them",
      required({
        l: { type: "array", items: required({ a }) },
        c: { anyOf: [required({ a }), { type: "null" }] },
      }),
      true,
    ],
    ["takes no optional property", closed({ a }), false],
    ["takes no open object", object({ a }, { required: ["a"] }), false],
    ["takes none further in", required({ l: { type: "array", items: closed({ a }) } }), false],
    [
      "takes none among the definitions",
      { ...required({ a }), $defs: { d: object({ a }) } },
      false,
    ],
    ["takes no list at the root", { type: "array", items: a }, false],
    ["takes no allOf", required({ a: { allOf: [a] } }), false],
  ];
  for (const [what, schema, fits] of rows) {
    test(what, () => assert.equal(fitsStrict(schema), fits));
  }
});
