/** What the Responses dialect makes of a provider's stream. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import {
  added,
  CALL,
  completed,
  contentOf,
  CREATED,
  delta,
  done,
  MESSAGE,
} from "./openai_responses/provider.ts";
import { eventsOf } from "./openai_responses/support.ts";

/** The events between `start` and `finish`. */
function body(...frames: JsonObject[]): CanonicalEvent[] {
  const events = eventsOf([CREATED, ...frames, completed()]);
  assert.equal(events[0]?.type, "start");
  assert.equal(events.at(-1)?.type, "finish");
  return events.slice(1, -1);
}

/** The blocks of an answer that also ends. */
function blocks(...frames: JsonObject[]) {
  return contentOf(eventsOf([CREATED, ...frames, completed()]));
}

describe("reading a Responses stream", () => {
  it("tells text, citations and refusals as blocks of their own", () => {
    const annotation = {
      type: "url_citation",
      url: "https://x",
      title: "X",
      start_index: 0,
      end_index: 2,
    };
    assert.deepEqual(
      body(
        added(0, MESSAGE),
        delta("output_text", 0, "Hi", { content_index: 0, item_id: "msg_1" }),
        {
          type: "response.output_text.annotation.added",
          output_index: 0,
          content_index: 0,
          annotation_index: 0,
          annotation,
        },
        {
          type: "response.content_part.done",
          output_index: 0,
          content_index: 0,
          part: { type: "output_text", text: "Hi", annotations: [annotation] },
        },
        delta("refusal", 0, "No", { content_index: 1 }),
        done(0, MESSAGE),
      ),
      [
        { type: "block_start", index: 0, part: { type: "text", text: "" } },
        { type: "text_delta", index: 0, text: "Hi" },
        {
          type: "citation",
          index: 0,
          citation: {
            origin: "openai-responses",
            url: "https://x",
            title: "X",
            start: 0,
            end: 2,
            data: annotation,
          },
        },
        { type: "block_stop", index: 0 },
        { type: "block_start", index: 1, part: { type: "refusal", text: "" } },
        { type: "refusal_delta", index: 1, text: "No" },
        { type: "block_stop", index: 1 },
      ],
    );
  });

  it("keeps summary parts apart in one thinking block, and signs it at the end", () => {
    const item = { type: "reasoning", id: "rs_1", summary: [] };
    const events = body(
      added(0, item),
      delta("reasoning_summary_text", 0, "a", { summary_index: 0 }),
      delta("reasoning_summary_text", 0, "b", { summary_index: 0 }),
      {
        type: "response.reasoning_summary_text.done",
        output_index: 0,
        summary_index: 0,
        text: "ab",
      },
      delta("reasoning_summary_text", 0, "c", { summary_index: 1 }),
      done(0, { ...item, encrypted_content: "gAAA" }),
    );
    assert.deepEqual(events, [
      { type: "block_start", index: 0, part: { type: "thinking", text: "", id: "rs_1" } },
      { type: "thinking_delta", index: 0, text: "a" },
      { type: "thinking_delta", index: 0, text: "b" },
      { type: "thinking_delta", index: 0, text: "\n\nc" },
      { type: "signature", index: 0, signature: "gAAA", origin: "openai-responses" },
      { type: "block_stop", index: 0 },
    ]);
  });

  it("shows the raw reasoning of open models", () => {
    assert.deepEqual(
      blocks(
        delta("reasoning_text", 0, "hm", { content_index: 0 }),
        done(0, { type: "reasoning", content: [{ type: "reasoning_text", text: "hm" }] }),
      ),
      [{ type: "thinking", text: "hm", signature: "", origin: "openai-responses" }],
    );
  });

  it("leaves no block for what tells nothing", () => {
    assert.deepEqual(
      body(
        added(0, { type: "reasoning", id: "rs_1", summary: [] }),
        done(0, { type: "reasoning", id: "rs_1", summary: [], encrypted_content: null }),
        added(1, MESSAGE),
        delta("output_text", 1, ""),
        done(1, { ...MESSAGE, content: [{ type: "output_text", text: "", annotations: [] }] }),
      ),
      [],
    );
  });

  it("interleaves parallel calls, and waits until a call is named", () => {
    assert.deepEqual(
      body(
        delta("function_call_arguments", 0, '{"a"'),
        added(1, { ...CALL, id: "fc_2", call_id: "c2", name: "g" }),
        delta("function_call_arguments", 1, "{}"),
        delta("function_call_arguments", 0, ":1}"),
        done(0, { ...CALL, arguments: '{"a":1}' }),
        done(1, { ...CALL, call_id: "c2", name: "g", arguments: "{}" }),
      ),
      [
        {
          type: "block_start",
          index: 0,
          part: { type: "tool_call", id: "c2", name: "g", arguments: "", format: "json" },
        },
        { type: "arguments_delta", index: 0, text: "{}" },
        {
          type: "block_start",
          index: 1,
          part: { type: "tool_call", id: "c1", name: "f", arguments: "", format: "json" },
        },
        { type: "arguments_delta", index: 1, text: '{"a":1}' },
        { type: "block_stop", index: 1 },
        { type: "block_stop", index: 0 },
      ],
    );
  });

  it("makes one delta of arguments that come whole, early or late", () => {
    const whole = { type: "tool_call", id: "c1", name: "f", arguments: "{}", format: "json" };
    const late = {
      type: "response.function_call_arguments.done",
      output_index: 0,
      arguments: "{}",
    };
    assert.deepEqual(blocks(added(0, CALL), late, done(0, { ...CALL, arguments: "{}" })), [whole]);
    assert.deepEqual(blocks(added(0, CALL), done(0, { ...CALL, arguments: "{}" })), [whole]);
    assert.deepEqual(blocks(done(0, { ...CALL, arguments: {} })), [whole]);
    assert.deepEqual(blocks(added(0, CALL), done(0, CALL)), [{ ...whole, arguments: "" }]);
  });

  it("reads free-form calls as text, and names a call that nobody named", () => {
    const item = { type: "custom_tool_call", id: "ctc_1", call_id: "c1", name: "g", input: "" };
    assert.deepEqual(
      blocks(
        added(0, item),
        delta("custom_tool_call_input", 0, "a"),
        delta("custom_tool_call_input", 0, "b"),
        done(0, { ...item, input: "ab" }),
        done(1, { type: "function_call", name: "f", arguments: "{}" }),
      ),
      [
        { type: "tool_call", id: "c1", name: "g", arguments: "ab", format: "text" },
        { type: "tool_call", id: "call_1", name: "f", arguments: "{}", format: "json" },
      ],
    );
  });

  it("finds items by place when ids change, by id when there is no place, else by being under way", () => {
    const rotating = [
      added(0, { ...MESSAGE, id: "a" }),
      delta("output_text", 0, "x", { item_id: "b" }),
      delta("output_text", 0, "y", { item_id: "c" }),
      done(0, { ...MESSAGE, id: "d", content: [{ type: "output_text", text: "xy" }] }),
    ];
    const text = [{ type: "text", text: "xy" }];
    assert.deepEqual(blocks(...rotating), text);
    const without = rotating.map(({ output_index: _, ...frame }) => frame);
    assert.deepEqual(
      blocks(...without.map((frame) => "item_id" in frame ? { ...frame, item_id: "a" } : frame)),
      text,
    );
    assert.deepEqual(
      blocks(...without.slice(0, 3).map(({ item_id: _, ...frame }: JsonObject) => frame)),
      text,
    );
  });

  it("makes up for what was not streamed, and repeats nothing", () => {
    const item = { ...MESSAGE, content: [{ type: "output_text", text: "Hello", annotations: [] }] };
    const expected = [{ type: "text", text: "Hello" }];
    assert.deepEqual(contentOf(eventsOf([completed({ output: [item] })])), expected);
    const partly = [CREATED, added(0, MESSAGE), delta("output_text", 0, "Hel")];
    assert.deepEqual(contentOf(eventsOf([...partly, completed({ output: [item] })])), expected);
    const streamed = [...partly, delta("output_text", 0, "lo"), done(0, item)];
    assert.deepEqual(contentOf(eventsOf([...streamed, completed({ output: [item] })])), expected);
    assert.deepEqual(
      contentOf(eventsOf([...streamed, completed({ output: [{ ...item, id: "other" }] })])),
      expected,
      "an id that changed at the end",
    );
    assert.deepEqual(
      contentOf(
        eventsOf([...streamed, completed({ output: [item, { ...CALL, arguments: "{}" }] })]),
      ),
      [
        ...expected,
        { type: "tool_call", id: "c1", name: "f", arguments: "{}", format: "json" },
      ],
    );
  });

  it("hands on hosted items and pictures when they are complete", () => {
    const search = { type: "web_search_call", id: "ws_1", status: "completed" };
    const picture = {
      type: "image_generation_call",
      id: "ig_1",
      result: "AAAA",
      output_format: "webp",
    };
    assert.deepEqual(
      blocks(
        added(0, { ...search, status: "in_progress" }),
        { type: "response.web_search_call.searching", output_index: 0 },
        done(0, search),
        added(1, { type: "image_generation_call", id: "ig_1" }),
        { type: "response.image_generation_call.partial_image", partial_image_b64: "A" },
        done(1, picture),
      ),
      [
        { type: "hosted", origin: "openai-responses", item: search },
        { type: "image", source: { type: "base64", mediaType: "image/webp", data: "AAAA" } },
      ],
    );
  });

  it("passes over what it does not know, what comes twice, and what comes too late", () => {
    assert.deepEqual(
      blocks(
        { type: "keepalive" },
        { type: "response.some.new.thing", output_index: 0 },
        added(0, MESSAGE),
        added(0, MESSAGE),
        delta("output_text", 0, "a", { content_index: null, item_id: null, logprobs: null }),
        done(0, MESSAGE),
        done(0, MESSAGE),
        delta("output_text", 0, "late"),
        delta("function_call_arguments", 0, "of another kind"),
      ),
      [{ type: "text", text: "a" }],
    );
    const events = eventsOf([CREATED, completed(), completed(), delta("output_text", 0, "late")]);
    assert.deepEqual(events.map((event) => event.type), ["start", "finish"]);
    assert.deepEqual(
      eventsOf([{ data: "[DONE]" }, { data: "" }, completed()]).map((event) => event.type),
      ["start", "finish"],
    );
  });
});
