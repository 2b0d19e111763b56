/**
 * Several gateways on one store: what a caller was told of by one of them all others know, however
 * long writing it takes.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type OpenAI from "openai";
import { createMemoryStore } from "../../src/store/memory.ts";
import { createClock } from "../support/clock.ts";
import { createFickleStore } from "../support/fickle_store.ts";
import { createGate, turn, until, within } from "../support/gate.ts";
import { requestTo } from "../support/gateway.ts";
import { DIALECTS } from "../support/halves.ts";
import { createHeldStream } from "../support/inline_upstream.ts";
import { keepLog } from "../support/log_records.ts";
import { createPair } from "../support/pair.ts";
import { createRecitingModel, PAUSE } from "../support/reciting_model.ts";
import { createSlowStore, type Doing } from "../support/slow_store.ts";
import { FOREIGN, MODELS, type Stateful } from "../support/stateful.ts";

const records = keepLog();

const writes = (doing: Doing): boolean => doing !== "get" && doing !== "list";

async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await turn();
}

type Body = OpenAI.Responses.ResponseCreateParamsNonStreaming;

/** The response as its client has it the moment it is told of the end. */
async function answerOf(
  { one }: Stateful,
  body: Body,
  stream: boolean,
): Promise<OpenAI.Responses.Response> {
  if (!stream) return await one.responses.create(body);
  for await (const event of await one.responses.create({ ...body, stream: true })) {
    if (event.type === "response.completed") return event.response;
  }
  throw new Error("The stream ended without its last event");
}

