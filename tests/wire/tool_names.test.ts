/**
 * Tools that only one API knows keep their shape for the client that declared them, whatever the
 * provider made of them: custom tools with free text, and tools in namespaces.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type { DialectId } from "../support/dialects.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { answerOf, createInlineUpstream } from "../support/inline_upstream.ts";
import { type Json, object, objects } from "../support/json.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { ARGUMENTS } from "../support/scripted_speech.ts";
import { readSse } from "../support/sse.ts";
import { type Wire, wireOf, WIRES } from "../support/wires.ts";

const FOREIGN: readonly DialectId[] = ["openai-chat", "anthropic-messages"];
const TEXT = "SELECT 'ü' AS \"x\";\n-- done";

/** What the client gets of a call that the provider makes with `args`; its whole answer at last. */
async function call(wire: Wire, dialect: DialectId, body: Json, args: string): Promise<Json> {
  const model = createScriptedModel(dialect, { arguments: args });
  const upstream = createInlineUpstream((request) => answerOf(model.respond(request.json())));
  const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
  const response = await ask(gateway, wire.path, body);
  const text = await response.text();
  assert.equal(response.status, 200, text);
  if (body.stream !== true) return object(JSON.parse(text));
  const { frames } = readSse(text);
  wire.readStream(frames, true);
  return object(object(JSON.parse(frames.at(-1)?.data ?? "")).response);
}

for (const stream of [false, true]) {
  test(`a custom tool of Responses before Anthropic, stream ${stream}`, async () => {
    const wire = wireOf("openai-responses");
    const body = {
      ...wire.request("hi", stream),
      tools: [{ type: "custom", name: "write_sql", description: "Writes SQL." }],
    };
    const response = await call(wire, "anthropic-messages", body, JSON.stringify({ input: TEXT }));
    const item = objects(response.output).find(({ type }) => type === "custom_tool_call");
    assert.equal(item?.name, "write_sql");
    assert.equal(item?.input, TEXT);
  });

  for (const dialect of FOREIGN) {
    test(`a namespace of Responses before ${dialect}, stream ${stream}`, async () => {
      const wire = wireOf("openai-responses");
      const tool = { type: "function", name: "close", parameters: { type: "object" } };
      const body = {
        ...wire.request("hi", stream),
        tools: [{ type: "namespace", name: "doors", description: "Doors.", tools: [tool] }],
      };
      const response = await call(wire, dialect, body, ARGUMENTS);
      const item = objects(response.output).find(({ type }) => type === "function_call");
      assert.equal(item?.name, "close");
      assert.equal(item?.namespace, "doors");
      assert.equal(item?.arguments, ARGUMENTS);
    });
  }
}

test("a custom tool of Chat Completions before Anthropic", async () => {
  const wire = wireOf("openai-chat");
  const body = {
    ...wire.request("hi", false),
    tools: [{ type: "custom", custom: { name: "write_sql", description: "Writes SQL." } }],
  };
  const response = await call(wire, "anthropic-messages", body, JSON.stringify({ input: TEXT }));
  const message = object(objects(response.choices)[0]?.message);
  const [made] = objects(message.tool_calls);
  assert.equal(made?.type, "custom");
  assert.deepEqual(made?.custom, { name: "write_sql", input: TEXT });
});

test("arguments reach the client byte for byte", async () => {
  // Spacing, number forms, escapes and doubled keys are the model's own business.
  const args = '{ "a" : 1.0, "a":1e2,"big":12345678901234567890, "u":"\\u00fc\\/" ,"z":[ ] }';
  for (const wire of WIRES) {
    if (wire.dialect === "anthropic-messages") continue; // Its whole answers hold objects.
    for (const { dialect } of WIRES) {
      if (dialect === "anthropic-messages") continue;
      const body = { ...wire.request("hi", false), tools: [toolOf(wire.dialect)] };
      const response = await call(wire, dialect, body, args);
      assert.ok(JSON.stringify(response).includes(JSON.stringify(args)), `${wire.dialect}`);
    }
  }
  for (const wire of WIRES) {
    for (const { dialect } of WIRES) {
      const model = createScriptedModel(dialect, { arguments: args });
      const upstream = createInlineUpstream((request) => answerOf(model.respond(request.json())));
      const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
      const body = { ...wire.request("hi", true), tools: [toolOf(wire.dialect)] };
      const { frames } = readSse(await (await ask(gateway, wire.path, body)).text());
      const seen = wire.readStream(frames, wire.dialect !== dialect);
      const made = seen.parts.find((part) => part.type === "tool");
      assert.equal(made?.type === "tool" && made.arguments, args, `${wire.dialect}, ${dialect}`);
    }
  }
});

function toolOf(dialect: DialectId): Json {
  const parameters = { type: "object", properties: {} };
  switch (dialect) {
    case "openai-chat":
      return { type: "function", function: { name: "get", parameters } };
    case "openai-responses":
      return { type: "function", name: "get", parameters };
    case "anthropic-messages":
      return { name: "get", input_schema: parameters };
  }
}
