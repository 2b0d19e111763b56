/**
 * Laws of the small parts that keeping responses is made of.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { pageOf } from "../../src/gateway/responses/paging.ts";
import { follow } from "../../src/gateway/responses/follow.ts";
import { createLanes } from "../../src/gateway/responses/lanes.ts";
import { createEventLog } from "../../src/gateway/responses/runs.ts";
import { keptItems, sentItems } from "../../src/dialects/openai_responses/kept_items.ts";
import { createTicker } from "../../src/relay/ticker.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import { createClock } from "../support/clock.ts";
import { turn } from "../support/gate.ts";

const LIMITS = { keepAliveMs: 5000 };

test("pages of any size, in either order, hold every item once", () => {
  fc.assert(fc.property(
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 1, max: 100 }),
    fc.constantFrom("asc", "desc"),
    (count, limit, order) => {
      const items = Array.from({ length: count }, (_, index) => ({ id: `msg_${index}` }));
      const seen: unknown[] = [];
      const query = new URLSearchParams({ order, limit: String(limit) });
      for (let more = true; more;) {
        const page = pageOf(items, query);
        const data = page.data as JsonObject[];
        assert.ok(data.length <= limit);
        seen.push(...data);
        more = page.has_more === true;
        assert.ok(!more || data.length === limit);
        query.set("after", String(page.last_id));
      }
      assert.deepEqual(seen, order === "asc" ? items : items.toReversed());
    },
  ));
});

test("a reader sees every event after the one it names, whenever it comes", async () => {
  const ticker = createTicker(createClock().host);
  await fc.assert(fc.asyncProperty(
    fc.array(fc.string({ minLength: 1 }), { maxLength: 30 }),
    fc.nat(30),
    fc.nat(30),
    async (texts, early, from) => {
      const events = texts.map((text) => JSON.stringify({ type: "response.x", text }));
      const log = createEventLog(Infinity);
      for (const event of events.slice(0, early)) log.push(event);
      const told = follow(log, from, ticker, LIMITS).text();
      for (const event of events.slice(early)) {
        await Promise.resolve();
        log.push(event);
      }
      log.end();
      const frames = events.slice(from).map((event) => `event: response.x\ndata: ${event}\n\n`);
      assert.equal(await told, frames.join(""));
    },
  ));
});

test("a log stays within its bounds, and says so to whom it has overtaken", async () => {
  const log = createEventLog(100);
  for (let i = 0; i < 50; i++) log.push(`{"type":"response.x","i":${i}}`);
  assert.equal(log.next, 50);
  assert.ok(log.from(0).join("").length <= 100);
  assert.equal(log.first, 50 - log.from(0).length);
  log.end();
  const ticker = createTicker(createClock().host);
  const late = await follow(log, 0, ticker, LIMITS).text();
  assert.match(late, /"code":"events_overtaken"/);
  const onTime = await follow(log, 49, ticker, LIMITS).text();
  assert.equal(onTime, 'event: response.x\ndata: {"type":"response.x","i":49}\n\n');
});

test("a silent log keeps the line alive", async () => {
  const clock = createClock();
  const log = createEventLog(100);
  const reader = follow(log, 0, createTicker(clock.host), LIMITS).body?.getReader();
  const read = reader?.read();
  await turn();
  await clock.advance(6000);
  assert.equal(new TextDecoder().decode((await read)?.value), ": ping\n\n");
  await reader?.cancel();
});

test("lanes keep their order, whatever the turns take", async () => {
  await fc.assert(fc.asyncProperty(
    fc.array(fc.record({ lane: fc.constantFrom("a", "b", undefined), wait: fc.nat(5) })),
    async (turns) => {
      const done: [string | undefined, number][] = [];
      let idle = 0;
      const running = new Set<string | undefined>();
      const ended = Promise.withResolvers<void>();
      const lanes = createLanes({ lanes: 3, waiting: Infinity }, () => {
        idle++;
        if (done.length === turns.length) ended.resolve();
      });
      turns.forEach(({ lane, wait }, index) => {
        assert.ok(lanes.add(lane, async () => {
          assert.ok(!running.has(lane), "one at a time");
          running.add(lane);
          for (let i = 0; i <= wait; i++) await Promise.resolve();
          running.delete(lane);
          done.push([lane, index]);
        }));
      });
      if (turns.length > 0) await ended.promise;
      assert.equal(lanes.busy, false);
      assert.equal(idle, turns.length > 0 ? 1 : 0);
      for (const lane of ["a", "b", undefined]) {
        const order = done.filter(([one]) => one === lane).map(([, index]) => index);
        assert.deepEqual(order, order.toSorted((a, b) => a - b));
      }
    },
  ));
});

test("what is kept has ids and stays; what is sent claims no id of ours", () => {
  let count = 0;
  const newId = (prefix: string) => `${prefix}${count++}`;
  const kept = keptItems([
    { role: "user", content: "a" },
    { type: "message", id: "msg_own", role: "assistant", content: "b" },
    { type: "function_call_output", call_id: "c", output: "d" },
    { type: "reasoning", id: "rs_1", summary: [], encrypted_content: "e" },
    { type: "reasoning", id: "rs_2", summary: [] },
    { type: "web_search_call", id: "ws_1", status: "completed" },
  ], newId);
  assert.deepEqual(keptItems(kept, newId), kept);
  assert.deepEqual(kept.map(({ id }) => id), ["msg_0", "msg_own", "fco_1", "rs_1", "rs_2", "ws_1"]);
  assert.deepEqual(sentItems(kept), [
    { type: "message", role: "user", content: [{ type: "input_text", text: "a" }] },
    {
      type: "message",
      role: "assistant",
      content: [{ type: "output_text", text: "b", annotations: [] }],
    },
    { type: "function_call_output", call_id: "c", output: "d" },
    { type: "reasoning", id: "rs_1", summary: [], encrypted_content: "e" },
    { type: "web_search_call", id: "ws_1", status: "completed" },
  ]);
});
