/**
 * CONTRIBUTING.md is a map: every file and folder it names is there, and no part of the source is
 * missing from it.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { inRepo, repoPath } from "./repo.ts";

const map = readFileSync(inRepo("CONTRIBUTING.md"), "utf8");

const ROOTS = [
  "src",
  "adapters",
  "tests",
  "scripts",
  "bench",
  "deploy",
  "docs",
  "examples",
];

/** Every file and folder of the repository, by its path; folders end in a slash. */
const paths: readonly string[] = ROOTS.flatMap((root) => [
  `${root}/`,
  ...readdirSync(inRepo(root), { recursive: true, withFileTypes: true })
    .filter(({ parentPath }) => !parentPath.includes("node_modules"))
    .map((entry) => {
      const end = entry.isDirectory() ? "/" : "";
      return `${repoPath(entry.parentPath)}/${entry.name}${end}`;
    }),
]);

/** `name` may have a `*`, and be the end of a path. */
function isThere(name: string): boolean {
  const words = name.split("*").map((word) => word.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`(?:^|/)${words.join("[^/]*")}$`);
  return paths.some((path) => pattern.test(path));
}

const FILES = /(?<![\w./*<>-])(?:[\w*-]+\/)*[\w*-]+(?:\.test)?\.ts(?!\w)/g;
const FOLDERS = /(?<=`)(?:src|adapters|tests|scripts|bench|deploy|docs)\/[\w/]*\/(?=`)/g;

test("every file and folder on the map is there", () => {
  const files: readonly string[] = map.match(FILES) ?? [];
  const folders: readonly string[] = map.match(FOLDERS) ?? [];
  assert.ok(files.length > 100 && folders.length > 20, "the map was not read");
  const gone = [...files, ...folders].filter((name) => !isThere(name));
  assert.deepEqual([...new Set(gone)], []);
});

test("every part of the source is on the map", () => {
  const parts = readdirSync(inRepo("src"));
  assert.deepEqual(parts.filter((part) => !map.includes(`\`${part}\``)), []);
});
