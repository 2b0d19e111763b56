import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isJsonObject, parseJson, parseJsonObject } from "../../src/canonical/json.ts";

/** What newer engines can keep, and older ones round. */
const KEEPS = "rawJSON" in JSON;

describe("parseJson", () => {
  it("is JSON.parse for whatever JavaScript can hold", () => {
    fc.assert(fc.property(fc.json(), (text) => {
      const plain: unknown = JSON.parse(text);
      assert.equal(JSON.stringify(parseJson(text)), JSON.stringify(plain));
    }));
  });

  it("keeps the digits that JavaScript would round", { skip: !KEEPS }, () => {
    for (
      const text of [
        '{"id":12345678901234567890}',
        "[-9007199254740993,0.12345678901234567890,1e400]",
        '{"a":{"b":[98765432109876543210]},"c":"12345678901234567890"}',
      ]
    ) {
      assert.equal(JSON.stringify(parseJson(text)), text);
    }
  });

  it("leaves a number alone that is only long", () => {
    assert.deepEqual(parseJson("[1763800000000000,9007199254740991]"), [
      1763800000000000,
      9007199254740991,
    ]);
  });

  it("takes a kept number for no object", () => {
    assert.equal(isJsonObject(parseJson("12345678901234567890")), false);
    assert.equal(parseJsonObject("12345678901234567890"), undefined);
  });

  it("refuses what is no JSON, long numbers or not", () => {
    for (const text of ["{", "1234567890123456789012,", "01234567890123456789"]) {
      assert.throws(() => parseJson(text), SyntaxError);
    }
  });
});
