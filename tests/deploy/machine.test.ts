/**
 * The unit for systemd, held by the tool that reads it where this machine has that, and the single
 * binary.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { compile } from "../../scripts/compile.ts";
import { inRepo } from "../house/repo.ts";
import { withTempDir } from "../support/command.ts";
import { type Program, startProgram } from "../support/program.ts";

/** Runs a program to its end. */
async function run(
  command: string,
  ...args: string[]
): Promise<{ status: number | string; said: string }> {
  const program = startProgram(command, args, { cwd: inRepo("."), patienceMs: 120_000 });
  const status = await program.ended;
  return { status, said: program.written.out + program.written.err };
}

async function has(command: string, ...args: string[]): Promise<boolean> {
  return (await run(command, ...args)).status === 0;
}

const noSystemd = await has("systemd-analyze", "--version") ? false : "there is no systemd here";

describe("deploy/sluice.service", () => {
  it("is a unit, and exposes little of the machine", { skip: noSystemd }, async () => {
    const text = await readFile(inRepo("deploy/sluice.service"), "utf8");
    await withTempDir(async (dir) => {
      const unit = join(dir, "sluice.service");
      const here = text.replaceAll("/usr/local/bin/deno", Deno.execPath())
        .replaceAll("/opt/sluice", inRepo("."));
      await writeFile(unit, here);
      const verified = await run("systemd-analyze", "verify", unit);
      assert.deepEqual(verified, { status: 0, said: "" });
      // Of 10; 9.6 is what a unit without any such line has.
      const judged = await run(
        "systemd-analyze",
        "security",
        "--offline=yes",
        "--threshold=15",
        unit,
      );
      assert.equal(judged.status, 0, judged.said);
    });
  });

  it("starts what the container starts, and waits longer than answers may take to end", async () => {
    const text = await readFile(inRepo("deploy/sluice.service"), "utf8");
    const dockerfile = await readFile(inRepo("deploy/Dockerfile"), "utf8");
    const start = /^ExecStart=\S+ (.*)$/m.exec(text)?.[1]?.split(" ") ?? [];
    const entry: string[] = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(dockerfile)?.[1] ?? "[]");
    // There the packages are in the image.
    const same = entry.slice(1).filter((word) => word !== "--cached-only");
    assert.deepEqual(start, [...same, "serve"]);
    assert.ok(Number(/^TimeoutStopSec=(\d+)$/m.exec(text)?.[1]) > 30);
  });
});

describe("the single binary", () => {
  let dir: string;
  let path: string;

  before(async () => {
    dir = await Deno.makeTempDir({ prefix: "sluice-binary-" });
    path = join(dir, "sluice");
    await compile(path);
  });

  after(async () => {
    await Deno.remove(dir, { recursive: true });
  });

  /** Starts it where there is no runtime, no package and nothing else in its environment. */
  function start(env: Readonly<Record<string, string>>, ...words: string[]): Program {
    const bare = { PATH: join(dir, "nothing"), HOME: dir, SLUICE_DATA_DIR: join(dir, "data") };
    return startProgram(path, words, { cwd: dir, env: { ...bare, XDG_CONFIG_HOME: dir, ...env } });
  }

  async function said(env: Readonly<Record<string, string>>, ...words: string[]): Promise<string> {
    const { ended, written } = start(env, ...words);
    assert.equal(await ended, 0, written.err);
    return written.out;
  }

  it("is one file, and is of this version", async () => {
    const { version } = JSON.parse(await readFile(inRepo("deno.json"), "utf8"));
    assert.equal(await said({}, "--version"), `${version}\n`);
    const { size } = await stat(path);
    assert.ok(size < 120_000_000, `${size} bytes`);
  });

  it("serves, keeps accounts in its database and ends in order", async () => {
    await said({ WORK_KEY: "k1" }, "accounts", "add", "openai", "--from-env", "WORK_KEY");
    assert.match(await said({}, "accounts"), /^openai\n.*API key +ready/m);
    const gateway = start({}, "--port", "0");
    try {
      const url = await gateway.prints(/listens on (http:\/\/\S+)/);
      const ready = await fetch(`${url}/readyz`);
      assert.equal(ready.status, 200);
      await ready.body?.cancel();
      assert.ok((await stat(join(dir, "data/sluice.db"))).size > 0);
      gateway.kill("SIGTERM");
      assert.equal(await gateway.ended, 0, gateway.written.err);
      assert.doesNotMatch(gateway.written.err, /in memory/);
    } finally {
      gateway.kill("SIGKILL");
    }
  });

  it("takes nothing from files that lie where it is started", async () => {
    await writeFile(join(dir, ".env"), "MISTRAL_API_KEY=k1\n");
    await writeFile(join(dir, "bunfig.toml"), 'preload = ["./first.ts"]\n');
    await writeFile(join(dir, "first.ts"), 'console.log("mistral was here");\n');
    assert.doesNotMatch(await said({}, "accounts"), /mistral/);
  });
});
