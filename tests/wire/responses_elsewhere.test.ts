/**
 * Background responses that are followed at another gateway than the one that makes them.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type OpenAI from "openai";
import { createMemoryStore } from "../../src/store/memory.ts";
import { createClock, type TestClock } from "../support/clock.ts";
import { createFickleStore, type FickleStore } from "../support/fickle_store.ts";
import { turn, until, within } from "../support/gate.ts";
import { createHalves, type Halves } from "../support/halves.ts";
import { createStateful, failureOf, FOREIGN, type Stateful } from "../support/stateful.ts";

type Event = OpenAI.Responses.ResponseStreamEvent;

interface Scene {
  readonly clock: TestClock;
  /** The way to the store from there. */
  readonly store: FickleStore;
  /** The way to it from here. */
  readonly ours: FickleStore;
  readonly there: Halves;
  readonly here: Stateful;
  readonly id: string;
}

/** A response that is being made there, of whose gateway `here` knows nothing but the store. */
async function createScene(model: typeof FOREIGN[number] = "chat/m"): Promise<Scene> {
  const clock = createClock();
  const inner = createMemoryStore(clock.host.now);
  const store = createFickleStore(inner);
  const there = createHalves(model, { host: { ...clock.host, store } });
  const ours = createFickleStore(inner);
  const here = createStateful({ host: { ...clock.host, store: ours } });
  const asked = { model, input: "a long question", background: true } as const;
  const { id } = await there.one.responses.create(asked);
  await until("the provider is asked", () => there.sent.length === 1);
  return { clock, store, ours, there, here, id };
}

/** Follows; what has come is seen in `seen`. */
function following(stream: PromiseLike<AsyncIterable<Event>>) {
  const seen: Event[] = [];
  const over = (async () => {
    for await (const event of await stream) seen.push(event);
  })();
  over.catch(() => {});
  return { seen, over, text: () => textOf(seen) };
}

function textOf(events: readonly Event[]): string {
  return events.map((event) => event.type === "response.output_text.delta" ? event.delta : "")
    .join("");
}

async function pass(clock: TestClock, seconds: number): Promise<void> {
  for (let n = 0; n < seconds; n++) {
    await clock.advance(1000);
    for (let i = 0; i < 20; i++) await turn();
  }
}

for (const model of FOREIGN) {
  test(`${model}: its events come as it is made, to the very end`, async () => {
    const { clock, store, there, here, id } = await createScene(model);
    const elsewhere = following(here.one.responses.retrieve(id, { stream: true }));
    const local = following(there.one.responses.retrieve(id, { stream: true }));
    there.begin();
    await pass(clock, 10);
    assert.equal(elsewhere.text(), "a long ", "what is said by then is told by then");
    there.finish();
    await pass(clock, 10);
    await within("the end", elsewhere.over);
    await within("the local end", local.over);
    assert.deepEqual(elsewhere.seen, local.seen);
    assert.equal(elsewhere.seen.at(-1)?.type, "response.completed");
    const last = 2;
    const rest = following(
      here.one.responses.retrieve(id, { stream: true, starting_after: last }),
    );
    await within("the rest", rest.over);
    assert.deepEqual(rest.seen, local.seen.slice(last + 1));
    await until("the run is over", () => there.gateway.active === 0);
    const parts = (await store.list("responses/")).filter(([key]) => key.includes("/part/"));
    assert.deepEqual(parts, [], "nothing is kept twice");
    await there.gateway.drain();
    await here.gateway.drain();
    await clock.advance(61_000);
    assert.equal(clock.waiting, 0, "no timer is left");
  });
}

test("nobody who follows elsewhere: nothing is written for them", async () => {
  const { clock, store, there, id } = await createScene();
  there.begin();
  await pass(clock, 10);
  const keys = (await store.list("responses/")).map(([key]) => key);
  assert.ok(keys.some((key) => key.endsWith(id)));
  assert.deepEqual(keys.filter((key) => key.includes("/part/")), []);
  there.finish();
});

test("a cancelled response ends for those who follow it elsewhere", async () => {
  const { clock, there, here, id } = await createScene();
  const elsewhere = following(here.one.responses.retrieve(id, { stream: true }));
  there.begin();
  await pass(clock, 8);
  await there.one.responses.cancel(id);
  await pass(clock, 3);
  await within("the end", elsewhere.over);
  const last = elsewhere.seen.at(-1);
  assert.equal(last?.type, "response.failed");
});

