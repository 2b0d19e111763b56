/**
 * Hosts that pack their answers although they are asked not to, over the network: the client gets
 * them unpacked, and nothing of what was said about the packed ones.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { ask, gatewayOf } from "../support/gateway.ts";
import { StreamBroken, textOf } from "../support/seen.ts";
import { startUpstream } from "../support/upstream.ts";
import { CLIENT_WIRES, pathOf, readStreamText } from "../support/wires.ts";
import { CLEAN, gzipped } from "./dirty/framing.ts";

for (const { dialect } of CLIENT_WIRES) {
  const clean = new TextEncoder().encode(CLEAN[dialect]);

  test(`events packed by ${dialect}`, async () => {
    const packed = await gzipped(CLEAN[dialect]);
    const upstream = await startUpstream((exchange) => {
      assert.equal(exchange.headers["accept-encoding"], "identity");
      exchange.head(200, {
        "content-type": "text/event-stream",
        "content-encoding": "gzip",
        "content-length": String(packed.length),
      });
      exchange.end(packed);
    });
    try {
      const gateway = gatewayOf({ dialect, baseUrl: upstream.baseUrl });
      for (const wire of CLIENT_WIRES) {
        const response = await ask(gateway, pathOf(wire, true), wire.request("hi", true));
        const text = await response.text();
        assert.equal(response.status, 200, text);
        const seen = readStreamText(wire, text, wire.dialect !== dialect);
        assert.equal(textOf(seen), "Hi");
        assert.equal(response.headers.get("content-encoding"), null);
        assert.equal(response.headers.get("content-length"), null);
        const whole = await ask(gateway, pathOf(wire, false), wire.request("hi", false));
        assert.equal(textOf(wire.readReply(await whole.json())), "Hi");
        assert.equal(whole.headers.get("content-encoding"), null);
      }
    } finally {
      await upstream.close();
    }
  });

  test(`a length that was true before packing, from ${dialect}`, async () => {
    const packed = await gzipped(CLEAN[dialect].repeat(40));
    const upstream = await startUpstream(async (exchange) => {
      exchange.head(200, {
        "content-type": "text/event-stream",
        "content-encoding": "gzip",
        "content-length": String(clean.length * 40),
      });
      await exchange.write(packed);
      exchange.reset();
    });
    try {
      const gateway = gatewayOf({ dialect, baseUrl: upstream.baseUrl });
      for (const wire of CLIENT_WIRES) {
        const response = await ask(gateway, pathOf(wire, true), wire.request("hi", true));
        const text = await response.text();
        if (response.status !== 200) assert.equal(response.status, 502, text);
        else {
          try {
            readStreamText(wire, text, false);
          } catch (error) {
            assert.ok(error instanceof StreamBroken && error.fault, `${error} in ${text}`);
          }
        }
      }
    } finally {
      await upstream.close();
    }
  });
}
