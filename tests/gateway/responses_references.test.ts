import assert from "node:assert/strict";
import { describe, it } from "node:test";
import OpenAI from "openai";
import { createGateway, defineConfig } from "../../mod.ts";

const KEYS = [
  { name: "one", key: "sk-sluice-caller-one" },
  { name: "two", key: "sk-sluice-caller-two" },
];

/** Clients of two callers, in front of the built-in model. */
function setUp() {
  const gateway = createGateway(defineConfig({ keys: KEYS, providers: { demo: {} } }));
  return KEYS.map(({ key }) =>
    new OpenAI({
      apiKey: key,
      baseURL: "http://localhost/v1",
      fetch: (input, init) => gateway.fetch(new Request(input, init)),
      maxRetries: 0,
    })
  ) as [OpenAI, OpenAI];
}

const tool = {
  type: "function",
  name: "weather",
  strict: false,
  parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
} as const;

const answered = (call: OpenAI.Responses.ResponseFunctionToolCall) => ({
  type: "function_call_output" as const,
  call_id: call.call_id,
  output: "sunny, 21 degrees",
});

function callIn(response: OpenAI.Responses.Response): OpenAI.Responses.ResponseFunctionToolCall {
  const call = response.output.find((item) => item.type === "function_call");
  assert.ok(call?.type === "function_call");
  return call;
}

describe("a client of Responses", () => {
  const asked = {
    model: "demo",
    input: "weather in Paris?",
    tools: [tool],
    reasoning: { effort: "high" as const },
  };

  it("goes on from a previous response", async () => {
    const [client] = setUp();
    const first = await client.responses.create(asked);
    const second = await client.responses.create({
      ...asked,
      previous_response_id: first.id,
      input: [answered(callIn(first))],
    });
    assert.match(second.output_text, /sunny, 21 degrees/);
    assert.equal(second.previous_response_id, first.id);
    const third = await client.responses.create({
      model: "demo",
      previous_response_id: second.id,
      input: "thanks",
    });
    assert.match(third.output_text, /thanks/);
    assert.ok((third.usage?.input_tokens ?? 0) > (second.usage?.input_tokens ?? 0));
  });

  it("goes on from one that was streamed", async () => {
    const [client] = setUp();
    const first = await client.responses.stream(asked).finalResponse();
    const second = await client.responses.create({
      ...asked,
      previous_response_id: first.id,
      input: [answered(callIn(first))],
    });
    assert.match(second.output_text, /sunny, 21 degrees/);
  });

  it("may refer to items one by one", async () => {
    const [client] = setUp();
    const first = await client.responses.create(asked);
    const second = await client.responses.create({
      ...asked,
      input: [
        { role: "user", content: "weather in Paris?" },
        ...first.output.map(({ id }) => ({ type: "item_reference" as const, id: id ?? "" })),
        answered(callIn(first)),
      ],
    });
    assert.match(second.output_text, /sunny, 21 degrees/);
  });

  it("cannot refer to what another caller was told", async () => {
    const [one, two] = setUp();
    const { id } = await one.responses.create({ model: "demo", input: "a secret" });
    const stolen = two.responses.create({
      model: "demo",
      input: "go on",
      previous_response_id: id,
    });
    await assert.rejects(stolen, (error) => {
      assert.ok(error instanceof OpenAI.BadRequestError);
      assert.equal(error.param, "previous_response_id");
      return true;
    });
  });

  it("cannot refer to what it wanted not to be kept", async () => {
    const [client] = setUp();
    const first = await client.responses.create({ model: "demo", input: "a", store: false });
    const second = { model: "demo", input: "b", previous_response_id: first.id };
    await assert.rejects(client.responses.create(second), OpenAI.BadRequestError);
  });
});
