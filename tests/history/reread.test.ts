/**
 * A conversation that another vendor's sealed reasoning is in has to be read and written anew even
 * between two ends of one wire. All that is the provider's own stays as it was: its blocks and items,
 * its tools, signatures, citations, cache marks and files.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sealSignature } from "../../src/canonical/seal.ts";
import { PART_WIRES, type PartWire } from "../../src/dialects/parts_table.ts";
import { fieldOf } from "../options/walk.ts";
import { ANSWERS, MODELS, pathOf } from "../parts/wires.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream } from "../support/inline_upstream.ts";
import { type Json, object } from "../support/json.ts";

/** Each wire's own things, with one of another's among them, and where each own thing must be. */
const CASES: Readonly<Record<PartWire, { body: Json; own: Readonly<Record<string, Json>> }>> = {
  messages: (() => {
    const seal = sealSignature(
      { signature: "g", origin: "openai-responses" },
      "anthropic-messages",
    );
    const use = {
      type: "server_tool_use",
      id: "srvtoolu_1",
      name: "web_search",
      input: { query: "q" },
    };
    const result = {
      type: "web_search_tool_result",
      tool_use_id: "srvtoolu_1",
      content: [{ type: "web_search_result", url: "https://x.invalid", encrypted_content: "Eo" }],
    };
    const thinking = { type: "thinking", thinking: "own", signature: "EqQB" };
    const redacted = { type: "redacted_thinking", data: "EmwK" };
    const text = {
      type: "text",
      text: "It is.",
      citations: [{
        type: "web_search_result_location",
        url: "https://x.invalid",
        title: "X",
        cited_text: "It",
        encrypted_index: "Eo8B",
      }],
    };
    const file = { type: "document", source: { type: "file", file_id: "file_1" }, title: "T" };
    const bash = { type: "bash_20250124", name: "bash", cache_control: { type: "ephemeral" } };
    const call = { type: "tool_use", id: "toolu_1", name: "bash", input: { command: "ls" } };
    const answer = {
      type: "tool_result",
      tool_use_id: "toolu_1",
      content: [{ type: "text", text: "a" }],
      cache_control: { type: "ephemeral", ttl: "1h" },
    };
    return {
      body: {
        max_tokens: 99,
        tools: [bash],
        messages: [
          { role: "user", content: [file] },
          {
            role: "assistant",
            content: [
              { type: "thinking", thinking: "theirs", signature: seal },
              thinking,
              redacted,
              use,
              result,
              text,
              call,
            ],
          },
          { role: "user", content: [answer] },
        ],
      },
      own: {
        "tools[0]": bash,
        "messages[0].content[0]": file,
        "messages[1].content[0]": thinking,
        "messages[1].content[1]": redacted,
        "messages[1].content[2]": use,
        "messages[1].content[3]": result,
        "messages[1].content[4]": text,
        "messages[1].content[5]": call,
        "messages[2].content[0]": answer,
      },
    };
  })(),

  responses: (() => {
    const seal = sealSignature(
      { signature: "E", origin: "anthropic-messages" },
      "openai-responses",
    );
    const search = { type: "web_search", search_context_size: "low" };
    const custom = {
      type: "custom",
      name: "patch",
      format: { type: "grammar", syntax: "lark", definition: "start: /x/" },
    };
    const searched = { id: "ws_1", type: "web_search_call", status: "completed" };
    const reasoning = { id: "rs_1", type: "reasoning", summary: [], encrypted_content: "gAAA" };
    const call = { type: "custom_tool_call", call_id: "call_1", name: "patch", input: "x\n" };
    const output = { type: "custom_tool_call_output", call_id: "call_1", output: "ok" };
    const shell = { type: "local_shell_call_output", id: "ls_1", output: "{}" };
    const file = { type: "input_file", file_id: "file-1" };
    const annotations = [{
      type: "file_citation",
      file_id: "file-1",
      filename: "a",
      index: 1,
    }];
    return {
      body: {
        store: false,
        tools: [search, custom],
        input: [
          { type: "message", role: "user", content: [file] },
          { type: "reasoning", id: "rs_0", summary: [], encrypted_content: seal },
          searched,
          reasoning,
          {
            type: "message",
            role: "assistant",
            content: [{ type: "output_text", text: "It is.", annotations }],
          },
          call,
          output,
          shell,
        ],
      },
      own: {
        "tools[0]": search,
        "tools[1]": custom,
        "input[0].content[0]": file,
        "input[1]": searched,
        "input[2]": reasoning,
        "input[3].content[0]": { type: "output_text", text: "It is.", annotations },
        "input[4]": call,
        "input[5]": output,
        "input[6]": shell,
      },
    };
  })(),

  chat: (() => {
    const seal = sealSignature({ signature: "E", origin: "anthropic-messages" }, "openai-chat");
    const theirs = {
      type: "reasoning.text",
      text: "theirs",
      signature: seal,
      format: "sluice",
      index: 0,
    };
    const call = {
      id: "call_1",
      type: "function",
      function: { name: "f", arguments: '{ "a":1 }' },
    };
    const file = { type: "file", file: { file_id: "file-1", filename: "a.pdf" } };
    const image = { type: "image_url", image_url: { url: "https://x.invalid/a", detail: "low" } };
    const hosted = { type: "web_search_preview" };
    return {
      body: {
        tools: [hosted, { type: "function", function: { name: "f" } }],
        messages: [
          { role: "user", content: [file, image] },
          { role: "assistant", content: null, reasoning_details: [theirs], tool_calls: [call] },
          { role: "tool", tool_call_id: "call_1", content: "r" },
          { role: "assistant", content: "Yes.", reasoning_content: "own" },
          { role: "user", content: "Go on" },
        ],
      },
      own: {
        "tools[0]": hosted,
        "messages[0].content[0]": file,
        "messages[0].content[1]": image,
        "messages[1].tool_calls[0]": call,
        "messages[2]": { role: "tool", tool_call_id: "call_1", content: "r" },
        "messages[3]": { role: "assistant", content: "Yes.", reasoning_content: "own" },
      },
    };
  })(),

  gemini: (() => {
    const sealed = btoa(sealSignature({ signature: "E", origin: "anthropic-messages" }, "gemini"));
    const search = { googleSearch: {} };
    const code = { codeExecution: {} };
    const ran = { executableCode: { language: "PYTHON", code: "1" }, thoughtSignature: "Cp0" };
    const result = { codeExecutionResult: { outcome: "OUTCOME_OK", output: "1" } };
    const thought = { text: "own", thought: true, thoughtSignature: "Cp1" };
    const call = {
      functionCall: { id: "fc1", name: "f", args: { a: 1 } },
      thoughtSignature: "Cp2",
    };
    const file = {
      fileData: {
        fileUri: "https://generativelanguage.googleapis.com/v1beta/files/a",
        mimeType: "video/mp4",
      },
    };
    return {
      body: {
        tools: [search, code],
        contents: [
          { role: "user", parts: [file] },
          {
            role: "model",
            parts: [
              { text: "theirs", thought: true, thoughtSignature: sealed },
              thought,
              ran,
              result,
              call,
            ],
          },
          {
            role: "user",
            parts: [{ functionResponse: { id: "fc1", name: "f", response: { output: "r" } } }],
          },
        ],
      },
      own: {
        "tools[0]": search,
        "tools[1]": code,
        "contents[0].parts[0]": file,
        "contents[1].parts[0]": thought,
        "contents[1].parts[1]": ran,
        "contents[1].parts[2]": result,
        "contents[1].parts[3]": call,
      },
    };
  })(),
};

