/**
 * Responses that a provider keeps itself: whatever is asked of one goes to the very account that made
 * it, and to no other.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { createMemoryStore } from "../../src/store/memory.ts";
import { until } from "../support/gate.ts";
import { createStateful, failureOf } from "../support/stateful.ts";

const model = "keeping/m";

/** Openings of conversations, enough that every one of five accounts gets some. */
const OPENINGS = Array.from({ length: 20 }, (_, index) => `opening ${index}`);

test("what is asked of a response goes to the account that made it", async () => {
  const { one, keeping } = createStateful();
  const used = new Set<string>();
  for (const input of OPENINGS) {
    const first = keeping.log.length;
    const made = await one.responses.create({ model, input });
    await one.responses.retrieve(made.id, { include: ["reasoning.encrypted_content"] });
    await one.responses.inputItems.list(made.id, { limit: 5, order: "asc" });
    // Another opening would have its conversation elsewhere.
    await one.responses.create({ model, input: `${input}?`, previous_response_id: made.id });
    const reference = { type: "item_reference" as const, id: made.output[0]?.id ?? "" };
    await one.responses.create({ model, input: [reference] });
    await one.responses.cancel(made.id);
    await one.responses.delete(made.id);
    const accounts = keeping.log.slice(first).map((line) => line.split(" ")[2]);
    assert.equal(new Set(accounts).size, 1, keeping.log.slice(first).join("\n"));
    assert.equal(accounts.length, 7);
    used.add(accounts[0] ?? "");
  }
  assert.ok(used.size >= 3, "the openings were spread over the accounts");
});

test("what its account has deleted is not asked for again", async () => {
  const { one, sent } = createStateful();
  const made = await one.responses.create({ model, input: "x" });
  await one.responses.delete(made.id);
  const count = sent.length;
  assert.equal((await failureOf(one.responses.retrieve(made.id))).status, 404);
  const item = { type: "item_reference" as const, id: made.output[0]?.id ?? "" };
  assert.equal((await failureOf(one.responses.create({ model, input: [item] }))).status, 404);
  assert.equal(sent.length, count);
});

test("the request and its answer pass untouched", async () => {
  const { one, keeping, sent } = createStateful();
  const made = await one.responses.create({ model, input: "x" });
  const body = { model, input: "y", previous_response_id: made.id, novelty: { a: 1 } };
  await one.responses.create(body);
  assert.deepEqual(keeping.asked[1], { ...body, model: "m" });
  const read = await one.responses.retrieve(made.id, { include: ["reasoning.encrypted_content"] });
  assert.deepEqual(Reflect.get(read, "seen"), "include%5B%5D=reasoning.encrypted_content");
  assert.equal(sent.at(-1)?.method, "GET");
  assert.equal(sent.at(-1)?.body, "");
});

test("nothing of a caller's query but what the vendor documents goes to a provider", async () => {
  const { one, sent } = createStateful();
  const made = await one.responses.create({ model, input: "x" });
  await one.get(`/responses/${made.id}?key=secret&stream=false&api_key=secret`);
  assert.match(sent.at(-1)?.url ?? "", /\?stream=false$/);
});

test("an account that is gone has nothing any more, and no other is asked", async () => {
  const store = createMemoryStore(Date.now);
  const before = createStateful({ host: { store } });
  const after = createStateful({ host: { store }, secrets: ["k1"] });
  let gone = 0;
  for (const input of OPENINGS) {
    const made = await before.one.responses.create({ model, input });
    if (before.keeping.log.at(-1)?.endsWith(" k1")) continue;
    gone++;
    assert.equal((await failureOf(after.one.responses.retrieve(made.id))).status, 404);
    const next = after.one.responses.create({ model, input, previous_response_id: made.id });
    assert.equal((await failureOf(next)).code, "previous_response_not_found");
    const item = { type: "item_reference" as const, id: made.output[0]?.id ?? "" };
    assert.equal(
      (await failureOf(after.one.responses.create({ model, input: [item] }))).status,
      404,
    );
  }
  assert.ok(gone >= 5);
  assert.equal(after.sent.length, 0);
});

test("a follow-up stays with the account even when it fails, and nobody else is tried", async () => {
  let busy = false;
  const stateful = createStateful({
    answer: () =>
      busy
        ? Response.json({ error: { message: "Busy", type: "server_error" } }, { status: 503 })
        : undefined,
  });
  const { one, sent } = stateful;
  const made = await one.responses.create({ model: "native", input: "x" });
  busy = true;
  const fresh = await failureOf(one.responses.create({ model: "native", input: "y" }));
  assert.equal(fresh.status, 503);
  assert.ok(
    sent.some(({ url }) => url.includes("messages.invalid")),
    "others are tried for others",
  );
  const count = sent.length;
  const next = { model: "native", input: "y", previous_response_id: made.id };
  assert.equal((await failureOf(one.responses.create(next))).status, 503);
  assert.equal(sent.length, count + 1);
});

