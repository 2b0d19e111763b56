/**
 * Flow: a client that does not read is not read for, a client that never reads again is let go, and
 * a gateway that is told to stop lets answers end.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { createClock } from "../support/clock.ts";
import { turn, until, within } from "../support/gate.ts";
import { ask, gatewayOf, listen, requestTo } from "../support/gateway.ts";
import { createHeldStream, createInlineUpstream, streamOf } from "../support/inline_upstream.ts";
import { object } from "../support/json.ts";
import { readFault } from "../support/read_fault.ts";
import { readAlong } from "../support/reading.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { GREETING } from "../support/scripted_speech.ts";
import { StreamBroken, textOf } from "../support/seen.ts";
import { startUpstream } from "../support/upstream.ts";
import { readStreamText, type Wire, wireOf, WIRES } from "../support/wires.ts";

const SECOND = 1000;

function events(wire: Wire): string[] {
  return createScriptedModel(wire.dialect).respond(wire.request("hi", true)).pieces;
}

/** An answer in two: up to its first text, and what comes then. */
function split(wire: Wire): { beginning: string; rest: string[] } {
  const all = events(wire);
  const at = all.findIndex((event) => event.includes("Grüße")) + 1;
  return { beginning: all.slice(0, at).join(""), rest: all.slice(at) };
}

/** The beginning of an answer, then its second text again and again. */
function* endless(wire: Wire, counted: { pieces: number }): Generator<Uint8Array> {
  const { beginning, rest } = split(wire);
  const encoder = new TextEncoder();
  yield encoder.encode(beginning);
  const piece = encoder.encode((rest[0] ?? "").repeat(100));
  for (;;) {
    counted.pieces++;
    yield piece;
  }
}

for (const wire of WIRES) {
  for (const { dialect } of WIRES) {
    const name = `${wire.dialect} before ${dialect}`;

    test(`nothing is read ahead of the client: ${name}`, async () => {
      const counted = { pieces: 0 };
      const upstream = createInlineUpstream(() => streamOf(endless(wireOf(dialect), counted)));
      const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
      const response = await ask(gateway, wire.path, wire.request("hi", true));
      const reader = response.body?.getReader();
      assert.ok(reader);
      for (let reads = 0; reads < 20; reads++) {
        await reader.read();
        for (let turns = 0; turns < 20; turns++) await turn();
        assert.ok(counted.pieces <= reads + 2, `${counted.pieces} pieces after ${reads} reads`);
      }
      await reader.cancel();
      const before = counted.pieces;
      for (let turns = 0; turns < 20; turns++) await turn();
      assert.equal(counted.pieces, before, "nothing is read for a client that left");
      assert.equal(gateway.active, 0);
    });
  }

  test(`a client that stops reading is let go: ${wire.dialect}`, async () => {
    const clock = createClock();
    const counted = { pieces: 0 };
    const upstream = createInlineUpstream(() => streamOf(endless(wire, counted)));
    const gateway = gatewayOf({
      dialect: wire.dialect,
      limits: { stallMs: 60 * SECOND },
      host: { ...clock.host, fetch: upstream.fetch },
    });
    const response = await ask(gateway, wire.path, wire.request("hi", true));
    const reader = response.body?.getReader();
    await reader?.read();
    await clock.advance(59 * SECOND);
    assert.equal(gateway.active, 1);
    await clock.advance(2 * SECOND);
    assert.equal(gateway.active, 0);
    assert.equal(upstream.requests[0]?.signal?.aborted, true);
    assert.equal(clock.waiting, 0, "no timer is left");
  });

  test(`stopping lets answers end and takes no new ones: ${wire.dialect}`, async () => {
    const held = createHeldStream();
    const upstream = createInlineUpstream(() => held.response);
    const gateway = gatewayOf({ dialect: wire.dialect, host: { fetch: upstream.fetch } });
    const { beginning, rest } = split(wire);
    held.push(beginning);
    const reading = readAlong(await ask(gateway, wire.path, wire.request("hi", true)));
    await until("the answer is under way", () => reading.text !== "");

    let drained = false;
    const stopped = gateway.drain().then(() => drained = true);
    const refused = await ask(gateway, wire.path, wire.request("hi", true));
    assert.equal(refused.status, 503);
    readFault(wire.dialect, object(await refused.json()));
    assert.equal((await ask(gateway, "/readyz")).status, 503);
    assert.equal((await ask(gateway, "/healthz")).status, 200);
    assert.equal(drained, false);

    held.push(rest.join(""));
    held.close();
    await within("the answer ends", reading.end);
    await within("the gateway has stopped", stopped);
    assert.equal(textOf(readStreamText(wire, reading.text, true)), GREETING);
    assert.equal(upstream.requests.length, 1);
  });

  test(`stopping cuts what does not end in time: ${wire.dialect}`, async () => {
    const clock = createClock();
    const held = createHeldStream();
    const upstream = createInlineUpstream(() => held.response);
    const gateway = gatewayOf({
      dialect: wire.dialect,
      limits: { drainMs: 30 * SECOND },
      host: { ...clock.host, fetch: upstream.fetch },
    });
    held.push(split(wire).beginning);
    const reading = readAlong(await ask(gateway, wire.path, wire.request("hi", true)));
    const stopped = gateway.drain();
    await clock.advance(29 * SECOND);
    assert.equal(reading.ended, "open");
    await clock.advance(2 * SECOND);
    await within("the gateway has stopped", stopped);
    await within("the answer ends", reading.end);
    assert.throws(() => readStreamText(wire, reading.text, false), StreamBroken);
    assert.equal(gateway.active, 0);
  });
}

test("over sockets, a client that does not read bounds what the provider can push", async () => {
  const [wire] = WIRES;
  assert.ok(wire);
  const limit = 256 * 1024 * 1024;
  let blocked = false;
  const upstream = await startUpstream(async (exchange) => {
    exchange.head(200, { "content-type": "text/event-stream" });
    for (const piece of endless(wire, { pieces: 0 })) {
      const room = exchange.write(piece);
      const first = await Promise.race([room, idle()]);
      if (first === "idle") blocked = true;
      if (exchange.sent > limit || !(await room)) return exchange.end();
    }
  });
  const gateway = await listen({ dialect: wire.dialect, baseUrl: upstream.baseUrl });
  const client = new AbortController();
  try {
    const response = await fetch(gateway.url + wire.path, {
      method: "POST",
      headers: requestTo(wire.path, {}).headers,
      body: JSON.stringify(wire.request("hi", true)),
      signal: client.signal,
    });
    await until("the provider has to wait", () => blocked, 60_000);
    const { sent } = await upstream.request(0);
    assert.ok(sent < 64 * 1024 * 1024, `${sent} bytes were pushed to a client that read nothing`);
    client.abort();
    await response.body?.cancel().catch(() => {});
  } finally {
    await gateway.close();
    await upstream.close();
  }
});

/** A few hundred turns in which nothing made room. */
async function idle(): Promise<"idle"> {
  for (let turns = 0; turns < 300; turns++) await turn();
  return "idle";
}
