/**
 * What a provider of Pi's own wire cannot be sent is named by its place in the client's own body.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { upstreamOf } from "../dialects/pi_native/upstreams.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { type Json, object } from "../support/json.ts";

describe("what a provider of this wire cannot be sent", () => {
  const cases: [path: string, body: Json, param: string][] = [
    ["/v1/chat/completions", {
      messages: [{
        role: "user",
        content: [
          { type: "text", text: "hi" },
          { type: "input_audio", input_audio: { data: "aGk=", format: "wav" } },
        ],
      }],
    }, "messages[0].content[1]"],
    ["/v1/responses", {
      instructions: "Be kind.",
      input: [{
        role: "user",
        content: [{ type: "input_file", file_data: "data:application/pdf;base64,aGk=" }],
      }],
    }, "input[0].content[0]"],
  ];
  for (const [path, body, param] of cases) {
    it(`is named by its place in the client's own body: ${path}`, async () => {
      const upstream = upstreamOf("pi-native", { content: [], finish: { reason: "stop" } });
      const gateway = gatewayOf({ dialect: "pi-native", host: { fetch: upstream.fetch } });
      const response = await ask(gateway, path, { model: "up/m", ...body });
      assert.equal(response.status, 400);
      const error = object(object(await response.json()).error);
      assert.equal(error.param, param);
      assert.ok(String(error.message).includes(`'${param}'`));
      assert.equal(upstream.requests.length, 0);
    });
  }
});
