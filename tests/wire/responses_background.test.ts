/**
 * Background responses over providers that keep none: they go on without their client, are told as
 * far as they have come, and can be ended.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type OpenAI from "openai";
import { createMemoryStore } from "../../src/store/memory.ts";
import { createClock } from "../support/clock.ts";
import { turn, until } from "../support/gate.ts";
import { createHalves } from "../support/halves.ts";
import { createStateful, failureOf, FOREIGN, type Stateful } from "../support/stateful.ts";

async function ended({ one }: Stateful, id: string): Promise<OpenAI.Responses.Response> {
  for (;;) {
    const response = await one.responses.retrieve(id);
    if (response.status !== "queued" && response.status !== "in_progress") return response;
    await turn();
  }
}

async function status({ one }: Stateful, id: string, wanted: string): Promise<void> {
  for (;;) {
    const response = await one.responses.retrieve(id);
    if (response.status === wanted) return;
    await turn();
  }
}

for (const model of FOREIGN) {
  const asked = { model, input: "a long question", background: true } as const;

  test(`${model}: queued, then in progress, then completed`, async () => {
    const halves = createHalves(model);
    const made = await halves.one.responses.create(asked);
    assert.equal(made.status, "queued");
    assert.equal(made.background, true);
    assert.deepEqual(made.output, []);
    assert.equal((await halves.one.responses.retrieve(made.id)).status, "queued");
    await until("the provider is asked", () => halves.sent.length === 1);
    halves.begin();
    await status(halves, made.id, "in_progress");
    const early = halves.one.responses.create({
      model,
      input: "?",
      previous_response_id: made.id,
    });
    assert.equal((await failureOf(early)).param, "previous_response_id");
    halves.finish();
    const response = await ended(halves, made.id);
    assert.equal(response.status, "completed");
    assert.equal(response.id, made.id);
    assert.equal(response.background, true);
    assert.equal(response.output_text, "a long question");
    assert.equal(halves.sent[0]?.json().background, undefined);
    const next = halves.one.responses.inputItems.list(made.id);
    assert.equal((await next).data.length, 1);
  });

  test(`${model}: cancelling lets go of the provider at once, and is final`, async () => {
    const halves = createHalves(model);
    const made = await halves.one.responses.create(asked);
    await until("the provider is asked", () => halves.sent.length === 1);
    halves.begin();
    await status(halves, made.id, "in_progress");
    const cancelled = await halves.one.responses.cancel(made.id);
    assert.equal(cancelled.status, "cancelled");
    await until("the provider is let go of", () => halves.held.cancelled);
    await until("the run is over", () => halves.gateway.active === 0);
    assert.equal((await halves.one.responses.retrieve(made.id)).status, "cancelled");
    assert.equal((await halves.one.responses.cancel(made.id)).status, "cancelled");
  });

  test(`${model}: cancelling before the provider has begun lets go of it, too`, async () => {
    const halves = createHalves(model);
    const made = await halves.one.responses.create(asked);
    await until("the provider is asked", () => halves.sent.length === 1);
    assert.equal((await halves.one.responses.cancel(made.id)).status, "cancelled");
    await until("the request is called off", () => halves.sent[0]?.signal?.aborted === true);
    await until("the run is over", () => halves.gateway.active === 0);
    assert.equal((await halves.one.responses.retrieve(made.id)).status, "cancelled");
  });

  test(`${model}: deleting one that runs ends it`, async () => {
    const halves = createHalves(model);
    const made = await halves.one.responses.create(asked);
    await until("the provider is asked", () => halves.sent.length === 1);
    await halves.one.responses.delete(made.id);
    await until("the run is over", () => halves.gateway.active === 0);
    assert.equal((await failureOf(halves.one.responses.retrieve(made.id))).status, 404);
  });

  test(`${model}: it goes on when its client leaves, and its events can be had from any on`, async () => {
    const halves = createHalves(model);
    const stream = await halves.one.responses.create({ ...asked, stream: true });
    const seen: OpenAI.Responses.ResponseStreamEvent[] = [];
    await until("the provider is asked", () => halves.sent.length === 1);
    halves.begin();
    for await (const event of stream) {
      seen.push(event);
      if (event.type === "response.output_text.delta") break;
    }
    const created = seen[0];
    assert.ok(created?.type === "response.created");
    const { id } = created.response;
    const last = seen.at(-1)?.sequence_number ?? 0;
    assert.equal(last, seen.length - 1);

    const following = collect(
      await halves.one.responses.retrieve(id, {
        stream: true,
        starting_after: last,
      }),
    );
    halves.finish();
    seen.push(...await following);
    assert.deepEqual(seen.map((event) => event.sequence_number), [...seen.keys()]);
    const end = seen.at(-1);
    assert.ok(end?.type === "response.completed");
    assert.equal(end.response.id, id);
    const text = seen.map((event) => event.type === "response.output_text.delta" ? event.delta : "")
      .join("");
    assert.equal(text, "a long question");

    await until("the run is over", () => halves.gateway.active === 0);
    const later = await collect(await halves.one.responses.retrieve(id, { stream: true }));
    assert.deepEqual(later, seen);
    const rest = await collect(
      await halves.one.responses.retrieve(id, { stream: true, starting_after: last }),
    );
    assert.deepEqual(rest, seen.slice(last + 1));
  });

  test(`${model}: a failure is told in the response`, async () => {
    const stateful = createStateful({
      answer: () => Response.json({ error: { message: "Out of order" } }, { status: 400 }),
    });
    const made = await stateful.one.responses.create(asked);
    const response = await ended(stateful, made.id);
    assert.equal(response.status, "failed");
    assert.match(response.error?.message ?? "", /Out of order/);
    const events = await collect(await stateful.one.responses.retrieve(made.id, { stream: true }));
    assert.deepEqual(events.map(({ type }) => type), ["response.failed"]);
  });

  test(`${model}: a gateway that stops waits for it, and then cuts it`, async () => {
    const clock = createClock();
    const halves = createHalves(model, { host: clock.host });
    const made = await halves.one.responses.create(asked);
    await until("the provider is asked", () => halves.sent.length === 1);
    halves.begin();
    await status(halves, made.id, "in_progress");
    const drained = halves.gateway.drain();
    await clock.advance(29_000);
    assert.equal(halves.held.cancelled, false);
    assert.equal((await halves.one.responses.retrieve(made.id)).status, "in_progress");
    await clock.advance(2_000);
    await drained;
    await until("the run is over", () => halves.gateway.active === 0);
    assert.ok(halves.held.cancelled);
    const response = await halves.one.responses.retrieve(made.id);
    assert.equal(response.status, "failed");
    assert.match(response.error?.message ?? "", /shutting down/);
  });
}

test("a gateway that stops lets it end in time", async () => {
  const halves = createHalves("chat/m");
  const made = await halves.one.responses.create({
    model: "chat/m",
    input: "a long question",
    background: true,
  });
  await until("the provider is asked", () => halves.sent.length === 1);
  halves.begin();
  const drained = halves.gateway.drain();
  halves.finish();
  await drained;
  assert.equal((await halves.one.responses.retrieve(made.id)).status, "completed");
});

test("a run whose gateway has died is told as failed, once it has been silent for long", async () => {
  const clock = createClock();
  const store = createMemoryStore(clock.host.now);
  const host = { ...clock.host, store };
  // What has died says nothing any more: its clock stands still.
  const dead = createHalves("chat/m", {
    host: { store, now: clock.host.now, every: () => () => {} },
  });
  const alive = createStateful({ host });
  const made = await dead.one.responses.create({
    model: "chat/m",
    input: "a long question",
    background: true,
  });
  assert.equal((await alive.one.responses.retrieve(made.id)).status, "queued");
  await clock.advance(31_000);
  const response = await alive.one.responses.retrieve(made.id);
  assert.equal(response.status, "failed");
  assert.equal(response.error?.code, "server_error");
});

test("a run on another gateway stays alive, and is cancelled from here", async () => {
  const clock = createClock();
  const host = { ...clock.host, store: createMemoryStore(clock.host.now) };
  const there = createHalves("chat/m", { host });
  const here = createStateful({ host });
  const made = await there.one.responses.create({
    model: "chat/m",
    input: "a long question",
    background: true,
  });
  await until("the provider is asked", () => there.sent.length === 1);
  there.begin();
  await status(there, made.id, "in_progress");
  await clock.advance(120_000);
  assert.equal((await here.one.responses.retrieve(made.id)).status, "in_progress");
  assert.equal((await here.one.responses.cancel(made.id)).status, "cancelled");
  await clock.advance(6_000);
  await until("the provider is let go of", () => there.held.cancelled);
  await until("the run is over", () => there.gateway.active === 0);
  assert.equal((await there.one.responses.retrieve(made.id)).status, "cancelled");
});

test("deleting one that runs on another gateway ends it there", async () => {
  const clock = createClock();
  const host = { ...clock.host, store: createMemoryStore(clock.host.now) };
  const there = createHalves("chat/m", { host });
  const here = createStateful({ host });
  const asked = { model: "chat/m", input: "a long question", background: true } as const;
  const made = await there.one.responses.create(asked);
  await until("the provider is asked", () => there.sent.length === 1);
  await here.one.responses.delete(made.id);
  await clock.advance(6_000);
  await until("the run is over", () => there.gateway.active === 0);
  assert.equal((await failureOf(there.one.responses.retrieve(made.id))).status, 404);
});

test("only so many run at a time", async () => {
  const halves = createHalves("chat/m", { responses: { background: 1 } });
  const asked = { model: "chat/m", input: "a long question", background: true } as const;
  const results = await Promise.allSettled([1, 2].map(() => halves.one.responses.create(asked)));
  const made = results.flatMap((one) => one.status === "fulfilled" ? [one.value] : [])[0];
  assert.ok(made);
  assert.deepEqual(results.map((one) => one.status).sort(), ["fulfilled", "rejected"]);
  const error = await failureOf(halves.one.responses.create(asked));
  assert.equal(error.status, 429);
  await halves.one.responses.cancel(made.id);
  await until("the run is over", () => halves.gateway.active === 0);
  assert.equal((await halves.one.responses.create(asked)).status, "queued");
});

test("what nobody could ask for is not begun", async () => {
  const { one, sent } = createStateful();
  const asked = { model: "chat/m", input: "x", background: true, store: false } as const;
  const error = await failureOf(one.responses.create(asked));
  assert.equal(error.status, 400);
  assert.equal(error.param, "background");
  assert.equal(sent.length, 0);
});

test("only background responses have events to be had later", async () => {
  const { one } = createStateful();
  const made = await one.responses.create({ model: "chat/m", input: "x" });
  assert.equal(
    (await failureOf(one.responses.retrieve(made.id, { stream: true }))).param,
    "stream",
  );
});

async function collect<T>(events: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const event of events) all.push(event);
  return all;
}
