/**
 * Shorter histories, and counts: the provider's own where it has them, else by our own means.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type OpenAI from "openai";
import { createStateful, failureOf, FOREIGN } from "../support/stateful.ts";

const HISTORY = [
  { role: "user" as const, content: "My name is Ada." },
  { role: "assistant" as const, content: "Hello Ada." },
  { role: "user" as const, content: "I like tea." },
];

for (const model of FOREIGN) {
  test(`${model}: a summary takes the place of all but what the user said`, async () => {
    const { one, sent } = createStateful();
    const { data: compacted, response } = await one.responses.compact({
      model: model as "gpt-5",
      input: HISTORY,
    }).withResponse();
    assert.equal(response.headers.get("x-sluice-summarized"), "true");
    assert.equal(compacted.object, "response.compaction");
    assert.deepEqual(compacted.output.map(({ type }) => type), [
      "message",
      "message",
      "compaction",
    ]);
    assert.ok(compacted.usage.total_tokens > 0);
    assert.equal(sent[0]?.json().stream ?? false, false);

    const next = await one.responses.create({
      model,
      input: [
        ...compacted.output as OpenAI.Responses.ResponseInputItem[],
        { role: "user", content: "And now?" },
      ],
    });
    // The model recites what it was given: the summary is a recital of the history.
    assert.match(next.output_text, /^My name is Ada\. \/ I like tea\. \/ A summary of the conv/);
    assert.match(next.output_text, /Hello Ada\..* \/ And now\?$/s);
    assert.doesNotMatch(JSON.stringify(sent[1]?.json()), /sluice1:/);
  });

  test(`${model}: what a response goes on from can be made shorter`, async () => {
    const { one } = createStateful();
    const made = await one.responses.create({ model, input: "My name is Ada." });
    const compacted = await one.responses.compact({
      model: model as "gpt-5",
      previous_response_id: made.id,
    });
    const [message] = compacted.output as unknown as { content: { text: string }[] }[];
    assert.equal(message?.content[0]?.text, "My name is Ada.");
    // A compaction is no response: it cannot be gone on from by its id.
    const next = one.responses.create({ model, input: "?", previous_response_id: compacted.id });
    assert.equal((await failureOf(next)).code, "previous_response_not_found");
  });

  test(`${model}: a count is an estimate, and says so`, async () => {
    const { one, sent } = createStateful();
    const made = await one.responses.create({ model, input: "x".repeat(4000) });
    const count = (body: OpenAI.Responses.InputTokenCountParams) =>
      one.responses.inputTokens.count(body).withResponse();
    const { data, response } = await count({ model, input: "short" });
    assert.equal(data.object, "response.input_tokens");
    assert.equal(response.headers.get("x-sluice-estimated"), "true");
    const whole = await count({ model, input: "short", previous_response_id: made.id });
    assert.ok(whole.data.input_tokens > data.input_tokens + 1900, "what came before is counted");
    const answers = sent.filter(({ url }) => !url.endsWith("/responses/input_tokens"));
    assert.equal(answers.length, 1);
  });
}

test("a provider's own compaction passes untouched", async () => {
  const { one, sent } = createStateful();
  const { data, response } = await one.responses.compact({
    model: "keeping/m" as "gpt-5",
    input: HISTORY,
  }).withResponse();
  assert.equal(response.headers.get("x-sluice-summarized"), null);
  assert.equal(data.id, "resp_compacted");
  assert.equal(sent[0]?.url, "http://keeping.invalid/v1/responses/compact");
  assert.deepEqual(sent[0]?.json(), { model: "m", input: HISTORY });
});

test("a provider of Responses that compacts nothing is asked for a summary", async () => {
  const { one, sent } = createStateful({
    answer: ({ url }) =>
      url.endsWith("/compact")
        ? Response.json({ error: { message: "Not Found" } }, { status: 404 })
        : undefined,
  });
  const { data, response } = await one.responses.compact({
    model: "keeping/m" as "gpt-5",
    input: HISTORY,
  }).withResponse();
  assert.equal(response.headers.get("x-sluice-summarized"), "true");
  assert.equal(sent.length, 2);
  const next = { model: "keeping/m", input: data.output as OpenAI.Responses.ResponseInputItem[] };
  assert.match((await one.responses.create(next)).output_text, /A summary of the conversation/);
  assert.doesNotMatch(sent[2]?.body ?? "", /sluice1:/, "no provider is handed it as its own");
});

test("a model that does not exist is told as that", async () => {
  const { one, sent } = createStateful({
    answer: () =>
      Response.json({
        error: { message: "No such model", type: "invalid_request_error", code: "model_not_found" },
      }, { status: 404 }),
  });
  const error = await failureOf(one.responses.compact({
    model: "keeping/m" as "gpt-5",
    input: HISTORY,
  }));
  assert.equal(error.code, "model_not_found");
  assert.equal(sent.length, 1);
});

test("a provider's own count passes", async () => {
  const { one, sent } = createStateful();
  const { data, response } = await one.responses.inputTokens.count({
    model: "keeping/m",
    input: "x",
  }).withResponse();
  assert.equal(data.input_tokens, 77);
  assert.equal(response.headers.get("x-sluice-estimated"), null);
  assert.equal(sent[0]?.url, "http://keeping.invalid/v1/responses/input_tokens");
});

test("a provider of Responses that counts nothing is estimated for, and that is said", async () => {
  const { one } = createStateful({
    answer: ({ url }) =>
      url.endsWith("/input_tokens")
        ? Response.json({ error: { message: "Not Found" } }, { status: 404 })
        : undefined,
  });
  const { data, response } = await one.responses.inputTokens.count({
    model: "keeping/m",
    input: "x".repeat(400),
  }).withResponse();
  assert.equal(data.input_tokens, 100);
  assert.equal(response.headers.get("x-sluice-estimated"), "true");
});
