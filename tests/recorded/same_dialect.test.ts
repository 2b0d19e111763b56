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
import { allRecordings } from "../support/inventory.ts";
import type { WireId } from "../support/dialects.ts";
import { StreamBroken } from "../support/seen.ts";
import { ownKey } from "../support/cache_keys.ts";
import { clientRequests } from "../support/client_requests.ts";
import { withShared } from "../support/shared.ts";
import { type AnyWire, pathOf, wireOf } from "../support/wires.ts";
import { MENDED, MENDED_REPLIES } from "./mended.ts";
import { NO_ANSWER } from "./reply_expectations.ts";
import { expectedOf } from "./stream_expectations.ts";

async function relayed(wire: AnyWire, bytes: Uint8Array, chunking: Chunking): Promise<string> {
  const upstream = createInlineUpstream(() => streamOf(cut(bytes, chunking, bytes.length)));
  const gateway = gatewayOf({ dialect: wire.dialect, host: { fetch: upstream.fetch } });
  const response = await ask(gateway, pathOf(wire, true), wire.request("hello", true));
  return await response.text();
}

/** A recording of a failure, which the client is told in the gateway's words. */
function fails({ id, dialect, sse }: { id: string; dialect: WireId; sse: string }): boolean {
  return expectedOf(id, dialect, sse, undefined) instanceof StreamBroken;
}

withShared("recordings in one dialect", () => {
  const recordings = allRecordings();

  for (const each of recordings) {
    if (each.kind !== "stream" || each.id in MENDED || fails(each)) continue;
    test(`relayed byte for byte: ${each.id}`, async () => {
      const bytes = new TextEncoder().encode(each.sse);
      const wire = wireOf(each.dialect);
      assert.equal(await relayed(wire, bytes, "whole"), each.sse);
      assert.equal(await relayed(wire, bytes, "random"), each.sse);
    });
  }

  test("what is set right within one dialect would not have passed as it is", async () => {
    const known = recordings.filter(({ id }) => id in MENDED);
    assert.equal(known.length, Object.keys(MENDED).length);
    for (const each of known) {
      if (each.kind !== "stream") throw new Error(`${each.id} is no stream`);
      const bytes = new TextEncoder().encode(each.sse);
      assert.notEqual(await relayed(wireOf(each.dialect), bytes, "random"), each.sse, each.id);
    }
  });

  test("whole answers keep every field", async () => {
    for (const each of recordings) {
      if (each.kind !== "reply" || each.id in NO_ANSWER || MENDED_REPLIES.test(each.id)) continue;
      const { dialect, body } = each;
      const wire = wireOf(dialect);
      const upstream = createInlineUpstream(() => jsonOf(body));
      const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
      const response = await ask(gateway, wire.path, wire.request("hello", false));
      assert.equal(await response.text(), JSON.stringify(body));
    }
  });

  for (const { name, wire, body } of clientRequests()) {
    test(`sent on unchanged, but for the cache's key: ${name}`, async () => {
      const upstream = createInlineUpstream(() => jsonOf({ error: { message: "no" } }, 400));
      const gateway = gatewayOf({ dialect: wire.dialect, host: { fetch: upstream.fetch } });
      const asked = { ...body, model: `up/${body.model}` };
      await (await ask(gateway, wire.path, asked)).text();
      assert.equal(upstream.requests.length, 1);
      const { prompt_cache_key: key } = body;
      const own = typeof key === "string" ? { ...body, prompt_cache_key: ownKey(key) } : body;
      assert.equal(upstream.requests[0]?.body, JSON.stringify(own));
    });
  }
});
