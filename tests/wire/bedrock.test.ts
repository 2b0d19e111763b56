/**
 * Amazon Bedrock behind the gateway: the Converse wire for every client, and Anthropic's own events
 * in binary frames, in any chunking, damaged, broken off and refused.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { byteByByte, randomSplits } from "../support/chunking.ts";
import {
  converseStream,
  eventStreamOf,
  exceptionFrame,
  invokeChunk,
  joinBytes,
} from "../support/event_stream.ts";
import { ask, gatewayOf, UPSTREAM_KEY } from "../support/gateway.ts";
import { createInlineUpstream, type InlineUpstream, jsonOf } from "../support/inline_upstream.ts";
import { object } from "../support/json.ts";
import { type Seen, StreamBroken, textOf, thinkingOf, toolsOf } from "../support/seen.ts";
import { readSse } from "../support/sse.ts";
import { type AnyWire, CLIENT_WIRES, pathOf, readStreamText, wireOf } from "../support/wires.ts";

const THOUGHT = "First I look.\nThen I answer.";
const SIGNATURE = "c2lnbmF0dXJl+/bW9kZWw=";
const USAGE = {
  inputTokens: 32,
  outputTokens: 12,
  cacheReadInputTokens: 8,
  cacheWriteInputTokens: 0,
  totalTokens: 52,
};

const at = (contentBlockIndex: number, delta: unknown) => ({
  contentBlockDelta: { contentBlockIndex, delta, p: "abcdefgh" },
});
const stop = (contentBlockIndex: number) => ({ contentBlockStop: { contentBlockIndex } });
const START = { messageStart: { role: "assistant" } };
const EVENTS = [
  START,
  at(0, { reasoningContent: { text: "First I look.\n" } }),
  at(0, { reasoningContent: { text: "Then I answer." } }),
  at(0, { reasoningContent: { signature: SIGNATURE } }),
  stop(0),
  at(1, { text: "Grüße " }),
  at(1, { text: "世界 🌍" }),
  stop(1),
  {
    contentBlockStart: {
      contentBlockIndex: 2,
      start: { toolUse: { toolUseId: "tooluse_1", name: "look" } },
    },
  },
  at(2, { toolUse: { input: '{"city":"Tro' } }),
  at(2, { toolUse: { input: 'msø"}' } }),
  stop(2),
  { messageStop: { stopReason: "tool_use" } },
  { metadata: { usage: USAGE, metrics: { latencyMs: 9 } } },
];
const WHOLE = {
  output: {
    message: {
      role: "assistant",
      content: [
        { reasoningContent: { reasoningText: { text: THOUGHT, signature: SIGNATURE } } },
        { text: "Grüße 世界 🌍" },
        { toolUse: { toolUseId: "tooluse_1", name: "look", input: { city: "Tromsø" } } },
      ],
    },
  },
  stopReason: "tool_use",
  usage: USAGE,
  metrics: { latencyMs: 9 },
};

function checkSeen(seen: Seen): void {
  assert.equal(textOf(seen), "Grüße 世界 🌍");
  assert.equal(thinkingOf(seen), THOUGHT);
  assert.deepEqual(toolsOf(seen), [{ name: "look", input: { city: "Tromsø" } }]);
  assert.equal(seen.ending, "tool");
  const { prompt, cached, output } = seen.usage ?? {};
  assert.deepEqual({ prompt, cached, output }, { prompt: 40, cached: 8, output: 12 });
}

type Dialect = "bedrock-converse" | "anthropic-messages";

function gatewayTo(upstream: InlineUpstream, dialect: Dialect = "bedrock-converse", attempts = 1) {
  return gatewayOf({
    dialect,
    baseUrl: "https://bedrock-runtime.eu-west-1.invalid",
    limits: { attempts },
    aliases: { either: ["up/m", "up/n"] },
    host: { fetch: upstream.fetch },
  });
}

async function stream(
  wire: AnyWire,
  answers: readonly (() => Response)[],
  dialect?: Dialect,
): Promise<{ status: number; text: string; upstream: InlineUpstream; headers: Headers }> {
  let asked = 0;
  const upstream = createInlineUpstream(() => {
    const answer = answers[Math.min(asked++, answers.length - 1)];
    return answer?.() ?? new Response(null, { status: 500 });
  });
  const gateway = gatewayTo(upstream, dialect, answers.length);
  // With two answers there are two models to ask.
  const named = (text: string) => answers.length > 1 ? text.replace(/up(\/|%2F)m/, "either") : text;
  const body = named(JSON.stringify(wire.request("Hi", true)));
  const response = await ask(gateway, named(pathOf(wire, true)), body);
  return {
    status: response.status,
    text: await response.text(),
    upstream,
    headers: response.headers,
  };
}

function broken(wire: AnyWire, text: string): StreamBroken {
  try {
    readStreamText(wire, text, true);
  } catch (error) {
    if (error instanceof StreamBroken) return error;
    throw error;
  }
  assert.fail("the stream ended well");
}

for (const wire of CLIENT_WIRES) {
  describe(`a client of ${wire.dialect} and a provider of Converse`, () => {
    it("are told the same by a stream in any chunking as by a whole answer", async () => {
      const bytes = converseStream(EVENTS);
      for (const pieces of [[bytes], byteByByte(bytes), randomSplits(bytes, 7, 90)]) {
        const { status, text } = await stream(wire, [() => eventStreamOf(pieces)]);
        assert.equal(status, 200);
        checkSeen(readStreamText(wire, text, true));
      }
      const upstream = createInlineUpstream(() => jsonOf(WHOLE));
      const response = await ask(
        gatewayTo(upstream),
        pathOf(wire, false),
        wire.request("Hi", false),
      );
      checkSeen(wire.readReply(object(JSON.parse(await response.text()))));
      assert.match(upstream.requests[0]?.url ?? "", /\/model\/m\/converse$/);
    });

    it("ask for binary frames, with the key as a bearer's", async () => {
      const { upstream } = await stream(wire, [() => eventStreamOf([converseStream(EVENTS)])]);
      const [request] = upstream.requests;
      assert.equal(
        request?.url,
        "https://bedrock-runtime.eu-west-1.invalid/model/m/converse-stream",
      );
      assert.equal(request?.headers.get("accept"), "application/vnd.amazon.eventstream");
      assert.equal(request?.headers.get("authorization"), `Bearer ${UPSTREAM_KEY}`);
      assert.deepEqual(request?.json().messages, [{ role: "user", content: [{ text: "Hi" }] }]);
    });

    it("hear of an exception by its true status before the answer has begun", async () => {
      for (const before of [[], [START]]) {
        const bytes = joinBytes([
          converseStream(before),
          exceptionFrame("throttlingException", "Too many requests"),
        ]);
        const { status, text } = await stream(wire, [() => eventStreamOf([bytes])]);
        assert.equal(status, 429);
        assert.match(text, /Too many requests/);
      }
    });

    it("hear of it in the stream afterwards, behind all that came before", async () => {
      const said = converseStream([START, at(0, { text: "Half an" })]);
      const exception = exceptionFrame("modelStreamErrorException", "The model broke");
      for (const pieces of [[said, exception], byteByByte(joinBytes([said, exception]))]) {
        const { status, text } = await stream(wire, [() => eventStreamOf(pieces)]);
        assert.equal(status, 200);
        const error = broken(wire, text);
        assert.equal(textOf(error), "Half an");
        assert.match(error.fault?.message ?? "", /The model broke/);
      }
    });

    it("try again where a frame is damaged before the answer has begun", async () => {
      const damaged = converseStream(EVENTS);
      damaged[40] = (damaged[40] ?? 0) ^ 1;
      const { status, text, upstream } = await stream(wire, [
        () => eventStreamOf([damaged]),
        () => eventStreamOf([converseStream(EVENTS)]),
      ]);
      assert.equal(status, 200);
      assert.equal(upstream.requests.length, 2);
      checkSeen(readStreamText(wire, text, true));
    });

    it("take nothing damaged for the model's words", async () => {
      const first = converseStream(EVENTS.slice(0, 6));
      const damaged = converseStream(EVENTS.slice(6));
      damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
      const { text, upstream } = await stream(wire, [
        () => eventStreamOf([first, damaged]),
        () => eventStreamOf([converseStream(EVENTS)]),
      ]);
      assert.equal(upstream.requests.length, 1, "nothing is tried again once it was told");
      assert.match(broken(wire, text).fault?.message ?? "", /checksum/);
    });

    it("know an answer that broke off from one that ended", async () => {
      const bytes = converseStream(EVENTS);
      const stopped = converseStream(EVENTS.slice(0, -2)).length;
      for (const end of [stopped, stopped + 9]) {
        const { text } = await stream(wire, [() => eventStreamOf([bytes.subarray(0, end)])]);
        assert.match(broken(wire, text).fault?.message ?? "", /ended early/);
      }
      // What is missing then is only the counts.
      const { text } = await stream(wire, [() => eventStreamOf([bytes.subarray(0, -9)])]);
      assert.equal(textOf(readStreamText(wire, text, true)), "Grüße 世界 🌍");
    });

    it("hear of a refusal in their own envelope", async () => {
      const refused = () =>
        new Response(JSON.stringify({ message: "Input is too long for requested model." }), {
          status: 400,
          headers: { "x-amzn-errortype": "ValidationException:http://internal.amazon.com/" },
        });
      const { status, text } = await stream(wire, [refused]);
      assert.equal(status, 400);
      assert.match(text, /too long/);
    });

    it("are read as well where a host streams what was to be whole", async () => {
      const upstream = createInlineUpstream(() => eventStreamOf([converseStream(EVENTS)]));
      const response = await ask(
        gatewayTo(upstream),
        pathOf(wire, false),
        wire.request("Hi", false),
      );
      checkSeen(wire.readReply(object(JSON.parse(await response.text()))));
    });
  });
}

describe("reasoning of a provider of Converse", () => {
  it("goes home through a client of another wire", async () => {
    const upstream = createInlineUpstream(() => jsonOf(WHOLE));
    const gateway = gatewayTo(upstream);
    const question = { role: "user", content: "Hi" };
    const body = { model: "up/m", max_tokens: 99, messages: [question] };
    const first = object(JSON.parse(await (await ask(gateway, "/v1/messages", body)).text()));
    const messages = [question, { role: "assistant", content: first.content }, {
      role: "user",
      content: [{ type: "tool_result", tool_use_id: "tooluse_1", content: "snow" }],
    }];
    const response = await ask(gateway, "/v1/messages", { ...body, messages });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("x-sluice-dropped"), null);
    assert.deepEqual(upstream.requests[1]?.json().messages, [
      { role: "user", content: [{ text: "Hi" }] },
      { role: "assistant", content: WHOLE.output.message.content },
      {
        role: "user",
        content: [{ toolResult: { toolUseId: "tooluse_1", content: [{ text: "snow" }] } }],
      },
    ]);
  });
});

/** An answer in Anthropic's own words. */
const MESSAGES = [
  {
    type: "message_start",
    message: {
      id: "msg_bdrk_1",
      type: "message",
      role: "assistant",
      model: "claude-sonnet-4-5-20250929",
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: 40, output_tokens: 1 },
    },
  },
  { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
  { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "Grüße " } },
  { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "世界 🌍" } },
  { type: "content_block_stop", index: 0 },
  {
    type: "message_delta",
    delta: { stop_reason: "end_turn", stop_sequence: null },
    usage: { output_tokens: 12 },
  },
  { type: "message_stop", "amazon-bedrock-invocationMetrics": { inputTokenCount: 40 } },
];

