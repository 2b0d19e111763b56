import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { DIALECT_IDS } from "../../src/canonical/request.ts";
import { holdsSeal, openSignature, sealSignature } from "../../src/canonical/seal.ts";

const dialect = fc.constantFrom(...DIALECT_IDS);

describe("a sealed signature", () => {
  it("comes back byte for byte, with its origin, through any wire", () => {
    const id = fc.option(fc.stringMatching(/^[\w-]{1,20}$/), { nil: undefined });
    fc.assert(
      fc.property(fc.string(), dialect, dialect, id, (signature, origin, wire, id) => {
        fc.pre(!signature.startsWith("sluice1:"));
        const from = { signature, origin, ...(id === undefined ? {} : { id }) };
        const opened = openSignature(sealSignature(from, wire), wire);
        assert.equal(opened.signature, signature);
        assert.equal(opened.origin, origin);
        if (origin !== wire) assert.equal(opened.id, id);
      }),
    );
  });

  it("is left alone in the wire that made it", () => {
    const own = { signature: "EqQB", origin: "anthropic-messages" } as const;
    assert.equal(sealSignature(own, "anthropic-messages"), "EqQB");
  });

  it("is taken for the wire's own when it only looks sealed", () => {
    for (const text of ["sluice1:", "sluice1:nobody:x:y", "sluice1:openai-chat"]) {
      assert.deepEqual(openSignature(text, "openai-chat"), {
        signature: text,
        origin: "openai-chat",
      });
    }
  });

  it("is noticed in a body", () => {
    const sealed = sealSignature({ signature: "a", origin: "openai-chat" }, "anthropic-messages");
    assert.equal(holdsSeal(JSON.stringify({ messages: [{ signature: sealed }] })), true);
    assert.equal(holdsSeal(JSON.stringify({ thoughtSignature: btoa(sealed) })), true);
    assert.equal(
      holdsSeal(JSON.stringify({ messages: [{ text: "about sluice1: seals" }] })),
      false,
    );
  });
});
