/**
 * One answer from several sources.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createCatalog, type FactSource } from "../../src/catalog/catalog.ts";
import type { ModelFacts } from "../../src/catalog/facts.ts";

function sourceOf(provider: string, models: readonly ModelFacts[]): FactSource {
  return {
    find: (asked, model) => asked === provider ? models.find(({ id }) => id === model) : undefined,
    models: (asked) => asked === provider ? models : [],
  };
}

const better = sourceOf("lab", [
  { id: "small", context: 4000, price: { input: 0, source: "config" } },
  { id: "own" },
]);
const worse = sourceOf("lab", [
  { id: "small", context: 8000, maxOutput: 1000, price: { input: 3, output: 9, source: "data" } },
  { id: "large", tools: false },
]);

describe("the catalog", () => {
  const catalog = createCatalog([better, worse]);

  it("believes the first source that has a fact, fact by fact", () => {
    assert.deepEqual(catalog.find("lab", "small"), {
      id: "small",
      context: 4000,
      maxOutput: 1000,
      price: { input: 0, source: "config" },
    });
  });

  it("knows what any source knows, and nothing else", () => {
    assert.deepEqual(catalog.find("lab", "large"), { id: "large", tools: false });
    assert.equal(catalog.find("lab", "other"), undefined);
    assert.equal(catalog.find("other", "small"), undefined);
  });

  it("lists every model once", () => {
    assert.deepEqual(catalog.models("lab").map(({ id }) => id), ["small", "own", "large"]);
    assert.deepEqual(catalog.models("other"), []);
  });
});
