/**
 * The relay in time: what it holds back, how it keeps a line alive, when it gives up, and that it
 * reads no faster than it is read. The clock is the test's own.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type { Gateway } from "../../mod.ts";
import { createClock, type TestClock } from "../support/clock.ts";
import { createGate, until, within } from "../support/gate.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import {
  createHeldStream,
  createInlineUpstream,
  type HeldStream,
  type InlineUpstream,
  jsonOf,
} from "../support/inline_upstream.ts";
import { object } from "../support/json.ts";
import { readFault } from "../support/read_fault.ts";
import { readAlong } from "../support/reading.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { StreamBroken, textOf } from "../support/seen.ts";
import { readSse } from "../support/sse.ts";
import { readStreamText, type Wire, wireOf, WIRES } from "../support/wires.ts";

const SECOND = 1000;

/** A gateway on a clock of its own, before one upstream that answers as the test says. */
interface Scene {
  gateway: Gateway;
  clock: TestClock;
  upstream: InlineUpstream;
}

function scene(
  dialect: Wire["dialect"],
  answer: () => Response | Promise<Response>,
  limits: Parameters<typeof gatewayOf>[0]["limits"] = {},
): Scene {
  const clock = createClock();
  const upstream = createInlineUpstream(answer);
  const host = { ...clock.host, fetch: upstream.fetch };
  return { clock, upstream, gateway: gatewayOf({ dialect, host, limits, apiKey: ["k1", "k2"] }) };
}

function events(wire: Wire): string[] {
  return createScriptedModel(wire.dialect).respond(wire.request("hi", true)).pieces;
}

/** All events up to the first that carries text, and the rest. */
function split(wire: Wire): { beginning: string; rest: string } {
  const all = events(wire);
  const at = all.findIndex((event) => event.includes("Grüße")) + 1;
  return { beginning: all.slice(0, at).join(""), rest: all.slice(at).join("") };
}

/** What a client makes of a stream that broke. */
function broken(wire: Wire, text: string, strict: boolean): StreamBroken {
  try {
    readStreamText(wire, text, strict);
  } catch (error) {
    if (error instanceof StreamBroken) return error;
    throw error;
  }
  throw new Error(`a normal end:\n${text}`);
}