describe("a conversation read anew", () => {
  for (const wire of Object.keys(PART_WIRES) as PartWire[]) {
    test(`keeps what is the provider's own: ${wire}`, async () => {
      const upstream = createInlineUpstream(() => Response.json(ANSWERS[wire]));
      const dialect = PART_WIRES[wire];
      const gateway = gatewayOf({
        dialect,
        profile: { customTools: true },
        host: { fetch: upstream.fetch },
      });
      const { body, own } = CASES[wire];
      const model = `up/${MODELS[wire]}`;
      const whole = wire === "gemini" ? body : { model, ...body };
      const response = await ask(gateway, pathOf(wire, model), whole);
      assert.equal(response.status, 200, await response.text());
      const sent = object(upstream.requests[0]?.json());
      assert.ok(!JSON.stringify(sent).includes("theirs"), "another's reasoning is out");
      for (const [path, thing] of Object.entries(own)) {
        assert.deepEqual(fieldOf(sent, path), thing, path);
      }
      assert.equal(response.headers.get("x-sluice-dropped"), "thinking");
    });
  }
});

test("a citation goes home through a client of Anthropic's wire, and never to Anthropic", async () => {
  const annotation = {
    type: "url_citation",
    url: "https://x.invalid",
    title: "X",
    start_index: 0,
    end_index: 5,
  };
  const [item] = ANSWERS.responses.output as { content: Json[] }[];
  const cited = { ...item, content: [{ ...item?.content[0], annotations: [annotation] }] };
  const upstream = createInlineUpstream(({ url }) =>
    Response.json(
      url.endsWith("/responses") ? { ...ANSWERS.responses, output: [cited] } : ANSWERS.messages,
    )
  );
  const host = { fetch: upstream.fetch };
  const home = gatewayOf({ dialect: "openai-responses", host });
  const away = gatewayOf({ dialect: "anthropic-messages", host });
  const question = { role: "user", content: "Is it?" };
  const first = { model: "up/m", max_tokens: 9, messages: [question] };
  const answer = object(await (await ask(home, "/v1/messages", first)).json());
  const turns = [question, { role: "assistant", content: answer.content }, question];
  for (const gateway of [home, away]) {
    const response = await ask(gateway, "/v1/messages", { ...first, messages: turns });
    assert.equal(response.status, 200, await response.text());
  }
  const [, back, elsewhere] = upstream.requests.map((request) => request.json());
  assert.deepEqual(fieldOf(back, "input[1].content[0].annotations"), [annotation]);
  assert.deepEqual(fieldOf(elsewhere, "messages[1].content"), [{ type: "text", text: "Seen." }]);
});
