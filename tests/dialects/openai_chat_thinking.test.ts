/**
 * Whether and how hard to think, as each kind of host is told it.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CanonicalRequest, Reasoning } from "../../src/canonical/request.ts";
import type { WireProfile } from "../../src/dialects/dialect.ts";
import { openAiChat } from "../../src/dialects/openai_chat/mod.ts";

type Style = NonNullable<WireProfile["thinking"]>;

const TOOLS: CanonicalRequest["tools"] = [{ type: "function", name: "f" }];

function encode(thinking: Style, reasoning: Reasoning | undefined, forced = false) {
  const request: CanonicalRequest = {
    model: "public",
    messages: [],
    tools: forced ? TOOLS : [],
    stream: false,
    ...(forced ? { toolChoice: { type: "required" } } : {}),
    ...(reasoning === undefined ? {} : { reasoning }),
  };
  const { body, dropped } = openAiChat.encodeRequest(request, {
    model: "m",
    profile: { thinking },
  });
  const { model: _m, messages: _s, tools: _t, tool_choice: _c, ...rest } = body;
  return { sent: rest, dropped };
}

const OFF: Reasoning = { mode: "off" };
const ON: Reasoning = { mode: "on" };
const LOW: Reasoning = { mode: "on", effort: "low" };
const BUDGET: Reasoning = { mode: "on", budgetTokens: 3000 };

const TABLE: Record<Style, [Reasoning, object, string[]][]> = {
  effort: [
    [LOW, { reasoning_effort: "low" }, []],
    [BUDGET, { reasoning_effort: "low" }, []],
    [OFF, {}, ["reasoning"]],
  ],
  switch: [
    [LOW, { reasoning_effort: "low", thinking: { type: "enabled" } }, []],
    [ON, { thinking: { type: "enabled" } }, []],
    [OFF, { thinking: { type: "disabled" } }, []],
  ],
  reasoning: [
    [LOW, { reasoning: { effort: "low" } }, []],
    [ON, { reasoning: { enabled: true } }, []],
    [BUDGET, { reasoning: { max_tokens: 3000 } }, []],
    [OFF, { reasoning: { enabled: false } }, []],
    [{ ...LOW, summary: "none" }, { reasoning: { effort: "low", exclude: true } }, []],
    [{ ...LOW, summary: "detailed" }, { reasoning: { effort: "low" } }, ["reasoning.summary"]],
  ],
  enable_thinking: [
    [LOW, { enable_thinking: true }, ["reasoning.effort"]],
    [BUDGET, { enable_thinking: true, thinking_budget: 3000 }, []],
    [OFF, { enable_thinking: false }, []],
  ],
  template: [
    [LOW, { chat_template_kwargs: { enable_thinking: true } }, ["reasoning.effort"]],
    [BUDGET, { chat_template_kwargs: { enable_thinking: true } }, ["reasoning.budget_tokens"]],
    [OFF, { chat_template_kwargs: { enable_thinking: false } }, []],
  ],
  venice: [
    [LOW, { reasoning_effort: "low" }, []],
    [OFF, { venice_parameters: { disable_thinking: true } }, []],
  ],
};

describe("thinking on the chat wire", () => {
  for (const [style, rows] of Object.entries(TABLE) as [Style, (typeof TABLE)[Style]][]) {
    for (const [reasoning, sent, dropped] of rows) {
      it(`is told by ${style}: ${JSON.stringify(reasoning)}`, () => {
        assert.deepEqual(encode(style, reasoning), { sent, dropped });
      });
    }

    it(`is not spoken of by ${style} when nobody has asked`, () => {
      assert.deepEqual(encode(style, undefined), { sent: {}, dropped: [] });
    });
  }

  it("gives way to a forced call at hosts that refuse both", () => {
    assert.deepEqual(encode("switch", LOW, true), {
      sent: { thinking: { type: "disabled" } },
      dropped: ["reasoning"],
    });
    assert.deepEqual(encode("enable_thinking", undefined, true), {
      sent: { enable_thinking: false },
      dropped: [],
    });
    assert.deepEqual(encode("reasoning", LOW, true).sent, { reasoning: { effort: "low" } });
  });
});
