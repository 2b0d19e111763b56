/**
 * Upstreams that keep to no standard: every row of the table, through each client wire, streamed and
 * whole, however the bytes are cut, is an answer that the wire's own SDK accepts, or a true error.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { type Chunking, cut } from "../support/chunking.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, streamOf } from "../support/inline_upstream.ts";
import { object } from "../support/json.ts";
import { readFault } from "../support/read_fault.ts";
import { accumulate } from "../support/sdk_readers.ts";
import { type Seen, StreamBroken, textOf, thinkingOf, toolsOf } from "../support/seen.ts";
import { type AnyWire, CLIENT_WIRES, pathOf, readStreamText } from "../support/wires.ts";
import type { Answer, Dirty, Failure } from "./dirty/case.ts";
import { CHAT_CUMULATIVE, CHAT_STREAMS } from "./dirty/chat.ts";
import { CHAT_REPLIES } from "./dirty/chat_replies.ts";
import { FRAMED } from "./dirty/framing.ts";
import { GEMINI_REPLIES, GEMINI_STREAMS } from "./dirty/gemini.ts";
import { MESSAGES_REPLIES, MESSAGES_STREAMS, MESSAGES_WHOLE_START } from "./dirty/messages.ts";
import { RESPONSES_REPLIES, RESPONSES_STREAMS } from "./dirty/responses.ts";

const TABLE: readonly Dirty[] = [
  ...CHAT_STREAMS,
  ...CHAT_REPLIES,
  ...CHAT_CUMULATIVE,
  ...MESSAGES_STREAMS,
  ...MESSAGES_REPLIES,
  ...MESSAGES_WHOLE_START,
  ...RESPONSES_STREAMS,
  ...RESPONSES_REPLIES,
  ...GEMINI_STREAMS,
  ...GEMINI_REPLIES,
  ...FRAMED,
];

/** What a client gets of a row. */
async function get(
  wire: AnyWire,
  row: Dirty,
  stream: boolean,
  chunking: Chunking,
): Promise<{ status: number; text: string }> {
  const { body, type = "text/event-stream", status = 200, headers } = row.upstream;
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const upstream = createInlineUpstream(() => {
    const response = new Response(streamOf(cut(bytes, chunking, row.name.length)).body, {
      status,
      ...(headers === undefined ? {} : { headers }),
    });
    if (type !== null) response.headers.set("content-type", type);
    return response;
  });
  const gateway = gatewayOf({
    dialect: row.dialect,
    host: { fetch: upstream.fetch },
    ...(row.profile === undefined ? {} : { profile: row.profile }),
  });
  const response = await ask(gateway, pathOf(wire, stream), wire.request("hi", stream));
  return { status: response.status, text: await response.text() };
}

function checkAnswer(seen: Seen, expected: Answer): void {
  assert.equal(textOf(seen), expected.text ?? "");
  if (expected.thinking !== undefined) assert.equal(thinkingOf(seen), expected.thinking);
  assert.deepEqual(toolsOf(seen), expected.tools ?? []);
  if (expected.ending !== undefined) assert.equal(seen.ending, expected.ending);
  if (expected.usage !== undefined) {
    assert.deepEqual([seen.usage?.prompt, seen.usage?.output], expected.usage);
  }
  const ids = seen.parts.flatMap((part) => part.type === "tool" ? [part.id] : []);
  assert.equal(new Set(ids).size, ids.length, `calls share an id: ${ids}`);
  for (const id of ids) assert.ok(id !== "" && id !== "undefined", "a call has an id");
}

function checkFailure(wire: AnyWire, status: number, text: string, failure: Failure): void {
  assert.equal(status, failure.status, text);
  assert.match(readFault(wire.dialect, object(JSON.parse(text))).message, failure.message);
  assert.doesNotMatch(text, /<html|10\.0\.0\.7/, "another's page is not shown");
}

async function walkStream(wire: AnyWire, row: Dirty): Promise<void> {
  for (const chunking of ["whole", "random", "bytes"] as const) {
    const { status, text } = await get(wire, row, true, chunking);
    const { expect } = row;
    try {
      if ("fails" in expect) {
        // Where it all came in one piece nothing was sent yet, and the status can tell.
        const told = expect.fails.after === undefined || (chunking === "whole" && status !== 200);
        if (told) checkFailure(wire, status, text, expect.fails);
        else {
          checkBroken(wire, row, status, text, expect.fails);
          await assert.rejects(accumulate(wire.dialect, text), "the SDK hears of it");
        }
      } else {
        assert.equal(status, 200, text);
        checkAnswer(readStreamText(wire, text, wire.dialect !== row.dialect), expect);
        if (chunking === "whole") await checkAccumulated(wire, text, expect);
      }
    } catch (error) {
      throw new Error(
        `${chunking}: ${error instanceof Error ? error.message : error} in\n${text}`,
        {
          cause: error,
        },
      );
    }
  }
}

async function checkAccumulated(wire: AnyWire, text: string, expected: Answer): Promise<void> {
  const { text: said, tools } = await accumulate(wire.dialect, text);
  assert.equal(said, expected.text ?? "", "the SDK's text");
  assert.deepEqual(tools, expected.tools ?? [], "the SDK's calls");
}

function checkBroken(
  wire: AnyWire,
  row: Dirty,
  status: number,
  text: string,
  failure: Failure,
): void {
  assert.equal(status, 200, text);
  assert.throws(
    () => readStreamText(wire, text, wire.dialect !== row.dialect),
    (error) => {
      if (!(error instanceof StreamBroken)) throw error;
      assert.equal(textOf(error), failure.after);
      assert.match(error.fault?.message ?? "", failure.message);
      return true;
    },
  );
}

async function walkWhole(wire: AnyWire, row: Dirty): Promise<void> {
  const { status, text } = await get(wire, row, false, "random");
  if ("fails" in row.expect) return checkFailure(wire, status, text, row.expect.fails);
  assert.equal(status, 200, text);
  checkAnswer(wire.readReply(object(JSON.parse(text))), row.expect);
}

/** What a client of `wire` is to see; nothing where the bytes pass whatever the SDK makes of them. */
function expectationOf(wire: AnyWire, row: Dirty): Dirty["expect"] | undefined {
  if (row.same === undefined || wire.dialect !== row.dialect) return row.expect;
  return row.same === "as it came" ? undefined : { ...row.expect, ...row.same } as Answer;
}

test("no two rows have the same name", () => {
  const names = TABLE.map(({ dialect, name }) => `${dialect}: ${name}`);
  assert.equal(new Set(names).size, names.length);
});

for (const row of TABLE) {
  test(`${row.dialect}: ${row.name}`, async (t) => {
    for (const wire of CLIENT_WIRES) {
      const expect = expectationOf(wire, row);
      if (expect === undefined) continue;
      await t.test(`streamed to ${wire.dialect}`, () => walkStream(wire, { ...row, expect }));
      await t.test(`whole to ${wire.dialect}`, () => walkWhole(wire, { ...row, expect }));
    }
  });
}
