/**
 * Any program as a process of its own, in a group of its own, so that a test can send a signal to it
 * alone or to all that it has started.
 *
 * @module
 */

import { spawn } from "node:child_process";
import process from "node:process";
import { createGate, within } from "./gate.ts";

/** A running program. */
export interface Program {
  /** Its id, which is its group's too. */
  readonly pid: number;
  /** All it has written so far. */
  readonly written: { out: string; err: string };
  /** Resolves with the first match of `pattern` in what it writes, or the group in it. */
  prints(pattern: RegExp): Promise<string>;
  /** Resolves with its exit status, or the signal it died of. */
  readonly ended: Promise<number | string>;
  /** Sends it a signal; with `group`, to everything it has started as well. */
  kill(signal: "SIGINT" | "SIGTERM" | "SIGKILL", group?: boolean): void;
}

/** How a program is started. */
export interface ProgramOptions {
  readonly cwd: string;
  /** The environment, beside where things are and how packages are fetched. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long it may take, in milliseconds. */
  readonly patienceMs?: number;
}

/** What any program may see of our own environment: where things are, and how packages are fetched. */
const PASSED =
  /^(?:PATH|HOME|TMPDIR|SystemRoot|DENO_(?!AUDIT)\w+|npm_config_\w+|NODE_EXTRA_CA_CERTS|SSL_CERT_\w+|\w+_proxy)$/i;

/** Starts a program. */
export function startProgram(
  command: string,
  args: readonly string[],
  { cwd, env = {}, patienceMs = 60_000 }: ProgramOptions,
): Program {
  const passed = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => PASSED.test(name)),
  );
  const child = spawn(command, args, {
    cwd,
    env: { ...passed, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const written = { out: "", err: "" };
  const ended = createGate<number | string>();
  const waiting = new Set<() => void>();
  const look = () => waiting.forEach((one) => one());
  const take = (stream: "out" | "err") => (chunk: unknown) => {
    written[stream] += String(chunk);
    look();
  };
  child.stdout.on("data", take("out"));
  child.stderr.on("data", take("err"));
  child.on("error", (error) => ended.open(error.message));
  child.on("close", (code, signal) => ended.open(code ?? signal ?? "unknown"));
  const pid = child.pid ?? 0;
  return {
    pid,
    written,
    ended: within(`the end of ${command}`, ended.opened, patienceMs),
    async prints(pattern) {
      const found = createGate<string>();
      const seek = () => {
        const match = pattern.exec(written.out + written.err);
        if (match !== null) found.open(match[1] ?? match[0]);
      };
      waiting.add(seek);
      seek();
      const gone = ended.opened.then((code) => {
        throw new Error(
          `It ended with ${code} and never printed ${pattern}: ${written.out}${written.err}`,
        );
      });
      const first = Promise.race([found.opened, gone]).finally(() => waiting.delete(seek));
      return await within(`output like ${pattern}`, first, patienceMs);
    },
    kill(signal, group = false) {
      if (pid === 0) return;
      try {
        process.kill(group ? -pid : pid, signal);
      } catch {
        // It has ended.
      }
    },
  };
}