for (const wire of WIRES) {
  for (const { dialect } of WIRES) {
    const same = wire.dialect === dialect;
    const name = `${wire.dialect} before ${dialect}`;

    test(`the status is held for the first event, then committed: ${name}`, async () => {
      const gate = createGate();
      const { gateway, clock, upstream } = scene(dialect, async () => {
        await gate.opened;
        return jsonOf({ error: { message: "Too much", type: "rate_limit_error" } }, 429);
      });
      let status = 0;
      const asked = ask(gateway, wire.path, wire.request("hi", true));
      asked.then((response) => status = response.status);
      await until("the request is sent", () => upstream.requests.length === 1);
      await clock.advance(14 * SECOND);
      assert.equal(status, 0, "nothing is committed before 15 s");
      await clock.advance(2 * SECOND);
      const response = await within("the status is committed", asked);
      assert.equal(response.status, 200);
      assert.match(response.headers.get("content-type") ?? "", /^text\/event-stream/);

      const reading = readAlong(response);
      await clock.advance(30 * SECOND);
      const { frames, comments } = readSse(reading.text);
      assert.equal(frames.length, 0, "no event before the provider's first");
      assert.ok(comments.length >= 2, "comments keep the line alive");

      gate.open();
      await until("the second key is tried", () => upstream.requests.length === 2);
      await within("the answer ends", reading.end);
      assert.equal(reading.ended, "closed");
      assert.match(broken(wire, reading.text, false).fault?.message ?? "", /Too much/);
    });

    test(`a failure before 15 s has a true status: ${name}`, async () => {
      const gate = createGate<Response>();
      const { gateway, clock, upstream } = scene(dialect, () => gate.opened);
      const asked = ask(gateway, wire.path, wire.request("hi", true));
      await until("the request is sent", () => upstream.requests.length === 1);
      await clock.advance(14 * SECOND);
      gate.open(jsonOf({ error: { message: "down", type: "server_error" } }, 503));
      const response = await within("the answer comes", asked);
      assert.equal(response.status, 503);
      readFault(wire.dialect, object(await response.json()));
      assert.equal(clock.waiting, 0, "no timer is left");
    });

    test(`comments between events are no events: ${name}`, async () => {
      const held = createHeldStream();
      const { gateway, clock } = scene(dialect, () => held.response);
      const { beginning, rest } = split(wireOf(dialect));
      held.push(beginning);
      const response = await ask(gateway, wire.path, wire.request("hi", true));
      const reading = readAlong(response);
      await until("the first text is read", () => reading.text.includes("Grüße"));
      await clock.advance(60 * SECOND);
      assert.ok(readSse(reading.text).comments.length >= 2, reading.text);
      held.push(rest);
      held.close();
      await within("the answer ends", reading.end);
      const frames = readSse(reading.text).frames;
      assert.equal(wire.readStream(frames, !same).ending, "stop");
      assert.equal(clock.waiting, 0, "no timer is left");
      assert.equal(gateway.active, 0);
    });

    test(`a provider silent for too long in mid-stream: ${name}`, async () => {
      const held = createHeldStream();
      const limits = { idleMs: 60 * SECOND };
      const { gateway, clock, upstream } = scene(dialect, () => held.response, limits);
      held.push(split(wireOf(dialect)).beginning);
      const reading = readAlong(await ask(gateway, wire.path, wire.request("hi", true)));
      await until("the first text is read", () => reading.text.includes("Grüße"));
      await clock.advance(59 * SECOND);
      assert.equal(reading.ended, "open");
      await clock.advance(2 * SECOND);
      await within("the answer ends", reading.end);
      const seen = broken(wire, reading.text, !same);
      assert.ok(seen.fault, "an error is told");
      assert.equal(textOf(seen), "Grüße a");
      checkLetGo(held, upstream);
      assert.equal(upstream.requests.length, 1, "nothing is asked again");
    });

    test(`headers and then nothing: ${name}`, async () => {
      const held = createHeldStream();
      const limits = { idleMs: 60 * SECOND, headersMs: 60 * SECOND };
      const { gateway, clock, upstream } = scene(dialect, () => held.response, limits);
      const asked = ask(gateway, wire.path, wire.request("hi", true));
      await until("the request is sent", () => upstream.requests.length === 1);
      await clock.advance(20 * SECOND);
      const reading = readAlong(await within("the status is committed", asked));
      await clock.advance(600 * SECOND);
      await within("the answer ends", reading.end, 5000);
      assert.ok(broken(wire, reading.text, false).fault, "an error is told");
      checkLetGo(held, upstream);
      assert.equal(clock.waiting, 0, "no timer is left");
    });
  }

  test(`no headers at all, not streamed: ${wire.dialect}`, async () => {
    const limits = { headersMs: 60 * SECOND };
    const never = new Promise<Response>(() => {});
    const { gateway, clock, upstream } = scene(wire.dialect, () => never, limits);
    const asked = ask(gateway, wire.path, wire.request("hi", false));
    await until("the request is sent", () => upstream.requests.length === 1);
    await clock.advance(61 * SECOND);
    const response = await within("the answer comes", asked);
    assert.equal(response.status, 504);
    readFault(wire.dialect, object(await response.json()));
    assert.equal(upstream.requests[0]?.signal?.aborted, true);
    assert.equal(clock.waiting, 0, "no timer is left");
  });

  test(`a whole answer that stops half-way: ${wire.dialect}`, async () => {
    const held = createHeldStream();
    const limits = { headersMs: 60 * SECOND, idleMs: 60 * SECOND };
    const json = new Response(held.response.body, {
      headers: { "content-type": "application/json" },
    });
    const { gateway, clock, upstream } = scene(wire.dialect, () => json, limits);
    held.push('{"id":');
    const asked = ask(gateway, wire.path, wire.request("hi", false));
    await until("the request is sent", () => upstream.requests.length === 1);
    await clock.advance(130 * SECOND);
    const response = await within("the answer comes", asked);
    assert.equal(response.status, 504);
    checkLetGo(held, upstream);
  });
}

function checkLetGo(held: HeldStream, upstream: InlineUpstream): void {
  const aborted = upstream.requests.at(-1)?.signal?.aborted === true;
  assert.ok(held.cancelled || aborted, "the provider is let go");
}
