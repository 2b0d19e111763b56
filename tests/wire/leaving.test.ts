/**
 * A client that goes away, over real sockets: the provider's connection is closed at once, whatever
 * was going on, and nobody is asked again.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { createGate, within } from "../support/gate.ts";
import { ask, CLIENT_KEY, gatewayOf, listen } from "../support/gateway.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { type Answer, type Exchange, startUpstream, type Upstream } from "../support/upstream.ts";
import { type Wire, wireOf, WIRES } from "../support/wires.ts";

/** The first event of the scripted greeting that carries text, and all before it. */
function beginning(wire: Wire): string {
  const { pieces } = createScriptedModel(wire.dialect).respond(wire.request("hi", true));
  const at = pieces.findIndex((piece) => piece.includes("Grüße"));
  return pieces.slice(0, at + 1).join("");
}

/** More of the same text, as often as wanted. */
function more(wire: Wire): string {
  const { pieces } = createScriptedModel(wire.dialect).respond(wire.request("hi", true));
  return pieces.find((piece) => piece.includes("us 世界")) ?? "";
}

/** What the provider is at when the client leaves. */
const PHASES: [string, (wire: Wire) => Answer][] = [
  ["before headers", () => (exchange) => exchange.closed],
  ["after headers", () => (exchange) => {
    exchange.head(200, { "content-type": "text/event-stream" });
    return exchange.closed;
  }],
  ["in silence", (wire) => async (exchange) => {
    exchange.head(200, { "content-type": "text/event-stream" });
    await exchange.write(beginning(wire));
    await exchange.closed;
  }],
  ["in mid-stream", (wire) => async (exchange) => {
    exchange.head(200, { "content-type": "text/event-stream" });
    await exchange.write(beginning(wire));
    while (await exchange.write(more(wire).repeat(50)));
  }],
];

async function leave(
  upstream: Upstream,
  wire: Wire,
  url: string,
  phase: string,
): Promise<Exchange> {
  const client = new AbortController();
  const asked = fetch(url + wire.path, {
    method: "POST",
    headers: { authorization: `Bearer ${CLIENT_KEY}`, "content-type": "application/json" },
    body: JSON.stringify(wire.request("hi", true)),
    signal: client.signal,
  });
  const gone = asked.then(async (response) => {
    const reader = response.body?.getReader();
    for (let text = ""; phase.startsWith("in ") && !text.includes("Grüße");) {
      const { value } = await reader?.read() ?? {};
      text += new TextDecoder().decode(value);
    }
    client.abort();
    await reader?.read();
  }).catch(() => {});
  const exchange = await within("the request reaches the upstream", upstream.request(0));
  if (!phase.startsWith("in ")) client.abort();
  await within("the client is gone", gone);
  return exchange;
}

for (const wire of WIRES) {
  for (const { dialect } of WIRES) {
    for (const [phase, answer] of PHASES) {
      test(`${wire.dialect} leaves ${dialect} ${phase}`, async () => {
        const upstream = await startUpstream(answer(wireOf(dialect)));
        const gateway = await listen({ dialect, baseUrl: upstream.baseUrl });
        try {
          const exchange = await leave(upstream, wire, gateway.url, phase);
          await within("the upstream's connection is closed", exchange.closed);
          assert.equal(exchange.finished, false);
          assert.equal(upstream.requests.length, 1);
        } finally {
          await gateway.close();
          await upstream.close();
        }
      });
    }
  }
}

for (const stream of [false, true]) {
  test(`the request's signal alone is enough, stream ${stream}`, async () => {
    const [wire] = WIRES;
    assert.ok(wire);
    const begun = createGate();
    const upstream = await startUpstream(async (exchange) => {
      exchange.head(200, { "content-type": stream ? "text/event-stream" : "application/json" });
      await exchange.write(stream ? beginning(wire) : "{");
      begun.open();
      await exchange.closed;
    });
    try {
      const client = new AbortController();
      const gateway = gatewayOf({ dialect: wire.dialect, baseUrl: upstream.baseUrl });
      const answer = ask(gateway, wire.path, wire.request("hi", stream), {
        signal: client.signal,
      });
      await within("the answer has begun", begun.opened);
      // A runtime may tell of a client that left by the signal and never touch the body.
      if (stream) await answer;
      client.abort();
      const exchange = await upstream.request(0);
      await within("the upstream's connection is closed", exchange.closed, 5000);
      if (!stream) assert.equal((await answer).status, 499);
    } finally {
      await upstream.close();
    }
  });
}

test("a client that left before it was asked for anything costs nothing", async () => {
  const [wire] = WIRES;
  assert.ok(wire);
  const upstream = await startUpstream((exchange) => exchange.closed);
  try {
    const gateway = gatewayOf({ dialect: wire.dialect, baseUrl: upstream.baseUrl });
    const response = await ask(gateway, wire.path, wire.request("hi", true), {
      signal: AbortSignal.abort(),
    }).catch(() => undefined);
    assert.ok(response === undefined || response.status >= 400);
    assert.equal(upstream.requests.length, 0);
    assert.equal(gateway.active, 0);
  } finally {
    await upstream.close();
  }
});
