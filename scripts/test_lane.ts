/**
 * Runs the unit suite on another runtime than Deno: `test_lane.ts bun|node24 [PATH…]`. What is run
 * are all `*.test.ts` of `tests/`, or those whose paths begin with one that is given, but those that
 * need Deno itself, which {@link DENO_ONLY} names. The last line is as Deno's: `ok | 12 passed | 0 failed`.
 *
 * @module
 */

import { spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { DENO_ONLY } from "./deno_only.ts";
import { checkout, runtimePath } from "./lanes.ts";

/** How a runtime is started, and how it tells in the end what has passed and what has not. */
interface Lane {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What tells; absent where it is what the runtime writes. */
  readonly report?: string;
  readonly passed: RegExp;
  readonly failed: RegExp;
  /** A suite that has ended well without any test, which is counted as one that has passed. */
  readonly empty?: RegExp;
}

/** What does not end by itself is ended then, in milliseconds: far above what a busy machine needs. */
const PATIENCE_MS = 600_000;

function laneOf(name: string | undefined, dir: string): Lane {
  if (name === "bun") {
    return {
      args: ["test", `--timeout=${PATIENCE_MS}`, "--only-failures"],
      passed: /^ *(\d+) pass$/gm,
      failed: /^ *(\d+) fail$/gm,
    };
  }
  if (name !== "node24") throw new Error("Cannot run: name 'bun' or 'node24'");
  const report = join(dir, "report.tap");
  return {
    // A process for each file, as Deno has a worker; what a test leaves running ends with it.
    args: [
      ...["--test", `--test-concurrency=${availableParallelism()}`, "--test-force-exit"],
      ...[`--test-timeout=${PATIENCE_MS}`, "--test-reporter=dot", "--test-reporter=tap"],
      ...["--test-reporter-destination=stdout", `--test-reporter-destination=${report}`],
    ],
    // Most of what a process does is read the same modules.
    env: { NODE_COMPILE_CACHE: join(dir, ".compiled") },
    report,
    passed: /^# pass (\d+)$/gm,
    failed: /^# (?:fail|cancelled) (\d+)$/gm,
    empty: /^ok \d+ - (.*\.test\.ts)$/gm,
  };
}

/** The files to run: all that are not Deno's alone and begin with one of `starts`. */
async function suites(dir: string, starts: readonly string[]): Promise<string[]> {
  const found = (await readdir(join(dir, "tests"), { recursive: true }))
    .map((path) => `tests/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".test.ts"))
    .filter((path) => !Object.keys(DENO_ONLY).some((start) => path.startsWith(start)))
    .filter((path) => starts.length === 0 || starts.some((start) => path.startsWith(start)));
  if (found.length === 0) throw new Error(`Cannot run ${starts.join(", ")}: no suite begins so`);
  return found.sort().map((path) => `./${path}`);
}

/** Runs it; resolves with its exit status, and with what it has written, which is shown as well. */
async function run(path: string, { args, env }: Lane, files: readonly string[], dir: string) {
  const child = spawn(path, [...args, ...files], {
    cwd: dir,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NO_COLOR: "1",
      SLUICE_SHARED: process.env.SLUICE_SHARED ??
        fileURLToPath(new URL("../../shared", import.meta.url)),
      ...env,
    },
  });
  let written = "";
  child.stdout.on("data", (chunk) => (written += String(chunk), process.stdout.write(chunk)));
  child.stderr.on("data", (chunk) => (written += String(chunk), process.stderr.write(chunk)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { code, written };
}

const [name, ...starts] = process.argv.slice(2);
const dir = await checkout(`unit-${name}`);
const lane = laneOf(name, dir);
const executable = await runtimePath(name === "bun" ? "bun" : "node24");
const { code, written } = await run(executable, lane, await suites(dir, starts), dir);
const told = lane.report === undefined ? written : await readFile(lane.report, "utf8");
/** Of what tests print nothing counts: the runtime sums up last. */
const last = told.slice(-2000);
const sum = (pattern: RegExp) =>
  [...last.matchAll(pattern)].reduce((all, [, count]) => all + Number(count), 0);
const empty = lane.empty === undefined ? [] : [...told.matchAll(lane.empty)];
const passed = sum(lane.passed) - empty.length;
const failed = sum(lane.failed) + empty.length;
for (const [, suite] of empty) process.stdout.write(`\nNo test has run in ${suite}`);
if (passed === 0) process.stdout.write("\nNo test has run");
const ok = code === 0 && failed === 0 && passed > 0;
process.stdout.write(`\n${ok ? "ok" : "FAILED"} | ${passed} passed | ${failed} failed\n`);
process.exit(ok ? 0 : 1);
