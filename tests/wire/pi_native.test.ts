/**
 * A client of Pi's own wire through the gateway, with a provider of every dialect; and
 * clients of the other wires with a provider of this one.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Reply } from "../../src/canonical/reply.ts";
import type { AssistantPart, DialectId } from "../../src/canonical/request.ts";
import { complete, readTurn, Refused, stream } from "../dialects/pi_native/client.ts";
import { OK } from "../dialects/pi_native/replies.ts";
import { streamText, upstreamOf, UPSTREAMS } from "../dialects/pi_native/upstreams.ts";
import { createClock } from "../support/clock.ts";
import { createGate, until } from "../support/gate.ts";
import { ask, CLIENT_KEY, gatewayOf, requestTo } from "../support/gateway.ts";
import {
  answerOf,
  createHeldStream,
  createInlineUpstream,
  jsonOf,
} from "../support/inline_upstream.ts";
import { type Json, object } from "../support/json.ts";
import { textOf } from "../support/seen.ts";
import { readSse } from "../support/sse.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { SIGNATURE, THOUGHT } from "../support/scripted_speech.ts";
import { readStreamText, WIRES } from "../support/wires.ts";

const USER: Json = { role: "user", content: "What is the weather?", timestamp: 1 };
const TOOL: Json = {
  name: "get_weather",
  description: "Tells the weather",
  parameters: { type: "object", properties: { city: { type: "string" } } },
};
const HELLO: Json = { messages: [USER] };

const call = (id: string, args: string): AssistantPart => ({
  type: "tool_call",
  id,
  name: "get_weather",
  arguments: args,
  format: "json",
});
const USAGE = { input: 30, cacheRead: 8, cacheWrite: 0, output: 12 };

function gatewayTo(dialect: DialectId, fetch: ReturnType<typeof upstreamOf>["fetch"]) {
  return gatewayOf({ dialect, host: { fetch } });
}

for (const dialect of UPSTREAMS) {
  describe(`a client of this wire, with a provider of ${dialect}`, () => {
    const whole = (content: AssistantPart[], more: Partial<Reply> = {}): Reply => ({
      id: "r",
      model: "m",
      content,
      finish: { reason: "stop" },
      usage: USAGE,
      ...more,
    });

    it("gets text, the counts and the end, streamed and whole", async () => {
      const upstream = upstreamOf(dialect, whole([{ type: "text", text: "Grüße 🌍" }]));
      const gateway = gatewayTo(dialect, upstream.fetch);
      const turn = await stream(gateway, "up/m", HELLO);
      const message = await complete(gateway, "up/m", HELLO);
      for (const { content, stopReason, usage } of [turn.message, message]) {
        assert.deepEqual(content, [{ type: "text", text: "Grüße 🌍" }]);
        assert.equal(stopReason, "stop");
        const { input, cacheRead, output, totalTokens } = object(usage);
        assert.deepEqual([input, cacheRead, output, totalTokens], [30, 8, 12, 50]);
      }
      assert.deepEqual(turn.gathered, turn.message.content);
      assert.equal(turn.types[0], "start");
      assert.equal(turn.types.at(-1), "done");
    });

    it("gets parallel calls, each with its own arguments", async () => {
      const content = [call("call_a", '{"city":"Oslo"}'), call("call_b", '{"city":"Tromsø"}')];
      const reply = whole(content, { finish: { reason: "tool_calls" } });
      const gateway = gatewayTo(dialect, upstreamOf(dialect, reply).fetch);
      const context = { ...HELLO, tools: [TOOL] };
      const turn = await stream(gateway, "up/m", context);
      const message = await complete(gateway, "up/m", context);
      const calls = ["Oslo", "Tromsø"].map((city, n) => ({
        type: "toolCall",
        id: `call_${"ab"[n]}`,
        name: "get_weather",
        arguments: { city },
      }));
      assert.deepEqual(turn.message.content, calls);
      assert.deepEqual(turn.gathered, calls);
      assert.deepEqual(message.content, calls);
      assert.equal(turn.message.stopReason, "toolUse");
    });

    it("is told when the answer was too long", async () => {
      const reply = whole([{ type: "text", text: "a" }], { finish: { reason: "length" } });
      const gateway = gatewayTo(dialect, upstreamOf(dialect, reply).fetch);
      assert.equal((await stream(gateway, "up/m", HELLO)).message.stopReason, "length");
      assert.equal((await complete(gateway, "up/m", HELLO)).stopReason, "length");
    });

    it("is told when the answer was filtered", async () => {
      const finish = { reason: "content_filter" as const };
      const reply = whole([{ type: "text", text: "a" }], { finish });
      const gateway = gatewayTo(dialect, upstreamOf(dialect, reply).fetch);
      const { message } = await stream(gateway, "up/m", HELLO);
      assert.equal(message.stopReason, "error");
      assert.match(String(message.errorMessage), /./);
      assert.deepEqual(message.content, [{ type: "text", text: "a" }]);
    });

    it("hears of a stream that was cut off, wherever it was", async () => {
      const reply = whole([{ type: "text", text: "one two three four" }]);
      const text = streamText(dialect, reply);
      const frames = framesIn(text);
      const ends = frames.findIndex((frame) => /one two/.test(frame)) + 1;
      for (const kept of [frames.slice(0, ends).join(""), text.slice(0, text.indexOf("three"))]) {
        const upstream = upstreamOf(dialect, reply, () => kept);
        const asked = stream(gatewayTo(dialect, upstream.fetch), "up/m", HELLO);
        const failed = await asked.then(({ message }) => message, (error) => error);
        if (failed instanceof Refused) assert.equal(failed.status, 502);
        else {
          assert.equal(failed.stopReason, "error");
          assert.match(String(failed.errorMessage), /ended early/);
        }
      }
    });

    it("gets a true status when the provider refuses", async () => {
      const upstream = createInlineUpstream(() => jsonOf({ error: { message: "slow down" } }, 429));
      for (const asking of [stream, complete]) {
        // Each its own: the account rests after the first.
        const gateway = gatewayTo(dialect, upstream.fetch);
        await assert.rejects(asking(gateway, "up/m", HELLO), (error) => {
          assert.ok(error instanceof Refused);
          assert.equal(error.status, 429);
          assert.equal(error.error.type, "rate_limit_error");
          assert.equal(error.message, "slow down");
          return true;
        });
      }
    });

    it("lets go of the provider when it leaves", async () => {
      const frames = framesIn(streamText(dialect, whole([{ type: "text", text: "one" }])));
      const held = createHeldStream();
      const upstream = createInlineUpstream(() => held.response);
      const spoken = frames.findIndex((frame) => frame.includes("one"));
      held.push(frames.slice(0, spoken + 1).join(""));
      const leaving = new AbortController();
      const response = await ask(
        gatewayTo(dialect, upstream.fetch),
        "/v1/pi/stream",
        { modelId: "up/m", context: HELLO },
        { signal: leaving.signal },
      );
      const reader = response.body?.getReader();
      const first = new TextDecoder().decode((await reader?.read())?.value);
      assert.match(first, /"delta":"one"/);
      const next = reader?.read();
      leaving.abort();
      await assert.rejects(async () => await next, /the client has left/);
      assert.equal(upstream.requests[0]?.signal?.aborted, true);
    });
  });
}

/** The frames of a stream, each with its blank line. */
function framesIn(text: string): string[] {
  return text.split("\n\n").slice(0, -1).map((frame) => `${frame}\n\n`);
}

