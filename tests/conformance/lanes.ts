/**
 * The runtimes, and how the gateway is started on each: the command itself as a process of its own
 * where there are processes, the platform's entry in the platform's own emulator where there are none.
 *
 * @module
 */

import { build } from "esbuild";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { checkout, packageDir, runtimePath, VERSIONS } from "../../scripts/lanes.ts";

/** Everything the gateway is held to run on. */
export const LANE_IDS = ["deno", "bun", "node24", "node22", "node20", "workerd", "edge"] as const;

/** One of them. */
export type LaneId = typeof LANE_IDS[number];

/** How they are called, in short. */
export const COLUMNS: Readonly<Record<LaneId, string>> = {
  deno: "Deno",
  bun: "Bun",
  node24: "Node 24",
  node22: "Node 22",
  node20: "Node 20",
  workerd: "workerd",
  edge: "Vercel edge",
};

/** How they are called, with the version that is run. */
export const TITLES: Readonly<Record<LaneId, string>> = {
  deno: "Deno 2.9.6",
  bun: `Bun ${VERSIONS.bun}`,
  node24: `Node ${VERSIONS.node24}`,
  node22: `Node ${VERSIONS.node22}`,
  node20: `Node ${VERSIONS.node20}`,
  workerd: `workerd (miniflare ${VERSIONS.miniflare})`,
  edge: `Vercel edge sandbox (edge-runtime ${VERSIONS["edge-runtime"]})`,
};

/** A command line that starts the gateway. */
export interface Start {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** How the gateway is started on one runtime. */
export interface Lane {
  readonly id: LaneId;
  /** As a person would; told its configuration by a file, or as a text in the environment. */
  readonly start: Start;
  /** By a program in `hosts/` in the command's place; absent where there are no processes. */
  readonly startBy?: (program: string, ...args: readonly string[]) => Promise<Start>;
  /** Whether it is the command, or an emulator that hands the environment on. */
  readonly by: "command" | "platform";
}

/** Whether the gateway ends by itself when it is told to, which the platforms do in its place. */
export function isProcess(id: LaneId): boolean {
  return id !== "workerd" && id !== "edge";
}

/** Prepares a lane: installs its runtime and makes what it runs. */
export async function openLane(id: LaneId): Promise<Lane> {
  switch (id) {
    case "deno":
      return command(id, process.execPath, denoArgs);
    case "bun":
      return command(id, await runtimePath("bun"), sourceArgs, {
        BUN_CONFIG_MAX_HTTP_REQUESTS: "65336",
      });
    case "node22":
    case "node24":
      return command(id, await runtimePath(id), sourceArgs);
    case "node20":
      return command(id, await runtimePath(id), bundledArgs);
    case "workerd":
      return await platform(id, "miniflare", "adapters/cloudflare.ts", "esm");
    case "edge":
      return await platform(id, "edge-runtime", "tests/conformance/hosts/edge_entry.ts", "iife");
  }
}

const COMMAND = "adapters/cli/main.ts";
const PROGRAMS = "tests/conformance/hosts/";

async function command(
  id: LaneId,
  path: string,
  argsOf: (entry: string) => string[] | Promise<string[]>,
  env: Readonly<Record<string, string>> = {},
): Promise<Lane> {
  return {
    id,
    by: "command",
    start: { command: path, args: [...await argsOf(COMMAND), "serve", "--port", "0"], env },
    startBy: async (program, ...args) => ({
      command: path,
      args: [...await argsOf(PROGRAMS + program), ...args],
      env,
    }),
  };
}

function denoArgs(entry: string): string[] {
  const file = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
  return ["run", "-A", "--quiet", "--config", file("deno.json"), file(entry)];
}

async function sourceArgs(entry: string): Promise<string[]> {
  return [join(await copy(), entry)];
}

async function bundledArgs(entry: string): Promise<string[]> {
  return [await bundle(entry, { platform: "node", target: "node20", packages: "external" })];
}

/** The entry of a platform, bundled as its own tools do it, and the emulator that runs it on Node. */
async function platform(
  id: "workerd" | "edge",
  emulator: "miniflare" | "edge-runtime",
  entry: string,
  format: "esm" | "iife",
): Promise<Lane> {
  const code = await bundle(entry, { platform: "browser", target: "es2022", format });
  const host = join(await copy(), `tests/conformance/hosts/${id}_host.ts`);
  const args = [host, await packageDir(emulator, VERSIONS[emulator]), code];
  return { id, by: "platform", start: { command: await runtimePath("node24"), args } };
}

/** Makes one file of `entry`, in `dir`, a copy of the repository; resolves with its path. */
export async function bundle(
  entry: string,
  options: Parameters<typeof build>[0],
  dir?: string,
): Promise<string> {
  dir ??= await copy();
  const outfile = join(dir, "bundled", `${entry.replaceAll("/", "_")}.mjs`);
  await build({
    absWorkingDir: dir,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: "esm",
    logLevel: "error",
    // The library's own name in a bundle of itself.
    alias: { "@sluice/gateway": join(dir, "mod.ts") },
    ...options,
  });
  return outfile;
}

let copied: Promise<string> | undefined;

function copy(): Promise<string> {
  return copied ??= checkout("conformance");
}
