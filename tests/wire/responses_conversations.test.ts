/**
 * Conversations: kept by the gateway, whoever answers in them.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type OpenAI from "openai";
import { createStateful, failureOf, MODELS } from "../support/stateful.ts";

type Items = OpenAI.Conversations.ConversationItem[];

async function itemsOf(client: OpenAI, id: string): Promise<Items> {
  const items: Items = [];
  const pages = client.conversations.items.list(id, { order: "asc", limit: 2 });
  for await (const item of pages) items.push(item);
  return items;
}

function textOf(item: OpenAI.Conversations.ConversationItem): string {
  if (item.type !== "message") return item.type;
  return item.content.map((part) => "text" in part ? part.text : "").join("");
}

for (const model of MODELS) {
  for (const stream of [false, true]) {
    test(`${model}: what is said in a conversation is in it, stream ${stream}`, async () => {
      const { one, keeping } = createStateful();
      const conversation = await one.conversations.create({
        metadata: { topic: "tests" },
        items: [{ type: "message", role: "user", content: "before" }],
      });
      const ask = async (input: string) => {
        const body = { model, input, conversation: conversation.id };
        return stream
          ? await one.responses.stream(body).finalResponse()
          : await one.responses.create(body);
      };
      const first = await ask("one");
      assert.equal(first.output_text, "before / one");
      const second = await ask("two");
      assert.equal(second.output_text, "before / one / before / one / two");
      const items = await itemsOf(one, conversation.id);
      const texts = ["before", "one", first.output_text, "two", second.output_text];
      assert.deepEqual(items.map(textOf), texts);
      assert.equal(new Set(items.map((item) => "id" in item && item.id)).size, 5);
      // The provider knows nothing of a conversation that is kept here.
      for (const body of keeping.asked) assert.equal(body.conversation, undefined);
    });
  }
}

test("a response tells the conversation that it is part of", async () => {
  const { one } = createStateful();
  const { id } = await one.conversations.create();
  const made = await one.responses.create({ model: "chat/m", input: "x", conversation: { id } });
  assert.deepEqual(made.conversation, { id });
  assert.deepEqual((await one.responses.retrieve(made.id)).conversation, { id });
});

test("a background response is part of its conversation when it has ended", async () => {
  const { one, gateway } = createStateful();
  const { id } = await one.conversations.create();
  const asked = { model: "chat/m", input: "x", conversation: id, background: true } as const;
  const made = await one.responses.create(asked);
  for (let now = made; now.status !== "completed";) now = await one.responses.retrieve(made.id);
  assert.deepEqual((await itemsOf(one, id)).map(textOf), ["x", "x"]);
  assert.equal(gateway.active, 0);
});

test("two answers at a time are both in the conversation", async () => {
  const { one } = createStateful();
  const { id } = await one.conversations.create();
  const inputs = Array.from({ length: 8 }, (_, index) => `n${index}`);
  await Promise.all(
    inputs.map((input) => one.responses.create({ model: "chat/m", input, conversation: id })),
  );
  const texts = (await itemsOf(one, id)).map(textOf);
  assert.equal(texts.length, 16);
  for (const input of inputs) assert.ok(texts.includes(input));
});

test("what is referred to or said again under its id holds up nothing that is new", async () => {
  const { one } = createStateful();
  const { id } = await one.conversations.create();
  const ask = (input: OpenAI.Responses.ResponseInput) =>
    one.responses.create({ model: "chat/m", input, conversation: id });
  const said = (text: string) =>
    ({ id: "msg_own", type: "message", role: "user", content: text }) as const;
  const first = await ask([said("one")]);
  const reference = { type: "item_reference", id: first.output[0]?.id ?? "" } as const;
  await ask([reference, { role: "user", content: "two" }]);
  await ask([said("three")]);
  const texts = (await itemsOf(one, id)).map(textOf);
  assert.equal(texts.length, 6, texts.join(" | "));
  assert.deepEqual([texts[0], texts[2], texts[4]], ["one", "two", "three"]);
});

test("a conversation's whole life", async () => {
  const { one } = createStateful();
  const { id, ...made } = await one.conversations.create({ metadata: { a: "1" } });
  assert.match(id, /^conv_/);
  assert.equal(made.object, "conversation");
  assert.deepEqual(made.metadata, { a: "1" });
  const updated = await one.conversations.update(id, { metadata: { b: "2" } });
  assert.deepEqual(updated.metadata, { b: "2" });
  assert.deepEqual((await one.conversations.retrieve(id)).metadata, { b: "2" });

  const added = await one.conversations.items.create(id, {
    items: [
      { role: "user", content: "hello" },
      { type: "function_call", call_id: "call_1", name: "f", arguments: "{}" },
      { type: "function_call_output", call_id: "call_1", output: "done" },
    ],
  });
  assert.equal(added.object, "list");
  assert.equal(added.first_id, added.data[0]?.id);
  assert.equal(added.last_id, added.data[2]?.id);
  assert.deepEqual(added.data.map(({ id }) => id?.replace(/_.*/, "")), ["msg", "fc", "fco"]);
  const [message] = added.data;
  const read = await one.conversations.items.retrieve(message?.id ?? "", { conversation_id: id });
  assert.deepEqual(read, message);
  assert.deepEqual({ ...message, id: "" }, {
    id: "",
    type: "message",
    role: "user",
    status: "completed",
    content: [{ type: "input_text", text: "hello" }],
  });
  const left = await one.conversations.items.delete(message?.id ?? "", { conversation_id: id });
  assert.equal(left.id, id);
  assert.deepEqual((await itemsOf(one, id)).map(({ type }) => type), [
    "function_call",
    "function_call_output",
  ]);
  const gone = one.conversations.items.retrieve(message?.id ?? "", { conversation_id: id });
  assert.equal((await failureOf(gone)).status, 404);

  const deleted = await one.conversations.delete(id);
  assert.deepEqual({ ...deleted }, { id, object: "conversation.deleted", deleted: true });
  assert.equal((await failureOf(one.conversations.retrieve(id))).status, 404);
  const next = one.responses.create({ model: "chat/m", input: "x", conversation: id });
  assert.equal((await failureOf(next)).status, 404);
});

