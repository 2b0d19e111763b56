import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, gatewayOf } from "../support/gateway.ts";
import { keepLog } from "../support/log_records.ts";

const records = keepLog();

/** The only line that a request leaves in the log, but for how long it took. */
async function lineOf(path: string, body?: string): Promise<string> {
  records.length = 0;
  const fetch = () => Promise.reject(new TypeError("nobody is there"));
  const answer = await ask(gatewayOf({ host: { fetch } }), path, body);
  await answer.text();
  const lines = records.filter(({ category }) => category.includes("exchange"));
  assert.equal(lines.length, 1);
  return (lines[0]?.message ?? []).join("").replace(/\d+ ms$/, "… ms");
}

test("a line of the log begins with the caller and the model", async () => {
  const line = await lineOf("/v1/chat/completions", `{"model":"up/m","messages":[]}`);
  assert.equal(line, "test up/m failed 502 in … ms");
});

test("a line of the log names the endpoint where there is no model", async () => {
  assert.equal(await lineOf("/v1/files"), "test files ok 200 in … ms");
});

test("a line of the log names the wire of a body that cannot be read", async () => {
  assert.equal(await lineOf("/v1/messages", "{"), "test anthropic-messages failed 400 in … ms");
});
