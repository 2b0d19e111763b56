/**
 * Every recorded stream, replayed as upstream through each client wire: it says what the vendor's own
 * accumulator makes of the recording, or where there is none what a direct reading finds; every event
 * passes the vendor's schema; and the client's own SDK accumulates the same.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { type Chunking, cut } from "../support/chunking.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, streamOf } from "../support/inline_upstream.ts";
import { allRecordings, type Recording } from "../support/inventory.ts";
import { object } from "../support/json.ts";
import { readFault } from "../support/read_fault.ts";
import { goldens } from "../support/recordings.ts";
import { createSchemaCheck } from "../support/schemas.ts";
import { accumulate } from "../support/sdk_readers.ts";
import {
  generatedOf,
  orderOf,
  refusalOf,
  type Seen,
  StreamBroken,
  textOf,
  thinkingOf,
  toolsOf,
} from "../support/seen.ts";
import { withShared } from "../support/shared.ts";
import { readSse } from "../support/sse.ts";
import { type AnyWire, CLIENT_WIRES, pathOf, readStreamText } from "../support/wires.ts";
import { type Expected, expectedOf, NOT_FOR_SDK } from "./stream_expectations.ts";

type Stream = Recording & { kind: "stream" };

/** Above this size byte-by-byte replay costs seconds and shows nothing that random cuts do not. */
const LARGEST_BYTE_BY_BYTE = 20_000;

withShared("recorded streams", () => {
  const streams = allRecordings().filter((each): each is Stream => each.kind === "stream");
  const told = new Map(goldens().map((golden) => [golden.id.replace(/#0$/, ""), golden]));
  const check = createSchemaCheck();

  test("every golden is walked, and more", () => {
    const ids = new Set(streams.map(({ id }) => id));
    assert.deepEqual([...told.keys()].filter((id) => !ids.has(id)), []);
    const counts = Object.groupBy(streams, ({ dialect }) => dialect);
    for (const { dialect } of CLIENT_WIRES) {
      assert.ok((counts[dialect]?.length ?? 0) >= 30, `${dialect}: ${counts[dialect]?.length}`);
    }
  });

  for (const stream of streams) {
    test(`recorded: ${stream.id}`, async (t) => {
      const expected = expectedOf(stream.id, stream.dialect, stream.sse, told.get(stream.id));
      for (const wire of CLIENT_WIRES) {
        await t.test(`as ${wire.dialect}`, async () => {
          for (const chunking of chunkings(stream)) {
            const text = await replay(stream, wire, chunking);
            const seen = seenIn(wire, stream, text);
            if (expected instanceof StreamBroken) checkBroken(seen, expected);
            else compare(seen, expected(wire.dialect), wire);
            if (chunking === "whole") await checkAsClient(wire, stream, text, seen);
          }
        });
      }
    });
  }

  /** The client's schema and SDK. Within one wire the events are the provider's own. */
  async function checkAsClient(wire: AnyWire, stream: Stream, text: string, seen: unknown) {
    if (seen instanceof StreamBroken) return;
    for (const { data } of wire.dialect === stream.dialect ? [] : readSse(text).frames) {
      const event = data === "[DONE]" ? undefined : object(JSON.parse(data));
      // The SDK's types leave out `ping`, which the SDK passes over.
      if (event === undefined || event.type === "ping") continue;
      assert.equal(check(wire.dialect, "event", event), undefined, data.slice(0, 300));
    }
    if (wire.dialect === stream.dialect && NOT_FOR_SDK.has(stream.id)) return;
    const { text: said, tools } = await accumulate(wire.dialect, text);
    const read = seen as Seen;
    assert.equal(said, textOf(read), "the SDK's text");
    assert.equal(tools.length, toolsOf(read).length, "the SDK's calls");
  }
});

function chunkings({ sse }: Stream): Chunking[] {
  return sse.length <= LARGEST_BYTE_BY_BYTE ? ["whole", "bytes"] : ["whole", "random"];
}

/** Sends the recording through a gateway, cut where the test says so. */
async function replay(stream: Stream, wire: AnyWire, chunking: Chunking): Promise<string> {
  const bytes = new TextEncoder().encode(stream.sse);
  const upstream = createInlineUpstream(() => streamOf(cut(bytes, chunking, stream.id.length)));
  const gateway = gatewayOf({ dialect: stream.dialect, host: { fetch: upstream.fetch } });
  const response = await ask(gateway, pathOf(wire, true), wire.request("hello", true));
  return await response.text();
}

function seenIn(wire: AnyWire, stream: Stream, text: string): Seen | StreamBroken {
  // A failure before the answer has begun is told as one.
  if (text.startsWith("{")) {
    return new StreamBroken([], readFault(wire.dialect, object(JSON.parse(text))));
  }
  try {
    return readStreamText(wire, text, wire.dialect !== stream.dialect);
  } catch (error) {
    if (error instanceof StreamBroken) return error;
    throw new Error(`${error} in ${text.slice(0, 3000)}`, { cause: error });
  }
}

function checkBroken(seen: Seen | StreamBroken, expected: StreamBroken): void {
  assert.ok(seen instanceof StreamBroken, "no normal end is seen");
  assert.ok(seen.fault, "the client is told of the failure");
  if (expected.fault) assert.equal(seen.fault.message, expected.fault.message);
  assert.ok(textOf(expected).startsWith(textOf(seen)));
}

function compare(seen: Seen | StreamBroken, expected: Expected, wire: AnyWire): void {
  if (seen instanceof StreamBroken) throw new Error(`broken: ${seen.message}`, { cause: seen });
  // Two wires have no part for a refusal and tell it as text.
  const aside = wire.dialect === "anthropic-messages" || wire.dialect === "gemini";
  assert.equal(textOf(seen), aside ? expected.text + expected.refusal : expected.text);
  if (!aside) assert.equal(refusalOf(seen), expected.refusal);
  if (expected.inPieces) {
    const names = ({ name }: { name: string }) => name;
    assert.deepEqual(toolsOf(seen).map(names), expected.tools.map(names));
  } else assert.deepEqual(toolsOf(seen), expected.tools);
  assert.equal(seen.ending, expected.ending);
  assert.equal(letters(thinkingOf(seen)), letters(expected.thinking));
  // The chat wire holds text and calls apart: there is no order between them to compare.
  if (expected.order && wire.dialect !== "openai-chat") {
    assert.deepEqual(orderOf(seen), expected.order);
  }
  if (expected.usage) {
    assert.equal(seen.usage?.prompt, expected.usage.prompt);
    assert.equal(seen.usage && generatedOf(seen.usage), expected.usage.generated);
  }
}

function letters(text: string): string {
  return text.replace(/\s+/g, "");
}
