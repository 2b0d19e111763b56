/**
 * `docs/deploy.md` names files that are there and commands that are the ones that are tested.
 *
 * @module
 */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { inRepo } from "../house/repo.ts";

const page = await readFile(inRepo("docs/deploy.md"), "utf8");
const { tasks }: { tasks: Record<string, { command: string }> } = JSON.parse(
  await readFile(inRepo("deno.json"), "utf8"),
);

test("every file that the page links to is there, and nothing in deploy/ is left out", async () => {
  const linked = [...page.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path = ""]) => path);
  for (const path of linked) assert.ok(existsSync(inRepo(path)), path);
  for (const name of await readdir(inRepo("deploy"))) {
    // What belongs to another file in it has that one's name, or stands in the text.
    const told = page.includes(`deploy/${name}`) || name === "Dockerfile.dockerignore" ||
      name === "helm";
    assert.ok(told, name);
  }
});

test("every task that the page or the README names is one", async () => {
  const readme = await readFile(inRepo("README.md"), "utf8");
  for (const [, name = ""] of (page + readme).matchAll(/deno task (?!--)([\w:]+)/g)) {
    assert.ok(name in tasks, name);
  }
});
