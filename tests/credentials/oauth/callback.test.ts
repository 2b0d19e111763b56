import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { readCallback } from "../../../src/credentials/oauth/callback.ts";

const word = fc.stringMatching(/^[A-Za-z0-9._~-]{4,40}$/);

test("an answer is the same in every form in which a person may paste it", () => {
  fc.assert(fc.property(word, word, fc.constantFrom("", " ", "\n"), (code, state, space) => {
    const query = `code=${code}&state=${state}`;
    const forms = [
      `http://localhost:1455/auth/callback?${query}`,
      `https://vendor.example/done?${query}`,
      `http://127.0.0.1:9/cb?state=${state}&scope=a%20b&code=${code}`,
      `http://127.0.0.1:9/cb?code=${code}#${state}`,
      `http://127.0.0.1:9/cb#${query}`,
      query,
      `?${query}`,
      `${code}#${state}`,
    ];
    for (const form of forms) {
      const params = readCallback(space + form + space);
      assert.deepEqual([params?.get("code"), params?.get("state")], [code, state], form);
    }
  }));
});

test("the state in the fragment goes before the one in the query", () => {
  assert.equal(readCallback("http://h/cb?code=c1&state=old#new")?.get("state"), "new");
  assert.equal(readCallback("http://h/cb?code=c1&state=old#state=new")?.get("state"), "new");
});

test("a bare code has no state, and what holds no answer is none", () => {
  assert.equal(readCallback("4/0AbCd-ef")?.get("code"), "4/0AbCd-ef");
  assert.equal(readCallback("4/0AbCd-ef")?.get("state"), null);
  for (
    const text of ["", "   ", "no", "two words", "http://h/cb", "http://h/cb?state=s", "state=s"]
  ) {
    assert.equal(readCallback(text), undefined, text);
  }
  assert.equal(
    readCallback("http://h/cb?error=access_denied&state=s")?.get("error"),
    "access_denied",
  );
});

test("nothing that can be pasted breaks it", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    const params = readCallback(text);
    assert.ok(params === undefined || params.has("code") || params.has("error"));
  }));
});