describe("a client of this wire, with a model that thinks", () => {
  for (const dialect of ["anthropic-messages", "openai-responses", "openai-chat"] as const) {
    it(`gives its thoughts back to a provider of ${dialect}`, async () => {
      const model = createScriptedModel(dialect, { thinks: true });
      const upstream = createInlineUpstream((request) => answerOf(model.respond(request.json())));
      const gateway = gatewayTo(dialect, upstream.fetch);
      const context = { systemPrompt: ["Be brief."], messages: [USER], tools: [TOOL] };
      const options = { reasoning: "low", maxTokens: 4000 };
      const first = await stream(gateway, "up/claude-sonnet-4-5", context, options);
      const [thought, asked] = first.message.content as Json[];
      assert.equal(thought?.thinking, THOUGHT);
      assert.deepEqual(first.gathered, first.message.content);
      assert.equal(asked?.type, "toolCall");
      const result = {
        role: "toolResult",
        toolCallId: asked?.id,
        toolName: asked?.name,
        content: [{ type: "text", text: "rain" }],
        isError: false,
        timestamp: 2,
      };
      const messages = [USER, first.message, result];
      const next = await stream(
        gateway,
        "up/claude-sonnet-4-5",
        { ...context, messages },
        options,
      );
      assert.match(JSON.stringify(next.message.content), /The tool said: rain/);
      assert.equal(model.asked[1]?.thinkingReturned, true);
      if (dialect !== "openai-chat") {
        assert.ok(upstream.requests[1]?.body.includes(SIGNATURE));
      }
    });
  }

  it("gives them back through two gateways", async () => {
    const model = createScriptedModel("anthropic-messages", { thinks: true });
    const upstream = createInlineUpstream((request) => answerOf(model.respond(request.json())));
    const back = gatewayTo("anthropic-messages", upstream.fetch);
    const front = gatewayOf({
      dialect: "pi-native",
      apiKey: CLIENT_KEY,
      aliases: { thinker: ["up/up/claude-sonnet-4-5"] },
      host: {
        fetch: async (_url, init) => {
          const body = await new Response(init.body).text();
          return back.fetch(requestTo("/v1/pi/stream", body));
        },
      },
    });
    // A client of another wire, so that both gateways translate.
    const tools = [{ name: "get_weather", input_schema: { type: "object" } }];
    const body = {
      model: "thinker",
      max_tokens: 4000,
      thinking: { type: "enabled", budget_tokens: 1024 },
      tools,
      messages: [{ role: "user", content: "Weather?" }],
    };
    const answer = object(await (await ask(front, "/v1/messages", body)).json());
    const content = answer.content as Json[];
    assert.deepEqual(content.map(({ type }) => type), ["thinking", "tool_use"]);
    const result = { type: "tool_result", tool_use_id: content[1]?.id, content: "rain" };
    const messages = [
      ...body.messages,
      { role: "assistant", content },
      { role: "user", content: [result] },
    ];
    const response = await ask(front, "/v1/messages", { ...body, messages });
    assert.equal(response.status, 200, await response.clone().text());
    assert.match(await response.text(), /The tool said: rain/);
    assert.equal(model.asked[1]?.thinkingReturned, true);
    assert.ok(upstream.requests[1]?.body.includes(SIGNATURE));
  });
});

