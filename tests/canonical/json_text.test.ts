import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  closingIndex,
  editStrings,
  jsonDepth,
  memberSpans,
  replaceMember,
  spansAt,
} from "../../src/canonical/json_text.ts";

/** Prints with white space in every place JSON allows it. */
function loosely(value: unknown): string {
  return JSON.stringify(value, null, 3).replaceAll(":", " :\t").replaceAll(",", "\r\n ,");
}

describe("jsonDepth", () => {
  it("counts nesting, not brackets in strings", () => {
    assert.equal(jsonDepth("1"), 0);
    assert.equal(jsonDepth('{"a":[{"b":"]}[[["}]}'), 3);
    assert.equal(jsonDepth('["\\"[[["]'), 1);
  });

  it("survives a million brackets", () => {
    assert.equal(jsonDepth("[".repeat(1_000_000)), 1_000_000);
  });
});

describe("replaceMember", () => {
  it("changes the value and not one other character", () => {
    const key = fc.string().filter((text) => text !== "model");
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.jsonValue()),
        fc.jsonValue(),
        fc.nat(8),
        (rest, old, at) => {
          const members = Object.entries(rest).map(([k, v]) =>
            `${JSON.stringify(k)}: ${JSON.stringify(v)}`
          );
          members.splice(Math.min(at, members.length), 0, `"model" : ${JSON.stringify(old)} `);
          const text = `{ ${members.join(" ,\n")} }`;
          const spans = memberSpans(text, "model");
          assert.equal(spans.length, 1);
          const [span] = spans;
          assert.deepEqual(
            JSON.parse(text.slice(span?.start, span?.end)),
            JSON.parse(JSON.stringify(old)),
          );
          const edited = replaceMember(text, "model", '"new"');
          assert.equal(edited, text.slice(0, span?.start) + '"new"' + text.slice(span?.end));
          assert.equal(JSON.parse(edited).model, "new");
        },
      ),
    );
  });

  it("leaves members of the same name further down alone", () => {
    const text = '{"messages":[{"model":"a"}],"x":{"model":"b"},"model":"c"}';
    assert.equal(
      replaceMember(text, "model", '"d"'),
      '{"messages":[{"model":"a"}],"x":{"model":"b"},"model":"d"}',
    );
  });

  it("changes every repetition, since readers differ in which one counts", () => {
    assert.equal(replaceMember('{"model":"a","model":"b"}', "model", "1"), '{"model":1,"model":1}');
  });

  it("knows a key however it is escaped", () => {
    assert.equal(replaceMember('{"mod\\u0065l":"a"}', "model", "1"), '{"mod\\u0065l":1}');
  });

  it("finds members in any JSON object", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const text = JSON.stringify(object);
        for (const [name, value] of Object.entries(object)) {
          const [span] = memberSpans(text, name);
          assert.equal(text.slice(span?.start, span?.end), JSON.stringify(value));
        }
      }),
    );
  });

  it("takes white space anywhere", () => {
    const edited = replaceMember(loosely({ a: { b: [1] }, model: "x" }), "model", "2");
    assert.deepEqual(JSON.parse(edited), { a: { b: [1] }, model: 2 });
  });
});

describe("spansAt and editStrings", () => {
  it("find what a walk over the parsed value finds, however it is printed", () => {
    const item = fc.oneof(
      fc.record({ model: fc.oneof(fc.string(), fc.jsonValue()) }),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.oneof(fc.array(item), fc.jsonValue()), fc.jsonValue(), (requests, other) => {
        const text = JSON.stringify({ other, requests, model: "top" }, null, "\t ");
        const { requests: list } = JSON.parse(text);
        const found = spansAt(text, ["requests", "*", "model"])
          .map(({ start, end }) => JSON.parse(text.slice(start, end)));
        const expected = (Array.isArray(list) ? list : []).flatMap((each) =>
          typeof each === "object" && each !== null && !Array.isArray(each) && "model" in each
            ? [each.model]
            : []
        );
        assert.deepEqual(found, expected);
      }),
    );
  });

  it("edit strings alone, and nothing else in the text", () => {
    const text = ' {"a" : [ {"m":"x\\u0041" }, {"m": 7}, 3, {"m":"y"} ], "m": "x"}';
    const edited = editStrings(
      text,
      ["a", "*", "m"],
      (value) => value === "xA" ? "z" : value,
    );
    assert.equal(edited, ' {"a" : [ {"m":"z" }, {"m": 7}, 3, {"m":"y"} ], "m": "x"}');
    assert.equal(editStrings("[]", ["a", "*"], () => "z"), "[]");
    assert.equal(editStrings('{"a":["p","q"]}', ["a", "*"], (v) => v + v), '{"a":["pp","qq"]}');
  });
});

describe("closingIndex", () => {
  it("is where a value ends, whatever follows", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (value, after) => {
        const text = loosely(value);
        assert.equal(closingIndex(text + after, 0), text.length);
        assert.equal(closingIndex(text.slice(0, -1), 0), undefined);
      }),
    );
  });
});
