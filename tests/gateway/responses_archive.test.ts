/**
 * The bounds of what is kept, keeping nothing at all, and a store that fails.
 *
 * @module
 */

import assert from "node:assert/strict";
import test, { after, before, beforeEach } from "node:test";
import { configure, reset } from "@logtape/logtape";
import type { Store } from "../../mod.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { createClock } from "../support/clock.ts";
import { createGate, turn, until, within } from "../support/gate.ts";
import { createStateful, failureOf, FOREIGN, MODELS } from "../support/stateful.ts";

const model = "chat/m";

/** What was logged since the test began. */
const logged: string[] = [];
before(async () => {
  await configure({
    sinks: { memory: ({ message }) => void logged.push(message.join("")) },
    loggers: [
      { category: ["sluice"], sinks: ["memory"], lowestLevel: "warning" },
      { category: ["logtape", "meta"], sinks: [], lowestLevel: "warning" },
    ],
    reset: true,
  });
});
beforeEach(() => void logged.splice(0));
after(() => reset());

test("what is kept is kept for a day, and by each further turn for another", async () => {
  const clock = createClock();
  const { one } = createStateful({
    host: { ...clock.host, store: createMemoryStore(clock.host.now) },
  });
  const first = await one.responses.create({ model, input: "one" });
  await clock.advance(23 * 3_600_000);
  const second = await one.responses.create({
    model,
    input: "two",
    previous_response_id: first.id,
  });
  await clock.advance(2 * 3_600_000);
  assert.equal((await failureOf(one.responses.retrieve(first.id))).status, 404);
  const next = { model, input: "three", previous_response_id: second.id };
  assert.equal(
    (await one.responses.create(next)).output_text,
    "one / one / two / one / one / two / three",
  );
});

test("how long is for the operator to say", async () => {
  const clock = createClock();
  const { one } = createStateful({
    host: { ...clock.host, store: createMemoryStore(clock.host.now) },
    responses: { keepHours: 0.5 },
  });
  const made = await one.responses.create({ model, input: "one" });
  const talk = await one.conversations.create();
  await clock.advance(29 * 60_000);
  assert.equal((await one.responses.retrieve(made.id)).id, made.id);
  await clock.advance(2 * 60_000);
  assert.equal((await failureOf(one.responses.retrieve(made.id))).status, 404);
  assert.equal((await failureOf(one.conversations.retrieve(talk.id))).status, 404);
});

test("what is too large is answered, and not kept", async () => {
  const { one } = createStateful({ responses: { recordMiB: 0.01 } });
  const made = await one.responses.create({ model, input: "x".repeat(20_000) });
  assert.equal(made.output_text.length, 20_000);
  assert.equal((await failureOf(one.responses.retrieve(made.id))).status, 404);
  assert.ok(logged.some((line) => /Cannot keep the answer .*recordMiB/.test(line)));
  const small = await one.responses.create({ model, input: "x" });
  assert.equal((await one.responses.retrieve(small.id)).output_text, "x");
  const background = { model, input: "x".repeat(20_000), background: true } as const;
  assert.equal((await failureOf(one.responses.create(background))).status, 413);
});

test("a conversation that is full says so, and loses nothing", async () => {
  const { one } = createStateful({ responses: { recordMiB: 0.01 } });
  const { id } = await one.conversations.create({ items: [{ role: "user", content: "first" }] });
  const items = [{ role: "user" as const, content: "x".repeat(20_000) }];
  assert.equal((await failureOf(one.conversations.items.create(id, { items }))).status, 413);
  assert.equal((await failureOf(one.conversations.create({ items }))).status, 413);
  assert.equal((await one.conversations.items.list(id)).data.length, 1);
});

test("an answer that no conversation has room for is given, and that is logged", async () => {
  const { one } = createStateful({ responses: { recordMiB: 0.01 } });
  const { id } = await one.conversations.create();
  const made = await one.responses.create({ model, input: "x".repeat(9000), conversation: id });
  assert.equal(made.output_text.length, 9000);
  assert.ok(logged.some((line) => /Cannot keep the answer .*recordMiB/.test(line)));
  assert.equal((await one.conversations.items.list(id)).data.length, 0);
});

test("a background response that has become too large has failed", async () => {
  const { one, gateway } = createStateful({ responses: { recordMiB: 0.01 } });
  const made = await one.responses.create({ model, input: "x".repeat(9000), background: true });
  await until("the run is over", () => gateway.active === 0);
  const response = await one.responses.retrieve(made.id);
  assert.equal(response.status, "failed");
  assert.match(response.error?.message ?? "", /larger than may be kept/);
});

