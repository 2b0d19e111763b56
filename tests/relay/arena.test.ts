import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createArena } from "../../src/relay/arena.ts";

describe("an arena", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.nat(4000).map((length) => "é€😀x".repeat(length).slice(0, length)),
  );

  it("gives every piece as it was, whatever is written after it", () => {
    fc.assert(fc.property(fc.array(text, { maxLength: 40 }), (texts) => {
      const arena = createArena();
      const written = texts.map((text, index) =>
        index % 2 === 0 ? arena.encode(text) : arena.copy(new TextEncoder().encode(text))
      );
      texts.forEach((text, index) => {
        assert.deepEqual(written[index], new TextEncoder().encode(text));
      });
    }));
  });

  it("lays small pieces side by side", () => {
    const arena = createArena();
    const buffers = new Set(Array.from({ length: 100 }, () => arena.encode("data: 1\n\n").buffer));
    assert.equal(buffers.size, 1);
  });
});
