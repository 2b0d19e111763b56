/**
 * `sluice accounts login`: from the command line to an account in the same database as all others.
 *
 * @module
 */

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { readAccountArgs } from "../../adapters/cli/accounts/args.ts";
import { loginAccount } from "../../adapters/cli/accounts/login.ts";
import { withAccounts } from "../../adapters/cli/accounts/open.ts";
import { run } from "../../adapters/cli/run.ts";
import type { Surroundings } from "../../adapters/cli/surroundings.ts";
import { stage, withTempDir } from "../support/command.ts";
import { until } from "../support/gate.ts";
import { createLoginServer } from "../support/login_server.ts";
import { VENDORS } from "../support/vendors.ts";

const skip = !await import("node:sqlite").then(() => true, () => false);
const CLAUDE = VENDORS.find(({ flow }) => flow === "claude");

/** A terminal in `dir` on which `lines` are typed, once something is waited for. */
function terminal(dir: string, lines: Surroundings["input"]["lines"] = async function* () {}) {
  return stage({
    cwd: dir,
    home: dir,
    env: { SLUICE_DATA_DIR: dir, XDG_CONFIG_HOME: dir },
    input: {
      isTerminal: true,
      text: () => Promise.resolve(""),
      hidden: () => Promise.resolve(undefined),
      lines,
    },
  });
}

async function allow(dir: string, file: object): Promise<void> {
  await writeFile(join(dir, "sluice.jsonc"), JSON.stringify({ providers: { anthropic: file } }));
}

describe("sluice accounts login", { skip }, () => {
  it("keeps the account under the name and the tier it is given, and shows no token", () =>
    withTempDir(async (dir) => {
      assert.ok(CLAUDE);
      await allow(dir, CLAUDE.file);
      const server = createLoginServer(CLAUDE.vendor, Date.now);
      const around: ReturnType<typeof terminal> = terminal(dir, async function* () {
        await until("an address", () => /^ {2}https:/m.test(around.written.out));
        yield server.agree(/^ {2}(https:\S+)/m.exec(around.written.out)?.[1] ?? "").href;
      });
      const args = readAccountArgs(
        "login anthropic --paste --name ann --priority 95 --weight 2".split(" "),
      );
      const status = await withAccounts(
        args,
        around,
        (open) => loginAccount(args, open, around, server.fetch),
        args.words,
      );
      assert.equal(status, 0);
      assert.match(around.written.out, /Logged in to Anthropic as Ann@Example\.com/);
      const shown = terminal(dir);
      assert.equal(await run(["accounts"], shown), 0);
      assert.match(
        shown.written.out,
        /^anthropic\n {2}ann \(Ann@Example\.com, Ann's team\) +login +ready +priority 95/m,
      );
      assert.ok(server.secrets.size > 0);
      for (const secret of server.secrets) {
        assert.ok(!(around.written.out + around.written.err + shown.written.out).includes(secret));
      }
    }));

  it("says what is missing", () =>
    withTempDir(async (dir) => {
      await allow(dir, { accounts: [] });
      for (
        const [line, told] of [
          ["accounts login", /expected a provider after 'login'/],
          ["accounts login anthropic xai", /^Cannot use the command line: /],
          ["accounts login anthropic", /^Cannot log in to 'anthropic': .*docs\/logins\.md/],
          ["accounts login nobody", /^Cannot log in to 'nobody': the configuration has no such/],
        ] as const
      ) {
        const around = terminal(dir);
        assert.equal(await run(line.split(" "), around), 2, line);
        assert.match(around.written.err, told);
      }
    }));

  it("ends when nobody is left who could bring the answer", () =>
    withTempDir(async (dir) => {
      assert.ok(CLAUDE);
      await allow(dir, CLAUDE.file);
      const around = terminal(dir);
      assert.equal(await run("accounts login anthropic --paste".split(" "), around), 1);
      assert.match(around.written.err, /^Cannot log in: the input ended without an answer\n/);
    }));
});
