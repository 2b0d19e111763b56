/**
 * Google's SDK through the gateway, against an upstream of each dialect.
 *
 * @module
 */

import assert from "node:assert/strict";
import { type Content, type GenerateContentResponse, GoogleGenAI } from "@google/genai";
import { afterTool, GREETING, THOUGHT, TOOL, USAGE } from "../support/scripted_speech.ts";
import { eachUpstream, type Served } from "../support/sdk.ts";

const WEATHER = {
  functionDeclarations: [{
    name: TOOL,
    description: "The weather.",
    parametersJsonSchema: {
      type: "object",
      properties: { city: { type: "string" }, days: { type: "number" } },
    },
  }],
};

function modelsOf({ url, key }: Served) {
  return new GoogleGenAI({ apiKey: key, httpOptions: { baseUrl: url } }).models;
}

function checkUsage({ usageMetadata }: GenerateContentResponse): void {
  assert.equal(usageMetadata?.promptTokenCount, USAGE.prompt);
  assert.equal(usageMetadata?.cachedContentTokenCount, USAGE.cached);
  const { candidatesTokenCount = 0, thoughtsTokenCount = 0 } = usageMetadata ?? {};
  assert.equal(candidatesTokenCount + thoughtsTokenCount, USAGE.output);
}

eachUpstream("generateContent", {}, async (served) => {
  const answer = await modelsOf(served).generateContent({
    model: served.model,
    contents: "Hello?",
  });
  assert.equal(answer.text, GREETING);
  assert.equal(answer.candidates?.[0]?.finishReason, "STOP");
  checkUsage(answer);
});

eachUpstream("generateContentStream", {}, async (served) => {
  const stream = await modelsOf(served).generateContentStream({
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
  assert.ok(last);
  checkUsage(last);
});

eachUpstream("generateContent with thinking", { thinks: true }, async (served) => {
  const answer = await modelsOf(served).generateContent({
    model: served.model,
    contents: "Hello?",
    config: { thinkingConfig: { includeThoughts: true, thinkingBudget: 2048 } },
  });
  const parts = answer.candidates?.[0]?.content?.parts ?? [];
  const thoughts = parts.filter((part) => part.thought).map((part) => part.text).join("");
  assert.equal(thoughts, THOUGHT);
  assert.equal(answer.text, GREETING);
});

eachUpstream("a tool loop of two steps", {}, async (served) => {
  const models = modelsOf(served);
  const question: Content = { role: "user", parts: [{ text: "Hello?" }] };
  const config = { tools: [WEATHER] };
  const first = await models.generateContent({ model: served.model, contents: [question], config });
  const [call] = first.functionCalls ?? [];
  assert.equal(call?.name, TOOL);
  const content = first.candidates?.[0]?.content;
  assert.ok(call && content);
  const response = { id: call.id ?? "", name: TOOL, response: { output: "snow" } };
  const second = await models.generateContent({
    model: served.model,
    contents: [question, content, { role: "user", parts: [{ functionResponse: response }] }],
    config,
  });
  assert.equal(second.text, afterTool("snow"));
  assert.equal(served.scripted.asked.at(-1)?.result, "snow");
});

eachUpstream("countTokens", {}, async (served) => {
  const { totalTokens } = await modelsOf(served).countTokens({
    model: served.model,
    contents: "How many tokens are these words?",
  });
  assert.ok(totalTokens !== undefined && totalTokens > 4 && totalTokens < 30);
});

eachUpstream("a wrong key", {}, async (served) => {
  const models = modelsOf({ ...served, key: "sk-nobody" });
  const asked = models.generateContent({ model: served.model, contents: "Hello?" });
  await assert.rejects(asked, (error) => {
    assert.ok(error instanceof Error && "status" in error);
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
  const client = new GoogleGenAI({ apiKey: served.key, httpOptions: { baseUrl: served.url } });
  const model = await client.models.get({ model: served.model });
  assert.equal(model.name, `models/${served.model}`);
  const names = [];
  for await (const { name } of await client.models.list()) names.push(name);
  assert.deepEqual(names, []);
});
