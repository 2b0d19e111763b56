/** Tool loops whose thinking was lost on the way, and models that would refuse to go on with them. */

import assert from "node:assert/strict";
import test from "node:test";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { AssistantPart, CanonicalRequest, Message } from "../../src/canonical/request.ts";
import { anthropicMessages } from "../../src/dialects/anthropic_messages/mod.ts";

const CALL: AssistantPart = {
  type: "tool_call",
  id: "c",
  name: "f",
  format: "json",
  arguments: "{}",
};
const OWN: AssistantPart = {
  type: "thinking",
  text: "t",
  signature: "s",
  origin: "anthropic-messages",
};
const FOREIGN: AssistantPart = { ...OWN, origin: "openai-responses" };
const HIDDEN: AssistantPart = {
  type: "redacted_thinking",
  data: "d",
  origin: "anthropic-messages",
};
const TEXT: AssistantPart = { type: "text", text: "I look." };

const RESULT: Message = {
  role: "tool",
  content: [{
    type: "tool_result",
    callId: "c",
    format: "text",
    content: [{ type: "text", text: "r" }],
  }],
};

function encode(model: string, content: AssistantPart[], more: Partial<CanonicalRequest> = {}) {
  const called = content.includes(CALL);
  const request: CanonicalRequest = {
    model,
    messages: [
      { role: "user", content: [{ type: "text", text: "q" }] },
      { role: "assistant", content },
      called ? RESULT : { role: "user", content: [{ type: "text", text: "and?" }] },
    ],
    tools: [{ type: "function", name: "f", parameters: { type: "object" } }],
    reasoning: { mode: "on", effort: "low" },
    stream: false,
    ...more,
  };
  return anthropicMessages.encodeRequest(request, { model, profile: {} });
}

for (const content of [[CALL], [TEXT, CALL], [FOREIGN, CALL]]) {
  const types = content.map(({ type }) => type).join(", ");
  test(`claude-sonnet-4-5 goes on without thinking after ${types}`, () => {
    const { body, dropped } = encode("claude-sonnet-4-5", content);
    assert.equal(body.thinking, undefined);
    assert.ok(dropped.includes("reasoning"));
  });
}

for (const content of [[OWN, CALL], [HIDDEN, CALL], [OWN, TEXT, CALL], [TEXT]]) {
  const types = content.map(({ type }) => type).join(", ");
  test(`claude-sonnet-4-5 goes on thinking after ${types}`, () => {
    const { body, dropped } = encode("claude-sonnet-4-5", content);
    assert.ok(body.thinking);
    assert.deepEqual(dropped.filter((name) => name === "reasoning"), []);
  });
}

test("a loop of several steps that began with thinking goes on thinking", () => {
  const { body } = encode("claude-sonnet-4-5", [OWN, CALL]);
  const [question, ...loop] = encode("claude-sonnet-4-5", [CALL]).body.messages as JsonObject[];
  assert.ok(question && body.thinking);
  const request = anthropicMessages.decodeRequest({
    ...body,
    messages: [...body.messages as JsonObject[], ...loop],
  }).request;
  const again = anthropicMessages.encodeRequest(request, {
    model: "claude-sonnet-4-5",
    profile: {},
  });
  assert.ok(again.body.thinking);
});

test("a question after a loop without thinking is thought about", () => {
  const loop: Message[] = [
    { role: "user", content: [{ type: "text", text: "q" }] },
    { role: "assistant", content: [CALL] },
    RESULT,
    { role: "assistant", content: [TEXT] },
    { role: "user", content: [{ type: "text", text: "and?" }] },
  ];
  assert.ok(encode("claude-sonnet-4-5", [], { messages: loop }).body.thinking);
});

test("adaptive thinking goes on after any turn", () => {
  assert.ok(encode("claude-opus-4-7", [CALL]).body.thinking);
  assert.ok(encode("claude-sonnet-4-6", [CALL]).body.thinking);
});

test("a budget keeps the old rule where a model knows both", () => {
  const reasoning = { mode: "on", budgetTokens: 2048 } as const;
  assert.equal(encode("claude-sonnet-4-6", [CALL], { reasoning }).body.thinking, undefined);
});

test("copies of the API by others make no such demand", () => {
  assert.ok(encode("minimax-m2", [CALL]).body.thinking);
});