describe("clients of other wires, with a provider of this one", () => {
  const reply: Reply = {
    content: [{ type: "text", text: "Grüße 🌍" }],
    finish: { reason: "stop" },
    usage: USAGE,
  };
  it("are answered in gemini", async () => {
    const gateway = gatewayTo("pi-native", upstreamOf("pi-native", reply).fetch);
    const body = { contents: [{ role: "user", parts: [{ text: "hi" }] }] };
    for (const method of ["generateContent", "streamGenerateContent?alt=sse"]) {
      const response = await ask(gateway, `/v1beta/models/up/m:${method}`, body);
      const text = await response.text();
      const answers = text.startsWith("data:")
        ? readSse(text).frames.map(({ data }) => JSON.parse(data))
        : [JSON.parse(text)];
      const said = answers.flatMap(({ candidates }) => candidates[0].content.parts);
      assert.equal(said.map((part) => part.text).join(""), "Grüße 🌍");
      assert.equal(answers.at(-1).usageMetadata.promptTokenCount, 38);
      assert.equal(answers.at(-1).candidates[0].finishReason, "STOP");
    }
  });

  for (const wire of WIRES) {
    it(`are answered in ${wire.dialect}`, async () => {
      const upstream = upstreamOf("pi-native", reply);
      const gateway = gatewayTo("pi-native", upstream.fetch);
      const streamed = await ask(gateway, wire.path, wire.request("hi", true));
      const seen = readStreamText(wire, await streamed.text(), true);
      const answered = await ask(gateway, wire.path, wire.request("hi", false));
      for (const one of [seen, wire.readReply(object(await answered.json()))]) {
        assert.equal(textOf(one), "Grüße 🌍");
        assert.equal(one.ending, "stop");
        assert.equal(one.usage?.prompt, 38);
        assert.equal(one.usage?.output, 12);
      }
      const { url, body } = upstream.requests[0] ?? {};
      assert.equal(new URL(url ?? "").pathname, "/v1/v1/pi/stream");
      const { modelId, context, stream } = JSON.parse(body ?? "{}");
      assert.equal(modelId, "m");
      assert.equal(stream, true);
      assert.deepEqual(context.messages[0].content, [{ type: "text", text: "hi" }]);
    });
  }
});