test("one whose gateway has died is told as failed to those who follow it", async () => {
  const clock = createClock();
  const store = createMemoryStore(clock.host.now);
  const dead = createHalves("chat/m", {
    host: { store, now: clock.host.now, every: () => () => {} },
  });
  const here = createStateful({ host: { ...clock.host, store } });
  const asked = { model: "chat/m", input: "a long question", background: true } as const;
  const { id } = await dead.one.responses.create(asked);
  const elsewhere = following(here.one.responses.retrieve(id, { stream: true }));
  await pass(clock, 29);
  assert.equal(elsewhere.seen.length, 0);
  await pass(clock, 5);
  await within("the end", elsewhere.over);
  const [only] = elsewhere.seen;
  assert.ok(only?.type === "response.failed");
  assert.match(only.response.error?.message ?? "", /the gateway that made it stopped/);
});

test("a run whose gateway lost the store is told as it ended when that is back", async () => {
  const { clock, store, there, here, id } = await createScene();
  assert.equal((await here.one.responses.retrieve(id)).status, "queued");
  await pass(clock, 31);
  store.there = false;
  there.begin();
  await pass(clock, 60);
  there.finish();
  await pass(clock, 5);
  assert.equal((await here.one.responses.retrieve(id)).status, "failed", "as far as here can see");
  store.there = true;
  await pass(clock, 5);
  const response = await here.one.responses.retrieve(id);
  assert.equal(response.status, "completed");
  assert.equal(response.output_text, "a long question");
});

test("a gateway that has been without its store waits before it calls a run dead", async () => {
  const clock = createClock();
  const inner = createMemoryStore(clock.host.now);
  const [here, there] = [createFickleStore(inner), createFickleStore(inner)];
  const run = createHalves("chat/m", { host: { ...clock.host, store: there } });
  const other = createStateful({ host: { ...clock.host, store: here } });
  const asked = { model: "chat/m", input: "a long question", background: true } as const;
  const { id } = await run.one.responses.create(asked);
  await until("the provider is asked", () => run.sent.length === 1);
  await pass(clock, 31);
  here.there = there.there = false;
  await pass(clock, 60);
  await failureOf(other.one.responses.retrieve(id));
  here.there = true;
  await pass(clock, 2);
  assert.notEqual((await other.one.responses.retrieve(id)).status, "failed");
  there.there = true;
  await pass(clock, 60);
  assert.notEqual((await other.one.responses.retrieve(id)).status, "failed");
  run.begin();
  run.finish();
  await pass(clock, 2);
  assert.equal((await other.one.responses.retrieve(id)).status, "completed");
});

test("a gateway that stops tells those who follow, who go on elsewhere", async () => {
  const { clock, there, here, id } = await createScene();
  const elsewhere = following(here.one.responses.retrieve(id, { stream: true }));
  there.begin();
  await pass(clock, 8);
  assert.equal(elsewhere.text(), "a long ");
  await here.gateway.drain();
  await assert.rejects(within("the end", elsewhere.over), /shutting down/);
  there.finish();
  await pass(clock, 3);
  const last = elsewhere.seen.at(-1)?.sequence_number ?? 0;
  const rest = following(
    there.one.responses.retrieve(id, { stream: true, starting_after: last }),
  );
  await within("the rest", rest.over);
  assert.equal(textOf([...elsewhere.seen, ...rest.seen]), "a long question");
});

test("who leaves is looked after no longer", async () => {
  const { clock, ours, there, here, id } = await createScene();
  const leaving = new AbortController();
  const stream = await here.one.responses.retrieve(id, { stream: true }, {
    signal: leaving.signal,
  });
  const elsewhere = following(Promise.resolve(stream));
  there.begin();
  await pass(clock, 8);
  assert.equal(elsewhere.text(), "a long ");
  leaving.abort();
  await elsewhere.over.catch(() => {});
  await pass(clock, 2);
  const { calls } = ours;
  await pass(clock, 10);
  assert.equal(ours.calls, calls, "nobody looks any more");
  there.finish();
});
