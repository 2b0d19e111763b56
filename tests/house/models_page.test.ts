/**
 * What docs/models.md shows is what a gateway takes.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { run } from "../../adapters/cli/run.ts";
import { readConfig } from "../../mod.ts";
import { stage } from "../support/command.ts";
import { fences } from "./fences.ts";
import { inRepo } from "./repo.ts";

const page = readFileSync(inRepo("docs/models.md"), "utf8");

test("the configuration of docs/models.md means what it says", () => {
  const [block] = fences(page).filter(({ language }) => language === "jsonc");
  const { config, problems } = readConfig(block?.code ?? "", (name) => `${name}-of-a-test`);
  assert.deepEqual(problems ?? [], []);
  const price = config?.providers.get("lab")?.facts?.get("small")?.price;
  assert.deepEqual(price, { input: 0.1, output: 0.4, cacheRead: 0.01, source: "config" });
  assert.equal(config?.providers.get("openai-eu")?.factsFrom, "openai");
});

test("the commands of docs/models.md are there", async () => {
  const around = stage();
  assert.equal(await run(["models", "--help"], around), 0);
  const used = [...page.matchAll(/sluice models[^`\n]*?(--[a-z]+)/g)].map(([, flag]) => flag);
  assert.ok(used.length >= 2);
  for (const flag of used) assert.ok(around.written.out.includes(`${flag} `));
});
