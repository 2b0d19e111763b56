/**
 * Responses as a server with a memory, over every kind of upstream, with the vendor's SDK as client:
 * what is kept can be read, listed, deleted and gone on from, and by nobody else.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import OpenAI from "openai";
import { SIGNATURE, THOUGHT } from "../support/scripted_speech.ts";
import { createStateful, failureOf, FOREIGN, KEYS, MODELS } from "../support/stateful.ts";

for (const model of MODELS) {
  test(`${model}: a response is kept until it is deleted`, async () => {
    const { one } = createStateful();
    const made = await one.responses.create({ model, input: "first" });
    const read = await one.responses.retrieve(made.id);
    assert.equal(read.id, made.id);
    assert.equal(read.output_text, "first");
    assert.equal(read.status, "completed");
    await one.responses.delete(made.id);
    const error = await failureOf(one.responses.retrieve(made.id));
    assert.equal(error.status, 404);
    const next = { model, input: "next", previous_response_id: made.id };
    assert.equal((await failureOf(one.responses.create(next))).code, "previous_response_not_found");
  });

  for (const stream of [false, true]) {
    test(`${model}: three turns by previous_response_id, stream ${stream}`, async () => {
      const { one } = createStateful();
      let previous: string | null = null;
      let heard = "";
      for (const input of ["one", "two", "three"]) {
        const body = { model, input, previous_response_id: previous };
        const response: OpenAI.Responses.Response = stream
          ? await one.responses.stream(body).finalResponse()
          : await one.responses.create(body);
        heard = heard === "" ? input : `${heard} / ${heard} / ${input}`;
        assert.equal(response.output_text, heard);
        previous = response.id;
      }
    });
  }

  test(`${model}: an item is referred to by its id`, async () => {
    const { one } = createStateful();
    const made = await one.responses.create({ model, input: "a question" });
    const reference = { type: "item_reference" as const, id: made.output[0]?.id ?? "" };
    const next = await one.responses.create({
      model,
      input: [{ role: "user", content: "so" }, reference, { role: "user", content: "and then?" }],
    });
    assert.equal(next.output_text, "so / a question / and then?");
  });

  test(`${model}: nobody else sees any of it, nor that it is there`, async () => {
    const { one, two, sent } = createStateful();
    const made = await one.responses.create({ model, input: "a secret" });
    const item = made.output[0]?.id ?? "";
    const before = sent.length;
    const unknown = made.id.replace(/.$/, (last) => last === "0" ? "1" : "0");
    const attempts: ((id: string, item: string) => PromiseLike<unknown>)[] = [
      (id) => two.responses.retrieve(id),
      (id) => two.responses.retrieve(id, { stream: true }),
      (id) => two.responses.delete(id),
      (id) => two.responses.cancel(id),
      (id) => two.responses.inputItems.list(id),
      (id) => two.responses.create({ model, input: "?", previous_response_id: id }),
      (id) => two.responses.compact({ model: model as "gpt-5", previous_response_id: id }),
      (id) => two.responses.inputTokens.count({ model, input: "?", previous_response_id: id }),
      (_, item) => two.responses.create({ model, input: [{ type: "item_reference", id: item }] }),
    ];
    for (const attempt of attempts) {
      const stolen = await failureOf(attempt(made.id, item));
      const guessed = await failureOf(attempt(unknown, unknown));
      assert.equal(stolen.status, guessed.status);
      assert.equal(stolen.code, guessed.code);
      assert.equal(
        stolen.message.replace(made.id, "ID").replace(item, "ID"),
        guessed.message.replace(unknown, "ID"),
      );
    }
    assert.equal(sent.length, before, "no provider is asked");
    assert.equal((await one.responses.retrieve(made.id)).output_text, "a secret");
  });

  test(`${model}: what is not to be stored is not`, async () => {
    const { one } = createStateful();
    const made = await one.responses.create({ model, input: "x", store: false });
    assert.equal((await failureOf(one.responses.retrieve(made.id))).status, 404);
    const next = one.responses.create({ model, input: "y", previous_response_id: made.id });
    assert.equal((await failureOf(next)).code, "previous_response_not_found");
    const item = { type: "item_reference" as const, id: made.output[0]?.id ?? "" };
    assert.equal((await failureOf(one.responses.create({ model, input: [item] }))).status, 404);
  });

  test(`${model}: only background responses can be cancelled`, async () => {
    if (model === "keeping/m") return;
    const { one } = createStateful();
    const made = await one.responses.create({ model, input: "x" });
    const error = await failureOf(one.responses.cancel(made.id));
    assert.equal(error.status, 400);
    assert.match(error.message, /Cannot cancel a synchronous response\./);
  });
}

test("the words for what is not there are the vendor's", async () => {
  const { one } = createStateful();
  const next = one.responses.create({
    model: "chat/m",
    input: "x",
    previous_response_id: "resp_0",
  });
  const error = await failureOf(next);
  assert.ok(error instanceof OpenAI.BadRequestError);
  assert.deepEqual(error.error, {
    message: "Previous response with id 'resp_0' not found.",
    type: "invalid_request_error",
    param: "previous_response_id",
    code: "previous_response_not_found",
  });
  assert.match(
    (await failureOf(one.responses.retrieve("resp_0"))).message,
    /Response with id 'resp_0' not found\./,
  );
});

for (const model of FOREIGN) {
  test(`${model}: input items are listed in pages, with ids that stay`, async () => {
    const { one } = createStateful();
    const input = ["a", "b", "c", "d", "e"].map((content) => ({ role: "user" as const, content }));
    const made = await one.responses.create({ model, input });
    const all: OpenAI.Responses.ResponseItem[] = [];
    for await (const item of one.responses.inputItems.list(made.id, { limit: 2, order: "asc" })) {
      all.push(item);
    }
    assert.deepEqual(all.map(textOf), ["a", "b", "c", "d", "e"]);
    assert.equal(new Set(all.map(({ id }) => id)).size, 5);
    const page = await one.responses.inputItems.list(made.id, { limit: 2 });
    assert.deepEqual(page.data.map(({ id }) => id), [all[4]?.id, all[3]?.id]);
    assert.equal(page.has_more, true);

    const next = await one.responses.create({ model, input: "f", previous_response_id: made.id });
    const listed = await one.responses.inputItems.list(next.id, { order: "asc" });
    assert.deepEqual(listed.data.slice(0, 5), all);
    assert.equal(listed.data.length, 7, "the answer that came before is among them");
    for (const query of [{ limit: 0 }, { limit: 101 }, { after: "msg_unknown" }]) {
      assert.equal((await failureOf(one.responses.inputItems.list(made.id, query))).status, 400);
    }
  });
}

function textOf(item: OpenAI.Responses.ResponseItem): string {
  if (item.type !== "message") return item.type;
  return item.content.map((part) => "text" in part ? part.text : "").join("");
}

test("reasoning reaches the provider that made it byte by byte, wherever it was kept", async () => {
  const { one, messages } = createStateful({ thinks: true });
  const made = await one.responses.create({
    model: "messages/m",
    input: "think",
    reasoning: { effort: "high" },
  });
  await one.responses.create({
    model: "messages/m",
    input: "again",
    reasoning: { effort: "high" },
    previous_response_id: made.id,
  });
  const turns = messages.asked[1]?.messages as { role: string; content: unknown[] }[];
  assert.deepEqual(turns[1]?.content[0], {
    type: "thinking",
    thinking: THOUGHT,
    signature: SIGNATURE,
  });

  const shown = await one.responses.retrieve(made.id);
  const asked = await one.responses.retrieve(made.id, { include: ["reasoning.encrypted_content"] });
  assert.equal(reasoningIn(shown)?.encrypted_content, undefined);
  assert.match(reasoningIn(asked)?.encrypted_content ?? "", /^sluice1:/);
});

function reasoningIn({ output }: OpenAI.Responses.Response) {
  const item = output.find(({ type }) => type === "reasoning");
  return item?.type === "reasoning" ? item : undefined;
}

test("keys whose names look like paths keep apart", async () => {
  const { gateway } = createStateful();
  // Ids come from callers: one with a slash must not lead into another caller's shelf.
  const response = await gateway.fetch(
    new Request("http://localhost/v1/responses/..%2F..%2Ftwo%2Fresponse%2Fresp_1", {
      headers: { authorization: `Bearer ${KEYS.one}` },
    }),
  );
  assert.equal(response.status, 404);
});
