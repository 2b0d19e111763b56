/**
 * Two Workers in workerd, and their store as a test may use it from outside.
 *
 * @module
 */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Store } from "../../mod.ts";
import { checkout, packageDir, runtimePath, VERSIONS } from "../../scripts/lanes.ts";
import { createSlots } from "../../src/credentials/slots.ts";
import { bundle } from "../conformance/lanes.ts";
import { within } from "../support/gate.ts";

/** The Workers. */
export interface Workers {
  readonly urls: readonly string[];
  /** The store that they share; with a `run`, another one in objects of its own. */
  store(run?: string): Store;
  /** Lets time pass in the store. */
  pass(ms: number): Promise<void>;
  readonly log: string;
  end(): Promise<void>;
}

/** Starts them with these variables. */
export async function startWorkers(variables: Readonly<Record<string, string>>): Promise<Workers> {
  const dir = await checkout("cluster");
  const code = await bundle(
    "tests/cluster/worker_entry.ts",
    { platform: "browser", target: "es2022" },
    dir,
  );
  const host = join(dir, "tests/cluster/workers_host.ts");
  const child = spawn(
    await runtimePath("node24"),
    [host, await packageDir("miniflare", VERSIONS.miniflare), code],
    { env: { NO_COLOR: "1", HOME: dir, WORKERS_ENV: JSON.stringify(variables) } },
  );
  let log = "";
  child.stderr.on("data", (chunk) => log += String(chunk));
  const ports = await within("two Workers", portsOf(child), 60_000).catch((error) => {
    child.kill("SIGKILL");
    throw new Error(`Cannot start the Workers: ${log}`, { cause: error });
  });
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);

  /** A test may ask for more at once than a socket lets wait. */
  const slots = createSlots(64);

  /** Asks either of them in turn. */
  let turn = 0;
  async function operate(body: Record<string, unknown>): Promise<unknown> {
    const url = urls["ms" in body ? 0 : turn++ % urls.length];
    const text = JSON.stringify(body, (_, value) => value === Infinity ? "for good" : value);
    const response = await slots.run(() =>
      fetch(`${url}/test/store`, { method: "POST", body: text })
    );
    if (!response.ok) throw new Error(`Cannot use the store: ${await response.text()}`);
    return await response.json();
  }

  return {
    urls,
    get log() {
      return log;
    },
    store: (run = "") => {
      const call = (operation: string) => async (...args: readonly unknown[]) =>
        await operate({ run, operation, args }) ?? undefined;
      const [get, set, compareAndSet, remove, list] = [
        ...["get", "set", "compareAndSet", "delete", "list"].map(call),
      ];
      return { get, set, compareAndSet, delete: remove, list } as Store;
    },
    pass: async (ms) => void await operate({ ms }),
    async end() {
      const ended = once(child, "exit");
      child.stdin.end();
      await within("the Workers end", ended, 10_000).catch(() => child.kill("SIGKILL"));
    },
  };
}

async function portsOf(child: ChildProcess): Promise<readonly string[]> {
  if (child.stdout === null) throw new Error("Cannot read what the Workers say");
  for await (const line of createInterface({ input: child.stdout })) {
    const ports = /listen on ports (\d+) (\d+)/.exec(line);
    if (ports !== null) return ports.slice(1);
  }
  throw new Error("They ended before they listened");
}
