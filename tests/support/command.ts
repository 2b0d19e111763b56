/**
 * The command as a process of its own, and surroundings to run it in without one.
 *
 * @module
 */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Surroundings } from "../../adapters/cli/surroundings.ts";
import { PROVIDERS } from "../../src/providers/mod.ts";
import { createGate, within } from "./gate.ts";
import { scriptArgs } from "./runtime_args.ts";

/** Surroundings that keep what is written to them. */
export interface Stage extends Surroundings {
  /** All that was written to the output, and to the error output. */
  readonly written: { out: string; err: string };
}

/** Creates surroundings in which nothing is set and nobody looks. */
export function stage(more: Partial<Surroundings> = {}): Stage {
  const written = { out: "", err: "" };
  return {
    env: {},
    platform: "linux",
    home: "/home/ada",
    cwd: "/nowhere",
    outIsTerminal: false,
    errIsTerminal: false,
    input: {
      isTerminal: false,
      text: () => Promise.resolve(""),
      hidden: () => Promise.resolve(undefined),
      lines: async function* () {},
    },
    out: (text) => written.out += text,
    err: (text) => written.err += text,
    ...more,
    written,
  };
}

/** Runs `act` with a directory that is gone afterwards. */
export async function withTempDir<T>(act: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), "sluice-test-"));
  try {
    return await act(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** A running command. */
export interface Command {
  readonly child: ChildProcess;
  /** Sends it a signal, as a shell would. */
  kill(signal: "SIGINT" | "SIGTERM" | "SIGKILL"): void;
  /** All it has written so far. */
  readonly written: { out: string; err: string };
  /** Resolves with the first match of `pattern` in its output. */
  prints(pattern: RegExp): Promise<string>;
  /** Resolves with its exit status, or the signal it died of. */
  readonly ended: Promise<number | string>;
}

/**
 * Starts the command in `dir`, which is its working, data and configuration directory.
 *
 * @param by The script that runs it, and what that is told first; the command itself by default.
 */
export function startCommand(
  dir: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  [script = "", ...first]: readonly string[] = ["adapters/cli/main.ts"],
): Command {
  const written = { out: "", err: "" };
  const child = spawn(
    process.execPath,
    [...scriptArgs(script), ...first, ...args],
    { cwd: dir, env: { ...bareEnv(), SLUICE_DATA_DIR: dir, XDG_CONFIG_HOME: dir, ...env } },
  );
  const ended = createGate<number | string>();
  const waiting = new Set<() => void>();
  const take = (stream: "out" | "err") => (chunk: unknown) => {
    written[stream] += String(chunk);
    waiting.forEach((look) => look());
  };
  child.stdout.on("data", take("out"));
  child.stderr.on("data", take("err"));
  child.on("close", (code, signal) => {
    ended.open(code ?? signal ?? "unknown");
    waiting.forEach((look) => look());
  });
  return {
    child,
    // Not by `child.kill`: Deno then reports that signal, whatever the status was, and sends no second.
    kill(signal) {
      const runs = child.exitCode === null && child.signalCode === null;
      if (runs && child.pid !== undefined) process.kill(child.pid, signal);
    },
    written,
    ended: within("the end of the command", ended.opened, 60_000),
    prints(pattern) {
      const found = createGate<string>();
      const look = () => {
        const match = pattern.exec(written.out);
        if (match !== null) found.open(match[1] ?? match[0]);
      };
      waiting.add(look);
      look();
      const gone = ended.opened.then((code) => {
        throw new Error(`It ended with ${code} and never printed ${pattern}: ${written.err}`);
      });
      const first = Promise.race([found.opened, gone]).finally(() => waiting.delete(look));
      return within(`output like ${pattern}`, first, 60_000);
    },
  };
}

/** Our own environment without anything that a gateway would look at. */
function bareEnv(): Record<string, string> {
  const ours = new Set([
    ...PROVIDERS.flatMap((provider) => provider.env),
    ...["HOST", "PORT", "SLUICE_CONFIG", "SLUICE_KEY", "GATEWAY_KEY"],
    ...["SLUICE_ADMIN_KEY", "SLUICE_MASTER_KEY"],
  ]);
  return Object.fromEntries(
    Object.entries(process.env)
      .filter(([name]) => !ours.has(name))
      .map(([name, value]) => [name, value ?? ""]),
  );
}
