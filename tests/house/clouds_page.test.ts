/**
 * The configurations in docs/clouds.md are read, and the page names every provider of a cloud and
 * every variable that is looked at for it.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type ProviderConfig, readConfig } from "../../mod.ts";
import { PROVIDERS } from "../../src/providers/mod.ts";
import { fences } from "./fences.ts";
import { inRepo } from "./repo.ts";

const page = readFileSync(inRepo("docs/clouds.md"), "utf8");
const configs = fences(page).filter(({ language }) => language === "jsonc");
const KEY = { client_email: "robot@p.iam.gserviceaccount.com", private_key: "PEM" };

for (const { code, line } of configs) {
  test(`docs/clouds.md, line ${line}: the configuration is read`, () => {
    const env = (name: string) =>
      name === "GOOGLE_SERVICE_ACCOUNT" ? JSON.stringify(KEY) : `value-of-${name}`;
    const { config, problems } = readConfig(code, env);
    assert.deepEqual(problems, undefined);
    const written = Object.entries<{ accounts?: unknown[]; apiKey?: string }>(
      JSON.parse(code.replaceAll(/^ *\/\/.*$/gm, "")).providers,
    );
    for (const [id, { accounts = [], apiKey }] of written) {
      const found: ProviderConfig | undefined = config?.providers.get(id);
      const count: number = (found?.accounts.length ?? 0) + (found?.cloudAccounts?.length ?? 0);
      assert.equal(count, accounts.length + (apiKey === undefined ? 0 : 1), id);
    }
  });
}

test("docs/clouds.md names every provider of a cloud, and every variable", () => {
  assert.equal(configs.length, 3);
  for (const { id, cloud, env } of PROVIDERS) {
    if (cloud === undefined) continue;
    assert.ok(page.includes(`\`${id}\``), id);
    for (const name of [...env, ...Object.values(cloud.env).flat()]) {
      assert.ok(page.includes(`\`${name}\``), name);
    }
  }
});
