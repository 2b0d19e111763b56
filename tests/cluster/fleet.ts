/**
 * Gateways on several runtimes, each a process of its own, on one store.
 *
 * @module
 */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createAccounts, newMasterKey, parseMasterKey, Secret, type Store } from "../../mod.ts";
import { checkout, runtimePath } from "../../scripts/lanes.ts";
import { createHandClock } from "../support/accounts.ts";
import { within } from "../support/gate.ts";
import type { Vendor } from "./vendor.ts";

/** The key that callers of the fleet have. */
export const KEY = "sk-fleet-5Qm2vX9tB7rK1dW8";

/** One gateway. */
export interface Member {
  readonly runtime: Runtime;
  readonly url: string;
  /** Tells it to end in order; resolves with its exit status. */
  stop(): Promise<number | null>;
  /** Ends it at once. */
  kill(): Promise<void>;
  /** What it has written to its error output. */
  readonly log: string;
}

/** A runtime a gateway can run on. */
export type Runtime = "deno" | "bun" | "node24";

/** Where a fleet keeps its state. */
export type Place = { readonly redis: string } | { readonly sqlite: string };

/** What all gateways of a fleet have in common. */
export interface Common {
  readonly place: Place;
  readonly vendor: Vendor;
  readonly masterKey: string;
}

/** Keeps `count` accounts in `store` whose tokens have run out; resolves with the key to them. */
export async function prepareAccounts(
  store: Store,
  count: number,
  text: string = newMasterKey(),
  provider = "up",
): Promise<string> {
  const masterKey = parseMasterKey(text);
  const { credentials } = createAccounts({
    store,
    masterKey,
    configured: [],
    means: createHandClock(Date.now()),
  });
  for (let n = 0; n < count; n++) {
    await credentials.insert({
      provider,
      origin: "login",
      identity: { key: `account:${n}` },
      secret: {
        kind: "oauth",
        access: new Secret(`access-${n}-0`),
        refresh: new Secret(`refresh-${n}-0`),
        expiresAt: 1,
      },
    });
  }
  return text;
}

/** Starts gateways, all at once. */
export async function startFleet(
  runtimes: readonly Runtime[],
  common: Common,
): Promise<readonly Member[]> {
  return await Promise.all(runtimes.map((runtime) => startMember(runtime, common)));
}

/** Starts one gateway; it listens when this resolves. */
export async function startMember(runtime: Runtime, common: Common): Promise<Member> {
  const [command, ...args] = await commandFor(runtime);
  const child = spawn(command, args, {
    env: { ...process.env, NO_COLOR: "1", ...environment(common) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (chunk) => log += String(chunk));
  try {
    const port = await within(`a gateway on ${runtime}`, portOf(child), 60_000);
    return {
      runtime,
      url: `http://127.0.0.1:${port}`,
      stop: () => end(child, "SIGTERM"),
      kill: async () => void await end(child, "SIGKILL"),
      get log() {
        return log;
      },
    };
  } catch (error) {
    child.kill("SIGKILL");
    throw new Error(`Cannot start a gateway on ${runtime}: ${log}`, { cause: error });
  }
}

const ENTRY = "tests/cluster/gateway_process.ts";
let copy: Promise<string> | undefined;

async function commandFor(runtime: Runtime): Promise<[string, ...string[]]> {
  if (runtime === "deno") {
    const file = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
    const options = ["-A", "--no-check", "--quiet", "--config", file("deno.json")];
    return [process.execPath, "run", ...options, file(ENTRY)];
  }
  copy ??= checkout("cluster");
  return [await runtimePath(runtime), join(await copy, ENTRY)];
}

function environment({ place, vendor, masterKey }: Common): Record<string, string> {
  return {
    FLEET_KEY: KEY,
    FLEET_UPSTREAM: vendor.upstream,
    FLEET_IDP: vendor.idp,
    FLEET_MASTER_KEY: masterKey,
    BUN_CONFIG_MAX_HTTP_REQUESTS: "65336",
    ...("redis" in place ? { FLEET_REDIS: place.redis } : { FLEET_SQLITE: place.sqlite }),
  };
}

async function portOf(child: ChildProcess): Promise<number> {
  if (child.stdout === null) throw new Error("Cannot read what the gateway says");
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const port = /listens on port (\d+)/.exec(line)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error("It ended before it listened");
}

async function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, "exit");
  // Not by the child: Deno takes one that was sent a signal for one that has died of it.
  process.kill(child.pid ?? 0, signal);
  const [status] = await ended;
  return status;
}
