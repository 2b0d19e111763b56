import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Ajv } from "ajv";
import * as fc from "fast-check";
import { isJsonObject, type JsonObject, type JsonValue } from "../../src/canonical/json.ts";
import { moonshotSchema } from "../../src/dialects/openai_chat/moonshot_schema.ts";
import { openAiChat } from "../../src/dialects/openai_chat/mod.ts";
import { findProvider } from "../../src/providers/mod.ts";

function fit(schema: JsonObject): { schema: JsonObject; lost: string[] } {
  const lost = new Set<string>();
  return { schema: moonshotSchema(schema, (name) => void lost.add(name)), lost: [...lost] };
}

/** What Moonshot's validator says of a schema, in its words; nothing if it takes it. */
function complaint(schema: JsonValue | undefined, path = "root"): string | undefined {
  if (!isJsonObject(schema)) return undefined;
  if (schema.$ref !== undefined && Object.keys(schema).length > 1) {
    return `At path '${path}': $ref with siblings`;
  }
  if (schema.anyOf !== undefined && schema.type !== undefined) {
    return `At path '${path}': when using anyOf, type should be defined in anyOf items`;
  }
  if (Array.isArray(schema.items)) return `At path '${path}': items`;
  if (schema.const !== undefined) return `At path '${path}': const`;
  for (const [key, value] of Object.entries(schema)) {
    // What is no schema has nothing that it would complain of.
    if (key === "enum" || key === "required") continue;
    const inner = Array.isArray(value) ? value : isJsonObject(value) ? Object.values(value) : [];
    const all: (JsonValue | undefined)[] = key === "items" ? [value] : inner;
    for (const one of all) {
      const found = complaint(one, `${path}.${key}`);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

describe("schemas for Moonshot", () => {
  const cases: [string, JsonObject, JsonObject][] = [
    [
      "the type of a choice",
      { type: "object", anyOf: [{ required: ["a"] }, { type: "object" }, { $ref: "#/$defs/x" }] },
      { anyOf: [{ required: ["a"], type: "object" }, { type: "object" }, { $ref: "#/$defs/x" }] },
    ],
    [
      "the type of a choice among choices",
      { type: "string", anyOf: [{ anyOf: [{ minLength: 1 }, { enum: [""] }] }] },
      { anyOf: [{ anyOf: [{ minLength: 1, type: "string" }, { enum: [""], type: "string" }] }] },
    ],
    ["a constant", { const: "x" }, { enum: ["x"], type: "string" }],
    ["values of one type", { enum: [1, 2] }, { enum: [1, 2], type: "integer" }],
    ["values of several types", { enum: [1, "a"] }, { enum: [1, "a"] }],
    [
      "items one by one",
      { type: "array", items: [{ type: "string" }, { type: "number" }] },
      { type: "array", items: { anyOf: [{ type: "string" }, { type: "number" }] } },
    ],
    ["items of one kind", { type: "array", items: [{ const: true }] }, {
      type: "array",
      items: { enum: [true], type: "boolean" },
    }],
    [
      "what is called like a keyword",
      { type: "object", properties: { anyOf: { const: 1 }, type: { type: "string" } } },
      {
        type: "object",
        properties: { anyOf: { enum: [1], type: "integer" }, type: { type: "string" } },
      },
    ],
  ];
  for (const [what, schema, fitted] of cases) {
    it(`have ${what} in its form`, () => {
      assert.deepEqual(fit(schema), { schema: fitted, lost: [] });
      assert.equal(complaint(fitted), undefined);
    });
  }

  it("lose what stands beside a reference, and say so", () => {
    const schema = { properties: { a: { $ref: "#/$defs/a", description: "An a." } } };
    assert.deepEqual(fit(schema), {
      schema: { properties: { a: { $ref: "#/$defs/a" } } },
      lost: ["tools.parameters.$ref"],
    });
  });

  it("are taken, whatever they were, stay so, and allow what they allowed", () => {
    const leaf = fc.constantFrom<JsonObject>(
      { type: "string" },
      { type: "integer", minimum: 2 },
      { const: "x" },
      { enum: [1, 2] },
      { enum: ["a", null] },
      {},
    );
    const schemas = fc.letrec<{ schema: JsonObject }>((tie) => ({
      schema: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.record({ type: fc.constant("array"), items: tie("schema") }),
        fc.record({
          type: fc.constant("object"),
          properties: fc.dictionary(fc.constantFrom("a", "b", "anyOf"), tie("schema")),
        }),
        fc.record({
          type: fc.constantFrom("object", "string", "array"),
          anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }),
        }),
      ),
    })).schema;
    const values = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(schemas, fc.array(values, { minLength: 3, maxLength: 8 }), (schema, samples) => {
        const fitted = fit(schema).schema;
        assert.equal(complaint(fitted), undefined);
        assert.deepEqual(fit(fitted).schema, fitted);
        const ajv = new Ajv({ strict: false });
        const [before, after] = [ajv.compile(schema), ajv.compile(fitted)];
        for (const sample of samples) if (before(sample)) assert.ok(after(sample));
      }),
    );
  });

  it("are those of its tools", () => {
    const parameters = { type: "object", anyOf: [{ required: ["a"] }] };
    for (const provider of ["moonshot", "moonshot-cn", "kimi-code"]) {
      const profile = findProvider(provider)?.profile ?? assert.fail(provider);
      const { body } = openAiChat.encodeRequest({
        model: "public",
        messages: [],
        stream: false,
        tools: [{ type: "function", name: "f", parameters }],
      }, { model: "m", profile });
      const [tool] = body.tools as { function: { parameters: JsonObject } }[];
      assert.equal(complaint(tool?.function.parameters), undefined);
      assert.notEqual(complaint(parameters), undefined);
    }
  });
});
