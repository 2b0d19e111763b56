/**
 * What docs/logins.md says of the ways of logging in is what they are.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { readConfig } from "../../mod.ts";
import { FLOWS } from "../../src/credentials/oauth/flows/mod.ts";
import { PROVIDERS } from "../../src/providers/mod.ts";
import { fences } from "./fences.ts";
import { inRepo } from "./repo.ts";

const page = readFileSync(inRepo("docs/logins.md"), "utf8");
const rows = page.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));

test("the page has a row for each way of logging in, and no other", () => {
  const told = rows.flatMap(([, name = ""]) => {
    const flow = /^`([a-z]+)`$/.exec(name)?.[1];
    return flow !== undefined && FLOWS.has(flow) ? [flow] : [];
  });
  assert.deepEqual(told, [...FLOWS.keys()].sort());
});

for (const [name, flow] of FLOWS) {
  test(`the page says of ${name} what the flow is`, () => {
    const row = rows.find(([, cell, , , , plan]) => cell === `\`${name}\`` && plan !== undefined);
    const [, , provider, way, back, plan] = row ?? [];
    const owner = PROVIDERS.find(({ oauth }) => oauth === name)?.id;
    assert.equal(provider, owner === undefined ? "your own" : `\`${owner}\``);
    const ways = [...(flow.code ? ["browser"] : []), ...(flow.device ? ["device"] : [])];
    assert.equal(way, ways.join(", "));
    const redirect = flow.code?.redirect;
    const address = redirect && `http://${redirect.host}:${redirect.port ?? "*"}${redirect.path}`;
    assert.equal(back, address === undefined ? "" : `\`${address}\``);
    assert.equal(plan, flow.terms === undefined ? "no" : "yes");
  });
}

test("the configuration on the page is one", () => {
  const [block] = fences(page).filter(({ language }) => language === "jsonc");
  assert.ok(block);
  const { config, problems } = readConfig(block.code, (name) => `value-of-${name}`);
  assert.deepEqual(problems, undefined);
  for (const id of ["gemini", "openrouter", "github-copilot"]) {
    assert.ok(config?.providers.get(id)?.oauth, id);
  }
});
