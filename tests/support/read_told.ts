/**
 * What was told, read as a client of the wire would.
 *
 * @module
 */

import assert from "node:assert/strict";
import { object } from "./json.ts";
import type { Told } from "./routed.ts";
import { textOf } from "./seen.ts";
import { readSse } from "./sse.ts";
import type { Wire } from "./wires.ts";

/** The text of an answer that must be whole. */
export function textIn(wire: Wire, { status, text }: Told, stream: boolean): string {
  assert.equal(status, 200, text);
  const seen = stream
    ? wire.readStream(readSse(text).frames, true)
    : wire.readReply(object(JSON.parse(text)));
  return textOf(seen);
}
