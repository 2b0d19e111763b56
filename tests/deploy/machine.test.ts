/**
 * The unit for systemd, held by the tool that reads it where this machine has that, and the single
 * binary.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { compile } from "../../scripts/compile.ts";
import { inRepo } from "../house/repo.ts";
import { withTempDir } from "../support/command.ts";
import { startProgram } from "../support/program.ts";

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
  it("serves, keeps its database and ends in order", async () => {
    await withTempDir(async (dir) => {
      const path = join(dir, "sluice");
      await compile(path);
      const { size } = await stat(path);
      assert.ok(size < 150_000_000, `${size} bytes`);
      const gateway = startProgram(path, ["--port", "0"], {
        cwd: dir,
        env: { SLUICE_DATA_DIR: dir, XDG_CONFIG_HOME: dir },
      });
      try {
        const url = await gateway.prints(/listens on (http:\/\/\S+)/);
        const ready = await fetch(`${url}/readyz`);
        assert.equal(ready.status, 200);
        await ready.body?.cancel();
        assert.ok((await stat(join(dir, "sluice.db"))).size > 0);
        gateway.kill("SIGTERM");
        assert.equal(await gateway.ended, 0, gateway.written.err);
      } finally {
        gateway.kill("SIGKILL");
      }
    });
  });
});
