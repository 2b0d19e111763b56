/**
 * Answers in the form of a schema, from models that cannot be held to one: whatever way they are
 * asked, the client reads the JSON as the text of an ordinary answer.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { WireProfile } from "../../src/dialects/dialect.ts";
import type { DialectId } from "../support/dialects.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import {
  answerOf,
  createInlineUpstream,
  jsonOf,
  type SentRequest,
} from "../support/inline_upstream.ts";
import { type Json, object, objects } from "../support/json.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import type { Seen } from "../support/seen.ts";
import { readStreamText, type Wire, WIRES } from "../support/wires.ts";

const SCHEMA = {
  type: "object",
  properties: { city: { type: "string" }, days: { type: "integer" } },
  required: ["city", "days"],
  additionalProperties: false,
};
const ANSWER = '{"city":"Tromsø","days":2}';

/** How each client asks for a form. */
const FORMATS: Readonly<Record<string, (schema: Json) => Json>> = {
  "openai-chat": (schema) => ({
    response_format: { type: "json_schema", json_schema: { name: "trip", schema } },
  }),
  "openai-responses": (schema) => ({
    text: { format: { type: "json_schema", name: "trip", schema } },
  }),
  "anthropic-messages": (schema) => ({
    output_config: { format: { type: "json_schema", schema } },
  }),
};

const CLIENTS = WIRES.filter(({ dialect }) => dialect in FORMATS);

/** A provider that has to be asked by way of a tool. */
interface Asked {
  readonly name: string;
  readonly dialect: DialectId;
  readonly model: string;
  readonly profile?: WireProfile;
  readonly schema?: Json;
  /** What the model calls the tool with, where it is not the answer itself. */
  readonly arguments?: string;
}

const ROWS: readonly Asked[] = [
  { name: "Claude before 4.5", dialect: "anthropic-messages", model: "claude-3-7-sonnet" },
  { name: "a model that is not Claude", dialect: "anthropic-messages", model: "MiniMax-M2" },
  {
    name: "Claude, of an object that is open",
    dialect: "anthropic-messages",
    model: "claude-opus-4-8",
    schema: { type: "object", additionalProperties: { type: "string" } },
  },
  {
    name: "Claude, of a list",
    dialect: "anthropic-messages",
    model: "claude-opus-4-8",
    schema: { type: "array", items: SCHEMA },
    arguments: `{ "answer" : ${ANSWER} }`,
  },
  {
    name: "a host without schemas",
    dialect: "openai-chat",
    model: "m",
    profile: { schemas: "tool" },
  },
  {
    name: "Responses, of a list",
    dialect: "openai-responses",
    model: "gpt-5.4",
    schema: { anyOf: [SCHEMA, { $ref: "#/$defs/day" }], $defs: { day: { type: "string" } } },
    arguments: `{"answer":${ANSWER}}`,
  },
];

interface Asking {
  readonly client: Wire;
  readonly row: Asked;
  readonly stream: boolean;
  readonly more?: Json;
}

async function send({ client, row, stream, more }: Asking): Promise<{ seen: Seen; sent: Json }> {
  const model = createScriptedModel(row.dialect, { arguments: row.arguments ?? ANSWER });
  const upstream = createInlineUpstream((request) => answerOf(model.respond(request.json())));
  const gateway = gatewayOf({
    dialect: row.dialect,
    ...(row.profile ? { profile: row.profile } : {}),
    host: { fetch: upstream.fetch },
  });
  const format = FORMATS[client.dialect]?.(row.schema ?? SCHEMA);
  const body = { ...client.request("Where to?", stream), model: `up/${row.model}`, ...format };
  const response = await ask(gateway, client.path, { ...body, ...more });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return {
    seen: stream ? readStreamText(client, text, true) : client.readReply(object(JSON.parse(text))),
    sent: upstream.requests[0]?.json() ?? {},
  };
}

