import assert from "node:assert/strict";
import { chmod, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { newKey, rememberedKey } from "../../adapters/cli/gateway_key.ts";
import { Refusal } from "../../adapters/cli/surroundings.ts";
import { withTempDir } from "../support/command.ts";

const GOOD = "sk-sluice-0123456789abcdefABCDEF0123456789";
const unix = process.platform !== "win32";

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

describe("the gateway key", () => {
  it("is random, of letters and digits", () => {
    const keys = Array.from({ length: 200 }, newKey);
    assert.equal(new Set(keys).size, 200);
    for (const key of keys) assert.match(key, /^sk-sluice-[0-9A-Za-z]{36}$/);
    const letters = new Set(keys.map((key) => key.slice(10)).join(""));
    assert.equal(letters.size, 62);
  });

  it("is made once and remembered, for its owner only", async () => {
    await withTempDir(async (dir) => {
      const data = join(dir, "deep", "sluice");
      const { key, path } = await rememberedKey(data);
      assert.equal(path, join(data, "key"));
      assert.equal(await readFile(path, "utf8"), `${key}\n`);
      assert.deepEqual(await rememberedKey(data), { key, path });
      assert.deepEqual(await readdir(data), ["key"]);
      if (unix) assert.deepEqual([await modeOf(path), await modeOf(data)], ["600", "700"]);
    });
  });

  it("is the same for all who ask at the same time", async () => {
    await withTempDir(async (dir) => {
      const all = await Promise.all(Array.from({ length: 20 }, () => rememberedKey(dir)));
      assert.equal(new Set(all.map(({ key }) => key)).size, 1);
      assert.deepEqual(await readdir(dir), ["key"]);
    });
  });

  it("is hidden again when others could read it", { skip: !unix }, async () => {
    await withTempDir(async (dir) => {
      const path = join(dir, "key");
      await writeFile(path, GOOD);
      await chmod(path, 0o644);
      assert.equal((await rememberedKey(dir)).key, GOOD);
      assert.equal(await modeOf(path), "600");
    });
  });

  it("is not trusted when others could write it", { skip: !unix }, async () => {
    await withTempDir(async (dir) => {
      const path = join(dir, "key");
      await writeFile(path, GOOD);
      await chmod(path, 0o666);
      await assert.rejects(rememberedKey(dir), (error) => {
        assert.ok(error instanceof Refusal);
        assert.match(error.message, /^Cannot trust the gateway key in .*: other users can change/);
        return true;
      });
    });
  });

  it("is not taken from a file that holds something else", async () => {
    await withTempDir(async (dir) => {
      await writeFile(join(dir, "key"), "hello", { mode: 0o600 });
      await assert.rejects(rememberedKey(dir), (error) => {
        assert.ok(error instanceof Refusal);
        assert.match(error.message, /^Cannot use the gateway key in .*: it is none; delete/);
        assert.doesNotMatch(error.message, /hello/);
        return true;
      });
    });
  });

  it("says so when it cannot be kept", async () => {
    await withTempDir(async (dir) => {
      const file = join(dir, "file");
      await writeFile(file, "");
      await assert.rejects(rememberedKey(file), /^Refusal: Cannot keep the gateway key in .*key: /);
    });
  });
});