test("a background response is the provider's where the first place keeps, else the gateway's", async () => {
  const { one, sent, gateway } = createStateful();
  const asked = { input: "x", background: true } as const;
  const native = await one.responses.create({ ...asked, model: "native" });
  assert.equal(sent[0]?.json().background, true);
  assert.equal((await one.responses.retrieve(native.id)).status, "completed");
  assert.ok(sent.at(-1)?.url.startsWith("http://keeping.invalid/"));
  const count = sent.length;
  const foreign = await one.responses.create({ ...asked, model: "foreign" });
  assert.equal(foreign.status, "queued");
  await until("the run is over", () => gateway.active === 0);
  assert.equal((await one.responses.retrieve(foreign.id)).output_text, "x");
  assert.deepEqual(sent.slice(count).map(({ url }) => new URL(url).host), ["chat.invalid"]);
});

test("a background response of either kind goes to no place of the other", async () => {
  const failing = () =>
    Response.json({ error: { message: "Busy", type: "server_error" } }, { status: 503 });
  const { one, sent, gateway } = createStateful({ answer: failing });
  const asked = { input: "x", background: true } as const;
  await failureOf(one.responses.create({ ...asked, model: "native" }));
  const made = await one.responses.create({ ...asked, model: "foreign" });
  await until("the run is over", () => gateway.active === 0);
  assert.equal((await one.responses.retrieve(made.id)).status, "failed");
  assert.deepEqual(sent.map(({ url }) => new URL(url).host), ["keeping.invalid", "chat.invalid"]);
});

test("a follow-up that goes to another provider takes all that was said along", async () => {
  const { one, keeping, messages } = createStateful({ thinks: true });
  const first = await one.responses.create({ model, input: "one" });
  const second = await one.responses.create({
    model,
    input: "two",
    previous_response_id: first.id,
  });
  const asked = { input: "three", reasoning: { effort: "high" as const } };
  const third = await one.responses.create({
    ...asked,
    model: "messages/m",
    previous_response_id: second.id,
  });
  assert.equal(third.output_text, "one / one / two / one / one / two / three");
  assert.equal(messages.asked.length, 1);
  // And back again: the first provider gets its own reasoning as it made it, the other's not.
  const fourth = await one.responses.create({ ...asked, model, previous_response_id: third.id });
  assert.ok(fourth.output_text.startsWith("one / one / two / one / one / two / three / one"));
  assert.equal(keeping.asked.at(-1)?.previous_response_id, undefined);
});

test("a follow-up elsewhere is refused when the provider has forgotten", async () => {
  const { one } = createStateful({
    answer: ({ method, url }) =>
      method === "GET" && url.includes("keeping.invalid")
        ? Response.json({ error: { message: "Response with id 'x' not found." } }, { status: 404 })
        : undefined,
  });
  const made = await one.responses.create({ model, input: "one" });
  const next = one.responses.create({
    model: "chat/m",
    input: "two",
    previous_response_id: made.id,
  });
  assert.equal((await failureOf(next)).code, "previous_response_not_found");
});

test("a provider's refusal is told in its own words", async () => {
  const { one } = createStateful({
    answer: ({ method }) =>
      method === "DELETE"
        ? Response.json({
          error: { message: "No deleting today", type: "invalid_request_error", code: "closed" },
        }, { status: 403 })
        : undefined,
  });
  const made = await one.responses.create({ model, input: "one" });
  const error = await failureOf(one.responses.delete(made.id));
  assert.equal(error.status, 403);
  assert.equal(error.code, "closed");
  assert.equal((await one.responses.retrieve(made.id)).id, made.id, "it is not forgotten");
});

test("a provider's own background responses are its own", async () => {
  const { one, keeping } = createStateful();
  const made = await one.responses.create({ model, input: "x", background: true });
  assert.equal(made.status, "queued");
  assert.equal(keeping.asked[0]?.background, true);
  assert.equal((await one.responses.retrieve(made.id)).status, "completed");
  assert.equal((await one.responses.cancel(made.id)).status, "cancelled");
});

test("the events of a background response are passed on from any of them on", async () => {
  const EVENTS = [
    { type: "response.output_text.delta", sequence_number: 8, delta: "rest" },
    { type: "response.completed", sequence_number: 9, response: { id: "resp_1" } },
  ];
  const { one, sent } = createStateful({
    answer: ({ method, url }) =>
      method === "GET" && url.includes("stream=true")
        ? new Response(
          EVENTS.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(
            "",
          ),
          { headers: { "content-type": "text/event-stream" } },
        )
        : undefined,
  });
  const made = await one.responses.create({ model, input: "x", background: true });
  const seen: unknown[] = [];
  const stream = await one.responses.retrieve(made.id, { stream: true, starting_after: 7 });
  for await (const event of stream) seen.push(event);
  assert.deepEqual(seen, EVENTS);
  assert.match(
    sent.at(-1)?.url ?? "",
    /\?starting_after=7&stream=true$|\?stream=true&starting_after=7$/,
  );
});
