/**
 * What the table's notes say of newer Claude models: they take levels instead of budgets, and no
 * sampling options.
 *
 * @module
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { OptionWire } from "../../src/dialects/options.ts";
import { bareRequest, fieldOf, send, withField } from "./walk.ts";

const NEWER = "up/claude-opus-4-7";

const LEVELS: readonly [OptionWire, string][] = [
  ["chat", "reasoning_effort"],
  ["responses", "reasoning.effort"],
];

for (const [wire, field] of LEVELS) {
  test(`a level of ${wire} stays a level`, async () => {
    const bare = { ...bareRequest(wire, "messages"), model: NEWER };
    const { sent, dropped } = await send(wire, "messages", withField(bare, field, "high"));
    assert.equal(fieldOf(sent, "output_config.effort"), "high");
    assert.equal(fieldOf(sent, "thinking.type"), "adaptive");
    assert.deepEqual(dropped, []);
  });

  test(`sampling options of ${wire} are dropped and named`, async () => {
    const bare = { ...bareRequest(wire, "messages"), model: NEWER };
    const options = { temperature: 0.25, top_p: 0.5 };
    const { sent, dropped } = await send(wire, "messages", { ...bare, ...options });
    assert.deepEqual(sent, (await send(wire, "messages", bare)).sent);
    assert.deepEqual(dropped, Object.keys(options));
  });
}

test("a temperature above Anthropic's range is cut, and that is said", async () => {
  const body = { ...bareRequest("chat", "messages"), temperature: 1.5 };
  const { sent, dropped } = await send("chat", "messages", body);
  assert.equal(sent?.temperature, 1);
  assert.deepEqual(dropped, ["temperature"]);
});
