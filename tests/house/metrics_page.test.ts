/**
 * docs/metrics.md is what the table of instruments makes of it, and what the pages tell operators to
 * ask for is there.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createGateway, defineConfig } from "../../mod.ts";
import { METRICS_PAGE, metricsPage } from "../../scripts/metrics_page.ts";
import { INSTRUMENTS } from "../../src/telemetry/instruments.ts";
import { readExposition } from "../support/exposition.ts";
import { inRepo } from "./repo.ts";

const PAGES = ["README.md", "docs/metrics.md", "docs/operations.md", "docs/stores.md"];
const NAMES = new Set<string>(Object.values(INSTRUMENTS).map(({ name }) => name));

test("docs/metrics.md is generated from the table", () => {
  assert.equal(readFileSync(METRICS_PAGE, "utf8"), metricsPage(), "run 'deno task docs'");
});

test("the page and a scrape have the same metrics", async () => {
  const gateway = createGateway(defineConfig({ providers: { demo: {} } }));
  const response = await gateway.fetch(new Request("http://localhost/metrics"));
  const told = [...readExposition(await response.text()).keys()];
  const rows = [...metricsPage().matchAll(/^\| `(sluice_\w+)` /gm)].map(([, name]) => name);
  assert.deepEqual(rows, told);
  await gateway.drain();
});

test("no page names a metric that there is not", () => {
  for (const page of PAGES) {
    const text = readFileSync(inRepo(page), "utf8");
    for (const [whole] of text.matchAll(/\bsluice_[a-z_]+\b/g)) {
      const bare = whole.replace(/_(?:bucket|sum|count)$/, "");
      assert.ok(NAMES.has(whole) || NAMES.has(bare), `${page}: ${whole}`);
    }
  }
});
