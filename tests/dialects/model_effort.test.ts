/**
 * Which words for effort models are sent.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Reasoning } from "../../src/canonical/request.ts";
import { effortWords, nearestEffort, writeEffort } from "../../src/dialects/model_effort.ts";

const ORDER = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];

function write(
  reasoning: Reasoning,
  model: string,
  wire?: "chat",
): [string | undefined, ...string[]] {
  const notices: string[] = [];
  const word = writeEffort(reasoning, effortWords(model, wire), (name) => void notices.push(name));
  return [word, ...notices];
}

describe("the words that a model takes", () => {
  const rows: [string, string | undefined][] = [
    ["gpt-6-astra", "low medium high xhigh max"],
    ["gpt-5.6-sol", "none low medium high xhigh max"],
    ["gpt-5.4-mini", "none low medium high xhigh"],
    ["gpt-5.2-pro", "medium high xhigh"],
    ["gpt-5.2-codex", "low medium high xhigh"],
    ["gpt-5.1", "none low medium high"],
    ["gpt-5.1-codex-max", "low medium high xhigh"],
    ["gpt-5.1-codex-mini", "low medium high"],
    ["openai/gpt-5", "minimal low medium high"],
    ["gpt-5-mini-2025-08-07", "minimal low medium high"],
    ["gpt-5-pro", "high"],
    ["gpt-5-chat-latest", undefined],
    ["gpt-5.2-chat-latest", undefined],
    ["o3", "low medium high"],
    ["openai/o4-mini", "low medium high"],
    ["gpt-4o", undefined],
    ["gpt-4.1", undefined],
    ["gpt-6-luna", undefined],
    ["qwen3-32b", undefined],
    ["Claude-Opus-4-5", "low medium high"],
    ["anthropic/claude-4.6-opus", "low medium high max"],
    ["claude-sonnet-4-6", "low medium high max"],
    ["claude-opus-4-7", "low medium high xhigh max"],
    ["gemini-3-pro-preview", "low high"],
    ["gemini-3.1-pro-preview", "low medium high"],
    ["gemini-3-flash-preview", "minimal low medium high"],
    ["gemini-3.1-flash-lite", "minimal low medium high"],
    ["gemini-3.8-flash", "low medium high"],
    ["gemini-flash-latest", "low medium high"],
  ];
  for (const [model, words] of rows) {
    test(model, () => assert.deepEqual(effortWords(model), words?.split(" ")));
  }

  test("are fewer on the chat wire for one", () => {
    assert.deepEqual(effortWords("gpt-6-astra", "chat"), ["low", "medium", "high", "xhigh"]);
    assert.deepEqual(effortWords("gpt-5.4", "chat"), effortWords("gpt-5.4"));
  });
});

describe("the nearest word", () => {
  const words = fc.subarray(ORDER.slice(1), { minLength: 1 });

  test("is the word itself, else the next lower, else the lowest", () => {
    fc.assert(fc.property(fc.constantFrom(...ORDER.slice(1)), words, (asked, words) => {
      const sent = nearestEffort(asked, words);
      assert.ok(sent !== undefined && words.includes(sent));
      const below = words.filter((word) => ORDER.indexOf(word) <= ORDER.indexOf(asked));
      assert.equal(sent, below.at(-1) ?? words[0]);
    }));
  });

  test("is never to think not at all", () => {
    assert.equal(nearestEffort("minimal", ["none", "low"]), "low");
  });

  test("is none for a word that nobody knows", () => {
    assert.equal(nearestEffort("default", ["low"]), undefined);
  });
});

describe("what is sent", () => {
  test("is what was asked where that is taken, or where nothing is known", () => {
    assert.deepEqual(write({ mode: "on", effort: "xhigh" }, "gpt-5.4"), ["xhigh"]);
    assert.deepEqual(write({ mode: "on", effort: "xhigh" }, "some-host"), ["xhigh"]);
    assert.deepEqual(write({ mode: "on", effort: "default" }, "gpt-5.4"), ["default"]);
    assert.deepEqual(write({ mode: "adaptive" }, "gpt-5.4"), [undefined]);
  });

  test("is the nearest, and that is said", () => {
    assert.deepEqual(
      write({ mode: "on", effort: "xhigh" }, "gpt-5.1"),
      ["high", "reasoning.effort=xhigh->high"],
    );
    assert.deepEqual(
      write({ mode: "on", effort: "max" }, "gpt-6-astra", "chat"),
      ["xhigh", "reasoning.effort=max->xhigh"],
    );
    assert.deepEqual(
      write({ mode: "on", budgetTokens: 2000 }, "gpt-5-pro"),
      ["high", "reasoning.budget_tokens=2000->high"],
    );
    assert.deepEqual(write({ mode: "on", budgetTokens: 2000 }, "gpt-5.4"), ["low"]);
  });

  test("is off where a model can be told so, else the least", () => {
    assert.deepEqual(write({ mode: "off" }, "gpt-5.4"), ["none"]);
    assert.deepEqual(
      write({ mode: "off" }, "gpt-5"),
      ["minimal", "reasoning.effort=none->minimal"],
    );
    assert.deepEqual(write({ mode: "off" }, "some-host"), [undefined, "reasoning"]);
    assert.deepEqual(write({ mode: "off", effort: "none" }, "some-host"), ["none"]);
  });
});
