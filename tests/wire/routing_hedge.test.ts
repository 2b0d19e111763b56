/**
 * Asking a second target when the first takes its time: one answer is told, the other called off,
 * nothing is left open, and the log says who was asked for nothing.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { keepLog } from "../support/log_records.ts";
import { answers, answersAfter, type Behaviour, refuses, silent } from "../support/places.ts";
import { textIn } from "../support/read_told.ts";
import { createRouted } from "../support/routed.ts";
import { type Wire, WIRES } from "../support/wires.ts";

const [CHAT] = WIRES as [Wire];
const records = keepLog();

test("the next target is asked as well when the first takes its time; the other is called off", async () => {
  const models = { both: { targets: ["a/m", "b/m", "c/m"], hedgeMs: 1000 } };
  for (const stream of [false, true]) {
    const routed = createRouted({ models, places: { a: answersAfter(5000) } });
    records.length = 0;
    const told = await routed.post(CHAT, "both", { stream });
    assert.match(textIn(CHAT, told, stream), /of b:/);
    assert.deepEqual(routed.asked(), ["a/m", "b/m"]);
    assert.deepEqual(routed.calledOff, ["a/m"]);
    assert.equal(routed.clock.host.now() - 1_700_000_000_000, 1000);
    assert.equal(told.headers.get("x-sluice-attempts"), "2");
    assert.equal(told.headers.get("x-sluice-provider"), "b");
    assert.equal(routed.open, 0);
    const line = records.find(({ category }) => category[1] === "exchange")?.properties;
    assert.deepEqual([line?.attempts, line?.provider, line?.hedged], [2, "b", "a/m"]);
    // The account that was called off is as good as before.
    const { targets } = await routed.explain({ model: "a/m" });
    assert.deepEqual(targets[0]?.accounts, { usable: 1, all: 1, next: "a#1" });
  }
});

test("the first answers in time, or a little later: nobody, or the second, is called off", async () => {
  const models = { both: { targets: ["a/m", "b/m"], hedgeMs: 1000 } };
  for (const stream of [false, true]) {
    const quick = createRouted({ models, places: { a: answersAfter(750) } });
    records.length = 0;
    assert.match(textIn(CHAT, await quick.post(CHAT, "both", { stream }), stream), /of a:/);
    assert.deepEqual(quick.asked(), ["a/m"]);
    assert.equal(quick.clock.waiting, 0);
    assert.ok(!("hedged" in (records.at(-1)?.properties ?? {})));

    const late = createRouted({
      models,
      places: { a: answersAfter(2000), b: answersAfter(9000) },
    });
    const told = await late.post(CHAT, "both", { stream });
    assert.match(textIn(CHAT, told, stream), /of a:/);
    assert.equal(told.headers.get("x-sluice-provider"), "a");
    assert.deepEqual(late.calledOff, ["b/m"]);
    assert.equal(late.open, 0);
  }
});

test("two that answer in the same moment are told once, and the account of either is free", async () => {
  const models = { both: { targets: ["a/m", "b/m"], hedgeMs: 1000 } };
  for (const stream of [false, true]) {
    const routed = createRouted({
      models,
      places: { a: answersAfter(2000), b: answersAfter(1000) },
    });
    assert.match(textIn(CHAT, await routed.post(CHAT, "both", { stream }), stream), /^Answer/);
    assert.equal(routed.open, 0);
    const usage = await Promise.all(
      ["a", "b"].map((provider) => routed.gateway.accounts.pool.explain({ provider })),
    );
    assert.deepEqual(usage.flat().map(({ inFlight }) => inFlight), [0, 0]);
  }
});

test("of two that are asked, one failing leaves it to the other; both failing is told", async () => {
  const slow = (behaviour: Behaviour): Behaviour => async (visit) => {
    await visit.after(3000);
    return await behaviour(visit);
  };
  const models = { both: { targets: ["a/m", "b/m"], hedgeMs: 1000 } };
  const first = createRouted({ models, places: { a: slow(refuses(500)), b: answersAfter(5000) } });
  assert.match(textIn(CHAT, await first.post(CHAT, "both"), false), /of b:/);
  const second = createRouted({ models, places: { a: answersAfter(5000), b: refuses(500) } });
  assert.match(textIn(CHAT, await second.post(CHAT, "both"), false), /of a:/);
  const refused = createRouted({
    models,
    places: { a: slow(answers), b: refuses(400, "it makes no sense") },
  });
  assert.match(textIn(CHAT, await refused.post(CHAT, "both"), false), /of a:/);
  const neither = createRouted({ models, places: { a: slow(refuses(500)), b: refuses(503) } });
  const told = await neither.post(CHAT, "both");
  assert.equal(told.status, 500);
  assert.deepEqual(neither.asked(), ["a/m", "b/m"]);
});

test("who leaves while two are asked calls off both", async () => {
  const models = { both: { targets: ["a/m", "b/m"], hedgeMs: 1000 } };
  for (const stream of [false, true]) {
    const routed = createRouted({ models, places: { a: silent, b: silent } });
    const leaving = new AbortController();
    const left = routed.post(CHAT, "both", { stream, signal: leaving.signal });
    const over = left.then((told) => told.status, () => 0);
    while (routed.open < 2) await routed.clock.advance(250);
    leaving.abort();
    await over;
    await routed.clock.advance(250);
    assert.deepEqual(routed.calledOff.sort(), ["a/m", "b/m"]);
    assert.equal(routed.open, 0);
    assert.equal(routed.gateway.active, 0);
    assert.equal(routed.clock.waiting, 0);
  }
});

test("both that are asked share one budget", async () => {
  const models = { all: { targets: ["a/m", "b/m", "c/m", "d/m"], hedgeMs: 1000 } };
  const places = { a: silent, b: refuses(500), c: refuses(500), d: refuses(500) };
  const { post, asked } = createRouted({
    models: { ...models, all: { ...models.all, timeouts: { headersMs: 9000 } } },
    places,
    limits: { attempts: 3 },
  });
  assert.equal((await post(CHAT, "all")).status, 504);
  assert.deepEqual(asked(), ["a/m", "b/m", "c/m"]);
});
