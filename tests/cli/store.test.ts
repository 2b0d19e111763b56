/**
 * The command on a store that others use too.
 *
 * @module
 */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { openKeeping } from "../../adapters/cli/keeping.ts";
import { lookAtKeeping } from "../../adapters/cli/doctor/keeping.ts";
import { load } from "../../adapters/cli/load.ts";
import { Refusal } from "../../adapters/cli/surroundings.ts";
import { newMasterKey, Secret } from "../../mod.ts";
import { stage, withTempDir } from "../support/command.ts";
import { freePort, startRedis, withRedis } from "../support/redis.ts";

describe("the store that was chosen", () => {
  it("is what SLUICE_STORE says", () =>
    withTempDir(async (dir) => {
      const around = stage({ cwd: dir, env: { SLUICE_STORE: "memory", SLUICE_DATA_DIR: dir } });
      const { config } = await load({}, around);
      assert.deepEqual(config.store, { kind: "memory" });
      const { host } = await openKeeping(around, config.store);
      assert.deepEqual(host, {});
      assert.equal(existsSync(join(dir, "sluice.db")), false);
    }));

  it("that cannot be reached is a reason not to start, told without its password", () =>
    withTempDir(async (dir) => {
      const url = new Secret(`redis://user:hunter2@127.0.0.1:${await freePort()}`);
      await assert.rejects(
        openKeeping(stage({ env: { SLUICE_DATA_DIR: dir } }), { kind: "redis", url }),
        (error) => {
          assert.ok(error instanceof Refusal);
          assert.equal(error.exitCode, 1);
          assert.match(error.message, /^Cannot reach Redis at 127\.0\.0\.1:\d+: /);
          assert.doesNotMatch(error.message, /hunter2/);
          return true;
        },
      );
    }));
});

describe("sluice doctor", () => {
  it("says of a store that was chosen whether it can be reached, and no password", () =>
    withTempDir(async (dir) => {
      const url = new Secret(`redis://user:hunter2@127.0.0.1:${await freePort()}`);
      const around = stage({ env: { SLUICE_DATA_DIR: dir } });
      const { findings } = await lookAtKeeping(around, { kind: "redis", url });
      assert.equal(findings.length, 1);
      assert.equal(findings[0]?.state, "fail");
      assert.match(JSON.stringify(findings), /Cannot reach Redis at 127/);
      assert.doesNotMatch(JSON.stringify(findings), /hunter2/);
    }));
});

withRedis("the command on Redis", () => {
  describe("the command on Redis", () => {
    it("keeps there what another machine finds", async () => {
      const redis = await startRedis();
      try {
        await withTempDir(async (dir) => {
          const machine = (name: string, key: string) =>
            openKeeping(
              stage({ env: { SLUICE_DATA_DIR: join(dir, name), SLUICE_MASTER_KEY: key } }),
              { kind: "redis", url: new Secret(redis.url) },
            );
          const key = newMasterKey();
          const one = await machine("one", key);
          await one.host.store?.set("a", "1", Infinity);
          await one.close();
          const two = await machine("two", key);
          assert.equal(await two.host.store?.get("a"), "1");
          await two.close();
        });
      } finally {
        await redis.end();
      }
    });
  });
});
