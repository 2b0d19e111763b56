/**
 * A tool's arguments reach the other side digit by digit, whichever wires they pass.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream } from "../support/inline_upstream.ts";
import { wireOf } from "../support/wires.ts";

const ARGUMENTS = '{"id":12345678901234567890,"ratio":0.30000000000000000004}';
const DIGITS = /12345678901234567890.*0\.30000000000000000004/;
const OPTIONS = { skip: !("rawJSON" in JSON) };

/** A conversation with a call in it, as a client of each wire has it. */
const HISTORY = {
  "openai-chat": `{"model":"up/m","messages":[{"role":"user","content":"x"},{"role":"assistant",
    "tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":
    ${JSON.stringify(ARGUMENTS)}}}]},{"role":"tool","tool_call_id":"c1","content":"ok"}]}`,
  "anthropic-messages": `{"model":"up/m","max_tokens":9,"messages":[{"role":"user","content":"x"},
    {"role":"assistant","content":[{"type":"tool_use","id":"c1","name":"f","input":${ARGUMENTS}}]},
    {"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":"ok"}]}]}`,
  "openai-responses": `{"model":"up/m","input":[{"role":"user","content":"x"},{"type":
    "function_call","call_id":"c1","name":"f","arguments":${JSON.stringify(ARGUMENTS)}},
    {"type":"function_call_output","call_id":"c1","output":"ok"}]}`,
} as const;

/** An answer that calls, as a provider of each wire gives it. */
const ANSWERS = {
  "openai-chat": `{"id":"r","object":"chat.completion","created":1,"model":"m","choices":[{"index":
    0,"finish_reason":"tool_calls","message":{"role":"assistant","content":null,"tool_calls":[{"id":
    "c1","type":"function","function":{"name":"f","arguments":${JSON.stringify(ARGUMENTS)}}}]}}]}`,
  "anthropic-messages": `{"id":"r","type":"message","role":"assistant","model":"m","content":[
    {"type":"tool_use","id":"c1","name":"f","input":${ARGUMENTS}}],"stop_reason":"tool_use",
    "stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1}}`,
  "openai-responses": `{"id":"r","object":"response","status":"completed","model":"m","output":[
    {"type":"function_call","id":"fc","call_id":"c1","name":"f","status":"completed","arguments":
    ${JSON.stringify(ARGUMENTS)}}]}`,
} as const;

const DIALECTS = ["openai-chat", "anthropic-messages", "openai-responses"] as const;

for (const client of DIALECTS) {
  for (const provider of DIALECTS) {
    test(`long numbers from ${client} to ${provider} and back`, OPTIONS, async () => {
      const upstream = createInlineUpstream(() =>
        new Response(ANSWERS[provider], { headers: { "content-type": "application/json" } })
      );
      const gateway = gatewayOf({ dialect: provider, host: { fetch: upstream.fetch } });
      const response = await ask(gateway, wireOf(client).path, HISTORY[client]);
      const text = await response.text();
      assert.equal(response.status, 200, text);
      assert.match(upstream.requests[0]?.body ?? "", DIGITS);
      assert.match(text, DIGITS);
    });
  }
}
