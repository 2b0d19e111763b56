import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defineConfig } from "../../src/config/read.ts";
import { createRouter } from "../../src/routing/route.ts";

const host = { dialect: "openai-chat" as const, baseUrl: "http://127.0.0.1:9001/v1", apiKey: "k" };

const router = createRouter(defineConfig({
  providers: { lab: { ...host, models: ["gpt-5"] }, den: { ...host, models: ["gpt-5"] } },
  models: {
    "gpt-*": ["lab/gpt-*", "den/any"],
    "gpt-*-mini": "den/mini/*",
    "gpt-5-*": "lab/five-*",
    "gpt-5-mini": "den/exact",
    "hub/*": { targets: "lab/*", contextFallback: ["den/big-*"] },
    "*-end": "den/*",
    "*": "lab/else-*",
  },
}));

const goesTo = (name: string): string[] =>
  router.resolve(name).map(({ provider, model }) => `${provider}/${model}`);

describe("names with a star", () => {
  it("give their targets what the star matched", () => {
    assert.deepEqual(goesTo("gpt-6"), ["lab/gpt-6", "den/any"]);
    assert.deepEqual(goesTo("gpt-"), ["lab/gpt-", "den/any"]);
    assert.deepEqual(goesTo("hub/meta/llama"), ["lab/meta/llama"]);
    assert.deepEqual(goesTo("gpt-$&-$1"), ["lab/gpt-$&-$1", "den/any"]);
    const [big] = router.route("hub/x").contextFallback;
    assert.deepEqual(big, { provider: "den", model: "big-x" });
  });

  it("give way to a name that is written out", () => {
    assert.deepEqual(goesTo("gpt-5-mini"), ["den/exact"]);
  });

  it("give way to a longer beginning, and then to a longer end", () => {
    assert.deepEqual(goesTo("gpt-5-nano"), ["lab/five-nano"]);
    assert.deepEqual(goesTo("gpt-4-mini"), ["den/mini/4"]);
    assert.deepEqual(goesTo("the-end"), ["den/the"]);
    assert.deepEqual(goesTo("other"), ["lab/else-other"]);
  });

  it("match no text twice", () => {
    // Both ends of the pattern would have to share the dash.
    assert.deepEqual(goesTo("gpt-mini"), ["lab/gpt-mini", "den/any"]);
  });

  it("give way to provider/model, and go before what providers list", () => {
    assert.deepEqual(goesTo("den/gpt-5"), ["den/gpt-5"]);
    assert.deepEqual(goesTo("gpt-5"), ["lab/gpt-5", "den/any"]);
  });

  it("are no names to be listed or asked for", () => {
    assert.deepEqual(router.names(), ["gpt-5-mini", "lab/gpt-5", "den/gpt-5"]);
    assert.deepEqual(goesTo("gpt-*"), ["lab/gpt-*", "den/any"]);
  });
});
