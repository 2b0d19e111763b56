/**
 * Other runtimes than Deno, from their npm packages, and a copy of this repository that they can run.
 * Everything is kept in a cache of its own (`SLUICE_CACHE`, else in the user's), never in the
 * repository: a `package.json` or `node_modules` beside `deno.json` would change what Deno does.
 *
 * @module
 */

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** What is run, each at one version. */
export const VERSIONS = {
  bun: "1.4.5",
  node20: "20.20.2",
  node22: "22.23.3",
  node24: "24.21.0",
  miniflare: "4.20260730.0",
  "edge-runtime": "4.0.1",
} as const;

const REPO = fileURLToPath(new URL("../", import.meta.url));

const CACHE = process.env.SLUICE_CACHE ??
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "sluice");

/** What of the repository a runtime needs to run it and its tests. */
const COPIED = [
  ...["mod.ts", "deno.json", "schema.json", "README.md", "CONTRIBUTING.md"],
  ...["CHANGELOG.md", "SECURITY.md", "LICENSE"],
  ...["src", "adapters", "tests", "examples", "scripts", "bench", "docs", "deploy"],
];

/** A place for what is made outside the repository and worth keeping. */
export function cacheDir(purpose: string): string {
  return join(CACHE, purpose);
}

/** The executable of a runtime; it is installed when it is not there yet. */
export async function runtimePath(name: "bun" | "node20" | "node22" | "node24"): Promise<string> {
  const { platform, arch } = process;
  const vendor = name === "bun" ? "@oven/bun" : "node";
  const dir = await packageDir(`${vendor}-${platform}-${arch}`, VERSIONS[name]);
  return join(dir, "bin", vendor === "node" ? "node" : "bun");
}

/** The directory of an npm package, with its dependencies beside it; installed when it is not there. */
export async function packageDir(name: string, version: string): Promise<string> {
  const place = join(CACHE, "packages", `${name.replace("/", "+")}@${version}`);
  const dir = join(place, "node_modules", name);
  if (existsSync(place)) return dir;
  const made = `${place}.${process.pid}`;
  await mkdir(made, { recursive: true });
  // What a package is a part of elsewhere is not wanted here.
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const options = [...quiet, "--no-save", "--legacy-peer-deps"];
  await run("npm", ["install", "--prefix", made, ...options, `${name}@${version}`], made);
  // Whoever was first has the place; what both have made is the same.
  await rename(made, place).catch(() => rm(made, { recursive: true, force: true }));
  return dir;
}

/**
 * A copy of the repository as it stands, with the packages of the tests' lock file in `node_modules`,
 * for runtimes that look for them there. Made anew for every `purpose`.
 */
export async function checkout(purpose: string): Promise<string> {
  const id = createHash("sha256").update(REPO).digest("hex").slice(0, 12);
  const dir = join(CACHE, "checkouts", `${purpose}-${id}`);
  await mkdir(dir, { recursive: true });
  const before = await text(join(dir, "tests", "deno.lock"));
  for (const name of COPIED) {
    await rm(join(dir, name), { recursive: true, force: true });
    await cp(join(REPO, name), join(dir, name), { recursive: true });
  }
  const manifest = join(dir, "package.json");
  const modules = join(dir, "node_modules");
  if (before !== await text(join(dir, "tests", "deno.lock")) || !existsSync(modules)) {
    await rm(manifest, { force: true });
    await rm(modules, { recursive: true, force: true });
    await install(join(dir, "tests"));
    await rename(join(dir, "tests", "node_modules"), modules);
    // What is deployed has a package of its own, which names this one.
    await mkdir(join(modules, "@sluice"));
    await symlink(dir, join(modules, "@sluice", "gateway"), "junction");
  }
  const { exports } = JSON.parse(await readFile(join(dir, "deno.json"), "utf8"));
  await writeFile(manifest, JSON.stringify({ name: "@sluice/gateway", type: "module", exports }));
  return dir;
}

/** Deno puts the packages beside the configuration that names them. */
function install(dir: string): Promise<void> {
  const options = ["--quiet", "--frozen", "--node-modules-dir=auto", "--config", "deno.json"];
  return run(process.execPath, ["install", ...options], dir);
}

async function text(path: string): Promise<string | undefined> {
  return existsSync(path) ? await readFile(path, "utf8") : undefined;
}

function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd }, (error, _out, err) => {
      if (error === null) return resolve();
      reject(new Error(`Cannot run ${command} ${args.join(" ")}: ${err || error.message}`));
    });
  });
}
