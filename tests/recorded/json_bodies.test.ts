/**
 * JSON at its edges as request bodies: each is answered, with success or with a 400 in the caller's
 * wire, and never with an error of the gateway's own.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, jsonOf } from "../support/inline_upstream.ts";
import { object, objects, string } from "../support/json.ts";
import { readFault } from "../support/read_fault.ts";
import { sharedJson, withShared } from "../support/shared.ts";
import { WIRES } from "../support/wires.ts";

withShared("JSON bodies", () => {
  const bodies = objects(sharedJson("fixtures/jsontestsuite/test_parsing.json"));

  test("all bodies are here", () => assert.equal(bodies.length, 316));

  for (const wire of WIRES) {
    test(`each body is answered on ${wire.path}`, async () => {
      const upstream = createInlineUpstream(() => jsonOf({ error: { message: "no" } }, 400));
      const gateway = gatewayOf({ dialect: wire.dialect, host: { fetch: upstream.fetch } });
      const wrong: string[] = [];
      for (const { name, base64 } of bodies) {
        const bytes = Uint8Array.from(atob(string(base64)), (char) => char.charCodeAt(0));
        const response = await ask(gateway, wire.path, bytes);
        const text = await response.text();
        try {
          if (response.ok) continue;
          assert.equal(response.status, 400);
          readFault(wire.dialect, object(JSON.parse(text)));
        } catch (error) {
          wrong.push(`${name}: ${response.status} ${text.slice(0, 200)} (${error})`);
        }
      }
      assert.deepEqual(wrong, []);
      assert.equal(upstream.requests.length, 0, "none of them names a model");
    });

    test(`each body is data inside a message on ${wire.path}`, async () => {
      const reply = createInlineUpstream(() => jsonOf("{}", 503));
      const gateway = gatewayOf({
        dialect: wire.dialect,
        // Every body is to reach the upstream, however often it was down before.
        limits: { circuitBreaker: false },
        host: { fetch: reply.fetch },
      });
      const accepted = bodies.filter((body) => body.expect === "accept");
      assert.ok(accepted.length > 90);
      for (const { name, base64 } of accepted) {
        const value = atob(string(base64));
        const request = JSON.stringify({ ...wire.request("hi", false), x_unknown: 0 });
        const body = Uint8Array.from(
          request.replace(/("x_unknown":)0/, (_, key: string) => key + value),
          (char) => char.charCodeAt(0),
        );
        const response = await ask(gateway, wire.path, body);
        await response.text();
        // A body the JSON reader takes reaches the upstream, which is down; 400 where a rule of
        // the gateway's own (doubled keys, depth) forbids it.
        assert.ok(
          response.status === 503 || response.status === 400,
          `${name}: ${response.status}`,
        );
      }
      assert.ok(reply.requests.length > 80, `${reply.requests.length} reached the upstream`);
    });
  }
});
