/**
 * The Cloudflare template as Cloudflare's own tool takes it: the package installed into it as npm does
 * it, and everything but the upload done.
 *
 * @module
 */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { packageDir, runtimePath } from "../../scripts/lanes.ts";
import { pack } from "../../scripts/pack.ts";
import { inRepo } from "../house/repo.ts";
import { withTempDir } from "../support/command.ts";

const run = promisify(execFile);

test("wrangler deploys the Cloudflare template, with its objects, in a size every plan takes", () =>
  withTempDir(async (dir) => {
    const template = join(dir, "template");
    await cp(inRepo("deploy/cloudflare"), template, { recursive: true });
    const { devDependencies } = JSON.parse(await readFile(join(template, "package.json"), "utf8"));
    const wrangler = await packageDir("wrangler", devDependencies.wrangler);
    await writeFile(join(template, "package.json"), '{ "private": true, "type": "module" }\n');
    const options = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
    await run("npm", ["install", ...options, await pack(join(dir, "out"))], { cwd: template });
    const { stdout } = await run(
      await runtimePath("node24"),
      [join(wrangler, "bin/wrangler.js"), "deploy", "--dry-run", "--outdir", join(dir, "made")],
      {
        cwd: template,
        env: { HOME: dir, CI: "1", NO_COLOR: "1", WRANGLER_SEND_METRICS: "false" },
      },
    );
    assert.match(stdout, /env\.SLUICE_STORE \(SluiceStore\)\s+Durable Object/);
    const page = await readFile(inRepo("docs/deploy.md"), "utf8");
    const ceiling = Number(/no larger than (\d+) kB gzipped/.exec(page)?.[1]);
    const kB = Number(/gzip: ([\d.]+) KiB/.exec(stdout)?.[1]) * 1.024;
    assert.ok(kB > 50 && kB <= ceiling, `${kB} kB of ${ceiling}`);
  }));