describe("the route", () => {
  it("passes the provider's bytes on within the wire, and the client's own text", async () => {
    const strange = `: hello\n\ndata: {"type":"start","partial":{"content":[],"x":1.0}}\n\n` +
      `data:{ "type":"hologram" }\n\ndata: {"type":"text_start","contentIndex":0,"partial":{}}\n\n` +
      `data: {"type":"done","reason":"stop","message":{"content":[{"type":"text","text":"ok"}],` +
      `"stopReason":"stop","n":12345678901234567890}}\n\ndata: [DONE]\n\n`;
    const upstream = createInlineUpstream(() =>
      new Response(strange, { headers: { "content-type": "text/event-stream" } })
    );
    const gateway = gatewayTo("pi-native", upstream.fetch);
    const text = `{ "context": {"messages":[{"role":"hologram"}]}, "x": 1.50,\n"modelId": "up/m" }`;
    const response = await ask(gateway, "/v1/pi/stream", text);
    assert.equal(await response.text(), strange);
    assert.equal(upstream.requests[0]?.body, text.replace("up/m", "m"));
    assert.equal(response.headers.get("x-sluice-dropped"), null);
  });

  it("lets no client put its headers on a provider's request", async () => {
    const options = { headers: { authorization: "Bearer stolen", "x-api-key": "stolen" } };
    for (const dialect of UPSTREAMS) {
      const upstream = createInlineUpstream(() => jsonOf(OK[dialect]));
      const body = { modelId: "up/m", context: HELLO, options, stream: false };
      const response = await ask(gatewayTo(dialect, upstream.fetch), "/v1/pi/stream", body);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get("x-sluice-dropped"), "options.headers");
      const [request] = upstream.requests;
      assert.doesNotMatch([...request?.headers ?? []].join() + request?.body, /stolen/);
    }
  });

  it("answers in its own envelope, also whom it does not know", async () => {
    const { fetch } = upstreamOf("openai-chat", { content: [], finish: { reason: "stop" } });
    const gateway = gatewayOf({ models: ["m"], host: { fetch } });
    const cases: [number, string, Json, Record<string, string>][] = [
      [401, "authentication_error", { modelId: "up/m", context: HELLO }, { authorization: "x" }],
      [400, "invalid_request_error", { context: HELLO }, {}],
      [400, "invalid_request_error", { modelId: "up/m", context: { messages: [null] } }, {}],
      [404, "invalid_request_error", { modelId: "nobody/m", context: HELLO }, {}],
    ];
    for (const [status, type, body, headers] of cases) {
      const response = await ask(gateway, "/v1/pi/stream", body, { headers });
      const { error } = object(await response.json());
      assert.equal(response.status, status);
      assert.equal(object(error).type, type);
      assert.equal(object(error).request_id, response.headers.get("x-request-id"));
    }
    const wrong = await gateway.fetch(requestTo("/v1/pi/stream"));
    assert.equal(wrong.status, 405);
    assert.equal(object(object(await wrong.json()).error).code, "method_not_allowed");
  });

  it("keeps the line alive while nobody speaks, and tells a late failure as a turn", async () => {
    const clock = createClock();
    const gate = createGate<Response>();
    const upstream = createInlineUpstream(() => gate.opened);
    const gateway = gatewayOf({ host: { ...clock.host, fetch: upstream.fetch } });
    const asked = ask(gateway, "/v1/pi/stream", { modelId: "up/m", context: HELLO });
    await until("the request is sent", () => upstream.requests.length === 1);
    await clock.advance(16_000);
    const response = await asked;
    assert.equal(response.status, 200);
    const reading = response.text();
    await clock.advance(30_000);
    gate.open(jsonOf({ error: { message: "Too much" } }, 429));
    const { message, types, comments } = readTurn(await reading);
    assert.deepEqual(types, ["error"]);
    assert.ok(comments.length >= 2);
    assert.equal(message.errorMessage, "Too much");
    assert.equal(message.errorStatus, 429);
  });

  it("takes the model as clients of older versions send it", async () => {
    for (const named of [{ model: "up/m" }, { model: { id: "up/m", provider: "x" } }]) {
      const upstream = upstreamOf("openai-chat", { content: [], finish: { reason: "stop" } });
      const gateway = gatewayTo("openai-chat", upstream.fetch);
      const response = await ask(gateway, "/v1/pi/stream", { ...named, context: HELLO });
      assert.equal(readTurn(await response.text()).message.stopReason, "stop");
      assert.equal(upstream.requests[0]?.json().model, "m");
    }
  });
});