describe("an answer by way of a tool", () => {
  for (const row of ROWS) {
    for (const client of CLIENTS.filter(({ dialect }) => dialect !== row.dialect)) {
      for (const stream of [false, true]) {
        test(`${row.name}, ${client.dialect}, ${stream ? "streamed" : "whole"}`, async () => {
          const { seen, sent } = await send({ client, row, stream });
          assert.deepEqual(seen.parts, [{ type: "text", text: ANSWER }]);
          assert.equal(seen.ending, "stop");
          assert.equal(objects(sent.tools).length, 1);
          assert.notEqual(sent.tool_choice, undefined);
          for (const field of ["response_format", "text", "output_config"]) {
            assert.equal(sent[field], undefined);
          }
        });
      }
    }
  }

  test("says as much as the schema does", async () => {
    const [chat, responses] = CLIENTS;
    assert.ok(chat !== undefined && responses !== undefined);
    const list = ROWS.find(({ name }) => name === "Responses, of a list");
    assert.ok(list !== undefined);
    const { sent } = await send({ client: chat, row: list, stream: false });
    const [tool] = objects(sent.tools);
    assert.deepEqual(tool?.parameters, {
      type: "object",
      properties: { answer: { anyOf: [SCHEMA, { $ref: "#/$defs/day" }] } },
      required: ["answer"],
      additionalProperties: false,
      $defs: { day: { type: "string" } },
    });
    assert.deepEqual(sent.tool_choice, { type: "function", name: "final_answer" });
  });
});

describe("an answer by way of a tool, beside others", () => {
  const [chat] = CLIENTS;
  const [old] = ROWS;
  const FUNCTION = { type: "function", function: { name: "look_up", parameters: SCHEMA } };

  async function asked(more: Json): Promise<{ seen: Seen; sent: Json }> {
    assert.ok(chat !== undefined && old !== undefined);
    return await send({ client: chat, row: old, stream: true, more });
  }

  test("the model may look something up first", async () => {
    const { seen, sent } = await asked({ tools: [FUNCTION] });
    assert.deepEqual(sent.tool_choice, { type: "any" });
    assert.deepEqual(objects(sent.tools).map(({ name }) => name), ["look_up", "final_answer"]);
    assert.deepEqual(seen.parts.map(({ type }) => type), ["tool"]);
    assert.equal(seen.ending, "tool");
  });

  test("what may not be called is not", async () => {
    const { sent } = await asked({ tools: [FUNCTION], tool_choice: "none" });
    assert.deepEqual(sent.tool_choice, { type: "tool", name: "final_answer" });
  });

  test("a call that is ordered is made, and is no answer", async () => {
    const choice = { type: "function", function: { name: "look_up" } };
    const { seen, sent } = await asked({ tools: [FUNCTION], tool_choice: choice });
    assert.deepEqual(sent.tool_choice, { type: "tool", name: "look_up" });
    assert.deepEqual(objects(sent.tools).map(({ name }) => name), ["look_up"]);
    assert.equal(seen.ending, "tool");
  });

  test("allowed tools and the answer are what is left", async () => {
    const allowed = { mode: "auto", tools: [{ type: "function", function: { name: "look_up" } }] };
    const { sent } = await asked({
      tools: [FUNCTION, { type: "function", function: { name: "other" } }],
      tool_choice: { type: "allowed_tools", allowed_tools: allowed },
    });
    assert.deepEqual(sent.tool_choice, { type: "any" });
    assert.deepEqual(objects(sent.tools).map(({ name }) => name), ["look_up", "final_answer"]);
  });

  test("a name that is taken is not taken again", async () => {
    const taken = { type: "function", function: { name: "final_answer", parameters: SCHEMA } };
    const { sent } = await asked({ tools: [taken] });
    assert.deepEqual(objects(sent.tools).map(({ name }) => name), [
      "final_answer",
      "final_answer_",
    ]);
  });
});

