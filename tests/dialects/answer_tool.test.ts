/**
 * How the answer is told of a model that was made to give it by calling a tool.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import { createFold, unfold } from "../../src/canonical/fold.ts";
import type { Finish, Reply } from "../../src/canonical/reply.ts";
import type { AssistantPart } from "../../src/canonical/request.ts";
import { answeringBy } from "../../src/dialects/answer_tool.ts";
import type { AnswerTool } from "../../src/dialects/dialect.ts";
import { openAiChat } from "../../src/dialects/openai_chat/mod.ts";

const TOOL: AnswerTool = { name: "final_answer", wrapped: false };
const LIST: AnswerTool = { name: "final_answer", wrapped: true };

function call(name: string, text: string): AssistantPart {
  return { type: "tool_call", id: `call_${name}`, name, arguments: text, format: "json" };
}

function text(words: string): AssistantPart {
  return { type: "text", text: words };
}

/** What a client is told of a model that says this, whole; streamed it must be the same. */
function told(
  content: AssistantPart[],
  tool = TOOL,
  reason: Finish["reason"] = "tool_calls",
): Reply {
  const reply: Reply = { id: "a", content, finish: { reason, raw: "tool_use" } };
  const whole = answeringBy(tool, { ...openAiChat, decodeReply: () => reply }).decodeReply({});
  assert.deepEqual(streamed(reply, tool), whole);
  return whole;
}

/** The same as a stream, whose every event comes in a step of its own. */
function streamed(reply: Reply, tool: AnswerTool): Reply {
  const events: CanonicalEvent[] = [];
  unfold(reply, (event) => events.push(event));
  const decoder = answeringBy(tool, {
    ...openAiChat,
    createStreamDecoder: () => ({
      step: ({ data }, emit) => emit(events[Number(data)] ?? assert.fail("no such event")),
      end: () => {},
    }),
  }).createStreamDecoder();
  const fold = createFold();
  let next = 0;
  for (const index of events.keys()) {
    decoder.step({ data: String(index) }, (event) => {
      if (event.type === "block_start") assert.equal(event.index, next++, "blocks are counted");
      fold.step(event);
    });
  }
  return fold.reply();
}

describe("an answer by way of a tool", () => {
  test("is text, and an end like any other", () => {
    const { content, finish } = told([call("final_answer", '{ "a": 10000000000000000001 }')]);
    assert.deepEqual(content, [text('{ "a": 10000000000000000001 }')]);
    assert.deepEqual(finish, { reason: "stop" });
  });

  test("keeps the thoughts before it, and not the words", () => {
    const thought: AssistantPart = {
      type: "thinking",
      text: "hm",
      signature: "s",
      origin: "anthropic-messages",
    };
    const { content } = told([thought, text("Here it is:"), call("final_answer", '{"a":1}')]);
    assert.deepEqual(content, [thought, text('{"a":1}')]);
  });

  test("without arguments is an empty object", () => {
    assert.deepEqual(told([call("final_answer", "")]).content, [text("{}")]);
  });

  test("of no object is what stands in its one property", () => {
    const rows: [string, string][] = [
      ['{"answer":[1,{"answer":2}]}', '[1,{"answer":2}]'],
      [' {\n "answer" : "a}" }\n', '"a}"'],
      ['{"answer":12345678901234567890}', "12345678901234567890"],
      // Not what was asked for, but all there is.
      ['{"other":1}', '{"other":1}'],
      ['{"answer":[1', '{"answer":[1'],
    ];
    for (const [given, answer] of rows) {
      assert.deepEqual(told([call("final_answer", given)], LIST).content, [text(answer)]);
    }
  });

  test("that broke off is told as far as it came", () => {
    const { content, finish } = told([call("final_answer", '{"a":')], TOOL, "length");
    assert.deepEqual(content, [text('{"a":')]);
    assert.equal(finish.reason, "length");
  });

  test("that was not given leaves the words", () => {
    const refusal = told([text("I cannot"), text(" do that.")], TOOL, "stop");
    assert.deepEqual(refusal.content, [text("I cannot"), text(" do that.")]);
    assert.deepEqual(refusal.finish, { reason: "stop", raw: "tool_use" });
  });

  test("that has to wait for another tool leaves the words before its call", () => {
    const { content, finish } = told([text("Let me see."), call("look_up", "{}")]);
    assert.deepEqual(content, [text("Let me see."), call("look_up", "{}")]);
    assert.deepEqual(finish, { reason: "tool_calls", raw: "tool_use" });
  });

  test("beside a call does not end the turn", () => {
    const { content, finish } = told([call("look_up", "{}"), call("final_answer", '{"a":1}')]);
    assert.deepEqual(content, [call("look_up", "{}"), text('{"a":1}')]);
    assert.equal(finish.reason, "tool_calls");
  });

  test("comes piece by piece", () => {
    const seen: string[] = [];
    const steps: CanonicalEvent[] = [
      { type: "block_start", index: 0, part: call("final_answer", "") },
      { type: "arguments_delta", index: 0, text: '{"a"' },
      { type: "arguments_delta", index: 0, text: ":1}" },
      { type: "block_stop", index: 0 },
    ];
    const decoder = answeringBy(TOOL, {
      ...openAiChat,
      createStreamDecoder: () => ({
        step: ({ data }, emit) => emit(steps[Number(data)] ?? assert.fail()),
        end: () => {},
      }),
    }).createStreamDecoder();
    for (const index of steps.keys()) {
      decoder.step({ data: String(index) }, (event) => {
        seen.push(event.type === "text_delta" ? event.text : event.type);
      });
    }
    assert.deepEqual(seen, ["block_start", '{"a"', ":1}", "block_stop"]);
  });
});