test("a follow-up finds what came before, whichever gateway it goes to and whenever it was written", async () => {
  const step = fc.record({
    gateway: fc.constantFrom(0, 1),
    stream: fc.boolean(),
    refers: fc.constantFrom("previous", "item", "conversation"),
  });
  const script = fc.record({
    model: fc.constantFrom(...MODELS),
    delays: fc.array(fc.nat(12), { minLength: 1, maxLength: 12 }),
    steps: fc.array(step, { minLength: 2, maxLength: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(script, async ({ model, delays, steps }) => {
      let write = 0;
      const store = createSlowStore(
        createMemoryStore(Date.now),
        (doing) => writes(doing) ? turns(delays[write++ % delays.length] ?? 0) : undefined,
      );
      const pair = createPair([store, store]);
      const talk = await pair[0].one.conversations.create();
      let last: OpenAI.Responses.Response | undefined;
      const said: string[] = [];
      for (const [n, { gateway, stream, refers }] of steps.entries()) {
        const at = pair[gateway] ?? pair[0];
        const item = last?.output.find(({ type }) => type === "message")?.id ?? "";
        const input: Body["input"] = refers === "item" && last !== undefined
          ? [
            { role: "user", content: "of" },
            { type: "item_reference", id: item },
            { role: "user", content: `q${n}` },
          ]
          : `q${n}`;
        last = await answerOf(at, {
          model,
          input,
          ...(refers === "previous" && last !== undefined ? { previous_response_id: last.id } : {}),
          ...(refers === "conversation" ? { conversation: talk.id } : {}),
        }, stream);
        if (refers === "conversation") said.push(`q${n}`, last.output_text ?? textOf(last));
        const other = pair[1 - gateway] ?? pair[0];
        assert.equal((await other.one.responses.retrieve(last.id)).id, last.id);
        const kept = await other.one.conversations.items.list(talk.id, { limit: 100 });
        assert.equal(kept.data.length, said.length);
      }
    }),
    { numRuns: 40 },
  );
});

function textOf({ output }: OpenAI.Responses.Response): string {
  return output.flatMap((item) => item.type === "message" ? item.content : [])
    .map((part) => part.type === "output_text" ? part.text : "").join("");
}

for (const model of FOREIGN) {
  test(`${model}: what an answer says is told at once, and only its end waits for the store`, async () => {
    const written = createGate();
    const inner = createMemoryStore(Date.now);
    const slow = createSlowStore(
      inner,
      (doing, key) => writes(doing) && key.startsWith("responses/") ? written.opened : undefined,
    );
    const held = createHeldStream();
    const dialect = DIALECTS[model];
    const [{ one }, other] = createPair([slow, inner], {
      answer(request) {
        const { pieces } = createRecitingModel(dialect).respond(request.json());
        void (async () => {
          for (const piece of pieces) {
            held.push(piece);
            await turn();
          }
          held.close();
        })();
        return held.response;
      },
    });
    const seen: string[] = [];
    let id = "";
    const reading = (async () => {
      for await (const event of await one.responses.create({ model, input: "x", stream: true })) {
        seen.push(event.type);
        if (event.type === "response.completed") id = event.response.id;
      }
    })();
    await until("the answer's text is told", () => seen.includes("response.output_text.delta"));
    await turns(50);
    assert.ok(!seen.includes("response.completed"), `${seen}`);
    written.open();
    await within("the end", reading);
    assert.equal((await other.one.responses.retrieve(id)).output_text, "x");
  });
}

for (const stream of [true, false]) {
  test(`a store that hangs holds the end back for two seconds, and is written behind it, stream ${stream}`, async () => {
    const clock = createClock();
    const written = createGate();
    const inner = createMemoryStore(clock.host.now);
    let asked = 0;
    const slow = createSlowStore(inner, (doing, key) => {
      if (!writes(doing) || !key.startsWith("responses/")) return undefined;
      asked++;
      return written.opened;
    });
    const [{ gateway, one }, other] = createPair([slow, inner], {}, clock.host);
    let told: OpenAI.Responses.Response | undefined;
    const reading = answerOf({ one } as Stateful, { model: "chat/m", input: "x" }, stream)
      .then((response) => told = response);
    await until("the store is asked", () => asked > 0);
    await turns(20);
    await clock.advance(1750);
    await turns(20);
    assert.equal(told, undefined, "it is not told before it is kept");
    await clock.advance(500);
    const { id } = await within("the answer", reading);
    const logged = records.map(({ message }) => message.join(""));
    assert.ok(logged.some((line) => /not kept within 2000 ms/.test(line)), `${logged}`);
    records.splice(0);
    const { store } = await (await gateway.fetch(requestTo("/readyz"))).json();
    assert.ok(store.waiting > 0, "what waits to be written is seen");
    written.open();
    await until("it is written", () => gateway.active === 0);
    await turns(20);
    assert.equal((await other.one.responses.retrieve(id)).id, id);
  });
}

test("a client that leaves while the end waits takes nothing with it", async () => {
  const written = createGate();
  const inner = createMemoryStore(Date.now);
  let asked = 0;
  const slow = createSlowStore(inner, (doing, key) => {
    if (!writes(doing) || !key.startsWith("responses/")) return undefined;
    asked++;
    return written.opened;
  });
  const [{ gateway, one }] = createPair([slow, inner]);
  const leaving = new AbortController();
  const stream = await one.responses.create(
    { model: "chat/m", input: "x", stream: true },
    { signal: leaving.signal },
  );
  const reading = (async () => {
    for await (const _ of stream);
  })();
  await until("the store is asked", () => asked > 0);
  leaving.abort();
  await reading.catch(() => {});
  await until("the exchange is over", () => gateway.active === 0);
  written.open();
  await turns(20);
  const kept = (await inner.list("responses/")).filter(([key]) => key.includes("/response/"));
  assert.equal(kept.length, 1);
});

test("an answer that is complete is told to its end by a gateway that has to stop", async () => {
  const clock = createClock();
  let asked = 0;
  const inner = createMemoryStore(clock.host.now);
  const hanging = createSlowStore(inner, (doing, key) => {
    if (!writes(doing) || !key.startsWith("responses/")) return undefined;
    asked++;
    return new Promise(() => {});
  });
  const [at] = createPair([hanging, inner], { limits: { drainSeconds: 1 } }, clock.host);
  const reading = answerOf(at, { model: "chat/m", input: "x" }, true);
  await until("the store is asked", () => asked > 0);
  const drained = at.gateway.drain();
  await clock.advance(1250);
  assert.equal(textOf(await within("the answer", reading)), "x");
  void drained;
});

test("two gateways that add to one conversation at once lose nothing of it", async () => {
  const inner = createMemoryStore(Date.now);
  const slow = createSlowStore(inner, (doing) => doing === "compareAndSet" ? turns(3) : undefined);
  const pair = createPair([slow, slow]);
  const { id } = await pair[0].one.conversations.create();
  const answers = ["a", "b", "c", "d", "e", "f"].map((input, n) =>
    answerOf(pair[n % 2] ?? pair[0], { model: "chat/m", input, conversation: id }, n % 3 === 0)
  );
  await within("the answers", Promise.all(answers));
  const listing = pair[1].one.conversations.items.list(id, { limit: 100 });
  const { data } = await within("the items", listing);
  assert.equal(data.length, 12);
});

test("what is said in a conversation while the store is away is in it when the store is back", async () => {
  const clock = createClock();
  const inner = createMemoryStore(clock.host.now);
  const fickle = createFickleStore(inner);
  const held = createHeldStream();
  const [at, other] = createPair([fickle, inner], {
    answer: (request) =>
      request.json().stream === true && String(request.url).includes("chat.invalid")
        ? held.response
        : undefined,
  }, clock.host);
  const { id } = await at.one.conversations.create();
  const reading = answerOf(at, { model: "chat/m", input: "before", conversation: id }, true);
  await until("the provider is asked", () => at.sent.length === 1);
  fickle.there = false;
  const { pieces } = createRecitingModel("openai-chat").respond(at.sent[0]?.json() ?? {});
  for (const piece of pieces) held.push(piece);
  held.close();
  assert.equal(textOf(await within("the answer", reading)), "before");
  const { store } = await (await at.gateway.fetch(requestTo("/readyz"))).json();
  assert.equal(store.state, "away");
  assert.ok(store.waiting > 0);
  fickle.there = true;
  await clock.advance(3000);
  await turns(20);
  const { data } = await other.one.conversations.items.list(id, { order: "asc" });
  assert.deepEqual(data.map((item) => item.type === "message" ? item.role : item.type), [
    "user",
    "assistant",
  ]);
  const next = await answerOf(other, { model: "chat/m", input: "after", conversation: id }, false);
  assert.equal(next.output_text, ["before", "before", "after"].join(PAUSE));
});
