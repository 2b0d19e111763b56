/**
 * `deno task start`: the command, where the gateway itself is given no more rights than it needs.
 *
 * It reads the configuration, works out what the gateway may reach, and runs it as a process of its
 * own that the runtime holds to that. It opens no connection itself. Other commands are a person's
 * own doing, and have that person's rights.
 *
 * @module
 */

import process from "node:process";
import { fileURLToPath } from "node:url";
import { readArgs } from "../adapters/cli/args.ts";
import { flagsOf, permissionsFor } from "../adapters/cli/permissions.ts";
import { run } from "../adapters/cli/run.ts";
import { Refusal } from "../adapters/cli/surroundings.ts";
import { thisProcess } from "../adapters/cli/this_process.ts";

/** How soon after a signal the same one is taken for its echo, in milliseconds. */
const ECHO_MS = 500;

/** Signals that are passed on. Windows knows no others that a program could be sent. */
const SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT", "SIGBREAK"]
  : ["SIGINT", "SIGTERM", "SIGHUP"];

const words = process.argv.slice(2);
process.exit(await start());

async function start(): Promise<number> {
  const around = thisProcess();
  try {
    if (!serves()) return await run(words, around);
    // What is known is reachable too, for accounts that are added while the gateway runs.
    return await confined(
      flagsOf(await permissionsFor({ ...readArgs(words), known: true }, around)),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    around.err(`${error.message}\n`);
    return error.exitCode;
  }
}

/** Whether the gateway itself is asked for; other commands read their own options. */
function serves(): boolean {
  const [first = "serve"] = words;
  const own = first === "serve" || first.startsWith("-");
  return own && readArgs(words).command === "serve";
}

/** Runs the gateway with `flags`, and hands its exit status on. */
async function confined(flags: readonly string[]): Promise<number> {
  const root = new URL("../", import.meta.url);
  const file = (name: string): string => fileURLToPath(new URL(name, root));
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      `--config=${file("deno.json")}`,
      "--frozen",
      ...flags,
      file("adapters/cli/main.ts"),
      ...words,
    ],
    stdin: "inherit",
    stdout: "inherit",
    stderr: "inherit",
    // What a terminal or a supervisor sends to all of us at once reaches it by us alone.
    detached: true,
  }).spawn();
  for (const signal of SIGNALS) Deno.addSignalListener(signal, once(() => pass(child, signal)));
  return (await child.status).code;
}

/**
 * A signal to the whole group comes from `deno task` a second time, and a gateway that is told twice
 * to stop lets no answer end.
 */
function once(act: () => void): () => void {
  let last = -Infinity;
  return () => {
    const now = performance.now();
    if (now - last > ECHO_MS) act();
    last = now;
  };
}

function pass(child: Deno.ChildProcess, signal: Deno.Signal): void {
  try {
    child.kill(signal);
  } catch {
    // It has ended; its status says how.
  }
}
