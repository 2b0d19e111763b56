/**
 * The printed table is the table.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { defineConfig } from "../../mod.ts";
import { PROVIDERS_PAGE, providersPage } from "../../scripts/providers_page.ts";
import { PROVIDERS } from "../../src/providers/mod.ts";

test("docs/providers.md is what `deno run -A scripts/providers_page.ts` writes", () => {
  assert.equal(readFileSync(PROVIDERS_PAGE, "utf8"), providersPage());
});

test("every provider has a row with no empty cell, by all its names", () => {
  const lines = providersPage().split("\n").filter((line) => line.startsWith("| `"));
  assert.equal(lines.length, PROVIDERS.length);
  PROVIDERS.forEach(({ id, aliases = [] }, index) => {
    const cells = (lines[index] ?? "").split("|").slice(1, -1).map((cell) => cell.trim());
    assert.equal(cells[0], [id, ...aliases].map((name) => `\`${name}\``).join(", "));
    assert.equal(cells.length, 4);
    assert.ok(cells.every((cell) => cell !== ""), id);
  });
});

test("the configuration on the page can be used", () => {
  const [, text = ""] = /```jsonc\n([\s\S]*?)```/.exec(providersPage()) ?? [];
  const filled = text.replaceAll(/\$\{\w+\}/g, "secret-1");
  const { providers } = defineConfig(JSON.parse(filled));
  assert.deepEqual([...providers.keys()], [
    "groq",
    "cloudflare-ai-gateway",
    "openrouter",
    "ollama",
  ]);
});
