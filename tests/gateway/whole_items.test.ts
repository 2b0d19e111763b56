import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { wholeItems } from "../../src/gateway/whole_items.ts";

test("an item keeps its own text, and loses its id alone", () => {
  const text = '[ {"type":"message", "id":"msg_1" , "role":"user","x":12345678901234567890, ' +
    '"content":[{"id":"kept"}]}, {"type":"computer_call","id":"cu_1"} ]';
  const lost: string[] = [];
  assert.equal(
    wholeItems(text, lost),
    '[{"type":"message" , "role":"user","x":12345678901234567890, ' +
      '"content":[{"id":"kept"}]},{"type":"computer_call","id":"cu_1"}]',
  );
  assert.deepEqual(lost, []);
});

test("what only refers to something is left out, and named", () => {
  const lost: string[] = [];
  const rest = { role: "user", content: "hi" };
  for (const reference of [{ type: "item_reference", id: "msg_1" }, { id: "msg_1" }]) {
    const text = wholeItems(JSON.stringify([reference, rest]), lost);
    assert.deepEqual(JSON.parse(text ?? ""), [rest]);
  }
  assert.deepEqual(lost, ["input[item_reference]", "input[item_reference]"]);
});

test("what has no ids, or is no list, stays as it is", () => {
  for (const text of ['"say \\"id\\""', " [ ] ", '[{"role": "user"}, 1]', "null", "{}"]) {
    assert.equal(wholeItems(text, []), text);
  }
  assert.equal(wholeItems(undefined, []), undefined);
});

test("whatever the items are, everything but their ids is there", () => {
  const item = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true })
    .map((more) => ({ ...more, type: "message" }));
  fc.assert(fc.property(fc.array(item), fc.nat(3), (items, spaces) => {
    const text = JSON.stringify(items, null, spaces);
    const bare = items.map((one) =>
      Object.fromEntries(Object.entries(one).filter(([name]) => name !== "id"))
    );
    assert.deepEqual(JSON.parse(wholeItems(text, []) ?? ""), JSON.parse(JSON.stringify(bare)));
  }));
});