for (const model of MODELS) {
  test(`${model}: keeping nothing, everything else goes on, and what needs keeping is refused`, async () => {
    const kept = new Map<string, string>();
    const store = { ...createMemoryStore(Date.now), set: notingSet(kept) };
    const { one, sent } = createStateful({ responses: { store: false }, host: { store } });
    const made = await one.responses.create({ model, input: "x" });
    assert.equal(made.output_text, "x");
    if (model !== "keeping/m") {
      assert.equal(Reflect.get(made, "store"), false, "it is not told otherwise");
    }
    assert.deepEqual([...kept.keys()], []);
    const count = sent.length;
    const refused: [string, () => PromiseLike<unknown>][] = [
      ["previous_response_id", () =>
        one.responses.create({
          model,
          input: "y",
          previous_response_id: made.id,
        })],
      ["conversation", () => one.responses.create({ model, input: "y", conversation: "conv_1" })],
      ["background", () => one.responses.create({ model, input: "y", background: true })],
      ["input", () =>
        one.responses.create({
          model,
          input: [{ type: "item_reference", id: made.output[0]?.id ?? "" }],
        })],
    ];
    for (const [param, attempt] of refused) {
      const error = await failureOf(attempt());
      assert.equal(error.status, 400);
      assert.equal(error.param, param);
      assert.equal(error.code, "responses_not_stored");
      assert.match(error.message, /responses\.store/);
    }
    for (
      const attempt of [
        () => one.responses.retrieve(made.id),
        () => one.responses.delete(made.id),
        () => one.conversations.create(),
      ]
    ) assert.equal((await failureOf(attempt())).code, "responses_not_stored");
    assert.equal(sent.length, count);
  });
}

function notingSet(kept: Map<string, string>): Store["set"] {
  return (key, value) => {
    kept.set(key, value);
    return Promise.resolve();
  };
}

/** A store none of whose doings succeeds. */
function brokenStore(): Store {
  const fail = () => Promise.reject(new Error("the disk is full"));
  return { get: fail, set: fail, compareAndSet: fail, delete: fail, list: fail };
}

for (const model of MODELS) {
  for (const stream of [false, true]) {
    test(`${model}: a store that fails spoils no answer, stream ${stream}`, async () => {
      const { one, gateway } = createStateful({ host: { store: brokenStore() } });
      const body = { model, input: "x" };
      const made = stream
        ? await one.responses.stream(body).finalResponse()
        : await one.responses.create(body);
      assert.equal(made.output_text, "x");
      assert.ok(logged.some((line) => /Going on without the store.*the disk is full/.test(line)));
      // Here it is held until the store is back; of what others keep nothing can be said.
      assert.equal((await one.responses.retrieve(made.id)).id, made.id);
      assert.equal((await failureOf(one.responses.retrieve("resp_of_another"))).status, 503);
      assert.equal(gateway.active, 0);
    });
  }
}

for (const model of FOREIGN) {
  test(`${model}: a store that hangs holds no answer back for long`, async () => {
    const clock = createClock();
    const asked = createGate();
    const store: Store = {
      ...createMemoryStore(clock.host.now),
      set() {
        asked.open();
        return new Promise(() => {});
      },
    };
    const { one } = createStateful({ host: { ...clock.host, store } });
    const made = one.responses.create({ model, input: "x" });
    await within("the store is asked", asked.opened);
    for (let i = 0; i < 20; i++) await turn();
    await clock.advance(3000);
    assert.equal((await within("the answer", made)).output_text, "x");
  });
}

test("what a caller was told is there at once, however slow the store", async () => {
  const clock = createClock();
  const slow = createMemoryStore(clock.host.now);
  const [asked, written] = [createGate(), createGate()];
  const store: Store = {
    ...slow,
    async set(...args) {
      asked.open();
      await written.opened;
      await slow.set(...args);
    },
  };
  const { one } = createStateful({ host: { ...clock.host, store } });
  const answer = one.responses.stream({ model, input: "x" }).finalResponse();
  await within("the store is asked", asked.opened);
  await clock.advance(2500);
  const made = await within("the answer", answer);
  let read = "";
  const reading = one.responses.retrieve(made.id).then((response) => read = response.output_text);
  reading.catch((error) => read = String(error));
  for (let i = 0; i < 100; i++) await turn();
  assert.equal(read, "", "whoever reads waits for what is being written");
  written.open();
  assert.equal(await within("the response", reading), "x");
});

test("what two change at a time has both changes, however slow the store", async () => {
  const fast = createMemoryStore(Date.now);
  const store: Store = {
    ...fast,
    async get(key) {
      const value = await fast.get(key);
      for (let i = 0; i < 5; i++) await turn();
      return value;
    },
  };
  const { one } = createStateful({ host: { store } });
  const { id } = await one.conversations.create();
  const added = ["a", "b", "c", "d"].map((content) =>
    one.conversations.items.create(id, { items: [{ role: "user", content }] })
  );
  await Promise.all(added);
  assert.equal((await one.conversations.items.list(id)).data.length, 4);
});
