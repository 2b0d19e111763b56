/**
 * `sluice accounts --explain`, where plans decide.
 *
 * @module
 */

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { openKeeping } from "../../adapters/cli/keeping.ts";
import { run } from "../../adapters/cli/run.ts";
import { createAccounts } from "../../mod.ts";
import { createHandClock, oauth } from "../support/accounts.ts";
import { stage, withTempDir } from "../support/command.ts";

/** Node 20 has no SQLite of its own. */
const skip = !await import("node:sqlite").then(() => true, () => false);

async function explained(dir: string, provider: string, model: string): Promise<string> {
  const around = stage({
    cwd: dir,
    home: dir,
    env: { SLUICE_DATA_DIR: dir, XDG_CONFIG_HOME: dir },
  });
  const line = ["accounts", "--explain", "--provider", provider, "--model", model];
  assert.equal(await run(line, around), 0, around.written.err);
  return around.written.out;
}

/** Two logins of one provider, on two plans. */
async function keep(dir: string, provider: string): Promise<void> {
  const { host, close } = await openKeeping(stage({ env: { SLUICE_DATA_DIR: dir } }));
  assert.ok(host.store && host.masterKey);
  const { credentials } = createAccounts({
    ...host,
    store: host.store,
    configured: [],
    means: createHandClock(),
  });
  for (const plan of ["plus", "pro"]) {
    const tokens = { access: `access-of-${plan}`, refresh: "r", expiresAt: Date.now() + 3_600_000 };
    const login = oauth(`email:${plan}`, tokens);
    await credentials.insert({ ...login, provider, name: `on-${plan}`, attrs: { plan } });
  }
  close();
}

describe("sluice accounts --explain with plans", { skip }, () => {
  it("says which plan covers the model, and whom that leaves out", () =>
    withTempDir(async (dir) => {
      await keep(dir, "openai-codex");
      const fast = await explained(dir, "openai-codex", "gpt-5.3-codex-spark");
      assert.match(
        fast,
        /on-plus .*resting.*\n +its plan \(plus\) does not cover this model; another/,
      );
      assert.match(
        fast,
        /on-pro .*ready.*\n +place 1: can be used\n +its plan \(pro\) covers this model\n/,
      );
      assert.doesNotMatch(await explained(dir, "openai-codex", "gpt-5.5"), /its plan/);
    }));

  it("takes the operator's word for any provider", () =>
    withTempDir(async (dir) => {
      await keep(dir, "lab");
      const lab = {
        dialect: "openai-chat",
        baseUrl: "http://up.invalid/v1",
        accounts: [],
        plans: { "large-*": ["Pro"] },
      };
      await writeFile(join(dir, "sluice.jsonc"), JSON.stringify({ providers: { lab } }));
      assert.match(await explained(dir, "lab", "large-2"), /on-plus .*resting/);
      assert.doesNotMatch(await explained(dir, "lab", "small"), /resting/);
    }));
});