test("nobody else sees a conversation, nor that it is there", async () => {
  const { one, two, sent } = createStateful();
  const { id } = await one.conversations.create({ items: [{ role: "user", content: "secret" }] });
  const [item] = await itemsOf(one, id);
  const itemId = item !== undefined && "id" in item ? item.id ?? "" : "";
  const attempts: ((id: string) => PromiseLike<unknown>)[] = [
    (id) => two.conversations.retrieve(id),
    (id) => two.conversations.update(id, { metadata: {} }),
    (id) => two.conversations.delete(id),
    (id) => two.conversations.items.list(id),
    (id) => two.conversations.items.create(id, { items: [] }),
    (id) => two.conversations.items.retrieve(itemId, { conversation_id: id }),
    (id) => two.conversations.items.delete(itemId, { conversation_id: id }),
    (id) => two.responses.create({ model: "keeping/m", input: "x", conversation: id }),
  ];
  for (const attempt of attempts) {
    const stolen = await failureOf(attempt(id));
    const guessed = await failureOf(attempt("conv_unknown"));
    assert.equal(stolen.status, 404);
    assert.equal(stolen.message.replace(id, "ID"), guessed.message.replace("conv_unknown", "ID"));
    assert.equal(stolen.code, guessed.code);
    assert.equal(stolen.param, guessed.param);
  }
  assert.equal(sent.length, 0);
  assert.deepEqual((await itemsOf(one, id)).map(textOf), ["secret"]);
});

test("what cannot be read is refused by its name", async () => {
  const { one, sent } = createStateful();
  const { id } = await one.conversations.create();
  const many = Array.from({ length: 21 }, () => ({ role: "user" as const, content: "x" }));
  const attempts: [string, () => PromiseLike<unknown>][] = [
    ["items", () => one.post("/conversations", { body: { items: "x" } })],
    ["items", () => one.post("/conversations", { body: { items: [{}] } })],
    ["items", () => one.conversations.create({ items: many })],
    ["items", () => one.post(`/conversations/${id}/items`, { body: {} })],
    ["metadata", () => one.post(`/conversations/${id}`, { body: {} })],
    ["metadata", () => one.post("/conversations", { body: { metadata: { a: 1 } } })],
    ["metadata", () => one.post("/conversations", { body: { metadata: { a: "x".repeat(513) } } })],
    ["conversation", () =>
      one.post("/responses", {
        body: { model: "chat/m", input: "x", conversation: 3 },
      })],
    ["conversation", () =>
      one.post("/responses", {
        body: { model: "chat/m", input: "x", conversation: id, previous_response_id: "resp_1" },
      })],
    ["previous_response_id", () =>
      one.post("/responses", {
        body: { model: "chat/m", input: "x", previous_response_id: 3 },
      })],
  ];
  for (const [param, attempt] of attempts) {
    const error = await failureOf(attempt());
    assert.equal(error.status, 400, error.message);
    assert.equal(error.param, param, error.message);
  }
  assert.equal(sent.length, 0);
});
