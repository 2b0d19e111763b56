/**
 * Whole answers and failures of the Messages wire, and what the vendor's own SDK makes of them.
 *
 * @module
 */

import Anthropic from "@anthropic-ai/sdk";
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import { FAULT_KINDS, FaultError, gatewayFault } from "../../src/canonical/fault.ts";
import { createFold, unfold } from "../../src/canonical/fold.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import { FINISH_REASONS, type FinishReason, type Reply } from "../../src/canonical/reply.ts";
import type { AnswerContext, FailedAnswer } from "../../src/dialects/dialect.ts";
import { anthropicMessages as dialect } from "../../src/dialects/anthropic_messages/mod.ts";

const OWN = "anthropic-messages";

function context(): AnswerContext {
  let count = 0;
  return {
    model: "asked",
    created: 1,
    request: {},
    estimatedInputTokens: 42,
    newId: (prefix) => `${prefix}${++count}`,
  };
}

/** Something of everything that this wire can tell. */
const REPLY: Reply = {
  id: "msg_1",
  model: "claude",
  content: [
    { type: "thinking", text: "hm", signature: "sig", origin: OWN },
    { type: "redacted_thinking", data: "xx", origin: OWN },
    {
      type: "hosted",
      origin: OWN,
      item: { type: "server_tool_use", id: "s", name: "web_search", input: { query: "q" } },
    },
    {
      type: "hosted",
      origin: OWN,
      item: { type: "web_search_tool_result", tool_use_id: "s", content: [] },
    },
    {
      type: "text",
      text: "Hi",
      citations: [{
        origin: OWN,
        url: "https://x.test",
        title: "X",
        quote: "said",
        data: {
          type: "web_search_result_location",
          url: "https://x.test",
          title: "X",
          cited_text: "said",
          encrypted_index: "e",
        },
      }],
    },
    { type: "tool_call", id: "toolu_1", name: "f", arguments: '{"x":1}', format: "json" },
  ],
  finish: { reason: "tool_calls", raw: "tool_use" },
  usage: {
    input: 1,
    cacheRead: 2,
    cacheWrite: 7,
    cacheWrite1h: 3,
    output: 9,
    reasoning: 4,
    webSearches: 1,
    serviceTier: "priority",
  },
};

function sdk(respond: () => Response): Anthropic {
  return new Anthropic({
    apiKey: "k",
    baseURL: "https://gateway.test",
    maxRetries: 0,
    fetch: () => Promise.resolve(respond()),
  });
}

function sse(events: CanonicalEvent[]): string {
  const encoder = dialect.createStreamEncoder(context());
  return events.map((event) => encoder.step(event)).join("");
}

function eventsOf(reply: Reply): CanonicalEvent[] {
  const events: CanonicalEvent[] = [];
  unfold(reply, (event) => events.push(event));
  return events;
}

const ASK = { model: "m", max_tokens: 9, messages: [{ role: "user" as const, content: "Hi" }] };
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("whole answers", () => {
  test("read as they were written", () => {
    const back = dialect.decodeReply(dialect.encodeReply(REPLY, context()));
    assert.deepEqual(back, { ...REPLY, model: "asked" });
  });

  test("a stream and a whole answer hold the same", async () => {
    const events = eventsOf(REPLY);
    const body = sse(events);
    const client = sdk(() =>
      new Response(body, { headers: { "content-type": "text/event-stream" } })
    );
    const streamed = await client.messages.stream(ASK).finalMessage();
    const whole = dialect.encodeReply(REPLY, context());
    assert.deepEqual(plain(streamed.content), plain(whole.content));
    assert.equal(streamed.stop_reason, "tool_use");
    assert.equal(streamed.usage.output_tokens, 9);
    assert.equal(streamed.usage.input_tokens, 1);
    assert.equal(streamed.usage.cache_read_input_tokens, 2);
    assert.equal(streamed.usage.output_tokens_details?.thinking_tokens, 4);
  });

  test("gathering a stream gives the whole answer", () => {
    const fold = createFold();
    const decoder = dialect.createStreamDecoder();
    for (const frame of sse(eventsOf(REPLY)).split("\n\n")) {
      decoder.step({ data: frame.split("\ndata: ")[1] ?? "" }, fold.step);
    }
    const { cacheWrite1h: _, serviceTier: __, ...told } = REPLY.usage ?? { input: 0 };
    assert.deepEqual(fold.reply().content, REPLY.content);
    assert.deepEqual(fold.reply().finish, REPLY.finish);
    assert.deepEqual({ ...fold.reply().usage, ...told }, fold.reply().usage);
  });

  test("arguments that are no object stand under one name", () => {
    const reply: Reply = {
      content: ['{"a":', "[1]", ""].map((args, index) => ({
        type: "tool_call",
        id: `c${index}`,
        name: "f",
        arguments: args,
        format: "json",
      })),
      finish: { reason: "length" },
    };
    const { content } = dialect.encodeReply(reply, context());
    assert.deepEqual((content as JsonObject[]).map((block) => block.input), [
      { input: '{"a":' },
      { input: "[1]" },
      {},
    ]);
  });

  const WORDS: Record<FinishReason, string> = {
    stop: "end_turn",
    stop_sequence: "stop_sequence",
    length: "max_tokens",
    context_length: "model_context_window_exceeded",
    tool_calls: "tool_use",
    content_filter: "refusal",
    refusal: "refusal",
    pause: "pause_turn",
  };
  for (const reason of FINISH_REASONS) {
    test(`${reason} is told as ${WORDS[reason]}`, () => {
      const body = dialect.encodeReply({ content: [], finish: { reason } }, context());
      assert.equal(body.stop_reason, WORDS[reason]);
      const refused = WORDS[reason] === "refusal";
      assert.deepEqual(
        body.stop_details,
        refused ? { type: "refusal", category: null, explanation: null } : null,
      );
      const streamed = sse([{ type: "finish", finish: { reason } }]);
      assert.match(streamed, new RegExp(`"stop_reason":"${WORDS[reason]}"`));
    });
  }

  test("a plain stop after a call waits for its result, and the matched string is told", () => {
    const call = REPLY.content.slice(-1);
    const body = dialect.encodeReply({ content: call, finish: { reason: "stop" } }, context());
    assert.equal(body.stop_reason, "tool_use");
    const matched = dialect.encodeReply(
      { content: [], finish: { reason: "stop_sequence", stopSequence: "END" } },
      context(),
    );
    assert.equal(matched.stop_sequence, "END");
  });

  test("a body that is no message is a fault", () => {
    const thrown = (body: JsonObject) => {
      try {
        dialect.decodeReply(body);
      } catch (error) {
        if (error instanceof FaultError) return error.fault;
      }
      return undefined;
    };
    assert.equal(thrown({})?.code, "invalid_reply");
    const told = thrown({ type: "error", error: { type: "rate_limit_error", message: "No" } });
    assert.equal(told?.kind, "rate_limit");
    assert.equal(told?.status, 429);
  });
});