describe("Gemini", () => {
  async function asked(model: string, tools: boolean): Promise<{ sent: Json; text: unknown }> {
    const called = { functionCall: { name: "final_answer", args: { city: "Tromsø", days: 2 } } };
    const said = { text: '{"city":"Tromsø","days":2}' };
    const upstream = createInlineUpstream((request) =>
      jsonOf({
        candidates: [{
          content: { role: "model", parts: [isAskedByTool(request) ? called : said] },
          finishReason: "STOP",
        }],
        usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
      })
    );
    const gateway = gatewayOf({ dialect: "gemini", host: { fetch: upstream.fetch } });
    const response = await ask(gateway, "/v1/chat/completions", {
      model: `up/${model}`,
      messages: [{ role: "user", content: "Where to?" }],
      ...FORMATS["openai-chat"]?.(SCHEMA),
      ...(tools ? { tools: [{ type: "function", function: { name: "f" } }] } : {}),
    });
    const [choice] = objects(object(await response.json()).choices);
    assert.equal(choice?.finish_reason, "stop");
    return {
      sent: upstream.requests[0]?.json() ?? {},
      text: object(choice.message).content,
    };
  }

  function isAskedByTool(request: SentRequest): boolean {
    return request.body.includes("final_answer");
  }

  for (
    const [model, tools, byTool] of [
      ["gemini-2.5-flash", false, false],
      ["gemini-2.5-flash", true, true],
      ["gemini-3.5-flash", true, false],
    ] as const
  ) {
    test(`${model}, ${tools ? "with" : "without"} functions`, async () => {
      const { sent, text } = await asked(model, tools);
      assert.deepEqual(JSON.parse(String(text)), { city: "Tromsø", days: 2 });
      const config = byTool ? undefined : object(sent.generationConfig);
      assert.deepEqual(config?.responseJsonSchema, byTool ? undefined : SCHEMA);
      assert.equal(JSON.stringify(sent).includes("final_answer"), byTool);
    });
  }

  test("JSON of no form beside functions is named, not refused", async () => {
    const upstream = createInlineUpstream(() =>
      jsonOf({ candidates: [{ content: { parts: [{ text: "{}" }] }, finishReason: "STOP" }] })
    );
    const gateway = gatewayOf({ dialect: "gemini", host: { fetch: upstream.fetch } });
    const response = await ask(gateway, "/v1/chat/completions", {
      model: "up/gemini-2.5-pro",
      messages: [{ role: "user", content: "JSON" }],
      response_format: { type: "json_object" },
      tools: [{ type: "function", function: { name: "f" } }],
    });
    assert.equal(response.headers.get("x-sluice-dropped"), "response_format");
    assert.equal(upstream.requests[0]?.json().generationConfig, undefined);
  });
});

describe("a host that knows JSON but no schemas", () => {
  test("is told the schema in words, which is said", async () => {
    const model = createScriptedModel("openai-chat");
    const upstream = createInlineUpstream((request) => answerOf(model.respond(request.json())));
    const gateway = gatewayOf({ profile: { schemas: "words" }, host: { fetch: upstream.fetch } });
    const response = await ask(gateway, "/v1/responses", {
      model: "up/m",
      instructions: "Be brief.",
      input: "Where to?",
      ...FORMATS["openai-responses"]?.(SCHEMA),
    });
    assert.equal(response.headers.get("x-sluice-dropped"), "text.format=json_schema->json_object");
    const sent = upstream.requests[0]?.json() ?? {};
    assert.deepEqual(sent.response_format, { type: "json_object" });
    const messages = objects(sent.messages);
    assert.deepEqual(messages.map(({ role }) => role), ["system", "system", "user"]);
    assert.ok(String(messages[1]?.content).endsWith(JSON.stringify(SCHEMA)));
  });
});

describe("a host with a switch for thinking", () => {
  const FUNCTION = { name: "f", input_schema: { type: "object" } };

  async function asked(more: Json): Promise<{ sent: Json; dropped: string | null }> {
    const model = createScriptedModel("openai-chat");
    const upstream = createInlineUpstream((request) => answerOf(model.respond(request.json())));
    const gateway = gatewayOf({
      profile: { thinking: "switch" },
      host: { fetch: upstream.fetch },
    });
    const response = await ask(gateway, "/v1/messages", {
      model: "up/m",
      max_tokens: 4096,
      messages: [{ role: "user", content: "Hi" }],
      ...more,
    });
    return {
      sent: upstream.requests[0]?.json() ?? {},
      dropped: response.headers.get("x-sluice-dropped"),
    };
  }

  test("is told nothing where nothing was asked", async () => {
    const { sent } = await asked({ tools: [FUNCTION], tool_choice: { type: "auto" } });
    assert.equal(sent.thinking, undefined);
  });

  test("thinks, or does not", async () => {
    const on = await asked({ thinking: { type: "enabled", budget_tokens: 2000 } });
    assert.deepEqual(on.sent.thinking, { type: "enabled" });
    const off = await asked({ thinking: { type: "disabled" } });
    assert.deepEqual(off.sent.thinking, { type: "disabled" });
    assert.equal(off.sent.reasoning_effort, undefined);
    assert.equal(off.dropped, null);
  });

  test("does not think when a call is forced", async () => {
    const forced = { tools: [FUNCTION], tool_choice: { type: "any" } };
    const silent = await asked(forced);
    assert.deepEqual(silent.sent.thinking, { type: "disabled" });
    assert.equal(silent.dropped, null);
    const asking = await asked({ ...forced, thinking: { type: "enabled", budget_tokens: 2000 } });
    assert.deepEqual(asking.sent.thinking, { type: "disabled" });
    assert.equal(asking.dropped, "thinking");
  });
});
