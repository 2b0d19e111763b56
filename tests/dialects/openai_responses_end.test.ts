/** How answers of a Responses provider end, and what it makes of whole ones. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import { FaultError } from "../../src/canonical/fault.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import { openAiResponses } from "../../src/dialects/openai_responses/mod.ts";
import {
  added,
  CALL,
  completed,
  CREATED,
  delta,
  done,
  MESSAGE,
} from "./openai_responses/provider.ts";
import { eventsOf } from "./openai_responses/support.ts";

function terminal(...frames: JsonObject[]) {
  const last = eventsOf(frames).at(-1);
  assert.ok(last);
  return last;
}

function faultOf(...frames: JsonObject[]) {
  const last = terminal(...frames);
  assert.equal(last.type, "fault");
  return (last as Extract<CanonicalEvent, { type: "fault" }>).fault;
}

function finishOf(response: JsonObject, ...frames: JsonObject[]) {
  const last = terminal(...frames, { type: "response.completed", response });
  assert.equal(last.type, "finish");
  return (last as Extract<CanonicalEvent, { type: "finish" }>).finish;
}

describe("the end of a Responses answer", () => {
  it("says why", () => {
    const incomplete = (reason: string) => ({
      status: "incomplete",
      incomplete_details: { reason },
    });
    assert.deepEqual(finishOf({ status: "completed" }), { reason: "stop", raw: "completed" });
    assert.deepEqual(finishOf({ end_turn: false }), { reason: "pause", raw: "completed" });
    assert.deepEqual(finishOf(incomplete("max_output_tokens")), {
      reason: "length",
      raw: "max_output_tokens",
    });
    assert.deepEqual(finishOf(incomplete("content_filter")), {
      reason: "content_filter",
      raw: "content_filter",
    });
    assert.deepEqual(finishOf({ status: "completed", output: [CALL] }), {
      reason: "tool_calls",
      raw: "completed",
    });
    assert.equal(finishOf({ ...incomplete("max_output_tokens"), output: [CALL] }).reason, "length");
    const shell = { type: "local_shell_call", id: "l" };
    assert.equal(finishOf({ status: "completed", output: [shell] }).reason, "stop");
    const last = terminal({ type: "response.incomplete", response: {} });
    assert.ok(last.type === "finish" && last.finish.reason === "length");
  });

  it("counts tokens without overlap", () => {
    const last = terminal(completed({
      service_tier: "flex",
      tool_usage: { web_search: { num_requests: 2 } },
      usage: {
        input_tokens: 100,
        input_tokens_details: { cached_tokens: 60, cache_write_tokens: 30 },
        output_tokens: 7,
        output_tokens_details: { reasoning_tokens: 3 },
        total_tokens: 107,
      },
    }));
    assert.ok(last.type === "finish");
    assert.deepEqual(last.usage, {
      input: 10,
      cacheRead: 60,
      cacheWrite: 30,
      output: 7,
      reasoning: 3,
      webSearches: 2,
      serviceTier: "flex",
    });
    const none = terminal(completed({ usage: null }));
    assert.ok(none.type === "finish" && none.usage === undefined);
  });

  it("is a fault when the provider says so", () => {
    const quota = { type: "insufficient_quota", code: "insufficient_quota", message: "broke" };
    const nested = faultOf(CREATED, { type: "error", error: quota });
    assert.deepEqual([nested.kind, nested.status, nested.message], ["quota", 429, "broke"]);
    const flat = faultOf({ type: "error", code: "rate_limit_exceeded", message: "slow" });
    assert.deepEqual([flat.kind, flat.type, flat.code], [
      "rate_limit",
      undefined,
      "rate_limit_exceeded",
    ]);
    assert.equal(faultOf({ error: quota }).kind, "quota");
    const failed = (error: JsonObject | null) =>
      faultOf({ type: "response.failed", response: { error } });
    assert.equal(failed({ code: "server_error", message: "x" }).status, 502);
    assert.equal(failed({ code: "context_length_exceeded", message: "x" }).kind, "context_length");
    assert.equal(failed({ code: "invalid_image_format", message: "x" }).kind, "invalid_request");
    assert.equal(failed({ code: "bio_policy", message: "x" }).kind, "content_filter");
    assert.equal(failed(null).kind, "upstream");
    assert.equal(faultOf({ type: "response.cancelled", response: {} }).code, "cancelled");
    const events = eventsOf([{ type: "error", error: quota }, completed()]);
    assert.equal(events.length, 1);
  });

  it("is a fault when there is none, or nothing to be read", () => {
    const cut = faultOf(CREATED, added(0, MESSAGE), delta("output_text", 0, "a"));
    assert.deepEqual(
      { ...cut },
      {
        kind: "upstream",
        origin: "upstream",
        status: 502,
        message: "Cannot finish the answer: the provider's stream ended early",
        code: "stream_truncated",
      },
    );
    assert.equal(faultOf().code, "stream_truncated");
    assert.equal(faultOf(CREATED, { data: "{broken" }).code, "invalid_stream");
    assert.equal(faultOf({ data: "[1]" }, completed()).code, "invalid_stream");
  });
});

describe("reading a whole Responses answer", () => {
  it("gives what its stream would have given", () => {
    const output = [
      {
        type: "reasoning",
        id: "rs_1",
        summary: [{ type: "summary_text", text: "a" }, { type: "summary_text", text: "b" }],
        encrypted_content: "gAAA",
      },
      { ...MESSAGE, content: [{ type: "output_text", text: "Hi", annotations: [] }] },
      { ...CALL, arguments: "{}" },
    ];
    const response = {
      id: "resp_1",
      model: "gpt",
      status: "completed",
      output,
      usage: { input_tokens: 2, output_tokens: 1 },
    };
    assert.deepEqual(openAiResponses.decodeReply(response), {
      id: "resp_1",
      model: "gpt",
      content: [
        {
          type: "thinking",
          text: "a\n\nb",
          signature: "gAAA",
          origin: "openai-responses",
          id: "rs_1",
        },
        { type: "text", text: "Hi" },
        { type: "tool_call", id: "c1", name: "f", arguments: "{}", format: "json" },
      ],
      finish: { reason: "tool_calls", raw: "completed" },
      usage: { input: 2, cacheRead: 0, cacheWrite: 0, output: 1 },
    });
  });

  it("throws what is no answer", () => {
    const thrown = (reply: JsonObject) => {
      try {
        openAiResponses.decodeReply(reply);
      } catch (error) {
        assert.ok(error instanceof FaultError);
        return error.fault;
      }
      return assert.fail("nothing was thrown");
    };
    assert.equal(thrown({ hello: 1 }).kind, "upstream");
    assert.equal(thrown({ status: "in_progress", output: [] }).status, 502);
    assert.equal(
      thrown({ status: "failed", error: { code: "rate_limit_exceeded", message: "m" } }).kind,
      "rate_limit",
    );
    assert.equal(thrown({ error: { message: "m", code: "insufficient_quota" } }).kind, "quota");
  });
});

describe("the frames that matter to a bystander", () => {
  const notable = (data: JsonObject, event?: string) =>
    openAiResponses.isNotable({ data: JSON.stringify(data), ...(event ? { event } : {}) });

  it("are those of the response itself", () => {
    const plain = [
      delta("output_text", 0, 'says "response": and "error": and "type":"error"'),
      delta("reasoning_summary_text", 0, "x"),
      added(0, MESSAGE),
      done(0, MESSAGE),
    ];
    const telling = [
      CREATED,
      completed(),
      { type: "response.failed", response: {} },
      { type: "error", code: "x", message: "y" },
    ];
    for (const frame of plain) {
      assert.equal(notable(frame), false);
      assert.equal(notable(frame, String(frame.type)), false);
    }
    for (const frame of telling) {
      assert.equal(notable(frame), true);
      assert.equal(notable(frame, String(frame.type)), true);
    }
  });
});
