import assert from "node:assert/strict";
import { describe, it } from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import { betaZodTool } from "@anthropic-ai/sdk/helpers/beta/zod";
import { z } from "zod";
import { DEMO } from "../../src/providers/mod.ts";

function send(request: Request): Promise<Response> {
  assert.ok(DEMO.fetch);
  return DEMO.fetch(request);
}

const client = new Anthropic({
  apiKey: "none",
  baseURL: "http://demo.invalid",
  maxRetries: 0,
  fetch: (input, init) => send(new Request(input, init)),
});

const BASE = { model: "demo", max_tokens: 500 } as const;

const WEATHER: Anthropic.Tool = {
  name: "get_weather",
  input_schema: {
    type: "object",
    properties: { city: { type: "string" }, days: { type: "integer" }, note: { type: "string" } },
    required: ["city", "days"],
  },
};

function ask(content: string): Anthropic.MessageParam[] {
  return [{ role: "user", content }];
}

describe("the demo", () => {
  it("repeats what it was told, in several pieces, and the same streamed and whole", async () => {
    const params = { ...BASE, messages: ask("Tell me about lock gates, please.") };
    const stream = client.messages.stream(params);
    const pieces: string[] = [];
    stream.on("text", (piece) => pieces.push(piece));
    const streamed = await stream.finalMessage();
    const whole = await client.messages.create(params);
    assert.ok(pieces.length > 5);
    const [text] = whole.content;
    assert.ok(text?.type === "text");
    assert.match(text.text, /You wrote: "Tell me about lock gates, please\."/);
    assert.equal(pieces.join(""), text.text);
    assert.equal(streamed.stop_reason, "end_turn");
    assert.equal(whole.stop_reason, "end_turn");
    assert.deepEqual(streamed.usage, whole.usage);
    assert.equal(whole.usage.input_tokens, 6);
    assert.equal(whole.usage.output_tokens, text.text.split(/\s+/).length);
  });

  it("says the same for the same request, under the same id", async () => {
    const params = { ...BASE, messages: ask("Hello") };
    assert.deepEqual(await client.messages.create(params), await client.messages.create(params));
    const other = await client.messages.create({ ...BASE, messages: ask("Hello!") });
    assert.notEqual(other.id, (await client.messages.create(params)).id);
  });

  it("thinks first when asked to, and signs it", async () => {
    const kinds = [
      { type: "adaptive" },
      { type: "enabled", budget_tokens: 1024 },
    ] as const;
    for (const thinking of kinds) {
      const params = { ...BASE, max_tokens: 2000, thinking, messages: ask("Hello") };
      const message = await client.messages.stream(params).finalMessage();
      const [first, second] = message.content;
      assert.ok(first?.type === "thinking" && second?.type === "text");
      assert.match(first.thinking, /greet them/);
      assert.notEqual(first.signature, "");
      assert.deepEqual((await client.messages.create(params)).content, [first, second]);
    }
  });

  it("calls the first tool with what its schema demands, and then uses the result", async () => {
    const messages = ask("What is the weather in Paris?");
    const params = { ...BASE, tools: [WEATHER], messages };
    const call = await client.messages.stream(params).finalMessage();
    assert.equal(call.stop_reason, "tool_use");
    const [use] = call.content;
    assert.ok(use?.type === "tool_use");
    assert.equal(use.name, "get_weather");
    assert.deepEqual(use.input, { city: "Paris", days: 1 });
    assert.deepEqual((await client.messages.create(params)).content, call.content);

    const result = { type: "tool_result", tool_use_id: use.id, content: "18 °C, sunny" } as const;
    const answer = await client.messages.create({
      ...params,
      messages: [...messages, { role: "assistant", content: call.content }, {
        role: "user",
        content: [result],
      }],
    });
    assert.equal(answer.stop_reason, "end_turn");
    const [text] = answer.content;
    assert.match(text?.type === "text" ? text.text : "", /answered: 18 °C, sunny/);
  });

  it("streams a tool's arguments in several pieces", async () => {
    let pieces = 0;
    const params = { ...BASE, tools: [WEATHER], messages: ask("Weather in Rome?") };
    for await (const event of await client.messages.create({ ...params, stream: true })) {
      if (event.type === "content_block_delta" && event.delta.type === "input_json_delta") pieces++;
    }
    assert.ok(pieces > 2);
  });

  it("goes through the SDK's own tool loop in two steps", async () => {
    const seen: unknown[] = [];
    const runner = client.beta.messages.toolRunner({
      ...BASE,
      messages: ask("Add these"),
      tools: [betaZodTool({
        name: "add",
        description: "Adds",
        inputSchema: z.object({ a: z.number(), b: z.array(z.object({ c: z.enum(["x", "y"]) })) }),
        run: (input) => {
          seen.push(input);
          return "42";
        },
      })],
    });
    const last = await runner;
    assert.deepEqual(seen, [{ a: 1, b: [{ c: "x" }] }]);
    const [text] = last.content;
    assert.match(text?.type === "text" ? text.text : "", /answered: 42/);
  });

  it("respects the caller's choice of tool", async () => {
    const other: Anthropic.Tool = { name: "other", input_schema: { type: "object" } };
    const params = { ...BASE, tools: [WEATHER, other], messages: ask("Hello") };
    const none = await client.messages.create({ ...params, tool_choice: { type: "none" } });
    assert.equal(none.content[0]?.type, "text");
    const named = await client.messages.create({
      ...params,
      tool_choice: { type: "tool", name: "other" },
    });
    const [use] = named.content;
    assert.ok(use?.type === "tool_use");
    assert.deepEqual([use.name, use.input], ["other", {}]);
  });

  it("stops at the limit of tokens", async () => {
    for (const max_tokens of [1, 4]) {
      const params = { ...BASE, max_tokens, messages: ask("Hello") };
      const message = await client.messages.stream(params).finalMessage();
      assert.equal(message.stop_reason, "max_tokens");
      assert.equal(message.usage.output_tokens, max_tokens);
      const [text] = message.content;
      assert.equal(text?.type === "text" ? text.text.split(" ").length : 0, max_tokens);
    }
  });

  it("stops at the first stop sequence, which is not said", async () => {
    const message = await client.messages.create({
      ...BASE,
      stop_sequences: ["machine", "Sluice"],
      messages: ask("Hello"),
    });
    assert.equal(message.stop_reason, "stop_sequence");
    assert.equal(message.stop_sequence, "Sluice");
    const [text] = message.content;
    assert.equal(text?.type === "text" ? text.text : "", "Hello from ");
  });

  it("answers in the form of a schema when one is given", async () => {
    const message = await client.messages.create({
      ...BASE,
      messages: ask("Name a river"),
      output_config: {
        format: {
          type: "json_schema",
          schema: {
            type: "object",
            $defs: { River: { type: "object", properties: { name: {} }, required: ["name"] } },
            properties: { river: { $ref: "#/$defs/River" }, maybe: { type: ["null", "number"] } },
            required: ["river", "maybe"],
          },
        },
      },
    });
    const [text] = message.content;
    assert.deepEqual(JSON.parse(text?.type === "text" ? text.text : ""), {
      river: { name: "river" },
      maybe: 1,
    });
  });

  it("survives a schema that never ends", async () => {
    const names = Array.from({ length: 20 }, (_, i) => `p${i}`);
    const properties = Object.fromEntries(names.map((name) => [name, { $ref: "#" }]));
    const input_schema = { type: "object" as const, properties, required: names };
    const tools = [{ name: "endless", input_schema }];
    const message = await client.messages.create({ ...BASE, tools, messages: ask("Go") });
    assert.equal(message.stop_reason, "tool_use");
  });

  it("refuses a request that the real API would refuse", async () => {
    const post = async (body: string, path = "/v1/messages") => {
      const url = `http://demo.invalid${path}`;
      const response = await send(new Request(url, { method: "POST", body }));
      const { type, error } = await response.json();
      assert.equal(type, "error");
      return [response.status, error.type, error.message];
    };
    const bad = (message: string) => [400, "invalid_request_error", message];
    assert.deepEqual(await post("{"), bad("the body is not a JSON object"));
    assert.deepEqual(await post("{}"), bad("messages: field required"));
    assert.deepEqual(
      await post('{"messages":[]}'),
      bad("messages: at least one message is required"),
    );
    assert.deepEqual(await post('{"messages":[1]}'), bad("messages.0: expected an object"));
    assert.deepEqual(await post('{"messages":[{}]}'), bad("max_tokens: field required"));
    assert.equal((await post('{"messages":[{}],"max_tokens":1,"model":"x"}'))[0], 404);
    assert.equal((await post("{}", "/v1/other"))[0], 404);
    assert.equal((await post("{}", "/v1/messages/count_tokens"))[0], 400);
  });

  it("writes nothing ahead of its reader", async () => {
    const body = JSON.stringify({ ...BASE, stream: true, messages: ask("Hello") });
    const request = new Request("http://demo.invalid/v1/messages", { method: "POST", body });
    const response = await send(request);
    const reader = response.body?.getReader();
    const first = await reader?.read();
    const text = new TextDecoder().decode(first?.value);
    assert.match(text, /^event: message_start\ndata: \{.*\}\n\n$/);
    await reader?.cancel();
  });
});
