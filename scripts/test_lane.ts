/**
 * Runs the unit suite on another runtime than Deno: `test_lane.ts bun|node24 [PATH…]`. What is run
 * are all `*.test.ts` of `tests/` but those that need Deno itself, which {@link DENO_ONLY} names; on
 * Node, which starts a process for each file, only {@link ON_NODE} unless a path is given, such as
 * `tests/` for all of them.
 *
 * @module
 */

import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { checkout, runtimePath } from "./lanes.ts";

/** Beginnings of paths of suites that need Deno, and what they need of it. */
export const DENO_ONLY: Readonly<Record<string, string>> = {
  "tests/house/": "holds the repository by Deno's linter, packer and module graph",
  "tests/cli/": "starts the command with Deno; tests/conformance starts it everywhere",
  "tests/deploy/": "builds packages, and starts what is deployed, with Deno",
  "tests/wire/scripted_day": "its people are processes of Deno's, and its clock waits for them",
};

/** What Node runs by itself: the parts that touch what runtimes have of their own. */
const ON_NODE = [
  ...["canonical", "config", "credentials", "gateway", "keys", "relay", "routing"]
    .map((name) => `tests/${name}/`),
  ...["store/", "clients/openai_socket", "wire/flow", "wire/relay", "wire/responses_socket"]
    .map((name) => `tests/${name}`),
  ...["wire/socket_loopback", "wire/guard", "wire/secrets"].map((name) => `tests/${name}`),
];

const [lane, ...given] = process.argv.slice(2);
if (lane !== "bun" && lane !== "node24") throw new Error("Cannot run: name 'bun' or 'node24'");

const chosen = lane === "node24" && given.length === 0 ? ON_NODE : given;

const dir = await checkout(`unit-${lane}`);
const all = (await readdir(join(dir, "tests"), { recursive: true }))
  .map((path) => `tests/${path}`)
  .filter((path) => path.endsWith(".test.ts"))
  .filter((path) => !Object.keys(DENO_ONLY).some((start) => path.startsWith(start)))
  .filter((path) => chosen.length === 0 || chosen.some((start) => path.startsWith(start)))
  .sort();
const runner = lane === "bun" ? ["test", "--timeout=120000"] : ["--test", "--test-reporter=dot"];
const paths = all.map((path) => `./${path}`);
const child = spawn(await runtimePath(lane), [...runner, ...paths], {
  cwd: dir,
  stdio: "inherit",
  env: {
    ...process.env,
    NO_COLOR: "1",
    SLUICE_SHARED: process.env.SLUICE_SHARED ??
      fileURLToPath(new URL("../../shared", import.meta.url)),
  },
});
child.on("close", (code) => process.exit(code ?? 1));
