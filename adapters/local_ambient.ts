/**
 * Lends this process's environment, files and programs to accounts that are a cloud's own.
 *
 * @module
 */

import { execFile } from "node:child_process";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import process from "node:process";
import type { Ambient } from "../mod.ts";

/** The loan; nothing is looked at or run before it is asked for. */
export function localAmbient(): Required<Ambient> {
  return {
    env: (name) => process.env[name],
    readText: (path) => readFile(path, "utf8").catch(() => undefined),
    replaceText,
    run,
    get home() {
      return homedir() || undefined;
    },
  };
}

/** Whoever reads the file meanwhile reads all of one or the other. */
async function replaceText(path: string, text: string): Promise<void> {
  const beside = `${path}.${crypto.randomUUID()}`;
  try {
    await writeFile(beside, text, { mode: 0o600 });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** A program by itself, never by a shell; it is given nothing to read. */
const run: NonNullable<Ambient["run"]> = ([program, ...args], { signal, maxBytes }) =>
  new Promise((resolve) => {
    const no = (why: string): void => resolve({ ok: false, why });
    try {
      const options = { signal, maxBuffer: maxBytes, windowsHide: true } as const;
      const child = execFile(program, args, options, (error, text) => {
        if (error === null) resolve({ ok: true, text });
        else no(whyIn(error, signal));
      });
      child.stdin?.on("error", () => {});
      child.stdin?.end();
    } catch (error) {
      no(whyIn(error, signal));
    }
  });

/** What became of it, without its command line and what it said. */
function whyIn(error: unknown, { aborted }: AbortSignal): string {
  if (aborted) return "takes too long";
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") return "writes too much";
  if (typeof code === "number") return `ends with ${code}`;
  if (typeof code === "string") return `cannot be run (${code})`;
  const name = error instanceof Error ? error.name : "";
  return name === "NotCapable" ? "cannot be run: --allow-run is missing" : "does not end well";
}
