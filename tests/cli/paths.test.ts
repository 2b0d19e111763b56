import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { findConfig } from "../../adapters/cli/config_path.ts";
import { dataDir } from "../../adapters/cli/data_dir.ts";
import { shortPath } from "../../adapters/cli/surroundings.ts";
import { stage, withTempDir } from "../support/command.ts";

describe("the data directory", () => {
  const at = (platform: string, env: Record<string, string> = {}) =>
    dataDir({ platform, env, home: "/home/ada" }).replaceAll("\\", "/");

  it("follows the custom of each platform", () => {
    assert.equal(at("linux"), "/home/ada/.local/share/sluice");
    assert.equal(at("linux", { XDG_DATA_HOME: "/data" }), "/data/sluice");
    assert.equal(at("darwin"), "/home/ada/Library/Application Support/sluice");
    assert.equal(at("win32"), "/home/ada/AppData/Local/sluice");
    assert.equal(at("win32", { LOCALAPPDATA: "/local" }), "/local/sluice");
  });

  it("is where it is told to be", () => {
    const env = { SLUICE_DATA_DIR: "/mine", XDG_DATA_HOME: "/data" };
    for (const platform of ["linux", "darwin", "win32"]) assert.equal(at(platform, env), "/mine");
    assert.equal(at("linux", { SLUICE_DATA_DIR: "" }), "/home/ada/.local/share/sluice");
  });
});

describe("the configuration file", () => {
  it("is the named one, then the one here, then the user's own", async () => {
    await withTempDir(async (dir) => {
      const home = join(dir, "home");
      const here = join(dir, "here");
      const own = join(home, ".config", "sluice");
      await mkdir(own, { recursive: true });
      await mkdir(here);
      const around = stage({ home, cwd: here });
      const find = findConfig;
      const user = join(own, "sluice.jsonc");
      assert.deepEqual(await find(around), { path: user, exists: false, named: false });
      await writeFile(user, "{}");
      assert.deepEqual(await find(around), { path: user, exists: true, named: false });
      const local = join(here, "sluice.jsonc");
      await writeFile(local, "{}");
      assert.deepEqual(await find(around), { path: local, exists: true, named: false });
      const env = { SLUICE_CONFIG: "env.jsonc" };
      const byEnv = { path: join(here, "env.jsonc"), exists: false, named: true };
      assert.deepEqual(await find({ ...around, env }), byEnv);
      const byFlag = { path: user, exists: true, named: true };
      assert.deepEqual(await find({ ...around, env }, user), byFlag);
    });
  });

  it("is looked for where the platform keeps settings", async () => {
    const at = async (platform: string, env: Record<string, string>) =>
      (await findConfig(stage({ platform, env }))).path.replaceAll("\\", "/");
    assert.equal(await at("linux", { XDG_CONFIG_HOME: "/x" }), "/x/sluice/sluice.jsonc");
    assert.equal(await at("darwin", {}), "/home/ada/.config/sluice/sluice.jsonc");
    assert.equal(await at("win32", { APPDATA: "/roaming" }), "/roaming/sluice/sluice.jsonc");
  });
});

it("a path below home is written short", () => {
  assert.equal(shortPath("/home/ada/x", { home: "/home/ada" }), "~/x");
  assert.equal(shortPath("/home/adam/x", { home: "/home/ada" }), "/home/adam/x");
  assert.equal(shortPath("/x", { home: "" }), "/x");
});
