/**
 * Where Gemini's clients ask. Some put `models/` before a model's name only when it has no slash,
 * and take one with a slash for the whole path of a model, such as `tunedModels/mine`.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { ask, gatewayOf } from "../support/gateway.ts";
import { answerOf, createInlineUpstream } from "../support/inline_upstream.ts";
import { object } from "../support/json.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { GREETING } from "../support/scripted_speech.ts";

const BODY = { contents: [{ role: "user", parts: [{ text: "Hello?" }] }] };

for (const base of ["/v1beta/models", "/v1/models", "/v1beta"]) {
  for (const name of ["up/m", "up/vendor/big"]) {
    for (const verb of ["generateContent", "streamGenerateContent?alt=sse", "countTokens"]) {
      const path = `${base}/${name}:${verb}`;
      test(`POST ${path} asks for ${name}`, async () => {
        const model = createScriptedModel("openai-chat");
        const upstream = createInlineUpstream((sent) => answerOf(model.respond(sent.json())));
        const gateway = gatewayOf({ host: { fetch: upstream.fetch } });
        const response = await ask(gateway, path, BODY);
        const text = await response.text();
        assert.equal(response.status, 200, text);
        if (verb === "countTokens") {
          assert.equal(typeof object(JSON.parse(text)).totalTokens, "number");
        } else {
          assert.ok(text.includes(GREETING.slice(0, 7)), text);
          assert.equal(model.asked[0]?.model, name.slice("up/".length));
        }
      });
    }
  }
}

test("a model's path is none of the other methods'", async () => {
  const response = await ask(gatewayOf({}), "/v1beta/up/m:generateContent");
  assert.equal(response.status, 405);
  assert.equal(response.headers.get("allow"), "POST, OPTIONS");
});
