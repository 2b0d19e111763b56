/**
 * What docs/codex.md says is so.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { readConfig } from "../../mod.ts";
import { CODEX } from "../../src/providers/codex.ts";
import { PROVIDERS } from "../../src/providers/mod.ts";
import { fences } from "./fences.ts";
import { inRepo } from "./repo.ts";

const page = readFileSync(inRepo("docs/codex.md"), "utf8");

test("the configuration on the page is one, and allows what it says", () => {
  const [block] = fences(page).filter(({ language }) => language === "jsonc");
  assert.ok(block);
  const { config, problems } = readConfig(block.code, (name) => `value-of-${name}`);
  assert.equal(problems, undefined);
  assert.ok(config?.providers.get("openai-codex")?.oauth);
  assert.deepEqual(config?.providers.get("openai")?.provider.transports, ["websocket", "sse"]);
});

test("no other provider is asked over sockets by default", () => {
  const preferring = PROVIDERS.filter(({ transports }) => transports?.[0] === "websocket");
  assert.deepEqual(preferring.map(({ id }) => id), [CODEX.id]);
});

test("the page names everything that a token changes of a request", () => {
  const { session, includes, set, turnHeader } = { ...CODEX, ...CODEX.tokenShape };
  const names = [
    session?.member,
    ...session?.headers ?? [],
    ...Object.keys(includes ?? {}),
    ...Object.keys(set ?? {}),
    turnHeader,
    ...CODEX.ownHeaders ?? [],
  ];
  for (const name of names) assert.ok(page.includes(`\`${name}\``), `${name}`);
});

test("a list without the way that is always there is none", () => {
  const { problems } = readConfig(
    JSON.stringify({ providers: { openai: { apiKey: "sk-1", transports: ["websocket"] } } }),
    () => undefined,
  );
  assert.match(JSON.stringify(problems), /expected 'sse' in it too/);
});
