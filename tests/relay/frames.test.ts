import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createFrameCutter } from "../../src/relay/frames.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const event = fc.tuple(
  fc.array(fc.constantFrom("data: a", "event: é", ": ping", "data:"), {
    minLength: 1,
    maxLength: 4,
  }),
  fc.constantFrom("\n", "\r\n", "\r"),
).map(([lines, end]) => lines.map((line) => line + end).join("") + end);

describe("a frame cutter", () => {
  it("passes every byte on, whole events at a time, in any chunking", () => {
    fc.assert(
      fc.property(fc.array(event), fc.array(fc.nat(7)), fc.string(), (events, sizes, rest) => {
        const text = events.join("") + `data: ${rest.replace(/[\r\n]/g, "")}`;
        const bytes = encode(text);
        const cutter = createFrameCutter();
        let passed = "";
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const size = 1 + (sizes[i % Math.max(1, sizes.length)] ?? 0);
          passed += decode(cutter.push(bytes.slice(at, at + size)));
          at += size;
          assert.ok(passed === "" || /(\n\n|\r\r|\n\r\n|\r\r\n)$/.test(passed));
        }
        assert.equal(passed + decode(cutter.rest()), text);
      }),
    );
  });

  it("returns a chunk of whole events as it is, uncopied", () => {
    const chunk = encode("data: 1\n\ndata: 2\n\n");
    assert.equal(createFrameCutter().push(chunk), chunk);
  });

  it("holds half an event back", () => {
    const cutter = createFrameCutter();
    assert.equal(decode(cutter.push(encode("data: 1\n\ndata: 2"))), "data: 1\n\n");
    assert.equal(decode(cutter.push(encode("\n"))), "");
    assert.equal(decode(cutter.push(encode("\n"))), "data: 2\n\n");
  });
});
