/**
 * Google's SDK through the gateway, against an upstream of each dialect.
 *
 * @module
 */

import assert from "node:assert/strict";
import { ApiError, type GenerateContentResponse } from "@google/genai";
import { checkClient } from "../support/behaviours.ts";
import { GREETING, USAGE } from "../support/scripted_speech.ts";
import { eachUpstream } from "../support/sdk.ts";
import { googleChats, googleOf } from "./drivers/google.ts";

checkClient(googleChats);

eachUpstream("generateContent", {}, async (served) => {
  const answer = await googleOf(served).models.generateContent({
    model: served.model,
    contents: "Hello?",
  });
  assert.equal(answer.text, GREETING);
  assert.equal(answer.candidates?.[0]?.finishReason, "STOP");
  assert.equal(answer.usageMetadata?.totalTokenCount, USAGE.prompt + USAGE.output);
});

eachUpstream("generateContentStream", {}, async (served) => {
  const stream = await googleOf(served).models.generateContentStream({
    model: served.model,
    contents: "Hello?",
  });
  let text = "";
  let last: GenerateContentResponse | undefined;
  for await (const chunk of stream) {
    text += chunk.text ?? "";
    last = chunk;
  }
  assert.equal(text, GREETING);
  assert.equal(last?.candidates?.[0]?.finishReason, "STOP");
  assert.equal(last?.usageMetadata?.totalTokenCount, USAGE.prompt + USAGE.output);
});

eachUpstream("countTokens", {}, async (served, dialect) => {
  const { totalTokens } = await googleOf(served).models.countTokens({
    model: served.model,
    contents: "How many tokens are these words?",
  });
  assert.ok(totalTokens !== undefined && totalTokens > 4 && totalTokens < 30);
  // Who speaks the client's wire is asked, the others' prompts are estimated.
  assert.equal(served.upstream.requests.length, dialect === "gemini" ? 1 : 0);
});

eachUpstream("a wrong key", {}, async (served) => {
  const { models } = googleOf({ ...served, key: "sk-nobody" });
  const asked = models.generateContent({ model: served.model, contents: "Hello?" });
  await assert.rejects(asked, (error) => {
    assert.ok(error instanceof ApiError);
    assert.equal(error.status, 401);
    return true;
  });
});

eachUpstream("a key in the address, a list in place of events", {}, async ({ url, key, model }) => {
  const path = `/v1beta/models/${encodeURIComponent(model)}:streamGenerateContent?key=${key}`;
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ contents: [{ role: "user", parts: [{ text: "Hello?" }] }] }),
  });
  const chunks: GenerateContentResponse[] = await response.json();
  const parts = chunks.flatMap(({ candidates }) => candidates?.[0]?.content?.parts ?? []);
  assert.equal(parts.map(({ text }) => text ?? "").join(""), GREETING);
});

eachUpstream("the models", {}, async (served) => {
  const { models } = googleOf(served);
  const model = await models.get({ model: served.model });
  assert.equal(model.name, `models/${served.model}`);
  const names = [];
  for await (const { name } of await models.list()) names.push(name);
  assert.deepEqual(names, [`models/${served.alias}`, `models/${served.model}`]);
});