describe("failures", () => {
  function failed(status: number, body: unknown, headers = {}): FailedAnswer {
    return {
      status,
      headers: new Headers(headers),
      body: typeof body === "string" ? body : JSON.stringify(body),
      receivedAt: 0,
    };
  }
  const error = (type: string, message: string, more = {}) => ({
    type: "error",
    error: { type, message, ...more },
  });

  test("are read by type, and by what only words tell", () => {
    const kinds: [FailedAnswer, string][] = [
      [failed(529, error("overloaded_error", "Overloaded")), "overloaded"],
      [failed(429, error("rate_limit_error", "Slow")), "rate_limit"],
      [failed(400, error("invalid_request_error", "max_tokens: bad")), "invalid_request"],
      [
        failed(400, error("invalid_request_error", "prompt is too long: 2 tokens > 1 maximum")),
        "context_length",
      ],
      [
        failed(400, error("invalid_request_error", "Your credit balance is too low to access")),
        "billing",
      ],
      [failed(404, error("not_found_error", "model: x")), "not_found"],
      [failed(403, "<html>secret</html>"), "permission"],
      [failed(500, ""), "upstream"],
    ];
    for (const [answer, kind] of kinds) {
      const fault = dialect.decodeFault(answer);
      assert.equal(fault.kind, kind);
      assert.equal(fault.status, answer.status);
      assert.doesNotMatch(fault.message, /secret/);
    }
  });

  test("keep their code, their details and their wait", () => {
    const details = { error_code: "ramp_limit_exceeded", limit: 1 };
    const body = error("rate_limit_error", "Slow", { details });
    const fault = dialect.decodeFault(failed(429, body, { "retry-after": "3" }));
    assert.equal(fault.code, "ramp_limit_exceeded");
    assert.equal(fault.retryAfterMs, 3_000);
    assert.deepEqual(dialect.encodeFault(fault, "req_1"), { ...body, request_id: "req_1" });
  });

  for (const kind of FAULT_KINDS) {
    test(`${kind} is told in the vendor's envelope`, async () => {
      const fault = gatewayFault(kind, "Cannot go on: reason", { code: "why" });
      const body = dialect.encodeFault(fault, "req_1");
      const client = sdk(() => new Response(JSON.stringify(body), { status: fault.status }));
      const thrown = await client.messages.create(ASK).then(() => undefined, (error) => error);
      assert.ok(thrown instanceof Anthropic.APIError);
      assert.equal(thrown.status, fault.status);
      assert.equal(thrown.errorCode, "why");
      assert.equal(thrown.apiMessage, "Cannot go on: reason");
      assert.match(String(thrown.type), /_error$|^request_too_large$/);
      const streamed = sdk(() =>
        new Response(dialect.encodeStreamFault(fault), {
          headers: { "content-type": "text/event-stream" },
        })
      );
      const inBand = await streamed.messages.stream(ASK).finalMessage()
        .then(() => undefined, (error) => error);
      assert.ok(inBand instanceof Anthropic.APIError);
      assert.equal(inBand.type, thrown.type);
    });
  }

  test("another vendor's type is told beside ours", () => {
    const told = dialect.encodeFault(
      { kind: "quota", origin: "upstream", status: 429, message: "m", type: "insufficient_quota" },
      "r",
    );
    assert.deepEqual(told.error, {
      type: "rate_limit_error",
      message: "m",
      upstream_type: "insufficient_quota",
    });
    const unauthorised = dialect.encodeFault(
      {
        kind: "authentication",
        origin: "upstream",
        status: 401,
        message: "m",
        type: "invalid_request_error",
      },
      "r",
    );
    assert.equal((unauthorised.error as JsonObject).type, "authentication_error");
  });
});