describe("Anthropic's events in binary frames", () => {
  const wire = wireOf("anthropic-messages");

  it("are server-sent events to an Anthropic client, each with its name, and nothing else", async () => {
    const bytes = joinBytes(MESSAGES.map(invokeChunk));
    for (const pieces of [[bytes], byteByByte(bytes), randomSplits(bytes, 3, 200)]) {
      const { text, headers } = await stream(
        wire,
        [() => eventStreamOf(pieces)],
        "anthropic-messages",
      );
      assert.match(headers.get("content-type") ?? "", /^text\/event-stream/);
      assert.deepEqual(
        readSse(text).frames,
        MESSAGES.map((event) => ({ event: event.type, data: JSON.stringify(event) })),
      );
    }
  });

  it("are translated for every other client", async () => {
    const bytes = joinBytes(MESSAGES.map(invokeChunk));
    for (const other of CLIENT_WIRES) {
      const { text } = await stream(other, [() => eventStreamOf([bytes])], "anthropic-messages");
      const seen = readStreamText(other, text, true);
      assert.equal(textOf(seen), "Grüße 世界 🌍");
      assert.equal(seen.usage?.output, 12);
    }
  });

  it("end in an error of Anthropic's where an exception stands among them", async () => {
    const said = joinBytes(MESSAGES.slice(0, 2).map(invokeChunk));
    const rest = joinBytes([
      ...MESSAGES.slice(2, 3).map(invokeChunk),
      exceptionFrame("throttlingException", "Too many requests"),
    ]);
    for (const pieces of [[said, rest], byteByByte(joinBytes([said, rest]))]) {
      const { text } = await stream(wire, [() => eventStreamOf(pieces)], "anthropic-messages");
      const frames = readSse(text).frames;
      assert.deepEqual(frames.map(({ event }) => event), [
        "message_start",
        "content_block_start",
        "content_block_delta",
        "error",
      ]);
      const error = object(object(JSON.parse(frames.at(-1)?.data ?? "")).error);
      assert.equal(error.type, "rate_limit_error");
      assert.equal(error.message, "Too many requests");
    }
    const alone = exceptionFrame("throttlingException", "Too many requests");
    const { status } = await stream(wire, [() => eventStreamOf([alone])], "anthropic-messages");
    assert.equal(status, 429);
  });

  it("end in one where they break off, or a frame is damaged", async () => {
    const bytes = joinBytes(MESSAGES.map(invokeChunk));
    const begun = joinBytes(MESSAGES.slice(0, 2).map(invokeChunk)).length;
    const damaged = bytes.slice();
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    for (
      const [pieces, why] of [[
        [bytes.subarray(0, begun), bytes.subarray(begun, -700)],
        /ended early/,
      ], [
        [damaged.subarray(0, begun), damaged.subarray(begun)],
        /checksum/,
      ]] as const
    ) {
      const { text } = await stream(wire, [() => eventStreamOf(pieces)], "anthropic-messages");
      const error = broken(wire, text);
      assert.match(textOf(error), /^Grüße /, "what came before is told");
      assert.match(error.fault?.message ?? "", why);
    }
  });

  it("are refused by the kind that AWS's words stand for", async () => {
    const refused = () => jsonOf({ message: "Input is too long for requested model." }, 400);
    const { status, text } = await stream(wireOf("openai-chat"), [refused], "anthropic-messages");
    assert.equal(status, 400);
    assert.equal(object(object(JSON.parse(text)).error).code, "context_length_exceeded");
  });
});
