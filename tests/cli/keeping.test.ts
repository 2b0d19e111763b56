import assert from "node:assert/strict";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { openKeeping } from "../../adapters/cli/keeping.ts";
import { Refusal } from "../../adapters/cli/surroundings.ts";
import { createAccounts, type Host, newMasterKey, parseMasterKey, Secret } from "../../mod.ts";
import { createHandClock } from "../support/accounts.ts";
import { stage, startCommand, withTempDir } from "../support/command.ts";

/** Node 20 has no SQLite of its own. */
const hasSqlite = await import("node:sqlite").then(() => true, () => false);
const skip = !hasSqlite;

function surroundings(dir: string, env: Record<string, string> = {}) {
  return stage({ env: { SLUICE_DATA_DIR: dir, ...env }, platform: process.platform });
}

async function addAccount({ store, masterKey }: Partial<Host>): Promise<void> {
  assert.ok(store && masterKey);
  const { credentials } = createAccounts({
    store,
    masterKey,
    configured: [],
    means: createHandClock(),
  });
  const secret = { kind: "api_key", key: new Secret("sk-added-0123456789") } as const;
  await credentials.insert({ provider: "openai", origin: "login", secret });
}

describe("what the command keeps", { skip }, () => {
  it("is in a database and a master key that only their user can read", () =>
    withTempDir(async (dir) => {
      const data = join(dir, "data");
      const first = await openKeeping(surroundings(data));
      await addAccount(first.host);
      first.close();
      const key = await readFile(join(data, "master.key"), "utf8");
      assert.equal(parseMasterKey(key)?.length, 32);
      if (process.platform !== "win32") {
        for (const name of ["sluice.db", "master.key"]) {
          assert.equal((await stat(join(data, name))).mode & 0o777, 0o600, name);
        }
      }
      const second = await openKeeping(surroundings(data));
      assert.deepEqual((second.host as Host).masterKey, parseMasterKey(key));
      second.close();
    }));

  it("takes the master key from the environment where it is there, and leaves no file", () =>
    withTempDir(async (dir) => {
      const key = newMasterKey();
      const kept = await openKeeping(surroundings(dir, { SLUICE_MASTER_KEY: key }));
      assert.deepEqual((kept.host as Host).masterKey, parseMasterKey(key));
      kept.close();
      await assert.rejects(stat(join(dir, "master.key")));
    }));

  it("refuses what it cannot use, and never writes over it", () =>
    withTempDir(async (dir) => {
      const wrong = surroundings(dir, { SLUICE_MASTER_KEY: "short" });
      await assert.rejects(
        openKeeping(wrong),
        /^Refusal: Cannot use SLUICE_MASTER_KEY: expected 32/,
      );
      const text = "no database ".repeat(100);
      await rm(join(dir, "sluice.db"));
      for (const name of ["sluice.db-wal", "sluice.db-shm"]) {
        await rm(join(dir, name), { force: true });
      }
      await writeFile(join(dir, "sluice.db"), text);
      await assert.rejects(openKeeping(surroundings(dir)), (error) => {
        assert.ok(error instanceof Refusal);
        assert.match(error.message, /^Cannot use the database .*not a database/);
        return true;
      });
      assert.equal(await readFile(join(dir, "sluice.db"), "utf8"), text);
    }));

  it("does without a place to write, and says so", () =>
    withTempDir(async (dir) => {
      const file = join(dir, "file");
      await writeFile(file, "");
      const around = surroundings(join(file, "below"));
      const kept = await openKeeping(around);
      assert.deepEqual(kept.host, {});
      assert.match(around.written.err, /^Keeping everything in memory: /);
    }));
});

describe("a command whose master key does not fit", { skip }, () => {
  it("says so and does not start", () =>
    withTempDir(async (dir) => {
      const kept = await openKeeping(surroundings(dir));
      await addAccount(kept.host);
      kept.close();
      const command = startCommand(dir, ["--port", "0"], { SLUICE_MASTER_KEY: newMasterKey() });
      assert.equal(await command.ended, 1);
      assert.match(command.written.err, /Cannot read the accounts .*another master key/);
      assert.ok(!command.written.err.includes("sk-added"));
    }));
});
