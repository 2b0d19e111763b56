/**
 * Facts as text, and back.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { decodeFacts, encodeFacts } from "../../src/catalog/codec.ts";
import type { Modality, ModelFacts } from "../../src/catalog/facts.ts";

/** A record with any of its members left out. */
function some<T extends Record<string, unknown>>(
  members: { [K in keyof T]: fc.Arbitrary<T[K]> },
): fc.Arbitrary<Partial<T>> {
  return fc.record(members, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

const amount = fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 10_000);
const tokens = fc.integer({ min: 1, max: 10_000_000 });
const plain = some({
  cacheRead: amount,
  cacheWrite: amount,
  cacheWrite1h: amount,
  reasoning: amount,
});
const rates = fc.tuple(amount, amount, plain)
  .map(([input, output, rest]) => ({ ...rest, input, output }));
const long = fc.uniqueArray(tokens, { minLength: 1, maxLength: 3 }).chain((bounds) =>
  fc.tuple(...bounds.map((above) => rates.map((one) => ({ above, ...one }))))
);
const withLong = fc.tuple(rates, some({ long }))
  .map(([own, more]) => ({ ...own, ...more }));
const price = fc.tuple(
  withLong,
  some({
    tiers: fc.dictionary(fc.constantFrom("flex", "priority", "batch"), withLong, {
      minKeys: 1,
      noNullPrototype: true,
    }),
    webSearch: amount,
    audioSecond: amount,
    searchUnit: amount,
  }),
  fc.constantFrom("litellm", "models.dev"),
  fc.constantFrom("2026-01-31", "2026-11-20"),
).map(([own, more, source, asOf]) => ({ ...own, ...more, source, asOf }));
const modalities = fc.subarray<Modality>(
  ["text", "image", "audio", "video", "pdf", "embedding"],
  { minLength: 1 },
);
const facts = fc.tuple(
  fc.stringMatching(/^[A-Za-z0-9@~][A-Za-z0-9._:/@-]{0,60}$/),
  some({
    name: fc.stringMatching(/^[A-Z][A-Za-z0-9 .()-]{0,20}$/),
    context: tokens,
    maxInput: tokens,
    maxOutput: tokens,
    input: modalities,
    output: modalities,
    tools: fc.boolean(),
    reasoning: fc.boolean(),
    structured: fc.boolean(),
    price,
  }),
).map(([id, rest]): ModelFacts => ({ id, ...rest }));

const byId = (a: ModelFacts, b: ModelFacts) => a.id < b.id ? -1 : 1;

describe("facts as text", () => {
  it("come back as they were", () => {
    const models = fc.uniqueArray(facts, { selector: ({ id }) => id, maxLength: 20 });
    fc.assert(fc.property(models, (some) => {
      assert.deepEqual(decodeFacts(encodeFacts(some)).sort(byId), [...some].sort(byId));
    }));
  });

  it("leave out what can be no id, and keep to their line", () => {
    const odd = ["a b", "a|b", "a\nb", "`a`", "${a}", "=a", "", "x".repeat(201)];
    const text = encodeFacts([...odd, "fine"].map((id) => ({ id, name: "a|b\n`c`" })));
    assert.deepEqual(decodeFacts(text), [{ id: "fine", name: "abc" }]);
  });

  it("write small prices without an exponent", () => {
    const tiny = { id: "m", price: { input: 1e-7, source: "s" } };
    assert.match(encodeFacts([tiny]), /\|i0\.0000001\n$/);
  });

  it("pass over letters that a later version may write", () => {
    const [model] = decodeFacts("=s 2026-01-01\nm||9|tz>t|TX|i1z9o2\n");
    assert.deepEqual(model, {
      id: "m",
      context: 9,
      input: ["text"],
      output: ["text"],
      tools: true,
      price: { input: 1, output: 2, source: "s", asOf: "2026-01-01" },
    });
  });
});
