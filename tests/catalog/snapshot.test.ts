/**
 * The data that the program carries along.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decodeFacts, encodeFacts } from "../../src/catalog/codec.ts";
import { costOf } from "../../src/catalog/cost.ts";
import { DATA } from "../../src/catalog/data/mod.ts";
import { NOT_COLLECTED, ORIGINS } from "../../src/catalog/origins.ts";
import { openSnapshot } from "../../src/catalog/snapshot.ts";
import { findByAlias, PROVIDERS } from "../../src/providers/mod.ts";

const texts = await Promise.all(
  Object.entries(DATA).map(async ([id, load]) => [id, (await load()).MODELS] as const),
);

describe("the snapshot", () => {
  it("says of every known provider where its models are found, or that they are not", () => {
    const told = [...Object.keys(ORIGINS), ...NOT_COLLECTED];
    assert.deepEqual(PROVIDERS.map(({ id }) => id).filter((id) => !told.includes(id)), []);
    assert.deepEqual(NOT_COLLECTED.filter((id) => id in ORIGINS), []);
    for (const id of Object.keys(ORIGINS)) assert.equal(findByAlias(id), undefined, id);
  });

  it("holds models of the providers that it says are found, and of no other", () => {
    assert.deepEqual(Object.keys(DATA).sort(), Object.keys(ORIGINS).sort());
  });

  it("is written as the codec writes it, each model once", () => {
    for (const [id, text] of texts) {
      const models = decodeFacts(text);
      assert.equal(`\n${encodeFacts(models)}`, text, id);
      assert.equal(new Set(models.map((model) => model.id)).size, models.length, id);
      assert.ok(models.length > 0, id);
    }
  });

  it("dates every price and names where it is from, and has none for plans", () => {
    for (const [id, text] of texts) {
      for (const { id: model, price } of decodeFacts(text)) {
        if (price === undefined) continue;
        assert.equal(ORIGINS[id]?.plan, undefined, `${id}/${model}`);
        assert.match(price.source, /^(models\.dev|litellm)$/, `${id}/${model}`);
        assert.match(price.asOf ?? "", /^20\d\d-\d\d-\d\d$/, `${id}/${model}`);
      }
    }
  });

  it("knows every listed model of the vendors whose own lists we keep, with its price", async () => {
    const snapshot = await openSnapshot(
      new Map([["openai", "openai"], ["anthropic", "anthropic"]]),
    );
    // What no collection had when the data was made.
    const missing = ["claude-fable-5-2"];
    for (const { id, models } of PROVIDERS) {
      if (id !== "openai" && id !== "anthropic") continue;
      for (const model of models.filter((one) => !missing.includes(one))) {
        assert.ok(snapshot.find(id, model)?.price !== undefined, `${id}/${model}`);
      }
    }
  });

  it("prices an answer as the vendor does", async () => {
    const snapshot = await openSnapshot(new Map([["mine", "anthropic"]]));
    const price = snapshot.find("mine", "claude-haiku-5-5")?.price;
    assert.ok(price !== undefined);
    const usage = { input: 1000, cacheRead: 0, cacheWrite: 0, output: 1000 };
    assert.ok(Math.abs((costOf(usage, price) ?? 0) - 0.0006) < 1e-12);
    const long = { ...usage, cacheRead: 100_000 };
    assert.ok(Math.abs((costOf(long, price) ?? 0) - 0.008) < 1e-12);
  });

  it("knows nothing of providers it has no models of", async () => {
    const snapshot = await openSnapshot(new Map([["lab", "constructor"]]));
    assert.equal(snapshot.find("lab", "small"), undefined);
    assert.deepEqual(snapshot.models("lab"), []);
  });
});
