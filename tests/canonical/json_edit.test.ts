import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { type Edit, editMembers } from "../../src/canonical/json_edit.ts";

const names = fc.constantFrom("a", "b", "c", "d\\e", 'q"', "é", "");
const object = fc.uniqueArray(fc.tuple(names, fc.jsonValue()), { selector: ([name]) => name });
const change = fc.option(fc.jsonValue(), { nil: undefined });
const changes = fc.uniqueArray(fc.tuple(names, change), { selector: ([name]) => name });
const space = fc.constantFrom("", " ", "\n  ", "\t");

test("it changes, takes out and adds what it is told, and leaves the rest in its order", () => {
  fc.assert(fc.property(object, changes, space, (members, told, pad) => {
    const text = `${pad}{${pad}${
      members.map(([name, value]) => `${JSON.stringify(name)}${pad}:${pad}${JSON.stringify(value)}`)
        .join(`${pad},${pad}`)
    }${pad}}${pad}`;
    const edits = new Map<string, Edit>(told.map(([name, value]) => [
      name,
      () => value === undefined ? undefined : JSON.stringify(value),
    ]));
    const expected = new Map(members.map(([name, value]) => [name, JSON.stringify(value)]));
    for (const [name, value] of told) {
      if (value === undefined) expected.delete(name);
      else expected.set(name, JSON.stringify(value));
    }
    const parsed: Record<string, unknown> = JSON.parse(editMembers(text, edits));
    assert.deepEqual(
      Object.keys(parsed).sort(),
      [...expected.keys()].sort(),
    );
    for (const [name, json] of expected) assert.deepEqual(parsed[name], JSON.parse(json));
  }));
});

test("what is not named keeps every byte", () => {
  const text = '\n{ "n" : 12345678901234567890,\t"x":1e400 , "u":"\\u0041",  "x" : [ ] }\n';
  const keep: Edit = (json) => json;
  assert.equal(editMembers(text, new Map()), text);
  assert.equal(editMembers(text, new Map([["n", keep], ["x", keep], ["new", keep]])), text);
  const drop: Edit = () => undefined;
  assert.equal(
    editMembers(text, new Map([["x", drop]])),
    '\n{ "n" : 12345678901234567890 , "u":"\\u0041" }\n',
  );
  assert.equal(editMembers(text, new Map([["n", drop], ["u", drop], ["x", drop]])), "\n{  }\n");
  assert.equal(editMembers("{}", new Map([["a", () => "1"], ["b", () => "2"]])), '{"a":1,"b":2}');
});

test("a member that is repeated is changed wherever it stands", () => {
  const twice = new Map<string, Edit>([["a", (json) => `${json}0`]]);
  assert.equal(editMembers('{"a":1,"b":2,"\\u0061":3}', twice), '{"a":10,"b":2,"\\u0061":30}');
});
