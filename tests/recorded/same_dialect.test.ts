/**
 * The same dialect on both sides: the provider's bytes reach the client as they are, and the
 * client's JSON reaches the provider with nothing changed but the model's name.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { type Chunking, cut } from "../support/chunking.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, jsonOf, streamOf } from "../support/inline_upstream.ts";
import { recordedReplies } from "../support/recorded_replies.ts";
import { goldens, recordedStream } from "../support/recordings.ts";
import { clientRequests } from "../support/client_requests.ts";
import { withShared } from "../support/shared.ts";
import { type Wire, wireOf } from "../support/wires.ts";
import { MENDED } from "./golden_expectations.ts";

async function relayed(wire: Wire, bytes: Uint8Array, chunking: Chunking): Promise<string> {
  const upstream = createInlineUpstream(() => streamOf(cut(bytes, chunking, bytes.length)));
  const gateway = gatewayOf({ dialect: wire.dialect, host: { fetch: upstream.fetch } });
  const response = await ask(gateway, wire.path, wire.request("hello", true));
  assert.equal(response.status, 200);
  return await response.text();
}

withShared("recordings in one dialect", () => {
  for (const golden of goldens().filter(({ id }) => !MENDED.has(id))) {
    test(`relayed byte for byte: ${golden.id}`, async () => {
      const bytes = recordedStream(golden.id, golden.dialect);
      const text = new TextDecoder().decode(bytes);
      const wire = wireOf(golden.dialect);
      assert.equal(await relayed(wire, bytes, "whole"), text);
      assert.equal(await relayed(wire, bytes, "random"), text);
    });
  }

  test("whole answers keep every field", async () => {
    for (const { dialect, body } of recordedReplies()) {
      const wire = wireOf(dialect);
      const upstream = createInlineUpstream(() => jsonOf(body));
      const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
      const response = await ask(gateway, wire.path, wire.request("hello", false));
      assert.equal(await response.text(), JSON.stringify(body));
    }
  });

  for (const { name, wire, body } of clientRequests()) {
    test(`sent on unchanged: ${name}`, async () => {
      const upstream = createInlineUpstream(() => jsonOf({ error: { message: "no" } }, 400));
      const gateway = gatewayOf({ dialect: wire.dialect, host: { fetch: upstream.fetch } });
      const asked = { ...body, model: `up/${body.model}` };
      await (await ask(gateway, wire.path, asked)).text();
      assert.equal(upstream.requests.length, 1);
      assert.equal(upstream.requests[0]?.body, JSON.stringify(body));
    });
  }
});
