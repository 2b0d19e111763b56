/**
 * Instructions amid a conversation, toward models that take them there and models that do not.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { InputPart, Message } from "../../src/canonical/request.ts";
import { anthropicMessages } from "../../src/dialects/anthropic_messages/mod.ts";
import { isJsonObject } from "../../src/canonical/json.ts";

const TAKES = "claude-opus-4-8";

function said(role: "user" | "assistant", text: string): Message {
  return { role, content: [{ type: "text", text }] };
}

function told(text: string, ...more: InputPart[]): Message {
  return { role: "system", authority: "developer", content: [{ type: "text", text }, ...more] };
}

/** The turns as `role: texts`, and what is named as lost. */
function turns(messages: Message[], model = TAKES): [turns: string[], dropped: string[]] {
  const { body, dropped } = anthropicMessages.encodeRequest(
    { model: "asked", messages, tools: [], stream: false },
    { model, profile: {} },
  );
  const list = Array.isArray(body.messages) ? body.messages : [];
  return [
    list.filter(isJsonObject).map(({ role, content }) =>
      `${role}: ${
        (Array.isArray(content) ? content : []).filter(isJsonObject)
          .map(({ text, type }) => text ?? type).join("+")
      }`
    ),
    dropped,
  ];
}

const LOST = ["system_position"];

describe("instructions amid a conversation", () => {
  test("keep their authority before an answer, and at the end", () => {
    assert.deepEqual(
      turns([said("user", "a"), told("x"), said("assistant", "b"), said("user", "c"), told("y")]),
      [["user: a", "system: x", "assistant: b", "user: c", "system: y"], []],
    );
  });

  test("that follow each other are one", () => {
    assert.deepEqual(turns([said("user", "a"), told("x"), told("y")]), [
      ["user: a", "system: x+y"],
      [],
    ]);
  });

  test("follow results as they follow a user", () => {
    const messages: Message[] = [
      said("user", "a"),
      {
        role: "assistant",
        content: [{ type: "tool_call", id: "c", name: "f", arguments: "{}", format: "json" }],
      },
      {
        role: "tool",
        content: [{ type: "tool_result", callId: "c", format: "json", content: [] }],
      },
      told("x"),
    ];
    assert.deepEqual(turns(messages)[0].slice(2), ["user: tool_result", "system: x"]);
  });

  test("become the user's words where they cannot stand", () => {
    const rows: [Message[], string[]][] = [
      [[said("user", "a"), told("x"), said("user", "b")], ["user: a+x+b"]],
      [
        [said("user", "a"), said("assistant", "b"), told("x"), said("user", "c")],
        ["user: a", "assistant: b", "user: x+c"],
      ],
      [
        [said("user", "a"), said("assistant", "b"), told("x")],
        ["user: a", "assistant: b", "user: x"],
      ],
      [
        [
          said("user", "a"),
          told("x", { type: "image", source: { type: "url", url: "https://a.example/a.png" } }),
        ],
        ["user: a+x+image"],
      ],
    ];
    for (const [messages, expected] of rows) assert.deepEqual(turns(messages), [expected, LOST]);
  });

  test("stay at the head where they lead", () => {
    assert.deepEqual(turns([told("x"), said("user", "a")]), [["user: a"], []]);
  });

  const models: [string, boolean][] = [
    ["claude-opus-4-8-20260528", true],
    ["claude-opus-5", true],
    ["claude-opus-5-5", true],
    ["claude-fable-5-1", true],
    ["claude-mythos-5", true],
    ["claude-mythos-preview", false],
    ["claude-opus-4-7", false],
    ["claude-sonnet-5", false],
    ["claude-haiku-4-5", false],
    ["glm-5", false],
  ];
  for (const [model, takes] of models) {
    test(`${model} ${takes ? "takes" : "does not take"} them`, () => {
      assert.deepEqual(
        turns([said("user", "a"), told("x")], model),
        takes ? [["user: a", "system: x"], []] : [["user: a+x"], LOST],
      );
    });
  }
});
