/**
 * The passage within one dialect, on streams, answers and requests of our own making that are full of
 * things nobody knows: bytes out are bytes in. Across dialects the same streams still say their text.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { cut } from "../support/chunking.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, streamOf } from "../support/inline_upstream.ts";
import {
  STRANGE_REPLIES,
  STRANGE_REQUESTS,
  STRANGE_STREAMS,
  STRANGE_TEXT,
  strangeAsSent,
} from "../support/own_streams.ts";
import { object } from "../support/json.ts";
import { textOf } from "../support/seen.ts";
import { readStreamText, WIRES } from "../support/wires.ts";

const CHUNKINGS = ["whole", "bytes", "random"] as const;

for (const wire of WIRES) {
  for (const chunking of CHUNKINGS) {
    test(`a strange stream passes byte for byte: ${wire.dialect}, ${chunking}`, async () => {
      for (const newline of ["\n", "\r\n"]) {
        const text = STRANGE_STREAMS[wire.dialect].replaceAll("\n", newline);
        const bytes = new TextEncoder().encode(text);
        const upstream = createInlineUpstream(() => streamOf(cut(bytes, chunking)));
        const gateway = gatewayOf({ dialect: wire.dialect, host: { fetch: upstream.fetch } });
        const response = await ask(gateway, wire.path, wire.request("hi", true));
        assert.equal(await response.text(), text);
      }
    });

    test(`a strange stream is told to others: ${wire.dialect}, ${chunking}`, async () => {
      const bytes = new TextEncoder().encode(STRANGE_STREAMS[wire.dialect]);
      for (const other of WIRES.filter(({ dialect }) => dialect !== wire.dialect)) {
        const upstream = createInlineUpstream(() => streamOf(cut(bytes, chunking)));
        const gateway = gatewayOf({ dialect: wire.dialect, host: { fetch: upstream.fetch } });
        const response = await ask(gateway, other.path, other.request("hi", true));
        const seen = readStreamText(other, await response.text(), true);
        assert.equal(textOf(seen), STRANGE_TEXT);
        assert.equal(seen.ending, "stop");
        assert.equal(seen.usage?.prompt, 3);
        assert.equal(seen.usage?.output, 2);
      }
    });
  }

  test(`a strange request is sent as it was written: ${wire.dialect}`, async () => {
    const bytes = new TextEncoder().encode(STRANGE_STREAMS[wire.dialect]);
    const upstream = createInlineUpstream(() => streamOf([bytes]));
    const gateway = gatewayOf({ dialect: wire.dialect, host: { fetch: upstream.fetch } });
    const response = await ask(gateway, wire.path, STRANGE_REQUESTS[wire.dialect]);
    assert.equal(response.status, 200, await response.text());
    assert.equal(upstream.requests[0]?.body, strangeAsSent(wire.dialect));
    assert.equal(response.headers.get("x-sluice-dropped"), null, "nothing is lost");
  });

  test(`a strange answer comes as it was written: ${wire.dialect}`, async () => {
    const text = STRANGE_REPLIES[wire.dialect];
    const upstream = createInlineUpstream(() =>
      new Response(text, { headers: { "content-type": "application/json" } })
    );
    const gateway = gatewayOf({ dialect: wire.dialect, host: { fetch: upstream.fetch } });
    const response = await ask(gateway, wire.path, wire.request("hi", false));
    assert.equal(await response.text(), text);
    for (const other of WIRES.filter(({ dialect }) => dialect !== wire.dialect)) {
      const answer = await ask(gateway, other.path, other.request("hi", false));
      const seen = other.readReply(object(await answer.json()));
      assert.equal(textOf(seen), STRANGE_TEXT);
    }
  });
}
