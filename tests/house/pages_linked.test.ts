/**
 * A page that nothing leads to is read by nobody.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { posix } from "node:path";
import { it } from "node:test";
import { inRepo } from "./repo.ts";

/** The pages of the repository that a page links to, by their paths. */
async function linksIn(page: string): Promise<string[]> {
  const text = await readFile(inRepo(page), "utf8");
  return [...text.matchAll(/\]\(([^)#:\s]+\.md)(?:#[^)]*)?\)/g)]
    .map(([, to = ""]) => posix.join(posix.dirname(page), to));
}

it("every page of docs/ can be come to from README, and no link leads nowhere", async () => {
  const pages = new Set(["README.md"]);
  for (const page of pages) for (const to of await linksIn(page)) pages.add(to);
  const names = (await readdir(inRepo("docs"))).filter((name) => name.endsWith(".md"));
  assert.ok(names.length > 10);
  assert.deepEqual(names.filter((name) => !pages.has(`docs/${name}`)), []);
});
