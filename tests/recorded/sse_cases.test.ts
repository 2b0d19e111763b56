/**
 * The stream reader on the collected framing cases: whole, byte by byte, and cut in two at every
 * place.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { createSseReader } from "../../src/relay/sse.ts";
import { byteByByte } from "../support/chunking.ts";
import { object, objects, string } from "../support/json.ts";
import { sharedJson, withShared } from "../support/shared.ts";

interface Event {
  event: string;
  data: string;
}

function read(pieces: Iterable<Uint8Array>): Event[] {
  const events: Event[] = [];
  const reader = createSseReader(({ event, data }) => {
    // An event without a name, or with an empty one, is a `message`.
    events.push({ event: event || "message", data });
  });
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return events;
}

withShared("server-sent event cases", () => {
  const cases = objects(object(sharedJson("fixtures/sse/sse-cases.json")).cases);

  test("all cases are here", () => assert.equal(cases.length, 28));

  for (const each of cases) {
    test(`events: ${each.name}`, () => {
      const bytes = new TextEncoder().encode(string(each.input));
      const expected = objects(each.expect).map(({ event, data }) => ({ event, data }));
      assert.deepEqual(read([bytes]), expected, "whole");
      assert.deepEqual(read(byteByByte(bytes)), expected, "byte by byte");
      for (let at = 0; at <= bytes.length; at++) {
        const halves = [bytes.subarray(0, at), bytes.subarray(at)];
        assert.deepEqual(read(halves), expected, `cut at ${at}`);
      }
    });
  }
});
