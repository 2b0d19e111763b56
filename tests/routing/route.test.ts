import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { FaultError } from "../../src/canonical/fault.ts";
import { defineConfig } from "../../src/config/read.ts";
import { createRouter } from "../../src/routing/route.ts";

const host = (models: string[] = []) => ({
  dialect: "openai-chat" as const,
  baseUrl: "http://127.0.0.1:9001/v1",
  apiKey: "k",
  models,
});

const router = createRouter(defineConfig({
  providers: {
    lab: host(["small", "shared"]),
    den: host(["large", "shared"]),
    anthropic: { apiKey: "k" },
  },
  models: { fast: ["lab/small", "anthropic/claude-haiku-4-5"], slow: "den/large" },
}));

describe("a router", () => {
  it("gives an alias its targets in order", () => {
    assert.deepEqual(router.resolve("fast"), [
      { provider: "lab", model: "small" },
      { provider: "anthropic", model: "claude-haiku-4-5" },
    ]);
  });

  it("takes provider/model at its word, listed or not, slashes and all", () => {
    assert.deepEqual(router.resolve("lab/never/heard-of"), [
      { provider: "lab", model: "never/heard-of" },
    ]);
  });

  it("gives a bare name to the one provider that has it", () => {
    assert.deepEqual(router.resolve("large"), [{ provider: "den", model: "large" }]);
    assert.deepEqual(router.resolve("claude-of-tomorrow"), [
      { provider: "anthropic", model: "claude-of-tomorrow" },
    ]);
  });

  it("asks back when two have it", () => {
    assert.throws(() => router.resolve("shared"), (error) => {
      assert.ok(error instanceof FaultError);
      assert.equal(error.fault.status, 404);
      assert.match(error.message, /"lab\/shared" or "den\/shared"/);
      return true;
    });
  });

  it("says what it knows when nobody has it", () => {
    for (const name of ["nothing", "nobody/x", "constructor", "__proto__", "/", "lab/"]) {
      assert.throws(() => router.resolve(name), (error) => {
        assert.ok(error instanceof FaultError);
        assert.equal(error.fault.code, "model_not_found");
        assert.equal(error.fault.param, "model");
        return true;
      });
    }
    assert.throws(() => router.resolve("LARG"), /did you mean den\/large\?/);
  });

  it("gives any bare name to a lone provider that lists none", () => {
    const lone = createRouter(defineConfig({ providers: { lab: host() } }));
    assert.deepEqual(lone.resolve("anything"), [{ provider: "lab", model: "anything" }]);
  });

  it("lists aliases first, then what each provider is known to have", () => {
    const names = router.names();
    assert.deepEqual(names.slice(0, 2), ["fast", "slow"]);
    assert.ok(names.includes("lab/small") && names.includes("den/shared"));
    for (const name of names) assert.ok(router.resolve(name).length > 0);
  });
});
