import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CLIENT_DIALECT_IDS } from "../../src/canonical/request.ts";
import { gatewayFault } from "../../src/canonical/fault.ts";
import { dialectOf } from "../../src/dialects/mod.ts";
import { createTap } from "../../src/relay/tap.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const tapOf = (id: typeof CLIENT_DIALECT_IDS[number]) => {
  const { createStreamDecoder, isNotable, encodeStreamFault } = dialectOf(id);
  return createTap({
    decoder: createStreamDecoder(),
    isNotable,
    renderFault: encodeStreamFault,
  });
};

describe("a tap", () => {
  for (const id of CLIENT_DIALECT_IDS) {
    it(`passes a provider's own error on and adds none, in ${id}`, () => {
      const tap = tapOf(id);
      const error = dialectOf(id).encodeStreamFault(gatewayFault("overloaded", "busy"));
      assert.equal(decode(tap.push(encode(error))), error);
      assert.equal(tap.seen.fault?.message, "busy");
      assert.equal(decode(tap.end()), "");
    });

    it(`says once that a stream broke off, in ${id}`, () => {
      const tap = tapOf(id);
      assert.match(decode(tap.end()), /ended early/);
      assert.equal(tap.seen.fault?.code, "stream_truncated");
    });
  }
});
