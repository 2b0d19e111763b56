/**
 * The page shows the applications that are run, and all of them.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { EMBED_PAGE, embedPage } from "../../scripts/embed_page.ts";
import { APPS } from "./apps.ts";

const examples = new URL("../../examples/", import.meta.url);

test("docs/embed.md is what `deno run -A scripts/embed_page.ts` writes", () => {
  assert.equal(readFileSync(EMBED_PAGE, "utf8"), embedPage());
});

test("every application in examples/ is run, and shown by its own files", () => {
  const folders = readdirSync(examples, { withFileTypes: true }).filter((one) => one.isDirectory());
  assert.deepEqual(
    folders.map(({ name }) => name).sort(),
    APPS.map(({ id }) => id).sort(),
  );
  for (const { id } of APPS) {
    assert.match(embedPage(), new RegExp(`^## ${id}`, "im"));
  }
});

test("versions are pinned, by the example and by its lock file", () => {
  for (const { id } of APPS) {
    const manifest = JSON.parse(
      readFileSync(new URL(`${id}/package.json`, examples), "utf8"),
    );
    const lock = JSON.parse(
      readFileSync(new URL(`./locks/${id}.json`, import.meta.url), "utf8"),
    );
    const { "@sluice/gateway": own, ...dependencies } = manifest.dependencies;
    assert.match(own, /^\d+\.\d+\.\d+$/);
    assert.deepEqual(lock.packages[""].dependencies ?? {}, dependencies, id);
    assert.deepEqual(
      lock.packages[""].devDependencies,
      manifest.devDependencies,
      id,
    );
    for (
      const version of Object.values({
        ...dependencies,
        ...manifest.devDependencies,
      })
    ) {
      assert.match(String(version), /^\d+\.\d+\.\d+$/, id);
    }
  }
});

test("the configuration is the same in all of them", () => {
  const texts = APPS.map(({ id }) => {
    const dir = id === "sveltekit" ? "sveltekit/src/lib/server" : id;
    return readFileSync(new URL(`${dir}/sluice.config.ts`, examples), "utf8");
  });
  assert.equal(new Set(texts).size, 1);
});
