/**
 * The applications of `examples/`: how each is checked, built and started, as its users do it.
 *
 * @module
 */

import process from "node:process";
import { runtimePath } from "../../scripts/lanes.ts";

/** A command line; what its first word is, {@link programOf} says. */
export type Command = readonly [program: string, ...args: readonly string[]];

/** Where the gateway is in an application. */
export interface Mount {
  /** What the tests call it. */
  readonly title: string;
  /** The path that its routes are below. */
  readonly path: string;
}

/** An application. */
export interface App {
  /** Its folder in `examples/`. */
  readonly id: string;
  /** Where the gateway is in it. */
  readonly mounts: readonly Mount[];
  /** What has to be done before it can be started; types are checked on the way. */
  readonly build: readonly Command[];
  /** Starts it; the port is in `PORT`. */
  readonly start: Command;
  /** Variables that it is built and started with, beside the gateway's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** What stands in for its framework, where that cannot be had: a file of `hosts/`. */
  readonly host?: string;
  /**
   * Whether it learns that a client has left only from writing to it. Deno.serve does where a request
   * came in more than one packet, as those of the SDKs do.
   */
  readonly learnsLate?: boolean;
  /** The status that its process ends with when it is told to; 0 unless it says so. */
  readonly status?: number;
  /** Whether it has to hold by itself that forms of other sites change nothing in the rest of it. */
  readonly guardsForms?: boolean;
}

const NODE: Pick<App, "build" | "start"> = {
  build: [["npx", "tsc"]],
  start: ["node", "server.ts"],
};

const DENO_RIGHTS = ["-N", "-E", "-R"];

const FRESH_ROUTE = "routes/llm/[...path].ts";

/** All of them. */
export const APPS: readonly App[] = [
  { id: "hono", mounts: [{ title: "Hono on Node", path: "/llm" }], ...NODE },
  { id: "express", mounts: [{ title: "Express", path: "/llm" }], ...NODE },
  { id: "fastify", mounts: [{ title: "Fastify", path: "/llm" }], ...NODE },
  {
    id: "next",
    mounts: [
      { title: "Next.js, a route on Node", path: "/llm" },
      { title: "Next.js, a route on the edge runtime", path: "/edge" },
    ],
    build: [["npx", "next", "build"]],
    start: [
      "node",
      "node_modules/next/dist/bin/next",
      "start",
      "--hostname",
      "127.0.0.1",
    ],
    env: { NEXT_TELEMETRY_DISABLED: "1" },
    status: 128 + 15,
  },
  {
    id: "sveltekit",
    mounts: [{ title: "SvelteKit with adapter-node", path: "/llm" }],
    build: [["npx", "vite", "build"], ["npx", "svelte-check"]],
    start: ["node", "build"],
    env: { HOST: "127.0.0.1", BODY_SIZE_LIMIT: "64M" },
    guardsForms: true,
  },
  {
    id: "bun",
    mounts: [{ title: "Bun.serve", path: "/llm" }],
    build: [["npx", "tsc"]],
    start: ["bun", "server.ts"],
  },
  {
    id: "deno",
    mounts: [{ title: "Deno.serve", path: "/llm" }],
    build: [["deno", "check", "--quiet", "server.ts"]],
    start: ["deno", "run", "--quiet", ...DENO_RIGHTS, "server.ts"],
    learnsLate: true,
  },
  {
    id: "fresh",
    mounts: [{
      title: "Fresh's route, without Fresh, which is on JSR alone",
      path: "/llm",
    }],
    build: [["deno", "check", "--quiet", FRESH_ROUTE]],
    start: [
      "deno",
      "run",
      "--quiet",
      ...DENO_RIGHTS,
      "fresh_host.ts",
      FRESH_ROUTE,
    ],
    host: "fresh_host.ts",
    learnsLate: true,
  },
];

/** The program that a command line begins with. */
export async function programOf(name: string): Promise<string> {
  switch (name) {
    case "deno":
      return process.execPath;
    case "bun":
      return await runtimePath("bun");
    case "node":
      return await runtimePath("node24");
    default:
      return name;
  }
}
