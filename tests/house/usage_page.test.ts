/**
 * The page about usage names every vendor that is asked, and where.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Secret } from "../../src/credentials/secret.ts";
import type { UsageDescriptor } from "../../src/credentials/usage/descriptor.ts";
import { USAGE_DESCRIPTORS } from "../../src/credentials/usage/mod.ts";
import { KEY_SCOPES } from "../../src/keys/scopes.ts";
import { accountOf, keySecret } from "../support/usage.ts";
import { inRepo } from "./repo.ts";

const page = readFileSync(inRepo("docs/usage.md"), "utf8");
const rows = page.split("\n").filter((line) => line.startsWith("| `"));

/** Where it asks, whichever kind of secret it wants. */
function urlOf({ ask }: UsageDescriptor): string | undefined {
  const access = new Secret("gho_1");
  return [keySecret("k"), { kind: "oauth", access, expiresAt: Infinity } as const]
    .flatMap((secret) => ask?.request(accountOf(secret)) ?? [])[0]?.url;
}

test("every vendor has a row with its hosts and what is asked", () => {
  for (const descriptor of USAGE_DESCRIPTORS) {
    const [host = ""] = descriptor.servedBy;
    const row = rows.find((line) => line.includes(`\`${host}\``));
    assert.ok(row !== undefined, host);
    assert.ok(descriptor.docs.startsWith("https://"));
    if (descriptor.ask === undefined) {
      assert.ok(row.includes("not asked"), host);
      continue;
    }
    const url = urlOf(descriptor) ?? assert.fail(host);
    const path = url.replace(/^https:\/\/api\.moonshot\.\w+/, "https://…");
    assert.ok(row.includes(`\`${path}\``), `${host}: ${path}`);
  }
});

test("every scope of a key has a row", () => {
  for (const scope of KEY_SCOPES) {
    assert.ok(rows.some((line) => line.startsWith(`| \`${scope}\``)), scope);
  }
});
